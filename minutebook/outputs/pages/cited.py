"""The page with the citations of a meeting's passages, actions and future items."""

from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.citations import citations, form_of
from minutebook.outputs.pages.book import MEETINGS, Book, Kind, shell
from minutebook.outputs.templating import Crumb

FILES = {
    "meeting.json": "all that the tables have of this meeting (JSON)",
    "akoma-ntoso.xml": "the minutes as Akoma Ntoso (XML)",
}
"""A meeting's own files for programs."""


def _page(book: Book, id_: str) -> File:
    meeting = book.archive.meetings[id_]
    address = addresses.citations(meeting.id)
    day = wording.day(meeting.date)
    title = f"Citations: {meeting.title}, {day}"
    about = f"How to cite each passage of the minutes of the {meeting.title} of {day}."
    parent = Crumb(naming.meeting_title(meeting), addresses.meeting(meeting.id))
    listed = tuple(citations(meeting, book.archive))
    return book.press.page(
        "citations",
        shell(address, title, about, MEETINGS, parent),
        meeting.file,
        meeting=meeting,
        day=day,
        form=form_of(meeting, book.archive),
        figures=addresses.figures(meeting.id) if book.archive.figures[meeting.id] else None,
        files=tuple((words, addresses.meeting_file(meeting.id, name)) for name, words in FILES.items()),
        here=addresses.meeting(meeting.id),
        citations=listed,
        # One that names somebody shows most.
        example=next((entry for entry in listed if len(entry.speakers) == 1), listed[0] if listed else None),
        address_known=book.archive.site.base_url is not None,
    )


CITATION_PAGES = Kind(lambda archive: ((addresses.citations(id_), id_) for id_ in archive.meetings), _page)
"""Pages with the citations of each meeting's passages."""

"""The page with the citations of a meeting's passages, actions and future items."""

from dataclasses import dataclass

from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.citations import Citation, citations
from minutebook.outputs.pages.book import MEETINGS, Book, Kind, shell
from minutebook.outputs.templating import Crumb

FILES = {
    "citations.bib": "citations for BibTeX",
    "citations.csl.json": "citations as CSL-JSON",
    "meeting.json": "all that the tables have of this meeting (JSON)",
    "akoma-ntoso.xml": "the minutes as Akoma Ntoso (XML)",
}
"""A meeting's own files for programs."""


@dataclass(frozen=True, slots=True)
class Cited:
    """How to cite one passage."""

    fragment: str
    name: str
    address: str
    text: str
    permanent: str
    """Its address as a citation gives it."""


def _page(book: Book, id_: str) -> File:
    meeting = book.archive.meetings[id_]
    address = addresses.citations(meeting.id)
    day = wording.day(meeting.date)
    title = f"Citations: {meeting.title}, {day}"
    about = f"How to cite each passage of the minutes of the {meeting.title} of {day}."
    parent = Crumb(naming.meeting_title(meeting), addresses.meeting(meeting.id))
    return book.press.page(
        "citations",
        shell(address, title, about, MEETINGS, parent),
        meeting.file,
        day=day,
        figures=addresses.figures(meeting.id) if book.archive.figures[meeting.id] else None,
        files=tuple((words, addresses.meeting_file(meeting.id, name)) for name, words in FILES.items()),
        citations=tuple(map(_cited, citations(meeting, book.archive))),
        address_known=book.archive.site.base_url is not None,
    )


CITATION_PAGES = Kind(lambda archive: ((addresses.citations(id_), id_) for id_ in archive.meetings), _page)
"""Pages with the citations of each meeting's passages."""


def _cited(citation: Citation) -> Cited:
    address = addresses.meeting(citation.meeting, citation.fragment)
    name = citation.part[:1].upper() + citation.part[1:]
    return Cited(citation.fragment, name, address, citation.text, citation.address)

"""The page of a meeting that is announced or was not held: its state, where and when, how to attend, its agenda."""

from dataclasses import dataclass

from markupsafe import Markup

from minutebook.model import Meeting
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.markup import with_links
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import MEETINGS, Book, Kind, shell
from minutebook.outputs.pages.views import MeetingName, Named, PaperView


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda."""

    fragment: str
    name: str
    lettered: bool
    text: Markup
    papers: tuple[PaperView, ...]
    state: tuple[str, ...]
    """That it is exempt, put off or withdrawn, a sentence each."""


@dataclass(frozen=True, slots=True)
class UnheldView:
    """Everything the template shows."""

    title: str
    date: str
    iso: str
    hours: str
    """What stands behind the day."""
    status: str
    moved_to: MeetingName | None
    reason: str | None
    series: tuple[Named, ...]
    venue: str | None
    webcast: str | None
    join: str | None
    summary: str | None
    attending: tuple[Markup, ...]
    """Paragraphs on how to attend; none where the meeting is not to be held."""
    opening: Markup
    items: tuple[AgendaItem, ...]


def _page(book: Book, id_: str) -> File:
    meeting = book.archive.unheld[id_]
    title = f"{naming.meeting_title(meeting)} ({meeting.status})"
    about = shell(addresses.meeting(id_), title, naming.unheld_words(meeting), MEETINGS)
    return book.press.page("unheld", about, meeting.file, meeting=_view(meeting, book))


UNHELD_PAGES = Kind(lambda archive: ((addresses.meeting(id_), id_) for id_ in archive.unheld), _page)
"""The page of each; once its minutes are published, they stand at the same address."""


def _view(meeting: Meeting, book: Book) -> UnheldView:
    archive = book.archive
    writer = book.writer(addresses.meeting(meeting.id))
    return UnheldView(
        title=meeting.title,
        date=wording.weekday(meeting.date),
        iso=meeting.date.isoformat(),
        hours=naming.hours(meeting),
        status=meeting.status,
        moved_to=views.meeting_name(meeting.moved_to, archive) if meeting.moved_to else None,
        reason=meeting.reason,
        series=views.series_links(meeting, archive),
        venue=meeting.venue,
        webcast=meeting.webcast,
        join=meeting.join if meeting.status == "announced" else None,
        summary=meeting.summary,
        attending=with_links(naming.how_to_attend(meeting, archive)),
        opening=writer.blocks(meeting.opening),
        items=tuple(
            AgendaItem(
                addresses.item_fragment(item.key),
                naming.item_name(item),
                item.within is not None,
                writer.blocks(item.blocks),
                tuple(views.paper_view(paper, archive) for paper in item.papers),
                naming.item_state(item, archive, meeting),
            )
            for item in meeting.items
        ),
    )

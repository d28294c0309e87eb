"""The home page and the list of meetings by year."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from minutebook.model import Archive, Meeting
from minutebook.outputs import File, addresses, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ALL_NEW, Book, shell
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, MeetingName, Named


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting in a list."""

    name: MeetingName
    counts: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Year:
    """A year's meetings, newest first."""

    year: int
    meetings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page answers: what this is, what was promised, when the next meeting is."""

    latest: Entry | None
    announced: tuple[AnnouncedView, ...]
    open_count: str
    closed_count: str
    actions: tuple[ActionCard, ...]
    """The open actions that the latest meeting raised."""
    themes: tuple[Named, ...]
    as_at: str


def home_page(book: Book) -> Iterator[File]:
    """Make the home page."""
    archive = book.archive
    about = archive.site.description or f"Minutes of the {archive.site.body}."
    about_shell = shell(addresses.HOME, archive.site.title, about, feeds=(ALL_NEW,))
    yield book.press.page("home", about_shell, "site.yaml", home=_home(archive))


def meetings_page(book: Book) -> Iterator[File]:
    """Make the list of meetings by year, newest first."""
    archive = book.archive
    years = tuple(
        Year(year, tuple(_entry(meeting, archive) for meeting in meetings))
        for year, meetings in groupby(archive.newest_first, key=lambda meeting: meeting.date.year)
    )
    about = shell(
        addresses.MEETINGS,
        "Meetings",
        f"Every meeting of the {archive.site.body} published here, by year.",
        feeds=(ALL_NEW,),
    )
    yield book.press.page("meetings", about, "meetings/", years=years, announced_meetings=_announced(archive))


def _home(archive: Archive) -> HomeView:
    open_actions = [history for history in archive.actions.values() if history.is_open]
    latest = archive.latest
    raised = [history for history in open_actions if latest and history.action.meeting == latest.id]
    return HomeView(
        latest=_entry(latest, archive) if latest else None,
        # Later than the latest minutes: an earlier one may have been moved, and stands in the list of meetings.
        announced=tuple(entry for entry in _announced(archive) if latest and entry.iso > latest.date.isoformat()),
        open_count=wording.count(len(open_actions), "action"),
        closed_count=wording.count(len(archive.actions) - len(open_actions), "action"),
        actions=tuple(views.action_card(history, archive) for history in raised),
        themes=tuple(
            Named(archive.registers.themes[id_].name, addresses.theme(id_))
            for id_, record in archive.themes.items()
            if record.items
        ),
        as_at=views.as_at(archive),
    )


def _entry(meeting: Meeting, archive: Archive) -> Entry:
    return Entry(views.meeting_name(meeting.id, archive), views.counts(meeting), meeting.minutes == "draft")


def _announced(archive: Archive) -> tuple[AnnouncedView, ...]:
    return tuple(views.announced_view(entry.next, entry.by, archive) for entry in archive.announced)

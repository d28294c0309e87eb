"""The home page, and the list of meetings by year."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from minutebook.model import Archive, Meeting, Order, Series
from minutebook.outputs import File, addresses, linkeddata, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ALL_NEW, MEETINGS, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, parted, places, titled
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, MeetingName, Named, Share


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting in a list."""

    name: MeetingName
    counts: str
    about: str
    """Some of what it dealt with: the themes of its items, or the titles of those without one."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year's meetings, newest first."""

    year: int
    meetings: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Meetings:
    """A list of meetings, or what of it stands on one page."""

    years: tuple[Year, ...]
    alike: bool
    """Whether all on the page have one title, so that the day alone tells which is which."""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page answers: what this is, what was promised, when the next meeting is."""

    latest: tuple[Entry, ...]
    """One where the site has one series; of several series, the latest of all."""
    announced: tuple[AnnouncedView, ...]
    series: tuple[Named, ...]
    """Those that meet; none where the site has one."""
    counts: str
    """How many actions there are."""
    shares: tuple[Share, ...]
    """What became of them."""
    actions: tuple[ActionCard, ...]
    """Some that are not finished, those of the latest meetings first."""
    more: int
    """How many more there are."""
    later: bool
    """Whether a meeting has been held since some were raised, so that there is something to say of them."""
    themes: tuple[Named, ...]
    as_at: str


NAMED = 6
"""Themes or items that the list of meetings names of each."""
DESCRIBED = 50
"""Meetings, from the latest, that the list of them describes for machines; the open data describes all."""
LATEST_ON_HOME = 5
"""Meetings that the home page of several series lists, held and announced."""
ON_HOME = 12
"""Actions that the home page lists."""


def home_page(book: Book) -> Iterator[File]:
    """Make the home page."""
    archive = book.archive
    about = archive.site.description or f"Minutes of the {archive.site.body}."
    about_shell = shell(addresses.HOME, archive.site.title, about, feeds=(ALL_NEW,))
    yield book.press.page("home", about_shell, "site.yaml", home=_home(archive))


def _meetings_page(book: Book, shown: Part) -> File:
    archive, label = book.archive, shown.label
    described = () if label else archive.meetings.newest_first[:DESCRIBED]
    title, up = titled(MEETINGS, shown)
    about = shell(
        shown.address,
        title,
        f"Every meeting of the {archive.site.body} published here, by year.",
        *up,
        things=tuple(partial(linkeddata.event, meeting, archive) for meeting in described),
        feeds=(ALL_NEW,),
    )
    return book.press.page(
        "meetings",
        about,
        "meetings/",
        meetings=meetings_in(shown, archive),
        parts=shown.links,
        announced_meetings=() if label else announced_in(archive),
        withdrawn=() if label else tuple(views.meeting_name(id_, archive) for id_ in [*archive.withdrawn][::-1]),
        figures=not label and any(archive.figures.values()),
    )


MEETINGS_PAGES = Kind(
    lambda archive: places(parted(addresses.MEETINGS, in_their_place(archive))),
    _meetings_page,
)
"""The list of meetings by year, newest first."""


def _home(archive: Archive) -> HomeView:
    several = len(archive.registers.series) > 1
    shown = LATEST_ON_HOME if several else 1
    # The latest meeting first, and the actions of one meeting in its own order: sorting keeps the order of equals.
    unfinished = sorted(
        (history for history in archive.actions.values() if history.is_open),
        key=lambda history: archive.meetings.moment(history.action.meeting),
        reverse=True,
    )
    return HomeView(
        latest=tuple(entry_of(meeting, archive) for meeting in archive.meetings.newest_first[:shown]),
        announced=announced_later(archive)[: shown if several else None],
        series=tuple(
            Named(series.name, addresses.series(series.id))
            for series in archive.registers.series.values()
            if several and not has_ended(series, archive)
        ),
        counts=wording.count(len(archive.actions), "action"),
        shares=views.shares(list(archive.actions.values())),
        actions=tuple(views.action_card(history, archive) for history in unfinished[:ON_HOME]),
        more=max(0, len(unfinished) - ON_HOME),
        later=len(archive.meetings) > 1,
        themes=tuple(
            Named(archive.registers.themes[id_].name, addresses.theme(id_))
            for id_, record in archive.themes.items()
            if record.items
        ),
        as_at=views.as_at(archive),
    )


def has_ended(series: Series, archive: Archive) -> bool:
    """Tell whether the day on which a series ends has come: no clock is read, and the latest minutes tell the day."""
    latest = archive.meetings.latest
    return bool(series.ended and latest and series.ended <= latest.date)


def entry_of(meeting: Meeting, archive: Archive) -> Entry:
    """Make a meeting's entry in a list."""
    return Entry(views.meeting_name(meeting.id, archive), views.counts(meeting), _about(meeting, archive))


def _about(meeting: Meeting, archive: Archive) -> str:
    """Name some of what a meeting dealt with: no announcement, and nothing that was put off."""
    themes = archive.registers.themes
    items = [item for item in meeting.items if item.is_examined and meeting.status == "held"]
    found = list(dict.fromkeys(themes[id_].name for item in items for id_ in item.themes))
    # Where officers name no themes, the headings of the minutes say it; those without words under them say little.
    found = found or [item.title for item in items if item.blocks]
    more = f", and {len(found) - NAMED} more" if len(found) > NAMED else ""
    return f"{', '.join(found[:NAMED])}{more}"


def meetings_in(shown: Part, archive: Archive, series: tuple[str, ...] = ()) -> Meetings:
    """List by years, newest first, the meetings that stand on one page."""
    if shown.meetings is None:
        listed = in_their_place(archive, series)
    else:
        listed = Order(archive.meetings.get(id_) or archive.unheld[id_] for id_ in sorted(shown.meetings))
    years = tuple(
        Year(year, tuple(entry_of(meeting, archive) for meeting in meetings))
        for year, meetings in groupby(listed.newest_first, key=lambda meeting: meeting.date.year)
    )
    alike = len(listed) > 1 and len({meeting.title for meeting in listed.values()}) == 1
    return Meetings(years, alike)


def announced_later(archive: Archive, series: tuple[str, ...] = ()) -> tuple[AnnouncedView, ...]:
    """List the meetings announced for a day after the latest minutes, of some series or of all.

    One for an earlier day may have been moved, and stands in the list of meetings.
    """
    latest = archive.meetings.latest
    off = (meeting for meeting in archive.unheld.along(series).values() if meeting.status in ("cancelled", "moved"))
    found = (*announced_in(archive, series), *(views.announced_page(meeting, archive) for meeting in off))
    # What was cancelled or moved is told too, as whoever comes to look for it expects it.
    later = [
        entry for entry in found if entry.is_next and (series or not latest or entry.iso > latest.date.isoformat())
    ]
    return tuple(sorted(later, key=lambda entry: entry.iso))


def announced_in(archive: Archive, series: tuple[str, ...] = ()) -> tuple[AnnouncedView, ...]:
    """List what is announced, by day: meetings that have a page already, and those that minutes give a day for."""
    listed = [
        views.announced_view(entry.next, entry.by, archive)
        for entry in archive.announced
        if entry.by in archive.meetings.along(series)
    ]
    listed += [
        views.announced_page(meeting, archive)
        for meeting in archive.unheld.along(series).values()
        if meeting.status == "announced"
    ]
    return tuple(sorted(listed, key=lambda entry: entry.iso))


def in_their_place(archive: Archive, series: tuple[str, ...] = ()) -> Order:
    """Give the meetings held, with those that were not held in their place among them."""
    others = archive.unheld.along(series).values()
    held = archive.meetings.along(series).values()
    return Order((*held, *(meeting for meeting in others if meeting.status != "announced")))

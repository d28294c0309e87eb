"""The list of themes, and the page of each: what the record holds on it, newest first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from minutebook.model import (
    Archive,
    Heartbeat,
    Item,
    Meeting,
    Order,
    Theme,
    ThemeRecord,
    meeting_of,
    passages_in,
    words_in,
)
from minutebook.outputs import File, addresses, linkeddata, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import THEMES, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, Shown, parted, shown_of
from minutebook.outputs.pages.views import MeetingName, Named, PaperView
from minutebook.outputs.templating import Crumb


@dataclass(frozen=True, slots=True)
class Beat:
    """One meeting in the picture of the theme's heartbeat."""

    x: int
    kind: str
    """`examined`, `announced` or `silent`."""


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme in the list."""

    name: str
    address: str
    description: str
    counts: str
    beats: tuple[Beat, ...]
    """Those of the latest meetings."""
    width: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one meeting did on one theme."""

    day: str
    words: str
    """Empty where it did nothing."""
    radius: float
    """Of the dot beside the words; 0 for none."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A theme and what each meeting of the table did on it."""

    theme: Named
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Themes across the latest meetings."""

    about: str
    meetings: tuple[Named, ...]
    """The latest first."""
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """An item or announcement on the theme."""

    item: Named
    kind: str
    meeting: MeetingName
    excerpt: str


@dataclass(frozen=True, slots=True)
class Future:
    """A future item on the theme, and what became of it."""

    title: str
    meeting: MeetingName
    address: str
    fate: str
    item: Named | None


@dataclass(frozen=True, slots=True)
class Reported:
    """A report put before an item on the theme."""

    paper: PaperView
    meeting: MeetingName


@dataclass(frozen=True, slots=True)
class HeartbeatView:
    """When the meetings of one series examined a theme."""

    series: Named | None
    """None where the site has one."""
    last: MeetingName | None
    """The latest meeting with an item on it."""
    since: str
    """How many meetings have been held since."""
    gaps: tuple[str, ...]
    """The latest."""
    older_gaps: int
    beats: tuple[Beat, ...]
    width: int
    """Of the picture, in its own units."""
    words: str
    """What the picture shows, in words."""


@dataclass(frozen=True, slots=True)
class ThemeView:
    """Everything the template shows."""

    name: str
    description: str
    examined: tuple[Examined, ...]
    actions: Shown
    future_items: tuple[Future, ...]
    papers: tuple[Reported, ...]
    heartbeats: tuple[HeartbeatView, ...]
    """One for each series with an item on it; one where the site has one series, or where none had an item."""
    counted: str
    as_at: str


ACROSS = 6
"""Meetings in the table of themes: what fits a screen."""
BEATS_IN_LIST = 24
"""Meetings in the small picture beside each theme of the list."""
BEATS_ON_PAGE = 60
"""Meetings in the picture on a theme's own page."""
GAPS = 3
"""Gaps that it names."""
BEAT = 16
"""The room that one meeting has in the picture of a heartbeat."""
SHORTEST_WORD = 4
"""Letters. Shorter words ("and", "of") tell nothing about a theme."""

_KINDS = {"item": "Item", "sub-item": "Item", "announcement": "Announcement"}


def themes_page(book: Book) -> Iterator[File]:
    """Make the list of themes."""
    archive = book.archive
    entries = tuple(
        ThemeEntry(theme.name, addresses.theme(id_), theme.description, _counts(record, archive), beats, width)
        for id_, record in archive.themes.items()
        for theme in (archive.registers.themes[id_],)
        for beats, width in (_beats(record, tuple(_held(record, archive))[-BEATS_IN_LIST:]),)
    )
    shown = min(len(archive.meetings), BEATS_IN_LIST)
    beats = f"each of the latest {shown} meetings" if shown > 1 else "the one meeting" if shown else ""
    if len(archive.registers.series) > 1:
        beats = "each of the latest meetings of the series that had an item on it"
    about = shell(addresses.THEMES, "Themes", f"Subjects that the {archive.site.body} has examined or announced.")
    yield book.press.page("themes", about, "themes.yaml", themes=entries, beats=beats, across=_across(archive))


LISTED = 60
"""Items, actions and future items on a page of a theme: each fills a third of a phone's screen."""


def _parts_of(id_: str, record: ThemeRecord) -> tuple[Part, ...]:
    """Part what a theme's page lists."""
    return parted(
        addresses.theme(id_),
        (
            *(meeting for meeting, _ in (*record.items, *record.future_items)),
            *(meeting_of(reference) for reference in record.actions),
        ),
        LISTED,
    )


def _page(book: Book, place: tuple[str, Part]) -> File:
    id_, shown = place
    label, record = shown.label, book.archive.themes[id_]
    theme = book.archive.registers.themes[id_]
    counted = shown.name if label else _counts(record, book.archive)
    about = f"{theme.name}: {counted}. {theme.description}"
    feed = Crumb(f"{theme.name}: what is new", addresses.theme_feed(id_))
    thing = partial(linkeddata.theme, theme)
    up = (Crumb(theme.name, addresses.theme(id_)),) if label else ()
    title = f"Theme: {theme.name}{f', {shown.name}' if label else ''}"
    about_shell = shell(shown.address, title, about, THEMES, *up, things=(thing,), feeds=(feed,))
    return book.press.page(
        "theme",
        about_shell,
        "themes.yaml",
        feed=feed.address,
        theme=_view(id_, record, shown, book.archive),
        parts=shown.links,
    )


THEME_PAGES = Kind(
    lambda archive: (
        (part.address, (id_, part)) for id_, record in archive.themes.items() for part in _parts_of(id_, record)
    ),
    _page,
)
"""The page of each theme."""


def _view(id_: str, record: ThemeRecord, shown: Part, archive: Archive) -> ThemeView:
    theme = archive.registers.themes[id_]
    # The page of a year counts nothing of the whole.
    every = () if shown.label else tuple(archive.actions[reference] for reference in record.actions)
    items = tuple((meeting, key) for meeting, key in record.items if shown.has(meeting))
    return ThemeView(
        name=theme.name,
        description=theme.description,
        examined=tuple(_examined(meeting, key, id_, archive) for meeting, key in items),
        actions=shown_of(record.actions, shown, archive),
        future_items=tuple(
            _future(meeting, title, archive) for meeting, title in record.future_items if shown.has(meeting)
        ),
        papers=tuple(_papers(items, archive)),
        heartbeats=()
        if shown.label
        else tuple(_heartbeat(record, beat, archive) for beat in record.heartbeats or (Heartbeat((), (), ()),)),
        counted=f"{wording.count(len(every), 'action')} recorded under its items"
        + (f", {sum(history.is_open for history in every)} not finished" if every else ""),
        as_at=views.as_at(archive),
    )


def _papers(items: tuple[tuple[str, str], ...], archive: Archive) -> Iterator[Reported]:
    for meeting, key in items:
        item = archive.meetings[meeting].item(key)
        for paper in item.papers if item else ():
            yield Reported(views.paper_view(paper, archive), views.meeting_name(meeting, archive))


def _held(record: ThemeRecord, archive: Archive) -> Order:
    """Give the meetings of the series that had an item on a theme; all where none had."""
    return archive.meetings.along(tuple(id_ for beat in record.heartbeats for id_ in beat.series))


def _heartbeat(record: ThemeRecord, beat: Heartbeat, archive: Archive) -> HeartbeatView:
    held = archive.meetings.along(beat.series)
    beats, width = _beats(record, tuple(held)[-BEATS_ON_PAGE:])
    names = naming.series_names(beat.series, archive)
    gaps = tuple(_gaps(beat, archive))
    return HeartbeatView(
        series=Named(names[0], addresses.series(beat.series[0])) if names else None,
        last=views.meeting_name(beat.examined[-1], archive) if beat.examined else None,
        since=_since(beat, archive),
        gaps=gaps[-GAPS:],
        older_gaps=max(0, len(gaps) - GAPS),
        beats=beats,
        width=width,
        words=_beats_words(record, beat, held, archive),
    )


def _since(beat: Heartbeat, archive: Archive) -> str:
    of_series = naming.of_series(beat.series, archive)
    if not beat.gaps[-1:] or not beat.gaps[-1]:
        return f"It is the latest meeting{of_series} published here"
    return f"{wording.count(beat.gaps[-1], 'meeting')}{of_series} published since without an item on it"


def _gaps(beat: Heartbeat, archive: Archive) -> Iterator[str]:
    """Say how many meetings had no item on the theme between two that had."""
    for (before, after), silent in zip(pairwise(beat.examined), beat.gaps, strict=False):
        if silent:
            between = f"{naming.meeting_day(before, archive)} and {naming.meeting_day(after, archive)}"
            yield f"{wording.count(silent, 'meeting')} between {between}"


def _beats(record: ThemeRecord, meetings: tuple[str, ...]) -> tuple[tuple[Beat, ...], int]:
    """Draw a mark for each of some meetings; gives the width of the picture too."""
    named = {meeting for meeting, _ in record.items}
    kinds = ("examined" if id_ in record.examined else "announced" if id_ in named else "silent" for id_ in meetings)
    beats = tuple(Beat(number * BEAT + BEAT // 2, kind) for number, kind in enumerate(kinds))
    return beats, BEAT * len(meetings)


def _across(archive: Archive) -> ThemeTable:
    """Lay themes out against the latest meetings; a theme that none of them dealt with has no row."""
    latest = archive.meetings.newest_first[:ACROSS]
    held = len(archive.meetings)
    themes = archive.registers.themes
    rows = (
        TableRow(
            Named(themes[id_].name, addresses.theme(id_)), tuple(_cell(id_, record, entry, archive) for entry in latest)
        )
        for id_, record in archive.themes.items()
    )
    return ThemeTable(
        about=f"The latest {len(latest)} of {held} meetings."
        if held > len(latest)
        else "Every meeting published here.",
        meetings=tuple(Named(naming.meeting_day(entry.id, archive), addresses.meeting(entry.id)) for entry in latest),
        rows=tuple(row for row in rows if any(cell.words for cell in row.cells)),
    )


def _cell(theme: str, record: ThemeRecord, meeting: Meeting, archive: Archive) -> Cell:
    keys = [key for id_, key in record.items if id_ == meeting.id]
    day = naming.meeting_day(meeting.id, archive)
    if not keys:
        return Cell(day, "", 0)
    dealt_with = _dealt_with([meeting.kind_of(key) for key in keys])
    items = dealt_with[0].removeprefix("1 ").capitalize() if len(dealt_with) == 1 else ", ".join(dealt_with)
    if meeting.id not in record.examined:
        return Cell(day, items, 0)
    number = sum(theme in archive.actions[action.reference].themes for action in meeting.actions)
    words = f"{items}, {wording.count(number, 'action')}" if number else items
    return Cell(day, words, round(min(8, 2 + 1.5 * number**0.5), 1))


def _beats_words(record: ThemeRecord, beat: Heartbeat, held: Order, archive: Archive) -> str:
    examined, of_series = len(beat.examined), naming.of_series(beat.series, archive)
    announced = len({meeting for meeting, _ in record.items if meeting in held} - set(beat.examined))
    if len(held) == 1:
        words = f"{'An' if examined else 'No'} item at the one meeting{of_series} published here"
    else:
        words = f"An item at {examined or 'none'} of the {len(held)} meetings{of_series} published here"
    return f"{words}; only among the announcements at {announced}" if announced else words


def _examined(meeting_id: str, key: str, theme: str, archive: Archive) -> Examined:
    meeting = archive.meetings[meeting_id]
    item = next(item for item in meeting.items if item.key == key)
    return Examined(
        item=Named(naming.item_name(item), addresses.item(meeting_id, item)),
        kind=_KINDS[item.kind],
        meeting=views.meeting_name(meeting_id, archive),
        excerpt=_excerpt(item, archive.registers.themes[theme]),
    )


def _excerpt(item: Item, theme: Theme) -> str:
    """Quote the passage with the most words of the theme's name: an item of several themes may begin with another."""
    sought = [word for word in re.findall(r"\w+", theme.name.casefold()) if len(word) >= SHORTEST_WORD]
    texts = [words_in(passage) for passage in passages_in(item.blocks)]
    named = [sum(word in text.casefold() for word in sought) for text in texts]
    if not any(named):
        # Where the title alone names the theme, the item begins with it.
        title = item.title.casefold()
        return wording.excerpt(texts[0]) if texts and any(word in title for word in sought) else ""
    return wording.excerpt(texts[named.index(max(named))])


def _future(meeting_id: str, title: str, archive: Archive) -> Future:
    promised = next(entry for entry in archive.forward_plan[meeting_id] if entry.title == title)
    found = promised.item
    return Future(
        title=naming.future_words(promised),
        meeting=views.meeting_name(meeting_id, archive),
        address=addresses.meeting(meeting_id, addresses.FUTURE_ITEMS),
        fate=naming.fate(promised, archive),
        item=views.item_link(archive.meetings[found[0]], found[1]) if found else None,
    )


def _counts(record: ThemeRecord, archive: Archive) -> str:
    parts = _dealt_with([archive.meetings[meeting].kind_of(key) for meeting, key in record.items])
    parts += [wording.count(len(record.future_items), "future item")] if record.future_items else []
    return ", ".join(parts) or "not yet in the published minutes"


def _dealt_with(kinds: list[str | None]) -> list[str]:
    """Count items and announcements, given the kind of each: an announcement is never called an item."""
    announcements = kinds.count("announcement")
    counted = ((len(kinds) - announcements, "item"), (announcements, "announcement"))
    return [wording.count(number, noun) for number, noun in counted if number]

"""The model: what a public body's meetings are made of. Frozen, typed, and tied together by ids, not by references."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from minutebook.problems import Place

# ---- Words ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words, exactly as minuted."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set apart in italic, or in bold where `strong`."""

    runs: "tuple[Run, ...]"
    strong: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead outside the site, or to a telephone or mail program."""

    runs: "tuple[Run, ...]"
    address: str


@dataclass(frozen=True, slots=True)
class SiteLink:
    """Words that lead to a meeting or page of this site, or to a place in the same text where `target` is None."""

    runs: "tuple[Run, ...]"
    target: str | None
    """A folder of the content and the id of what lies there: `meetings/2023-10-23`, `pages/about`."""
    fragment: str
    """Without the #; empty for the target as a whole."""
    place: Place


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A break that the writer asked for."""


Run = Words | Emphasis | Link | SiteLink | LineBreak
Runs = tuple[Run, ...]


# ---- Text: what stands under a heading -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or list entry: the smallest thing with an address."""

    number: int
    """Counted from 1 under its heading, in the order of reading."""
    line: int
    """Its first line in the content file."""
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one passage, since its cells only speak together."""

    number: int
    line: int
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    blocks: "tuple[Block, ...]"
    ordinal: int | None
    """The number as written, which a numbered list keeps; None under a bullet."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with bullets or numbers."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text set apart as a quotation."""

    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across the text."""


Block = Passage | Table | Listing | Quotation | Divider
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, marks left out."""

    level: int
    text: str
    line: int
    linked: bool = False
    """Whether it was written with a link in it, which headings do not show."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; no heading for what stands before the first."""

    heading: Heading | None
    blocks: Blocks


def passages_in(blocks: Blocks) -> Iterator[Passage | Table]:
    """Walk the passages of a text in the order of reading."""
    for block in blocks:
        match block:
            case Passage() | Table():
                yield block
            case Listing(entries=entries):
                for entry in entries:
                    yield from passages_in(entry.blocks)
            case Quotation(blocks=inner):
                yield from passages_in(inner)
            case Divider():
                pass


def words_in(part: Passage | Table | Runs) -> str:
    """Give the plain words of a passage or of runs, for search, excerpts and checks."""
    match part:
        case Passage(runs=runs):
            return words_in(runs)
        case Table(head=head, rows=rows):
            return "\n".join(" | ".join(words_in(cell) for cell in row) for row in (head, *rows))
        case _:
            return "".join(_words_of(run) for run in part)


def runs_in(part: Passage | Table) -> Iterator[Runs]:
    """Give the separate stretches of words of a passage: one for a paragraph, one a cell for a table."""
    if isinstance(part, Passage):
        yield part.runs
        return
    for row in (part.head, *part.rows):
        yield from row


def site_links_in(runs: Runs) -> Iterator[SiteLink]:
    """Find the links into this site, however deep they stand."""
    for run in runs:
        match run:
            case SiteLink():
                yield run
            case Emphasis(runs=inner) | Link(runs=inner):
                yield from site_links_in(inner)
            case Words() | LineBreak():
                pass


def _words_of(run: Run) -> str:
    match run:
        case Words(text=text):
            return text
        case LineBreak():
            return "\n"
        case Emphasis(runs=runs) | Link(runs=runs) | SiteLink(runs=runs):
            return words_in(runs)


# ---- Registers: what the facts of meetings refer to ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Site:
    """Facts about the site and the body whose meetings it publishes."""

    title: str
    body: str
    short_name: str | None
    description: str | None
    base_url: str | None
    """Where the site is published, with a slash at the end; None while that is not known."""
    contact: str | None
    licence: str | None
    language: str
    timezone: str
    reference_prefix: str | None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that attends or owns actions."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends. Only a public role (elected office, chief officer) earns a page of their own."""

    id: str
    name: str
    public_role: bool
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that items of several meetings have in common."""

    id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A district, ward or area that the minutes name."""

    id: str
    name: str
    kind: str
    part_of: str | None
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A short form and its words."""

    short: str
    """As the minutes write it, capitals and all."""
    words: str
    meaning: str | None
    also: tuple[str, ...]
    """Other forms of the same term, such as a plural."""


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers, by id."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    themes: Mapping[str, Theme]
    places: Mapping[str, LocalPlace]
    terms: Mapping[str, Term]


# ---- A meeting -----------------------------------------------------------------------------------------------

Hours = tuple[time, time]
"""When something begins and ends, in the site's time zone."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person in an attendance list, with the role as minuted there."""

    name: str
    role: str | None
    organisation: str | None
    """An organisation's id."""
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there."""

    present: tuple[Attendee, ...]
    also_present: tuple[Attendee, ...]
    apologies: tuple[Attendee, ...] | None
    """Empty when the minutes say that there were none, None when they say nothing."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document put before the meeting. With neither url nor file its address is missing."""

    title: str
    url: str | None
    file: str | None
    """Its name under content/papers/."""


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered item of the agenda, or a lettered sub-item of one."""

    key: str
    """`4`, or `3a` for a sub-item."""
    title: str
    kind: str
    """`item`, `sub-item`, or `announcement` for a sub-item of an item of announcements."""
    line: int
    blocks: Blocks
    themes: tuple[str, ...]
    papers: tuple[Paper, ...]
    holds: str | None
    """`future-items` or `next-meeting` where that list stands under this heading."""

    @property
    def number(self) -> str:
        """The item's number without the letter."""
        return self.key.rstrip("abcdefghijklmnopqrstuvwxyz")

    @property
    def letter(self) -> str:
        """The sub-item's letter, empty for an item."""
        return self.key.removeprefix(self.number)


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody was to do, in the words of the meeting that raised it."""

    meeting: str
    id: str
    item: str | None
    text: str
    owners: tuple[str, ...]
    """Ids of organisations or people; empty when no owner was minuted."""
    due: date | None

    @property
    def reference(self) -> str:
        """Its permanent name, for instance `2024-02-27/A1`."""
        return f"{self.meeting}/{self.id}"


@dataclass(frozen=True, slots=True)
class Update:
    """What a later meeting said about an action."""

    meeting: str
    """The meeting that said it."""
    action: str
    """The action's reference."""
    status: str | None
    """The state it gave the action; None for a mention that changes nothing."""
    item: str | None
    note: str | None
    text: str | None
    """The action's wording, given only where the meeting that raised it is not published here."""
    evidence: tuple[Paper, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A meeting's word that the notes of an earlier one are a correct record."""

    meeting: str
    """The meeting whose notes were accepted."""
    item: str | None
    amendments: tuple[str, ...] | None
    place: Place


@dataclass(frozen=True, slots=True)
class FutureItem:
    """Something that a meeting expects a later one to take up."""

    title: str
    kind: str
    """`item` or `exception-paper`."""
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A meeting's word that it took up an earlier meeting's future item."""

    meeting: str
    title: str
    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When a meeting announced the next one for."""

    date: date
    hours: Hours | None
    venue: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of the published words, declared by the officers who made it."""

    id: str
    date: date
    item: str | None
    kind: str
    was: str | None
    now: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Alias:
    """An old address that must keep working."""

    address: str
    place: Place


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting and its minutes."""

    id: str
    """Its file's name without the ending: the date, and a suffix where two fall on one day."""
    title: str
    date: date
    hours: Hours | None
    venue: str | None
    webcast: str | None
    minutes: str | None
    """`draft` or `final`; None where the file does not say."""
    chair: str | None
    summary: str | None
    attendance: Attendance | None
    accepts: tuple[Acceptance, ...]
    opening: Blocks
    """What stands before the first item."""
    items: tuple[Item, ...]
    """Items and sub-items in the order of the minutes."""
    actions: tuple[Action, ...]
    updates: tuple[Update, ...]
    future_items: tuple[FutureItem, ...]
    takes_up: tuple[TakenUp, ...]
    next_meeting: NextMeeting | None
    corrections: tuple[Correction, ...]
    aliases: tuple[Alias, ...]
    file: str

    def kind_of(self, key: str) -> str:
        """Tell what kind of item has a key that this meeting has."""
        return next(item.kind for item in self.items if item.key == key)

    def item(self, key: str | None) -> Item | None:
        """Find an item by its key."""
        return next((item for item in self.items if item.key == key), None)


def day_of(meeting: str) -> date:
    """Read the day from a meeting's id, which begins with it, whether or not the meeting is published here."""
    return date.fromisoformat(meeting[:10])


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the site hosts itself, under content/papers/."""

    name: str
    """Its path below content/papers/, with forward slashes."""
    file: str
    """Its path as the officer would type it."""
    path: Path
    size: int
    """Bytes."""
    head: bytes
    """Its first bytes, which tell its type."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site's own words, such as About."""

    id: str
    title: str
    sections: tuple[Section, ...]
    file: str


# ---- The archive: everything, related ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ActionHistory:
    """An action and what became of it, as at the latest published meeting."""

    action: Action
    published: bool
    """Whether the meeting that raised it is published here."""
    updates: tuple[Update, ...]
    """In the order of the meetings."""
    status: str
    """`open`, `in-progress`, `complete`, `transferred`, `withdrawn` or `reopened`."""
    last_mentioned: str
    """The meeting that last spoke of it, or raised it."""
    meetings_silent: int
    """Published meetings since then."""
    overdue: bool
    """Open, and a minuted due date lies before the latest published meeting."""
    themes: tuple[str, ...]
    """Those of the item that raised it."""

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN_STATES


OPEN_STATES = ("open", "in-progress", "reopened")


@dataclass(frozen=True, slots=True)
class Accepted:
    """By which meeting, and under which item, a meeting's notes were accepted."""

    by: str
    item: str | None
    amendments: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Announced:
    """A meeting that was announced and has no minutes here."""

    by: str
    """The meeting that announced it."""
    next: NextMeeting


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """Everything the record holds on one theme, newest meeting first."""

    items: tuple[tuple[str, str], ...]
    """Meeting and item key."""
    actions: tuple[str, ...]
    """References."""
    future_items: tuple[tuple[str, str], ...]
    """Meeting and title."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole record."""

    site: Site
    registers: Registers
    meetings: Mapping[str, Meeting]
    """In the order in which they were held."""
    actions: Mapping[str, ActionHistory]
    """By reference, in the order in which they were raised."""
    accepted: Mapping[str, Accepted]
    """By the meeting whose notes were accepted."""
    announced: tuple[Announced, ...]
    themes: Mapping[str, ThemeRecord]
    pages: Mapping[str, Page]
    documents: Mapping[str, Document]
    """By name; only those that a meeting lists."""

    @property
    def latest(self) -> Meeting | None:
        """The latest published meeting: every derived state is as at this one."""
        return next(iter(self.newest_first), None)

    @property
    def newest_first(self) -> tuple[Meeting, ...]:
        """The published meetings, from the latest."""
        return tuple(self.meetings.values())[::-1]

    def neighbours(self, meeting: str) -> tuple[Meeting | None, Meeting | None]:
        """Give the published meetings before and after one."""
        order = list(self.meetings)
        at = order.index(meeting)
        before = self.meetings[order[at - 1]] if at else None
        after = self.meetings[order[at + 1]] if at + 1 < len(order) else None
        return before, after

"""Minutes: what the page of a meeting shows, as small objects for its template."""

from dataclasses import dataclass

from markupsafe import Markup

from minutebook.model import Term
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, MeetingName, Named, Note, PaperView, State


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the attendance list."""

    name: str
    role: str
    """Role and organisation, as minuted."""
    how: str
    """For whom they came, and for how much of the meeting; mostly empty."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the attendance list."""

    heading: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """An action in its place, the short forms of its words linked."""

    card: ActionCard
    text: Markup
    owners: tuple[str, ...]
    """By their short names, where they have one."""
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Update:
    """What the meeting said about an earlier action."""

    action: Named
    state: State | None
    note: str | None
    evidence: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class Future:
    """A future item as the meeting listed it."""

    fragment: str
    words: str
    themes: tuple[Named, ...]
    fate: str
    item: Named | None
    """That took it up, or may have."""


@dataclass(frozen=True, slots=True)
class TookUp:
    """An earlier meeting's future item that an item took up, or may have."""

    words: str
    declared: bool
    listed: MeetingName


@dataclass(frozen=True, slots=True)
class Due:
    """An action that the meeting was due to hear about."""

    action: Named
    mentioned: bool


@dataclass(frozen=True, slots=True)
class VoteView:
    """How many voted one way, who, where the minutes say, and where that stands in the picture (per cent)."""

    way: str
    count: int
    names: str
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision in its place."""

    id: str
    reference: str
    fragment: str
    address: str
    text: str
    moved: str
    outcome: str
    votes: tuple[VoteView, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with everything that stands under its heading."""

    fragment: str
    number: str
    """As in its heading: `4.` or `a)`."""
    title: str
    text: Markup
    themes: tuple[Named, ...]
    papers: tuple[PaperView, ...]
    updates: tuple[Update, ...]
    decisions: tuple[DecisionView, ...]
    declarations: tuple[str, ...]
    state: tuple[str, ...]
    """How it was dealt with, a sentence each."""
    recording: Named | None
    """Where it begins in the recording."""
    actions: tuple[MeetingAction, ...]
    future_items: tuple[Future, ...]
    took_up: tuple[TookUp, ...]
    next_meeting: AnnouncedView | None
    notes: tuple[Note, ...]
    """Corrections of the item whose place in it cannot be told."""
    children: "tuple[ItemView, ...]"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted these notes, or which notes this meeting accepted."""

    meeting: MeetingName
    item: Named | None
    key: str | None
    """That item's number."""
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A declared change."""

    note: Note
    place: Named | None


@dataclass(frozen=True, slots=True)
class Held:
    """Who held an office from an item on, as the file says."""

    name: str
    item: Named | None
    key: str | None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Everything the template shows."""

    title: str
    date: str
    iso: str
    hours: str
    """What stands behind the day."""
    series: tuple[Named, ...]
    """None where the site has one."""
    venue: str | None
    webcast: str | None
    captions: str | None
    offices: tuple[tuple[str, tuple[Held, ...]], ...]
    """The chair first, each with its holders in their order."""
    draft: bool
    final: bool
    summary: tuple[str, ...]
    accepted: Accepted | None
    accepts: tuple[Accepted, ...]
    attendance: tuple[Group, ...]
    apologies_none: bool
    voices: bool
    """Whether any passage names a speaker."""
    askers: tuple[str, ...]
    """Names of those who are there to ask."""
    opening: Markup
    items: tuple[ItemView, ...]
    actions: tuple[ActionCard, ...]
    action_count: str
    one_state: str
    """The state that all of them are in, where it is one."""
    loose_actions: tuple[MeetingAction, ...]
    """Actions and the like that belong to no item stand after the last one."""
    loose_decisions: tuple[DecisionView, ...]
    loose_declarations: tuple[str, ...]
    loose_updates: tuple[Update, ...]
    loose_future_items: tuple[Future, ...]
    loose_next_meeting: AnnouncedView | None
    arising: tuple[Due, ...]
    arising_note: str
    """Said where there is nothing to list."""
    more_arising: str | None
    """Said where the list is cut."""
    corrections: tuple[CorrectionView, ...]
    terms: tuple[Term, ...]
    before: MeetingName | None
    after: MeetingName | None
    corrected: str | None
    """How many corrections were declared, and when the latest was."""
    version: str
    """Changes with the words of the record."""
    of_series: str
    """Said of other meetings that are counted; empty where the site has one series."""
    as_at_day: str
    """The day of the latest meeting, by which states go."""

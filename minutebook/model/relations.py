"""Relations: what meetings mean for one another: histories of actions, acceptances, the forward plan, who spoke."""

from dataclasses import dataclass
from datetime import date

from minutebook.model.meetings import Action, NextMeeting, Update
from minutebook.model.text import PassageKey

OPEN_STATES = ("open", "in-progress", "reopened")


@dataclass(frozen=True, slots=True)
class Mention:
    """One time that later minutes spoke of an action; just one of the three ways is given."""

    meeting: str
    update: Update | None
    """What the meeting's facts report."""
    passage: PassageKey | None
    """Where its words give the action's reference."""
    takes_in: str | None
    """The action that it was said to take in."""
    silent_before: tuple[str, ...]
    """Published meetings of its series that did not speak of it, since the mention before or since it was raised."""


@dataclass(frozen=True, slots=True)
class ActionHistory:
    """An action and what became of it, as at the latest published meeting of its series.

    A meeting of another series may speak of it, and is not silent where it does not.
    """

    action: Action
    published: bool
    """Whether the meeting that raised it is published here."""
    mentions: tuple[Mention, ...]
    """In the order of the meetings."""
    status: str
    """`open`, `in-progress`, `complete`, `transferred`, `merged`, `withdrawn` or `reopened`."""
    last_mentioned: str
    """The meeting that last spoke of it, or raised it."""
    silent_since: int
    """Published meetings of its series since then."""
    meetings_since: int
    """Published meetings of its series since it was raised."""
    overdue: bool
    """Open, and a minuted due date lies before the latest published meeting of its series, or that last spoke of it."""
    themes: tuple[str, ...]
    """Those of the item that raised it."""
    merged_into: str | None
    """The reference of the action that it is now part of."""
    takes_in: tuple[str, ...]
    """References of the actions that are now part of it."""
    series: tuple[str, ...] = ()
    """Those of the meeting that raised it; none where that is not known, or the site has one."""

    @property
    def due(self) -> date | None:
        """The day by which it is to be done, as a later meeting moved it, or as first minuted."""
        return next((update.due for update in reversed(self.updates) if update.due), self.action.due)

    @property
    def done_by(self) -> tuple[str, ...]:
        """Those of its owners who have done their part, as minutes report."""
        reopened = max((at for at, update in enumerate(self.updates) if update.status == "reopened"), default=0)
        return tuple(dict.fromkeys(owner for update in self.updates[reopened:] for owner in update.done_by))

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN_STATES

    @property
    def meetings_silent(self) -> int | None:
        """Published meetings since the minutes last spoke of it; None once it is closed: nothing was due to be said."""
        return self.silent_since if self.is_open else None

    @property
    def state_given_by(self) -> str | None:
        """The meeting that gave it its state; a report that repeats it changes nothing. None where none did."""
        by: str | None = None
        state = "open"
        for update in self.updates:
            if update.status and update.status != state:
                by, state = update.meeting, update.status
        return by

    @property
    def closed_by(self) -> str | None:
        """The meeting that gave it the state in which it is closed; None while it is open."""
        return None if self.is_open else self.state_given_by

    @property
    def updates(self) -> tuple[Update, ...]:
        """What meetings' facts report of it, in their order."""
        return tuple(mention.update for mention in self.mentions if mention.update)


MOST_SILENT = 20
"""Open actions that are named one by one where a meeting did not mention them; the register has all of them."""


@dataclass(frozen=True, slots=True)
class Arising:
    """The actions that a meeting was due to hear about: they were open when it began."""

    told: tuple[str, ...]
    """References of those that its minutes speak of, the oldest first."""
    silent: tuple[str, ...]
    """References of those that they do not speak of, the latest first, and no more than MOST_SILENT."""
    older: int
    """How many more there were that they do not speak of."""


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
class Promised:
    """A future item, and the item that took it up, or may have."""

    meeting: str
    """The meeting that listed it; it need not be published here."""
    title: str
    kind: str
    themes: tuple[str, ...]
    taken_up: tuple[str, str] | None
    """Meeting and item key, as that meeting's facts say; None while none does."""
    may_be: tuple[str, str] | None
    """Where none does: the first later item with a theme in common and a heading in its words."""
    meetings_since: int
    """Published meetings of its series since the one that listed it."""

    @property
    def item(self) -> tuple[str, str] | None:
        """The item that took it up, or may have."""
        return self.taken_up or self.may_be


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """When the meetings of one series examined a theme."""

    series: tuple[str, ...]
    """Its id; empty where the site has one series."""
    examined: tuple[str, ...]
    """Meetings with an item on it, oldest first."""
    gaps: tuple[int, ...]
    """Published meetings without an item on it: between two that had one, and, last, since the latest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the passages that answer it as far as that was declared: without one it may be answered still."""

    passage: PassageKey
    public: bool
    """Whether the minutes say that somebody from the public asked it."""
    answers: tuple[PassageKey, ...]
    """Oldest first."""


@dataclass(frozen=True, slots=True)
class ThemeRecord:
    """Everything the record holds on one theme, newest meeting first."""

    items: tuple[tuple[str, str], ...]
    """Meeting and item key."""
    actions: tuple[str, ...]
    """References."""
    future_items: tuple[tuple[str, str], ...]
    """Meeting and title."""
    examined: tuple[str, ...]
    """Meetings with an item on it, oldest first; an announcement is no item."""
    heartbeats: tuple[Heartbeat, ...]
    """One for each series with an item on it, in the order of the register; none where no meeting had one."""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What the record holds on somebody with a public role, oldest meeting first."""

    roles: tuple[tuple[str, str | None, str | None], ...]
    """Meeting, role and organisation as minuted there."""
    present: tuple[str, ...]
    """Meetings."""
    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    """Meetings whose minutes list them as absent, without apologies."""
    chaired: tuple[str, ...]
    spoke: tuple[PassageKey, ...]
    """Passages whose text names them as speaking."""
    actions: tuple[str, ...]
    """References of those they own."""


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """What the record holds on an organisation, oldest meeting first."""

    meetings: tuple[tuple[str, tuple[str, ...]], ...]
    """Meetings at which somebody is listed as present for it, and the ids of those who hold a public role."""
    actions: tuple[str, ...]
    """References of those it owns."""


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """What the record says that names a place, oldest meeting first."""

    passages: tuple[PassageKey, ...]
    items: tuple[tuple[str, str], ...]
    """Meeting and key of items whose titles, reports or accepted amendments name it."""
    actions: tuple[str, ...]
    """References of those whose words, or the reports on them, name it."""
    future_items: tuple[tuple[str, str], ...]
    """Meeting and title."""
    forms: tuple[str, ...]
    """How the minutes write it."""
    parts: tuple[str, ...]
    """Ids of the places that are part of it, by name."""

"""The archive: every meeting, related to every other: what became of what."""

from collections.abc import Mapping
from dataclasses import dataclass

from minutebook.model.meetings import Action, Document, Meeting, NextMeeting, Page, Update
from minutebook.model.registers import Registers, Site


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

"""The archive: every meeting, related to every other: what became of what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from minutebook.model.meetings import Document, Meeting, PassageKey
from minutebook.model.pages import Page
from minutebook.model.registers import Registers, Site
from minutebook.model.relations import (
    Accepted,
    ActionHistory,
    Announced,
    Arising,
    OrganisationRecord,
    PersonRecord,
    PlaceRecord,
    Promised,
    ThemeRecord,
)


# Without slots, so that what is worked out once can be kept.
@dataclass(frozen=True)
class Archive:
    """The whole record."""

    site: Site
    registers: Registers
    meetings: Mapping[str, Meeting]
    """In the order in which they were held."""
    withdrawn: Mapping[str, Meeting]
    """Meetings whose minutes were published and taken back; nothing else of them is in the record."""
    actions: Mapping[str, ActionHistory]
    """By reference, in the order in which they were raised."""
    accepted: Mapping[str, Accepted]
    """By the meeting whose notes were accepted."""
    announced: tuple[Announced, ...]
    matters_arising: Mapping[str, tuple[Arising, ...]]
    """By meeting: the actions that it was due to hear about, oldest first."""
    forward_plan: tuple[Promised, ...]
    """Every future item, in the order in which they were listed."""
    themes: Mapping[str, ThemeRecord]
    people: Mapping[str, PersonRecord]
    """By id; only those who hold a public role."""
    organisations: Mapping[str, OrganisationRecord]
    places: Mapping[str, PlaceRecord]
    speakers: Mapping[PassageKey, tuple[str, ...]]
    """The people whom a passage names as speaking, in its order; passages that name none are left out."""
    pages: Mapping[str, Page]
    documents: Mapping[str, Document]
    """By name; only those that a meeting lists."""

    @cached_property
    def busy_days(self) -> frozenset[date]:
        """Days on which more than one published meeting was held."""
        held = Counter(meeting.date for meeting in self.meetings.values())
        return frozenset(day for day, number in held.items() if number > 1)

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

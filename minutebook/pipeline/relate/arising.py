"""Matters arising: histories of actions in; for each meeting, the actions that it was due to hear about, out.

Worked out for a meeting when it is asked for: over a long series with many open actions, all of them at once would be
the larger part of a build, and a preview shows one page.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from minutebook.model import OPEN_STATES, ActionHistory, Arising, Order


@dataclass(frozen=True, slots=True)
class _Life:
    """What the meetings of a series made of one action; meetings are numbered in the order in which they were held."""

    reference: str
    series: frozenset[str]
    """Those whose meetings are due to hear of it; empty where that is not known, or the site has one."""
    known_from: int
    """The first meeting that could be due to hear of it."""
    turns: tuple[int, ...]
    """Meetings that gave it a state."""
    opened: tuple[bool, ...]
    """Whether it was open after each of them."""
    mentioned: frozenset[int]

    def is_due(self, meeting: int) -> bool:
        """Tell whether it was open when a meeting began."""
        before = bisect_right(self.turns, meeting - 1)
        return self.known_from <= meeting and (not before or self.opened[before - 1])


class MattersArising(Mapping[str, tuple[Arising, ...]]):
    """By meeting: the actions of its series that were open when it began, oldest first, and whether it told of them."""

    def __init__(self, meetings: Order, actions: Mapping[str, ActionHistory]) -> None:
        self._meetings = meetings
        self._actions = actions

    def __getitem__(self, meeting: str) -> tuple[Arising, ...]:
        at = self._meetings.place(meeting)
        series = self._meetings[meeting].series
        return tuple(
            Arising(life.reference, at in life.mentioned)
            for life in self._lives
            if life.is_due(at) and not (series and life.series.isdisjoint(series))
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._meetings)

    def __len__(self) -> int:
        return len(self._meetings)

    @cached_property
    def _lives(self) -> tuple[_Life, ...]:
        return tuple(self._life(reference, history) for reference, history in self._actions.items())

    def _life(self, reference: str, history: ActionHistory) -> _Life:
        # One raised elsewhere is known from its first update.
        place, raised = self._meetings.place, history.action.meeting
        known_from = place(raised) + 1 if history.published else place(history.mentions[0].meeting)
        turns = [(place(update.meeting), update.status) for update in history.updates if update.status]
        return _Life(
            reference,
            frozenset(history.series),
            known_from,
            tuple(number for number, _ in turns),
            tuple(status in OPEN_STATES for _, status in turns),
            frozenset(place(mention.meeting) for mention in history.mentions),
        )

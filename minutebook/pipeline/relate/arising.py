"""Matters arising: histories of actions in; for each meeting, the actions that it was due to hear about, out.

Worked out for a meeting when it is asked for, and only as far as it is asked: over a long series many actions stay open
without a word, and of those that a meeting passed over, the latest are named and the others counted.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from minutebook.model import MOST_SILENT, OPEN_STATES, ActionHistory, Arising, Order


@dataclass(frozen=True, slots=True)
class _Life:
    """What the meetings of a series made of one action; meetings are numbered in the order in which they were held."""

    reference: str
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

    def changes(self) -> Iterator[tuple[int, int]]:
        """Give the meetings from which on it is due, or no longer, as 1 or -1."""
        due = False
        for meeting in sorted({self.known_from, *(turn + 1 for turn in self.turns)}):
            if self.is_due(meeting) != due:
                due = not due
                yield meeting, 1 if due else -1


class _Lives:
    """The actions of some series, in the order in which they were raised."""

    def __init__(self, lives: list[_Life], meetings: int) -> None:
        self.lives = sorted(lives, key=lambda life: life.known_from)
        self._starts = [life.known_from for life in self.lives]
        changes: Counter[int] = Counter()
        for life in lives:
            for meeting, change in life.changes():
                changes[meeting] += change
        self._due = list(accumulate(changes[number] for number in range(meetings + 1)))
        self._told: dict[int, list[_Life]] = {}
        for life in self.lives:
            for meeting in life.mentioned:
                if life.is_due(meeting):
                    self._told.setdefault(meeting, []).append(life)

    def count(self, meeting: int) -> int:
        """Count those that a meeting was due to hear about."""
        return self._due[meeting]

    def told(self, meeting: int) -> list[_Life]:
        """Give those of them that it told of."""
        return self._told.get(meeting, [])

    def silent(self, meeting: int) -> Iterator[_Life]:
        """Give those that it did not mention, the latest first."""
        for at in range(bisect_right(self._starts, meeting) - 1, -1, -1):
            life = self.lives[at]
            if meeting not in life.mentioned and life.is_due(meeting):
                yield life


class MattersArising(Mapping[str, Arising]):
    """By meeting: the actions of its series that were open when it began, and whether it told of them."""

    def __init__(self, meetings: Order, actions: Mapping[str, ActionHistory]) -> None:
        self._meetings = meetings
        self._actions = actions

    def __getitem__(self, meeting: str) -> Arising:
        at = self._meetings.place(meeting)
        series = self._meetings[meeting].series
        # One whose series is not known, or the site has one, is everybody's.
        of = [lives for whose, lives in self._lives.items() if not (series and whose.isdisjoint(series))]
        told = sorted((life for lives in of for life in lives.told(at)), key=self._age)
        silent = sorted((life for lives in of for life in islice(lives.silent(at), MOST_SILENT)), key=self._age)
        latest = silent[::-1][:MOST_SILENT]
        older = sum(lives.count(at) for lives in of) - len(told) - len(latest)
        return Arising(tuple(life.reference for life in told), tuple(life.reference for life in latest), older)

    def __iter__(self) -> Iterator[str]:
        return iter(self._meetings)

    def __len__(self) -> int:
        return len(self._meetings)

    def _age(self, life: _Life) -> int:
        return self._order[life.reference]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {reference: number for number, reference in enumerate(self._actions)}

    @cached_property
    def _lives(self) -> dict[frozenset[str], _Lives]:
        found: dict[frozenset[str], list[_Life]] = {}
        for reference, history in self._actions.items():
            found.setdefault(frozenset(history.series), []).append(self._life(reference, history))
        return {series: _Lives(lives, len(self._meetings)) for series, lives in found.items()}

    def _life(self, reference: str, history: ActionHistory) -> _Life:
        # One raised elsewhere is known from its first update.
        place, raised = self._meetings.place, history.action.meeting
        known_from = place(raised) + 1 if history.published else place(history.mentions[0].meeting)
        turns = [(place(update.meeting), update.status) for update in history.updates if update.status]
        return _Life(
            reference,
            known_from,
            tuple(number for number, _ in turns),
            tuple(status in OPEN_STATES for _, status in turns),
            frozenset(place(mention.meeting) for mention in history.mentions),
        )

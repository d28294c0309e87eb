"""Order: meetings in the order in which they were held: what came before, after, between and since, and the latest.

What follows from the order (silence, acceptance, the next meeting) holds within a series: `along` gives its meetings.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from functools import cached_property
from itertools import groupby

from minutebook.model.meetings import Meeting, day_of

Moment = tuple[date, time, str]
"""When a meeting began: its day, its hour where it is known, and its id, which tells two of one hour apart."""


class Order(Mapping[str, Meeting]):
    """Meetings by id, in the order in which they were held: by day, then by hour where it is known, then by id.

    A meeting that is not published here has a place in the order too. Of it the day alone is known: it may have been
    held before any other of that day, and none of them is said to have been held since.
    """

    def __init__(self, meetings: Iterable[Meeting] = (), among: Mapping[str, Meeting] | None = None) -> None:
        """Order meetings that come in any order; `among` has others too, whose moments are known."""
        ordered = sorted(meetings, key=_moment_of)
        self._meetings = {meeting.id: meeting for meeting in ordered}
        self._ids = tuple(self._meetings)
        self._moments = [_moment_of(meeting) for meeting in ordered]
        self._all: Mapping[str, Meeting] = among or self._meetings
        self._along: dict[tuple[str, ...], Order] = {}

    def __getitem__(self, id_: str) -> Meeting:
        return self._meetings[id_]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def latest(self) -> Meeting | None:
        """The last that was held: every derived state is as at this one. None where there are no meetings."""
        return self._meetings[self._ids[-1]] if self._ids else None

    @property
    def newest_first(self) -> tuple[Meeting, ...]:
        """The meetings from the latest."""
        return tuple(self._meetings.values())[::-1]

    def along(self, series: tuple[str, ...]) -> "Order":
        """Give the meetings of some series, joint ones among them: all where none is given, as in a site of one."""
        if not series:
            return self
        if series not in self._along:
            held = [meeting for meeting in self.values() if not set(series).isdisjoint(meeting.series)]
            self._along[series] = Order(held, among=self._all)
        return self._along[series]

    def beside(self, id_: str) -> "Order":
        """Give the meetings of the series of one, itself among them; all for one that is not published here."""
        return self.along(self.series_beside(id_))

    def series_beside(self, id_: str) -> tuple[str, ...]:
        """Give the series of a meeting; none for one that is not published here."""
        meeting = self._all.get(id_)
        return meeting.series if meeting else ()

    def on(self, day: date) -> tuple[Meeting, ...]:
        """Give the meetings of a day."""
        return self._days.get(day, ())

    @cached_property
    def _days(self) -> dict[date, tuple[Meeting, ...]]:
        return {day: tuple(held) for day, held in groupby(self.values(), key=lambda meeting: meeting.date)}

    def moment(self, id_: str) -> Moment:
        """Give when a meeting began, by which whatever belongs to meetings can be sorted."""
        meeting = self._all.get(id_)
        return _moment_of(meeting) if meeting else (day_of(id_), time.min, "")

    def is_before(self, first: str, second: str) -> bool:
        """Tell whether one meeting was held before another."""
        return self.moment(first) < self.moment(second)

    def place(self, id_: str) -> int:
        """Count the meetings that were held before one."""
        return bisect_left(self._moments, self.moment(id_))

    def before(self, id_: str) -> Meeting | None:
        """Give the meeting held just before one."""
        place = self.place(id_)
        return self[self._ids[place - 1]] if place else None

    def after(self, id_: str) -> Meeting | None:
        """Give the meeting held just after one."""
        return next((self[later] for later in self.since(id_)[:1]), None)

    def between(self, first: str, second: str) -> tuple[str, ...]:
        """Give the ids of meetings held after one and before another."""
        return self._ids[self._behind(first) : self.place(second)]

    def since(self, id_: str) -> tuple[str, ...]:
        """Give the ids of the meetings held after one."""
        return self._ids[self._behind(id_) :]

    def _behind(self, id_: str) -> int:
        """Give the place of the first that was held after one."""
        if id_ in self._all:
            return bisect_right(self._moments, self.moment(id_))
        return bisect_right(self._moments, day_of(id_), key=lambda moment: moment[0])

    def lacks(self, id_: str) -> bool:
        """Tell whether a meeting is not published here, although an earlier one is."""
        return id_ not in self._all and bool(self._ids) and day_of(id_) > self._moments[0][0]


def _moment_of(meeting: Meeting) -> Moment:
    return meeting.date, meeting.hours.start if meeting.hours else time.min, meeting.id

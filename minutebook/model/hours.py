"""Hours: when something begins and ends, and the sittings in which a meeting was held."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Day = date
"""A day, for records that have one called `date`."""


@dataclass(frozen=True, slots=True)
class Hours:
    """When something begins and ends, by the clocks of its time zone."""

    start: time
    end: time | None = None
    """None where only the beginning is minuted."""

    @property
    def past_midnight(self) -> bool:
        """Whether the end is an hour of the next day."""
        return self.end is not None and self.end <= self.start

    def __str__(self) -> str:
        """Write them as a meeting file has them: `14:30 - 16:00`, or `14:30`."""
        return " - ".join(f"{hour:%H:%M}" for hour in (self.start, self.end) if hour is not None)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting, or a part of one before or after a break, from its beginning to its end."""

    day: Day
    hours: Hours | None
    until: Day
    """The day on which it ended."""

    def moments(self, timezone: str) -> tuple[date | datetime, date | datetime | None]:
        """Give the beginning and the end: moments where hours are known, else days; None for an end not minuted.

        A sitting on one day whose hours are not known has its day alone.
        """
        last = self.until if self.until > self.day else None
        if self.hours is None:
            return self.day, last
        zone = ZoneInfo(timezone)
        end = self.hours.end
        start = datetime.combine(self.day, self.hours.start, zone)
        return start, last if end is None else datetime.combine(self.until, end, zone)

    def overlaps(self, other: "Sitting") -> bool:
        """Tell whether one sits while another does, as far as their hours are known."""
        if self.hours is None or other.hours is None:
            return False
        first, second = sorted((self, other), key=lambda sat: sat.begin)
        return second.begin == first.begin or second.begin < first.end

    def is_behind(self, other: "Sitting") -> bool:
        """Tell whether one can have begun when another had ended: all that is not known of them could be so."""
        if self.hours is None or other.hours is None:
            return self.day >= other.until and (self.day > other.day or self.hours is not other.hours)
        return self.begin > other.begin and self.begin >= other.end

    @property
    def begin(self) -> tuple[date, time]:
        """The day and the hour of its beginning; the first hour of the day where none is known."""
        return self.day, self.hours.start if self.hours else time.min

    @property
    def end(self) -> tuple[date, time]:
        """The day and the hour of its end; the first hour of the day where none is known."""
        return self.until, (self.hours and self.hours.end) or time.min


def sitting(day: date, hours: Hours | None, until: date | None = None) -> Sitting:
    """Make one; where no last day is given, hours past midnight end on the next."""
    past = hours is not None and hours.past_midnight
    return Sitting(day, hours, until or day + timedelta(days=past and day < date.max))


def last_hour(sittings: tuple[Sitting, ...]) -> time | None:
    """Give the hour at which the last of some ended, where it is minuted."""
    hours = sittings[-1].hours
    return hours.end if hours else None


def by_day(sittings: tuple[Sitting, ...]) -> Iterator[tuple[date, tuple[Sitting, ...]]]:
    """Walk the days on which a meeting sat, each with what began on it."""
    for day in dict.fromkeys(each.day for each in sittings):
        yield day, tuple(each for each in sittings if each.day == day)

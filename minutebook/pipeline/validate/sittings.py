"""Sittings: the days and hours of a meeting as its file gives them in, its sittings out, with what cannot be so."""

import re
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Hours, Sitting, sitting
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

_HALF_A_DAY = 12
"""Hours; a meeting that would end as long after its beginning, past midnight, has hours that were mixed up."""
_LONG = timedelta(days=14)


def sittings_of(written: schema.Meeting) -> tuple[Sitting, ...]:
    """Give the sittings of a meeting, in order."""
    resumed = (sitting(entry.date, entry.time) for entry in written.resumed)
    return sitting(written.date, written.time, written.until), *resumed


def is_timezone(name: str) -> bool:
    """Tell whether a name is one of a time zone (IANA Time Zone Database)."""
    if not re.fullmatch(r"UTC|[A-Z][A-Za-z]+(?:/[A-Za-z][\w+-]*)+", name):
        return False
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # ValueError for a name that leaves the folder of zones, OSError for one that is a folder there.
        return False
    return True


def odd_sittings(written: schema.Meeting, fields: Fields) -> Iterator[Problem]:
    """Find hours, days and a time zone that cannot be so."""
    if written.timezone and not is_timezone(written.timezone):
        yield problem("unknown-timezone", fields.place("timezone"), value=written.timezone)
    if written.time and not written.until:
        yield from _past_midnight(written.time, fields.place("time"))
    if written.next_meeting and written.next_meeting.time:
        yield from _past_midnight(written.next_meeting.time, fields.place("next_meeting", "time"))
    if written.until:
        yield from _last_day(written, fields)
    yield from _resumed(written, fields)


def _past_midnight(hours: Hours, place: Place) -> Iterator[Problem]:
    if hours.past_midnight and hours.end is not None:
        minutes = (hours.end.hour - hours.start.hour) * 60 + hours.end.minute - hours.start.minute
        length = minutes / 60 + 24
        if length > _HALF_A_DAY:
            start, end = (f"{hour:%H:%M}" for hour in (hours.start, hours.end))
            yield problem("time-order", place, start=start, end=end)


def _last_day(written: schema.Meeting, fields: Fields) -> Iterator[Problem]:
    until, place = written.until, fields.place("until")
    if until and until <= written.date:
        yield problem("until-not-later", place, until=until, date=written.date)
    elif until and until - written.date > _LONG:
        yield problem("until-far", place, until=wording.day(until), days=(until - written.date).days)


def _resumed(written: schema.Meeting, fields: Fields) -> Iterator[Problem]:
    sittings = sittings_of(written)
    for index, (entry, earlier, later) in enumerate(zip(written.resumed, sittings, sittings[1:], strict=False)):
        if entry.time:
            yield from _past_midnight(entry.time, fields.place("resumed", index, "time"))
        if not later.is_behind(earlier):
            facts = {"this": _in_words(later), "other": _in_words(earlier)}
            yield problem("resumed-before-end", fields.place("resumed", index), **facts)


def _in_words(one: Sitting) -> str:
    return f"{wording.day(one.day)}{wording.behind_day((one,))}"

"""Dates: words in, the days and hours that they name out. Day first, as the country writes; weekdays are checked.

Patterns of our own: libraries for this read an item's number as a date (FACTS.md), and a wrong date is worse than none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from minutebook.outputs.wording import MONTHS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "September" else "Sept?(?:ember)?" for month in MONTHS)
_WEEKDAY = "|".join(f"{day[:3]}(?:{day[3:]}|s|rs|nes|ur|urs)?" for day in WEEKDAYS)
_DATE = re.compile(
    rf"(?<![\w/.])(?:(?P<weekday>{_WEEKDAY})\.?,?\s+(?:the\s+)?)?"
    rf"(?:(?P<day>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?(?:\s+(?P<year>\d{{4}}"
    rf"|['’]?\d{{2}}(?![\d:.]?\d|\s*[ap]m|\s*(?:till?|to|until|[-–—])\s*\d)))?"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?P<day3>\d{1,2})(?P<sep>[./-])(?P<month3>\d{1,2})(?P=sep)(?P<year3>\d{4}|\d{2}))(?![\w/]|[.-]\d)",
    re.IGNORECASE,
)
_CLOCK = (
    r"(?P<{0}h>\d{{1,2}})(?:[:.]?(?P<{0}m>\d{{2}}))?\s*(?:hrs|hours|h)?\s*(?P<{0}s>[ap]\.?m\.?|noon|midday|midnight)?"
)
_HOURS = re.compile(
    rf"(?<![\w£/.-])(?:from\s+)?{_CLOCK.format('a')}\s*(?:-|–|—|to|until|till)\s*{_CLOCK.format('b')}(?![\w/])",
    re.IGNORECASE,
)
_START = re.compile(
    r"(?<![\w£/.-])(?:at\s+)?\d{1,2}(?:[:.]\d{2}\s*(?:[ap]\.?m\.?|noon|hrs)?|\s*[ap]\.?m\.?|\s*noon)(?!\w)",
    re.IGNORECASE,
)
_CENTURY = 2000
_NOON = 12
_WORKING = 8
"""The hour before which no public meeting begins."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names."""

    start: int
    end: int
    text: str
    date: date | None
    """None where the calendar has no such day, or the text no year."""
    weekday: str | None = None
    """The name of the weekday as it is said; ask `contradicts` whether it is the day's."""
    numeric: bool = False
    """Whether day and month may have been taken the wrong way round."""
    without_year: tuple[int, int] | None = None
    """Month and day, where no year is given."""


@dataclass(frozen=True, slots=True)
class Span:
    """Hours that a text names."""

    start: int
    end: int
    text: str
    hours: str
    """As a meeting file has them: `14:30 - 16:00`."""
    guessed: bool = False
    """Whether afternoon was meant, and not said."""


def days(text: str) -> Iterator[Day]:
    """Find every day that a text names, in its order."""
    for match in _DATE.finditer(text):
        found = _day(match)
        if found:
            yield found


def _day(match: re.Match[str]) -> Day | None:
    here = match.start(), match.end(), match.group()
    numeric = False
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    elif match["day3"]:
        day, month, year = int(match["day3"]), int(match["month3"]), int(match["year3"])
        if month > 12:  # noqa: PLR2004 (months in a year: what is no date is none of ours)
            return None
        numeric = day <= 12 and day != month  # noqa: PLR2004 (as above)
    elif match["month2"]:
        day, month, year = int(match["day2"]), _month(match["month2"]), int(match["year2"])
    else:
        day, month = int(match["day"]), _month(match["month"])
        if not match["year"]:
            # "may" and "march" in small letters are verbs.
            valid = 1 <= day <= 31 and match["month"][:1].isupper()  # noqa: PLR2004 (days in a month)
            return Day(*here, None, match["weekday"], without_year=(month, day)) if valid else None
        year = int(match["year"].lstrip("'’"))
    if year < 100:  # noqa: PLR2004 (two figures mean this century)
        year += _CENTURY
    try:
        when = date(year, month, day)
    except ValueError:
        return Day(*here, None)
    return Day(*here, when, match["weekday"], numeric)


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].casefold() == name[:3].casefold())


def contradicts(found: Day, when: date) -> str | None:
    """Give the weekday that a text names where it is not that of the day."""
    said = found.weekday
    return said if said and WEEKDAYS[when.weekday()][:3].casefold() != said[:3].casefold() else None


def is_place(text: str) -> bool:
    """Tell whether what stands beside a day can be where a meeting is held: no sentence, no news of the meeting."""
    return not re.search(
        r"\b(?:will|is|be|are|was|were|cancel\w*|postpon\w*|tbc|tba|to be|chaired|quorate|reconvened|adjourned"
        r"|provisional\w*)\b|\d{4}|[()]",
        text,
        re.IGNORECASE,
    )


def in_year(found: Day, after: date) -> date | None:
    """Give the first such day after another, for a day without its year."""
    if found.without_year is None:
        return None
    for year in (after.year, after.year + 1):
        try:
            when = date(year, *found.without_year)
        except ValueError:
            continue
        if when > after:
            return when
    return None


def hours(text: str) -> Span | None:
    """Find when something begins and ends, `2.30pm - 4pm` or `1430 - 1600`; None where no two times stand together."""
    for match in _HOURS.finditer(text):
        first, last = _clock(match, "a"), _clock(match, "b")
        plain = match.group()
        told = any(match[f"{side}s"] or match[f"{side}m"] for side in "ab") or "hrs" in plain.casefold()
        if first is None or last is None or not told:
            continue
        if not match["as"] and match["bs"] and first.hour < _NOON and match["bs"].lower().startswith("p"):
            # "2 - 4pm": the half of the day is said once.
            later = first.replace(hour=first.hour + _NOON)
            first = later if later < last else first
        early = first.hour < _WORKING and not match["as"] and not match["bs"] and len(match["ah"]) == 1
        if early and last.hour < _NOON:
            # "2.00 - 4.00": nobody meets at night.
            first, last = first.replace(hour=first.hour + _NOON), last.replace(hour=last.hour + _NOON)
            return Span(match.start(), match.end(), plain, f"{first:%H:%M} - {last:%H:%M}", guessed=True)
        if first < last:
            return Span(match.start(), match.end(), plain, f"{first:%H:%M} - {last:%H:%M}")
    return None


def start(text: str) -> str | None:
    """Find a single clock time, as it is written."""
    found = _START.search(text)
    return found.group().strip() if found else None


def _clock(match: re.Match[str], side: str) -> time | None:
    hour, minute = int(match[f"{side}h"]), int(match[f"{side}m"] or 0)
    half = (match[f"{side}s"] or "").lower().replace(".", "")
    if half == "pm" and hour < _NOON:
        hour += _NOON
    elif half in ("noon", "midday"):
        hour = _NOON
    elif half == "midnight" or (half == "am" and hour == _NOON):
        hour = 0
    try:
        return time(hour, minute)
    except ValueError:
        return None

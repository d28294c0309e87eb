"""Wording: dates, times and numbers in, plain English out, and dates read from it. No clock or locale is looked at.

The forms are those of the GOV.UK style guide: `27 February 2024`, `2:30pm to 4pm`.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, time

from minutebook.model import Hours, NextMeeting, Sitting, by_day

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DATE = re.compile(
    r"(?<![\w/.-])(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+"
    rf"(?P<month>{_SHORT_MONTHS}|Sept),?\s+(?P<year>[0-9]{{4}})"
    r"|(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}))(?![\w/-])"
)
_LONGEST = dict(zip(MONTHS, (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True))
"""How many days a month can have."""
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WITHOUT_YEAR = re.compile(
    rf"(?<![\w/.-])(?P<day>29|3[0-9])(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{_SHORT_MONTHS}|Sept)(?![\w/-]|,?\s+[0-9]{{4}})"
)
_WITH_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}),?\s+(?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+"
    rf"(?P<month>{_SHORT_MONTHS}|Sept)(?![\w/-])(?:,?\s+(?P<year>[0-9]{{4}}))?(?![\w/-])"
)
_NOON = 12
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)}
NUMBERS |= {word: number * 10 for number, word in enumerate(_TENS, 2)}
NUMBERS |= {f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES[:9]}
"""Numbers by their words, up to ninety-nine."""


@dataclass(frozen=True, slots=True)
class DayInText:
    """A full date that a text gives."""

    start: int
    end: int
    day: date


def days_in(text: str) -> Iterator[DayInText]:
    """Find the full dates in a text, day first as in Britain; one that is not in the calendar is none."""
    for match in _DATE.finditer(text):
        read = _read(match)
        if read:
            yield DayInText(*match.span(), read)


_BETWEEN_SENTENCES = re.compile(
    r"(?<=[.!?])(?<!\b[A-Z]\.)(?<!\bNo\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\bMrs\.)\s+"
)


def sentences_in(text: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a text, each with where it begins."""
    start = 0
    for end in _BETWEEN_SENTENCES.finditer(text):
        yield start, text[start : end.start()]
        start = end.end()
    yield start, text[start:]


def no_days_in(text: str) -> Iterator[str]:
    """Find what is written as a date, with a year or without, and stands in no calendar."""
    for match in _DATE.finditer(text):
        if _read(match) is None:
            yield match.group()
    for match in _WITHOUT_YEAR.finditer(text):
        if int(match["day"]) > _LONGEST[_month(match["month"])]:
            yield match.group()


def other_weekdays_in(text: str, year: int) -> Iterator[tuple[str, date]]:
    """Find days that are given another weekday than theirs, each with the day.

    A day without a year may be one of `year`, or of the years around it: each of the three must have another weekday.
    """
    for match in _WITH_WEEKDAY.finditer(text):
        years = (int(match["year"]),) if match["year"] else (year, year - 1, year + 1)
        number = [*MONTHS].index(_month(match["month"])) + 1
        with suppress(ValueError):
            days = [date(each, number, int(match["day"])) for each in years]
            if all(_WEEKDAYS[day.weekday()] != match["weekday"] for day in days):
                yield match.group(), days[0]


def _month(text: str) -> str:
    return next(month for month in MONTHS if month[:3] == text[:3])


def _read(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["d"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        months = [month[:3] for month in MONTHS]
        return date(int(match["year"]), months.index(match["month"][:3]) + 1, int(match["day"]))
    except ValueError:
        return None


def day(when: date) -> str:
    """Write a day: `27 February 2024`."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def weekday(when: date) -> str:
    """Write a day with its name: `Tuesday 27 February 2024`."""
    return f"{_WEEKDAYS[when.weekday()]} {day(when)}"


def hours(span: Hours) -> str:
    """Write when something begins and ends: `2:30pm to 4pm`, `7pm`, `7pm to 12:40am the next day`."""
    if span.end is None:
        return _clock(span.start)
    next_day = span.past_midnight and span.end > time()
    return f"{_clock(span.start)} to {_clock(span.end)}{' the next day' if next_day else ''}"


def behind_day(sittings: Sequence[Sitting], timezone: str | None = None) -> str:
    """Write what stands behind the first day of a meeting: `, 2:30pm to 4pm`, ` to 8 May 2024`, its other days."""
    parts = [(day(when), _behind_day(sat)) for when, sat in by_day(tuple(sittings))]
    said = "".join([parts[0][1], *(f"; {when}{behind}" for when, behind in parts[1:])])
    zone = timezone if any(sat.hours for sat in sittings) else None
    return f"{said} ({zone.replace('_', ' ')} time)" if zone else said


def _behind_day(sittings: Sequence[Sitting]) -> str:
    """Write what stands behind a day on which one sitting began, or several."""
    spans = [_span(sat) or "at hours that were not minuted" for sat in sittings]
    spans = spans if len(spans) > 1 else [span for span in map(_span, sittings) if span]
    return f"{' ' if spans[0].startswith('to ') else ', '}{joined(spans)}" if spans else ""


def _span(sat: Sitting) -> str:
    """Write the hours of a sitting, with its last day where that is not the first."""
    if sat.hours is None:
        return f"to {day(sat.until)}" if sat.until != sat.day else ""
    if sat.until == sat.day or (sat.hours.past_midnight and (sat.until - sat.day).days == 1):
        return hours(sat.hours)
    last = "" if sat.hours.end is None else f", {_clock(sat.hours.end)}"
    return f"{_clock(sat.hours.start)}, to {day(sat.until)}{last}"


def announced(following: NextMeeting) -> str:
    """Write when and where a meeting was announced for, in words."""
    parts = (day(following.date), following.hours and hours(following.hours), following.venue)
    return ", ".join(part for part in parts if part)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Write a number with its noun: `1 action`, `2 actions`, `no actions`."""
    if number == 1:
        return f"1 {noun}"
    return f"{number or 'no'} {plural or noun + 's'}"


def is_weekend(when: date) -> bool:
    """Tell whether a day is a Saturday or a Sunday."""
    return when.weekday() >= _WEEKDAYS.index("Saturday")


def joined(parts: Sequence[str]) -> str:
    """Write parts, one at least, as a sentence lists them: `a`, `a and b`, `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def size(number: int) -> str:
    """Write a file's size: `640 bytes`, `12 KB`, `1.4 MB`."""
    if number < 1000:  # noqa: PLR2004 (bytes in a kilobyte, as file managers count)
        return f"{number} bytes"
    if number < 1_000_000:  # noqa: PLR2004 (as above)
        return f"{round(number / 1000)} KB"
    return f"{number / 1_000_000:.1f} MB"


def excerpt(text: str, limit: int = 220) -> str:
    """Cut words after `limit` characters, between two of them, with dots where something was left out."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    # Words without spaces (an address, or a language that has none) are cut where they are.
    whole = words[:limit].rpartition(" ")[0] or words[:limit]
    return whole.rstrip(",;:–-") + " …"


def _clock(when: time) -> str:
    if when.hour % _NOON == 0 and when.minute == 0:
        return "midday" if when.hour else "midnight"
    half = "am" if when.hour < _NOON else "pm"
    hour = when.hour % _NOON or _NOON
    return f"{hour}:{when.minute:02}{half}" if when.minute else f"{hour}{half}"

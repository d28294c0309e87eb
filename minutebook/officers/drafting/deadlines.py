"""Deadlines: the words of an action in, the day it is due and the words without a note of it out."""

import re
from collections.abc import Iterable
from datetime import date

from minutebook.frontmatter import Path
from minutebook.officers.drafting import dates
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.owners import NOBODY
from minutebook.outputs.wording import MONTHS

_DUE = re.compile(
    r"\b(?:by|due(?:\s+(?:by|on|date))?|deadline|before|no later than|complete by)\b\s*:?\s*(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"\b(?:by|before|no later than|due)\s+(?:the\s+)?(?:(?:end|start|beginning|middle|close|mid|early|late|next"
    r"|following|(?:first|second|third|fourth|last) quarter|Q[1-4]|spring|summer|autumn|winter|Christmas|Easter)\b"
    rf"|(?-i:{'|'.join((*MONTHS, *dates.WEEKDAYS))})\b)(?:\s+(?:of\s+)?(?:the\s+)?[\w/]+){{0,2}}"
    r"|\b(?:by|before|due)\s+\d{1,2}/\d{1,2}\b|\b(?:w/c|week commencing|week ending)\s+\d{1,2}\w*\s*\w*",
    re.IGNORECASE,
)
"""A time without a day: `by the end of March`, `before the next meeting`."""
_AT_END = re.compile(r"\s(?:[–—-]|\()\s*$")
_REACH = 60
"""Characters behind "by" among which a day is looked for."""
_NEAR = 6
"""How far behind "by" a day may begin: `by the 5 June`, not `by WYP before 5 June`."""


def due(text: str, when: str, *, held: date, at: int, paragraph: int, findings: Findings) -> tuple[date | None, str]:
    """Give the day by which action number `at` (from 0) is due, and its words, with those of `when` that are no day."""
    path, id_ = ("actions", at, "due"), f"A{at + 1}"
    found = next(dates.days(when), None) if when else _in_sentence(text)
    day = (found.date or dates.in_year(found, held)) if found else None
    if found and day:
        _doubt(found, day, paragraph, path, findings)
    if found and day and day >= held:
        findings.reword(found.text)
        left = (when[: found.start] + when[found.end :]).strip(" ,.;:") if when else ""
        left = re.sub(r"^(?:by|due|on|the)\b\s*", "", left, flags=re.IGNORECASE)
        return day, f"{text} ({left})" if re.search(r"\w", left) else text
    if when and not NOBODY.fullmatch(when):
        findings.doubt("due-unclear", paragraph, path, id=id_, text=when)
        return None, f"{text} ({when})"
    findings.reword(when)
    loose = _LOOSE.search(text)
    if found or loose:
        findings.doubt("due-unclear", paragraph, path, id=id_, text=found.text if found else loose and loose.group())
    return None, text


def _in_sentence(text: str) -> dates.Day | None:
    """Find the day in an action's own words: behind a word for it, or at the very end behind a dash or in brackets."""
    marked = _near(dates.days(text[mark.end() : mark.end() + _REACH]) for mark in _DUE.finditer(text))
    if marked:
        return marked
    last = next(reversed(list(dates.days(text))), None)
    alone = last and last.date and _AT_END.search(text[: last.start]) and not text[last.end :].strip(" .)")
    return last if alone else None


def _near(behind: Iterable[Iterable[dates.Day]]) -> dates.Day | None:
    first = (next(iter(days), None) for days in behind)
    return next((day for day in first if day and day.start <= _NEAR), None)


def _doubt(found: dates.Day, day: date, paragraph: int, path: Path, findings: Findings) -> None:
    read = f"{day:%Y-%m-%d}"
    if found.date is None:
        findings.doubt("year-guessed", paragraph, path, text=found.text, read=read)
    if found.numeric:
        findings.doubt("day-first", paragraph, path, text=found.text, read=read)
    if dates.contradicts(found, day):
        weekday = dates.WEEKDAYS[day.weekday()]
        findings.doubt("weekday-wrong", paragraph, path, text=found.text, said=found.weekday, read=read, is_=weekday)

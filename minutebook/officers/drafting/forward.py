"""Forward: the items that look ahead in, future items and the next meeting out; what is no such thing stays."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from minutebook.officers.drafting import dates
from minutebook.officers.drafting.agenda import DraftItem
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.labels import OTHER_DAY
from minutebook.officers.drafting.lines import Kind, Line, Part
from minutebook.outputs import wording

FUTURE = re.compile(
    r"\b(?:future (?:agenda )?(?:items?|meetings?|business|agendas?)|forward (?:plan|work|look|programme)"
    r"|(?:agenda )?items for (?:the )?(?:future|next)|work programme|forthcoming items)\b",
    re.IGNORECASE,
)
"""The name of an item that says what later meetings take up."""
NEXT = re.compile(
    r"\b(?:next meetings?|date(?:s)?(?:,? time and venue| and time)? of (?:the )?(?:next|future)"
    r"|dates? of future meetings?|future meeting dates?|forthcoming meetings?|meet(?:s|ing)? next)\b",
    re.IGNORECASE,
)
"""The name of an item that says when the next meeting is."""
_EXCEPTION = re.compile(
    r"exception (?:paper|report)s?\s*[-–—:]\s*(?P<after>\S.*)|(?P<before>.*\S)\s*(?:[-–—:]\s*"
    r"|\()exception (?:paper|report)s?\)?",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:none|nil|n/?a|tbc|there (?:were|was) none|no(?:ne)? (?:items|identified|raised).*)\.?", re.IGNORECASE
)
_CLOSING = re.compile(
    r"\b(?:(?:meeting|business) (?:was |is |then )?(?:closed|ended|finished|concluded|adjourned)|signed|there being no"
    r"|next meeting|chair(?:man|woman|person)?\s*[:.…_]|thanked)\b|\.{4}|_{3}",
    re.IGNORECASE,
)
"""Words that end a meeting: no item of a later one has them."""
_NOT_NEXT = re.compile(
    rf"{OTHER_DAY.pattern}|\b(?:(?:papers|reports|items)(?: are| to be)? (?:due|sent|submitted|by)|deadline|cancel\w*"
    r"|postpon\w*|previous|last meeting)\b",
    re.IGNORECASE,
)
"""Words beside a day on which no meeting is held."""
_BEFORE_VENUE = r"(?:(?:at|in|via|on|venue:?)\s+)?"
_ENTRY = 100
"""Characters of a future item; more are a sentence."""


@dataclass(frozen=True, slots=True)
class FutureItem:
    """Something a later meeting is to take up."""

    title: str
    exception: bool


@dataclass(slots=True)
class Ahead:
    """What the items that look ahead say."""

    future: list[FutureItem] = field(default_factory=list)
    day: date | None = None
    """The day of the next meeting."""
    hours: str | None = None
    venue: str | None = None
    holds: dict[str, str] = field(default_factory=dict)
    """What the page shows in place of an item's words, by its key."""


def read_future(item: DraftItem, parts: list[Part], ahead: Ahead, findings: Findings) -> list[Part]:
    """Read what later meetings take up; the answer is what stays in the minutes."""
    key = str(item.number)
    kept: list[Part] = []
    before = len(ahead.future)
    seen = {future.title.casefold() for future in ahead.future}
    listed = False
    for part in parts:
        if not isinstance(part, Line):
            findings.doubt("future-table", part.paragraph, ("items", key), item=key)
            kept.append(part)
            continue
        text = part.text.strip(" .;")
        in_list = part.kind is Kind.BULLET or bool(part.label)
        listed = listed or in_list
        entry = in_list or (not listed and not part.heading and not re.search(r"[.:]$", part.text))
        closing = not in_list and _CLOSING.search(text)
        if not entry or not text or len(text) > _ENTRY or _NOTHING.fullmatch(text) or closing:
            kept.append(part)
            if text and not _NOTHING.fullmatch(text) and not closing:
                findings.doubt("future-prose", part.paragraph, ("items", key), text=text)
            continue
        if text.casefold() in seen:
            kept.append(part)
            continue
        seen.add(text.casefold())
        findings.reword(part.label)
        if any(span.link for span in part.spans):
            findings.doubt("link-dropped", part.paragraph, ("future_items",), text=text)
        ahead.future.append(_entry(text, findings))
    if ahead.future and "future-items" not in ahead.holds.values():
        ahead.holds[key] = "future-items"
    said = re.search(r"[:–—-]\s*\w", item.name)
    if len(ahead.future) == before and said and not kept:
        findings.doubt("future-prose", item.paragraph, ("items", key), text=item.name)
    return kept


def _entry(text: str, findings: Findings) -> FutureItem:
    exception = _EXCEPTION.fullmatch(text)
    if exception is None:
        return FutureItem(text, exception=False)
    findings.reword("Exception paper")
    return FutureItem((exception["after"] or exception["before"]).strip(), exception=True)


def read_next(item: DraftItem, parts: list[Part], held: date, ahead: Ahead, findings: Findings) -> list[Part]:
    """Read when and where the next meeting is; the answer is what stays in the minutes."""
    key = str(item.number)
    kept = [
        part
        for part in parts
        if not isinstance(part, Line) or ahead.day is not None or not _takes(part, key, held, ahead, findings)
    ]
    if ahead.day is None:
        found = next(dates.days(item.name), None)
        when = _day(found, held, item.paragraph, findings) if found else None
        if found and when and when > held:
            _take_sentence(when, item.name[found.end :], item.paragraph, ahead, findings)
        else:
            text = " ".join(part.text for part in parts if isinstance(part, Line)) or item.name
            findings.doubt("next-unclear", item.paragraph, ("items",), text=text)
    return kept


def _takes(line: Line, key: str, held: date, ahead: Ahead, findings: Findings) -> bool:
    """Read one line; whether nothing of it need stay in the minutes."""
    for sentence in _sentences(line.text):
        found = next(dates.days(sentence), None)
        if found is None or _NOT_NEXT.search(sentence):
            continue
        when = _day(found, held, line.paragraph, findings)
        if when is None:
            continue
        if when <= held:
            findings.doubt(
                "next-early", line.paragraph, ("next_meeting",), next=wording.day(when), date=wording.day(held)
            )
            continue
        if sentence == line.text and _says_it_all(line, found, when, ahead, findings):
            ahead.holds[key] = "next-meeting"
            return True
        _take_sentence(when, sentence[found.end :], line.paragraph, ahead, findings)
        return False
    return False


def _says_it_all(line: Line, found: dates.Day, when: date, ahead: Ahead, findings: Findings) -> bool:
    """Take a line that says day, hours and place, and no more."""
    left = line.text[: found.start] + " " + line.text[found.end :]
    span = dates.hours(left)
    if span:
        left = left[: span.start] + " " + left[span.end :]
    left = " ".join(left.split()).strip(" ,;:.–-")
    venue = re.fullmatch(rf"{_BEFORE_VENUE}([A-Z][^.]{{2,60}})", left)
    bare = not left or re.fullmatch(r"(?:at|on|date|time|the|next meeting|from)?", left, re.IGNORECASE)
    if not bare and (venue is None or dates.start(left) or not dates.is_place(left)):
        return False
    ahead.day = when
    _take_hours(span, line.paragraph, ahead, findings)
    if not bare and venue:
        findings.reword(line.text.replace(venue[1], ""))
        ahead.venue = venue[1]
    else:
        findings.reword(line.text)
    return True


def _take_sentence(when: date, behind: str, paragraph: int, ahead: Ahead, findings: Findings) -> None:
    """Take the day, and the hours behind it, from words that stay in the minutes."""
    ahead.day = when
    _take_hours(dates.hours(behind), paragraph, ahead, findings)
    findings.doubt("next-prose", paragraph, ("next_meeting",), read=wording.day(when))
    for day in dates.days(behind):
        behind = behind.replace(day.text, "")
    start = dates.start(behind)
    if ahead.hours is None and start:
        findings.doubt("next-half", paragraph, ("next_meeting",), text=start.removeprefix("at "))


def _take_hours(span: dates.Span | None, paragraph: int, ahead: Ahead, findings: Findings) -> None:
    ahead.hours = span.hours if span else None
    if span and span.guessed:
        findings.doubt("afternoon", paragraph, ("next_meeting", "time"), text=span.text, read=span.hours)


def find_next(parts: list[Part], held: date, ahead: Ahead, findings: Findings) -> None:
    """Find the next meeting in a closing sentence, which stays where it is."""
    for part in parts:
        for sentence in _sentences(part.text) if isinstance(part, Line) else ():
            said = re.search(r"\bnext (?:meeting|mtg|date)\b", sentence, re.IGNORECASE)
            found = next(dates.days(sentence[said.end() :]), None) if said and not _NOT_NEXT.search(sentence) else None
            when = _day(found, held, part.paragraph, findings) if found else None
            if said and found and when and when > held:
                _take_sentence(when, sentence[said.end() + found.end :], part.paragraph, ahead, findings)
                return


def _sentences(text: str) -> Iterator[str]:
    yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)


def _day(found: dates.Day, held: date, paragraph: int, findings: Findings) -> date | None:
    path = ("next_meeting",)
    when = found.date or dates.in_year(found, held)
    if when is None:
        findings.doubt("no-such-day", paragraph, path, text=found.text)
        return None
    read = wording.day(when)
    if found.date is None:
        findings.doubt("year-guessed", paragraph, path, text=found.text, read=read)
    if found.numeric:
        findings.doubt("day-first", paragraph, path, text=found.text, read=read)
    said = dates.contradicts(found, when)
    if said:
        findings.doubt(
            "weekday-wrong", paragraph, path, text=found.text, said=said, read=read, is_=dates.WEEKDAYS[when.weekday()]
        )
    return when

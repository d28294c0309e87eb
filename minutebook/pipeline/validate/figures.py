"""Figures: a meeting's words in; days, years and numbers in them that can hardly be so, as warnings, out."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Block, Listing, Meeting, Quotation, Table, words_in
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

Told = Iterator[Problem]

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: number for number, word in enumerate((*_ONES, *_TEENS), 1)}
NUMBERS |= {word: number * 10 for number, word in enumerate(_TENS, 2)}
NUMBERS |= {f"{ten}-{one}": NUMBERS[ten] + NUMBERS[one] for ten in _TENS for one in _ONES[:9]}
"""Numbers by their words, up to ninety-nine."""
_DIGIT = re.compile(r"[0-9]")
_TWO = re.compile(r"\(([0-9]{1,3})\)")
_BEFORE = re.compile(r"([A-Za-z-]+)\s$")
_GROUPED = re.compile(r"(?<![\d,.])(?:\d{3}|\d{1,3}(?:,\d{3})+),\d{1,2}(?![\d,])|(?<![\d,./])\d{1,3},\d{4,}(?![\d,])")
_LETTERS = re.compile(r"(?<![\w/.-])[£€$]?\d+(?:O+\d*|[OIl]+\d+)(?:,\d{3})*(?![\w-])|(?<![\w/.-])[£€$][OIl]\d+")
_POINT = re.compile(r"[£€$][0-9]{1,3}\.[0-9]{3}(?![0-9])")
_SHARE = re.compile(
    r"(?<![\d.,])(?:1[0-9]{2}|[2-9][0-9]{2})(?:\.[0-9]+)?(?<!100)\s?(?:%|per\s?cent)\s+(?:of\s+(?:those|all|them|the\s+(?:people"
    r"|public|residents|respondents|members|callers|victims|cases|calls))|showed|said|felt|agreed|answered|responded|had)\b"
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?((?:19|20|21)[0-9]{2})\b(?![-/])")
_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?![\d/-])")
_PAST = re.compile(
    r"\b(?:was|were|had\s+been|has\s+been|took\s+place)\b[^.;]{0,100}?\bon\s+(?:\w+day,?\s+)?(?:the\s+)?$"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|to|due|plan\w*|schedul\w*|expect\w*|agreed|set|arranged|propos\w*|postponed|deferred"
    r"|moved|announc\w*|hop\w*|asked|invited|book\w*|confirm\w*|intend\w*|aim\w*|fixed|called|listed|told|informed|noted)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|(?:is|are)\s+to|to\s+be|(?:is|are)\s+due|with\s+a\s+view\s+to|forthcoming|upcoming)\b[^.;]{0,120}?\bon\s+"
    r"(?:\w+day,?\s+)?(?:the\s+)?$"
)
_WAS = re.compile(
    r"\b(?:was|were|had|said|agreed|report\w*|held|made|published|sent|received|discussed|from|follow\w*|after|since)\b"
)
_TOTAL = re.compile(r"\W*(?:grand\s+|sub-?)?totals?\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[£€$]?\s?-?\d[\d,]*(?:\.\d+)?")


def odd_figures(written: schema.Meeting, meeting: Meeting, fields: Fields) -> Told:
    """Look through all words of the minutes, headings and actions among them, and through the tables."""
    for words, place in _said(written, meeting, fields):
        yield from _days(words, written.date, place)
        yield from _numbers(words, place)
    for _, blocks in meeting.parts():
        for table in _tables(blocks):
            yield from _totals(table, Place(meeting.file, table.line + 1))


def _said(written: schema.Meeting, meeting: Meeting, fields: Fields) -> Iterator[tuple[str, Place]]:
    """Give the words that say something of days and numbers, each with its place."""
    yield written.summary or "", fields.place("summary")
    for item in meeting.items:
        yield item.title, Place(meeting.file, item.line)
    for _, passage in meeting.passages():
        yield words_in(passage), Place(meeting.file, passage.line)
    for index, action in enumerate(written.actions):
        yield action.text, fields.place("actions", index, "text")
    for index, update in enumerate(written.updates):
        yield update.note or "", fields.place("updates", index, "note")


def _days(words: str, held: date, place: Place) -> Told:
    if not _DIGIT.search(words):
        return
    for text in wording.no_days_in(words):
        yield problem("no-such-day", place, text=text)
    for text, day in wording.other_weekdays_in(words, held.year):
        yield problem("other-weekday", place, text=text, day=wording.weekday(day))
    for match in _SINCE.finditer(words):
        if int(match[1]) > held.year:
            yield problem("past-in-future", place, text=match.group())
    for found in wording.days_in(words):
        coming = _COMING.search(words[: found.start])
        if found.day < held and coming and not _WAS.search(coming.group()):
            yield problem("future-in-past", place, text=words[coming.start() : found.end])
        before = _PAST.search(words[: found.start])
        if found.day > held and before and not _TO_COME.search(before.group()):
            yield problem("past-in-future", place, text=words[before.start() : found.end])


def _numbers(words: str, place: Place) -> Told:
    if not _DIGIT.search(words):
        return
    for match in _TWO.finditer(words):
        word = _BEFORE.search(words[: match.start()])
        if word and NUMBERS.get(word[1].lower(), int(match[1])) != int(match[1]):
            yield problem("number-of-two", place, text=word[1] + " " + match.group())
    odd: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], bool]], ...] = (
        (_GROUPED, "commas part three digits each", lambda _: True),
        (_POINT, "a comma parts thousands", lambda _: True),
        (_SHARE, "a share is of a hundred at most", lambda _: True),
        (_LETTERS, "a letter stands among the digits", lambda _: True),
        (_YEARS, "the second year lies before the first", lambda match: match[2] < match[1]),
    )
    for pattern, reason, is_odd in odd:
        for match in pattern.finditer(words):
            if is_odd(match):
                yield problem("figure-odd", place, text=match.group(), reason=reason)


def _tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        match block:
            case Table():
                yield block
            case Listing():
                for entry in block.entries:
                    yield from _tables(entry.blocks)
            case Quotation():
                yield from _tables(block.blocks)


def _totals(table: Table, place: Place) -> Told:
    """Add up the columns above a last row that says it is their total."""
    rows = [[words_in(cell).strip() for cell in row] for row in table.rows]
    if len(rows) < 3 or not _TOTAL.match(rows[-1][0]) or any(_TOTAL.match(row[0]) for row in rows[:-1]):  # noqa: PLR2004
        return
    for column in range(1, len(table.head)):
        amounts = [_amount(row[column]) for row in rows]
        known = [amount for amount in amounts if amount is not None]
        if len(known) == len(amounts) and sum(known[:-1]) != known[-1]:
            facts = {"total": rows[-1][column], "sum": f"{sum(known[:-1]):,}"}
            yield problem("total-differs", Place(place.file, place.line + len(rows)), **facts)


def _amount(cell: str) -> Decimal | None:
    if not _AMOUNT.fullmatch(cell):
        return None
    try:
        return Decimal(re.sub(r"[£€$,\s]", "", cell))
    except InvalidOperation:
        return None

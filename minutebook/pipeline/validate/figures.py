"""Figures: a meeting's words in; days, years and numbers in them that can hardly be so, as warnings, out."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import partial

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Block, Listing, Meeting, Quotation, Table, words_in
from minutebook.outputs import wording
from minutebook.pipeline.read import Source
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

Told = Iterator[Problem]
Whereabouts = Callable[[str], Place]
"""Words of a text to their place."""

_DIGIT = re.compile(r"[0-9]")
_TWO = re.compile(r"\(([0-9]{1,3})\)")
_BEFORE = re.compile(r"(?:([A-Za-z-]+)\s)?([A-Za-z-]+)\s$")
_GROUPED = re.compile(r"(?<![\d,.])(?:\d{3}|\d{1,3}(?:,\d{3})+),\d{1,2}(?![\d,])|(?<![\d,./])\d{1,3},\d{4,}(?![\d,])")
_LETTERS = re.compile(r"(?<![\w/.-])[£€$]?\d+(?:O+\d*|[OIl]+\d+)(?:,\d{3})*(?![\w-])|(?<![\w/.-])[£€$][OIl]\d+")
_POINT = re.compile(
    r"[£€$][1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])(?!\s?(?:[mkp]\b|bn\b|million|billion|thousand|per\b|an?\b|each\b|/))"
)
_SHARE = re.compile(
    r"(?<![\d.,])(?:1[0-9]{2}|[2-9][0-9]{2})(?:\.[0-9]+)?(?<!100)\s?(?:%|per\s?cent)\s+(?:of\s+(?:those|all|them|the\s+(?:people"
    r"|public|residents|respondents|members|callers|victims))|showed|said|felt|agreed|answered|responded|had)\b"
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?((?:19|20|21)[0-9]{2})\b(?![-/]|\s*(?:hours|hrs|h)\b)")
_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s?[-–/]\s?((?:19|20)\d\d)(?![\d/-]|\s*(?:hours|hrs|h)\b)")
_QUARTERS = ("00", "15", "30", "45")
"""Two hours that end so are hours of the day, as in 2000-1930, and no years."""
_FEW = (
    r"(?:\s+(?!(?:that|which|who|whom|whose|if|whether|when|where|while|as|and|but|on|for|about|of|with|after|before|until"
    r"|likely|to|by)\b)[\w’'-]+){0,5}?\s+on\s+(?:\w+day,?\s+)?(?:the\s+)?$"
)
"""What may stand between a verb and its day: a few words, and none that begins a clause or gives the day to another."""
_BY_WHOM = r"(?:\s+\w+){1,2}\s+by(?:\s+(?!(?:that|which|who|whose|when|where|if|as|but|on|in)\b)[\w’'-]+){1,14}"
_PAST = re.compile(rf"\b(?:was|were|had\s+been|has\s+been|took\s+place)(?:{_BY_WHOM})?{_FEW}")
_TO_COME = re.compile(
    r"\b(?:will|would|shall|should|to|due|plan\w*|schedul\w*|expect\w*|agreed|set|arranged|propos\w*|postponed|deferred"
    r"|moved|announc\w*|hop\w*|asked|invited|book\w*|confirm\w*|intend\w*|aim\w*|fixed|called|listed|told|informed|noted)\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|(?:is|are)\s+(?:due\s+)?to)\s+(?:be\s+\w+|take\s+place|meet|open|close|begin|start|come|return|happen)"
    rf"{_FEW}|\b(?:will|would|forthcoming|coming|next|upcoming|invited\s+to|attend|with\s+a\s+view\s+to)\b[^.;]{{0,60}}\b(?:event|meeting|workshop"
    r"|session|conference|hearing|summit)\s+on\s+(?:\w+day,?\s+)?(?:the\s+)?$"
)
_WINDOW = 160
"""Characters before a day in which the verb that goes with it stands."""
_TOTAL = re.compile(r"\W*(?:grand\s+|sub-?)?totals?\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[£€$]?\s?-?\d[\d,]*(?:\.\d+)?")


_PARTS_OF_NUMBERS = frozenset((*wording.NUMBERS, "and", "hundred", "thousand", "million"))
_ODD = (
    (_GROUPED, "commas part three digits each"),
    (_POINT, "a comma parts thousands"),
    (_SHARE, "a share is of a hundred at most"),
    (_LETTERS, "a letter stands among the digits"),
    (_YEARS, "the second year lies before the first"),
)
_NO_SUM = re.compile(r"\b(?:rate|per|average|mean|median|change)\b|%", re.IGNORECASE)
"""Heads of columns whose last row is no sum."""


def odd_figures(written: schema.Meeting, meeting: Meeting, fields: Fields, source: Source) -> Told:
    """Look through all words of the minutes, headings and actions among them, and through the tables."""
    for words, place in _said(written, meeting, fields, source):
        yield from _days(words, written.date, place)
        yield from _numbers(words, place)
    for _, blocks in meeting.parts():
        for table in _tables(blocks):
            yield from _totals(table, Place(meeting.file, table.line + 1))


def _said(
    written: schema.Meeting, meeting: Meeting, fields: Fields, source: Source
) -> Iterator[tuple[str, Whereabouts]]:
    """Give the words that say something of days and numbers, each with where parts of them stand."""

    def of_fact(*path: str | int) -> Whereabouts:
        return lambda _: fields.place(*path)

    yield written.summary or "", of_fact("summary")
    for item in meeting.items:
        yield item.title, partial(source.place, item.line)
    for _, passage in meeting.passages():
        yield words_in(passage), partial(source.place, passage.line)
    for index, action in enumerate(written.actions):
        yield action.text, of_fact("actions", index, "text")
    for index, update in enumerate(written.updates):
        yield update.note or "", of_fact("updates", index, "note")


def _days(words: str, held: date, place: Whereabouts) -> Told:
    if not _DIGIT.search(words):
        return
    for text in wording.no_days_in(words):
        yield problem("no-such-day", place(text), text=text)
    for text, day in wording.other_weekdays_in(words, held.year):
        yield problem("other-weekday", place(text), text=text, day=wording.weekday(day))
    for match in _SINCE.finditer(words):
        if int(match[1]) > held.year:
            yield problem("past-in-future", place(match.group()), text=match.group())
    for found in wording.days_in(words):
        before = words[max(0, found.start - _WINDOW) : found.start]
        written = words[found.start : found.end]
        coming = _COMING.search(before) if found.day < held else None
        if coming:
            yield problem("future-in-past", place(coming.group() + written), text=coming.group() + written)
        was = _PAST.search(before) if found.day > held else None
        if was and not _TO_COME.search(was.group()):
            yield problem("past-in-future", place(was.group() + written), text=was.group() + written)


def _numbers(words: str, place: Whereabouts) -> Told:
    if not _DIGIT.search(words):
        return
    for match in _TWO.finditer(words):
        word = _BEFORE.search(words[max(0, match.start() - _WINDOW) : match.start()])
        # "one hundred and twenty (120)" is longer than the words that are known here.
        longer = word and (word[1] or "").lower() in _PARTS_OF_NUMBERS
        if word and not longer and wording.NUMBERS.get(word[2].lower(), int(match[1])) != int(match[1]):
            text = f"{word[2]} {match.group()}"
            yield problem("number-of-two", place(text), text=text)
    for pattern, reason in _ODD:
        for match in pattern.finditer(words):
            if pattern is not _YEARS or _goes_back(match):
                yield problem("figure-odd", place(match.group()), text=match.group(), reason=reason)


def _goes_back(years: re.Match[str]) -> bool:
    """Tell whether the second of two years lies before the first; hours such as 2000-1930 are none."""
    return years[2] < years[1] and not (years[1].endswith(_QUARTERS) and years[2].endswith(_QUARTERS))


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
    for column in (at for at, cell in enumerate(table.head) if at and not _NO_SUM.search(words_in(cell))):
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

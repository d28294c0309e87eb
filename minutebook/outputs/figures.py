"""Figures: a text in; the numbers in it, each with its value and its unit as written, out. Nothing is worked out.

What is left out is left out for truth: a year, a day, an hour, the number of a section, a road or a form, a telephone
number and the number of a service (101, 999) count nothing, and "one" mostly stands for a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from minutebook.model import Archive, Meeting, PassageKey, Table, words_in
from minutebook.names import speeches_in
from minutebook.outputs import wording


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text."""

    start: int
    end: int
    """Behind the number and its unit."""
    number: str
    """As written, its sign or scale with it: `£1.5 million`, `14`, `two hundred`."""
    value: Decimal | None
    """None for a span such as 10-14."""
    unit: str
    """As written: the sign, or the words behind it that may be what was counted; empty where none can be told."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the minutes, or a row of a table, with the numbers in it."""

    passage: PassageKey
    words: str
    figures: tuple[Figure, ...]
    speaker: str | None
    """The id of the one person whom the passage names as speaking; None where nobody or anybody else may speak too."""


def sentences_with_figures(meeting: Meeting, archive: Archive) -> Iterator[Sentence]:
    """Find the sentences of a meeting's minutes that have numbers, in their order."""
    for key, passage in meeting.passages():
        text = words_in(passage)
        if _MAY_COUNT.search(text):
            speakers = archive.speakers.get(key, ())
            alone = len(speakers) == 1 and speakers[0] in archive.people and speeches_in(text) <= 1
            for line in text.split("\n"):
                parts = [line] if isinstance(passage, Table) else [words for _, words in wording.sentences_in(line)]
                for words in map(str.strip, parts):
                    found = tuple(figures_in(words))
                    if found:
                        yield Sentence(key, words, found, speakers[0] if alone else None)


def has_figures(meeting: Meeting, archive: Archive) -> bool:
    """Tell whether a meeting's minutes give a number."""
    return next(sentences_with_figures(meeting, archive), None) is not None


_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "dozen": 12,
    "k": 1000,
    "m": 10**6,
    "bn": 10**9,
}
_WORDS = "|".join(sorted(wording.NUMBERS, key=len, reverse=True))
_UNITS = "ft|p|km|mph|kg|cc|mg|ml|g|m"
_SCALE_WORDS = "hundred|thousand|million|billion|dozen"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/:#@§-]) (?P<sign>[£€$]\s?)?
    (?: (?P<low>\d[\d,]*(?:\.\d+)?) \s?[–-]\s? (?P<high>\d[\d,]*(?:\.\d+)?)
    |   (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
    |   (?P<words>(?i:{_WORDS}|a(?=\s(?:{_SCALE_WORDS})))) (?![\w-])
    )
    (?: (?P<scale>\s(?:{_SCALE_WORDS})|(?(sign)\s?(?:bn|m)|(?!))|k)(?![\w-]) )?
    (?P<part>\s?%|\s(?:per\s?cent|percentage\spoints?)\b|(?(digits)\s?(?:{_UNITS})(?![\w’'-])|(?!)))?
    (?![\w/:]|[-–,.]\d|(?<=\d)\s?[-–]\s?\d)
    """,
    re.VERBOSE,
)
_MAY_COUNT = re.compile(rf"\d|\b(?:{_WORDS}|{_SCALE_WORDS})\b", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"(?:\b(?:section|sections|item|items|page|pages|part|parts|paragraph|paragraphs|schedule|article|chapter|phase|tier"
    r"|level|grade|band|category|class|version|no|nos|number|numbers|figure|table|appendix|annex|question|action|step"
    r"|operation|channel|room|unit|block|junction|route|bus|ward|zone|district|form|ref|reference|minute|resolution|act"
    r"|road|court|target|objective|outcome|priority|recommendation|rule|regulation|order|clause|key\sstage|year|group"
    r"|covid|fatal)\W{1,2}(?:\d[\d.]*\W{1,3}(?:and\W|to\W|or\W)?)*)$",
    re.IGNORECASE,
)
"""What stands before a number that is a name."""
_SERVICES = frozenset({"101", "105", "111", "112", "119", "999"})
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_DAY = re.compile(
    rf"(?:{'|'.join(wording.MONTHS)}|(?:{'|'.join(month[:3] for month in wording.MONTHS)}|Sept)\b)", re.IGNORECASE
)
_HOUR = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|noon|hours\son\b)", re.IGNORECASE)
_FUNCTION = frozenset(
    (
        *("a", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for"),
        *(
            "from",
            "had",
            "has",
            "have",
            "he",
            "her",
            "his",
            "if",
            "in",
            "into",
            "is",
            "it",
            "its",
            "less",
            "more",
            "no",
        ),
        *("not", "of", "on", "or", "other", "our", "out", "over", "per", "said", "she", "since", "so", "than", "that"),
        *("the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "until", "up"),
        *("was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would", "versus", "across"),
        *("towards", "always", "perhaps", "plus", "thus", "minus", "times", "yes", "others", "says", "gives", "shows"),
        *("means", "needs", "makes", "takes", "remains", "comes", "goes", "asks", "includes"),
    )
)
_PLURALS = frozenset({"people", "men", "women", "children", "staff", "mph", "km", "kg", "hectares", "police"})
_BEHIND = re.compile(r"\s(?P<first>[a-z][a-z’'-]+)(?:\s(?P<second>[a-z][a-z’'-]+))?")


def figures_in(text: str) -> Iterator[Figure]:
    """Find the numbers in a text, in its order."""
    days = [(day.start, day.end) for day in wording.days_in(text)]
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in days) or _is_a_name(match, text):
            continue
        end, unit = match.end(), (match["part"] or "").strip() or (match["sign"] or "").strip()
        if not unit:
            unit = _counted(text, end)
            end += len(unit) + 1 if unit else 0
        number = text[match.start() : match.end()].removesuffix(match["part"] or "")
        yield Figure(match.start(), end, number, _value(match), unit)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """Tell whether a number counts nothing: it is that of a year, a day, an hour, a thing, a service or a line."""
    if match["sign"] or match["part"] or match["scale"]:
        return False
    before, after = text[: match.start()][-20:], text[match.end() :]
    digits = match["digits"] or match["low"] or ""
    of_a_line = re.search(r"\d\s$", before) or re.match(r"\s\d{3,}", after) or re.match(r"0\d", digits)
    if _YEAR.fullmatch(digits) or digits in _SERVICES or of_a_line:
        return True
    if _HOUR.match(after) or (digits and _beside_a_month(before, after)):
        return True
    words = match["words"] or ""
    # "one of them" counts nobody, and "the Fatal Five" is a name.
    named = words[:1].isupper() and re.search(r"[^.!?]\s$", before) is not None
    return words.casefold() == "one" or named or _NO_COUNT.search(before) is not None


def _beside_a_month(before: str, after: str) -> bool:
    return bool(_DAY.match(after.lstrip(" ").removeprefix("of "))) or bool(re.search(rf"{_DAY.pattern}\W+$", before))


def _counted(text: str, at: int) -> str:
    """Give the one or two words behind a number that may say what was counted: `officers`, `new officers`."""
    found = _BEHIND.match(text, at)
    if not found or found["first"] in _FUNCTION:
        return ""
    if _is_plural(found["first"]):
        return found["first"]
    second = found["second"] or ""
    return f"{found['first']} {second}" if second not in _FUNCTION and _is_plural(second) else ""


def _is_plural(word: str) -> bool:
    return word in _PLURALS or re.fullmatch(r".{2,}[a-z](?<![’'ius])s", word) is not None


def _value(match: re.Match[str]) -> Decimal | None:
    if match["low"]:
        return None
    words = (match["words"] or "").casefold()
    number = Decimal(match["digits"].replace(",", "")) if match["digits"] else Decimal(wording.NUMBERS.get(words, 1))
    return number * _SCALES[match["scale"].strip().casefold()] if match["scale"] else number

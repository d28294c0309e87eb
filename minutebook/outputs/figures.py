"""Figures: a text in; the numbers in it, each with its value and its unit as written, out. Nothing is worked out.

What is left out is left out for truth: a year, a day, an hour, the number of a section, a road or a form, a telephone
number and the number of a service (101, 999) count nothing, and "one" mostly stands for a person.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from minutebook.model import Archive, Counted, Figure, Meeting, PassageKey, Table, words_in
from minutebook.names import speeches_in
from minutebook.outputs import wording


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the minutes, or a row of a table, with the numbers in it."""

    passage: PassageKey
    words: str
    figures: tuple[Figure, ...]
    speaker: str | None
    """The id of the one person whom the passage names as speaking, in the sentence that does so."""


def sentences_with_figures(meeting: Meeting, archive: Archive) -> Iterator[Sentence]:
    """Give the sentences of a meeting's minutes that have numbers, in their order."""
    texts = {key: words_in(passage) for key, passage in meeting.passages()}
    for counted in archive.figures[meeting.id]:
        key, words = counted.passage, counted.words
        speakers = archive.speakers.get(key, ())
        alone = len(speakers) == 1 and speakers[0] in archive.people and speeches_in(texts[key]) == 1
        # Other sentences may be another's, in words that no list of verbs has.
        yield Sentence(key, words, counted.figures, speakers[0] if alone and speeches_in(words) else None)


def counted_in(meeting: Meeting) -> Iterator[Counted]:
    """Find the sentences of a meeting's minutes that have numbers, in their order."""
    for key, passage in meeting.passages():
        text = words_in(passage)
        for line in text.split("\n") if _may_count(text) else ():
            parts = [line] if isinstance(passage, Table) else [words for _, words in wording.sentences_in(line)]
            for words in map(str.strip, parts):
                found = tuple(figures_in(words)) if _may_count(words) else ()
                if found:
                    yield Counted(key, words, found)


_SCALES = {"hundred": 100, "dozen": 12, "thousand": 1000, "million": 10**6, "billion": 10**9}
_SHORT_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "bn": 10**9}
_SCALE = "|".join(_SCALES)
_WORD = "|".join(re.sub("-", r"[-\\s]", word) for word in sorted(wording.NUMBERS, key=len, reverse=True))
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_UNITS = "ft|p|km|mph|kg|cc|mg|ml|g|m"
_NUMBER = re.compile(
    rf"""
    (?: (?<![\w.,/:#@§])(?P<sign>[£€$])\s? | (?<![\w.,/:#@§£€$–−-])(?<![£€$]\s) )
    (?: (?P<span>(?:{_DIGITS})%? \s?[–-]\s? (?:{_DIGITS}))
    |   (?P<share>(?i:{_DIGITS}|{_WORD})\s(?:out\sof|in)\s(?i:{_DIGITS}|{_WORD}))(?![\w-])
    |   (?P<digits>{_DIGITS})
    |   (?P<words>
            (?i:{_WORD}|an?(?=\s(?:{_SCALE})\b)) (?:\s(?:{_SCALE})\b (?:(?:\sand)?\s(?:{_WORD})(?![\w-]))?)*
        ) (?![\w-])
    )
    (?P<scale>(?(digits)\s(?:{_SCALE})s?\b|(?!))|(?(sign)\s?(?i:bn|b|m|k)(?!\w)|(?!))|k(?!\w))?
    (?P<half>\sand\sa\s(?:half|quarter|third)\b)?
    (?P<part>\s?%|\s(?:per\s?cent|percentage\spoints?)\b|(?(digits)\s?(?:{_UNITS})(?![\w’'-]|\.\s?[a-z])|(?!)))?
    (?![\w/:%°^]|[-–,.]\d|(?<=\d)\s?[-–]\s?\d)
    """,
    re.VERBOSE,
)
_DIGIT = re.compile(r"\d")
_IN_WORDS = tuple(word for word in (*wording.NUMBERS, *_SCALES) if "-" not in word)


def _may_count(words: str) -> bool:
    """Tell whether words may have a number: most have none, and this is told several times as fast as where it is."""
    small = words.casefold()
    return bool(_DIGIT.search(words)) or any(word in small for word in _IN_WORDS)


_NO_COUNT = re.compile(
    r"(?:\b(?:fy|cat|stage|section|sections|item|items|page|pages|part|parts|paragraph|paragraphs|schedule|article|chapter|phase|tier"
    r"|level|grade|band|category|class|version|no|nos|number|numbers|figure|table|appendix|annex|question|action|step"
    r"|operation|channel|room|unit|block|junction|route|bus|ward|zone|district|form|ref|reference|minute|resolution|act"
    r"|road|court|target|objective|outcome|priority|recommendation|rule|regulation|order|clause|key\sstage|year|group"
    r"|ext|extension|flat|apartment|platform|box|pc|ps|dc|ds|pcso|officer|constable|sergeant|badge|collar|covid|fatal)"
    r"(?:\.?\s|\s?#|-)(?:\d[\d.]*\W{1,3}(?:and\W|to\W|or\W)?)*)$",
    re.IGNORECASE,
)
"""What stands before a number that is a name."""
_OTHER_END = re.compile(
    rf"\s?(?:and|to|or|[-–])\s(?:[£€$]\s?)?(?:{_DIGITS}|{_WORD})"
    rf"\s?(?:%|per\s?cent\b|(?:{_SCALE})s?\b|(?i:bn|b|m|k)\b)"
)
_NAME_BEHIND = re.compile(
    r"\s(?:thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|halves|bus\b|motorway\b)"
    r"|(?:\s[A-Z][\w’'-]+){1,3}\s(?:Street|Road|Lane|Avenue|Drive|Close|Way|Place|Square|Court|Gardens|Terrace|Hill)\b"
)
"""What stands behind a number that is one of a fraction, a route or a house."""
_SERVICES = frozenset({"101", "105", "111", "112", "119", "999"})
_YEAR = re.compile(r"(?:1[89]|20|21)\d\d")
_DAY = re.compile(
    rf"(?:{'|'.join(wording.MONTHS)}|(?:{'|'.join(month[:3] for month in wording.MONTHS)}|Sept)\b)", re.IGNORECASE
)
_HOUR = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|noon|hours\son\b)", re.IGNORECASE)
_FUNCTION = frozenset(
    (
        *("a", "all", "also", "an", "and", "are", "as", "at", "be", "been", "but", "by", "did", "do", "does", "for"),
        *("from", "had", "has", "have", "he", "her", "his", "if", "in", "into", "is", "it", "its", "less", "more"),
        *("not", "of", "on", "or", "other", "our", "out", "over", "per", "said", "she", "since", "so", "than", "that"),
        *("the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "under", "until", "up"),
        *("was", "we", "were", "what", "when", "where", "which", "who", "will", "with", "would", "versus", "across"),
        *("towards", "always", "perhaps", "plus", "thus", "minus", "times", "yes", "others", "says", "gives", "shows"),
        *("means", "needs", "makes", "takes", "remains", "comes", "goes", "asks", "includes", "no"),
    )
)
_NO_UNIT = _FUNCTION | {*wording.NUMBERS, *_SCALES}
_PLURALS = frozenset({"people", "men", "women", "children", "staff", "mph", "km", "kg", "hectares", "police"})
_BEHIND = re.compile(r"\s(?P<first>[a-z][a-z’'-]+)(?:\s(?P<second>[a-z][a-z’'-]+))?")


_BELOW = re.compile(r"\bminus\s$")
_AROUND = 200
"""Characters; no name of a street or a month is longer."""


def figures_in(text: str) -> Iterator[Figure]:
    """Find the numbers in a text, in its order."""
    days = [(day.start, day.end) for day in wording.days_in(text)]
    for match in _NUMBER.finditer(text):
        of_a_day = bisect_right(days, (match.start(), len(text))) - 1
        if (of_a_day >= 0 and match.start() < days[of_a_day][1]) or _is_a_name(match, text):
            continue
        end, unit = match.end(), (match["part"] or "").strip() or (match["sign"] or "").strip()
        if not unit:
            unit = _counted(text, end)
            end += len(unit) + 1 if unit else 0
        # Of "£1 to £2 million" and "5 to 7%" the first has the scale or the unit of the second.
        open_ = _OTHER_END.match(text, match.end()) if not (match["scale"] or match["part"]) else None
        below = _BELOW.search(text, max(0, match.start() - _AROUND), match.start())
        start, value = below.start() if below else match.start(), None if open_ else _value(match)
        number = text[start : match.end()].removesuffix(match["part"] or "")
        yield Figure(start, end, number, -value if below and value is not None else value, unit)


def _is_a_name(match: re.Match[str], text: str) -> bool:
    """Tell whether a number counts nothing: it is that of a year, a day, an hour, a thing, a service or a line."""
    # A long passage is not to be copied for each number in it.
    before, after = text[max(0, match.start() - 20) : match.start()], text[match.end() : match.end() + _AROUND]
    words = match["words"] or ""
    if re.search(r"\b(?:half|quarters?\sof|third\sof|quarter\spast)\s$", before) or _NAME_BEHIND.match(after):
        return True
    if match["sign"] or match["part"] or match["scale"] or " " in words:
        return False
    digits = match["digits"] or match["span"] or match["share"] or ""
    of_a_line = re.search(r"\d\s$", before) or re.match(r"\s\d{3,}", after) or re.match(r"0\d", digits)
    if any(map(_YEAR.fullmatch, re.findall(r"\d+", digits))) or digits in _SERVICES or of_a_line:
        return True
    if re.fullmatch(r"\d{1,2}\.\d\d", digits) and re.search(r"\b(?:at|from|until|till|by|to)\s$", before):
        return True
    if _HOUR.match(after) or (digits and _beside_a_month(before, after)):
        return True
    # "one of them" counts nobody, and "the Fatal Five" is a name.
    named = words[:1].isupper() and re.search(r"[^.!?]\s$", before) is not None
    return words.casefold() == "one" or named or _NO_COUNT.search(before) is not None


def _beside_a_month(before: str, after: str) -> bool:
    after = re.sub(r"^\s?(?:and|to|or|[-–])\s?\d{1,2}(?:st|nd|rd|th)?(?=\s)", "", after)
    return bool(_DAY.match(after.lstrip(" ").removeprefix("of "))) or bool(re.search(rf"{_DAY.pattern}\W+$", before))


def _counted(text: str, at: int) -> str:
    """Give the one or two words behind a number that may say what was counted: `officers`, `new officers`."""
    found = _BEHIND.match(text, at)
    if not found or found["first"] in _NO_UNIT:
        return ""
    if _is_plural(found["first"]):
        return found["first"]
    second = found["second"] or ""
    return f"{found['first']} {second}" if second not in _NO_UNIT and _is_plural(second) else ""


def _is_plural(word: str) -> bool:
    return word in _PLURALS or re.fullmatch(r".{2,}[a-z](?<![’'ius])s", word) is not None


def _value(match: re.Match[str]) -> Decimal | None:
    """Give what a number is; None where it is two, a number and a part of one, or metres that may be millions."""
    if match["half"] or (match["part"] or "").strip() == "m":
        return None
    if match["digits"]:
        scale = (match["scale"] or "").strip().casefold()
        scale = scale.removesuffix("s") if scale.removesuffix("s") in _SCALES else scale
        return Decimal(match["digits"].replace(",", "")) * (_SCALES | _SHORT_SCALES).get(scale, 1)
    return Decimal(_spelled(match["words"].casefold())) if match["words"] else None


def _spelled(words: str) -> int:
    """Add up a number in words: `two hundred and fifty thousand`."""
    total = current = 0
    for word in re.sub(rf"(?<=y)\s(?={_ONES})", "-", words).split():
        if word in ("hundred", "dozen"):
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0
        else:
            current += wording.NUMBERS.get(word, 0)
    return total + current

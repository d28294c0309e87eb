"""Aka: a record's words in, what else it may be sought by out: words of its short forms, short forms of its words.

The field `aka` is searched and never shown. What a search engine for English words would lose is written again
behind the words that it reads: short forms in capitals, which it would stem (ONS is not "on"), and amounts (£70,000
is 70000).
"""

import re
from collections.abc import Iterable, Iterator

from minutebook.model import Term

MARK = "zq"
"""Stands before a short form's letters: no English word begins with it, so no stem and no beginning meets it.
assets/js/search/words.js writes the same mark into questions."""

_ACRONYM = re.compile(r"(?<![A-Za-z0-9])[A-Z](?:[A-Z]|[&/](?=[A-Z]))+(?=s?(?![A-Za-z0-9]))")
_SCALE = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_AMOUNT = re.compile(
    rf"(?<![\w.,])[£$€]?(?:(?P<digits>\d+(?:,\d{{3}})*)(?:\.(?P<part>\d+))?|(?P<word>{'|'.join(_NUMBERS)})(?=\s))"
    rf"(?:\s?(?P<scale>thousand|million|billion|k|m|bn)\b)?",
    re.IGNORECASE,
)

_JOINT = r"[\s‐-–-]+"
"""What stands between the parts of a compound: spaces, hyphens, dashes."""


class AlsoKnownAs:
    """Knows the glossary, and finds what a text may be sought by beside its own words."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = [(term, _any_of((term.short, *term.also), ""), _any_of((term.words,), "(?i)")) for term in terms]

    def of(self, text: str) -> str:
        """Give what a text lacks: the words of its short forms, and the short forms of its words."""
        return " ".join(dict.fromkeys(self._lacking(text)))

    def _lacking(self, text: str) -> Iterator[str]:
        marks = {mark(acronym) for acronym in _ACRONYM.findall(text)}
        for term, short, words in self._terms:
            has_short, has_words = short.search(text), words.search(text)
            if has_short and not has_words:
                yield term.words
            if has_words and not has_short:
                yield term.short
            # The glossary's own form: a text may have another, such as a plural.
            if (has_short or has_words) and mark(term.short) not in marks:
                yield mark(term.short)


def spelt_out(text: str) -> str:
    """Write a text with its short forms and amounts behind it a second time, as a question for them is looked up."""
    again = [mark(acronym) for acronym in _ACRONYM.findall(text)]
    again += [digits for match in _AMOUNT.finditer(text) if (digits := _digits(match))]
    return " ".join([text, *again])


def mark(acronym: str) -> str:
    """Write a short form so that it meets itself alone: `T/ACC` becomes `zqtacc`."""
    return MARK + re.sub(r"[^a-z0-9]", "", acronym.lower())


def _digits(match: re.Match[str]) -> str | None:
    """Write an amount in plain digits, with a mark for its point; None where it is written in plain digits already."""
    written, scale = match["digits"], match["scale"]
    if match["word"] and not scale:
        return None
    whole = written.replace(",", "") if written else str(_NUMBERS.index(match["word"].lower()) + 1)
    zeros = _SCALE[scale.lower()] if scale else 0
    part = (match["part"] or "").rstrip("0")
    if len(part) > zeros or (match["part"] and not zeros):
        return f"{whole}{MARK}{match['part']}"
    digits = whole + part.ljust(zeros, "0")
    return digits if digits != match.group() else None


def _any_of(forms: Iterable[str], flags: str) -> re.Pattern[str]:
    """Match any of some forms as whole words, with spaces, hyphens or an apostrophe left out between or in them."""
    patterns = (
        _JOINT.join(map(re.escape, re.split(_JOINT, form))).replace("’", "'").replace("'", "['’]?") for form in forms
    )
    return re.compile(rf"{flags}(?<!\w)(?:{'|'.join(patterns)})(?!\w)")

"""The rulebook: every rule of the content, its severity and its words. A code and facts in, a Problem out."""

import re
from collections.abc import Iterable
from difflib import get_close_matches

from minutebook.problems import Place, Problem
from minutebook.rulebook.body import BODY
from minutebook.rulebook.facts import FRONT_MATTER, SCHEMA
from minutebook.rulebook.files import FILES
from minutebook.rulebook.meetings import MEETINGS, PRIVACY
from minutebook.rulebook.papers import PAPERS
from minutebook.rulebook.registers import REGISTERS
from minutebook.rulebook.relations import RELATIONS
from minutebook.rulebook.rule import Rule
from minutebook.rulebook.words import WORDS

__all__ = [
    "BODY",
    "FILES",
    "FRONT_MATTER",
    "MEETINGS",
    "NOT_YET",
    "PAPERS",
    "PRIVACY",
    "REGISTERS",
    "RELATIONS",
    "RULES",
    "SCHEMA",
    "WORDS",
    "closest",
    "did_you_mean",
    "problem",
]

NOT_YET = frozenset(
    {"agenda-only", "no-minutes", "unanswered", "update-not-filled", "personal-data", "personal-data-in-paper"}
)
"""Errors that keep minutes from being published and not from being understood: a preview shows them all the same."""

LONGEST_FACT = 400
"""Characters of a fact that a problem repeats."""

RULES: dict[str, Rule] = (
    FILES | FRONT_MATTER | SCHEMA | MEETINGS | PAPERS | WORDS | PRIVACY | BODY | REGISTERS | RELATIONS
)


def problem(code: str, place: Place, **facts: object) -> Problem:
    """Say that the rule `code` is broken at `place`; `facts` fill the words in braces of its sentences."""
    rule = RULES[code]
    shown = {name: _on_one_line(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}
    return Problem(place, code, rule.severity, rule.message.format(**shown), rule.cure.format(**shown))


def _on_one_line(fact: str) -> str:
    """Keep a fact short and on one line, whatever the officer wrote; hints keep the space at their end."""
    words = re.sub(r"[\s\x00-\x1f\x7f]+", " ", fact)
    return words if len(words) <= LONGEST_FACT else f"{words[:LONGEST_FACT]} ..."


def closest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Find the known word most like `word`, None where none is close: as difflib counts, from 0 to 1."""
    options = {option.casefold(): option for option in sorted(known, reverse=True)}
    close = get_close_matches(word.casefold(), options, n=1, cutoff=cutoff)
    return options[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the known word most like `word` as a question with a space after it, or nothing where none is close."""
    close = closest(word, known)
    return f'Did you mean "{close}"? ' if close is not None else ""

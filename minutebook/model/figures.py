"""Figures: the numbers that minutes give, each in its sentence."""

from dataclasses import dataclass
from decimal import Decimal

from minutebook.model.text import PassageKey


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text."""

    start: int
    end: int
    """Behind the number and its unit."""
    number: str
    """As written, its sign or scale with it: `£1.5 million`, `14`, `two hundred`."""
    value: Decimal | None
    """None for what is no one number: a span such as 10-14, a share such as 1 in 5."""
    unit: str
    """As written: the sign, or the words behind it that may be what was counted; empty where none can be told."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A sentence of the minutes, or a row of a table, with the numbers in it."""

    passage: PassageKey
    words: str
    figures: tuple[Figure, ...]

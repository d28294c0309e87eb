"""Questions and answers: which passages ask and which answer, as the officers declare it; never found by a program."""

import re
from dataclasses import dataclass

from minutebook.model.text import PassageKey
from minutebook.problems import Place


@dataclass(frozen=True, slots=True)
class Question:
    """A meeting's word that one of its passages is a question."""

    passage: PassageKey
    words: str
    """Some of its words, by which a passage that moved is found out."""
    public: bool
    """Whether the minutes say that somebody from the public asked it."""
    place: Place


@dataclass(frozen=True, slots=True)
class Reply:
    """A meeting's word that one of its passages answers what was asked in another."""

    asked: PassageKey
    question: str
    """Some of the words of the passage that asks."""
    passage: PassageKey
    words: str
    asked_place: Place
    place: Place


_PLACE = re.compile(r"(?:item-(?P<item>[a-z0-9]+(?:-{1,2}[a-z0-9]+)*?)|opening)-p(?P<number>[1-9][0-9]{0,4})")


def passage_at(meeting: str, place: str) -> PassageKey:
    """Read a passage's place in its meeting, as addresses have it: `item-4-p7`, or `opening-p1`. Raises ValueError."""
    found = _PLACE.fullmatch(place)
    if found is None:
        message = f"no place of a passage: {place}"
        raise ValueError(message)
    return PassageKey(meeting, found["item"], int(found["number"]))

"""Themes: the words of an item in, the themes that the registers' words propose for it out."""

import re
from functools import cached_property

from minutebook.model import Registers

OFTEN = 2
"""How many passages must speak of a theme that the title does not name: one mention is no subject."""


class Themes:
    """What each theme is called: its name, and the other words that themes.yaml lists under known_as."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        made: dict[str, re.Pattern[str]] = {}
        for theme in self._registers.themes.values():
            forms = sorted((theme.name, *theme.known_as), key=len, reverse=True)
            words = "|".join(_loosely(form) for form in forms)
            made[theme.id] = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)
        return made

    def named_in(self, title: str) -> list[str]:
        """List the themes that a title names, in its order."""
        found = [(match.start(), id_) for id_, pattern in self._patterns.items() if (match := pattern.search(title))]
        return [id_ for _, id_ in sorted(found)]

    def of(self, title: str, passages: list[str]) -> list[str]:
        """List the themes of an item: those of its title, then those that several of its passages speak of."""
        named = self.named_in(title)
        text = "\n".join(passages)
        often = [
            (pattern.search(text), id_)
            for id_, pattern in self._patterns.items()
            if id_ not in named and sum(len(pattern.findall(passage)) for passage in passages) >= OFTEN
        ]
        return [*named, *(id_ for _, id_ in sorted((match.start() if match else 0, id_) for match, id_ in often))]


def _loosely(form: str) -> str:
    """Make a pattern of a form: spaces or hyphens between its words, straight or curly apostrophes, a plural."""
    words = [re.escape(word).replace("'", "['’]?").replace("’", "['’]?") for word in re.split(r"[\s-]+", form)]
    return r"[\s\xa0-]+".join(words) + r"(?:['’]?s)?"

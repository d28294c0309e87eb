"""Agenda: a body's sections in, numbered items out, with what is wrong in their headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from minutebook.model import Blocks, Emphasis, Heading, Item, Listing, Paper, Passage, Section, passages_in, words_in
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

# Four digits are more than any agenda has, and far less than int() refuses.
_NUMBERED = re.compile(r"([1-9][0-9]{0,3})\.\s+(\S.*)", re.DOTALL)
_LETTERED = re.compile(r"([a-z])\)\s+(\S.*)", re.DOTALL)
_NEARLY_NUMBERED = re.compile(
    r"(?:item\s+)?(?:([0-9]{1,2})(?:\s*[.):–—-]+\s*|\s+)|([0-9]{3,4})\s*[.):]\s*)(\S.*)", re.DOTALL | re.IGNORECASE
)
"""`4 Title`, `4) Title`, `Item 4 - Title`; a number of three digits or more needs a mark (a year may begin a title)."""
_CODED = re.compile(r"[0-9]+(?:[./-][0-9]+)+\.?(?=\s|$)|[A-Z]{1,6}[/.-][0-9]")
"""A number of more than one part, as `4.1`, `24/05/1` and `GBP/12`: it stays as it was minuted."""
_NEARLY_LETTERED = re.compile(r"(?:[0-9]+|\()?([A-Za-z])[.):]\s*(\S.*)", re.DOTALL)
_NO_HEADING = re.compile(r"(#{2,6}|#(?=\s*[0-9]+\.))[\s\u00a0]*(\S.*)", re.DOTALL)
"""Not a lone #, which may begin a word (#OperationSnap)."""
_ITEM, _SUB_ITEM = 2, 3
_LONGEST_TITLE = 80
"""Characters of a line that may be the title of an item; what is longer is a sentence."""


_LONGEST_HEADING = 100
"""Characters; a heading of more, with sentences in it, holds the paragraph below it."""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the front matter says about one heading."""

    themes: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    holds: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What stands before the first item, and the items."""

    opening: Blocks
    items: tuple[Item, ...]
    complete: bool
    """Whether the key of every heading could be told."""
    sound: bool = True
    """Whether nothing is wrong with any heading."""


def read_agenda(
    sections: tuple[Section, ...], facts: Mapping[str, ItemFacts], file: str
) -> tuple[Agenda, list[Problem]]:
    """Turn sections into items; facts are by item key."""
    reader = _Reader(file)
    items = tuple(reader.items(sections, facts))
    opening = sections[0].blocks if sections and sections[0].heading is None else ()
    headings = sum(section.heading is not None for section in sections)
    reader.look_for_headings(sections)
    complete = len(items) == headings and not reader.hidden
    return Agenda(opening, items, complete, not reader.problems), reader.problems


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each item so far, by key."""
    number: int = 0
    letter: str = ""
    announcements: bool = False
    lost: bool = False
    """Whether the item that sub-items now belong to has a number that could not be told."""
    hidden: bool = False
    """Whether a line looks like a heading and is none."""

    def items(self, sections: tuple[Section, ...], facts: Mapping[str, ItemFacts]) -> Iterator[Item]:
        for section in sections:
            found = self._key_and_title(section.heading) if section.heading else None
            if found is None or section.heading is None:
                continue
            key, title = found
            if len(title) > _LONGEST_HEADING and re.search(r"[.!?]\s", title):
                self._tell("heading-too-long", section.heading, key=key)
            about = facts.get(key, ItemFacts())
            line = section.heading.line
            kind = self._kind(section.heading)
            yield Item(key, title, kind, line, section.blocks, about.themes, about.papers, about.holds)

    def _kind(self, heading: Heading) -> str:
        """Tell announcements by the heading of the item they stand under ("Mayor's announcements")."""
        if heading.level == _ITEM:
            self.announcements = "announcement" in heading.text.casefold()
            return "item"
        return "announcement" if self.announcements else "sub-item"

    def _key_and_title(self, heading: Heading) -> tuple[str, str] | None:
        if heading.linked:
            self._tell("link-in-heading", heading)
        if not heading.text:
            self._tell("heading-empty", heading)
        elif heading.level == 1:
            self._tell("heading-level-one", heading, text=heading.text)
        elif heading.level == _ITEM:
            return self._numbered(heading)
        elif heading.level == _SUB_ITEM:
            return self._lettered(heading)
        else:
            self._tell("heading-too-deep", heading, text=heading.text, level=heading.level)
        return None

    def _numbered(self, heading: Heading) -> tuple[str, str] | None:
        found = _NUMBERED.fullmatch(heading.text)
        if not found:
            coded = _CODED.match(heading.text)
            nearly = None if coded else _NEARLY_NUMBERED.fullmatch(heading.text)
            number, title = ((nearly[1] or nearly[2]).lstrip("0"), nearly[3]) if nearly else ("", heading.text)
            cure = self._cure(heading.text, title, number, coded=bool(coded))
            self._tell("heading-not-numbered", heading, text=heading.text, cure=cure)
            self.lost = not number
            return self._take_number(number, title, heading) if number else None
        return self._take_number(found[1], found[2], heading)

    def _cure(self, text: str, title: str, number: str, *, coded: bool) -> str:
        """Say how to write a heading that is none yet, without another number than the minutes give."""
        in_bold = f"write it as a paragraph in bold: **{text}**"
        if coded:
            return f"Such a number cannot be that of an item yet: {in_bold}"
        if number:
            return f"Write it like this: ## {number}. {title}"
        return f"If the minutes number it, write its number: ## {self.number + 1}. {text}. If they do not, {in_bold}"

    def _take_number(self, key: str, title: str, heading: Heading) -> tuple[str, str]:
        number = int(key)
        # The sub-items of a second item of one number are not judged as if they were the first one's.
        first, was_lost = self._first_use(key, heading), self.lost
        self.lost, self.letter = not first, ""
        if first:
            if not was_lost:
                self._check_order(heading, key, number - self.number, f"item {self.number}")
            self.number = number
        return key, title

    def _lettered(self, heading: Heading) -> tuple[str, str] | None:
        if self.lost:
            return None
        found = _LETTERED.fullmatch(heading.text)
        if not found:
            coded = _CODED.match(heading.text)
            nearly = None if coded else _NEARLY_LETTERED.fullmatch(heading.text)
            letter, title = (nearly[1].lower(), nearly[2]) if nearly else (_after(self.letter), heading.text)
            cure = f"Write it like this: ### {letter}) {title}" if nearly else _as_minuted(heading.text, letter)
            self._tell("heading-not-lettered", heading, text=heading.text, cure=cure)
            return self._take_letter(letter, title, heading) if nearly and self.number else None
        if not self.number:
            self._tell("sub-item-without-item", heading, text=heading.text)
            return None
        return self._take_letter(found[1], found[2], heading)

    def _take_letter(self, letter: str, title: str, heading: Heading) -> tuple[str, str]:
        key = f"{self.number}{letter}"
        if self._first_use(key, heading):
            step = ord(letter) - (ord(self.letter) if self.letter else ord("a") - 1)
            self._check_order(heading, key, step, f"item {self.number}{self.letter}")
            self.letter = letter
        return key, title

    def look_for_headings(self, sections: tuple[Section, ...]) -> None:
        """Tell about lines that were meant as headings: `##2. Title`, `**2. Title**`, and `2. Title` below item 1."""
        item = 0
        for section in sections:
            found = section.heading and section.heading.level == _ITEM and _NUMBERED.fullmatch(section.heading.text)
            item = int(found[1]) if found else item
            self._look_for_bare_numbers(section.blocks, item)
            for passage in passages_in(section.blocks):
                words = words_in(passage).strip()
                place = Place(self.file, passage.line)
                near = _NO_HEADING.fullmatch(words)
                if near:
                    self.hidden = True
                    self.problems.append(
                        problem("heading-without-space", place, text=words[:60], fixed=f"{near[1]} {near[2][:60]}")
                    )
                elif isinstance(passage, Passage) and _is_bold(passage) and self._is_new(words):
                    self.problems.append(problem("heading-in-bold", place, text=words[:60]))

    def _look_for_bare_numbers(self, blocks: Blocks, item: int) -> None:
        """Tell about a list below an item that begins with the number of the next one, which has no heading.

        Such a line is what is left of a heading whose ## was not typed, and its words would be those of the item above.
        """
        number = item
        lists = [block for block in blocks if isinstance(block, Listing)] if self.lines else []
        for entry in (entry for found in lists if found.entries[0].ordinal == number + 1 for entry in found.entries):
            title = next(passages_in(entry.blocks), None)
            if title is None or entry.ordinal != number + 1 or str(entry.ordinal) in self.lines:
                continue
            words = words_in(title).partition("\n")[0].strip()
            if len(words) <= _LONGEST_TITLE and not words.endswith((".", ";", ",", ":")):
                number += 1
                text = f"{number}. {words}"
                above = f"item {item}" if item else "what stands before the first item"
                self.problems.append(
                    problem("heading-without-marks", Place(self.file, title.line), text=text, above=above)
                )

    def _is_new(self, words: str) -> bool:
        """Tell whether words begin with the number of an item that has no heading yet."""
        found = _NUMBERED.fullmatch(words)
        return found is not None and found[1] not in self.lines

    def _first_use(self, key: str, heading: Heading) -> bool:
        if key in self.lines:
            self._tell("item-twice", heading, key=key, first=self.lines[key])
            return False
        self.lines[key] = heading.line
        return True

    def _check_order(self, heading: Heading, key: str, step: int, previous: str) -> None:
        if step < 1:
            self._tell("item-out-of-order", heading, key=key, previous=previous)
        elif step > 1 and previous == "item 0":
            self._tell("item-skipped", heading, key=key, previous="the beginning")
        elif step > 1:
            self._tell("item-skipped", heading, key=key, previous=previous)

    def _tell(self, code: str, heading: Heading, **facts: object) -> None:
        self.problems.append(problem(code, Place(self.file, heading.line), **facts))


def _is_bold(passage: Passage) -> bool:
    return len(passage.runs) == 1 and isinstance(passage.runs[0], Emphasis) and passage.runs[0].strong


def _as_minuted(text: str, letter: str) -> str:
    """Say how to write a heading below an item that has no letter, or a number that cannot be held yet."""
    return (
        f"If the minutes letter it, write its letter: ### {letter}) {text}. If not, as a paragraph in bold: **{text}**"
    )


def _after(letter: str) -> str:
    return chr(ord(letter) + 1) if letter and letter < "z" else "a"

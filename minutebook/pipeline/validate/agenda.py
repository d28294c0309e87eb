"""Agenda: a body's sections in, numbered items out, with what is wrong in their headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from itertools import chain, count

from minutebook.model import (
    Blocks,
    Emphasis,
    Heading,
    Item,
    ItemFacts,
    Listing,
    Passage,
    Section,
    item_key,
    passages_in,
    slug,
    words_in,
)
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

# Four digits are more than any agenda has, and far less than int() refuses.
_NUMBERED = re.compile(r"(?P<mark>(?P<number>[1-9][0-9]{0,3})\.)\s+(?P<title>\S.*)", re.DOTALL)
_LETTERED = re.compile(r"(?P<mark>\(?(?P<letter>[a-z])\))\s+(?P<title>\S.*)", re.DOTALL)
_ROMAN = re.compile(r"(?P<mark>\(?(?P<letter>[ivx]{1,5})\))\s+(?P<title>\S.*)", re.DOTALL)
_NEARLY_NUMBERED = re.compile(
    r"(?:item\s+)?(?:([0-9]{1,2})(?:\s*[.):–—-]+\s*|\s+)|([0-9]{3,4})\s*[.):]\s*)(\S.*)", re.DOTALL | re.IGNORECASE
)
"""`4 Title`, `4) Title`, `Item 4 - Title`; a number of three digits or more needs a mark (a year may begin a title)."""
_CODED = re.compile(
    r"(?P<mark>(?!(?:19|20)[0-9]{2}[/-][0-9]{2}(?:[0-9]{2})?\b|24/7\b|[0-9]{1,2}([./-])[0-9]{1,2}\2(?:19|20)[0-9]{2}\b)"
    r"(?:[0-9]+(?:[./-][0-9]+)+[a-z]?|[A-Z]{1,6}[/.][0-9][0-9A-Z]*(?:[/.-][0-9A-Z]+)*)[.:)]?(?:\s+[:–—-](?=\s))?)"
    r"\s+(?P<title>\S.*)",
    re.DOTALL,
)
"""A number of more than one part, as `4.1`, `24/05/1.` and `GBP/12/3:`; neither a year such as 2023/24, nor 24/7."""
_NEARLY_LETTERED = re.compile(r"(?:[0-9]+|\()?([A-Za-z])[.):]\s*(\S.*)", re.DOTALL)
_NO_HEADING = re.compile(r"(#{2,6}|#(?=\s*[0-9]+\.))[\s\u00a0]*(\S.*)", re.DOTALL)
"""Not a lone #, which may begin a word (#OperationSnap)."""
_ITEM, _SUB_ITEM = 2, 3
_LONGEST_TITLE = 80
"""Characters of a line that may be the title of an item; what is longer is a sentence."""


_RUN_ON = 10
"""A first item with a higher number is one of a year's, and no agenda has lost as many before it."""
_LONGEST_HEADING = 100
"""Characters; a heading of more, with sentences in it, holds the paragraph below it."""


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


@dataclass(frozen=True, slots=True)
class _Named:
    """An item by its heading."""

    key: str
    mark: str
    called: str
    title: str
    within: str | None = None


@dataclass(slots=True)
class _Reader:
    file: str
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each item so far, by key."""
    number: int = 0
    """The number of the last item that has a plain one."""
    unnumbered: int = 0
    """How many have none since."""
    above: str = ""
    """The key of the item that sub-items now belong to; empty before the first."""
    called: str = ""
    """What that item is called."""
    letter: str = ""
    announcements: bool = False
    lost: bool = False
    """Whether the item that sub-items now belong to is the second of its number, or has none that could be told."""
    hidden: bool = False
    """Whether a line looks like a heading and is none."""
    bare: list[tuple[Heading, str]] = field(default_factory=list)
    """Headings without a number, each with the key of the item that they are below, or nothing."""
    numbered: set[str] = field(default_factory=set)
    """The keys of the items below which some have a number or a letter, nothing for the items themselves."""

    def items(self, sections: tuple[Section, ...], facts: Mapping[str, ItemFacts]) -> Iterator[Item]:
        for section in sections:
            found = self._item(section.heading) if section.heading else None
            if found is None or section.heading is None:
                continue
            if len(found.title) > _LONGEST_HEADING and re.search(r"[.!?]\s", found.title):
                self._tell("heading-too-long", section.heading, key=found.key)
            about = facts.get(found.key, ItemFacts())
            kind = self._kind(section.heading)
            yield Item(
                key=found.key,
                title=found.title,
                kind=kind,
                line=section.heading.line,
                blocks=section.blocks,
                mark=found.mark,
                called=found.called,
                within=found.within,
                **{fact.name: getattr(about, fact.name) for fact in fields(ItemFacts)},
            )
        for heading, within in self.bare:
            if within in self.numbered:
                self._tell("item-without-number", heading, text=heading.text)

    def _kind(self, heading: Heading) -> str:
        """Tell announcements by the heading of the item they stand under ("Mayor's announcements")."""
        if heading.level == _ITEM:
            self.announcements = "announcement" in heading.text.casefold()
            return "item"
        return "announcement" if self.announcements else "sub-item"

    def _item(self, heading: Heading) -> _Named | None:
        if heading.linked:
            self._tell("link-in-heading", heading)
        if not heading.text:
            self._tell("heading-empty", heading)
        elif heading.level == 1:
            self._tell("heading-level-one", heading, text=heading.text)
        elif heading.level == _ITEM:
            return self._top(heading)
        elif heading.level == _SUB_ITEM:
            return self._below(heading)
        else:
            self._tell("heading-too-deep", heading, text=heading.text, level=heading.level)
        return None

    def _top(self, heading: Heading) -> _Named | None:
        """Name an item: by its number, by one of several parts, or by its words."""
        plain, coded = _NUMBERED.fullmatch(heading.text), _CODED.fullmatch(heading.text)
        nearly = None if plain or coded else _NEARLY_NUMBERED.fullmatch(heading.text)
        number = (nearly[1] or nearly[2]).lstrip("0") if nearly else ""
        # A title may begin with a number too: "20 mph zones".
        marked = not re.match(r"[0-9]+\s+\w", heading.text)
        if nearly and number and (marked or not self.lines or int(number) == self.number + 1):
            self._tell("heading-not-numbered", heading, text=heading.text, number=number, title=nearly[3])
            return self._take_number(number, f"{number}.", nearly[3], heading)
        if plain:
            return self._take_number(plain["number"], plain["mark"], plain["title"], heading)
        if coded:
            self.numbered.add("")
            return self._take(slug(coded["mark"]), coded["mark"], coded["mark"], coded["title"], heading)
        self.bare.append((heading, ""))
        self.unnumbered += 1
        return self._take(self._free(item_key(heading.text) or "item"), "", "", heading.text, heading)

    def _take_number(self, key: str, mark: str, title: str, heading: Heading) -> _Named:
        number, was_lost, first = int(key), self.lost, key not in self.lines
        named = self._take(key, mark, mark, title, heading)
        self.numbered.add("")
        if first:
            if not was_lost:
                step = number - self.number
                # One without a number may have been counted too.
                self._check_order(heading, key, 1 if 1 < step <= 1 + self.unnumbered else step, f"item {self.number}")
            self.number, self.unnumbered = number, 0
        return named

    def _take(self, key: str, mark: str, called: str, title: str, heading: Heading) -> _Named:
        # The sub-items of a second item of one number are not judged as if they were the first one's.
        self.lost, self.letter = not self._first_use(key, heading), ""
        self.above, self.called = key, called
        return _Named(key, mark, called, title)

    def _below(self, heading: Heading) -> _Named | None:
        """Name a sub-item by its letter, its Roman number, a number of several parts, or its words."""
        if self.lost:
            return None
        if not self.above:
            self._tell("sub-item-without-item", heading, text=heading.text)
            return None
        lettered, roman, coded = (form.fullmatch(heading.text) for form in (_LETTERED, _ROMAN, _CODED))
        if roman and not (lettered and self.letter and ord(lettered["letter"]) == ord(self.letter) + 1):
            return self._take_below(f"{self.above}{roman['letter']}", roman, heading)
        if lettered:
            self._check_letter(lettered["letter"], heading)
            return self._take_below(f"{self.above}{lettered['letter']}", lettered, heading)
        if coded:
            return self._take_below(slug(coded["mark"]), coded, heading)
        nearly = _NEARLY_LETTERED.fullmatch(heading.text)
        if nearly:
            letter, title = nearly[1].lower(), nearly[2]
            self._tell("heading-not-lettered", heading, text=heading.text, letter=letter, title=title)
            self._first_use(f"{self.above}{letter}", heading)
            return _Named(f"{self.above}{letter}", f"{letter})", f"{self.above}{letter})", title, self.above)
        self.bare.append((heading, self.above))
        key = self._free(f"{self.above}-{item_key(heading.text) or 'item'}")
        self._first_use(key, heading)
        return _Named(key, "", "", heading.text, self.above)

    def _take_below(self, key: str, found: re.Match[str], heading: Heading) -> _Named:
        self.numbered.add(self.above)
        self._first_use(key, heading)
        mark, bare = found["mark"], self.called.strip(" .:)–—-")
        called = mark if _CODED.fullmatch(heading.text) else f"{bare}{mark}" if self.called else mark
        return _Named(key, mark, called, found["title"], self.above)

    def _check_letter(self, letter: str, heading: Heading) -> None:
        key = f"{self.above}{letter}"
        if key not in self.lines:
            step = ord(letter) - (ord(self.letter) if self.letter else ord("a") - 1)
            self._check_order(heading, key, step, f"item {self.above}{self.letter}")
            self.letter = letter

    def _free(self, key: str) -> str:
        """Give a key that no item has yet: two may have the same words, as two items of one number may not.

        No words have two hyphens in their key, and none ends as the place of a passage does.
        """
        key = f"{key}-item" if re.search(r"-p[0-9]+$", key) else key
        return next(
            free for free in chain([key], (f"{key}--{number}" for number in count(2))) if free not in self.lines
        )

    def look_for_headings(self, sections: tuple[Section, ...]) -> None:
        """Tell about lines that were meant as headings: `##2. Title`, `**2. Title**`, and `2. Title` below item 1."""
        item = 0
        for section in sections:
            found = section.heading and section.heading.level == _ITEM and _NUMBERED.fullmatch(section.heading.text)
            item = int(found["number"]) if found else item
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
        return found is not None and found["number"] not in self.lines

    def _first_use(self, key: str, heading: Heading) -> bool:
        if key in self.lines:
            self._tell("item-twice", heading, key=key, first=self.lines[key])
            return False
        self.lines[key] = heading.line
        return True

    def _check_order(self, heading: Heading, key: str, step: int, previous: str) -> None:
        if step < 1:
            self._tell("item-out-of-order", heading, key=key, previous=previous)
        elif step > _RUN_ON and previous == "item 0":
            # Numbers that run on from meeting to meeting.
            return
        elif step > 1 and previous == "item 0":
            self._tell("item-skipped", heading, key=key, previous="the beginning")
        elif step > 1:
            self._tell("item-skipped", heading, key=key, previous=previous)

    def _tell(self, code: str, heading: Heading, **facts: object) -> None:
        self.problems.append(problem(code, Place(self.file, heading.line), **facts))


def _is_bold(passage: Passage) -> bool:
    return len(passage.runs) == 1 and isinstance(passage.runs[0], Emphasis) and passage.runs[0].strong

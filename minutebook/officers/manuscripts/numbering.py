"""Numbering: the lists of a Word file in, what stands before each numbered paragraph out.

Item numbers are usually automatic, and then they are nowhere in the text (ECMA-376 Part 1, 17.9): a paragraph names a
list and a level, and its number is one more than that of the last paragraph of that list and level.
"""

import re
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

LEVELS = 9
LABEL_LIMIT = 40
"""Characters that a number may have; Word's own stops at 31."""
_LARGEST = 32_767
_SMALLEST = -32_768
_ROMAN_LIMIT = 3_999
_LETTER_LIMIT = 26 * 4
_FOLLOWED = 20
"""How many styles or lists are followed from one to the next; some files go round in circles."""
_PLACEHOLDER = re.compile(r"%([1-9])")

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x")),
    *((9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    restart: int | None = None
    """Level (from 1) after which the count begins anew; 0 for never, None for any higher level."""
    legal: bool = False
    """Whether numbers of higher levels are shown as figures."""
    style: str | None = None
    """The paragraph style that takes this level."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a paragraph."""

    text: str
    """Empty for a bullet, and for a level that shows nothing."""
    family: str
    value: int
    level: int
    bullet: bool
    format: str


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance: which definition it follows and what it changes in it."""

    family: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts through a document; ask for labels in its order."""

    _lists: dict[str, _List] = field(default_factory=dict)
    _styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The list and level that a paragraph style takes, by the level's own word."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)
    """The instances that have been met, each of which may restart its list once."""

    def level_of_style(self, number: str, style: str) -> int | None:
        """Give the level of a list that belongs to a paragraph style."""
        found = self._lists.get(number)
        levels = found.levels if found else {}
        return next((level for level, how in levels.items() if how.style == style), None)

    def next(self, number: str, level: int) -> Label | None:
        """Count one paragraph of a list; None where there is no such list."""
        found = self._lists.get(number)
        if found is None:
            return None
        level = min(max(level, 0), LEVELS - 1)
        how = found.levels.get(level, Level(format="bullet", text=""))
        counts = self._counts.setdefault(found.family, {})
        self._restart(number, found, counts)
        value = counts[level] + 1 if level in counts else how.start
        counts[level] = min(value, _LARGEST)
        for deeper in [other for other in counts if other > level]:
            if _restarts(found.levels.get(deeper, Level()), level):
                del counts[deeper]
        text = "" if how.format in ("bullet", "none") else self._text(found, counts, how, level)
        bullet = how.format == "bullet" or (how.format == "none" and not how.text.strip())
        if how.format == "none":
            text = _PLACEHOLDER.sub("", how.text)[:LABEL_LIMIT].strip()
        return Label(text, found.family, counts[level], level, bullet, how.format)

    def _restart(self, number: str, found: _List, counts: dict[int, int]) -> None:
        if number in self._begun:
            return
        self._begun.add(number)
        for level, start in found.restarts.items():
            counts[level] = start - 1

    def _text(self, found: _List, counts: dict[int, int], how: Level, level: int) -> str:
        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at > level:
                return ""
            other = found.levels.get(at, Level())
            value = counts.get(at, other.start)
            return written(value, "decimal" if how.legal and at < level else other.format)

        return _PLACEHOLDER.sub(number, how.text[:LABEL_LIMIT])[:LABEL_LIMIT].strip()


def _restarts(deeper: Level, level: int) -> bool:
    """Tell whether a deeper level begins anew after a paragraph of `level` (17.9.10, lvlRestart)."""
    return deeper.restart is None or (deeper.restart > 0 and level + 1 <= deeper.restart)


def written(value: int, form: str) -> str:
    """Write a number in one of Word's formats; figures where it has none that we know or fits."""
    match form:
        case "upperRoman" | "lowerRoman" if 0 < value <= _ROMAN_LIMIT:
            text = _roman(value)
            return text.upper() if form == "upperRoman" else text
        case "upperLetter" | "lowerLetter" if 0 < value <= _LETTER_LIMIT:
            text = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
            return text.upper() if form == "upperLetter" else text
        case "decimalZero":
            return f"{value:02}"
        case "ordinal":
            return f"{value}{ordinal_ending(value)}"
        case "cardinalText" | "ordinalText" if 0 <= value < 100:  # noqa: PLR2004 (beyond it, figures are clear)
            return _cardinal(value).capitalize()
        case _:
            return str(value)


def ordinal_ending(value: int) -> str:
    """Give the ending of an ordinal: st, nd, rd or th."""
    if value % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def _cardinal(value: int) -> str:
    if value < len(_ONES):
        return _ONES[value]
    tens, ones = divmod(value, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def read_numbering(root: Element | None, style_lists: dict[str, str]) -> Numbering:
    """Read the numbering part; `style_lists` gives the instance that a numbering style names, by style."""
    numbering = Numbering()
    if root is None:
        return numbering
    abstract: dict[str, dict[int, Level]] = {}
    links: dict[str, str] = {}
    for definition in root.findall("w-abstractNum"):
        id_ = definition.get("w-abstractNumId", "")
        abstract[id_] = {_level_number(level): _level(level) for level in definition.findall("w-lvl")[:LEVELS]}
        link = definition.find("w-numStyleLink")
        if link is not None:
            links[id_] = link.get("w-val", "")
    instances = {instance.get("w-numId", ""): instance for instance in root.findall("w-num")}
    bases = {number: value(instance.find("w-abstractNumId")) for number, instance in instances.items()}
    for number, instance in instances.items():
        base = bases[number]
        for _ in range(_FOLLOWED):
            # A definition may be nothing but the name of a style, whose own list is meant.
            if base not in links:
                break
            base = bases.get(style_lists.get(links[base], ""), base)
        levels = dict(abstract.get(base, {}))
        restarts: dict[int, int] = {}
        for override in instance.findall("w-lvlOverride")[:LEVELS]:
            at = whole(override.get("w-ilvl"), 0)
            own = override.find("w-lvl")
            if own is not None:
                levels[at] = _level(own)
            start = override.find("w-startOverride")
            if start is not None:
                restarts[at] = whole(start.get("w-val"), 1)
                levels[at] = replace(levels.get(at, Level()), start=restarts[at])
        numbering._lists[number] = _List(base, levels, restarts)  # noqa: SLF001 (its own maker)
    return numbering


def _level_number(level: Element) -> int:
    return min(max(whole(level.get("w-ilvl"), 0), 0), LEVELS - 1)


def _level(level: Element) -> Level:
    restart = level.find("w-lvlRestart")
    legal = level.find("w-isLgl")
    style = level.find("w-pStyle")
    return Level(
        start=whole(value(level.find("w-start")), 1) if level.find("w-start") is not None else 0,
        format=value(level.find("w-numFmt")) or "decimal",
        text=value(level.find("w-lvlText")),
        restart=None if restart is None else whole(restart.get("w-val"), 0),
        legal=legal is not None and is_on(legal),
        style=None if style is None else style.get("w-val"),
    )


def value(element: Element | None) -> str:
    """Give an element's value, or nothing."""
    return "" if element is None else element.get("w-val", "")


def is_on(element: Element) -> bool:
    """Tell whether a switch is on: it is, unless it says otherwise (17.17.4)."""
    return element.get("w-val", "true") not in ("0", "false", "off")


def whole(text: str | None, otherwise: int) -> int:
    """Read a whole number with care: what is none, or larger than Word's own, is `otherwise` or the nearest bound."""
    if text is None or not re.fullmatch(r"[-+]?[0-9]{1,18}", text.strip()):
        return otherwise
    return min(max(int(text), _SMALLEST), _LARGEST)

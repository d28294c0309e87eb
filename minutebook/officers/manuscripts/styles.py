"""Styles: the styles of a Word file in, what a paragraph or run takes from its style out."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutebook.officers.manuscripts.numbering import is_on, value, whole

_FOLLOWED = 20
_HEADING_NAME = re.compile(r"heading ([1-9])")
_BODY_LEVEL = 9
"""The outline level that says "body text" (ECMA-376 Part 1, 17.3.1.20)."""


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself; what it leaves open its base may say."""

    name: str = ""
    based_on: str = ""
    number: str | None = None
    """The list instance; "0" takes a numbering of the base away."""
    level: int | None = None
    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What a paragraph or run takes from its style and all that it is based on."""

    name: str = ""
    number: str | None = None
    number_style: str = ""
    """The style that names the list: it decides the level where none is given."""
    level: int | None = None
    heading: int = 0
    bold: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Styles:
    """All styles by id."""

    _styles: dict[str, Style] = field(default_factory=dict)
    _default: str = ""
    """The paragraph style of paragraphs that name none."""
    _taken: dict[str, Taken] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    """The list instance of each numbering style."""

    def paragraph(self, id_: str) -> Taken:
        """Give what a paragraph takes from its style, or from the default one."""
        return self.named(id_ or self._default)

    def named(self, id_: str) -> Taken:
        """Give what a style says, its bases asked where it is silent."""
        if id_ not in self._taken:
            self._taken[id_] = self._follow(id_)
        return self._taken[id_]

    def _follow(self, id_: str) -> Taken:
        chain: list[tuple[str, Style]] = []
        seen: set[str] = set()
        while id_ in self._styles and id_ not in seen and len(chain) < _FOLLOWED:
            seen.add(id_)
            chain.append((id_, self._styles[id_]))
            id_ = self._styles[id_].based_on
        numbered = next(((key, style) for key, style in chain if style.number is not None), None)
        return Taken(
            name=chain[0][1].name if chain else "",
            number=numbered[1].number if numbered else None,
            number_style=numbered[0] if numbered else "",
            level=next((style.level for _, style in chain if style.level is not None), None),
            heading=_heading([style for _, style in chain]),
            bold=next((style.bold for _, style in chain if style.bold is not None), False),
            hidden=next((style.hidden for _, style in chain if style.hidden is not None), False),
        )


def _heading(chain: list[Style]) -> int:
    for style in chain:
        named = _HEADING_NAME.fullmatch(style.name)
        if named:
            return int(named[1])
        if style.outline is not None:
            return style.outline + 1 if style.outline < _BODY_LEVEL else 0
    return 0


def read_styles(root: Element | None) -> Styles:
    """Read the styles part."""
    styles = Styles()
    for element in root.findall("w-style") if root is not None else ():
        id_ = element.get("w-styleId", "")
        paragraph, run = element.find("w-pPr"), element.find("w-rPr")
        number = paragraph.find("w-numPr/w-numId") if paragraph is not None else None
        level = paragraph.find("w-numPr/w-ilvl") if paragraph is not None else None
        outline = paragraph.find("w-outlineLvl") if paragraph is not None else None
        styles._styles[id_] = Style(  # noqa: SLF001 (its own maker)
            name=value(element.find("w-name")).casefold(),
            based_on=value(element.find("w-basedOn")),
            number=None if number is None else value(number),
            level=None if level is None else whole(level.get("w-val"), 0),
            outline=None if outline is None else whole(outline.get("w-val"), _BODY_LEVEL),
            bold=switch(run, "w-b"),
            hidden=switch(run, "w-vanish"),
        )
        if element.get("w-type") == "numbering" and number is not None:
            styles.lists[id_] = value(number)
        if element.get("w-type") == "paragraph" and element.get("w-default") in ("1", "true", "on"):
            styles._default = id_  # noqa: SLF001 (as above)
    return styles


def switch(properties: Element | None, tag: str) -> bool | None:
    """Tell whether a switch among properties is on or off, None where it is not there."""
    found = properties.find(tag) if properties is not None else None
    return None if found is None else is_on(found)

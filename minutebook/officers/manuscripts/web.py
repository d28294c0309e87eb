"""Web: minutes saved or pasted as HTML in, their manuscript out. Scripts, styles and what is hidden are left out."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from minutebook.characters import INVISIBLE
from minutebook.officers.manuscripts.manuscript import (
    BLOCK_LIMIT,
    RAISED,
    TEXT_LIMIT,
    Block,
    Counts,
    Manuscript,
    Paragraph,
    Span,
    Table,
    Unreadable,
    joined,
)
from minutebook.officers.manuscripts.numbering import whole, written
from minutebook.officers.manuscripts.plain import decoded
from minutebook.officers.manuscripts.seen import Sight

_BLOCKS = {
    *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "tr", "td", "th", "body", "section"),
    *("article", "header", "footer", "main", "blockquote", "pre", "dl", "dt", "dd", "hr", "address", "caption"),
}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source", "embed"}
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
"""Word's own mark of a list's number or bullet."""
_BULLETS = frozenset("o·•▪§Øüvqà-–")
"""What Word writes for a bullet: letters of fonts that draw signs."""
_COLUMNS, _ROWS = 12, 500
"""How far a cell may reach; no table of words has more columns, and rows end with their table."""
_STYLES = {
    **dict.fromkeys(("lower-alpha", "lower-latin"), "lowerLetter"),
    **dict.fromkeys(("upper-alpha", "upper-latin"), "upperLetter"),
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read_web(data: bytes) -> Manuscript:
    """Read an HTML file's bytes."""
    reader = _Reader()
    text = decoded(data)
    if len(text) > TEXT_LIMIT * 4:
        raise Unreadable("The page is larger than any minutes. Save only its text.")
    reader.feed(text)
    reader.close()
    reader.end_paragraph()
    reader.end_table()
    reader.sight.close()
    return Manuscript(tuple(reader.blocks), reader.counts)


@dataclass(slots=True)
class _List:
    number: int | None
    """The number of its next entry; None for bullets."""
    format: str
    family: str


@dataclass(slots=True)
class _Grid:
    rows: list[list[list[Block]]] = field(default_factory=list)
    place: int = 0
    continued: set[tuple[int, int]] = field(default_factory=set)
    below: dict[int, int] = field(default_factory=dict)
    """By column, how many more rows the cell above reaches down."""
    open: int = 0
    """The column of the cell that is being read."""

    def begin_row(self) -> None:
        """Begin a row, and end the one before it."""
        self.reach_down()
        self.rows.append([])

    def begin_cell(self, wide: int, high: int) -> None:
        """Begin a cell behind those that reach down from above; the words to come are its own."""
        if not self.rows:
            self.begin_row()
        self.reach_down()
        row = self.rows[-1]
        if len(row) >= _COLUMNS:
            wide = high = 1
        for column in range(len(row), len(row) + wide):
            self.below[column] = high - 1
        row.extend([] for _ in range(wide))
        self.open = len(row) - wide

    def reach_down(self) -> None:
        """Set the cells that go on from above at this place of the last row."""
        row = self.rows[-1] if self.rows else []
        while self.below.get(len(row), 0) > 0:
            self.below[len(row)] -= 1
            self.continued.add((len(self.rows) - 1, len(row)))
            row.append([])


class _Reader(HTMLParser):
    """Collects paragraphs as tags open and close; wrong nesting is forgiven, as browsers do."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.counts = Counts()
        self._spans: list[Span] = []
        self._links: list[str | None] = []
        self._bold = 0
        self.sight = Sight(self.counts)
        self._raised = False
        self._marker: tuple[str, int] | None = None
        """The element that holds the mark of a list, and how many spans stood before it."""
        self._heading = 0
        self._lists: list[_List] = []
        self._entry: tuple[str, str, int] | None = None
        self._grid: _Grid | None = None
        self._place = 0
        self._families = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _VOID:
            if self.sight.is_open and not self.sight.hides(tag, named):
                self._open_void(tag, named)
            return
        if not self.sight.begins(tag, named):
            return
        if tag in _BLOCKS:
            self.end_paragraph()
        self._open(tag, named)

    def _open_void(self, tag: str, named: dict[str, str | None]) -> None:
        typed = named.get("value") if tag == "input" and (named.get("type") or "text") == "text" else None
        if typed:
            self._spans.append(Span(typed))
        if tag == "br":
            self._spans.append(Span("\n"))
        self.counts.pictures += tag == "img"

    def _open(self, tag: str, named: dict[str, str | None]) -> None:
        match tag:
            case "a":
                self._links.append(named.get("href"))
            case "b" | "strong":
                self._bold += 1
            case "sup":
                self._raised = True
            case "span" if _MARKER.search(named.get("style") or ""):
                self._marker = tag, len(self._spans)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading = int(tag[1])
            case "ul" | "ol" | "li":
                self._open_list(tag, named)
            case "table" if self._grid is None:
                self._grid = _Grid(place=self._place)
            case "tr" if self._grid is not None:
                self._grid.begin_row()
            case "td" | "th" if self._grid is not None:
                self._grid.begin_cell(_span(named, "colspan"), _span(named, "rowspan"))

    def _open_list(self, tag: str, named: dict[str, str | None]) -> None:
        if tag == "li":
            self._begin_entry(whole(named.get("value"), 0))
            return
        self._families += 1
        number = whole(named.get("start"), 1) if tag == "ol" else None
        self._lists.append(_List(number, _format(named), f"list {self._families}"))

    def _begin_entry(self, value: int) -> None:
        if not self._lists or self._lists[-1].number is None:
            self._entry = "", self._lists[-1].family if self._lists else "", 0
            return
        here = self._lists[-1]
        number = value or here.number or 0
        mark = ")" if here.format == "lowerLetter" else "."
        self._entry = f"{written(number, here.format)}{mark}", here.family, number
        here.number = number + 1

    def handle_endtag(self, tag: str) -> None:
        if not self.sight.ends(tag):
            return
        if tag in _BLOCKS:
            self.end_paragraph()
        match tag:
            case "a" if self._links:
                self._links.pop()
            case "b" | "strong" if self._bold:
                self._bold -= 1
            case "sup":
                self._raised = False
            case "span" if self._marker is not None:
                self._end_marker(self._marker[1])
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading = 0
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "table":
                self.end_table()

    def handle_data(self, data: str) -> None:
        if self.sight.in_style:
            self.sight.read_styles(data)
        if not self.sight.is_open or not self.sight.shows(data):
            return
        if self._raised and data.strip().isdecimal():
            data = data.translate(RAISED)
        text = INVISIBLE.sub("", re.sub(r"[\s\r\n]+", " ", data))
        if text.strip() or self._spans:
            link = self._links[-1] if self._links else None
            self._spans.append(Span(text, link, self._bold > 0 or self._heading > 0))

    def _end_marker(self, start: int) -> None:
        """Read the mark of Word's list: a bullet is none of the words, a number is."""
        mark = "".join(span.text for span in self._spans[start:]).strip()
        if mark in _BULLETS:
            del self._spans[start:]
            self._entry = "", "word", 0
        self._marker = None

    def end_table(self) -> None:
        """End the table that is being read, if there is one."""
        if self._grid is None:
            return
        grid, self._grid = self._grid, None
        grid.reach_down()
        rows = tuple(tuple(tuple(cell) for cell in row) for row in grid.rows)
        self.blocks.append(Table(rows, grid.place, frozenset(grid.continued)))

    def end_paragraph(self) -> None:
        """End the paragraph that is being read, if it has words."""
        spans, self._spans = joined(self._spans), []
        if not "".join(span.text for span in spans).strip():
            return
        self._place += 1
        if self._place > BLOCK_LIMIT:
            raise Unreadable(f"The page has more than {BLOCK_LIMIT} paragraphs, which no minutes have.")
        label, family, number = self._entry or ("", "", 0)
        level, listed = max(len(self._lists) - 1, 0), self._entry is not None
        made = Paragraph(spans, self._place, label, family, number, level, listed, self._heading)
        self._entry = None
        if self._grid is not None and self._grid.rows and self._grid.rows[-1]:
            self._grid.rows[-1][self._grid.open].append(made)
        else:
            self.blocks.append(made)


def _span(named: dict[str, str | None], name: str) -> int:
    """Read how far a cell reaches."""
    return min(max(whole(named.get(name), 1), 1), _COLUMNS if name == "colspan" else _ROWS)


def _format(named: dict[str, str | None]) -> str:
    """Read how a list is numbered, by its style or its type."""
    style = re.search(r"list-style(?:-type)?\s*:\s*([a-z-]+)", named.get("style") or "", re.IGNORECASE)
    return _STYLES.get(style[1].lower() if style else "") or _FORMATS.get(named.get("type") or "", "decimal")

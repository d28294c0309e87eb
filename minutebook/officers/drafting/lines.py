"""Lines: a manuscript in, its lines out: paragraphs as they are, tables that only set the page unrolled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from minutebook.officers.drafting.labels import group_of
from minutebook.officers.manuscripts import Blocks, Manuscript, Paragraph, Span, Table, cut
from minutebook.officers.manuscripts.plain import BULLET, PAGE

LONG_CELL = 200
"""Characters: a cell with more is minutes that were set in a table, not data."""

_RULES = " .,;:-–—_·•*=~…"
"""Marks that say nothing where they stand alone on a line."""
_NUMBER_CELL = re.compile(
    r"\(?(?:agenda\s+)?(?:item\s*)?(?:no\.?\s*)?(\d{1,2}(?:\.\d{1,2})*|[a-z](?=[.)]))[.):]*", re.IGNORECASE
)
_ACTION_HEAD = re.compile(
    r"(?:agreed\s+|summary of\s+)?(?:action|task)s?(?:\s+(?:points?|agreed|required|arising|description"
    r"|items?))?:?|description|what",
    re.IGNORECASE,
)
_ACTION_NUMBER_HEAD = re.compile(
    r"(?:action\s+)?(?:ref(?:erence)?|no|number|#|id|item)\.?(?:\s+no\.?)?:?", re.IGNORECASE
)
_ITEM_HEAD = re.compile(r"(?:agenda\s+|minute\s+)?(?:item|minute)(?:\s+(?:no|number|ref)\.?)?", re.IGNORECASE)
_OWNER_HEAD = re.compile(
    r"(?:action\s+)?(?:owner|lead|who|by whom|responsib\w*|assigned(?: to)?|person(?: responsible)?|officer"
    r"|lead officer"
    r"|action(?:ed)? by|for action)s?:?",
    re.IGNORECASE,
)
_DUE_HEAD = re.compile(
    r"(?:due|deadline|by when|when|target|timescale|completion|complete by|date due|due by)(?:\s+date)?:?|date",
    re.IGNORECASE,
)
_LAYOUT_HEAD = re.compile(
    r"(?:agenda\s+)?(?:item|no|ref|number|#)?\.?(?:\s+no\.?)?|(?:agenda )?items?(?: discussed)?|minutes?|discussion"
    r"|notes?|summary(?: of discussion)?|details?|subject|topic|heading|discussion and decisions?|minute",
    re.IGNORECASE,
)
_ACTION_COLUMN = re.compile(
    r"(?:agreed\s+)?actions?(?:\s*(?:/|by|for|owner|points?|required|lead|who|and).*)?|(?:by )?who(?:m)?"
    r"|owner|lead|responsib\w*",
    re.IGNORECASE,
)


class Kind(StrEnum):
    """What a line is beside its words."""

    TEXT = "text"
    BULLET = "bullet"
    NOTE = "note"
    ACTION = "action"
    """A cell of an action column: a task, or nothing but who is to do the task beside it."""
    FURNITURE = "furniture"
    """The head of a table that was unrolled, or the number of a page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one line of it where it was broken by hand."""

    spans: tuple[Span, ...]
    paragraph: int
    kind: Kind = Kind.TEXT
    label: str = ""
    """Its automatic number."""
    family: str = ""
    value: int = 0
    level: int = 0
    heading: int = 0
    style: str = ""

    @property
    def text(self) -> str:
        """Its words, spaces as one, without the automatic number."""
        return plain(self.spans)

    @property
    def whole(self) -> str:
        """Its words with the automatic number."""
        return f"{self.label} {self.text}".strip()

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return bool(self.text) and all(span.bold or not span.text.strip() for span in self.spans)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of data: each cell its lines."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    paragraph: int
    continued: frozenset[tuple[int, int]] = frozenset()
    """Row and column of each cell that was merged into the one above it."""

    def texts(self, between: str = " ") -> list[list[str]]:
        """Give the words of each cell."""
        return [[between.join(line.whole for line in cell) for cell in row] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column of a table of actions holds what; None where none does."""

    text: int
    owner: int | None
    due: int | None
    number: int | None
    item: int | None = None
    """The column that says which item an action belongs to."""


Part = Line | Grid


def plain(spans: tuple[Span, ...]) -> str:
    """Give the words of spans, spaces as one."""
    return re.sub(r"[\s\xa0]+", " ", "".join(span.text for span in spans)).strip()


def raw(spans: tuple[Span, ...]) -> str:
    """Give the words of spans as they are."""
    return "".join(span.text for span in spans)


def narrowed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Narrow runs of spaces to two, and those with a tab in them to one tab: more say nothing, and cost time."""
    result: list[Span] = []
    held = ""
    for span in spans:
        text = span.text
        kept: list[str] = []
        for piece in re.split(r"([ \xa0\t]+)", text):
            if piece and not piece.strip(" \xa0\t"):
                room = max(2 - len(held), 0) if "\t" not in held else 0
                made = ("\t" if "\t" not in held else "") if "\t" in piece else " " * min(len(piece), room)
                kept.append(made)
                held += made
            elif piece:
                kept.append(piece)
                held = ""
        result.append(replace(span, text="".join(kept)))
    return tuple(span for span in result if span.text)


def lines_of(manuscript: Manuscript) -> list[Part]:
    """Give a manuscript's lines and tables, empty ones left out, notes behind the lines that refer to them."""
    parts = [part for part in _parts(manuscript.blocks) if not isinstance(part, Line) or part.text.strip(_RULES)]
    return _with_notes(parts)


def _parts(blocks: Blocks) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _lines(block)
        else:
            yield from _table(block)


def _lines(paragraph: Paragraph) -> Iterator[Line]:
    """Part a paragraph at the line breaks in it; its number belongs to the first of them."""
    whole = narrowed(tuple(_with_address(span) for span in paragraph.spans))
    text = raw(whole)
    start, first = 0, True
    for piece in text.split("\n"):
        spans = cut(whole, start, start + len(piece))
        start += len(piece) + 1
        if not plain(spans).strip(_RULES) and not (first and paragraph.label):
            continue
        kind = Kind.NOTE if paragraph.style == "note" else Kind.FURNITURE if PAGE.fullmatch(piece) else Kind.TEXT
        label = paragraph.label if first else ""
        bullet = BULLET.match(piece)
        if paragraph.listed and not paragraph.label and first:
            kind = Kind.BULLET
        if bullet and not label:
            spans, kind = cut(spans, bullet.end()), Kind.BULLET
        yield Line(
            spans,
            paragraph.place,
            kind,
            label,
            paragraph.family if first else "",
            paragraph.value if first else 0,
            paragraph.level,
            paragraph.heading,
            paragraph.style,
        )
        first = False


def _with_address(span: Span) -> Span:
    """Write spaces in a web address as browsers do (WHATWG URL, 1.3)."""
    link = (span.link or "").strip()
    return replace(span, link=link.replace(" ", "%20")) if re.match(r"https?://", link, re.IGNORECASE) else span


def _with_notes(parts: list[Part]) -> list[Part]:
    """Set each note right behind the line that has its mark."""
    notes = [part for part in parts if isinstance(part, Line) and part.kind is Kind.NOTE]
    if not notes:
        return parts
    result = [part for part in parts if not (isinstance(part, Line) and part.kind is Kind.NOTE)]
    for note in reversed(notes):
        mark = note.text.partition(" ")[0]
        at = next(
            (
                number
                for number, part in enumerate(result)
                if mark in (part.text if isinstance(part, Line) else str(part.texts()))
            ),
            len(result) - 1,
        )
        result.insert(at + 1, note)
    return result


# Tables


def _table(table: Table) -> Iterator[Part]:
    numbered = [(number, [list(_parts(cell)) for cell in row]) for number, row in enumerate(table.rows)]
    numbered = [(number, row) for number, row in numbered if any(row)]
    rows = [row for _, row in numbered]
    if not rows:
        return
    grid = Grid(
        tuple(tuple(tuple(_only_lines(cell)) for cell in row) for row in rows),
        table.place,
        frozenset(
            (at, column)
            for at, (number, row) in enumerate(numbered)
            for column in range(len(row))
            if (number, column) in table.continued
        ),
    )
    below = Grid(grid.rows[1:], grid.paragraph, frozenset((row - 1, column) for row, column in grid.continued if row))
    titled = len(rows) > 2 and sum(bool(cell) for cell in rows[0]) == 1  # noqa: PLR2004 (a title, a head and a row)
    if titled and columns_of(below):
        yield from (part for cell in rows[0] for part in cell)
        yield below
    elif columns_of(grid) is None and _sets_the_page(rows, grid):
        yield from _unrolled(rows, grid)
    else:
        yield grid


def _only_lines(parts: list[Part]) -> Iterator[Line]:
    for part in parts:
        if isinstance(part, Line):
            yield part
        else:
            for row in part.rows:
                for cell in row:
                    yield from cell


def columns_of(grid: Grid) -> Columns | None:
    """Tell where a table of actions has what, by its first row; None where it is no such table."""
    head = [" ".join(text.split()) for text in grid.texts()[0]]
    owner = _column(head, _OWNER_HEAD)
    due = _column(head, _DUE_HEAD)
    number = _column(head, _ACTION_NUMBER_HEAD)
    text = next((at for at, words in enumerate(head) if _ACTION_HEAD.fullmatch(words) and at not in (owner, due)), None)
    discussion = any(re.match(r"(?:discussion|notes|summary|detail)\b", words, re.IGNORECASE) for words in head)
    if text is None or (owner is None and due is None) or discussion or len(grid.rows) < 2:  # noqa: PLR2004 (a head and a row)
        return None
    item = _column(head, _ITEM_HEAD)
    return Columns(text, owner, due, number if number not in (text, item) else None, item)


def looks_like_actions(grid: Grid) -> bool:
    """Tell whether some row of a table names actions and owners, though it could not be read as one of actions."""
    return any(
        any(_ACTION_HEAD.fullmatch(text) for text in row) and any(_OWNER_HEAD.fullmatch(text) for text in row)
        for row in grid.texts()
    )


def _column(head: list[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, words in enumerate(head) if words and pattern.fullmatch(words)), None)


def _sets_the_page(rows: list[list[list[Part]]], grid: Grid) -> bool:
    """Tell whether a table only sets minutes on the page: long cells, several paragraphs in one, numbered rows."""
    texts = grid.texts()
    if max(len(row) for row in texts) == 1:
        return True
    if sum(group_of(text) is not None for text in texts[0]) > 1:
        return False  # "Present" beside "Apologies": people, however many to a cell
    if any(isinstance(part, Grid) for row in rows for cell in row for part in cell):
        return True
    if any(len(text) > LONG_CELL for row in texts for text in row):
        return True
    if any(len(cell) > 2 for row in rows for cell in row):  # noqa: PLR2004 (a cell of data has a line or two)
        return True
    numbered = sum(
        bool(row[0] and _NUMBER_CELL.fullmatch(row[0])) or _has_item_label(row_parts)
        for row, row_parts in zip(texts, rows, strict=True)
    )
    # A row that begins with nothing goes on with the item above it.
    begun = sum(bool(row[0]) for row in texts[1:])
    return _names_columns(texts[0]) and numbered > 0 and numbered * 2 >= begun


def _has_item_label(row: list[list[Part]]) -> bool:
    first = row[0][0] if row and row[0] else None
    return isinstance(first, Line) and bool(first.label)


def _unrolled(rows: list[list[list[Part]]], grid: Grid) -> Iterator[Part]:
    """Unroll a table row by row; a row that names the columns may stand anywhere, and tells where actions are."""
    action_at: int | None = None
    for row, texts in zip(rows, grid.texts(), strict=True):
        if _names_columns(texts):
            action_at = next(
                (at for at, text in enumerate(texts) if at and text and _ACTION_COLUMN.fullmatch(text)), None
            )
            yield from (replace(part, kind=Kind.FURNITURE) for cell in row for part in cell if isinstance(part, Line))
        else:
            yield from _row(row, action_at)


def _names_columns(texts: list[str]) -> bool:
    head = [text for text in texts if text]
    return len(head) > 1 and all(_LAYOUT_HEAD.fullmatch(text) or _ACTION_COLUMN.fullmatch(text) for text in head)


def _row(row: list[list[Part]], action_at: int | None) -> Iterator[Part]:
    """Unroll one row: a number alone in its first cell belongs to the words of the next."""
    cells = [(at, cell) for at, cell in enumerate(row) if cell]
    number = _lone_number(cells[0][1]) if len(cells) > 1 else None
    if number is not None:
        cells = cells[1:]
    for at, cell in cells:
        for part in cell:
            if not isinstance(part, Line):
                yield part
                continue
            if number is not None:
                part, number = _numbered(part, number), None  # noqa: PLW2901 (the first line takes the number)
            if at == action_at and part.kind is not Kind.NOTE:
                yield replace(part, kind=Kind.ACTION)
            else:
                yield part


def _lone_number(cell: list[Part]) -> Line | None:
    if len(cell) != 1 or not isinstance(cell[0], Line):
        return None
    return cell[0] if _NUMBER_CELL.fullmatch(cell[0].whole) else None


def _numbered(line: Line, number: Line) -> Line:
    """Give a line the number that stood in a cell of its own."""
    if line.label:
        return line
    label = number.whole
    found = re.match(r"(?:agenda\s+)?(?:item\s*)?(?:no\.?\s*)?", label, re.IGNORECASE)
    return replace(
        line,
        label=label[found.end() :] if found else label,
        family="cells",
        heading=line.heading or number.heading,
        kind=Kind.TEXT if line.kind is Kind.BULLET else line.kind,
    )

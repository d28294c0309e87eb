"""Plain: minutes pasted from Word into a text file in, their manuscript out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from minutebook.characters import INVISIBLE
from minutebook.officers.manuscripts.manuscript import (
    BLOCK_LIMIT,
    TEXT_LIMIT,
    Block,
    Counts,
    Manuscript,
    Paragraph,
    Span,
    Table,
    Unreadable,
)

_BOOKMARK = re.compile(r"\[bookmark: [^\]\n]*\]")
"""What pasting makes of Word's bookmarks."""
BULLET = re.compile(r"\s*(?:[·•▪●◦‣∙\uf0b7\uf0a7§➢❖■✓→]\s*|[-–—+*]\s+|o\s+)(?=\S)")
"""What pasting, and typing, makes of a bullet."""
_LABEL = re.compile(r"(?:item\s*)?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivx]+)?[.):]*", re.IGNORECASE)
PAGE = re.compile(r"\s*page \d{1,3}(?:\s?(?:of|/)\s?\d{1,3})?\s*", re.IGNORECASE)
"""A line that only numbers a page."""
_BROKEN = re.compile(r"[^\W\d_]-$")
"""The end of a line that stops within a word, as those of a PDF do."""
_NEW_PARAGRAPH = re.compile(r"\s*(?:\d{1,3}[.)]|\(?[a-z]\)|[A-Z][\w ]{0,30}:)")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 50, 100
"""Characters of a line that a mail program broke."""


def read_plain(data: bytes) -> Manuscript:
    """Read the bytes of a text file, in whatever of the usual ways it is stored."""
    text = decoded(data)
    if len(text) > TEXT_LIMIT:
        raise Unreadable(f"The text has more than {TEXT_LIMIT} letters, which no minutes have.")
    counts = Counts()
    shown = INVISIBLE.sub("", text)
    counts.invisible = len(text) - len(shown)
    lines = [_BOOKMARK.sub("", line).rstrip() for line in shown.split("\n")]
    if len(lines) > BLOCK_LIMIT:
        raise Unreadable(f"The text has more than {BLOCK_LIMIT} lines, which no minutes have.")
    counts.broken = sum(
        bool(_BROKEN.search(line)) and following[:1].islower() for line, following in pairwise(filter(None, lines))
    )
    numbered = list(enumerate(lines, 1))
    if _is_wrapped(lines):
        numbered = list(_unwrapped(numbered))
    return Manuscript(tuple(_blocks(numbered)), counts, styled=False)


def decoded(data: bytes) -> str:
    """Decode UTF-8 and UTF-16 by their marks, else UTF-8, else what Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    return re.sub(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]", "\n", text)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether a mail program broke the lines: none is long, and many go on in small letters."""
    filled = [line for line in lines if line.strip()]
    if not filled or max(map(len, filled)) > _LONGEST_WRAPPED:
        return False
    going_on = sum(len(line) >= _SHORTEST_WRAPPED and following[:1].islower() for line, following in pairwise(lines))
    return going_on >= 3 and going_on * 5 >= len(filled)  # noqa: PLR2004 (a fifth: enough to be no chance)


def _unwrapped(numbered: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Join lines that were broken; an empty line, a bullet, a number or a short line ends a paragraph."""
    held: tuple[int, str] | None = None
    last = ""
    for number, line in numbered:
        going_on = len(last) >= _SHORTEST_WRAPPED or (
            bool(last.strip()) and last.rstrip()[-1] not in ".:;!?" and line[:1].islower()
        )
        page = PAGE.fullmatch(line) or PAGE.fullmatch(last)
        broken = going_on and not page and not BULLET.match(line) and not _NEW_PARAGRAPH.match(line)
        if held and line.strip() and broken:
            held = held[0], f"{held[1]} {line.strip()}"
        else:
            if held:
                yield held
            held = number, line
        last = line
    if held:
        yield held


def _blocks(numbered: list[tuple[int, str]]) -> Iterator[Block]:
    at = 0
    while at < len(numbered):
        rows: list[list[str]] = []
        while at + len(rows) < len(numbered):
            row = _cells(numbered[at + len(rows)][1], len(rows[0]) if rows else 0)
            if len(row) < 2 or (rows and len(row) != len(rows[0])):  # noqa: PLR2004 (a table has columns)
                break
            rows.append(row)
        number = numbered[at][0]
        if len(rows) > 1:
            yield Table(
                tuple(
                    tuple((Paragraph((Span(cell),), number + offset),) for cell in row)
                    for offset, row in enumerate(rows)
                ),
                number,
            )
            at += len(rows)
        else:
            yield _paragraph(numbered[at][1], number)
            at += 1


def _cells(line: str, columns: int) -> list[str]:
    """Part a line at its tabs: a table that was pasted; a number and its title are no table.

    Tabs in a row may only be there for the looks. They make empty cells where there is a table of so many columns
    already, and cells at the end of a row may be left out.
    """
    every = [cell.strip() for cell in line.split("\t")]
    cells = [cell for cell in every if cell]
    numbered = len(cells) == 2 and bool(_LABEL.fullmatch(cells[0]))  # noqa: PLR2004 (a number and a title)
    if numbered or BULLET.match(line):
        return []
    if every[0] and 1 < len(every) <= columns != len(cells):
        return every + [""] * (columns - len(every))
    return cells


def _paragraph(line: str, number: int) -> Paragraph:
    bullet = BULLET.match(line)
    words = line[bullet.end() :] if bullet else line
    return Paragraph((Span(words),) if words else (), number, listed=bullet is not None)

"""Prose: Markdown in, sections of passages with true line numbers out. The only module that touches markdown-it.

Minutes are a record, so everything in CommonMark that drops or changes words is off: raw HTML, indented code,
reference definitions (`[Note]: ...` would vanish), character entities, underlined headings (a line of hyphens
under a paragraph would make it one). What is left is paragraphs, lists, tables, quotations, emphasis, links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from minutebook.model import (
    Block,
    Blocks,
    Divider,
    Emphasis,
    Entry,
    Heading,
    LineBreak,
    Link,
    Listing,
    Passage,
    Quotation,
    Run,
    Runs,
    Section,
    SiteLink,
    Table,
    Words,
    words_in,
)
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

DEPTH_LIMIT = 12
"""How deep lists and quotations may nest."""

# markdown-it drops what is nested deeper than this without a word; ours is told long before.
_PARSER_LIMIT = 200
_CHANGES_WORDS = [
    "code",
    "fence",
    "html_block",
    "lheading",
    "reference",
    "backticks",
    "entity",
    "html_inline",
]

_HTML = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])[^<>]*>|<!--")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_SAFE = re.compile(r"(?:https?://[^\s/]|mailto:[^\s@]+@|tel:\+?[\d-])", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\")
_MEETING_FILE = re.compile(r"(?:(?:\.\./)?meetings/)?([^/#]+)\.md(?:#(.*))?")
_VAGUE = {"here", "click here", "this", "link", "this link", "this page", "more", "read more", "click"}


def parse(text: str, file: str, first_line: int = 1) -> tuple[tuple[Section, ...], list[Problem]]:
    """Part a text at its headings into sections whose passages are numbered from 1 in each.

    Every word of the text is in the result, whatever the problems.
    """
    tokens = _markdown().parse(text)
    reader = _Reader(text.split("\n"), file, first_line, tokens)
    sections = tuple(reader.sections())
    return sections, reader.problems


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _PARSER_LIMIT})
    markdown.disable(_CHANGES_WORDS).enable("table")
    # Addresses are judged here and not by markdown-it, which would show a refused link as loose brackets.
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    markdown.normalizeLink = lambda address: address  # type: ignore[method-assign, assignment]
    return markdown


@dataclass(slots=True)
class _Reader:
    """Walks markdown-it's flat list of tokens once, from the first to the last."""

    lines: list[str]
    file: str
    first_line: int
    tokens: list[Token]
    problems: list[Problem] = field(default_factory=list)
    at: int = 0
    passages: int = 0
    depth: int = 0

    def sections(self) -> Iterator[Section]:
        heading: Heading | None = None
        blocks: list[Block] = []
        while self.at < len(self.tokens):
            if self.tokens[self.at].type == "heading_open":
                if heading or blocks:
                    yield Section(heading, tuple(blocks))
                heading, blocks = self._heading(), []
                self.passages = 0
            else:
                blocks.append(self._block())
        if heading or blocks:
            yield Section(heading, tuple(blocks))

    def _next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def _line(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self.first_line

    def _heading(self) -> Heading:
        opening, inline = self._next(), self._next()
        self.at += 1
        text = words_in(self._runs(inline)).strip()
        return Heading(int(opening.tag[1:]), text, self._line(opening))

    def _block(self) -> Block:
        token = self._next()
        match token.type:
            case "paragraph_open":
                runs = self._runs(self._next())
                self.at += 1
                return Passage(self._number(), self._line(token), runs)
            case "bullet_list_open" | "ordered_list_open":
                return Listing(tuple(self._entries(token)))
            case "blockquote_open":
                return Quotation(self._inside("blockquote_close", token))
            case "table_open":
                return self._table(token)
            case "heading_open":
                return self._inner_heading()
            case _:
                return Divider()

    def _number(self) -> int:
        self.passages += 1
        return self.passages

    def _inner_heading(self) -> Passage:
        """Keep a heading inside a list or quotation, which is no item of the agenda, as a paragraph."""
        self.at -= 1
        token = self.tokens[self.at]
        heading = self._heading()
        return Passage(self._number(), self._line(token), (Emphasis((Words(heading.text),), strong=True),))

    def _inside(self, closing: str, opening: Token) -> Blocks:
        self.depth += 1
        if self.depth == DEPTH_LIMIT + 1:
            place = Place(self.file, self._line(opening))
            self.problems.append(problem("text-too-deep", place, limit=DEPTH_LIMIT))
        blocks: list[Block] = []
        while self.tokens[self.at].type != closing:
            blocks.append(self._block())
        self.at += 1
        self.depth -= 1
        return tuple(blocks)

    def _entries(self, opening: Token) -> Iterator[Entry]:
        numbered = opening.type == "ordered_list_open"
        while self.tokens[self.at].type == "list_item_open":
            entry = self._next()
            yield Entry(self._inside("list_item_close", entry), int(entry.info) if numbered else None)
        self.at += 1

    def _table(self, opening: Token) -> Table:
        rows: list[tuple[Runs, ...]] = []
        cells: list[Runs] = []
        while (token := self._next()).type != "table_close":
            if token.type == "inline":
                cells.append(self._runs(token))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        self._check_width(opening, len(rows[0]))
        return Table(self._number(), self._line(opening), rows[0], tuple(rows[1:]))

    def _check_width(self, opening: Token, columns: int) -> None:
        """Tell about cells beyond the last column, which Markdown tables drop (GFM, 4.10)."""
        start, end = opening.map or [0, 0]
        for number in range(start + 2, end):
            cells = _CELL_EDGE.split(self.lines[number].strip().removeprefix("|").removesuffix("|"))
            if len(cells) > columns:
                place = Place(self.file, number + self.first_line)
                self.problems.append(problem("table-row-too-long", place, cells=len(cells), columns=columns))

    def _runs(self, inline: Token) -> Runs:
        children = inline.children or []
        runs, _ = self._span(children, 0, inline)
        for match in _HTML.finditer(inline.content):
            self.problems.append(problem("raw-html", self._find(match.group(), inline), tag=match.group()[:40]))
        return runs

    def _span(self, tokens: list[Token], at: int, inline: Token) -> tuple[Runs, int]:
        """Read the runs from `at` up to the end or to a closing token; returns them and where the reading stopped."""
        runs: list[Run] = []
        while at < len(tokens) and tokens[at].nesting >= 0:
            token = tokens[at]
            if token.nesting == 1:
                inner, at = self._span(tokens, at + 1, inline)
                runs.extend(self._wrap(token, inner, inline))
            else:
                runs.extend(self._leaf(token, inline))
            at += 1
        return tuple(runs), at

    def _leaf(self, token: Token, inline: Token) -> Iterator[Run]:
        match token.type:
            case "softbreak":
                yield Words("\n")
            case "hardbreak":
                yield LineBreak()
            case "image":
                self.problems.append(problem("image-in-body", self._find("![", inline)))
                yield Words(token.content)
            case _:
                if token.content:
                    yield Words(token.content)

    def _wrap(self, token: Token, runs: Runs, inline: Token) -> Iterator[Run]:
        if token.type != "link_open":
            yield Emphasis(runs, strong=token.type == "strong_open")
            return
        address = str(token.attrs["href"])
        place = self._find(address, inline)
        text = words_in(runs).strip()
        if text.casefold().rstrip(".") in _VAGUE:
            self.problems.append(problem("vague-link", place, text=text))
        yield from self._link(address, runs, place)

    def _link(self, address: str, runs: Runs, place: Place) -> Iterator[Run]:
        meeting = _MEETING_FILE.fullmatch(address)
        if _SAFE.match(address):
            yield Link(runs, address)
        elif address.startswith("#"):
            yield SiteLink(runs, None, address[1:], place)
        elif meeting:
            yield SiteLink(runs, meeting[1], meeting[2] or "", place)
        else:
            if _SCHEME.match(address):
                self.problems.append(problem("unsafe-link", place, address=address))
            else:
                self.problems.append(problem("broken-link", place, address=address, what="file", hint=""))
            yield from runs

    def _find(self, written: str, inline: Token) -> Place:
        """Find where something stands in the source lines of a passage; its first line where that cannot be told."""
        start, end = inline.map or [0, 1]
        for number in range(start, end):
            column = self.lines[number].find(written)
            if written and column >= 0:
                return Place(self.file, number + self.first_line, column + 1)
        return Place(self.file, start + self.first_line)

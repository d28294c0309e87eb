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
from minutebook.prose.slips import in_lines, in_words
from minutebook.rulebook import problem
from minutebook.webaddress import is_web_address, leads_to

DEPTH_LIMIT = 12
"""How deep lists and quotations may nest."""

# markdown-it drops what is nested deeper than this without a word; ours is told long before.
_PARSER_LIMIT = 200
_CHANGES_WORDS = [
    "code",
    "fence",
    "lheading",
    "reference",
    "backticks",
    "entity",
]

_SIGN_LINE = re.compile(r"\s*[-+>]\s*[£€$]?[0-9]")
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_OTHER_SAFE = re.compile(r"(?:mailto:[^\s@]+@|tel:\+?[\d-])", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|\\")
_MEETING_PAGE = re.compile(r"(?:^|/)([0-9]{4}-[0-9]{2}-[0-9]{2}[a-z0-9-]*)/?(?:index\.html)?(?:#.*)?$")
_FILE = re.compile(r"(?:\.\./(meetings|pages)/)?([^/#]+)\.md(?:#(.*))?")
_VAGUE = {"", "here", "click here", "this", "link", "this link", "this page", "more", "read more", "click"}


def parse(
    text: str, file: str, first_line: int = 1, folder: str = "meetings"
) -> tuple[tuple[Section, ...], list[Problem]]:
    """Part a text at its headings into sections whose passages are numbered from 1 in each.

    `folder` is the one in the content that links to other files begin from. Every word that the text shows is in the
    result; marks that Markdown takes away with words in them (a row's cells beyond the last column, words behind a
    link's address) are problems.
    """
    tokens = _markdown().parse(text)
    reader = _Reader(text.split("\n"), file, first_line, folder, tokens)
    sections = tuple(reader.sections())
    return sections, reader.problems


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _PARSER_LIMIT})
    markdown.disable(_CHANGES_WORDS).enable("table")
    # Addresses are judged here and not by markdown-it, which would show a refused link as loose brackets.
    markdown.validateLink = lambda _: True  # type: ignore[method-assign, assignment]
    markdown.normalizeLinkText = lambda address: address  # type: ignore[method-assign, assignment]
    markdown.normalizeLink = lambda address: address  # type: ignore[method-assign, assignment]
    return markdown


@dataclass(slots=True)
class _Reader:
    """Walks markdown-it's flat list of tokens once, from the first to the last."""

    lines: list[str]
    file: str
    first_line: int
    folder: str
    tokens: list[Token]
    problems: list[Problem] = field(default_factory=list)
    at: int = 0
    passages: int = 0
    depth: int = 0
    found: dict[tuple[int, str], int] = field(default_factory=dict)
    """How often something was looked for in a passage, by its first line: the second link is not the first."""

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
        linked = any(token.type == "link_open" for token in inline.children or ())
        return Heading(int(opening.tag[1:]), text, self._line(opening), linked)

    def _block(self) -> Block:
        token = self._next()
        match token.type:
            case "paragraph_open":
                runs = self._runs(self._next())
                self.at += 1
                return Passage(self._number(), self._line(token), runs)
            case "bullet_list_open" | "ordered_list_open":
                self._check_sign(token)
                return Listing(tuple(self._entries(token)))
            case "blockquote_open":
                self._check_sign(token)
                return Quotation(self._inside("blockquote_close", token))
            case "table_open":
                return self._table(token)
            case "heading_open":
                return self._inner_heading()
            case _:
                return Divider()

    def _check_sign(self, opening: Token) -> None:
        """Tell about `between 10` / `- 15 people`: a sign at the start of a wrapped line that makes it a list."""
        line = opening.map[0] if opening.map else 0
        runs_on = line > 0 and self.lines[line - 1].strip() and not self.lines[line - 1].rstrip().endswith(":")
        before = self.tokens[self.at - 2].type if self.at > 1 else ""
        alone = opening.type == "bullet_list_open" and self._entry_count() == 1
        starred = alone and before == "table_close" and opening.markup == "*"
        if alone and not runs_on and _SIGN_LINE.match(self.lines[line]) and not self._introduced(line):
            place = Place(self.file, line + self.first_line)
            self.problems.append(problem("list-of-one", place, line=self.lines[line].strip()[:40]))
        elif starred or (runs_on and before == "paragraph_close" and _SIGN_LINE.match(self.lines[line])):
            place = Place(self.file, line + self.first_line)
            self.problems.append(problem("sign-lost", place, line=self.lines[line].strip()[:40]))

    def _introduced(self, line: int) -> bool:
        """Tell whether the words above a line end with a colon, as before a list."""
        above = next((other for other in reversed(self.lines[:line]) if other.strip()), "")
        return above.rstrip().endswith(":")

    def _entry_count(self) -> int:
        """Count the entries of the list that was just opened."""
        level = self.tokens[self.at - 1].level
        count = 0
        for token in self.tokens[self.at :]:
            if token.type == "bullet_list_close" and token.level == level:
                break
            count += token.type == "list_item_open" and token.level == level + 1
        return count

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
        first: int | None = None
        while self.tokens[self.at].type == "list_item_open":
            entry = self._next()
            first = self._check_indent(entry, first)
            yield Entry(self._inside("list_item_close", entry), int(entry.info) if numbered else None)
        self.at += 1

    def _check_indent(self, entry: Token, first: int | None) -> int:
        """Tell about an entry that begins further right than the first of its list, too little to belong under one."""
        at = entry.map[0] if entry.map else 0
        line = self.lines[at]
        indent = len(line) - len(line.lstrip())
        if first is not None and indent > first:
            self.problems.append(
                problem("entry-indented", Place(self.file, at + self.first_line), line=line.strip()[:40])
            )
        return indent if first is None else first

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
            cells = _CELL_EDGE.split(self.lines[number].lstrip("> ").strip().removeprefix("|").removesuffix("|"))
            if len(cells) > columns:
                place = Place(self.file, number + self.first_line)
                self.problems.append(problem("table-row-too-long", place, cells=len(cells), columns=columns))

    def _runs(self, inline: Token) -> Runs:
        """Read a passage's runs, without recursion: nothing bounds how deep emphasis may nest."""
        levels: list[tuple[Token | None, list[Run]]] = [(None, [])]
        for token in inline.children or []:
            if token.nesting == 1:
                levels.append((token, []))
            elif token.nesting == -1:
                opening, runs = levels.pop()
                levels[-1][1].extend(self._close(opening, tuple(runs), inline, len(levels)))
            else:
                levels[-1][1].extend(self._leaf(token, inline))
        self._look_for_slips(inline)
        return tuple(levels[0][1])

    def _close(self, opening: Token | None, runs: Runs, inline: Token, depth: int) -> Iterator[Run]:
        if opening is None or depth > DEPTH_LIMIT:
            place = Place(self.file, self._line(inline))
            self.problems.append(problem("text-too-deep", place, limit=DEPTH_LIMIT))
            yield from runs
        else:
            yield from self._wrap(opening, runs, inline)

    def _look_for_slips(self, inline: Token) -> None:
        """Tell what Word and typing leave behind: marks that are shown, and marks that are not."""
        children = inline.children or ()
        emphasised = any(token.type in ("em_open", "strong_open") for token in children)
        shown = "".join(token.content for token in children if token.type == "text")
        for slip in in_words(inline.content, shown, emphasised=emphasised):
            self._tell(slip.code, slip.written, inline, **slip.facts)
        start = (inline.map[0] if inline.map else 0) + self.first_line
        for number, slip in in_lines(inline.content.split("\n")):
            self.problems.append(problem(slip.code, Place(self.file, start + number), **slip.facts))

    def _tell(self, code: str, written: str, inline: Token, **facts: object) -> None:
        self.problems.append(problem(code, self._find(written, inline), **facts))

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
        place = self._find(address, inline, "](", "](<", "<")
        if token.attrs.get("title"):
            self.problems.append(problem("link-title", place, title=token.attrs["title"]))
        where = leads_to(address)
        if where:
            self.problems.append(problem(where, place, address=address))
        text = words_in(runs).strip()
        if text.casefold().rstrip(".") in _VAGUE:
            self.problems.append(problem("vague-link", place, text=text))
        yield from self._link(address, runs, place)

    def _link(self, address: str, runs: Runs, place: Place) -> Iterator[Run]:
        file = _FILE.fullmatch(address)
        if _is_safe(address):
            yield Link(runs, address)
        elif address.startswith("#"):
            yield SiteLink(runs, None, address[1:], place)
        elif file:
            yield SiteLink(runs, f"{file[1] or self.folder}/{file[2]}", file[3] or "", place)
        else:
            from_the_root = _MEETING_PAGE.search(address)
            if _SCHEME.match(address) and not leads_to(address):
                self.problems.append(problem("unsafe-link", place, address=address))
            elif not leads_to(address):
                hint = f"A meeting is linked by its file: {from_the_root[1]}.md. " if from_the_root else ""
                self.problems.append(problem("broken-link", place, address=address, what="file", hint=hint))
            yield from runs

    def _find(self, written: str, inline: Token, *behind: str) -> Place:
        """Find where something stands in the source lines of a passage, each time its next occurrence.

        `behind` lists what may stand right before it; without it anything may. Where it cannot be found the passage's
        first line must do.
        """
        start, end = inline.map or [0, 1]
        marks = "|".join(map(re.escape, behind))
        pattern = re.compile(rf"(?:{marks})({re.escape(written)})" if behind else f"({re.escape(written)})")
        places = [
            Place(self.file, number + self.first_line, match.start(1) + 1)
            for number in range(start, end)
            for match in pattern.finditer(self.lines[number])
        ]
        turn = self.found.get((start, written), 0)
        self.found[start, written] = turn + 1
        return places[min(turn, len(places) - 1)] if places else Place(self.file, start + self.first_line)


def _is_safe(address: str) -> bool:
    """Tell whether a link may lead there: to a host on the web, a mailbox or a telephone."""
    return is_web_address(address) or bool(_OTHER_SAFE.match(address))

"""Text: what stands under a heading: runs of words, passages, lists, tables. Words stay exactly as minuted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.encoding import Tagged
from minutebook.problems import Place


class Words(Tagged, frozen=True):
    """A run of plain words, exactly as minuted."""

    text: str


class Emphasis(Tagged, frozen=True):
    """Words set apart in italic, or in bold where `strong`."""

    runs: "tuple[Run, ...]"
    strong: bool


class Link(Tagged, frozen=True):
    """Words that lead outside the site, or to a telephone or mail program."""

    runs: "tuple[Run, ...]"
    address: str


class SiteLink(Tagged, frozen=True):
    """Words that lead to a meeting or page of this site, or to a place in the same text where `target` is None."""

    runs: "tuple[Run, ...]"
    target: str | None
    """A folder of the content and the id of what lies there: `meetings/2023-10-23`, `pages/about`."""
    fragment: str
    """Without the #; empty for the target as a whole."""
    place: Place


class LineBreak(Tagged, frozen=True):
    """A break that the writer asked for."""


Run = Words | Emphasis | Link | SiteLink | LineBreak
Runs = tuple[Run, ...]


class Passage(Tagged, frozen=True):
    """One paragraph or list entry: the smallest thing with an address."""

    number: int
    """Counted from 1 under its heading, in the order of reading."""
    line: int
    """Its first line in the content file."""
    runs: Runs


class Table(Tagged, frozen=True):
    """A table: one passage, since its cells only speak together."""

    number: int
    line: int
    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list."""

    blocks: "tuple[Block, ...]"
    ordinal: int | None
    """The number as written, which a numbered list keeps; None under a bullet."""


class Listing(Tagged, frozen=True):
    """A list with bullets or numbers."""

    entries: tuple[Entry, ...]


class Quotation(Tagged, frozen=True):
    """Text set apart as a quotation."""

    blocks: "tuple[Block, ...]"


class Divider(Tagged, frozen=True):
    """A line across the text."""


@dataclass(frozen=True, slots=True)
class PassageKey:
    """Where a passage stands."""

    meeting: str
    item: str | None
    """None for what stands before the first item."""
    number: int

    @property
    def place(self) -> str:
        """Its place in its meeting, as addresses have it: `item-4-p7`, or `opening-p1`."""
        return f"{f'item-{self.item}' if self.item else 'opening'}-p{self.number}"


Block = Passage | Table | Listing | Quotation | Divider
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as written, marks left out."""

    level: int
    text: str
    line: int
    linked: bool = False
    """Whether it was written with a link in it, which headings do not show."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; no heading for what stands before the first."""

    heading: Heading | None
    blocks: Blocks


def passages_in(blocks: Blocks) -> Iterator[Passage | Table]:
    """Walk the passages of a text in the order of reading."""
    for block in blocks:
        match block:
            case Passage() | Table():
                yield block
            case Listing(entries=entries):
                for entry in entries:
                    yield from passages_in(entry.blocks)
            case Quotation(blocks=inner):
                yield from passages_in(inner)
            case Divider():
                pass


def quoted_in(blocks: Blocks, *, inside: bool = False) -> Iterator[int]:
    """Give the numbers of the passages that stand in a quotation."""
    for block in blocks:
        match block:
            case Passage(number=number) | Table(number=number):
                if inside:
                    yield number
            case Listing(entries=entries):
                for entry in entries:
                    yield from quoted_in(entry.blocks, inside=inside)
            case Quotation(blocks=inner):
                yield from quoted_in(inner, inside=True)
            case Divider():
                pass


def words_in(part: Passage | Table | Runs) -> str:
    """Give the plain words of a passage or of runs, for search, excerpts and checks."""
    match part:
        case Passage(runs=runs):
            return words_in(runs)
        case Table(head=head, rows=rows):
            return "\n".join(" | ".join(words_in(cell) for cell in row) for row in (head, *rows))
        case _:
            return "".join(_words_of(run) for run in part)


def stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text, as whole words; bold and white space do not count."""
    return re.search(whole_words(words), spaced(text)) is not None


def whole_words(words: str) -> str:
    """Make a pattern that finds words in a text that went through `spaced`."""
    wanted = spaced(words)
    before = r"(?<!\w)" if wanted[:1].isalnum() else ""
    after = r"(?!\w)" if wanted[-1:].isalnum() else ""
    return f"{before}{re.escape(wanted)}{after}"


def spaced(text: str) -> str:
    """Put one space for every stretch of white space; leave out asterisks, and the strokes between a table's cells."""
    return " ".join(re.sub(r"\*+|(?<!\w)\|(?!\w)", " ", text).split())


def runs_in(part: Passage | Table) -> Iterator[Runs]:
    """Give the separate stretches of words of a passage: one for a paragraph, one a cell for a table."""
    if isinstance(part, Passage):
        yield part.runs
        return
    for row in (part.head, *part.rows):
        yield from row


def links_in(runs: Runs) -> Iterator[Link | SiteLink]:
    """Find the links in runs, in their order, however deep they stand."""
    for run in runs:
        match run:
            case Link() | SiteLink():
                yield run
            case Emphasis(runs=inner):
                yield from links_in(inner)
            case Words() | LineBreak():
                pass


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a passage stands in the lists of its text."""

    level: int
    """How many lists it stands in; 0 for a paragraph of its own."""
    ordinal: int | None
    """The number of the entry it begins, where that is numbered."""


def standing_in(blocks: Blocks, level: int = 0, ordinal: int | None = None) -> Iterator[Standing]:
    """Tell where each passage of a text stands, in the order of `passages_in`."""
    for block in blocks:
        match block:
            case Passage() | Table():
                yield Standing(level, ordinal)
            case Listing(entries=entries):
                for entry in entries:
                    for at, standing in enumerate(standing_in(entry.blocks, level + 1, entry.ordinal)):
                        # The number is that of what an entry begins with.
                        nested = at and standing.level == level + 1
                        yield Standing(standing.level, None) if nested else standing
            case Quotation(blocks=inner):
                yield from standing_in(inner, level)
            case Divider():
                pass


def _words_of(run: Run) -> str:
    match run:
        case Words(text=text):
            return text
        case LineBreak():
            return "\n"
        case Emphasis(runs=runs) | Link(runs=runs) | SiteLink(runs=runs):
            return words_in(runs)

"""Manuscript: minutes as they came, parted into paragraphs and tables, whatever program wrote them."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

TEXT_LIMIT = 1_500_000
"""Characters. The minutes of one meeting have about 30,000; a meeting file may have 2,000,000 bytes."""
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""Raised figures: 10 with a raised 6 is not 106."""
BLOCK_LIMIT = 20_000
"""Paragraphs, those in tables included."""


class Unreadable(Exception):
    """A document cannot be read; the message is one sentence for an officer, with what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some words that are alike in what they link to and in how they are set."""

    text: str
    link: str | None = None
    """The address as it stands in the document; whether it may be published is judged later."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, without marks of other people's work on it."""

    spans: tuple[Span, ...]
    place: int
    """Which paragraph of the document it is, counted from 1."""
    label: str = ""
    """What automatic numbering shows before it, for instance `4.` or `a)`; empty for a bullet."""
    family: str = ""
    """The list that numbers it; paragraphs of one family count on from one another."""
    value: int = 0
    """Its own number in that list."""
    level: int = 0
    """How deep in its list it stands, from 0."""
    listed: bool = False
    """Whether it is an entry of a list, numbered or not."""
    heading: int = 0
    """Which level of heading its style makes it; 0 for none."""
    style: str = ""
    """The name of its style in small letters."""

    @property
    def text(self) -> str:
        """Its words without the label."""
        return "".join(span.text for span in self.spans)

    @property
    def bold(self) -> bool:
        """Whether all its words are bold."""
        return any(span.text.strip() for span in self.spans) and all(
            span.bold or not span.text.strip() for span in self.spans
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, each with blocks of its own; a cell that was merged away is there, and empty."""

    rows: tuple[tuple["Blocks", ...], ...]
    place: int
    """The paragraph of the document behind which it stands."""
    continued: frozenset[tuple[int, int]] = frozenset()
    """Row and column of each cell that was merged into the one above it."""


Block = Paragraph | Table
Blocks = tuple[Block, ...]


@dataclass(slots=True)
class Counts:
    """What a document has and a draft must not, or cannot, have: how often, never what."""

    deleted: int = 0
    comments: int = 0
    hidden: int = 0
    headers: int = 0
    struck: int = 0
    """Words with a line through them."""
    masked: int = 0
    """Words blacked out, or white on white."""
    pictures: int = 0
    notes: int = 0
    boxes: int = 0
    symbols: int = 0
    embedded: int = 0
    authors: int = 0
    """Fields that would show who wrote the file, or where it lies."""
    contents: int = 0
    """Lines of a table of contents."""
    invisible: int = 0
    """Characters that show as nothing."""
    prompts: int = 0
    """Form fields that nobody filled in."""
    equations: int = 0
    ended_early: int = 0
    paths: int = 0
    """Folders of somebody's computer."""
    broken: int = 0
    """Lines of a text that stop within a word."""
    unclosed: int = 0
    """Elements of a page that hide the rest of it, since nothing closes them."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that a reader of the document sees in its body, in order."""

    blocks: Blocks
    counts: Counts = field(default_factory=Counts)
    styled: bool = True
    """Whether the document could tell what is bold or a heading; plain text cannot."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """List every paragraph, those in tables in the order of their rows."""
        yield from _paragraphs(self.blocks)


def _paragraphs(blocks: Blocks) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from _paragraphs(cell)


def joined(spans: list[Span]) -> tuple[Span, ...]:
    """Join neighbours that are alike: Word parts words wherever its spelling check looked."""
    result: list[Span] = []
    for span in spans:
        if result and (result[-1].link, result[-1].bold) == (span.link, span.bold):
            result[-1] = replace(result[-1], text=result[-1].text + span.text)
        elif span.text:
            result.append(span)
    return tuple(result)


def cut(spans: tuple[Span, ...], start: int, end: int | None = None) -> tuple[Span, ...]:
    """Cut spans at places of their joined text."""
    result: list[Span] = []
    at = 0
    for span in spans:
        piece = span.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        if piece:
            result.append(replace(span, text=piece))
        at += len(span.text)
    return tuple(result)

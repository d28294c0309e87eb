"""Markup: blocks and runs in, HTML out. The words stay as minuted; anchors, links and short forms go around them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from minutebook.model import (
    Block,
    Blocks,
    Divider,
    Emphasis,
    Entry,
    LineBreak,
    Link,
    Listing,
    Passage,
    Quotation,
    Run,
    Runs,
    SiteLink,
    Table,
    Term,
    Words,
)
from minutebook.outputs import addresses
from minutebook.outputs.references import Reference, References


class ShortForms:
    """Finds the glossary's short forms in a text, in the capitals in which they were minuted."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {form: term for term in terms for form in (term.short, *term.also)}
        longest_first = sorted(self._terms, key=lambda form: (-len(form), form))
        forms = "|".join(re.escape(form) for form in longest_first)
        # A short form is no part of a longer word; "(?!)" finds nothing when the glossary is empty.
        self._pattern = re.compile(rf"(?<![A-Za-z])(?:{forms})(?![A-Za-z])" if forms else "(?!)")

    def find(self, text: str) -> list[tuple[int, int, Term]]:
        """List where short forms begin and end, and which they are."""
        return [(match.start(), match.end(), self._terms[match.group()]) for match in self._pattern.finditer(text)]

    def used_in(self, texts: Iterable[str]) -> list[Term]:
        """List the terms that texts use, by their short forms."""
        found = {term.short: term for text in texts for _, _, term in self.find(text)}
        return [found[short] for short in sorted(found, key=lambda short: (short.casefold(), short))]


@dataclass(slots=True)
class Writer:
    """Writes the text of one item; a short form is linked where it is first used in it."""

    link: Callable[[str], str]
    """Turns an address into a link from the page that is written."""
    here: str
    """The address of that page."""
    short_forms: ShortForms
    anchor: Callable[[int], str] | None
    """Names a passage's place; None where passages have none."""
    references: References | None = None
    notes: Mapping[int, Markup] = field(default_factory=dict)
    """What is said behind a passage, by its number."""
    voices: Mapping[int, str] = field(default_factory=dict)
    """Whether a passage that names a speaker `asks` or `says`, by its number."""
    used: set[str] = field(default_factory=set)
    """Addresses of short forms that this item has linked."""
    named: set[str] = field(default_factory=set)
    """Addresses of people whom this page has linked: its writers share them."""

    def blocks(self, blocks: Blocks) -> Markup:
        """Write blocks one after the other."""
        return Markup("\n").join(self._block(block) for block in blocks)

    def text(self, words: str) -> Markup:
        """Write plain words, short forms linked."""
        return self._words(words)

    def _block(self, block: Block) -> Markup:
        match block:
            case Passage():
                words = self._runs(block.runs)
                passage = Markup("<p{}>{}</p>").format(self._id(block.number), words)
                return passage + self.notes.get(block.number, Markup())
            case Listing(entries=entries):
                return self._list(entries)
            case Quotation(blocks=blocks):
                return Markup("<blockquote>\n{}\n</blockquote>").format(self.blocks(blocks))
            case Table():
                return self._table(block)
            case Divider():
                return Markup("<hr>")

    def _id(self, number: int) -> Markup:
        """Name a passage's place, and say whose words it begins with where it names somebody."""
        voice = self.voices.get(number)
        place = Markup(' id="{}"').format(self.anchor(number)) if self.anchor else Markup()
        return place + Markup(' class="{}"').format(voice) if voice else place

    def _list(self, entries: tuple[Entry, ...]) -> Markup:
        tag = "ul" if entries[0].ordinal is None else "ol"
        rows = Markup("\n").join(
            Markup("<li{}>{}</li>").format(
                Markup(' value="{}"').format(entry.ordinal) if entry.ordinal is not None else "",
                self.blocks(entry.blocks),
            )
            for entry in entries
        )
        return Markup("<{0}>\n{1}\n</{0}>").format(tag, rows)

    def _table(self, table: Table) -> Markup:
        head = Markup("").join(Markup('<th scope="col">{}</th>').format(self._runs(cell)) for cell in table.head)
        rows = Markup("\n").join(
            Markup("<tr>{}</tr>").format(
                Markup("").join(Markup("<td>{}</td>").format(self._runs(cell)) for cell in row)
            )
            for row in table.rows
        )
        # The wrapper scrolls sideways on a phone, so a keyboard must reach it (WCAG 2.1.1).
        opening = Markup('<div class="table" role="region" aria-label="Table" tabindex="0"{}>').format(
            self._id(table.number)
        )
        body = Markup("<table>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>").format(head, rows)
        return Markup("{}\n{}\n</div>").format(opening, body) + self.notes.get(table.number, Markup())

    def _runs(self, runs: Runs, *, linked: bool = False) -> Markup:
        return Markup("").join(self._run(run, linked=linked) for run in runs)

    def _run(self, run: Run, *, linked: bool) -> Markup:
        match run:
            case Words(text=text):
                return escape(text) if linked else self._words(text)
            case LineBreak():
                return Markup("<br>")
            case Emphasis(runs=runs, strong=strong):
                return Markup("<{0}>{1}</{0}>").format("strong" if strong else "em", self._runs(runs, linked=linked))
            case Link(runs=runs, address=address):
                return Markup('<a href="{}">{}</a>').format(address, self._runs(runs, linked=True))
            case SiteLink(runs=runs):
                link = self.link(addresses.linked(run, self.here))
                return Markup('<a href="{}">{}</a>').format(link, self._runs(runs, linked=True))

    def _words(self, text: str) -> Markup:
        parts: list[Markup] = []
        end = 0
        for link in self._links(text):
            linked = self.used if link.address.startswith(addresses.GLOSSARY) else self.named
            if link.start < end or (link.once and link.address in linked):
                continue
            if link.once:
                linked.add(link.address)
            parts += [
                escape(text[end : link.start]),
                _REFERENCE.format(self.link(link.address), text[link.start : link.end]),
            ]
            end = link.end
        return Markup("").join([*parts, escape(text[end:])])

    def _links(self, text: str) -> list[Reference]:
        """List what a text names, from its beginning; of two that overlap the longer comes first."""
        found = [
            Reference(start, stop, addresses.term(term.short), once=True)
            for start, stop, term in self.short_forms.find(text)
        ]
        if self.references:
            found += self.references.find(text)
        return sorted(found, key=lambda link: (link.start, -link.end))


def correction_note(day: str, words: str, address: str) -> Markup:
    """Write the note beside words that were corrected; its words are quoted, so nothing in them is linked."""
    return _CORRECTION_NOTE.format(address, day, words)


def note(before: str, words: str, address: str) -> Markup:
    """Write a note beside a passage: what is said of it, and a link to another passage with some of its words."""
    return _NOTE.format(before, address, words) if address else _REMARK.format(before)


_NOTE = Markup('<p class="note">{}: <a href="{}">{}</a></p>')
_REMARK = Markup('<p class="note">{}</p>')
_CORRECTION_NOTE = Markup('<p class="note"><a href="{}">Corrected on {}</a>: {}</p>')
_REFERENCE = Markup('<a href="{}">{}</a>')


_WEB_ADDRESS = re.compile(r"https?://[^\s<>()\"]+[^\s<>()\".,;:!?]")


def with_links(words: str) -> tuple[Markup, ...]:
    """Write plain paragraphs, one to a line, with the web addresses in them as links."""
    paragraphs = []
    for line in filter(None, words.split("\n")):
        parts, at = [], 0
        for found in _WEB_ADDRESS.finditer(line):
            parts += [escape(line[at : found.start()]), Markup('<a href="{0}">{0}</a>').format(found.group())]
            at = found.end()
        paragraphs.append(Markup("").join((*parts, escape(line[at:]))))
    return tuple(paragraphs)

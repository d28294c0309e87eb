"""Word: a .docx in, its manuscript out, as a reader sees it with all changes accepted.

What is in: the words, insertions, automatic numbers, links by relationship and by field, text boxes, notes, tables.
What never is: deletions, comments, hidden text, headers and footers, authors, bookmarks, alternative texts (which often
hold a path of somebody's computer). Sections named are those of ECMA-376 Part 1.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from minutebook.characters import INVISIBLE, LOST
from minutebook.officers.manuscripts.manuscript import (
    BLOCK_LIMIT,
    RAISED,
    TEXT_LIMIT,
    Block,
    Blocks,
    Counts,
    Manuscript,
    Paragraph,
    Span,
    Table,
    Unreadable,
    joined,
)
from minutebook.officers.manuscripts.numbering import Label, Numbering, is_on, read_numbering, value, whole
from minutebook.officers.manuscripts.package import SAVE_AGAIN, Package
from minutebook.officers.manuscripts.styles import Styles, read_styles, switch

_TYPE = "/relationships/"
_SYMBOLS = {
    "symbol": {0xB7: "•", 0xA7: "•", 0xD8: "¬", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xB4: "×"},
    "wingdings": {
        0xFC: "✓",
        0xFB: "✗",
        0xA8: "☐",
        0x6F: "☐",
        0xFE: "☑",
        0xFD: "☒",
        0xA7: "•",
        0x6C: "●",
        0x6E: "■",
        0xE0: "→",
        0xDF: "←",
        0xE8: "→",
        0xD8: "➢",
        0x76: "❖",
        0x9F: "•",
        0x4A: "☺",
        0x28: "☎",
        0x2A: "✉",
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0xA3: "☐"},
    "webdings": {0x61: "✓", 0x72: "✗"},
}
"""Letters of the fonts that hold signs, as the characters that they show."""
_WHITE = {"FFFFFF", "white"}
_BLACK = {"000000", "black"}
_PRIVATE = 0xF000
"""Where such letters may be stored (17.3.3.30): 0xF0B7 is 0xB7."""
_AUTHORS = re.compile(
    r"\s*(?:(?:INFO|DOCPROPERTY)\s+\"?)?(?:AUTHOR|LASTSAVEDBY|LASTAUTHOR|CREATOR|MANAGER|COMPANY|USERNAME"
    r"|USERINITIALS|USERADDRESS"
    r"|FILENAME|TEMPLATE)\b",
    re.IGNORECASE,
)
"""Fields that show who wrote the file, or where it lies."""
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|([^\s"\\]\S*))', re.IGNORECASE)
_CONTENTS_STYLE = re.compile(r"(?:toc|contents) ?[1-9]")
_FONT_KEYS = ("w-ascii", "w-hAnsi", "w-cs")
_SKIPPED = {
    *("w-pPr", "w-rPr", "w-proofErr", "w-bookmarkStart", "w-bookmarkEnd", "w-commentRangeStart", "w-commentRangeEnd"),
    *("w-sdtPr", "w-sdtEndPr", "w-smartTagPr", "w-customXmlPr", "w-lastRenderedPageBreak", "w-annotationRef"),
    *("w-footnoteRef", "w-endnoteRef", "w-separator", "w-continuationSeparator", "w-instrText", "w-delInstrText"),
    *("w-permStart", "w-permEnd", "w-fldData", "w-ffData", "w-softHyphen", "w-rubyPr", "w-sectPr"),
}
_TAKEN_OUT = {"w-del", "w-moveFrom", "w-delText"}
_SPACES = {"w-tab": "\t", "w-ptab": "\t", "w-cr": "\n", "w-br": "\n"}


def read_word(data: bytes) -> Manuscript:
    """Read a .docx file's bytes; raises Unreadable with a sentence for an officer."""
    package = Package(data)
    main = _main_part(package)
    document = package.part(main)
    body = document.find("w-body") if document is not None else None
    if body is None:
        raise Unreadable(f"The file has no text of a Word document in it. {SAVE_AGAIN}")
    return _Reader(package, main).manuscript(body)


def _main_part(package: Package) -> str:
    """Find the part that holds the text: a relationship names it, usually `word/document.xml`."""
    target = next(
        (target for kind, target, _ in _relationships(package, "", "").values() if kind == "officeDocument"), ""
    )
    return target if target in package else "word/document.xml"


def _relationships(package: Package, folder: str, part: str) -> dict[str, tuple[str, str, bool]]:
    """List what a part refers to: kind, target (a part's name or an address), whether it lies outside, by id."""
    root = package.part(posixpath.join(folder, "_rels", f"{part}.rels"))
    found: dict[str, tuple[str, str, bool]] = {}
    for element in root.findall("rel-Relationship") if root is not None else ():
        kind = element.get("Type", "").rpartition(_TYPE)[2]
        target, outside = element.get("Target", ""), element.get("TargetMode") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[element.get("Id", "")] = kind, target, outside
    return found


@dataclass(slots=True)
class _Field:
    """A complex field that is open (17.16.18): first its instruction, then what it shows."""

    paragraph: int
    instruction: list[str] = field(default_factory=list)
    shows: bool = False
    link: str | None = None
    private: bool = False


@dataclass(slots=True)
class _Open:
    """The paragraph that is being read."""

    spans: list[Span] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    """Text boxes that hang on it."""
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    """Whether something in it was taken out or is hidden."""


class _Reader:
    """Walks a document once, from its beginning to its end."""

    def __init__(self, package: Package, main: str) -> None:
        folder, _, name = main.rpartition("/")
        self._links = _relationships(package, folder, name)
        parts = {kind: target for kind, target, outside in self._links.values() if not outside}
        self._package = package
        self._styles: Styles = read_styles(package.part(parts.get("styles", f"{folder}/styles.xml")))
        self._numbering: Numbering = read_numbering(
            package.part(parts.get("numbering", f"{folder}/numbering.xml")), self._styles.lists
        )
        self._notes = {
            kind: self._read_notes(package.part(parts.get(f"{kind}s", f"{folder}/{kind}s.xml")), kind)
            for kind in ("footnote", "endnote")
        }
        self.counts = Counts(comments=self._count_comments(parts), headers=self._count_headers())
        self._fields: list[_Field] = []
        self._carried = _Open()
        """Words of paragraphs whose end was deleted: they belong to the next one."""
        self._place = 0
        self._noted: list[tuple[int, str, str]] = []
        self._letters = 0

    def manuscript(self, body: Element) -> Manuscript:
        blocks = self._blocks(body)
        blocks += self._rest()
        return Manuscript((*blocks, *self._note_blocks()), self.counts)

    # Blocks

    def _blocks(self, parent: Element) -> list[Block]:
        blocks: list[Block] = []
        for element in parent:
            blocks += self._block(element)
        return blocks

    def _block(self, element: Element) -> list[Block]:
        match element.tag:
            case "w-p":
                return self._paragraph(element)
            case "w-tbl":
                return [self._table(element)]
            case "w-sdt":
                return self._control(element)
            case "w-altChunk":
                self.counts.embedded += 1
                return []
            case "mc-AlternateContent":
                return self._blocks(self._choice(element))
            case "w-del" | "w-moveFrom":
                self.counts.deleted += 1
                return []
            case tag if tag in _SKIPPED:
                return []
            case "m-oMathPara":
                return self._loose(element)
            case _:
                # A wrapper (customXml, ins, moveTo), or something newer than this reader.
                return self._blocks(element)

    def _loose(self, element: Element) -> list[Block]:
        """Read words that stand in no paragraph of their own."""
        self._place += 1
        paragraph = _Open()
        self._inline(element, paragraph, None)
        return self._finish(paragraph, None)

    def _control(self, element: Element) -> list[Block]:
        """Read a content control (17.5.2): a form field, a building block such as a table of contents."""
        content = element.find("w-sdtContent")
        gallery = element.find("w-sdtPr/w-docPartObj/w-docPartGallery")
        if _names_an_author(element):
            self.counts.authors += 1
            return []
        if element.find("w-sdtPr/w-showingPlcHdr") is not None:
            self.counts.prompts += 1
        if content is None:
            return []
        blocks = self._blocks(content)
        if gallery is not None and "contents" in value(gallery).casefold():
            self.counts.contents += len(blocks)
            return []
        return blocks

    def _paragraph(self, element: Element) -> list[Block]:
        self._place += 1
        if self._place > BLOCK_LIMIT:
            raise Unreadable(f"The document has more than {BLOCK_LIMIT} paragraphs, which no minutes have.")
        properties = element.find("w-pPr")
        own = properties.find("w-rPr") if properties is not None else None
        style = self._styles.paragraph(value(properties.find("w-pStyle")) if properties is not None else "")
        paragraph = self._carried
        self._carried = _Open()
        paragraph.bold, paragraph.hidden = style.bold, style.hidden
        self._inline(element, paragraph, None)
        if own is not None and (own.find("w-del") is not None or own.find("w-moveFrom") is not None):
            # Its end was deleted: what is left of it begins the next paragraph, which also gives its style and number.
            self._carried = paragraph
            return []
        if switch(own, "w-vanish") and not switch(own, "w-specVanish") and not _has_words(paragraph.spans):
            return []
        return self._finish(paragraph, properties)

    def _rest(self) -> list[Block]:
        """Give what stands after the last end of a paragraph that was kept."""
        rest, self._carried = self._carried, _Open()
        return self._finish(rest, None) if _has_words(rest.spans) or rest.after else []

    def _finish(self, paragraph: _Open, properties: Element | None) -> list[Block]:
        style_id = value(properties.find("w-pStyle")) if properties is not None else ""
        style = self._styles.paragraph(style_id)
        if _CONTENTS_STYLE.fullmatch(style.name):
            self.counts.contents += 1
            return list(paragraph.after)
        label = None
        if not (paragraph.struck and not _has_words(paragraph.spans)):
            label = self._label(properties)
        spans = joined(paragraph.spans)
        outline = properties.find("w-outlineLvl") if properties is not None else None
        heading = style.heading
        if outline is not None:
            heading = whole(outline.get("w-val"), 9) + 1
        made = Paragraph(
            spans=spans,
            place=self._place,
            label=label.text if label else "",
            family=label.family if label else "",
            value=label.value if label else 0,
            level=label.level if label else 0,
            listed=label is not None,
            heading=heading if 0 < heading <= 9 else 0,  # noqa: PLR2004 (Word's levels)
            style=style.name,
        )
        return [made, *paragraph.after]

    def _label(self, properties: Element | None) -> Label | None:
        style = self._styles.paragraph(value(properties.find("w-pStyle")) if properties is not None else "")
        number, level = style.number, style.level
        own = properties.find("w-numPr") if properties is not None else None
        own_number = own.find("w-numId") if own is not None else None
        own_level = own.find("w-ilvl") if own is not None else None
        if own_number is not None:
            number, level = value(own_number), 0
        elif number is not None and level is None:
            level = self._numbering.level_of_style(number, style.number_style)
        if own_level is not None:
            level = whole(own_level.get("w-val"), 0)
        if number is None or number == "0":
            return None
        return self._numbering.next(number, level or 0)

    def _table(self, element: Element) -> Table:
        place = self._place
        rows: list[tuple[Blocks, ...]] = []
        continued: set[tuple[int, int]] = set()
        for row in _children(element, "w-tr"):
            properties = row.find("w-trPr")
            if properties is not None and properties.find("w-del") is not None:
                self.counts.deleted += 1
                continue
            if properties is not None and switch(properties, "w-hidden"):
                self.counts.hidden += 1
                continue
            skipped = properties.find("w-gridBefore") if properties is not None else None
            cells: list[Blocks] = [()] * (_wide(skipped) if skipped is not None else 0)
            for blocks, goes_on in self._cells(row):
                if goes_on:
                    continued.add((len(rows), len(cells)))
                cells.append(blocks)
            rows.append(tuple(cells))
        return Table(tuple(rows), place, frozenset(continued))

    def _cells(self, row: Element) -> Iterator[tuple[Blocks, bool]]:
        """Give the cells of a row, and whether each goes on with the one above."""
        for cell in _children(row, "w-tc"):
            if cell.find("w-tcPr/w-cellDel") is not None:
                self.counts.deleted += 1
                continue
            merge = cell.find("w-tcPr/w-vMerge")
            goes_on = merge is not None and value(merge) in ("", "continue")
            yield tuple(self._blocks(cell) + self._rest()), goes_on
            span = cell.find("w-tcPr/w-gridSpan")
            # The columns that a wide cell covers count for those after it.
            for _ in range(_wide(span) - 1 if span is not None else 0):
                yield (), goes_on

    # Words

    def _inline(self, parent: Element, paragraph: _Open, link: str | None) -> None:  # noqa: C901 (a list of cases)
        for element in parent:
            tag = element.tag
            if tag == "w-r":
                self._run(element, paragraph, link)
            elif tag == "w-hyperlink":
                self._inline(element, paragraph, self._target(element) or link)
            elif tag == "w-fldSimple":
                self._simple_field(element, paragraph, link)
            elif tag == "mc-AlternateContent":
                self._inline(self._choice(element), paragraph, link)
            elif tag in ("m-oMath", "m-oMathPara"):
                self._equation(element, paragraph, link)
            elif tag in _TAKEN_OUT:
                self._count_deleted(element, paragraph)
            elif tag == "w-sdt" and _names_an_author(element):
                self.counts.authors += 1
            elif tag == "w-sdt":
                if element.find("w-sdtPr/w-showingPlcHdr") is not None:
                    self.counts.prompts += 1
                self._inline(element, paragraph, link)
            elif tag in ("w-p", "w-tbl"):
                paragraph.after += self._block(element)
            elif tag not in _SKIPPED:
                # A wrapper: ins, moveTo, sdtContent, smartTag, customXml, dir, bdo, or one newer than this reader.
                self._inline(element, paragraph, link)

    def _count_deleted(self, element: Element, paragraph: _Open) -> None:
        if any((part.text or "").strip() for part in element.iter() if part.tag in ("w-delText", "w-t")):
            self.counts.deleted += 1
            paragraph.struck = True
        # Fields that a deletion cuts through are still opened and closed.
        for run in element.iter("w-fldChar"):
            self._mark(run)

    def _run(self, run: Element, paragraph: _Open, link: str | None) -> None:
        properties = run.find("w-rPr")
        style = self._styles.named(value(properties.find("w-rStyle")) if properties is not None else "")
        own = switch(properties, "w-vanish")
        hidden = own if own is not None else style.hidden or paragraph.hidden
        strong = switch(properties, "w-b")
        bold = strong if strong is not None else style.bold or paragraph.bold
        if properties is not None and properties.find("w-del") is not None:
            self._count_deleted(run, paragraph)
            return
        if hidden:
            if any((part.text or "").strip() for part in run.iter("w-t")):
                self.counts.hidden += 1
                paragraph.struck = True
            for mark in run.iter("w-fldChar"):
                self._mark(mark)
            return
        if _is_masked(properties):
            self.counts.masked += _has_text(run)
            paragraph.struck = paragraph.struck or _has_text(run)
            return
        if _has_text(run) and (switch(properties, "w-strike") or switch(properties, "w-dstrike")):
            self.counts.struck += 1
        self._run_parts(run, paragraph, link, properties, bold=bold)

    def _run_parts(  # noqa: C901, PLR0912 (a list of cases)
        self, parent: Element, paragraph: _Open, link: str | None, properties: Element | None, *, bold: bool
    ) -> None:
        for part in parent:
            tag = part.tag
            if tag in ("w-t", "m-t"):
                self._say(_spaced(part), paragraph, link, bold=bold, properties=properties)
            elif tag in _SPACES:
                self._say(_SPACES[tag], paragraph, link, bold=bold)
            elif tag == "w-noBreakHyphen":
                self._say("-", paragraph, link, bold=bold)
            elif tag == "w-sym":
                self._say(self._symbol(part), paragraph, link, bold=bold)
            elif tag == "w-fldChar":
                data = part.find("w-ffData")
                self._mark(part)
                if data is not None and (shown := _form_value(data)):
                    paragraph.spans.append(Span(shown, link, bold))
            elif tag == "w-instrText":
                if self._fields and not self._fields[-1].shows:
                    self._fields[-1].instruction.append(part.text or "")
            elif tag in ("w-footnoteReference", "w-endnoteReference"):
                self._note(part, paragraph, link)
            elif tag in ("w-drawing", "w-pict", "w-object"):
                self._drawing(part, paragraph)
            elif tag == "mc-AlternateContent":
                self._run_parts(self._choice(part), paragraph, link, properties, bold=bold)
            elif tag == "w-ruby":
                self._inline(part, paragraph, link)
            elif tag in _TAKEN_OUT:
                self._count_deleted(part, paragraph)
            elif tag not in _SKIPPED:
                self._run_parts(part, paragraph, link, properties, bold=bold)

    def _say(
        self, text: str, paragraph: _Open, link: str | None, *, bold: bool, properties: Element | None = None
    ) -> None:
        open_ = self._fields[-1] if self._fields else None
        if open_ is not None:
            if any(each.private for each in self._fields):
                return
            if not open_.shows and open_.paragraph == self._place:
                return
            link = link or next(
                (each.link for each in reversed(self._fields) if each.link and each.paragraph == self._place), None
            )
        if properties is not None and any(_PRIVATE <= ord(letter) <= _PRIVATE + 0xFF for letter in text):
            font = properties.find("w-rFonts")
            name = next((font.get(key, "") for key in _FONT_KEYS if font.get(key)), "") if font is not None else ""
            text = "".join(self._sign(name, ord(letter)) if ord(letter) >= _PRIVATE else letter for letter in text)
        raised = properties.find("w-vertAlign") if properties is not None else None
        if raised is not None and value(raised) == "superscript" and text.isdecimal():
            text = text.translate(RAISED)
        kept = INVISIBLE.sub("", text.replace("\u2028", "\n").replace("\r", "\n"))
        self.counts.invisible += len(text) - len(kept) if "\r" not in text else 0
        self.counts.symbols += kept.count(LOST)
        self._letters += len(kept)
        if self._letters > TEXT_LIMIT:
            raise Unreadable(f"The document has more than {TEXT_LIMIT} letters, which no minutes have.")
        paragraph.spans.append(Span(kept.replace(LOST, "□"), link, bold))

    def _symbol(self, element: Element) -> str:
        code = element.get("w-char", "")
        if not re.fullmatch(r"[0-9A-Fa-f]{1,6}", code):
            self.counts.symbols += 1
            return "□"
        return self._sign(element.get("w-font", ""), int(code, 16))

    def _sign(self, font: str, code: int) -> str:
        """Give the character that a letter of a font of signs shows; a box, counted, where it is not known."""
        table = _SYMBOLS.get(font.casefold())
        low = code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code
        if table is not None and low in table:
            return table[low]
        if table is None and low == code and 32 <= code < 0xD800:  # noqa: PLR2004 (an ordinary character)
            return chr(code)
        if font.casefold() == "symbol" and low < 0x40:  # noqa: PLR2004 (its figures and signs are ASCII's)
            return chr(low)
        if low == 0xB7:  # noqa: PLR2004 (the bullet, in whatever font)
            return "•"
        self.counts.symbols += 1
        return "□"

    def _equation(self, element: Element, paragraph: _Open, link: str | None) -> None:
        self.counts.equations += 1
        self._run_parts(element, paragraph, link, None, bold=False)

    # Links and fields

    def _target(self, element: Element) -> str | None:
        kind, target, outside = self._links.get(element.get("r-id", ""), ("", "", False))
        if kind == "hyperlink" and outside:
            anchor = element.get("w-anchor") or element.get("w-docLocation")
            return f"{target}#{anchor}" if anchor and "#" not in target else target
        return None

    def _simple_field(self, element: Element, paragraph: _Open, link: str | None) -> None:
        instruction = element.get("w-instr", "")
        if _AUTHORS.match(instruction):
            self.counts.authors += 1
            return
        self._inline(element, paragraph, _field_link(instruction) or link)

    def _mark(self, element: Element) -> None:
        """Open, turn or close a complex field."""
        kind = element.get("w-fldCharType")
        if kind == "begin":
            if len(self._fields) > 50:  # noqa: PLR2004 (fields in fields: nobody has more, a broken file may)
                self._fields.clear()
                self.counts.ended_early += 1
            self._fields.append(_Field(self._place))
        elif kind == "separate" and self._fields:
            open_ = self._fields[-1]
            instruction = "".join(open_.instruction)
            open_.shows = True
            open_.link = _field_link(instruction)
            open_.private = bool(_AUTHORS.match(instruction))
            self.counts.authors += open_.private
        elif kind == "end" and self._fields:
            self._fields.pop()

    # Drawings, notes, other ways

    def _choice(self, element: Element) -> Element:
        """Choose between two ways of saying one thing (Part 3, 7.5): the newer, unless only the older has words."""
        choice, fallback = element.find("mc-Choice"), element.find("mc-Fallback")
        if choice is None or (fallback is not None and not _has_text(choice) and _has_text(fallback)):
            return fallback if fallback is not None else Element("mc-Fallback")
        return choice

    def _drawing(self, element: Element, paragraph: _Open) -> None:
        boxes = list(_outermost(element, "w-txbxContent"))
        for box in boxes:
            self.counts.boxes += 1
            # A box is a story of its own: fields and deleted ends outside it do not reach into it.
            kept, self._fields = self._fields, []
            carried, self._carried = self._carried, _Open()
            paragraph.after += self._blocks(box) + self._rest()
            self._fields, self._carried = kept, carried
        if not boxes:
            self.counts.pictures += 1

    def _read_notes(self, root: Element | None, kind: str) -> dict[str, Element]:
        notes = root.findall(f"w-{kind}") if root is not None else []
        return {note.get("w-id", ""): note for note in notes if note.get("w-type", "normal") == "normal"}

    def _note(self, element: Element, paragraph: _Open, link: str | None) -> None:
        kind = element.tag.removeprefix("w-").removesuffix("Reference")
        id_ = element.get("w-id", "")
        if id_ in self._notes[kind]:
            self._noted.append((len(self._noted) + 1, kind, id_))
            self._say(f"[{len(self._noted)}]", paragraph, link, bold=False)

    def _note_blocks(self) -> list[Block]:
        """Give the notes as paragraphs at the end, each with the number that stands in the text."""
        blocks: list[Block] = []
        at = 0
        # A note may refer to a further note.
        while at < len(self._noted) and at < BLOCK_LIMIT:
            number, kind, id_ = self._noted[at]
            at += 1
            self.counts.notes += 1
            made = [block for block in self._blocks(self._notes[kind][id_]) if not _is_empty(block)] + self._rest()
            blocks.append(Paragraph((Span(f"[{number}] "),), self._place, style="note"))
            if made and isinstance(made[0], Paragraph):
                first = made.pop(0)
                spans = (Span(f"[{number}] "), *(first.spans if isinstance(first, Paragraph) else ()))
                blocks[-1] = Paragraph(spans, self._place, style="note")
            blocks += made
        return blocks

    def _count_comments(self, parts: dict[str, str]) -> int:
        root = self._package.part(parts["comments"]) if "comments" in parts else None
        return len(root.findall("w-comment")) if root is not None else 0

    def _count_headers(self) -> int:
        """Count headers and footers with words in them; a page number alone has none."""
        found = 0
        for kind, target, outside in list(self._links.values()):
            if kind in ("header", "footer") and not outside and found < 50:  # noqa: PLR2004 (as many as are worth counting)
                root = self._package.part(target)
                words = "".join(part.text or "" for part in root.iter("w-t")) if root is not None else ""
                found += bool(re.search(r"[^\W\d_]{3}", words))
        return found


def _is_masked(properties: Element | None) -> bool:
    """Tell whether words are blacked out, or white on white: a redaction that anybody can undo."""
    if properties is None:
        return False
    colour, marker, shade = (properties.find(tag) for tag in ("w-color", "w-highlight", "w-shd"))
    fill = shade.get("w-fill", "") if shade is not None else ""
    black = value(marker) in _BLACK or fill in _BLACK
    if value(colour) in _WHITE:
        # White on a dark ground is how a heading looks.
        return not black and value(marker) in ("", "none", "white") and fill in ("", "auto", *_WHITE)
    return black and value(colour) in ("", "auto", *_BLACK)


def _form_value(data: Element) -> str:
    """Give what a form field of the old kind shows (17.16): the choice of a list, the state of a box."""
    choices, box = data.find("w-ddList"), data.find("w-checkBox")
    if choices is not None:
        entries = [value(entry) for entry in choices.findall("w-listEntry")]
        at = whole(value(choices.find("w-result")), 0)
        return entries[at] if 0 <= at < len(entries) else ""
    if box is not None:
        state = box.find("w-checked") if box.find("w-checked") is not None else box.find("w-default")
        return "☒" if state is not None and is_on(state) else "☐"
    return ""


def _field_link(instruction: str) -> str | None:
    """Read the address of a HYPERLINK field (17.16.5.25); None for other fields and for places in the document."""
    found = _HYPERLINK.match(instruction)
    return (found[1] or found[2]) if found else None


def _names_an_author(control: Element) -> bool:
    """Tell whether a content control shows who wrote the file (17.5.2.6: bound to the file's properties)."""
    binding = control.find("w-sdtPr/w-dataBinding")
    path = binding.get("w-xpath", "") if binding is not None else ""
    return bool(re.search(r"creator|lastModifiedBy|Manager|Company", path))


def _wide(element: Element) -> int:
    """Read how many columns are meant; no table of words has more than these."""
    return min(whole(value(element), 1), 12)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """List children of a kind, those in content controls and insertions too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in ("w-sdt", "w-sdtContent", "w-customXml", "w-ins", "w-moveTo"):
            yield from _children(element, tag)


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    """List the first elements of a kind on every way down; of two ways of saying one thing, one."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag == "mc-Fallback" and any(other.tag == "mc-Choice" and _has_text(other) for other in element):
            continue
        else:
            yield from _outermost(child, tag)


def _spaced(element: Element) -> str:
    """Give the words of an element; a line break in the file is a space on the page."""
    return re.sub(r"[\n\r\t]+", " ", element.text or "")


def _has_text(element: Element) -> bool:
    return any((part.text or "").strip() for part in element.iter("w-t"))


def _has_words(spans: list[Span]) -> bool:
    return any(span.text.strip() for span in spans)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()

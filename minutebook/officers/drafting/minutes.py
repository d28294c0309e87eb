"""Minutes: what stays of the items in, the body of a meeting file out, escaped so that every word shows as it is."""

import re
from dataclasses import dataclass, field

from minutebook.officers.drafting.lines import Grid, Kind, Line, Part, plain
from minutebook.officers.manuscripts import Span
from minutebook.webaddress import is_web_address

_STRONG_HEADING = 90
"""Characters up to which a bold line inside an item is kept as a bold paragraph: it is a heading of the clerk's own."""
_DEEPEST = 3


@dataclass(slots=True)
class Body:
    """A body that is being written."""

    lines: list[str] = field(default_factory=list)
    at: dict[int, int] = field(default_factory=dict)
    """The line (from 0) on which each paragraph of the document stands."""
    in_list: bool = False

    def heading(self, marks: str, words: str, paragraph: int) -> None:
        """Write a heading."""
        self._gap()
        self._note(paragraph)
        self.lines.append(f"{marks} {words}")
        self.in_list = False

    def parts(self, parts: list[Part]) -> None:
        """Write passages, lists and tables."""
        for part in parts:
            if isinstance(part, Grid):
                self._table(part)
            elif part.kind is Kind.BULLET:
                self._bullet(part)
            else:
                self._paragraph(part)

    def _gap(self) -> None:
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def _note(self, paragraph: int) -> None:
        self.at.setdefault(paragraph, len(self.lines))

    def _paragraph(self, line: Line) -> None:
        self._gap()
        self._note(line.paragraph)
        self.in_list = False
        text = marked(line.spans)
        if (
            (line.heading or line.bold)
            and len(line.text) <= _STRONG_HEADING
            and not any(span.link for span in line.spans)
        ):
            label = f"{line.label} " if line.label else ""
            self.lines.append(f"**{_inner(f'{label}{line.text}')}**")
        else:
            self.lines.append(at_start(f"{escaped(line.label)} {text}".strip()))

    def _bullet(self, line: Line) -> None:
        if not self.in_list:
            self._gap()
        self._note(line.paragraph)
        indent = "  " * min(line.level, _DEEPEST) if self.in_list else ""
        self.lines.append(f"{indent}- {at_start(marked(line.spans))}")
        self.in_list = True

    def _table(self, grid: Grid) -> None:
        self._gap()
        self.in_list = False
        width = max(len(row) for row in grid.rows)
        for number, row in enumerate(grid.rows):
            for cell in row:
                for line in cell:
                    self._note(line.paragraph)
            cells = [" ".join(_in_cell(line) for line in cell) for cell in row]
            cells += [""] * (width - len(cells))
            self.lines.append(f"| {' | '.join(cells)} |")
            if number == 0:
                self.lines.append("|---" * width + "|")

    def text(self) -> str:
        """Give the body."""
        return "\n".join(self.lines) + "\n"


def _in_cell(line: Line) -> str:
    label = f"{escaped(line.label)} " if line.label else ""
    return f"{label}{marked(line.spans)}".replace("|", "\\|")


def marked(spans: tuple[Span, ...]) -> str:
    """Write words with their links; spaces at the edges of a link stand outside it."""
    pieces: list[str] = []
    for span in _by_link(spans):
        words = re.sub(r"[\s\xa0]+", " ", span.text)
        if span.link and words.strip() and _may_stand(span.link):
            before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
            pieces.append(f"{before}[{escaped(words.strip())}]({address(span.link)}){after}")
        else:
            pieces.append(escaped(words))
    return re.sub(r" {2,}", " ", "".join(pieces)).strip()


def _may_stand(link: str) -> bool:
    """Tell whether an address may stand in the minutes; paths of somebody's computer were judged and told before."""
    return is_web_address(link) or link.lower().startswith(("mailto:", "tel:"))


def _by_link(spans: tuple[Span, ...]) -> list[Span]:
    """Join neighbours that lead to one place: what is bold in a link is no link of its own."""
    result: list[Span] = []
    for span in spans:
        if result and result[-1].link == span.link:
            result[-1] = Span(result[-1].text + span.text, span.link)
        else:
            result.append(Span(span.text, span.link))
    return result


def address(link: str) -> str:
    """Write an address so that brackets and spaces in it end nothing."""
    safe = link.strip().replace(" ", "%20").replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return safe.replace("(", "%28").replace(")", "%29")


_FEW = 20
"""Opening brackets in words; more are no minutes, and to look behind each would take too long."""


def escaped(text: str) -> str:
    """Escape what Markdown would take for a mark (CommonMark 0.31.2, 2.4); lone marks in words stay as they are."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])|\\$", r"\\\\", text)
    text = text.replace("*", "\\*")
    text = re.sub(r"(?<![^\W_])_|_(?![^\W_])", r"\\_", text)
    text = re.sub(r"\](?=[(\[:])", r"\\]", text)
    opening = r"\[" if text.count("[") > _FEW else r"\[(?=[^\]]*\\?\][(\[:])"
    text = re.sub(opening, r"\\[", text)
    return re.sub(r"<(?=[A-Za-z/!?])", r"\\<", text)


def at_start(text: str) -> str:
    """Escape what means something at the start of a line only: a number, a bullet, a heading, a quotation, a rule."""
    text = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)
    if re.match(r"[-+](?:\s|$)|#{1,6}(?:\s|$)|>|[|]|(?:[-_=]\s*){3,}$|~~~", text):
        return f"\\{text}"
    return text


def _inner(text: str) -> str:
    return at_start(escaped(plain((Span(text),)))).strip()

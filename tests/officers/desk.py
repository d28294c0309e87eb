"""Desk: what the tests of drafting share: invented documents, and questions about the drafts made of them."""

from pathlib import Path

from minutebook import frontmatter
from minutebook.frontmatter import Value
from minutebook.model import Registers
from minutebook.officers.drafting import Draft, draft
from minutebook.officers.manuscripts import read
from minutebook.officers.manuscripts.word import read_word
from tests.officers.paper import bold, numbered, para, run, word

HEAD = "Invented Panel\nDate: Tuesday 27 February 2024\nPresent: Alison Lowe (DMPC), John Robins (WYP)\n"


class Desk:
    """Drafts from text, and answers about the draft."""

    def __init__(self, made: Draft) -> None:
        self.made = made
        parts, _ = frontmatter.split(made.text, "draft")
        assert parts is not None, made.doubts
        fields, problems = frontmatter.parse(parts.facts, "draft")
        assert fields is not None, problems
        assert not problems
        self.facts = fields.data
        self.body = parts.body.strip()

    def codes(self) -> set[str]:
        """Name the doubts."""
        return {doubt.code for doubt in self.made.doubts}

    def rows(self, key: str) -> list[dict[str, Value]]:
        """Give the entries of a list."""
        found = self.facts.get(key)
        assert isinstance(found, list)
        return [entry for entry in found if isinstance(entry, dict)]

    def people(self, group: str) -> list[tuple[Value, ...]]:
        """Give name, role and organisation of each entry."""
        attendance = self.facts["attendance"]
        assert isinstance(attendance, dict)
        found = attendance.get(group)
        assert isinstance(found, list)
        return [(e["name"], e.get("role"), e.get("organisation")) for e in found if isinstance(e, dict)]


def from_text(text: str, registers: Registers, folder: Path, earlier: list[str] | None = None) -> Desk:
    file = folder / "minutes.txt"
    file.write_text(text, encoding="utf-8")
    return Desk(draft(read(file), registers, earlier or []))


def from_word(*body: str, registers: Registers, links: dict[str, str] | None = None) -> Desk:
    head = [
        para("Invented Panel"),
        para("Date: Tuesday 27 February 2024"),
        para("Present: Alison Lowe (DMPC), John Robins (WYP)"),
    ]
    return Desk(draft(read_word(word(*head, *body, links=links)), registers, []))


def heading(text: str) -> str:
    return numbered(run(text, "<w:b/>"))


def run_cell(title: str, text: str) -> str:
    return bold(title) + para(text)


TAB = "<w:r><w:tab/></w:r>"


def in_item(*lines: str) -> str:
    return HEAD + "1. Welcome\nWords.\n2. Ducks\nThere were ducks.\n" + "\n".join(lines) + "\n3. AOB\nNone\n"


def actions(desk: Desk) -> list[tuple[Value, ...]]:
    """Give words, owners and day of each action."""
    return [(row["text"], row["owners"], row.get("due")) for row in desk.rows("actions")]

"""Findings: what is noted down while a draft is made: doubts, and words that the page says in its own way."""

from dataclasses import dataclass, field

from minutebook.frontmatter import Path
from minutebook.officers.drafting.doubts import Doubt, doubt


@dataclass(slots=True)
class Findings:
    """Filled by every step of an import."""

    doubts: list[Doubt] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)
    """Words of the document that facts say in another form: dates, clock times, labels."""
    counted: list[str] = field(default_factory=list)
    """Words that the draft has in another way: a mark of the chair, a number that was written differently."""
    left_out: list[tuple[str, int]] = field(default_factory=list)
    """Furniture: words that say nothing on a page, with their paragraphs."""

    def doubt(self, code: str, paragraph: int = 0, path: Path = (), **facts: object) -> None:
        """Raise a doubt."""
        self.doubts.append(doubt(code, paragraph, path, **facts))

    def reword(self, text: str) -> None:
        """Note words that the page says in its own form."""
        if any(letter.isalnum() for letter in text):
            self.reworded.append(" ".join(text.split()))

    def count_in(self, text: str) -> None:
        """Note words that may stand in the document and are on the page in another way; nobody is told of them."""
        self.counted.append(text)

    @property
    def said(self) -> list[str]:
        """List the words that became facts, each once."""
        return list(dict.fromkeys(self.reworded))

    def leave_out(self, text: str, paragraph: int) -> None:
        """Note words that are left out; marks without a letter or figure are not worth telling."""
        if any(letter.isalnum() for letter in text):
            self.left_out.append((" ".join(text.split()), paragraph))

"""The officers' guide's list of problems: the rulebook and its examples in, Markdown out."""

from minutebook import rulebook
from minutebook.problems import Severity
from minutebook.rulebook import RULES
from tests.sites import BROKEN

BEGIN, END = "<!-- problems: written by make golden -->", "<!-- end of problems -->"

CHAPTERS = {
    "Files": rulebook.FILES,
    "The facts at the top of a file": rulebook.FRONT_MATTER,
    "Keys and values": rulebook.SCHEMA,
    "Meetings": rulebook.MEETINGS,
    "Words and facts that do not go together": rulebook.WORDS,
    "Papers": rulebook.PAPERS,
    "Personal data": rulebook.PRIVACY,
    "The minutes themselves": rulebook.BODY,
    "Registers": rulebook.REGISTERS,
    "Between meetings": rulebook.RELATIONS,
}


def problems_section() -> str:
    """Write every rule under its chapter: its heading, its severity, and what it says of its example."""
    parts: list[str] = []
    for chapter, rules in CHAPTERS.items():
        parts.append(f"\n### {chapter}\n")
        parts += [_entry(code) for code in rules]
    return "".join(parts) + "\n"


def _entry(code: str) -> str:
    said = (BROKEN / code / "expected.txt").read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(said) if f"[{code}]" in line)
    message = said[at].partition(f"[{code}]: ")[2]
    severity = "stops the build" if RULES[code].severity is Severity.ERROR else "a warning"
    return f"\n#### {code}\n\n({severity}) For instance: *{_plain(message)}*\n\n{_plain(said[at + 1].strip())}\n"


def _plain(text: str) -> str:
    """Keep what an example says from being read as Markdown."""
    return "".join(f"\\{letter}" if letter in "*_[]()<>`#&~|\\" else letter for letter in text)

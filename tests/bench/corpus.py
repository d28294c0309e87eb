"""Corpus: an invented record of any size, written as a body's officers would write it over many years.

Its words are those of the noise that searches are tried in (tests/search/noise.py). What it has besides is what costs
a build: actions that later meetings report on or pass over in silence, notes that are accepted, papers here and
elsewhere, people who speak, future items. Subjects, themes and places are drawn as words are used: a few of them often,
most seldom (Zipf's law). The same seed writes the same record, and a longer one begins like a shorter one.
"""

import random
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from tests.search.noise import ACTIONS, ANNOUNCEMENTS, ANSWERS, QUESTIONS, SUBJECTS, Writer
from tests.sites import REAL

Thing = TypeVar("Thing")

FIRST = date(1950, 1, 3)
STEP = timedelta(days=7)
_DAILY = timedelta(days=2)
_MANY = 2_000
"""A longer record has its meetings closer together, so that it still ends in the past."""
_OWNERS = {"WYP": "wyp", "WYCA": "wyca", "DMPC": "alison-lowe"}
_SILENT = 8
"""Meetings after which nobody reports on an action any more, done or not."""


@dataclass(slots=True)
class _Open:
    reference: str
    raised: int


class Clerk:
    """Writes the minutes of one meeting after the other."""

    def __init__(self, seed: int, step: timedelta = STEP) -> None:
        self.step = step
        self._number = 0
        self._open: list[_Open] = []
        self._random = random.Random(seed)  # noqa: S311 (invented text needs no secrecy)
        self._writer = Writer(seed, years=(FIRST.year - 20, FIRST.year - 1))
        listed = (REAL / "themes.yaml").read_text(encoding="utf-8")
        self._themes = sorted(re.findall(r"^([a-z-]+):$", listed, re.MULTILINE))

    def meeting(self) -> tuple[str, str]:
        """Write the next meeting; gives its id and its file."""
        day = FIRST + self._number * self.step
        before = (day - self.step).isoformat() if self._number else None
        chosen = [self._often(SUBJECTS) for _ in range(7)]
        facts = [
            *("---", f"title: Invented meeting {self._number + 1}", f"date: {day}"),
            *("venue: The invented hall", "attendance:", "  present:"),
            "    - {name: Alison Lowe, role: Deputy Mayor for Policing and Crime (DMPC), known_as: [DMPC]}",
            "    - {name: Damien Miller, role: ACC, organisation: wyp, known_as: [ACC Sample]}",
            "    - {name: Pat Twiggs, role: ACC, organisation: wyp, known_as: [ACC Specimen]}",
            "    - {name: Oz Khan, role: T/ACC, organisation: wyp, known_as: [T/ACC Pattern]}",
            "  apologies:",
            "    - {name: Rob McCoubrey, role: T/ACC, organisation: wyp}",
            *(("accepts:", f"  - {{meeting: {before}, item: 2}}") if before else ()),
            *("items:", *self._items(day)),
            *("actions:", *self._actions(day)),
            *self._updates(),
            *("future_items:", f'  - {{title: "{self._title()}", themes: [{self._often(self._themes)}]}}'),
            f"next_meeting: {{date: {day + self.step}}}",
            *("---", ""),
        ]
        body = ["## 1. Welcome", "", "The invented meeting was opened.", ""]
        body += ["## 2. Notes", "", "The notes were accepted.", "", "## 3. Announcements", ""]
        for letter in "abcd":
            body += [f"### {letter}) {self._title()}", "", self._writer.passage(ANNOUNCEMENTS, 2), ""]
        for number, subject in enumerate(chosen, 4):
            title = subject.removeprefix("the ")
            body += [f"## {number}. {title[:1].upper()}{title[1:]}", ""]
            for _ in range(6):
                body += [self._writer.passage(QUESTIONS, 1, subject), ""]
                body += [self._writer.passage(ANSWERS, 4, subject), ""]
        body += ["## 11. Future items", "", "## 12. Any other business", "", "There was none.", ""]
        self._number += 1
        return day.isoformat(), "\n".join([*facts, *body])

    def _items(self, day: date) -> list[str]:
        found = [f"  3{letter}: {{themes: [{self._often(self._themes)}]}}" for letter in "abcd"]
        for number in range(4, 11):
            themes = ", ".join(dict.fromkeys(self._often(self._themes) for _ in range(2)))
            paper = f"url: https://www.example.org/{day}/{number}.pdf"
            if number == 4:
                paper = f"file: {day}-figures.csv"
            found.append(f"  {number}: {{themes: [{themes}], papers: [{{title: Report {number} of {day}, {paper}}}]}}")
        return [*found, "  11: {holds: future-items}"]

    def _actions(self, day: date) -> list[str]:
        found = []
        for count in range(1, 8):
            self._open.append(_Open(f"{day}/A{count}", self._number))
            text = self._writer.sentence(self._random.choice(ACTIONS), None)
            due = f", due: {day + 4 * self.step}" if self._random.random() < 0.3 else ""
            owner = _OWNERS[text.partition(" ")[0]]
            item = self._random.randint(4, 10)
            found.append(f'  - {{id: A{count}, item: {item}, owners: [{owner}], text: "{text}"{due}}}')
        return found

    def _updates(self) -> list[str]:
        told = []
        for action in list(self._open):
            if self._number - action.raised > _SILENT:
                self._open.remove(action)
            elif action.raised < self._number and self._random.random() < 0.25:
                state = self._random.choice(("complete", "complete", "in-progress"))
                note = self._writer.sentence(self._random.choice(ANNOUNCEMENTS), None)
                told.append(f'  - {{action: {action.reference}, status: {state}, item: 2, note: "{note}"}}')
                if state == "complete":
                    self._open.remove(action)
        return ["updates:", *told] if told else []

    def _title(self) -> str:
        title = self._often(SUBJECTS).removeprefix("the ")
        return title[:1].upper() + title[1:]

    def _often(self, things: Sequence[Thing]) -> Thing:
        """Draw one: the second half as often as the first, the third a third as often, and so on."""
        weights = [1 / rank for rank in range(1, len(things) + 1)]
        return self._random.choices(things, weights)[0]


def write_corpus(content: Path, meetings: int, seed: int = 1827) -> list[str]:
    """Write a record of so many invented meetings into a new folder, beside the real registers; gives their ids."""
    shutil.copytree(REAL, content, ignore=shutil.ignore_patterns("meetings", "papers"))
    for name in ("meetings", "papers"):
        (content / name).mkdir()
    site = content / "site.yaml"
    # Warnings about the real minutes were answered there.
    site.write_text(site.read_text(encoding="utf-8").partition("\naccepted_warnings:")[0] + "\n", encoding="utf-8")
    clerk = Clerk(seed, STEP if meetings <= _MANY else _DAILY)
    ids = []
    for _ in range(meetings):
        name, text = clerk.meeting()
        (content / "meetings" / f"{name}.md").write_text(text, encoding="utf-8")
        (content / "papers" / f"{name}-figures.csv").write_text("area,count\nUpper Puddle,4\n", encoding="utf-8")
        ids.append(name)
    return ids

"""Noise: invented meetings, as many as are asked for, beside which a search must still find the real one.

They are plainly invented (nobody lives in Upper Puddle), and they are written in the words of the real minutes: the
same acronyms, the same ranks, the same crimes, and now and then one of the rarer words, so that a question finds much
that only looks like its answer. The same seed writes the same meetings.
"""

import random
import re
import shutil
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path

from tests.sites import REAL

_PLACES = (
    *("Upper Puddle", "Lower Puddle", "Puddlewick", "Marrowby", "Nettlethorpe", "Duckham", "Great Snoring End"),
    *("Little Wobble", "Custard Hill", "Mossop", "Teasel Green", "Bramblecote", "Otterwick", "Pumpkin Lane"),
    *("Quacking", "Thistledown", "Humbleton Moor", "Gooseberry Row", "Fiddler's Reach", "Lampwick", "Spoonley"),
)
SUBJECTS = (
    *("burglary", "robbery", "theft of bicycles", "shoplifting", "vehicle theft", "knife crime", "hate crime"),
    *("anti-social behaviour", "ASB", "VAWG", "SOC", "speeding", "drink driving", "drug driving", "parking"),
    *("domestic abuse", "stalking", "harassment", "cyber crime", "fraud", "arson", "criminal damage", "fly-tipping"),
    *("stop and search", "custody", "call handling", "999 calls", "101 calls", "response times", "recruitment"),
    *("vetting", "sickness", "training", "overtime", "estates", "the fleet", "body-worn video", "CCTV", "drones"),
    *("neighbourhood policing", "police cadets", "special constables", "volunteers", "victim care", "witness care"),
    *("missing people", "mental health calls", "child safeguarding", "exploitation", "county lines", "cannabis"),
    *("nitrous oxide", "vapes", "scrambler bikes", "e-scooters", "off-road bikes", "horse riders", "lambing time"),
    *("poaching", "hare coursing", "heritage crime", "metal theft", "lead theft", "hospital attacks", "taxis"),
    *("the night-time economy", "licensing", "football", "festivals", "protests", "the precept", "the reserves"),
    *("council tax", "community funding", "grants", "road safety", "school visits", "youth services", "the courts"),
    *("file quality", "disclosure", "outcome rates", "the detection rate", "data quality", "the crime survey"),
)
_BODIES = (
    *("WYP", "WYCA", "the Home Office", "the NHS", "local authorities", "partners", "VCSE partners", "the council"),
    *("housing associations", "Trading Standards", "the fire service", "the Environment Agency", "schools", "GPs"),
    *("the Youth Advisory Group", "the IAG", "Community Safety Partners", "the probation service", "the courts"),
)
QUESTIONS = (
    "DMPC asked what {body} were doing about {subject} in {place}.",
    "The DMPC noted that {subject} had risen by {percent} in {place} and asked what lay behind it.",
    "DMPC referred to page {number} of the report and asked for more detail about {subject}.",
    "DMPC asked how {body} worked with {body} on {subject}, and whether {words} had been looked at.",
    "DMPC said residents of {place} had raised {subject}. She asked when {words} would be in place.",
    "DMPC asked how many officers had been trained in {subject} and what the {words} had shown.",
    "DMPC welcomed the news about {subject} and asked if it could be extended to {place}.",
    "DMPC asked how the {words} compared with the national picture for {subject}.",
)
ANSWERS = (
    "ACC Sample said {body} had a plan for {subject} that covered {words}.",
    "ACC Specimen said there had been a {percent} fall in {subject} since {year}, mostly around {place}.",
    "The Chief Constable added that {body} had received £{money} for {subject} and {words}.",
    "ACC Sample said {number} officers worked on {subject}, with {words} reviewed each month.",
    "He added that {words} had been shared with {body} and would be looked at again in {place}.",
    "She said it was too early to tell, but {words} were helping with {subject}.",
    "T/ACC Pattern said {body} and {body} met weekly about {subject}, and {words} had improved.",
    "ACC Specimen said {number} people had been arrested in {place} in connection with {subject}.",
    "The force had looked at {words}, and the approach to {subject} was under review.",
)
ACTIONS = (
    "{owner} to report back on {subject} in {place}.",
    "{owner} to share {words} with {body}.",
    "{owner} to write to {body} about {subject}.",
)
ANNOUNCEMENTS = (
    "The Mayor had visited {place} to hear about {subject}.",
    "An event on {subject} would be held in {place} with {body}.",
    "£{money} had been given to {number} projects on {subject}, including {words}.",
)
_RARE = 2
"""Words that the real minutes use no more often enter the noise at one low rate, whatever the size of the minutes."""


class Writer:
    """Writes invented minutes."""

    def __init__(self, seed: int, rare: float = 0.02, years: tuple[int, int] = (2008, 2023)) -> None:
        self._random = random.Random(seed)  # noqa: S311 (invented text needs no secrecy)
        text = (REAL / "meetings" / "2024-02-27.md").read_text(encoding="utf-8").partition("\n## ")[2]
        counts = Counter(re.findall(r"(?<![\w’'])[a-z]{5,}(?![\w’'])", text))
        self._common: list[str] = [word for word, count in counts.items() if count > _RARE]
        self._weights = [counts[word] for word in self._common]
        self._rare: list[str] = sorted(word for word, count in counts.items() if count <= _RARE)
        self._rate = rare
        self._years = years

    def meeting(self, day: date) -> str:
        """Write the file of one meeting, some fifty passages long."""
        themes = sorted(re.findall(r"^([a-z-]+):$", (REAL / "themes.yaml").read_text(encoding="utf-8"), re.MULTILINE))
        chosen = self._random.sample(themes, 6)
        subjects = self._random.sample(SUBJECTS, 6)
        body = ["## 1. Welcome", "", "The invented meeting was opened.", "", "## 2. Announcements", ""]
        for letter in "abcd":
            title = self._random.choice(SUBJECTS).removeprefix("the ").capitalize()
            body += [f"### {letter}) {title}", "", self.passage(ANNOUNCEMENTS, 2), ""]
        for number, subject in enumerate(subjects, 3):
            body += [f"## {number}. {subject.removeprefix('the ')[:1].upper()}{subject.removeprefix('the ')[1:]}", ""]
            for _ in range(3):
                body += [self.passage(QUESTIONS, 1, subject), "", self.passage(ANSWERS, 3, subject), ""]
        actions = [
            f"  - {{id: A{count}, item: {self._random.randint(3, 8)}, owners: [wyp], "
            f'text: "{self.sentence(self._random.choice(ACTIONS), None)}"}}'
            for count in range(1, 7)
        ]
        items = [f"  {number}: {{themes: [{theme}]}}" for number, theme in enumerate(chosen, 3)]
        facts = [
            "---",
            "title: Invented meeting",
            f"date: {day.isoformat()}",
            "attendance:",
            "  present:",
            "    - {name: Alison Lowe, role: Deputy Mayor for Policing and Crime (DMPC), known_as: [DMPC]}",
            "    - {name: Bob Sample, role: ACC, organisation: wyp}",
            "items:",
            *items,
            "actions:",
            *actions,
            "---",
            "",
        ]
        return "\n".join([*facts, *body])

    def passage(self, frames: tuple[str, ...], most: int, subject: str | None = None) -> str:
        """Write at most so many sentences of some forms, all on one subject where one is given."""
        chosen = self._random.sample(frames, self._random.randint(1, most))
        return " ".join(self.sentence(frame, subject) for frame in chosen)

    def sentence(self, frame: str, subject: str | None) -> str:
        """Fill the blanks of a form of sentence."""
        choose = self._random.choice

        def filled(match: re.Match[str]) -> str:
            match str(match.group(1)):
                case "subject":
                    return subject or str(choose(SUBJECTS))
                case "body":
                    return choose(_BODIES)
                case "place":
                    return choose(_PLACES)
                case "owner":
                    return choose(("WYP", "WYCA", "DMPC"))
                case "percent":
                    return f"{self._random.randint(1, 99)}%"
                case "year":
                    return str(self._random.randint(*self._years))
                case "money":
                    return f"{self._random.randint(1, 999)},{self._random.randint(0, 9)}00"
                case "number":
                    return str(self._random.randint(2, 400))
                case _:
                    return " ".join(self._word() for _ in range(self._random.randint(2, 4)))

        written = re.sub(r"\{(\w+)\}", filled, frame)
        return written[0].upper() + written[1:]

    def _word(self) -> str:
        if self._random.random() < self._rate:
            return self._random.choice(self._rare)
        return self._random.choices(self._common, self._weights)[0]


def add_noise(content: Path, meetings: int, seed: int = 1999) -> None:
    """Copy the real content into an empty folder, and that many invented meetings to it, one a month, oldest first."""
    shutil.copytree(REAL, content, dirs_exist_ok=True)
    writer = Writer(seed)
    first = 2024 * 12 - meetings
    days = (date(month // 12, month % 12 + 1, 1 + month % 28) for month in range(first, first + meetings))
    for day in islice(days, meetings):
        (content / "meetings" / f"{day.isoformat()}.md").write_text(writer.meeting(day), encoding="utf-8")

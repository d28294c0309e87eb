"""Drafting: a manuscript in, the draft of a meeting file and its doubts out. The steps in order, and nothing else."""

from dataclasses import dataclass
from datetime import date

from minutebook.frontmatter import UNANSWERED
from minutebook.model import Registers
from minutebook.officers.drafting.actions import Harvest
from minutebook.officers.drafting.agenda import DraftItem, is_numbered, outline
from minutebook.officers.drafting.business import Business, judge_links, read_business, take_links
from minutebook.officers.drafting.doubts import Doubt, Grade
from minutebook.officers.drafting.facts import front_matter
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.front import read_front
from minutebook.officers.drafting.lines import Grid, Kind, Line, Part, lines_of, looks_like_actions, plain
from minutebook.officers.drafting.minutes import Body, escaped
from minutebook.officers.drafting.people import Bodies, Callings, known_as
from minutebook.officers.drafting.reckoning import missing_words, reading_doubts, settled
from minutebook.officers.drafting.themes import Themes
from minutebook.officers.manuscripts import Manuscript

__all__ = ["Doubt", "Draft", "Grade", "draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting file that a person has yet to read."""

    day: date | None
    """None where neither the document nor the officer gave one; the text is then of no use yet."""
    text: str
    doubts: tuple[Doubt, ...]
    """By grade, and in the order of the draft."""
    left_out: tuple[str, ...]
    """Furniture: words of the document that say nothing on a page."""
    reworded: tuple[str, ...]
    """Lines that became facts, which the page shows in its own form: labels, days, clock times."""


def draft(
    manuscript: Manuscript,
    registers: Registers,
    earlier: list[str],
    given: date | None = None,
    series: str | None = None,
) -> Draft:
    """Draft a meeting file; `earlier` lists the meetings of its series, oldest first.

    `given` is a day that the officer gave, and `series` the id of the series, where the site has several.
    """
    findings = Findings()
    findings.doubts += reading_doubts(manuscript)
    parts = lines_of(manuscript)
    made = outline(parts, styled=manuscript.styled)
    findings.doubts += made.doubts
    front = read_front(made.front, registers, findings, given)
    front.series = series
    held = front.day
    if held is None:
        findings.doubt("no-date", 0, ("date",))
        return Draft(None, "", tuple(settled(findings.doubts, "", {})), (), ())
    words = " ".join(part.text if isinstance(part, Line) else str(part.texts()) for part in parts)
    given_names = {person.name: person.known_as for person in registers.people.values()}
    known = known_as(front.attendees, words, given_names, Bodies(registers))
    for attendee in front.attendees:
        for form in known.get(attendee.name, ()):
            findings.doubt(
                "known-as", front.places.get(attendee.name, 0), ("attendance",), name=attendee.name, form=form
            )
    callings = Callings([(attendee, known.get(attendee.name, ())) for attendee in front.attendees], registers)
    business, harvest, themes = Business(), Harvest(callings, held, findings), Themes(registers)
    body = Body()
    body.parts([judge_links(line, "", front.title or "", business, findings) for line in front.kept])
    proposed: dict[str, list[str]] = {}
    harvest.known = {
        f"{item.number}{letter}" for item in made.items for letter in ("", *(sub.letter for sub in item.subs))
    }
    written = [_take(item, harvest, business, findings) for item in made.items]
    kept = read_business(
        [(item, each.parts) for item, each in zip(made.items, written, strict=True)], held, earlier, business, findings
    )
    for item, taken, stays in zip(made.items, written, kept, strict=True):
        _write(item, taken, stays, body, business, themes, proposed, findings)
    future_themes = {future.title: themes.named_in(future.title) for future in business.ahead.future}
    if any(proposed.values()):
        names = ", ".join(dict.fromkeys(theme for found in proposed.values() for theme in found))
        findings.doubt("themes-proposed", 0, ("items",), themes=names)
    facts, data = front_matter(front, known, proposed, harvest.actions, business, future_themes)
    head = f"---\n{facts}---\n\n"
    findings.doubts += missing_words(manuscript, data, body, findings, registers)
    lines = {paragraph: head.count("\n") + at + 1 for paragraph, at in body.at.items()}
    if findings.said:
        findings.doubt("reworded", 0, ("date",), texts="; ".join(findings.said))
    for text, paragraph in dict(reversed(findings.left_out)).items():
        findings.doubt("left-out", paragraph, text=text)
    doubts = settled(findings.doubts, facts, lines)
    head, doubts = _asked(head, doubts)
    return Draft(
        held, head + body.text(), tuple(doubts), tuple(text for text, _ in findings.left_out), tuple(findings.said)
    )


def _asked(head: str, doubts: list[Doubt]) -> tuple[str, list[Doubt]]:
    """Write what must be answered into the facts, where the check refuses it until somebody deletes it."""
    asked = [doubt for doubt in doubts if doubt.grade is Grade.MUST]
    end = head.rindex("---\n")
    last = head[:end].count("\n")
    notes = "".join(f"{UNANSWERED} (line {doubt.line}) {doubt.message} {doubt.remedy}\n" for doubt in asked)
    moved = [doubt.at(doubt.line + len(asked)) if doubt.line > last else doubt for doubt in doubts]
    shifted = [doubt for doubt in moved if doubt.grade is Grade.MUST]
    for doubt, now in zip(asked, shifted, strict=True):
        notes = notes.replace(f"(line {doubt.line}) {doubt.message}", f"(line {now.line}) {doubt.message}")
    return head[:end] + notes + head[end:], moved


@dataclass(slots=True)
class _Taken:
    """An item after its actions and links were taken."""

    title: str
    parts: list[Part]
    subs: list[tuple[str, str, list[Part], int]]
    """Letter, title, what stays, paragraph."""


def _take(item: DraftItem, harvest: Harvest, business: Business, findings: Findings) -> _Taken:
    key = str(item.number)
    findings.count_in(" ".join([f"{key} 0", *(f"{key}{sub.letter}" for sub in item.subs)]))
    findings.leave_out(item.furniture, item.paragraph)
    title = plain(take_links(item.title, key, business, findings, item.paragraph))
    own = [
        _judged(part, key, title, business, findings)
        for part in harvest.take(_unfurnished(item.parts, findings), key if item.number else None, item.name)
    ]
    subs: list[tuple[str, str, list[Part], int]] = []
    for sub in item.subs:
        letter = f"{key}{sub.letter}"
        name = plain(take_links(sub.title, letter, business, findings, sub.paragraph))
        parts = [
            _judged(part, letter, name, business, findings)
            for part in harvest.take(_unfurnished(sub.parts, findings), letter, f"{item.name} {name}")
        ]
        subs.append((sub.letter, name, parts, sub.paragraph))
    return _Taken(title, own, subs)


def _unfurnished(parts: tuple[Part, ...], findings: Findings) -> tuple[Part, ...]:
    """Leave out what only sets the page: heads of tables that were unrolled, numbers of pages."""
    kept: list[Part] = []
    for part in parts:
        if isinstance(part, Line) and part.kind is Kind.FURNITURE:
            findings.leave_out(part.whole, part.paragraph)
        else:
            kept.append(part)
    return tuple(kept)


def _judged(part: Part, key: str, name: str, business: Business, findings: Findings) -> Part:
    if isinstance(part, Line):
        return judge_links(part, key, name, business, findings)
    rows = tuple(
        tuple(tuple(judge_links(line, key, name, business, findings) for line in cell) for cell in row)
        for row in part.rows
    )
    return Grid(rows, part.paragraph)


def _write(  # noqa: PLR0913, PLR0917 (what a body is written from)
    item: DraftItem,
    taken: _Taken,
    stays: list[Part],
    body: Body,
    business: Business,
    themes: Themes,
    proposed: dict[str, list[str]],
    findings: Findings,
) -> None:
    key = str(item.number)
    if item.number:
        body.heading("##", f"{key}. {escaped(taken.title)}", item.paragraph)
    body.parts(stays)
    if item.number and key not in business.ahead.holds:
        proposed[key] = themes.of(taken.title, _passages(stays)) if not taken.subs else themes.named_in(taken.title)
    for letter, name, parts, paragraph in taken.subs:
        body.heading("###", f"{letter}) {escaped(name)}", paragraph)
        body.parts(parts)
        proposed[f"{key}{letter}"] = themes.of(name, _passages(parts))
    for part in (*stays, *(part for sub in taken.subs for part in sub[2])):
        if isinstance(part, Line) and part.heading and not is_numbered(part) and item.number:
            findings.doubt("heading-as-words", part.paragraph, text=part.text, item=key)
        if not isinstance(part, Line):
            findings.doubt("table-actions" if looks_like_actions(part) else "table-kept", part.paragraph)


def _passages(parts: list[Part]) -> list[str]:
    return [part.text if isinstance(part, Line) else " ".join(" ".join(row) for row in part.texts()) for part in parts]

"""Reckoning: after a draft is made, whether every word of the document is in it, and where each doubt stands."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

from minutebook import frontmatter, prose
from minutebook.frontmatter import Value
from minutebook.model import Registers, passages_in, words_in
from minutebook.officers.drafting.doubts import Doubt, Grade, doubt
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.minutes import Body
from minutebook.officers.manuscripts import Manuscript
from minutebook.outputs.wording import count

_WORD = re.compile(r"[^\W_]+")
_SHOWN = 8
"""How many missing words are told."""
_NOUNS = {
    "deleted": "passage",
    "comments": "comment",
    "hidden": "piece",
    "headers": "header or footer",
    "struck": "piece",
    "masked": "piece",
    "pictures": "picture",
    "notes": "note",
    "boxes": "text box",
    "symbols": "sign",
    "embedded": "piece",
    "authors": "field",
    "contents": "line",
    "invisible": "invisible character",
    "prompts": "form field",
    "equations": "equation",
    "ended_early": "field",
    "unclosed": "element",
    "paths": "path",
    "broken": "line",
}
_PLURALS = {"header or footer": "headers or footers", "text box": "text boxes"}


def reading_doubts(manuscript: Manuscript) -> Iterator[Doubt]:
    """Say how often the document has what a draft must not or cannot have; never what it was."""
    for name, noun in _NOUNS.items():
        number = getattr(manuscript.counts, name)
        if number:
            said = count(number, noun, _PLURALS.get(noun))
            were, stand = ("was", "stands") if number == 1 else ("were", "stand")
            if name == "comments" or name in ("pictures", "invisible"):
                said = f"{said} {were}"
            yield doubt(name, number=said, were=were, stand=stand)


def missing_words(
    manuscript: Manuscript, facts: dict[str, Value], body: Body, findings: Findings, registers: Registers
) -> Iterator[Doubt]:
    """Hold the document's words against those of the draft: a word that is in neither it nor the lists is told.

    This does not trust the steps before it: it reads the body again as the site does.
    """
    bodies = {
        organisation.id: f"{organisation.name} {organisation.short_name}"
        for organisation in registers.organisations.values()
    }
    people = {person.id: person.name for person in registers.people.values()}
    named = {**bodies, **people}
    sections, _ = prose.parse(body.text(), "draft")
    has = Counter(_WORD.findall(" ".join(_texts(facts, named)).casefold()))
    for section in sections:
        heading = section.heading.text if section.heading else ""
        has.update(_WORD.findall(heading.casefold()))
        for passage in passages_in(section.blocks):
            has.update(_WORD.findall(words_in(passage).casefold()))
    has.update(
        _WORD.findall(
            " ".join([*findings.reworded, *findings.counted, *(text for text, _ in findings.left_out)]).casefold()
        )
    )
    missing: list[str] = []
    for paragraph in manuscript.paragraphs():
        for word in _WORD.findall(paragraph.text.casefold()):
            if has[word] > 0:
                has[word] -= 1
            else:
                missing.append(word)
    if missing:
        yield doubt("words-missing", number=len(missing), words=", ".join(missing[:_SHOWN]))


def _texts(value: Value, named: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, str):
        yield named.get(value, value)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, named)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each, named)


def settled(doubts: list[Doubt], facts: str, lines: Mapping[int, int]) -> list[Doubt]:
    """Give each doubt its line in the draft, each once, by grade and line."""
    fields, _ = frontmatter.parse(facts, "draft", 2) if facts else (None, [])
    placed: dict[tuple[str, str, int], Doubt] = {}
    places = sorted(lines)
    for each in doubts:
        line = 1
        if each.path and fields:
            line = fields.key_place(*each.path).line
            value = fields.place(*each.path).line
            line = max(line, value)
        elif each.paragraph:
            line = _nearest(each.paragraph, lines, places)
        placed.setdefault((each.code, each.message, line), each.at(line))
    grades = list(Grade)
    return sorted(placed.values(), key=lambda each: (grades.index(each.grade), each.line))


def _nearest(paragraph: int, lines: Mapping[int, int], places: list[int]) -> int:
    """Give the line of a paragraph, or of the last one before it that stands in the body; `places` are in order."""
    at = bisect_right(places, paragraph)
    return lines[places[at - 1]] if at else 1

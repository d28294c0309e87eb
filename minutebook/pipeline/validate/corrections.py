"""Corrections: what officers declared and the text as it now stands in, Corrections with their places out.

The ledger is held against the text: the new words must stand where a correction says, and the old ones must not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Blocks, Correction, Item, passages_in, words_in
from minutebook.problems import Problem
from minutebook.rulebook import problem

Spot = tuple[str | None, int] | str | None
"""A passage (item key and number), an action (its id), or some other words of the record."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of the record that a correction may have changed."""

    item: str | None
    spot: Spot
    text: str


class Ledger:
    """A meeting's corrections beside its text."""

    def __init__(self, written: schema.Meeting, opening: Blocks, items: tuple[Item, ...], fields: Fields) -> None:
        self._entries = written.corrections
        self._words = [*_body(opening, items), *_facts(written)]
        self._fields = fields

    def corrections(self) -> tuple[Correction, ...]:
        """Give the corrections, each with the one passage or action in which its new words stand."""
        return tuple(self._placed(entry) for entry in self._entries)

    def _placed(self, entry: schema.Correction) -> Correction:
        spots = [words.spot for words in self._at(entry) if entry.now and _holds(words.text, entry.now)]
        spot = spots[0] if len(spots) == 1 else None
        return Correction(
            id=entry.id,
            date=entry.date,
            item=entry.item,
            kind=entry.kind,
            was=entry.was,
            now=entry.now,
            reason=entry.reason,
            passage=spot if isinstance(spot, tuple) else None,
            action=spot if isinstance(spot, str) else None,
        )

    def problems(self) -> Iterator[Problem]:
        """Check each correction by itself and against the text."""
        for index, entry in enumerate(self._entries):
            alone = next(self._alone(index, entry), None)
            if alone:
                yield alone
            else:
                yield from self._against_text(index, entry)

    def _alone(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        if entry.was is not None and entry.was == entry.now:
            yield problem("correction-unchanged", self._fields.place("corrections", index, "was"), id=entry.id)
        elif entry.was is not None and entry.kind == "redaction":
            yield problem("redaction-repeats", self._fields.place("corrections", index, "was"), id=entry.id)

    def _against_text(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        texts = [words.text for words in self._at(entry)]
        later = [other for other in self._after(index) if not (other.item and entry.item) or other.item == entry.item]
        where = f"item {entry.item}" if entry.item else "the minutes of this meeting"
        facts = {"id": entry.id, "where": where}
        if entry.now and not any(_holds(text, entry.now) for text in texts):
            place = self._fields.place("corrections", index, "now")
            redacted = next((other for other in later if other.kind == "redaction"), None)
            if redacted:
                yield problem("correction-repeats-redaction", place, redaction=redacted.id, **facts)
            elif not any(other.was and _holds(other.was, entry.now) for other in later):
                yield problem("correction-not-made", place, now=entry.now, **facts)
        if entry.was and any(_holds(_without(text, entry.now), entry.was) for text in texts):
            place = self._fields.place("corrections", index, "was")
            if not any(other.now and _holds(other.now, entry.was) for other in later):
                yield problem("corrected-words-remain", place, was=entry.was, **facts)

    def _at(self, entry: schema.Correction) -> Iterator[_Words]:
        """Give the words at a correction's place; those of a sub-item belong to its item too."""
        for words in self._words:
            key = words.item or ""
            if entry.item is None or key == entry.item or key.rstrip("abcdefghijklmnopqrstuvwxyz") == entry.item:
                yield words

    def _after(self, index: int) -> list[schema.Correction]:
        """List the corrections that were made after one: by day, then in their order."""
        made = (self._entries[index].date, index)
        return [other for number, other in enumerate(self._entries) if (other.date, number) > made]


def _body(opening: Blocks, items: tuple[Item, ...]) -> Iterator[_Words]:
    for key, blocks in ((None, opening), *((item.key, item.blocks) for item in items)):
        for passage in passages_in(blocks):
            yield _Words(key, (key, passage.number), words_in(passage))
    for item in items:
        yield _Words(item.key, None, item.title)
        for paper in item.papers:
            yield _Words(item.key, None, paper.title)


def _facts(written: schema.Meeting) -> Iterator[_Words]:
    """Give the words of the record that stand in the facts."""
    holding = {facts.holds: key for key, facts in written.items.items() if facts.holds}
    groups = written.attendance
    for attendee in (*groups.present, *groups.also_present, *(groups.apologies or ())) if groups else ():
        yield _Words(None, None, attendee.name)
        yield _Words(None, None, attendee.role or "")
    for text in (written.title, written.venue, written.chair):
        yield _Words(None, None, text or "")
    for action in written.actions:
        yield _Words(action.item, action.id, action.text)
    for update in written.updates:
        yield _Words(update.item, None, update.note or "")
        yield _Words(update.item, None, update.text or "")
    for future in written.future_items:
        yield _Words(holding.get("future-items"), None, future.title)
    following = written.next_meeting
    yield _Words(holding.get("next-meeting"), None, (following and following.venue) or "")


def _holds(text: str, words: str) -> bool:
    return re.search(_pattern(words), _spaced(text)) is not None


def _without(text: str, words: str | None) -> str:
    """Take the new words out, so that old ones which are part of them are not taken for a remnant."""
    return re.sub(_pattern(words), "\0", _spaced(text)) if words else text


def _pattern(words: str) -> str:
    """Look for whole words: "cease" does not stand in "ceased"."""
    spaced = _spaced(words)
    before = r"(?<!\w)" if spaced[:1].isalnum() else ""
    after = r"(?!\w)" if spaced[-1:].isalnum() else ""
    return f"{before}{re.escape(spaced)}{after}"


def _spaced(text: str) -> str:
    return " ".join(text.split())

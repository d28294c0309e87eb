"""Corrections: what officers declared and the text as it now stands in, Corrections with their places out.

The ledger is held against the text: the new words must stand where a correction says, and the old ones must not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import (
    Correction,
    Hours,
    Meeting,
    PassageKey,
    Registers,
    Stretch,
    day_of,
    spaced,
    stands_in,
    stretches,
    whole_words,
)
from minutebook.outputs import wording
from minutebook.problems import Problem, errors_in
from minutebook.rulebook import problem

Spot = tuple[str | None, int] | str | None
"""A passage (item key and number), an action (its id), or some other words of the record."""


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of the record that a correction may have changed."""

    item: str | None
    spot: Spot
    forms: tuple[str, ...]
    """In which it is shown or written in the file."""
    minuted: bool
    """Whether these are words of the minutes, days and hours among them: old ones must not remain elsewhere in them.

    A name that stands for an id, or an address, may rightly stand at other entries."""


class Ledger:
    """A meeting's corrections beside its text."""

    def __init__(self, written: schema.Meeting, meeting: Meeting, registers: Registers | None, fields: Fields) -> None:
        self._entries = written.corrections
        self._words = list(_words_of(meeting, registers)) if written.corrections else []
        self._fields = fields
        self._held = written.date

    def corrections(self) -> tuple[Correction, ...]:
        """Give the corrections, each with the one passage or action in which its new words stand."""
        return tuple(self._placed(entry) for entry in self._entries)

    def _placed(self, entry: schema.Correction) -> Correction:
        spots = [words.spot for words in self._at(entry) if entry.now and _stands(words, entry.now)]
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
        items = {words.item for words in self._words}
        for index, entry in enumerate(self._entries):
            alone = list(self._alone(index, entry))
            yield from alone
            # An item that is not there is told where it is written; its words cannot be looked for.
            if not errors_in(alone) and (entry.item is None or entry.item in items):
                yield from self._new_words(index, entry)
                yield from self._old_words(index, entry)
                yield from self._quoted_words(index, entry)

    def _alone(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        if entry.date < self._held:
            place = self._fields.place("corrections", index, "date")
            yield problem("correction-before-meeting", place, id=entry.id, made=entry.date, date=self._held)
        if entry.was is not None and entry.was == entry.now:
            yield problem("correction-unchanged", self._fields.place("corrections", index, "was"), id=entry.id)
        elif entry.was is not None and entry.kind == "redaction":
            yield problem("redaction-repeats", self._fields.place("corrections", index, "was"), id=entry.id)
        elif entry.kind == "redaction" and entry.now is None:
            yield problem("redaction-without-mark", self._fields.place("corrections", index), id=entry.id)

    def _new_words(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        if not entry.now or any(_stands(words, entry.now) for words in self._at(entry)):
            return
        place = self._fields.place("corrections", index, "now")
        facts = {"id": entry.id, "where": _where(entry.item)}
        later = self._later(index, entry)
        redacted = next((other for other in later if other.kind == "redaction"), None)
        if any(other.was and stands_in(entry.now, other.was) for other in later):
            return
        if redacted:
            yield problem("correction-repeats-redaction", place, redaction=redacted.id, **facts)
        else:
            yield problem("correction-not-made", place, now=entry.now, **facts)

    def _old_words(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        was = entry.was
        later = self._later(index, entry)
        if not was or any(other.now and stands_in(was, other.now) for other in later):
            return
        place = self._fields.place("corrections", index, "was")
        facts = {"id": entry.id, "was": was, "where": _where(entry.item)}
        here = list(self._at(entry))
        found = [words for words in here if entry.now and _stands(words, entry.now)]
        if found and not any(words.minuted for words in found):
            # What was changed is a name that stands for an id, or an address: the words may rightly have the old one.
            return
        if any(_remain(words, was, entry.now) for words in here):
            yield problem("corrected-words-remain", place, **facts)
            return
        elsewhere = (words for words in self._words if words not in here)
        other = next((words for words in elsewhere if _remain(words, was, entry.now)), None)
        if other:
            yield problem("corrected-words-elsewhere", place, elsewhere=_where(other.item), **facts)

    def _quoted_words(self, index: int, entry: schema.Correction) -> Iterator[Problem]:
        """Ask to look at old words that are still quoted where a later redaction removed some."""
        redaction = next((other for other in self._later(index, entry) if other.kind == "redaction"), None)
        if redaction and entry.was:
            place = self._fields.place("corrections", index, "was")
            facts = {"id": entry.id, "where": _where(redaction.item), "redaction": redaction.id}
            yield problem("words-before-redaction", place, **facts)

    def _later(self, index: int, entry: schema.Correction) -> list[schema.Correction]:
        """List the corrections of the same place that were made after one: by day, then in their order."""
        made = (entry.date, index)
        return [
            other
            for number, other in enumerate(self._entries)
            if (other.date, number) > made and (other.item == entry.item or not (other.item and entry.item))
        ]

    def _at(self, entry: schema.Correction) -> Iterator[_Words]:
        """Give the words at a correction's place; those of a sub-item belong to its item too."""
        for words in self._words:
            key = words.item or ""
            if entry.item is None or key == entry.item or key.rstrip(ascii_lowercase) == entry.item:
                yield words


def _where(item: str | None) -> str:
    return f"item {item}" if item else "the facts or minutes of this meeting"


def _words_of(meeting: Meeting, registers: Registers | None) -> Iterator[_Words]:
    for stretch in stretches(meeting):
        if not stretch.field.startswith("corrections."):
            minuted = stretch.kind in {"words", "day", "hours"}
            yield _Words(stretch.item, _spot(stretch), tuple(_forms(stretch, meeting, registers)), minuted)


def _spot(stretch: Stretch) -> Spot:
    match stretch.of:
        case PassageKey(item=item, number=number):
            return item, number
        case str() as reference if stretch.field.startswith("actions."):
            return reference.rpartition("/")[2]
        case _:
            return None


def _forms(stretch: Stretch, meeting: Meeting, registers: Registers | None) -> Iterator[str]:
    """Give the forms in which pages show something and in which the facts are written."""
    match stretch.value:
        case str() as words:
            yield words
            yield from _shown(stretch, words, meeting, registers)
        case date() as day:
            yield f"{wording.weekday(day)}{_behind(stretch, meeting)}"
            yield day.isoformat()
        case Hours() as hours:
            yield str(hours)
            yield wording.hours(hours).replace("midday", "12pm").replace("midnight", "12am")


def _behind(stretch: Stretch, meeting: Meeting) -> str:
    """Give what pages show behind a day that has hours."""
    if stretch.field == "date":
        return wording.behind_day(meeting.sittings, meeting.timezone)
    following = meeting.next_meeting if stretch.field == "next_meeting.date" else None
    return wording.behind_day(following.sittings) if following else ""


def _shown(stretch: Stretch, words: str, meeting: Meeting, registers: Registers | None) -> Iterator[str]:
    """Give the other forms in which pages show a text of the facts."""
    if stretch.kind == "id":
        yield from registers.names_of(words) if registers else ()
        # A meeting, or one of its actions, is named by its day.
        if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words):
            yield wording.day(day_of(words))
    if stretch.field.startswith("attendance."):
        yield from _of_attendance(stretch.field, words, meeting)
    if stretch.kind == "choice":
        yield words.replace("-", " ").capitalize()
    if stretch.field == "items.title":
        item = meeting.item(stretch.item)
        yield f"{item.called} {words}".strip() if item else words
    papers = [future.title for future in meeting.future_items if future.kind == "exception-paper"]
    if stretch.field == "future_items.title" and words in papers:
        yield f"Exception paper – {words}"


def _of_attendance(field: str, words: str, meeting: Meeting) -> Iterator[str]:
    """Give the forms of how somebody attended: `Absent Ada Example`, `arrived at 2. Geese`."""
    _, group, what = field.split(".")
    if what == "name":
        yield f"{group.replace('_', ' ').capitalize()} {words}"
    item = meeting.item(words)
    named = f"{item.called} {item.title}".strip() if item else words
    said = {"in_place_of": "in place of", "arrived": "arrived at", "left": "left at", "out_for": "not in the room for"}
    if what in said:
        yield f"{said[what]} {named}"


def _stands(words: _Words, now: str) -> bool:
    return any(stands_in(now, form) for form in words.forms)


def _remain(words: _Words, was: str, now: str | None) -> bool:
    """Tell whether old words still stand in a stretch, other than as part of the new ones."""
    return words.minuted and any(_remains(form, was, now) for form in words.forms)


def _remains(text: str, was: str, now: str | None) -> bool:
    if now and stands_in(was, now):
        text = re.sub(whole_words(now), "\0", spaced(text))
    return stands_in(was, text)

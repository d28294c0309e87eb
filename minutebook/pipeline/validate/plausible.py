"""Plausible: the facts of a meeting beside its words in; what can be so and hardly is, as warnings, out.

Most are slips that no other check can see: a year with two figures swapped, hours in the night, last month's title.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Meeting, Passage, passages_in, stretches, words_in
from minutebook.offices import office_key
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.prose.slips import in_words
from minutebook.rulebook import problem

_EARLIEST, _LATEST = time(7), time(22, 30)
_LONG = 10
"""Years; no action is given more."""
_SOON = 2
"""Years in which a next meeting is held."""
_HELD_ON = re.compile(r"\b(?:meeting|minutes|held|notes)\b", re.IGNORECASE)
_NEXT_MEETING = re.compile(r"\bnext\s+(?:\w+\s+){0,3}meeting\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\b(?:minutes|notes)\s+(?:of|from)\s+(?:the\s+)?(?:last\s+|previous\s+)?(?:meeting\s+)?(?:held\s+)?(?:on\s+|of\s+)?"
    r"(?:the\s+)?(?:\w+day,?\s+)?[0-9][^.;]{0,80}\b(?:accepted|approved|agreed|signed|confirmed|adopted)\b",
    re.IGNORECASE,
)
_A_DAY = re.compile(r"\W*(?:\w+day,?\s+)?(?:the\s+)?[0-9]", re.IGNORECASE)
_FACT_LINE = re.compile(r"([a-z_]+):\s*(?:[\[{]|$|[0-9]{4}-[0-9]{2}-[0-9]{2}\b)")
_REASON_NAMES = re.compile(
    r"\b(?!(?:The|A|An|Personal|Private|Named|West|North|South|East|New)\b)[A-Z][a-z]+\s+[A-Z][a-z]{2,}\b"
)


@dataclass(frozen=True, slots=True)
class Plausible:
    """One meeting as it was written and as it was understood."""

    written: schema.Meeting
    meeting: Meeting
    fields: Fields

    def problems(self) -> Iterator[Problem]:
        """Look at days and hours, at the words beside them, and at the reasons of redactions."""
        yield from self._days()
        yield from self._hours()
        yield from self._days_in_words()
        yield from self._words()
        yield from self._reasons()
        yield from self._offices()
        yield from self._came_and_went()
        yield from self._lists()
        yield from self._papers()
        yield from self._marks()

    def _at(self, *path: str | int) -> Place:
        return self.fields.place(*path)

    def _came_and_went(self) -> Iterator[Problem]:
        order = {item.key: number for number, item in enumerate(self.meeting.items)}
        for group, entries in self.meeting.attendance.groups() if self.meeting.attendance else ():
            for index, entry in enumerate(entries):
                came, went = order.get(entry.arrived or ""), order.get(entry.left or "")
                if came is not None and went is not None and went < came:
                    yield problem("left-before-arrived", self._at("attendance", group, index, "left"), name=entry.name)

    def _days(self) -> Iterator[Problem]:
        held, following = self.written.date, self.written.next_meeting
        days = [(held, self._at("date"))]
        days += [(following.date, self._at("next_meeting", "date"))] if following else []
        for day, place in days:
            if wording.is_weekend(day):
                yield problem("weekend-day", place, day=wording.weekday(day))
        for day, place, most in self._later_days():
            years = day.year - held.year
            if years > most:
                yield problem("far-day", place, day=day, years=years)

    def _later_days(self) -> Iterator[tuple[date, Place, int]]:
        """Give each day that lies behind the meeting, where it stands, and after how many years it is hardly right."""
        following, withdrawn = self.written.next_meeting, self.written.withdrawn
        if following:
            yield following.date, self._at("next_meeting", "date"), _SOON
        if withdrawn:
            yield withdrawn.date, self._at("withdrawn", "date"), _LONG
        for index, action in enumerate(self.written.actions):
            if action.due:
                yield action.due, self._at("actions", index, "due"), _LONG
        for index, correction in enumerate(self.written.corrections):
            yield correction.date, self._at("corrections", index, "date"), _LONG
        for _, passage in self.meeting.passages():
            for found in wording.days_in(words_in(passage)):
                yield found.day, Place(self.meeting.file, passage.line), _LONG

    def _hours(self) -> Iterator[Problem]:
        following = self.written.next_meeting
        spans = [(self.written.time, self._at("time"))]
        spans += [(following.time, self._at("next_meeting", "time"))] if following else []
        spans += [(entry.time, self._at("resumed", n, "time")) for n, entry in enumerate(self.written.resumed)]
        for hours, place in spans:
            if hours and not _EARLIEST <= hours.start <= _LATEST:
                yield problem("hours-at-night", place, hour=f"{hours.start:%H:%M}")

    def _days_in_words(self) -> Iterator[Problem]:
        """Hold the days that words give for this meeting, the next one and the one accepted against the facts."""
        held = self.written.date
        yield from self._other_day(self.written.title, held, self._at("title"), "the title", "this meeting")
        opening = next(passages_in(self.meeting.opening), None)
        if opening and _HELD_ON.search(words_in(opening)):
            place = Place(self.meeting.file, opening.line)
            yield from self._other_day(words_in(opening), held, place, "the first passage", "this meeting")
        for index, entry in enumerate(self.written.accepts):
            item = self.meeting.item(entry.item)
            accepted = date.fromisoformat(entry.meeting[:10])
            if item:
                place = self._at("accepts", index, "meeting")
                yield from self._other_day(
                    item.title, accepted, place, f"the heading of item {item.key}", "the one accepted"
                )
            for passage in passages_in(item.blocks) if item else ():
                place = Place(self.meeting.file, passage.line)
                for _, sentence in wording.sentences_in(words_in(passage)):
                    if _ACCEPTED.search(sentence):
                        yield from self._other_day(sentence, accepted, place, "this passage", "the one accepted")
        following = self.written.next_meeting
        about = {item.key for item in self.meeting.items if _NEXT_DATE.search(item.title)}
        for key, passage in self.meeting.passages() if following else ():
            for _, sentence in wording.sentences_in(words_in(passage)):
                said = _NEXT_MEETING.search(sentence) or (key.item in about and _A_DAY.match(sentence))
                if following and said:
                    place = Place(self.meeting.file, passage.line)
                    yield from self._other_day(sentence, following.date, place, "this passage", "the next meeting")

    def _other_day(self, words: str, day: date, place: Place, where: str, what: str) -> Iterator[Problem]:
        days = [found.day for found in wording.days_in(words)]
        if days and day not in days:
            said = wording.day(days[0])
            yield problem("other-day", place, where=where, said=said, what=what, day=wording.day(day))

    def _words(self) -> Iterator[Problem]:
        keys = {*schema.Meeting.model_fields}
        for _, blocks in self.meeting.parts():
            before = ""
            for passage in passages_in(blocks):
                place = Place(self.meeting.file, passage.line)
                words = words_in(passage)
                fact = _FACT_LINE.match(words)
                if fact and fact[1] in keys:
                    yield problem("fact-in-body", place, key=fact[1])
                if isinstance(passage, Passage) and _is_nearly(words, before):
                    yield problem("passage-twice", place, text=wording.excerpt(words, 60))
                before = words

    def _reasons(self) -> Iterator[Problem]:
        for index, entry in enumerate(self.written.corrections):
            named = _REASON_NAMES.search(entry.reason) if entry.kind == "redaction" else None
            if named:
                yield problem("redaction-names", self._at("corrections", index, "reason"), id=entry.id)

    def _offices(self) -> Iterator[Problem]:
        words = " ".join(words_in(passage) for _, passage in self.meeting.passages()).casefold()
        for index, entry in enumerate(self.written.offices):
            key = office_key(entry.office)
            said = r"chair(?:man|woman|person)?" if key == "chair" else re.escape(key)
            if not re.search(rf"(?<!\w){said}(?!\w)", words):
                yield problem("office-unused", self._at("offices", index, "office"), office=entry.office)
            named = (one.name for one in self.meeting.attendees() if key in map(office_key, one.known_as))
            other = next(named, entry.name)
            listed = entry.name in (one.name for one in self.meeting.attendees())
            if listed and entry.from_item is None and other != entry.name:
                facts = {"office": entry.office, "name": entry.name, "other": other}
                yield problem("office-of-another", self._at("offices", index, "name"), **facts)

    def _marks(self) -> Iterator[Problem]:
        """Find marks in the words of the facts, where none has a meaning: readers see them as they are typed."""
        said = [
            (stretch.field.partition(".")[0], stretch.words)
            for stretch in stretches(self.meeting)
            if stretch.words and not stretch.field.startswith(("items.title", "items.passages"))
        ]
        said += [("attending", self.meeting.attending or ""), ("reason", self.meeting.reason or "")]
        for key, words in said:
            if words:
                place = self._at(key)
                for slip in in_words(words, words, emphasised=False):
                    if slip.code in ("garbled-character", "word-twice", "bracket-open"):
                        yield problem(slip.code, place, **slip.facts)
                    else:
                        yield problem("marks-in-facts", place, text=slip.facts.get("text", slip.written))

    def _lists(self) -> Iterator[Problem]:
        """Hold the lists that stand in the facts against the headings that hold them, and the text below."""
        for item in self.meeting.items:
            other = {"future-items": _NEXT_MEETING, "next-meeting": _FUTURE}.get(item.holds or "")
            own = {"future-items": _FUTURE, "next-meeting": _NEXT_MEETING}.get(item.holds or "")
            if other and own and other.search(item.title) and not own.search(item.title):
                yield problem("holds-other", self._at("items", item.key, "holds"), item=item.key, what=item.holds)
        facts = (
            (_FUTURE, self.written.future_items, "future_items"),
            (_NEXT_DATE, self.written.next_meeting, "next_meeting"),
        )
        for item in self.meeting.items:
            for words, given, key in facts:
                if words.search(item.title) and not given and item.is_examined and item.blocks:
                    yield problem("list-not-in-facts", Place(self.meeting.file, item.line), item=item.key, key=key)
        titles = {entry.title.casefold(): entry.title for entry in self.written.future_items}
        for _, passage in self.meeting.passages():
            title = titles.get(words_in(passage).strip().rstrip(".;").casefold())
            if title:
                yield problem("future-item-in-both", Place(self.meeting.file, passage.line), title=title)

    def _papers(self) -> Iterator[Problem]:
        seen: dict[str, str] = {}
        for key, facts in self.written.items.items():
            for index, paper in enumerate(facts.papers):
                where = paper.url or paper.file
                first = seen.setdefault(where, paper.title) if where else paper.title
                if first != paper.title:
                    place = self._at("items", key, "papers", index)
                    yield problem("paper-twice", place, first=first, second=paper.title)


_NEXT_DATE = re.compile(r"\b(?:date\s+of\s+(?:the\s+)?)?next\s+meeting\b", re.IGNORECASE)
_FUTURE = re.compile(r"\bfuture\b|\bforward\s+plan\b|\bwork\s+programme\b", re.IGNORECASE)
_SHORT = 6
"""Words; what is shorter may well be said twice ("This was noted.")."""
_ALIKE = 0.85
"""Of the words of the longer of two passages, so many stand in both."""


def _is_nearly(words: str, before: str) -> bool:
    """Tell whether a passage is the one before it again, or another wording of it that a merge left."""
    now, then = words.casefold().split(), before.casefold().split()
    if min(len(now), len(then)) < _SHORT:
        return False
    common = len(set(now) & set(then))
    return now == then or common >= _ALIKE * len(set(now) | set(then))

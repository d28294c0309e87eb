"""Stretches: a meeting in, everything that its record says out, each with where it stands and what kind of thing it is.

Whoever needs all the words of a meeting asks here, so that nothing is left out by a list of its own. A field of the
file format that stands in no class here fails a test.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minutebook.model.agenda import Paper
from minutebook.model.attendance import AWAY
from minutebook.model.hours import Hours
from minutebook.model.meetings import Meeting
from minutebook.model.text import Link, PassageKey, links_in, passages_in, runs_in, words_in

_PAPER = {
    "title": "words",
    "url": "address",
    "file": "address",
    "published": "day",
    "replaced_by": "notice",  # with the day of a withdrawal and its reason, what officers say of the paper since
    "withdrawn.date": "notice",
    "withdrawn.reason": "notice",
}

FIELDS = {
    "title": "words",
    "series": "id",
    "date": "day",
    "time": "hours",
    "until": "day",
    "resumed.date": "day",
    "resumed.time": "hours",
    "timezone": "choice",
    "venue": "words",
    "webcast": "address",
    "captions": "address",
    "join": "address",
    "status": "unsaid",  # the record is of meetings that were held, and says so by being there
    "moved_to": "unsaid",  # of meetings that were not held
    "reason": "unsaid",
    "attending": "unsaid",  # of meetings that are to be held
    "minutes": "choice",
    "withdrawn.date": "unsaid",  # withdrawn minutes are no part of the record, and their notice says just this
    "withdrawn.reason": "unsaid",
    "chair": "words",
    "offices.office": "words",
    "offices.name": "words",
    "offices.from_item": "place",
    "summary": "words",
    **{
        f"attendance.{group}.{field}": kind
        for group in ("present", "substitutes", "also_present", *AWAY)
        for field, kind in {
            "name": "words",
            "role": "words",
            "organisation": "id",
            "known_as": "notice",
            "person": "notice",  # by which officers tell whom the words name
            **({} if group in AWAY else {"in_place_of": "words", "arrived": "id", "left": "id", "out_for": "id"}),
        }.items()
    },
    "accepts.meeting": "id",
    "accepts.item": "place",
    "accepts.amendments": "words",
    "items.title": "words",  # of the body, as the passages are
    "items.passages": "words",
    "items.number": "id",
    "items.links": "address",
    "items.themes": "id",
    **{
        f"{listing}.{field}": kind for listing in ("items.papers", "updates.evidence") for field, kind in _PAPER.items()
    },
    "items.holds": "choice",
    "items.exempt": "words",
    "items.deferred": "id",
    "items.withdrawn": "choice",
    "items.taken": "id",
    "items.recording": "choice",
    "actions.id": "id",
    "actions.item": "place",
    "actions.text": "words",
    "actions.owners": "id",
    "actions.due": "day",
    "actions.aliases": "unsaid",
    "decisions.id": "id",
    "decisions.item": "place",
    "decisions.text": "words",
    "decisions.moved": "words",
    "decisions.seconded": "words",
    "decisions.votes": "words",
    "decisions.outcome": "choice",
    "declarations.name": "words",
    "declarations.item": "place",
    "declarations.kind": "words",
    "declarations.nature": "words",
    "declarations.left": "choice",
    "questions.passage": "notice",  # what officers say of passages, words of theirs beside it
    "questions.words": "unsaid",
    "questions.public": "notice",
    "answers.asked": "notice",
    "answers.question": "unsaid",
    "answers.passage": "notice",
    "answers.words": "unsaid",
    "updates.action": "id",
    "updates.status": "choice",
    "updates.item": "place",
    "updates.note": "words",
    "updates.text": "words",
    "updates.into": "id",
    "updates.due": "day",
    "updates.done_by": "id",
    "future_items.title": "words",
    "future_items.kind": "choice",
    "future_items.themes": "id",
    "takes_up.future": "id",
    "takes_up.item": "place",
    "next_meeting.date": "day",
    "next_meeting.time": "hours",
    "next_meeting.venue": "words",
    "corrections.id": "notice",
    "corrections.date": "notice",
    "corrections.item": "place",
    "corrections.kind": "notice",
    "corrections.was": "notice",
    "corrections.now": "notice",
    "corrections.reason": "notice",
    "aliases": "unsaid",  # other addresses of the same words
}
"""What each field of a meeting file is.

words: words as minuted. day, hours, address, choice: what they are called. id: of something in a register, or of a
meeting, an action or a future item. notice: what officers say of a change they made. place: the item under which its
entry stands, which every stretch of the entry gives. unsaid: nothing that the record says.
"""

Value = str | date | Hours
Thing = PassageKey | str | tuple[str, str]
"""A passage, an action by its reference, or a future item by its meeting and title."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One thing that the record of a meeting says."""

    field: str
    """A key of FIELDS."""
    item: str | None
    """The key of the item under which it stands."""
    of: Thing | None
    """What it is part of, where that is something to be found by itself."""
    value: Value

    @property
    def kind(self) -> str:
        """Tell what kind of thing it is: a value of FIELDS."""
        return FIELDS[self.field]

    @property
    def words(self) -> str:
        """Give its words, empty where it has none of the minutes' own."""
        return self.value if self.kind == "words" and isinstance(self.value, str) else ""


def stretches(meeting: Meeting) -> Iterator[Stretch]:
    """Walk everything that the record of a meeting says, part by part."""
    for part in (_facts, _attendance, _minutes, _actions, _business, _questions, _updates, _forward, _corrections):
        yield from part(meeting)


def _said(field: str, value: Value | None, item: str | None = None, of: Thing | None = None) -> Iterator[Stretch]:
    """Make a stretch; what the file leaves out is said by nobody."""
    if value:
        yield Stretch(field, item, of, value)


def _facts(meeting: Meeting) -> Iterator[Stretch]:
    yield from _said("title", meeting.title)
    for id_ in meeting.series:
        yield from _said("series", id_)
    yield from _said("date", meeting.date)
    yield from _sittings(meeting)
    yield from _said("venue", meeting.venue)
    for key in ("webcast", "captions", "join"):
        yield from _said(key, getattr(meeting, key))
    yield from _said("minutes", meeting.minutes)
    yield from _said("chair", meeting.chair)
    for holder in meeting.offices:
        yield from _said("offices.office", holder.office, holder.from_item)
        yield from _said("offices.name", holder.name, holder.from_item)
    yield from _said("summary", meeting.summary)
    for entry in meeting.accepts:
        yield from _said("accepts.meeting", entry.meeting, entry.item)
        for amendment in entry.amendments or ():
            yield from _said("accepts.amendments", amendment, entry.item)


def _sittings(meeting: Meeting) -> Iterator[Stretch]:
    first, *resumed = meeting.sittings
    yield from _said("time", first.hours)
    past = first.hours is not None and first.hours.past_midnight
    yield from _said("until", first.until if (first.until - first.day).days > past else None)
    for sitting in resumed:
        yield from _said("resumed.date", sitting.day)
        yield from _said("resumed.time", sitting.hours)
    yield from _said("timezone", meeting.timezone)


def _attendance(meeting: Meeting) -> Iterator[Stretch]:
    for group, attendees in meeting.attendance.groups() if meeting.attendance else ():
        for attendee in attendees:
            for field in ("name", "role", "organisation", "person", "in_place_of", "arrived", "left"):
                yield from _said(f"attendance.{group}.{field}", getattr(attendee, field))
            for field in ("known_as", "out_for"):
                for each in getattr(attendee, field):
                    yield from _said(f"attendance.{group}.{field}", each)


def _minutes(meeting: Meeting) -> Iterator[Stretch]:
    for item in (None, *meeting.items):
        key = item.key if item else None
        if item:
            yield from _said("items.number", item.mark, key)
            yield from _said("items.title", item.title, key)
            for theme in item.themes:
                yield from _said("items.themes", theme, key)
            for paper in item.papers:
                yield from _paper("items.papers", paper, key)
            yield from _said("items.holds", item.holds, key)
            for field in ("exempt", "deferred", "taken", "recording"):
                yield from _said(f"items.{field}", getattr(item, field), key)
            yield from _said("items.withdrawn", "withdrawn" if item.withdrawn else None, key)
        for passage in passages_in(item.blocks if item else meeting.opening):
            here = PassageKey(meeting.id, key, passage.number)
            yield from _said("items.passages", words_in(passage), key, here)
            for link in (link for runs in runs_in(passage) for link in links_in(runs)):
                yield from _said("items.links", link.address if isinstance(link, Link) else link.fragment, key, here)


def _paper(field: str, paper: Paper, item: str | None, of: Thing | None = None) -> Iterator[Stretch]:
    for key in ("title", "url", "file", "published", "replaced_by"):
        yield from _said(f"{field}.{key}", getattr(paper, key), item, of)
    if paper.withdrawn:
        yield from _said(f"{field}.withdrawn.date", paper.withdrawn.date, item, of)
        yield from _said(f"{field}.withdrawn.reason", paper.withdrawn.reason, item, of)


def _actions(meeting: Meeting) -> Iterator[Stretch]:
    for action in meeting.actions:
        place = (action.item, action.reference)
        yield from _said("actions.id", action.id, *place)
        yield from _said("actions.text", action.text, *place)
        for owner in action.owners:
            yield from _said("actions.owners", owner, *place)
        yield from _said("actions.due", action.due, *place)


def _business(meeting: Meeting) -> Iterator[Stretch]:
    for decision in meeting.decisions:
        place = (decision.item, decision.reference)
        for field in ("id", "text", "moved", "seconded", "outcome"):
            yield from _said(f"decisions.{field}", getattr(decision, field), *place)
        for vote in decision.votes:
            yield from _said("decisions.votes", f"{vote.way.capitalize()} {vote.count}", *place)
            for name in vote.names:
                yield from _said("decisions.votes", name, *place)
    for entry in meeting.declarations:
        for field in ("name", "kind", "nature"):
            yield from _said(f"declarations.{field}", getattr(entry, field), entry.item)
        yield from _said("declarations.left", "left the room" if entry.left else None, entry.item)


def _questions(meeting: Meeting) -> Iterator[Stretch]:
    for question in meeting.questions:
        yield from _said("questions.passage", question.passage.place, question.passage.item)
        yield from _said("questions.public", "public" if question.public else None, question.passage.item)
    for reply in meeting.replies:
        yield from _said("answers.asked", f"{reply.asked.meeting}#{reply.asked.place}", reply.passage.item)
        yield from _said("answers.passage", reply.passage.place, reply.passage.item)


def _updates(meeting: Meeting) -> Iterator[Stretch]:
    for update in meeting.updates:
        place = (update.item, update.action)
        yield from _said("updates.action", update.action, *place)
        yield from _said("updates.status", update.status, *place)
        yield from _said("updates.note", update.note, *place)
        yield from _said("updates.text", update.text, *place)
        for paper in update.evidence:
            yield from _paper("updates.evidence", paper, *place)
        yield from _said("updates.into", update.into, *place)
        yield from _said("updates.due", update.due, *place)
        for owner in update.done_by:
            yield from _said("updates.done_by", owner, *place)


def _forward(meeting: Meeting) -> Iterator[Stretch]:
    """Give what is to come, under the item that holds it."""
    holding = {item.holds: item.key for item in meeting.items if item.holds}
    for future in meeting.future_items:
        place = (holding.get("future-items"), (meeting.id, future.title))
        yield from _said("future_items.title", future.title, *place)
        yield from _said("future_items.kind", future.kind, *place)
        for theme in future.themes:
            yield from _said("future_items.themes", theme, *place)
    for entry in meeting.takes_up:
        yield from _said("takes_up.future", f"{entry.meeting}/{entry.title}", entry.item)
    following = meeting.next_meeting
    if following:
        under = holding.get("next-meeting")
        yield from _said("next_meeting.date", following.date, under)
        yield from _said("next_meeting.time", following.hours, under)
        yield from _said("next_meeting.venue", following.venue, under)


def _corrections(meeting: Meeting) -> Iterator[Stretch]:
    for entry in meeting.corrections:
        for field in ("id", "date", "kind", "was", "now", "reason"):
            yield from _said(f"corrections.{field}", getattr(entry, field), entry.item)

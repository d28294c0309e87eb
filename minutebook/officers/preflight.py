"""Preflight: the archive and its sources in, questions of completeness out, in sentences for an officer.

A problem is a mistake; a question is something that a good record would hold and this one may not. Nothing here stops a
build.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from minutebook import frontmatter
from minutebook.frontmatter import Fields
from minutebook.model import AWAY, Archive, Meeting, PassageKey, stretches
from minutebook.outputs import naming, wording
from minutebook.pipeline.read import Sources
from minutebook.problems import Place
from minutebook.rulebook import did_you_mean
from minutebook.schema import items_by_key

_SHORT_FORM = re.compile(r"(?<![\w/&-])[A-Z]{2,}(?:/[A-Z]{1,}|&[A-Z]+)*(?:s\b)?(?![\w/&-])")
_ROMAN = re.compile(r"[IVXLCDM]+")
_SHOUTED = 12
"""A passage of more capitals than this in a row is a heading in capitals, not short forms."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to look up, and what to do about it."""

    place: Place
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The questions of one kind."""

    title: str
    questions: tuple[Question, ...]


class Whereabouts:
    """Where things stand in the meeting files."""

    def __init__(self, sources: Sources) -> None:
        self._texts = {source.id: source for source in sources.meetings}
        self._fields: dict[str, Fields | None] = {}

    def of(self, meeting: Meeting, *path: str | int) -> Place:
        """Give the place of a fact of a meeting, or of the nearest one around it."""
        fields = self._read(meeting.id)
        return fields.place(*path) if fields else Place(meeting.file)

    def _read(self, id_: str) -> Fields | None:
        if id_ not in self._fields:
            source = self._texts[id_]
            parts, _ = frontmatter.split(source.text, source.file)
            fields, _ = frontmatter.parse(parts.facts, source.file, parts.facts_line) if parts else (None, [])
            self._fields[id_] = items_by_key(fields)[0] if fields else None
        return self._fields[id_]


def preflight(archive: Archive, sources: Sources) -> list[Chapter]:
    """Ask everything there is to ask, chapters without a question left out."""
    where = Whereabouts(sources)
    chapters = (Chapter(title, tuple(ask(archive, where))) for title, ask in CHAPTERS)
    return [chapter for chapter in chapters if chapter.questions]


def _papers(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        for item in meeting.items:
            for index, paper in enumerate(item.papers):
                if paper.url is None and paper.file is None:
                    yield Question(
                        where.of(meeting, "items", item.key, "papers", index),
                        f'Where is the report "{paper.title}" of {naming.item_number(item)}, '
                        f"{naming.unmarked_day(meeting, archive)}?",
                        "Add url: with its address, or put it into content/papers/ and add file: with its name.",
                    )


def _owners(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        for index, action in enumerate(meeting.actions):
            if not action.owners:
                yield Question(
                    where.of(meeting, "actions", index, "owners"),
                    f'Who is to do action {action.reference}: "{wording.excerpt(action.text, 120)}"?',
                    "If the minutes name somebody, add the id to owners:. If not, readers are told that none was.",
                )


def _dates(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        undated = [action.id for action in meeting.actions if action.due is None]
        if undated:
            number = wording.count(len(undated), "action")
            yield Question(
                where.of(meeting, "actions"),
                f"By when? {number} of {naming.unmarked_day(meeting, archive)} without a date: {', '.join(undated)}.",
                "If the minutes give a date, add due: to the action. If not, nothing is to be done.",
            )


def _silence(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        arising = archive.matters_arising[meeting.id]
        silent = arising.silent[::-1]
        if silent:
            older = f" and of {wording.count(arising.older, 'older one')}" if arising.older else ""
            yield Question(
                where.of(meeting, "updates"),
                f"What became of {', '.join(silent)}{older}? The minutes of {naming.unmarked_day(meeting, archive)} do "
                f"not speak of {'it' if len(silent) == 1 else 'them'}.",
                "If they do, add an entry to updates:. If not, the register counts the meeting as silent.",
            )


def _short_forms(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    registers = archive.registers
    known = {form for term in registers.terms.values() for form in (term.short, *term.also, *term.short.split("/"))}
    known |= {body.short_name for body in registers.organisations.values()}
    for meeting in archive.meetings.values():
        asked: set[str] = set()
        called = {form for attendee in meeting.attendees() for form in attendee.known_as}
        lines = {key: passage.line for key, passage in meeting.passages()}
        for stretch in stretches(meeting):
            # Offices are minuted in short forms of their own, which their holders need not be asked for.
            if stretch.field.startswith("attendance."):
                called.update(re.findall(r"[A-Z/]{2,}", stretch.words))
                continue
            for form in _forms(stretch.words):
                if form not in known | called | asked:
                    asked.add(form)
                    line = lines.get(stretch.of) if isinstance(stretch.of, PassageKey) else None
                    place = Place(meeting.file, line) if line else where.of(meeting, stretch.field.partition(".")[0])
                    at = f"item {stretch.item}, " if stretch.item else ""
                    yield Question(
                        place,
                        f'What does "{form}" stand for ({at}{naming.unmarked_day(meeting, archive)})?',
                        f"{did_you_mean(form, known)}Add it to glossary.yaml. If it is a name, leave it.",
                    )


def _forms(text: str) -> Iterator[str]:
    """List the short forms of a passage; Roman numerals and words in a passage all of capitals are none."""
    if len(re.findall(r"\b[A-Z]{2,}\b", text)) > _SHOUTED and not re.search(r"[a-z]{3}", text):
        return
    for match in _SHORT_FORM.finditer(text):
        form = match.group().rstrip("s")
        if not _ROMAN.fullmatch(form):
            yield form


def _people(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    known = [person.name for person in archive.registers.people.values()]
    for meeting in archive.meetings.values():
        if meeting.attendance is None:
            yield Question(
                where.of(meeting, "title"),
                f"Who was there on {naming.unmarked_day(meeting, archive)}?",
                "Add attendance: with present:. If the minutes do not say, nothing is to be done.",
            )
            continue
        unknown = {
            id(entry) for entry, who in archive.registers.listed(meeting.attendance, meeting.date) if who is None
        }
        for group, people in meeting.attendance.groups():
            for index, attendee in enumerate(people) if group not in AWAY else ():
                if id(attendee) in unknown and not archive.registers.people_called(attendee.name, meeting.date):
                    yield Question(
                        where.of(meeting, "attendance", group, index, "name"),
                        f"Who is {attendee.name}? people.yaml does not know the name.",
                        f"{did_you_mean(attendee.name, known)}If this is somebody new, add the name to people.yaml.",
                    )


def _announced(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        following = meeting.next_meeting
        held = archive.meetings.beside(meeting.id)
        later = (held[id_] for id_ in held.since(meeting.id))
        after = next((other for other in later if other.date > meeting.date), None)
        if following is None:
            yield Question(
                where.of(meeting, "title"),
                f"Did the meeting of {naming.unmarked_day(meeting, archive)} say when the next one was?",
                "If it did, add next_meeting: with its date. If not, nothing is to be done.",
            )
        elif (
            after is not None
            and after.date != following.date
            and not archive.unheld.along(meeting.series).on(following.date)
        ):
            yield Question(
                where.of(meeting, "next_meeting", "date"),
                f"The next meeting was announced for {wording.day(following.date)}, and the next one here is that of "
                f"{naming.unmarked_day(after, archive)}. Was it moved, or are minutes missing?",
                "Publish what is missing; correct a date that was copied wrongly; leave what was moved.",
            )


def _acceptance(archive: Archive, where: Whereabouts) -> Iterator[Question]:
    for meeting in archive.meetings.values():
        # Of the latest of a series, no later meeting of it could say so.
        if meeting.id not in archive.accepted and archive.meetings.beside(meeting.id).latest is not meeting:
            yield Question(
                where.of(meeting, "title"),
                f"Were the notes of {naming.unmarked_day(meeting, archive)} accepted? No later meeting here says so.",
                "If one did, add accepts: to that meeting.",
            )
    for meeting in archive.meetings.values():
        if meeting.minutes == "draft":
            yield Question(
                where.of(meeting, "minutes"),
                f"Are the minutes of {naming.unmarked_day(meeting, archive)} still a draft?",
                "When they are final, write minutes: final.",
            )


CHAPTERS: tuple[tuple[str, Callable[[Archive, Whereabouts], Iterator[Question]]], ...] = (
    ("Reports without an address", _papers),
    ("Actions without an owner", _owners),
    ("Actions without a date", _dates),
    ("Actions of earlier meetings that are not mentioned", _silence),
    ("Short forms without a glossary entry", _short_forms),
    ("People", _people),
    ("The next meeting", _announced),
    ("Acceptance of the notes", _acceptance),
)
"""What is asked, in the order of the sheet. A new kind of question is one function and one line."""

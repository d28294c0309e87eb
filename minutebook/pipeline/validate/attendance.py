"""Attendance: the attendance list and the offices of a meeting file in, what is wrong in them out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook import schema
from minutebook.frontmatter import Fields, Path
from minutebook.model import AWAY, Attendance, Attendee, Registers, without_title
from minutebook.offices import means_anybody, office_key
from minutebook.pipeline.validate.actions import meant
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem


def attendance_of(written: schema.Attendance | None) -> Attendance | None:
    """Turn an attendance list as written into the model's."""
    if written is None:
        return None
    apologies = None if written.apologies is None else _attendees(written.apologies)
    return Attendance(
        _attendees(written.present),
        _attendees(written.also_present),
        apologies,
        _attendees(written.substitutes),
        _attendees(written.absent),
    )


def _attendees(written: tuple[schema.Listed, ...]) -> tuple[Attendee, ...]:
    return tuple(map(_attendee, written))


def _attendee(entry: schema.Listed) -> Attendee:
    listed = Attendee(entry.name, entry.role, entry.organisation, entry.known_as, entry.person)
    if isinstance(entry, schema.Attendee):
        stayed = replace(listed, arrived=entry.arrived, left=entry.left, out_for=entry.out_for)
        return replace(stayed, in_place_of=entry.in_place_of)
    return listed


def _claimed(entry: Attendee, attendance: Attendance) -> bool:
    """Tell whether the list says of one of this name who it is."""
    name = without_title(entry.name)
    return any(other.person and without_title(other.name) == name for other in attendance.there + attendance.away)


@dataclass(frozen=True, slots=True)
class Listed:
    """The attendance of one meeting beside the registers."""

    written: schema.Meeting
    fields: Fields
    registers: Registers | None

    def problems(self) -> Iterator[Problem]:
        """Hold the list against itself, the registers, the chair and the offices."""
        attendance = attendance_of(self.written.attendance)
        if attendance:
            seen: dict[str, str] = {}
            for group, entries in attendance.groups():
                for index, entry in enumerate(entries):
                    path: Path = ("attendance", group, index)
                    who = self._who(entry, attendance)
                    yield from self._entry(entry, path, seen.get(who))
                    yield from self._registered(entry, path, attendance)
                    seen.setdefault(who, group)
            there = [entry.name for entry in attendance.there]
            chair = self.written.chair
            if chair and chair not in there:
                yield problem("chair-not-listed", self._at("chair"), name=chair, hint=did_you_mean(chair, there))
        yield from self._offices(attendance)

    def item_references(self) -> Iterator[tuple[str, Place]]:
        """Give the items at which people came and went, each with its place."""
        attendance = attendance_of(self.written.attendance)
        for group, entries in attendance.groups() if attendance else ():
            for index, entry in enumerate(entries):
                for field in ("arrived", "left"):
                    if getattr(entry, field):
                        yield getattr(entry, field), self._at("attendance", group, index, field)
                for number, key in enumerate(dict.fromkeys(entry.out_for)):
                    yield key, self._at("attendance", group, index, "out_for", number)

    def _who(self, entry: Attendee, attendance: Attendance) -> str:
        """Give the id of whoever an entry means, or the name where the register has nobody of it."""
        if entry.person or _claimed(entry, attendance):
            return entry.person or f"another {entry.name}"
        return self._called(entry.name)

    def _called(self, name: str) -> str:
        person = self.registers.person_called(name, self.written.date) if self.registers else None
        return person.id if person else name

    def _entry(self, entry: Attendee, path: Path, seen: str | None) -> Iterator[Problem]:
        place, group = self._at(*path, "name"), path[1]
        for index, form in enumerate(entry.known_as):
            if means_anybody(form):
                yield problem("known-as-anybody", self._at(*path, "known_as", index), form=form)
        if seen and (seen in AWAY) != (group in AWAY):
            yield problem("present-and-absent", place, name=entry.name)
        elif seen:
            yield problem("attendance-twice", place, name=entry.name)

    def _registered(self, entry: Attendee, path: Path, attendance: Attendance) -> Iterator[Problem]:
        if self.registers is None:
            return
        people = [name for person in self.registers.people.values() for name in person.called]
        place = self._at(*path, "name")
        claimed = _claimed(entry, attendance)
        found = self.registers.people_called(entry.name, self.written.date)
        if entry.person and entry.person not in self.registers.people:
            hint = did_you_mean(entry.person, self.registers.people)
            yield problem("unknown-person-id", self._at(*path, "person"), id=entry.person, hint=hint)
        elif not (entry.person or claimed or found):
            yield problem("unknown-person", place, name=entry.name, hint=did_you_mean(entry.name, people))
        elif not (entry.person or claimed) and len(found) > 1:
            known = " and ".join(f'"{person.id}"' for person in found)
            yield problem("which-person", place, name=entry.name, known=known, example=found[0].id)
        known_bodies = self.registers.organisations
        if entry.organisation and entry.organisation not in known_bodies:
            hint = meant(entry.organisation, self.registers)
            yield problem("unknown-organisation", self._at(*path, "organisation"), id=entry.organisation, hint=hint)

    def _offices(self, attendance: Attendance | None) -> Iterator[Problem]:
        there = [entry.name for entry in attendance.there] if attendance else []
        held: dict[tuple[str, str | None], str] = {}
        for index, entry in enumerate(self.written.offices):
            if attendance and self._called(entry.name) not in map(self._called, there):
                hint = did_you_mean(entry.name, there)
                yield problem("office-of-nobody", self._at("offices", index, "name"), name=entry.name, hint=hint)
            when = (office_key(entry.office), entry.from_item)
            if when in held:
                place = self._at("offices", index, "office")
                yield problem("office-twice", place, office=entry.office, name=held[when], other=entry.name)
            held.setdefault(when, entry.name)

    def _at(self, *path: str | int) -> Place:
        return self.fields.place(*path)

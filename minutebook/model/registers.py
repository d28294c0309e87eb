"""Registers: the people, organisations, themes, places and terms that meetings refer to, and the site itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from minutebook.model.aliases import Alias
from minutebook.model.attendance import Attendance, Attendee
from minutebook.model.meetings import Meeting
from minutebook.model.people import Person, WhoIsWho, without_title
from minutebook.problems import Place


@dataclass(frozen=True, slots=True)
class Allowed:
    """Something that looks like personal data and may be published."""

    text: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Answer:
    """A warning that was looked at, and why it may stand."""

    code: str
    file: str
    """Its path in the content folder."""
    about: str | None
    """Words of the warning, where the file has several of one kind."""
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Site:
    """Facts about the site and the body whose meetings it publishes."""

    title: str
    body: str
    short_name: str | None
    description: str | None
    base_url: str | None
    """Where the site is published, with a slash at the end; None while that is not known."""
    contact: str | None
    licence: str | None
    language: str
    timezone: str
    reference_prefix: str | None
    allowed: tuple[Allowed, ...] = ()
    """What the check for personal data lets pass."""
    answers: tuple[Answer, ...] = ()
    """Warnings that are answered."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that attends or owns actions."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that items of several meetings have in common."""

    id: str
    name: str
    description: str
    known_as: tuple[str, ...] = ()
    """Other words by which minutes speak of it; an import proposes the theme where they stand."""


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A district, ward or area that the minutes name."""

    id: str
    name: str
    kind: str
    part_of: str | None
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A run of meetings of one committee or panel. Order, silence and acceptance hold within it."""

    id: str
    name: str
    short_name: str
    """As tables and filters show it."""
    description: str | None
    reference_prefix: str | None
    """What its actions are called by in letters, before their reference; the site's own where none is given."""
    organisation: str | None
    """The id of the organisation whose meetings these are."""
    attending: str | None
    """How to come, to watch and to ask."""
    ended: date | None
    """The day after which it does not meet any more."""


@dataclass(frozen=True, slots=True)
class Term:
    """A short form and its words."""

    short: str
    """As the minutes write it, capitals and all."""
    words: str
    meaning: str | None
    also: tuple[str, ...]
    """Other forms of the same term, such as a plural."""


# Without slots, so that what is worked out once can be kept.
@dataclass(frozen=True)
class Registers:
    """All registers, by id; the synonyms have none."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    themes: Mapping[str, Theme]
    places: Mapping[str, LocalPlace]
    terms: Mapping[str, Term]
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that a search takes for one another, in small letters."""
    series: Mapping[str, Series] = field(default_factory=dict)
    """In the order of the file. Empty where the site has one: nothing need be said of it."""

    aliases: tuple[Alias, ...] = ()
    """Old addresses of the pages of all these."""

    @cached_property
    def _who(self) -> WhoIsWho:
        return WhoIsWho(self.people.values())

    def people_called(self, name: str, day: date | None = None) -> tuple[Person, ...]:
        """Find those who have a name, as an attendance list writes it; two where their names do not tell them apart."""
        return self._who.called(name, day)

    def person_called(self, name: str, day: date | None = None) -> Person | None:
        """Find who has a name; None where that is nobody in people.yaml, or may be two."""
        found = self._who.called(name, day)
        return found[0] if len(found) == 1 else None

    def listed(self, attendance: Attendance | None, day: date | None) -> list[tuple[Attendee, Person | None]]:
        """Give the entries of an attendance list, each with whom it means, in people.yaml.

        Where the file says of one of two of a name who it is, the other is somebody else.
        """
        if attendance is None:
            return []
        if id(attendance) not in self._lists:
            self._lists[id(attendance)] = attendance, self._meant(attendance, day)
        return self._lists[id(attendance)][1]

    @cached_property
    def _lists(self) -> dict[int, tuple[Attendance, list[tuple[Attendee, Person | None]]]]:
        """What was found for a list; the list itself is kept, so that no other has its identity."""
        return {}

    def _meant(self, attendance: Attendance, day: date | None) -> list[tuple[Attendee, Person | None]]:
        entries = [entry for _, group in attendance.groups() for entry in group]
        claimed = {without_title(entry.name) for entry in entries if entry.person}
        return [
            (entry, self.people.get(entry.person) if entry.person else None)
            if without_title(entry.name) in claimed
            else (entry, self.person_called(entry.name, day))
            for entry in entries
        ]

    def person_in(self, meeting: Meeting, name: str) -> Person | None:
        """Find who in a meeting has a name; None too where it lists the name, or the person, twice: whose is open."""
        person = self.person_called(name, meeting.date)
        listed = self.listed(meeting.attendance, meeting.date)
        found = [who for entry, who in listed if entry.name == name or (person is not None and who is person)]
        return found[0] if len(found) == 1 else None if found else person

    def public_in(self, meeting: Meeting, name: str | None) -> str | None:
        """Give the id of who in a meeting has a name and held a public role: nobody else is named by the site."""
        person = self.person_in(meeting, name) if name else None
        return person.id if person and _is_public_at(person, meeting) else None

    def public_as(self, meeting: Meeting, attendee: Attendee) -> str | None:
        """Give the id of who is meant by an entry of the attendance list and held a public role.

        Somebody who is listed twice is not said to be either: two of one name may be two people.
        """
        listed = self.listed(meeting.attendance, meeting.date)
        person = next(who for entry, who in listed if entry is attendee)
        if person is None or sum(who is person for _, who in listed) > 1 or not _is_public_at(person, meeting):
            return None
        return person.id

    @cached_property
    def _namesakes(self) -> Counter[str]:
        return Counter(person.name for person in self.people.values() if person.public_role)

    def label(self, id_: str) -> str:
        """Give the name of a person as lists show it; of two of one name, each with the id that tells them apart."""
        name = self.people[id_].name
        return f"{name} ({id_})" if self._namesakes[name] > 1 else name

    def names_of(self, id_: str) -> tuple[str, ...]:
        """Give what an organisation, a person, a theme or a series is called; nothing for another id."""
        organisation = self.organisations.get(id_)
        if organisation:
            return (organisation.name, organisation.short_name)
        found = self.people.get(id_) or self.themes.get(id_) or self.series.get(id_)
        return (found.name,) if found else ()


def _is_public_at(person: Person, meeting: Meeting) -> bool:
    """Tell whether a public role was held at a meeting; at one of several days, on its first and its last."""
    return person.is_public_on(meeting.date) and person.is_public_on(meeting.until)

"""People and organisations: the lists, and the page of each: what the record holds on them and no more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from minutebook.model import Archive, DatedRole, OrganisationRecord, PersonRecord, Term, meeting_of
from minutebook.outputs import File, addresses, linkeddata, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ORGANISATIONS, PEOPLE, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, Shown, parted, shown_of
from minutebook.outputs.pages.views import MeetingName, Named, Passages
from minutebook.outputs.templating import Crumb


@dataclass(frozen=True, slots=True)
class Entry:
    """A person or an organisation in a list."""

    name: str
    address: str
    details: str


@dataclass(frozen=True, slots=True)
class Role:
    """What one meeting minuted of a person."""

    meeting: MeetingName
    role: str
    how: str
    """`present`, `present, in the chair` or `apologies`."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """Everything a person's page shows."""

    name: str
    title: str | None
    other_names: str
    kept: tuple[str, ...]
    """Roles with their days, as the publishers keep them."""
    present: str
    apologies: str | None
    absent: str | None
    roles: tuple[Role, ...]
    spoke: tuple[Passages, ...]
    spoke_count: str
    owned: Shown
    """How many there are in all."""
    terms: tuple[Term, ...]
    as_at: str


@dataclass(frozen=True, slots=True)
class Attended:
    """A meeting that an organisation attended."""

    meeting: MeetingName
    people: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """Everything an organisation's page shows."""

    name: str
    short_name: str | None
    attended: tuple[Attended, ...]
    owned: Shown
    """How many there are in all."""
    as_at: str


PASSAGES = 360
"""Entries of a person's page, most of which are passages of which it shows the beginning."""


def people_page(book: Book) -> Iterator[File]:
    """Make the list of those who hold a public role."""
    archive = book.archive
    entries = tuple(
        Entry(archive.registers.label(id_), addresses.person(id_), _latest_role(id_, archive)) for id_ in archive.people
    )
    terms = book.short_forms.used_in(entry.details for entry in entries)
    about = f"Those with a public role whom the minutes of the {archive.site.body} list or name."
    yield book.press.page(
        "people", shell(addresses.PEOPLE, "People", about), "people.yaml", people=entries, terms=terms
    )


def _parts_of_person(id_: str, record: PersonRecord) -> tuple[Part, ...]:
    return parted(
        addresses.person(id_),
        (
            *{*(meeting for meeting, _, _ in record.roles), *record.chaired},
            *(key.meeting for key in record.spoke),
            *(meeting_of(reference) for reference in record.actions),
        ),
        PASSAGES,
    )


def _person_page(book: Book, place: tuple[str, Part]) -> File:
    archive = book.archive
    id_, shown = place
    label, record = shown.label, archive.people[id_]
    name = archive.registers.label(id_)
    about_shell = shell(
        shown.address,
        f"{name}, {shown.name}" if label else name,
        f"What the minutes of the {archive.site.body} record of {name}.",
        PEOPLE,
        *((Crumb(name, addresses.person(id_)),) if label else ()),
        things=(partial(linkeddata.person, name, record, archive),),
    )
    view = _person(id_, shown, book)
    return book.press.page("person", about_shell, "people.yaml", person=view, parts=shown.links)


PERSON_PAGES = Kind(
    lambda archive: (
        (part.address, (id_, part)) for id_, record in archive.people.items() for part in _parts_of_person(id_, record)
    ),
    _person_page,
)
"""The page of each person with a public role."""


def organisations_page(book: Book) -> Iterator[File]:
    """Make the list of organisations."""
    archive = book.archive
    entries = tuple(
        Entry(
            naming.owner_name(id_, archive), addresses.organisation(id_), wording.count(len(record.actions), "action")
        )
        for id_, record in archive.organisations.items()
    )
    about = shell(addresses.ORGANISATIONS, "Organisations", "Organisations that attend or that own an action.")
    yield book.press.page("organisations", about, "organisations.yaml", organisations=entries)


def _parts_of_organisation(id_: str, record: OrganisationRecord) -> tuple[Part, ...]:
    return parted(
        addresses.organisation(id_),
        (*(id_ for id_, _ in record.meetings), *(meeting_of(reference) for reference in record.actions)),
    )


def _organisation_page(book: Book, place: tuple[str, Part]) -> File:
    archive = book.archive
    id_, shown = place
    label = shown.label
    entry = archive.registers.organisations[id_]
    about_shell = shell(
        shown.address,
        f"{entry.name}, {shown.name}" if label else entry.name,
        f"What the minutes of the {archive.site.body} record of {entry.name}.",
        ORGANISATIONS,
        *((Crumb(entry.name, addresses.organisation(id_)),) if label else ()),
        things=(partial(linkeddata.organisation, entry),),
    )
    view = _organisation(id_, shown, archive)
    return book.press.page("organisation", about_shell, "organisations.yaml", organisation=view, parts=shown.links)


ORGANISATION_PAGES = Kind(
    lambda archive: (
        (part.address, (id_, part))
        for id_, record in archive.organisations.items()
        for part in _parts_of_organisation(id_, record)
    ),
    _organisation_page,
)
"""The page of each organisation."""


def _latest_role(id_: str, archive: Archive) -> str:
    roles = [(meeting, role) for meeting, role, _ in archive.people[id_].roles if role]
    if not roles:
        return "no role minuted in what is published here"
    meeting, role = roles[-1]
    return f"{role}, as minuted on {naming.meeting_day(meeting, archive)}"


def _person(id_: str, shown: Part, book: Book) -> PersonView:
    archive = book.archive
    record, person = archive.people[id_], archive.registers.people[id_]
    roles = tuple(_roles(id_, shown, archive))
    return PersonView(
        name=archive.registers.label(id_),
        title=person.title,
        other_names="; ".join(
            f"{other.name}{_days(other.since, other.until)}" for other in person.names if other.name != person.name
        ),
        kept=tuple(_kept(role, archive) for role in person.roles if role.public),
        # Said on the page that the list begins on.
        present="" if shown.label else _present(id_, archive),
        apologies=wording.count(len(record.apologies), "meeting") if record.apologies else None,
        absent=wording.count(len(record.absent), "meeting") if record.absent else None,
        roles=roles,
        spoke=views.passages_by_meeting(tuple(key for key in record.spoke if shown.has(key.meeting)), archive),
        spoke_count=wording.count(len(record.spoke), "passage"),
        owned=shown_of(record.actions, shown, archive),
        terms=tuple(
            book.short_forms.used_in(
                (*(entry.role for entry in roles), *(role.role for role in person.roles if role.public))
            )
        ),
        as_at=views.as_at(archive),
    )


def _present(id_: str, archive: Archive) -> str:
    """Say at how many meetings somebody was, of those at which they might have been."""
    record, person = archive.people[id_], archive.registers.people[id_]
    # Of the series in whose lists they stand: a councillor is no absentee of committees that are not theirs.
    listed = {
        id_ for held in (*record.present, *record.apologies, *record.absent) for id_ in archive.meetings[held].series
    }
    series = tuple(id_ for id_ in archive.registers.series if id_ in listed)
    listing = sum(
        meeting.attendance is not None and (person.always_public or person.is_public_on(meeting.date))
        for meeting in archive.meetings.along(series).values()
    )
    return (
        f"At {len(record.present)} of {wording.count(listing, 'meeting')}{naming.of_series(series, archive)} "
        "published with an attendance list"
    )


def _days(since: date | None, until: date | None) -> str:
    """Write from when until when something was so; empty where no day is known."""
    said = [f"from {wording.day(since)}" if since else "", f"until {wording.day(until)}" if until else ""]
    days = " ".join(part for part in said if part)
    return f" ({days})" if days else ""


def _kept(role: DatedRole, archive: Archive) -> str:
    short = archive.registers.organisations[role.organisation].short_name if role.organisation else None
    return f"{', '.join(part for part in (role.role, short) if part)}{_days(role.since, role.until)}"


def _roles(id_: str, shown: Part, archive: Archive) -> Iterator[Role]:
    record = archive.people[id_]
    minuted = {meeting: (role, organisation) for meeting, role, organisation in record.roles}
    for meeting in reversed(list(archive.meetings)):
        if not shown.has(meeting) or (meeting not in minuted and meeting not in record.chaired):
            continue
        role, organisation = minuted.get(meeting, (None, None))
        short = archive.registers.organisations[organisation].short_name if organisation else None
        words = ", ".join(part for part in (role, short) if part) or "No role minuted"
        how = "sent apologies" if meeting in record.apologies else "absent" if meeting in record.absent else ""
        how = how or ("present" if meeting in minuted else "")
        parts = (how, "in the chair" if meeting in record.chaired else "", naming.attended_as(id_, meeting, archive))
        yield Role(views.meeting_name(meeting, archive), words, ", ".join(part for part in parts if part))


def _organisation(id_: str, shown: Part, archive: Archive) -> OrganisationView:
    entry = archive.registers.organisations[id_]
    record = archive.organisations[id_]
    return OrganisationView(
        name=entry.name,
        short_name=entry.short_name if entry.short_name != entry.name else None,
        attended=tuple(
            Attended(
                views.meeting_name(meeting, archive),
                tuple(Named(archive.registers.label(person), addresses.person(person)) for person in listed),
            )
            for meeting, listed in reversed(record.meetings)
            if shown.has(meeting)
        ),
        owned=shown_of(record.actions, shown, archive),
        as_at=views.as_at(archive),
    )

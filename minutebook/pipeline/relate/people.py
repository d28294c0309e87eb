"""People and organisations: meetings and actions in, what the record holds on each out: counted, not rated."""

from collections.abc import Iterator, Mapping

from minutebook.model import (
    ActionHistory,
    Attendee,
    Meeting,
    OrganisationRecord,
    Passage,
    PassageKey,
    Person,
    PersonRecord,
    Registers,
    passages_in,
    quoted_in,
    words_in,
)
from minutebook.names import Names
from minutebook.offices import for_a_part, is_the_chair, office_key, passes_on


def find_speakers(meeting: Meeting, names: Names) -> dict[PassageKey, tuple[str, ...]]:
    """Find whom each passage names as speaking. Tables and quotations repeat what was said elsewhere.

    An office is somebody's until the minutes tell that it may have passed to somebody else; where the file says whose
    it is, that holds from the heading on, and until they tell so again.
    """
    found: dict[PassageKey, tuple[str, ...]] = {}
    known = not any(for_a_part(entry.role or "") for entry in (*_present(meeting), *_absent(meeting)))
    titles = {item.key: item.title for item in meeting.items}
    declared: dict[str, str] = {}
    for item, blocks in meeting.parts():
        if passes_on(titles.get(item or "", "")) is not None:
            known = False
            declared.clear()
        declared |= {office_key(holder.office): holder.name for holder in meeting.offices if holder.from_item == item}
        quoted = set(quoted_in(blocks))
        for passage in passages_in(blocks):
            words = words_in(passage)
            passed_on = passes_on(words)
            if isinstance(passage, Passage) and passage.number not in quoted:
                held = {office: (name, passed_on) for office, name in declared.items()}
                people = names.speakers(words, passed_on if known else 0, held)
                if people:
                    found[PassageKey(meeting.id, item, passage.number)] = people
            if passed_on is not None:
                known = False
                declared.clear()
    return found


def relate_people(
    registers: Registers,
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    speakers: Mapping[PassageKey, tuple[str, ...]],
) -> dict[str, PersonRecord]:
    """Collect what the record holds on everybody with a public role, in the order of their names."""
    public = sorted((person for person in registers.people.values() if person.public_role), key=_by_name)
    return {person.id: _person(person, registers, meetings, actions, speakers) for person in public}


def relate_organisations(
    registers: Registers, meetings: Mapping[str, Meeting], actions: Mapping[str, ActionHistory]
) -> dict[str, OrganisationRecord]:
    """Collect what the record holds on every organisation, in the order of their names."""
    return {
        organisation.id: OrganisationRecord(
            meetings=tuple(
                (meeting.id, tuple(id_ for entry in present if (id_ := registers.public_in(meeting, entry.name))))
                for meeting in meetings.values()
                for present in ([entry for entry in _present(meeting) if entry.organisation == organisation.id],)
                if present
            ),
            actions=_owned(organisation.id, actions),
        )
        for organisation in sorted(registers.organisations.values(), key=lambda entry: entry.name.casefold())
    }


def _person(
    person: Person,
    registers: Registers,
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    speakers: Mapping[PassageKey, tuple[str, ...]],
) -> PersonRecord:
    listed = {
        meeting.id: (entry, absent)
        for meeting in meetings.values()
        for entry, absent in (
            *((entry, False) for entry in _present(meeting)),
            *((entry, True) for entry in _absent(meeting)),
        )
        if registers.person_in(meeting, entry.name) is person
    }
    return PersonRecord(
        roles=tuple((meeting, entry.role, entry.organisation) for meeting, (entry, _) in listed.items()),
        present=tuple(meeting for meeting, (_, absent) in listed.items() if not absent),
        apologies=tuple(meeting for meeting, (_, absent) in listed.items() if absent),
        chaired=tuple(meeting.id for meeting in meetings.values() if person.id in _chairs(meeting, registers)),
        spoke=tuple(passage for passage, people in speakers.items() if person.id in people),
        actions=_owned(person.id, actions),
    )


def _chairs(meeting: Meeting, registers: Registers) -> set[str | None]:
    names = (meeting.chair, *(holder.name for holder in meeting.offices if is_the_chair(holder.office)))
    return {registers.public_in(meeting, name) for name in names}


def _owned(owner: str, actions: Mapping[str, ActionHistory]) -> tuple[str, ...]:
    return tuple(reference for reference, history in actions.items() if owner in history.action.owners)


def _present(meeting: Meeting) -> Iterator[Attendee]:
    if meeting.attendance:
        yield from (*meeting.attendance.present, *meeting.attendance.also_present)


def _absent(meeting: Meeting) -> Iterator[Attendee]:
    if meeting.attendance:
        yield from meeting.attendance.apologies or ()


def _by_name(person: Person) -> tuple[str, str]:
    """Order people by surname, then by the whole name."""
    return person.name.rpartition(" ")[2].casefold(), person.name.casefold()

"""People and organisations: meetings and actions in, what the record holds on each out: counted, not rated."""

import re
from collections.abc import Iterator, Mapping

from minutebook.model import (
    AWAY,
    ActionHistory,
    Attendee,
    Meeting,
    OrganisationRecord,
    Passage,
    PassageKey,
    Person,
    PersonRecord,
    Registers,
    in_order,
    passages_in,
    quoted_in,
    words_in,
)
from minutebook.names import Names
from minutebook.offices import for_a_part, is_the_chair, office_key, passes_on, takes_the_chair


def find_speakers(meeting: Meeting, names: Names) -> dict[PassageKey, tuple[str, ...]]:
    """Find whom each passage names as speaking. Tables and quotations repeat what was said elsewhere.

    An office is somebody's until the minutes tell that it may have passed to somebody else; where the file says whose
    it is, that holds from the heading on, and until they tell so again.
    """
    found: dict[PassageKey, tuple[str, ...]] = {}
    known = not any(_for_a_part(entry, meeting) for entry in meeting.attendees())
    known = known and passes_on(meeting.summary or "") is None
    titles = {item.key: item.title for item in meeting.items}
    declared: dict[str, str] = {}
    for item, blocks in meeting.parts():
        if passes_on(titles.get(item or "", "")) is not None:
            known = False
            declared.clear()
        declared |= {office_key(holder.office): holder.name for holder in meeting.offices if holder.from_item == item}
        # Whoever came, went or was out of the room at an item may have had another in the office.
        declared = {office: name for office, name in declared.items() if not _may_be_out(name, item, meeting)}
        quoted = set(quoted_in(blocks))
        inside = 0
        for passage in passages_in(blocks):
            words = words_in(passage)
            passed_on = passes_on(words)
            if isinstance(passage, Passage) and passage.number not in quoted and not inside:
                held = {
                    office: (name, None if passes_on(takes_the_chair(name, words)) is None else passed_on)
                    for office, name in declared.items()
                }
                people = names.speakers(words, passed_on if known else 0, held)
                if people:
                    found[PassageKey(meeting.id, item, passage.number)] = people
            inside = _still_quoted(words, inside)
            if passed_on is not None:
                known = False
                # The very change that the file declares may be told below the heading from which it holds.
                still = {key: name for key, name in declared.items() if passes_on(takes_the_chair(name, words)) is None}
                declared = still
    return found


def _may_be_out(name: str, item: str | None, meeting: Meeting) -> bool:
    """Tell whether somebody was out of the room for some of an item, as the attendance says."""
    return any(meeting.is_out(entry, item) is not False for entry in meeting.attendees() if entry.name == name)


def _for_a_part(entry: Attendee, meeting: Meeting) -> bool:
    """Tell whether the attendance says that somebody with an office was there for a part of the meeting only."""
    surname = re.compile(rf"\b{re.escape(entry.name.rpartition(' ')[2])}\b")
    in_office = entry.name == meeting.chair or any(
        surname.search(form) is None or office_key(form).startswith("mayor") for form in entry.known_as
    )
    return for_a_part(entry.role or "") or (in_office and not entry.all_along)


def _still_quoted(words: str, inside: int) -> int:
    """Count the quotations that a passage leaves open, with those left open before it.

    Each paragraph of a long one begins with a mark, and the last alone ends with one.
    """
    opened = words.count("“") - (1 if inside and words.startswith("“") else 0)
    return max(0, inside + opened - words.count("”"))


def relate_people(
    registers: Registers,
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    speakers: Mapping[PassageKey, tuple[str, ...]],
) -> dict[str, PersonRecord]:
    """Collect what the record holds on everybody with a public role, in the order of their names."""
    latest = max((meeting.until for meeting in meetings.values()), default=None)
    public = in_order(person for person in registers.people.values() if latest and person.was_public_by(latest))
    listed = {id_: dict(_listed(meeting, registers)) for id_, meeting in meetings.items()}
    return {person.id: _person(person, registers, meetings, listed, actions, speakers) for person in public}


def _listed(meeting: Meeting, registers: Registers) -> Iterator[tuple[str, tuple[Attendee, str]]]:
    """Give the entries of an attendance list by person, each with its group."""
    for group, entries in meeting.attendance.groups() if meeting.attendance else ():
        for entry in entries:
            person = registers.public_as(meeting, entry)
            if person:
                yield person, (entry, group)


def relate_organisations(
    registers: Registers, meetings: Mapping[str, Meeting], actions: Mapping[str, ActionHistory]
) -> dict[str, OrganisationRecord]:
    """Collect what the record holds on every organisation, in the order of their names."""
    return {
        organisation.id: OrganisationRecord(
            meetings=tuple(
                (meeting.id, tuple(id_ for entry in present if (id_ := registers.public_as(meeting, entry))))
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
    entries: Mapping[str, Mapping[str, tuple[Attendee, str]]],
    actions: Mapping[str, ActionHistory],
    speakers: Mapping[PassageKey, tuple[str, ...]],
) -> PersonRecord:
    listed = {meeting: of_meeting[person.id] for meeting, of_meeting in entries.items() if person.id in of_meeting}
    return PersonRecord(
        roles=tuple((meeting, entry.role, entry.organisation) for meeting, (entry, _) in listed.items()),
        present=tuple(meeting for meeting, (_, group) in listed.items() if group not in AWAY),
        apologies=tuple(meeting for meeting, (_, group) in listed.items() if group == "apologies"),
        absent=tuple(meeting for meeting, (_, group) in listed.items() if group == "absent"),
        chaired=tuple(meeting.id for meeting in meetings.values() if person.id in _chairs(meeting, registers)),
        spoke=tuple(passage for passage, people in speakers.items() if person.id in people),
        actions=_owned(person.id, actions),
    )


def _chairs(meeting: Meeting, registers: Registers) -> set[str | None]:
    names = (meeting.chair, *(holder.name for holder in meeting.offices if is_the_chair(holder.office)))
    return {registers.public_in(meeting, name) for name in names}


def _owned(owner: str, actions: Mapping[str, ActionHistory]) -> tuple[str, ...]:
    return tuple(reference for reference, history in actions.items() if owner in history.action.owners)


def _present(meeting: Meeting) -> tuple[Attendee, ...]:
    return meeting.attendance.there if meeting.attendance else ()

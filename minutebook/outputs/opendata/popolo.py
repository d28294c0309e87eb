"""Popolo: the archive in, its people, organisations, meetings and reported speech in the Popolo data format out.

The classes are those of popoloproject.com, whose schemas ask for hours with their distance from UTC. A membership
gives the role as minuted, with the meetings that minuted it as its sources; when a role began or ended, the minutes do
not say. Roles that the publishers keep with their days are memberships without a source.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from minutebook.encoding import as_json
from minutebook.model import Archive, Decision, Meeting, PassageKey, Series, words_in
from minutebook.outputs import addresses, naming

Thing = dict[str, object]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one meeting gives to the document, each thing written as JSON."""

    motions: tuple[bytes, ...]
    vote_events: tuple[bytes, ...]
    events: tuple[bytes, ...]
    speeches: tuple[bytes, ...]


def spoken(meeting: Meeting, archive: Archive) -> Spoken:
    """Describe a meeting, what was decided at it and what was said."""
    base = archive.site.base_url or "/"
    return Spoken(
        motions=tuple(as_json(_motion(decision, archive, base)) for decision in meeting.decisions),
        vote_events=tuple(as_json(_vote(decision, archive)) for decision in meeting.decisions if decision.votes),
        events=(as_json(_event(meeting, archive, base)),),
        speeches=tuple(as_json(_speech(key, words_in(passage), archive, base)) for key, passage in meeting.passages()),
    )


def popolo(archive: Archive, said: Sequence[Spoken]) -> bytes:
    """Write everything as one JSON document, a thing in each line; `said` is what meetings give, in their order."""
    base = archive.site.base_url or "/"
    organizations = [
        _body(archive, base),
        *(_organization(id_, archive, base) for id_ in archive.organisations if id_ != _body_id(archive)),
        *(_series(series, archive, base) for series in archive.registers.series.values()),
    ]
    document: dict[str, Iterable[bytes]] = {
        "persons": (as_json(_person(id_, archive, base)) for id_ in archive.people),
        "organizations": map(as_json, organizations),
        "memberships": (as_json(thing) for id_ in archive.people for thing in _memberships(id_, archive, base)),
        "motions": (motion for one in said for motion in one.motions),
        "vote_events": (event for one in said for event in one.vote_events),
        "events": (event for one in said for event in one.events),
        "speeches": (speech for one in said for speech in one.speeches),
    }
    parts = [as_json(name) + b":[\n" + b",\n".join(things) + b"\n]" for name, things in document.items()]
    return b"{" + b",\n".join(parts) + b"}\n"


def _person(id_: str, archive: Archive, base: str) -> Thing:
    person = archive.registers.people[id_]
    others = [
        {"name": other.name, "start_date": _iso(other.since), "end_date": _iso(other.until)}
        for other in person.names
        if other.name != person.name
    ]
    named: Thing = {"honorific_prefix": person.title} if person.title else {}
    named |= {"other_names": others} if others else {}
    return {"id": id_, "name": person.name, **named, "links": [{"url": f"{base}{addresses.person(id_)}"}]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _body_id(archive: Archive) -> str:
    """Give the id of the body whose meetings these are, which need not be one of those that attend."""
    return naming.site_slug(archive.site)


def _body(archive: Archive, base: str) -> Thing:
    site = archive.site
    other = [{"name": site.short_name}] if site.short_name else []
    return {"id": _body_id(archive), "name": site.body, "other_names": other, "links": [{"url": base}]}


def _series(series: Series, archive: Archive, base: str) -> Thing:
    """Describe a series of meetings as a part of the body; its name is parted from those of organisations."""
    ended: Thing = {"dissolution_date": series.ended.isoformat()} if series.ended else {}
    described: Thing = {
        "id": f"series/{series.id}",
        "name": series.name,
        "classification": "series of meetings",
        "parent_id": series.organisation or _body_id(archive),
        "links": [{"url": f"{base}{addresses.series(series.id)}"}],
    }
    return described | ended


def _organization(id_: str, archive: Archive, base: str) -> Thing:
    entry = archive.registers.organisations[id_]
    other = [{"name": entry.short_name}] if entry.short_name != entry.name else []
    return {
        "id": id_,
        "name": entry.name,
        "other_names": other,
        "links": [{"url": f"{base}{addresses.organisation(id_)}"}],
    }


def _memberships(id_: str, archive: Archive, base: str) -> list[Thing]:
    minuted: dict[tuple[str | None, str | None], list[str]] = {}
    for meeting, role, organisation in archive.people[id_].roles:
        minuted.setdefault((role, organisation), []).append(meeting)
    kept: list[Thing] = [
        {
            "person_id": id_,
            "organization_id": role.organisation,
            "role": role.role,
            "start_date": _iso(role.since),
            "end_date": _iso(role.until),
        }
        for role in archive.registers.people[id_].roles
        if role.public
    ]
    return kept + [
        {
            "person_id": id_,
            "organization_id": organisation,
            "role": role,
            "sources": [
                {
                    "url": f"{base}{addresses.meeting(meeting, addresses.ATTENDANCE)}",
                    "note": naming.meeting_day(meeting, archive),
                }
                for meeting in meetings
            ],
        }
        for (role, organisation), meetings in minuted.items()
    ]


def _event(meeting: Meeting, archive: Archive, base: str) -> Thing:
    listed = (entry for _, entries in (meeting.attendance.groups() if meeting.attendance else ()) for entry in entries)
    away = {*(meeting.attendance.away if meeting.attendance else ())}
    present = {archive.registers.public_as(meeting, entry) for entry in listed if entry not in away}
    start, end = naming.moments(meeting, archive)
    event: Thing = {
        "id": meeting.id,
        "name": meeting.title,
        "classification": "meeting",
        "organization_id": f"series/{meeting.series[0]}" if len(meeting.series) == 1 else _body_id(archive),
        "start_date": start,
        "end_date": end or (None if meeting.hours else meeting.until.isoformat()),
        "attendees": [{"id": person} for person in archive.people if person in present],
        "sources": [{"url": f"{base}{addresses.meeting(meeting.id)}"}],
    }
    return event | ({"location": meeting.venue} if meeting.venue else {})


_RESULTS = {"carried": "pass", "unanimous": "pass", "agreed": "pass", "lost": "fail"}
_OPTIONS = {"for": "yes", "against": "no", "abstained": "abstain"}


def _motion(decision: Decision, archive: Archive, base: str) -> Thing:
    """Describe a decision as a motion; what was noted has no result."""
    meeting = archive.meetings[decision.meeting]
    motion: Thing = {
        "id": decision.reference,
        "text": decision.text,
        "organization_id": f"series/{meeting.series[0]}" if len(meeting.series) == 1 else _body_id(archive),
        "date": meeting.date.isoformat(),
        "sources": [{"url": f"{base}{addresses.decision(decision.reference)}"}],
    }
    mover = archive.registers.public_in(meeting, decision.moved)
    result = _RESULTS.get(decision.outcome or "")
    motion |= {"creator_id": mover} if mover else {}
    motion |= {"result": result} if result else {}
    return motion | ({"vote_events": [_vote(decision, archive)]} if decision.votes else {})


def _vote(decision: Decision, archive: Archive) -> Thing:
    """Describe a vote: the counts, and the votes of those who hold a public role, where the minutes name them."""
    meeting = archive.meetings[decision.meeting]
    event: Thing = {
        "id": f"{decision.reference}/vote",
        "motion_id": decision.reference,
        "start_date": meeting.date.isoformat(),
        "counts": [{"option": _OPTIONS[vote.way], "value": vote.count} for vote in decision.votes],
        "votes": [{"voter_id": person, "option": _OPTIONS[way]} for person, _, way in naming.voters(decision, archive)],
    }
    result = _RESULTS.get(decision.outcome or "")
    return event | ({"result": result} if result else {})


def _speech(key: PassageKey, words: str, archive: Archive, base: str) -> Thing:
    """Describe a passage. It has a creator only where it names just one speaker; all named are its attribution."""
    speakers = archive.speakers.get(key, ())
    speech: Thing = {
        "id": f"{key.meeting}/{addresses.passage_fragment(key.item, key.number)}",
        "event_id": key.meeting,
        "type": "narrative",
        "text": words,
        "sources": [{"url": f"{base}{addresses.passage(key)}"}],
    }
    if speakers:
        named = [naming.with_role(person, key.meeting, archive) for person in speakers]
        speech["attribution_text"] = "; ".join(named)
    if len(speakers) == 1:
        speech["creator_id"] = speakers[0]
        speech["role"] = naming.role_at(speakers[0], key.meeting, archive)
    return speech

"""Doubts: meetings beside each other and beside who attended in; what can be so and hardly is, as warnings, out."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from minutebook.model import ActionHistory, Meeting, PassageKey, Registers, action_references_in, words_in
from minutebook.names import Names
from minutebook.problems import Place, Problem
from minutebook.rulebook import closest, problem

_LONG = 10
"""Years between two meetings of one series, or fewer."""
_LIKE_A_NAME = 0.8


def find_doubts(
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    names: Mapping[str, Names],
    speakers: Mapping[PassageKey, tuple[str, ...]],
    registers: Registers,
) -> Iterator[Problem]:
    """Look for the slips of copying a file, and for names that nobody has."""
    yield from _far_apart(meetings)
    yield from _same_minutes(meetings)
    yield from _repeated(meetings)
    yield from _same_webcasts(meetings)
    yield from _undeclared(meetings)
    yield from _references(meetings)
    yield from _merged_into_closed(actions)
    for meeting in meetings.values():
        yield from _absent(meeting, speakers, registers)
        yield from _misspelt(meeting, names[meeting.id])


def _far_apart(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    for before, after in pairwise(meetings.values()):
        years = after.date.year - before.date.year
        if years > _LONG:
            # Of two, the one that stands alone at an end is more likely the wrong one: mostly the later.
            yield problem("far-from-others", after.at("date"), day=after.date, years=years, other=before.date)


def _same_minutes(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    seen: dict[tuple[str, ...], str] = {}
    for meeting in meetings.values():
        words = tuple(words_in(passage) for _, passage in meeting.passages())
        line = next((passage.line for _, passage in meeting.passages()), 1)
        # A short text may well be that of two meetings ("No business was done.").
        if sum(map(len, words)) > 40:  # noqa: PLR2004 (characters)
            if words in seen:
                yield problem("same-minutes", Place(meeting.file, line), other=seen[words])
            seen.setdefault(words, meeting.id)


def _repeated(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    """Find actions in the very words of an earlier meeting's: most were copied with its file, and count twice."""
    seen: dict[str, str] = {}
    for meeting in meetings.values():
        for action in meeting.actions:
            words = " ".join(action.text.casefold().split())
            if seen.get(words, action.reference) != action.reference:
                facts = {"id": action.id, "other": seen[words]}
                yield problem("action-repeated", Place(meeting.file, action.line), **facts)
            seen.setdefault(words, action.reference)


def _same_webcasts(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for meeting in meetings.values():
        other = seen.setdefault(meeting.webcast, meeting.id) if meeting.webcast else meeting.id
        if other != meeting.id:
            yield problem("same-webcast", meeting.at("webcast"), other=other)


def _undeclared(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    """Find minutes that were accepted with amendments and declare no correction."""
    for meeting in meetings.values():
        for entry in meeting.accepts:
            earlier = meetings.get(entry.meeting)
            if entry.amendments and earlier and not earlier.corrections:
                yield problem("amendment-not-declared", entry.place, meeting=entry.meeting)


def _references(meetings: Mapping[str, Meeting]) -> Iterator[Problem]:
    """Find references of actions in the words that the meeting they name did not raise."""
    raised = {id_: [action.id for action in meeting.actions] for id_, meeting in meetings.items()}
    for meeting in meetings.values():
        for _, passage in meeting.passages():
            for match in action_references_in(words_in(passage)):
                id_, _, number = match.group().partition("/")
                if id_ in raised and number not in raised[id_]:
                    facts = {"meeting": id_, "known": ", ".join(raised[id_]) or "none"}
                    place = Place(meeting.file, passage.line)
                    yield problem("reference-to-nothing", place, reference=match.group(), **facts)


def _merged_into_closed(actions: Mapping[str, ActionHistory]) -> Iterator[Problem]:
    for history in actions.values():
        into = actions.get(history.merged_into or "")
        if into and not into.is_open and into.status != "merged":
            update = next(update for update in reversed(history.updates) if update.into)
            facts = {"reference": history.action.reference, "into": into.action.reference, "status": into.status}
            if into.state_given_by and into.state_given_by <= update.meeting:
                yield problem("merged-into-closed", update.into_place, **facts)


def _absent(
    meeting: Meeting, speakers: Mapping[PassageKey, tuple[str, ...]], registers: Registers
) -> Iterator[Problem]:
    """Find who sent apologies and speaks all the same."""
    apologies = {entry.name for entry in (meeting.attendance and meeting.attendance.apologies) or ()}
    told: set[str] = set()
    for key, passage in meeting.passages() if apologies else ():
        for id_ in speakers.get(key, ()):
            name = registers.people[id_].name
            if name in apologies - told:
                told.add(name)
                yield problem("absent-speaks", Place(meeting.file, passage.line), name=name)


def _misspelt(meeting: Meeting, names: Names) -> Iterator[Problem]:
    """Find a rank of somebody who attended before a surname that is nearly theirs."""
    known = {rank: surnames for rank, surnames in names.ranks.items() if surnames}
    if not known:
        return
    ranks = "|".join(re.escape(rank) for rank in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w/-])({ranks}) ([A-Z][\w’'-]+)")
    everybody = {surname for surnames in known.values() for surname in surnames}
    told: set[str] = set()
    for _, passage in meeting.passages():
        for match in pattern.finditer(words_in(passage)):
            rank, surname = match.groups()
            like = closest(surname, known[rank], cutoff=_LIKE_A_NAME) if surname not in everybody | told else None
            if like:
                told.add(surname)
                yield problem(
                    "name-like-another", Place(meeting.file, passage.line), name=match.group(), like=f"{rank} {like}"
                )

"""Strangers: one meeting and its names in; who speaks and did not attend, and names that are nearly somebody's, out."""

import re
from collections.abc import Iterator, Mapping

from minutebook.model import Meeting, PassageKey, Registers, words_in
from minutebook.names import Names
from minutebook.problems import Place, Problem
from minutebook.rulebook import closest, problem

_LIKE_A_NAME = 0.8
_CAPITALS = re.compile(r"(?<![\w/-])((?:[A-Z]/)?[A-Z]{2,5}) ([A-Z][\w’'-]+)")


def find_strangers(
    meeting: Meeting, names: Names, speakers: Mapping[PassageKey, tuple[str, ...]], registers: Registers
) -> Iterator[Problem]:
    """Hold the names in the words against the attendance; each is told once."""
    yield from _absent(meeting, speakers, registers)
    yield from _unlisted(meeting, names)
    yield from _misspelt(meeting, names)
    yield from _of_two(meeting, names)
    yield from _of_another_rank(meeting, names)


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


def _unlisted(meeting: Meeting, names: Names) -> Iterator[Problem]:
    """Find people of the register who speak, and stand nowhere in the attendance."""
    told: set[str] = set()
    for _, passage in meeting.passages():
        for name in names.unlisted_speakers(words_in(passage)):
            if name not in told:
                told.add(name)
                yield problem("speaker-not-listed", Place(meeting.file, passage.line), name=name)


def _of_two(meeting: Meeting, names: Names) -> Iterator[Problem]:
    """Find a rank and a surname that two who attended share: what is said by it is nobody's."""
    shared = [f"{rank} {name}" for rank, known in names.ranks.items() for name, number in known.items() if number > 1]
    for form in shared:
        pattern = re.compile(rf"(?<![\w/-]){re.escape(form)}(?![\w-])")
        for _, passage in meeting.passages():
            if pattern.search(words_in(passage)):
                yield problem("name-of-two", Place(meeting.file, passage.line), name=form)
                break


def _of_another_rank(meeting: Meeting, names: Names) -> Iterator[Problem]:
    """Find the surname of somebody who attended behind a rank that nobody of that name has."""
    everybody = {surname for known in names.ranks.values() for surname in known}
    told: set[str] = set()
    for _, passage in meeting.passages() if everybody else ():
        for match in _CAPITALS.finditer(words_in(passage)):
            rank, surname = match.groups()
            if surname in everybody and surname not in names.ranks.get(rank, ()) and match.group() not in told:
                told.add(match.group())
                yield problem("rank-of-another", Place(meeting.file, passage.line), name=match.group())

"""Strangers: one meeting and its names in; who speaks and did not attend, and names that are nearly somebody's, out."""

import re
from collections.abc import Iterator, Mapping

from minutebook.model import Meeting, PassageKey, Registers, words_in
from minutebook.names import Names
from minutebook.problems import Place, Problem
from minutebook.rulebook import closest, problem

_LIKE_A_NAME = 0.8
_LIKE_A_PLACE = 0.9
_SHORT_FORM = re.compile(r"(?<![\w/.-])[A-Z]{4,6}(?![\w/-])")
_PLACE = re.compile(r"(?<![\w-])[A-Z][a-z]{5,}(?![\w-])")
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
    yield from _of_another_first_name(meeting, names, registers)
    yield from _like_a_short_form(meeting, registers)
    yield from _like_a_place(meeting, registers)


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


def _of_another_first_name(meeting: Meeting, names: Names, registers: Registers) -> Iterator[Problem]:
    """Find a rank, a first name and a surname of which somebody has the rank and the surname alone."""
    known = {rank: surnames for rank, surnames in names.ranks.items() if surnames}
    if not known:
        return
    ranks = "|".join(re.escape(rank) for rank in sorted(known, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w/-])({ranks}) ([A-Z][a-z’'-]+) ([A-Z][\w’'-]+)")
    called = {name for person in registers.people.values() for name in (person.name, *person.known_as)}
    called |= {attendee.name for attendee in meeting.attendees()}
    told: set[str] = set()
    for _, passage in meeting.passages():
        for match in pattern.finditer(words_in(passage)):
            rank, first, surname = match.groups()
            if surname in known[rank] and f"{first} {surname}" not in called | told:
                told.add(f"{first} {surname}")
                like = next(one.name for one in meeting.attendees() if one.name.endswith(f" {surname}"))
                yield problem("name-like-another", Place(meeting.file, passage.line), name=match.group(), like=like)


def _like_a_short_form(meeting: Meeting, registers: Registers) -> Iterator[Problem]:
    """Find short forms that nobody explains, and that have the letters of one that somebody does."""
    known = {form for term in registers.terms.values() for form in (term.short, *term.also)}
    known |= {organisation.short_name for organisation in registers.organisations.values()}
    letters = {"".join(sorted(form)): form for form in known}
    told: set[str] = set()
    for _, passage in meeting.passages():
        for form in _SHORT_FORM.findall(words_in(passage)):
            like = letters.get("".join(sorted(form)))
            if like and form not in known | told:
                told.add(form)
                yield problem("short-form-like", Place(meeting.file, passage.line), form=form, like=like)


def _like_a_place(meeting: Meeting, registers: Registers) -> Iterator[Problem]:
    """Find words that are nearly the name of a place, so that its page would lack what is said of it."""
    places = {name for place in registers.places.values() for name in (place.name, *place.known_as)}
    names = {*places, *(person.name for person in registers.people.values())}
    names |= {organisation.name for organisation in registers.organisations.values()}
    known = {word for name in names for word in name.split()}
    alone = [name for name in places if " " not in name]
    told: set[str] = set()
    for _, passage in meeting.passages():
        for word in _PLACE.findall(words_in(passage)):
            if word not in known | told:
                told.add(word)
                likely = [name for name in alone if name[0] == word[0] and abs(len(name) - len(word)) < 2]  # noqa: PLR2004
                like = closest(word, likely, cutoff=_LIKE_A_PLACE) if likely else None
                if like:
                    yield problem("place-like-another", Place(meeting.file, passage.line), word=word, like=like)

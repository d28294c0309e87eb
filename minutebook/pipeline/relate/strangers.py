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
_NAME = r"[A-Z][\w’'-]+"
_RANKS = r"(?:[TAD]/)?(?:PC|PS|PCSO|DC|DS|DI|DCI|CI|CC|ACC|DCC|ACO|DMPC|PCC|CFO|Sgt|Insp|Supt|Cllr)"
"""Short ranks and offices of police forces and councils. Other capitals before a name are no ranks: CPS, HMP."""
_RANKED = re.compile(rf"(?<![\w/-])({_RANKS}) ({_NAME})(?![\w’'-]| [A-Z])")


def find_strangers(
    meeting: Meeting, names: Names, speakers: Mapping[PassageKey, tuple[str, ...]], registers: Registers
) -> Iterator[Problem]:
    """Hold the names in the words against the attendance and the registers; each is told once."""
    passages = [(key, Place(meeting.file, passage.line), words_in(passage)) for key, passage in meeting.passages()]
    look = _Look(meeting, names, registers)
    out = _Out(meeting, registers)
    for key, place, words in passages:
        for id_ in speakers.get(key, ()):
            if id_ in out.away:
                yield from look.tell("absent-speaks", place, name=registers.people[id_].name)
            elif out.is_out(id_, key.item):
                yield from look.tell("speaks-while-out", place, name=registers.people[id_].name)
        for name in names.unlisted_speakers(words):
            yield from look.tell("speaker-not-listed", place, name=name)
        for name in names.shared_speakers(words):
            yield from look.tell("name-of-two", place, name=name)
        yield from look.at_ranks(words, place)
        yield from look.at_short_forms(words, place)
        yield from look.at_places(words, place)


class _Out:
    """Who was not in the room, and for which items."""

    def __init__(self, meeting: Meeting, registers: Registers) -> None:
        attendance = meeting.attendance
        listed = registers.listed(attendance, meeting.date)
        self.away = {who.id for entry, who in listed if who and attendance and entry in attendance.away}
        self._part = {who.id: entry for entry, who in listed if who and not entry.all_along}
        self._meeting = meeting

    def is_out(self, person: str, item: str | None) -> bool:
        """Tell whether the attendance has somebody out of the room for the whole of an item."""
        entry = self._part.get(person)
        return entry is not None and item is not None and self._meeting.is_out(entry, item) is True


class _Look:
    """What the names of one meeting are held against; each name is told once."""

    def __init__(self, meeting: Meeting, names: Names, registers: Registers) -> None:
        self._told: set[tuple[str, str]] = set()
        self._ranks = {rank: surnames for rank, surnames in names.ranks.items() if surnames}
        self._surnames = {surname for surnames in self._ranks.values() for surname in surnames}
        self._attendees = tuple(meeting.attendees())
        known_as = [form for attendee in self._attendees for form in attendee.known_as]
        self._called = {name for person in registers.people.values() for name in (*person.called, *person.known_as)}
        self._called |= {*known_as, *(attendee.name for attendee in self._attendees)}
        ranks = "|".join(re.escape(rank) for rank in sorted(self._ranks, key=len, reverse=True)) or "(?!)"
        self._ranked = re.compile(rf"(?<![\w/-])({ranks}) ({_NAME})(?: ({_NAME}))?")
        terms = {form for term in registers.terms.values() for form in (term.short, *term.also)}
        self._forms = terms | {organisation.short_name for organisation in registers.organisations.values()}
        self._letters = {"".join(sorted(form)): form for form in self._forms}
        places = {name for place in registers.places.values() for name in (place.name, *place.known_as)}
        bodies = {organisation.name for organisation in registers.organisations.values()}
        people = {name for person in registers.people.values() for name in person.called}
        self._words = {word for name in (*places, *bodies, *people) for word in name.split()}
        self._places = sorted(name for name in places if " " not in name)

    def tell(self, code: str, place: Place, **facts: str) -> Iterator[Problem]:
        name = next(iter(facts.values()))
        if (code, name) not in self._told:
            self._told.add((code, name))
            yield problem(code, place, **facts)

    def at_ranks(self, words: str, place: Place) -> Iterator[Problem]:
        """Find ranks with the surname of somebody else, one that is nearly somebody's, or another first name."""
        for match in self._ranked.finditer(words) if self._ranks else ():
            rank, first, second = match.groups()
            like = self._nearly(rank, first, second)
            name = f"{rank} {first}"
            if second and first not in self._surnames and second in self._ranks[rank]:
                like, name = self._other_first_name(first, second), match.group()
            if like and not {name, name.removeprefix(f"{rank} ")} & self._called:
                yield from self.tell("name-like-another", place, name=name, like=like)
        for match in _RANKED.finditer(words) if self._surnames else ():
            rank, surname = match.groups()
            if surname in self._surnames and surname not in self._ranks.get(rank, ()):
                yield from self.tell("rank-of-another", place, name=match.group())

    def _nearly(self, rank: str, surname: str, second: str | None) -> str | None:
        if surname in self._surnames or (second and second in self._surnames):
            return None
        like = closest(surname, self._ranks[rank], cutoff=_LIKE_A_NAME)
        return f"{rank} {like}" if like else None

    def _other_first_name(self, first: str, surname: str) -> str | None:
        """Give who attended with a surname, where nobody of it has this first name."""
        namesakes = [one.name for one in self._attendees if one.name.endswith(f" {surname}")]
        return None if f"{first} {surname}" in self._called else next(iter(namesakes), None)

    def at_short_forms(self, words: str, place: Place) -> Iterator[Problem]:
        """Find short forms that stand in no register, and have the letters of one that does."""
        for form in _SHORT_FORM.findall(words):
            like = self._letters.get("".join(sorted(form)))
            if like and form not in self._forms:
                yield from self.tell("short-form-like", place, form=form, like=like)

    def at_places(self, words: str, place: Place) -> Iterator[Problem]:
        """Find words that are nearly the name of a place, so that its page would lack what is said of it."""
        new = sorted({*_PLACE.findall(words)} - self._words) if self._places else []
        self._words |= {*new}
        for word in new:
            likely = [name for name in self._places if name[0] == word[0] and abs(len(name) - len(word)) <= 1]
            like = closest(word, likely, cutoff=_LIKE_A_PLACE) if likely else None
            if like:
                yield from self.tell("place-like-another", place, word=word, like=like)

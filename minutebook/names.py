"""Names: a meeting's attendance in; how its text calls those people, and whom a text names as speaking, out.

Nobody is given words by their place in the text: a speaker is somebody whom a sentence names at its start, with a verb
of speech behind the name. A name that fits two people who attended is nobody's.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from minutebook.model import Attendance, Attendee, OfficeHolder, Person, Registers, other_forms, title_of, without_title
from minutebook.offices import office_key, without_article


@dataclass(frozen=True, slots=True)
class Naming:
    """A name in a text."""

    start: int
    end: int
    """Of the name itself, a rank before it left out."""
    person: str
    """The person's id."""


@dataclass(frozen=True, slots=True)
class _Form:
    """One way in which a text may call somebody."""

    words: str
    offset: int
    """Where the name itself begins, behind a rank; -1 where the words name an office only."""
    owners: frozenset[str] = frozenset()
    """Ids of the people, or names of those who stand in no register."""
    speaks: bool = False
    """Whether a passage that begins with it can name the person as speaking."""


_VERBS = (
    *("accepted that", "acknowledged", "added", "advised", "agreed", "answered", "apologised", "asked", "assured"),
    *("clarified", "commended", "commented", "concluded", "confirmed", "congratulated", "described", "emphasised"),
    *("enquired", "explained", "expressed", "highlighted", "informed", "inquired", "introduced the meeting"),
    *("mentioned", "noted", "observed that", "outlined", "pointed out", "queried", "reassured", "referred to"),
    *("reiterated", "remarked", "replied", "reported that", "requested", "responded that", "said", "spoke", "stated"),
    *("stressed", "suggested", "summarised", "thanked", "told", "underlined", "urged", "welcomed"),
)
"""Verbs of speech in the past tense, as minutes use them. Verbs that also tell of deeds ("raised", "continued",
"announced") are left out: an attribution that is missing does no harm, a wrong one does."""

_ADVERBS = ("also", "then", "further", "again", "both", "later", "finally", "additionally", "subsequently")
_DONE_TO = (
    *("advised", "assured", "commended", "congratulated", "described", "highlighted", "informed", "mentioned"),
    *("noted", "reassured", "thanked", "told", "urged", "welcomed"),
)
_SPEAKS = re.compile(
    rf"(?:\s(?:{'|'.join(_ADVERBS)}))*\s"
    # "noted as absent" and "thanked for his work" tell what others did.
    rf"(?!(?:{'|'.join(_DONE_TO)})\s(?:as|at|by|for|from|in|on|to|with)\b)"
    rf"(?!(?:{'|'.join(_DONE_TO)})[.;,])"
    rf"(?:{'|'.join(_VERBS)})\b(?!\s(?:(?:with\s)?by|as|to\sbe)\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"^|(?<=[.!?])[\"”’')]*\s+")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|cf|no|vs|approx|Mr|Mrs|Ms|Dr|St|[A-Z])\.)\s+$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 8
"""Characters, with the mark before them."""
_QUOTATION_MARK = re.compile(r"(?P<open>“|(?<!\w)[‘'\"](?=\w))|(?P<close>”|(?<=[\w.,;!?])[’'\"](?!\w))")
_AND = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")
_ARTICLE = re.compile(r"the\s", re.IGNORECASE)


class Names:
    """How the text of one meeting may call those who attended or sent apologies, and all who hold a public role."""

    def __init__(
        self,
        attendance: Attendance | None,
        registers: Registers,
        offices: tuple[OfficeHolder, ...] = (),
        chair: str | None = None,
        day: date | None = None,
    ) -> None:
        # Two entries of one person, or of two of one name, are nobody's.
        entries = registers.listed(attendance, day)
        listed = Counter(person or entry.name for entry, person in entries)
        names = Counter(entry.name for entry, _ in entries)
        self._twice = {
            entry.name for entry, person in entries if listed[person or entry.name] > 1 or names[entry.name] > 1
        }
        self._registers = registers
        self._day = day
        self._meant = {entry.name: who for entry, who in entries}
        self._public = {person.id for person in registers.people.values() if _is_public(person, day)}
        self.ranks: dict[str, Counter[str]] = {}
        """The surnames of those who attended, by the ranks in their roles, with how many people have both."""
        forms = self._forms_of_listed(
            [(entry, who if listed[who or entry.name] == 1 else None) for entry, who in entries]
        )
        _give(forms, entries)
        here = {**forms}
        for person in registers.people.values():
            # Somebody who is not listed may be named, and speaks only where nobody is listed at all. A name of two is
            # that of the one who is listed.
            for name in (name for name in person.called_on(day) if name.casefold() not in here or person in listed):
                _add(forms, _Form(name, 0), person.id, speaks=attendance is None)
        if chair:
            in_the_chair = self._whose(chair)
            for form in [form for form in forms.values() if office_key(form.words) == "chair"]:
                _add(forms, form, in_the_chair.id if in_the_chair else chair, speaks=False)
        for holder in offices:
            # Whose it is depends on the item.
            office = without_article(holder.office)
            known = forms.setdefault(office.casefold(), _Form(office, -1))
            forms[office.casefold()] = replace(known, speaks=True)
        shared = [form.words for form in forms.values() if len(form.owners) > 1 and form.offset > 0]
        self._shared = re.compile(rf"(?:{'|'.join(map(re.escape, shared))})(?![\w-])" if shared else "(?!)")
        self._forms = sorted(forms.values(), key=lambda form: len(form.words), reverse=True)
        # Each form is a group of its own: what a text writes in other capitals is told by the group that matched.
        alternatives = "|".join(f"({re.escape(form.words)})" for form in self._forms)
        # A rank may stand inside a longer one (ACC in T/ACC), and a surname in a longer one (Lowe in Lowe-Smith).
        pattern = rf"(?<![\w/-])(?:{alternatives})(?![\w/-])" if alternatives else "(?!)"
        self._pattern = re.compile(pattern, re.IGNORECASE)
        away = [
            person.name
            for person in registers.people.values()
            if attendance and person not in listed and person.name.casefold() not in here
        ]
        self._unlisted = re.compile(rf"(?:{'|'.join(map(re.escape, away))})(?!\w)" if away else "(?!)")

    def _forms_of_listed(self, entries: Iterable[tuple[Attendee, Person | None]]) -> dict[str, _Form]:
        """Give the forms by which those in an attendance list may be called, and note their ranks."""
        forms: dict[str, _Form] = {}
        words = _words_of_ranks(self._registers)
        for attendee, person in entries:
            owner = person.id if person else attendee.name
            ranks = _ranks(attendee, person, words)
            for rank in ranks:
                self.ranks.setdefault(rank, Counter())[_surname(attendee.name)] += 1
                # An office that one has by role and another by name is nobody's.
                _add(forms, _Form(without_article(rank), -1), owner, speaks=False)
            for form in _forms(attendee, attendee.known_as, ranks):
                _add(forms, form, owner, speaks=True)
            # What the register calls somebody holds for all meetings, which an office does not.
            for form in _registered(attendee, person, ranks, self._day) if person else ():
                if form.offset >= 0 or _has_name(form.words, attendee.name):
                    _add(forms, form, owner, speaks=True)
        return forms

    def find(self, text: str) -> Iterator[Naming]:
        """Find the names of people with a public role, their offices left out."""
        for match in self._pattern.finditer(text):
            form = self._form(match)
            person = self._person(form)
            if person and form.offset >= 0:
                yield Naming(match.start() + form.offset, match.end(), person)

    def unlisted_speakers(self, text: str) -> list[str]:
        """List the people of the register whom a text names as speaking in full, though nobody of them attended."""
        return list(_speaking(self._unlisted, text))

    def shared_speakers(self, text: str) -> list[str]:
        """List the ranks with a surname that a text names as speaking, and that two who attended have in common."""
        return list(_speaking(self._shared, text))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Tell where anybody is named, by name or office."""
        return [match.span() for match in self._pattern.finditer(text)]

    def speakers(
        self, text: str, offices_until: int | None = None, declared: Mapping[str, tuple[str, int | None]] | None = None
    ) -> tuple[str, ...]:
        """List the ids of those whom a text names as speaking, each once, in its order.

        From the place `offices_until` on, an office (`known_as` without the surname) is nobody's; None: it never is.
        `declared` gives for offices, by their keys, the name of the holder here, and the place from which on it is
        nobody's.
        """
        found: dict[str, None] = {}
        for start in _sentences(text):
            known = offices_until is None or start < offices_until
            held = {
                office: name for office, (name, until) in (declared or {}).items() if until is None or start < until
            }
            found |= dict.fromkeys(self._speakers_at(text, start, held, offices=known))
        return tuple(found)

    def _speakers_at(self, text: str, start: int, held: Mapping[str, str], *, offices: bool) -> list[str]:
        """Read `ACC Brown and ACC Green said` at the start of a sentence; empty where nobody is said to speak."""
        people: list[str] = []
        at = start
        while True:
            article = _ARTICLE.match(text, at)
            match = self._pattern.match(text, article.end() if article else at)
            if match is None:
                return []
            form = self._form(match)
            holder = held.get(office_key(form.words)) if form.offset < 0 else None
            person = self._public_id(holder) if holder else self._person(form)
            people += [person] if person and form.speaks and (offices or holder or form.offset >= 0) else []
            if _SPEAKS.match(text, match.end()):
                return people
            joined = _AND.match(text, match.end())
            if joined is None:
                return []
            at = joined.end()

    def _form(self, match: re.Match[str]) -> _Form:
        return self._forms[(match.lastindex or 1) - 1]

    def _public_id(self, name: str) -> str | None:
        person = self._whose(name) if name not in self._twice else None
        return person.id if person and _is_public(person, self._day) else None

    def _whose(self, name: str) -> Person | None:
        """Tell whose name it is, as the attendance list has it, or the register where that lists nobody so."""
        return self._meant[name] if name in self._meant else self._registers.person_called(name, self._day)

    def _person(self, form: _Form) -> str | None:
        """Tell whose name it is; None where it may be somebody else's, or is that of a private person."""
        return next(iter(form.owners)) if len(form.owners) == 1 and form.owners <= self._public else None


_SOMEBODY_SPEAKS = re.compile(rf"\b[A-Z][\w’'.-]*\)?{_SPEAKS.pattern.replace('(?:', '(?i:', 1)}")


def speeches_in(text: str) -> int:
    """Count where a text has anybody speak whom it names or calls by an office or a pronoun, known here or not."""
    return len(_SOMEBODY_SPEAKS.findall(text))


def _speaking(names: re.Pattern[str], text: str) -> Iterator[str]:
    """Find the names at the beginnings of sentences with a verb of speech behind them."""
    for start in _sentences(text) if names.search(text) else ():
        match = names.match(text, start)
        if match and _SPEAKS.match(text, match.end()):
            yield match.group()


def _is_public(person: Person, day: date | None) -> bool:
    return person.is_public_on(day) if day else person.public_role


def _give(forms: dict[str, _Form], entries: Iterable[tuple[Attendee, Person | None]]) -> None:
    """Give a rank with a surname, where two have both, to the one to whom the attendance gives it in so many words."""
    said: dict[str, set[str]] = {}
    for attendee, person in entries:
        for form in attendee.known_as:
            said.setdefault(without_article(form).casefold(), set()).add(person.id if person else attendee.name)
    for form, owners in said.items():
        if len(owners) == 1 and forms[form].offset > 0 and owners <= forms[form].owners:
            forms[form] = replace(forms[form], owners=frozenset(owners))


def _add(forms: dict[str, _Form], form: _Form, owner: str, *, speaks: bool) -> None:
    """Note whose a form is; one that is two people's is nobody's."""
    known = forms.get(form.words.casefold(), form)
    forms[form.words.casefold()] = replace(known, owners=known.owners | {owner}, speaks=known.speaks or speaks)


def _registered(attendee: Attendee, person: Person, ranks: list[str], day: date | None) -> Iterator[_Form]:
    """Give the forms that the register adds: other names of that day, and what else somebody is called."""
    yield from _forms(attendee, person.known_as, ranks)
    for name in dict.fromkeys((*person.called_on(day), without_title(attendee.name))):
        yield _Form(name, 0)
        for rank in ranks:
            yield _Form(f"{rank} {name}", len(rank) + 1)


def _forms(attendee: Attendee, known_as: Iterable[str], ranks: list[str]) -> Iterator[_Form]:
    surname = _surname(attendee.name)
    yield _Form(attendee.name, 0)
    for rank in ranks:
        yield _Form(f"{rank} {surname}", len(rank) + 1)
        yield _Form(f"{rank} {without_title(attendee.name)}", len(rank) + 1)
    for form in known_as:
        bare = without_article(form)
        found = re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", bare)
        yield _Form(bare, found.start() if found else -1)


def _has_name(form: str, name: str) -> bool:
    """Tell whether a form has some part of a name in it, as "Captain Bob" has."""
    return bool({*re.findall(r"\w{2,}", form.casefold())} & {*re.findall(r"\w{2,}", name.casefold())})


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _ranks(attendee: Attendee, person: Person | None, words: Mapping[str, str]) -> list[str]:
    """Read ranks and titles from a role and a name as minuted, in all forms: `Deputy Mayor (DMPC)`, `T/ACC, Crime`."""
    role = attendee.role or ""
    head = re.split(r"[,(–]|\s-\s", role)[0].strip()
    named = [head, *re.findall(r"\(([^()]+)\)", role)]
    named += [rank.removeprefix("T/") for rank in named]
    named += [words[rank] for rank in named if rank in words]
    named += [title_of(attendee.name).rstrip("."), (person and person.title) or ""]
    return [form for rank in dict.fromkeys(named) if rank for form in other_forms(rank)]


def _words_of_ranks(registers: Registers) -> dict[str, str]:
    """Give the glossary in both directions."""
    short = {term.short: term.words for term in registers.terms.values()}
    return short | {words: form for form, words in short.items()}


def _sentences(text: str) -> Iterator[int]:
    """Find where sentences begin, those inside quotation marks left out."""
    depth, at = 0, 0
    for match in _SENTENCE.finditer(text):
        for mark in _QUOTATION_MARK.finditer(text, at, match.end()):
            # An apostrophe closes nothing that is not open.
            depth = depth + 1 if mark["open"] else max(0, depth - 1)
        at = match.end()
        shortened = _ABBREVIATION.search(text, max(0, match.start() - _LONGEST_ABBREVIATION), at)
        # "No. 7" is a number; "she said no." ends a sentence.
        number = shortened and shortened.group().strip().casefold() == "no." and not text[at : at + 1].isdigit()
        if depth == 0 and (number or not shortened):
            yield at

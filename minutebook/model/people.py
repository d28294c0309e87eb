"""People: who attends meetings, under which names and in which roles, and whom a name means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_TITLES = (
    *("Cllr", "Councillor", "Ald", "Alderman", "Dr", "Prof", "Professor", "Rev", "Revd", "Reverend", "Canon", "Fr"),
    *("Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Mr", "Mrs", "Ms", "Miss", "Mx"),
)
_TITLE = re.compile(rf"^(?:(?:{'|'.join(_TITLES)})\.?\s+)+(?=\S+\s+\S)")
_IN_OTHER_WORDS = {"Cllr": "Councillor", "Ald": "Alderman", "Prof": "Professor", "Rev": "Reverend"}


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name that somebody had, or has beside their own, and when."""

    name: str
    since: date | None
    """The first day; None where that is not known, as for the last."""
    until: date | None


@dataclass(frozen=True, slots=True)
class DatedRole:
    """A role that somebody had, and when, as the publishers of the minutes keep it."""

    role: str
    organisation: str | None
    """An organisation's id."""
    since: date | None
    until: date | None
    public: bool
    """Whether it is a public one: elected office, or that of a chief officer."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends. Only a public role (elected office, chief officer) earns a page of their own."""

    id: str
    name: str
    """Now."""
    public_role: bool
    """Whether they hold a public role, or have held one."""
    known_as: tuple[str, ...]
    names: tuple[OtherName, ...] = ()
    written: tuple[str, ...] = ()
    """How minuted names that were mistaken call them."""
    roles: tuple[DatedRole, ...] = ()
    title: str | None = None
    """What stands before the name and is no part of it."""
    always_public: bool = True
    """Whether the register says of the public role no more than that it is held: it counts at every meeting."""

    @property
    def called(self) -> tuple[str, ...]:
        """All names, the one of now first, and those that were written by mistake."""
        return tuple(dict.fromkeys((self.name, *(other.name for other in self.names), *self.written)))

    def called_on(self, day: date | None) -> tuple[str, ...]:
        """All names that were theirs on a day, as far as the register says when; all there are where none is given."""
        return tuple(name for name in self.called if day is None or self.is_called(name, day))

    def is_public_on(self, day: date) -> bool:
        """Tell whether a public role was held on a day."""
        if self.always_public:
            return self.public_role
        return any(role.public and _holds(day, role.since, role.until) for role in self.roles)

    def was_public_by(self, day: date) -> bool:
        """Tell whether a public role was held on a day or before."""
        if self.always_public:
            return self.public_role
        return any(role.public and (role.since is None or role.since <= day) for role in self.roles)

    def is_called(self, name: str, day: date) -> bool:
        """Tell whether a name was theirs on a day, as far as the register says when."""
        others = [other for other in self.names if other.name == name]
        return not others or any(_holds(day, other.since, other.until) for other in others)


def _holds(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)


def without_title(name: str) -> str:
    """Take titles from a full name; a surname alone keeps them, since without them it might be anybody's."""
    return _TITLE.sub("", name, count=1)


def title_of(name: str) -> str:
    """Give the titles that stand before a full name; empty where there is none."""
    return name.removesuffix(without_title(name)).strip()


def other_forms(title: str) -> tuple[str, ...]:
    """Give a title, or the word of a role, in its short form and in full."""
    swapped = (short for short, full in _IN_OTHER_WORDS.items() if full == title)
    return tuple(form for form in (title, _IN_OTHER_WORDS.get(title), *swapped) if form)


class WhoIsWho:
    """Whom names mean."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._named: dict[str, list[Person]] = {}
        forms: Counter[str] = Counter()
        everybody = tuple(people)
        for person in everybody:
            for name in person.called:
                self._named.setdefault(name, []).append(person)
            forms.update({*person.called, *person.known_as})
        self._known_as = {form: one for one in everybody for form in one.known_as if forms[form] == 1}

    def called(self, name: str, day: date | None = None) -> tuple[Person, ...]:
        """Find who has a name, as an attendance list writes it: by name first, then without its title, then by form.

        Where a day is given, a name is whose it was on that day, as far as the register says when.
        """
        for words in (name, without_title(name)):
            found = [person for person in self._named.get(words, ()) if day is None or person.is_called(words, day)]
            if found:
                return tuple(found)
        form = self._known_as.get(name)
        return (form,) if form else ()


def in_order(people: Iterable[Person]) -> Iterator[Person]:
    """Order people by surname, then by the whole name."""
    yield from sorted(people, key=lambda one: (_surname(one.name).casefold(), one.name.casefold(), one.id))


def _surname(name: str) -> str:
    """Give the last word of a name; initials in brackets behind it are none: `Collins (B)`."""
    return re.sub(r"(?<=\S)\s*\([^()]*\)$", "", name).rpartition(" ")[2]

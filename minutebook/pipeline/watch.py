"""Watch: values in; the same values out, which note every part of them that somebody at work looks at.

What is made of a few parts of the record must be made again when one of them is another, and only then. Nobody has to
say which parts they are: whoever makes something is shown the record through these, and its parts note themselves.
"""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from minutebook.encoding import digest, encode
from minutebook.model import (
    Archive,
    Attendance,
    Attendee,
    Meeting,
    Moment,
    Order,
    PassageKey,
    Person,
    Registers,
)

Key = TypeVar("Key")
Value = TypeVar("Value")

Part = tuple[str, ...]
"""What was looked at: the name of the whole, what was asked of it (`of`, `keys`, `all`, or a question to an order of
meetings), and about what."""

_ABSENT = b"nothing"


class _Digests(dict[Part, bytes]):
    """Digests of parts, each worked out when it is asked for first."""

    def __init__(self, look: Callable[[Part], bytes]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, part: Part) -> bytes:
        found = self[part] = self._look(part)
        return found


class Watch:
    """Notes the parts of some wholes that are looked at, and tells each as it is now by its digest."""

    def __init__(self) -> None:
        self._wholes: dict[str, Any] = {}
        self._noted: list[set[Part]] = []
        self._digests = _Digests(self._look)
        self._by_meeting: dict[str, dict[str, list[Any]]] = {}

    @contextmanager
    def noting(self) -> Iterator[set[Part]]:
        """Give what is filled with the parts that are looked at meanwhile."""
        noted: set[Part] = set()
        self._noted.append(noted)
        try:
            yield noted
        finally:
            self._noted.pop()
            if self._noted:
                self._noted[-1].update(noted)

    def note(self, *part: str) -> None:
        """Note a part."""
        if self._noted:
            self._noted[-1].add(part)

    def digest(self, parts: Iterable[Part]) -> bytes:
        """Tell parts as they are now from what they were or will be; a part that there is not tells that too."""
        return b"".join(map(self._digests.__getitem__, parts))

    def mapping(self, name: str, whole: Mapping[Key, Value]) -> "Watched[Key, Value]":
        """Watch a mapping, whose keys are texts or places of passages."""
        self._wholes[name] = whole
        return Watched(name, whole, self)

    def order(self, name: str, whole: Order) -> Order:
        """Watch an order of meetings."""
        self._wholes[name] = whole
        return WatchedOrder(name, whole, self)

    def thing(self, name: str, whole: object) -> None:
        """Watch something that is only looked at as a whole."""
        self._wholes[name] = whole

    def registers(self, whole: Registers) -> Registers:
        """Watch registers."""
        return WatchedRegisters(whole, self)

    def archive(self, whole: Archive) -> Archive:
        """Watch an archive."""
        return WatchedArchive(whole, self)

    def _look(self, part: Part) -> bytes:
        name, what, *about = part
        root, *along = name.split("|")
        whole = self._wholes.get(root, _ABSENT)
        if isinstance(whole, Order):
            for series in along:
                whole = whole.along(tuple(series.split(",")))
            return digest(encode(_asked_of_order(whole, what, about)))
        match what, whole:
            case "of", Mapping():
                return digest(encode(whole.get(about[0], _ABSENT)))
            case "of passages", Mapping():
                return digest(encode(self._passages(name, whole).get(about[0], _ABSENT)))
            case "keys", Mapping():
                return digest(encode(list(whole)))
            case "all", Mapping():
                return digest(encode(list(whole.items())))
            case _:
                return digest(encode(whole))

    def _passages(self, name: str, whole: Mapping[Any, Any]) -> dict[str, list[Any]]:
        """Give what is kept by passage, by meeting."""
        if name not in self._by_meeting:
            found = self._by_meeting[name] = {}
            for key, value in whole.items():
                found.setdefault(key.meeting, []).append((key, value))
        return self._by_meeting[name]


def _asked_of_order(order: Order, what: str, about: list[str]) -> object:
    """Ask an order of meetings again what was asked before; meetings are told by their ids."""
    answers: dict[str, Callable[..., object]] = {
        "of": order.get,
        "keys": lambda: list(order),
        "all": lambda: list(order.values()),
        "latest": lambda: _id_of(order.latest),
        "series": order.series_beside,
        "on": lambda day: [meeting.id for meeting in order.on(date.fromisoformat(day))],
        "moment": order.moment,
        "place": order.place,
        "before": lambda id_: _id_of(order.before(id_)),
        "after": lambda id_: _id_of(order.after(id_)),
        "between": order.between,
        "since": order.since,
        "lacks": order.lacks,
    }
    return answers[what](*about)


def _id_of(meeting: Meeting | None) -> str | None:
    return meeting.id if meeting else None


class Watched(Mapping[Key, Value]):
    """A mapping that notes what is looked up in it."""

    def __init__(self, name: str, whole: Mapping[Key, Value], watch: Watch) -> None:
        self._name = name
        self._whole = whole
        self._watch = watch

    def _note(self, key: object) -> None:
        if isinstance(key, PassageKey):
            # There are too many passages to keep each of them apart.
            self._watch.note(self._name, "of passages", key.meeting)
        elif isinstance(key, str):
            self._watch.note(self._name, "of", key)

    def __getitem__(self, key: Key) -> Value:
        self._note(key)
        return self._whole[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._whole

    def __iter__(self) -> Iterator[Key]:
        self._watch.note(self._name, "keys")
        return iter(self._whole)

    def __len__(self) -> int:
        self._watch.note(self._name, "keys")
        return len(self._whole)

    def values(self) -> ValuesView[Value]:
        """Give everything."""
        self._watch.note(self._name, "all")
        return self._whole.values()

    def items(self) -> ItemsView[Key, Value]:
        """Give everything with its keys."""
        self._watch.note(self._name, "all")
        return self._whole.items()


class WatchedOrder(Order):
    """An order of meetings that notes what it is asked."""

    def __init__(self, name: str, whole: Order, watch: Watch) -> None:
        self._name = name
        self._whole = whole
        self._watch = watch

    def _ask(self, what: str, *about: str) -> Order:
        self._watch.note(self._name, what, *about)
        return self._whole

    def _given(self, meeting: Meeting | None) -> Meeting | None:
        if meeting is not None:
            self._watch.note(self._name, "of", meeting.id)
        return meeting

    def __getitem__(self, id_: str) -> Meeting:
        return self._ask("of", id_)[id_]

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and id_ in self._ask("of", id_)

    def __iter__(self) -> Iterator[str]:
        return iter(self._ask("keys"))

    def __len__(self) -> int:
        return len(self._ask("keys"))

    def values(self) -> ValuesView[Meeting]:
        """Give every meeting."""
        return self._ask("all").values()

    def items(self) -> ItemsView[str, Meeting]:
        """Give every meeting with its id."""
        return self._ask("all").items()

    @property
    def latest(self) -> Meeting | None:
        """Give the last that was held."""
        return self._given(self._ask("latest").latest)

    @property
    def newest_first(self) -> tuple[Meeting, ...]:
        """Give every meeting."""
        return self._ask("all").newest_first

    def along(self, series: tuple[str, ...]) -> Order:
        """Give the meetings of some series."""
        name = f"{self._name}|{','.join(series)}" if series else self._name
        return WatchedOrder(name, self._whole.along(series), self._watch)

    def series_beside(self, id_: str) -> tuple[str, ...]:
        """Give the series of a meeting."""
        return self._ask("series", id_).series_beside(id_)

    def on(self, day: date) -> tuple[Meeting, ...]:
        """Give the meetings of a day."""
        found = self._ask("on", day.isoformat()).on(day)
        for meeting in found:
            self._given(meeting)
        return found

    def moment(self, id_: str) -> Moment:
        """Give when a meeting began."""
        return self._ask("moment", id_).moment(id_)

    def place(self, id_: str) -> int:
        """Count the meetings before one."""
        return self._ask("place", id_).place(id_)

    def before(self, id_: str) -> Meeting | None:
        """Give the meeting just before one."""
        return self._given(self._ask("before", id_).before(id_))

    def after(self, id_: str) -> Meeting | None:
        """Give the meeting just after one."""
        return self._given(self._ask("after", id_).after(id_))

    def between(self, first: str, second: str) -> tuple[str, ...]:
        """Give the meetings between two."""
        return self._ask("between", first, second).between(first, second)

    def since(self, id_: str) -> tuple[str, ...]:
        """Give the meetings after one."""
        return self._ask("since", id_).since(id_)

    def lacks(self, id_: str) -> bool:
        """Tell whether a meeting is not published here."""
        return self._ask("lacks", id_).lacks(id_)


class WatchedRegisters(Registers):
    """Registers that note what is looked up in them."""

    def __init__(self, whole: Registers, watch: Watch) -> None:
        given: dict[str, Any] = {}
        for field in fields(Registers):
            entries = getattr(whole, field.name)
            if isinstance(entries, Mapping):
                given[field.name] = watch.mapping(f"registers.{field.name}", entries)
            else:
                given[field.name] = entries
                watch.thing(f"registers.{field.name}", entries)
        super().__init__(**given)
        # A frozen class is set up so.
        object.__setattr__(self, "_whole", whole)
        object.__setattr__(self, "_watch", watch)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 (whatever has the name)
        if name in _TEXTS:
            object.__getattribute__(self, "_watch").note(f"registers.{name}", "all")
        return object.__getattribute__(self, name)

    # What is worked out of all people together, and once.

    def _people(self) -> Registers:
        known: Watched[str, Person] = self.people  # type: ignore[assignment]  # it was made so above
        known.values()
        whole: Registers = object.__getattribute__(self, "_whole")
        return whole

    def people_called(self, name: str, day: date | None = None) -> tuple[Person, ...]:
        """Find those who have a name."""
        return self._people().people_called(name, day)

    def person_called(self, name: str, day: date | None = None) -> Person | None:
        """Find who has a name."""
        return self._people().person_called(name, day)

    def listed(self, attendance: Attendance | None, day: date | None) -> list[tuple[Attendee, Person | None]]:
        """Give the entries of an attendance list, each with whom it means."""
        return self._people().listed(attendance, day)

    def label(self, id_: str) -> str:
        """Give the name of a person as lists show it."""
        return self._people().label(id_)


_TEXTS = frozenset({"synonyms", "aliases"})
_WHOLE = frozenset({"site", "announced"})


class WatchedArchive(Archive):
    """An archive that notes what is looked up in it."""

    __slots__ = ("_watch",)

    def __init__(self, whole: Archive, watch: Watch) -> None:
        given: dict[str, Any] = {}
        for field in fields(Archive):
            part = getattr(whole, field.name)
            if isinstance(part, Registers):
                given[field.name] = watch.registers(part)
            elif isinstance(part, Order):
                given[field.name] = watch.order(field.name, part)
            elif isinstance(part, Mapping):
                given[field.name] = watch.mapping(field.name, part)
            else:
                given[field.name] = part
                watch.thing(field.name, part)
        object.__setattr__(self, "_watch", watch)
        super().__init__(**given)

    def __getattribute__(self, name: str) -> Any:  # noqa: ANN401 (whatever has the name)
        if name in _WHOLE:
            object.__getattribute__(self, "_watch").note(name, "all")
        return object.__getattribute__(self, name)


def parts_of(noted: Iterable[Part]) -> list[Part]:
    """Put noted parts in order; what is part of a whole that was looked at whole need not be told."""
    found = set(noted)
    whole = {name for name, what, *_ in found if what == "all"}
    # What an order is asked may depend on meetings that are none of its own.
    return sorted(part for part in found if part[1] not in ("of", "of passages", "keys") or part[0] not in whole)

"""Places: meetings and actions in, for each place the passages and actions whose words name it out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from minutebook.model import (
    ActionHistory,
    LocalPlace,
    Meeting,
    PassageKey,
    PlaceRecord,
    Registers,
    words_in,
)
from minutebook.names import Names

Thing = TypeVar("Thing")


def relate_places(
    registers: Registers,
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    names: Mapping[str, Names],
) -> dict[str, PlaceRecord]:
    """Find what names each place, in the order of the places' names.

    The longest name counts: "North Elmsall" does not name a place called Elmsall, though "Bradford Craven" names both
    the ward and its district. A place's name that is part of the name of somebody who attended names no place.
    """
    finder = _Finder(registers.places)
    named = _Named()
    for meeting in meetings.values():
        people = names[meeting.id]
        for key, passage in meeting.passages():
            named.take(named.passages, key, finder.forms(words_in(passage), people))
        for future in meeting.future_items:
            named.take(named.future_items, (meeting.id, future.title), finder.forms(future.title, people))
    nobody = Names(None, registers)
    for reference, history in actions.items():
        people = names.get(history.action.meeting, nobody)
        named.take(named.actions, reference, finder.forms(history.action.text, people))
        # What was reported on an action counts too: an answer may come for one district first.
        for update in history.updates:
            named.take(named.actions, reference, finder.forms(update.note or "", names[update.meeting]))
    ordered = sorted(registers.places.values(), key=_by_name)
    return {
        place.id: PlaceRecord(
            passages=tuple(named.passages.get(place.id, ())),
            actions=tuple(named.actions.get(place.id, ())),
            future_items=tuple(named.future_items.get(place.id, ())),
            forms=tuple(sorted(named.forms.get(place.id, ()))),
            parts=tuple(part.id for part in ordered if part.part_of == place.id),
        )
        for place in ordered
    }


@dataclass(frozen=True, slots=True)
class _Named:
    """What names each place, by the place's id."""

    passages: dict[str, list[PassageKey]] = field(default_factory=dict)
    actions: dict[str, list[str]] = field(default_factory=dict)
    future_items: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def take(self, into: dict[str, list[Thing]], thing: Thing, forms: Iterable[tuple[str, str]]) -> None:
        """Add a thing to every place that its words name."""
        for place, form in forms:
            things = into.setdefault(place, [])
            if thing not in things[-1:]:
                things.append(thing)
            self.forms.setdefault(place, set()).add(form)


class _Finder:
    """Finds places by their names, in the capitals in which places are written."""

    def __init__(self, places: Mapping[str, LocalPlace]) -> None:
        self._places = places
        owners: dict[str, set[str]] = {}
        for place in places.values():
            for name in (place.name, *place.known_as):
                owners.setdefault(name, set()).add(place.id)
        # A name that two places have is neither's.
        self._ids = {name: next(iter(ids)) for name, ids in owners.items() if len(ids) == 1}
        self._pattern = _any_of(owners)

    def forms(self, text: str, names: Names) -> list[tuple[str, str]]:
        """List the places that a text names, each with the form in which it does."""
        people = names.spans(text)
        found: dict[tuple[str, str], None] = {}
        for match in self._pattern.finditer(text):
            place = self._ids.get(match.group())
            if place and not any(start <= match.start() < end for start, end in people):
                found |= dict.fromkeys([(place, match.group()), *self._around(place, match.group())])
        return list(found)

    def _around(self, place: str, form: str) -> Iterator[tuple[str, str]]:
        """Find the district in a form such as "Bradford Craven", which names it beside the ward."""
        around = self._places[place].part_of
        if around:
            names = (self._places[around].name, *self._places[around].known_as)
            inside = _any_of(names).search(form)
            if inside:
                yield around, inside.group()


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else "(?!)")


def _by_name(place: LocalPlace) -> tuple[str, str]:
    return place.name.casefold(), place.id

"""Places: what meetings' words name and the actions in, for each place the parts of the record that name it out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from minutebook.model import (
    ActionHistory,
    LocalPlace,
    Meeting,
    PassageKey,
    PlaceRecord,
    Registers,
    stretches,
)
from minutebook.names import Names


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the record that names places."""

    of: PassageKey | str | tuple[str, str] | None
    """The passage, the reference of the action, or the meeting and title of the future item that it is part of."""
    item: str | None
    """The key of the item under which it stands."""
    places: tuple[tuple[str, str], ...]
    """Places, each with the form in which they are named."""


def relate_places(
    registers: Registers, actions: Mapping[str, ActionHistory], words: Mapping[str, Iterable[Named]]
) -> dict[str, PlaceRecord]:
    """Put together what names each place, in the order of the places' names; the words are those of each meeting."""
    named = _Named()
    for meeting, found in words.items():
        for where in found:
            named.take(meeting, where)
    ordered = sorted(registers.places.values(), key=_by_name)
    return {
        place.id: PlaceRecord(
            passages=tuple(named.passages.get(place.id, ())),
            items=tuple(named.items.get(place.id, ())),
            actions=tuple(reference for reference in actions if reference in named.actions.get(place.id, ())),
            future_items=tuple(named.future_items.get(place.id, ())),
            forms=tuple(sorted(named.forms.get(place.id, ()))),
            parts=tuple(part.id for part in ordered if part.part_of == place.id),
        )
        for place in ordered
    }


def find_places(meeting: Meeting, places: Mapping[str, LocalPlace], people: Names) -> Iterator[Named]:
    """Find what names places in one meeting: not where it was held, nor for whom somebody was there.

    The longest name counts: "North Elmsall" does not name a place called Elmsall, though "Bradford Craven" names both
    the ward and its district. A place's name that is part of the name of somebody who attended names no place.
    """
    finder = _Finder(places)
    for stretch in stretches(meeting):
        if stretch.of is not None or stretch.item is not None:
            forms = finder.forms(stretch.words, people)
            if forms:
                yield Named(stretch.of, stretch.item, forms)


@dataclass(frozen=True, slots=True)
class _Named:
    """What names each place, by the place's id."""

    passages: dict[str, dict[PassageKey, None]] = field(default_factory=dict)
    actions: dict[str, dict[str, None]] = field(default_factory=dict)
    future_items: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    items: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def take(self, meeting: str, where: Named) -> None:
        """Add what a stretch is part of, once, to every place that its words name."""
        for place, form in where.places:
            self.forms.setdefault(place, set()).add(form)
            match where.of:
                case PassageKey() as key:
                    self.passages.setdefault(place, {})[key] = None
                case str() as reference:
                    self.actions.setdefault(place, {})[reference] = None
                case (listed, title):
                    self.future_items.setdefault(place, {})[listed, title] = None
                case None if where.item:
                    self.items.setdefault(place, {})[meeting, where.item] = None


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

    def forms(self, text: str, names: Names) -> tuple[tuple[str, str], ...]:
        """List the places that a text names, each with the form in which it does."""
        named = list(self._pattern.finditer(text))
        people = names.spans(text) if named else []
        found: dict[tuple[str, str], None] = {}
        for match in named:
            place = self._ids.get(match.group())
            if place and not any(start <= match.start() < end for start, end in people):
                found |= dict.fromkeys([(place, match.group()), *self._around(place, match.group())])
        return tuple(found)

    def _around(self, place: str, form: str) -> Iterator[tuple[str, str]]:
        """Find the district in a form such as "Bradford Craven", which names it beside the ward."""
        around = self._places[place].part_of
        if around:
            names = (self._places[around].name, *self._places[around].known_as)
            inside = _any_of(names).search(form)
            if inside:
                yield around, inside.group()


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else "(?!)")


def _by_name(place: LocalPlace) -> tuple[str, str]:
    return place.name.casefold(), place.id

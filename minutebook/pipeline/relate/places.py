"""Places: meetings and actions in, for each place the passages and actions whose words name it out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
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
from minutebook.pipeline.memory import Memory

Thing = TypeVar("Thing")


def relate_places(
    registers: Registers,
    meetings: Mapping[str, Meeting],
    actions: Mapping[str, ActionHistory],
    names: Mapping[str, Names],
    memory: Memory,
) -> dict[str, PlaceRecord]:
    """Find what names each place, in the order of the places' names.

    The longest name counts: "North Elmsall" does not name a place called Elmsall, though "Bradford Craven" names both
    the ward and its district. A place's name that is part of the name of somebody who attended names no place.
    """
    finder = memory.recall("places", "", (registers,), lambda: _Finder(registers.places))
    named = _Named()
    texts: dict[str, dict[str, Forms]] = {}
    for meeting in meetings.values():
        made_of = (meeting, registers)
        listed = memory.recall("places", meeting.id, made_of, partial(_named_in, meeting, finder, names[meeting.id]))
        for key, forms in listed.passages:
            named.take(named.passages, key, forms)
        for title, forms in listed.future_items:
            named.take(named.future_items, (meeting.id, title), forms)
        texts[meeting.id] = listed.facts
    elsewhere = (history.action.text for history in actions.values() if history.action.meeting not in meetings)
    nobody = finder.facts(elsewhere, Names(None, registers))
    for reference, history in actions.items():
        named.take(named.actions, reference, texts.get(history.action.meeting, nobody)[history.action.text])
        # What was reported on an action counts too: an answer may come for one district first.
        for update in history.updates:
            named.take(named.actions, reference, texts[update.meeting][update.note or ""])
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


Forms = list[tuple[str, str]]
"""Places that a text names, each with the form in which it does."""


@dataclass(frozen=True, slots=True)
class _NamedHere:
    """What names places in one meeting."""

    passages: list[tuple[PassageKey, Forms]]
    future_items: list[tuple[str, Forms]]
    facts: dict[str, Forms]
    """By the wording of an action, or of what was reported on one."""


def _named_in(meeting: Meeting, finder: "_Finder", people: Names) -> _NamedHere:
    passages = ((key, finder.forms(words_in(passage), people)) for key, passage in meeting.passages())
    titles = ((future.title, finder.forms(future.title, people)) for future in meeting.future_items)
    facts = [action.text for action in meeting.actions] + [update.note or "" for update in meeting.updates]
    return _NamedHere(
        [(key, forms) for key, forms in passages if forms],
        [(title, forms) for title, forms in titles if forms],
        finder.facts(facts, people),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """What names each place, by the place's id."""

    passages: dict[str, dict[PassageKey, None]] = field(default_factory=dict)
    actions: dict[str, dict[str, None]] = field(default_factory=dict)
    future_items: dict[str, dict[tuple[str, str], None]] = field(default_factory=dict)
    forms: dict[str, set[str]] = field(default_factory=dict)

    def take(self, into: dict[str, dict[Thing, None]], thing: Thing, forms: Iterable[tuple[str, str]]) -> None:
        """Add a thing, once, to every place that its words name."""
        for place, form in forms:
            into.setdefault(place, {})[thing] = None
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

    def facts(self, texts: Iterable[str], names: Names) -> dict[str, Forms]:
        """List the places that each of some texts names, by the text."""
        return {text: self.forms(text, names) for text in texts}

    def forms(self, text: str, names: Names) -> Forms:
        """List the places that a text names, each with the form in which it does."""
        named = list(self._pattern.finditer(text))
        people = names.spans(text) if named else []
        found: dict[tuple[str, str], None] = {}
        for match in named:
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
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)" if longest_first else "(?!)")


def _by_name(place: LocalPlace) -> tuple[str, str]:
    return place.name.casefold(), place.id

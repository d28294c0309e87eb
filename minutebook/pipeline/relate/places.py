"""Places: meetings and actions in, for each place the passages and actions whose words name it out."""

import re
from collections.abc import Iterator, Mapping

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


def relate_places(
    registers: Registers, meetings: Mapping[str, Meeting], actions: Mapping[str, ActionHistory]
) -> dict[str, PlaceRecord]:
    """Find what names each place, in the order of the places' names.

    The longest name counts: "Bradford Craven" names the ward, and not Bradford beside it. A place's name that is part
    of the name of somebody who attended names no place.
    """
    finder = _Finder(registers.places)
    passages: dict[str, list[PassageKey]] = {}
    owned: dict[str, list[str]] = {}
    for meeting in meetings.values():
        names = Names(meeting.attendance, registers)
        for key, passage in meeting.passages():
            for place in finder.places(words_in(passage), names):
                passages.setdefault(place, []).append(key)
        for action in meeting.actions:
            for place in finder.places(action.text, names):
                owned.setdefault(place, []).append(action.reference)
    for reference, history in actions.items():
        if not history.published:
            for place in finder.places(history.action.text, None):
                owned.setdefault(place, []).append(reference)
    ordered = sorted(registers.places.values(), key=_by_name)
    return {
        place.id: PlaceRecord(
            passages=tuple(passages.get(place.id, ())),
            actions=tuple(owned.get(place.id, ())),
            parts=tuple(part.id for part in ordered if part.part_of == place.id),
        )
        for place in ordered
    }


class _Finder:
    """Finds places by their names, in the capitals in which places are written."""

    def __init__(self, places: Mapping[str, LocalPlace]) -> None:
        self._ids: dict[str, str] = {}
        for place in places.values():
            for name in (place.name, *place.known_as):
                self._ids.setdefault(name, place.id)
        longest_first = sorted(self._ids, key=lambda name: (-len(name), name))
        names = "|".join(re.escape(name) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)" if names else "(?!)")

    def places(self, text: str, names: Names | None) -> Iterator[str]:
        """Give the ids of the places that a text names, each once."""
        people = names.spans(text) if names else []
        found = {
            self._ids[match.group()]: None
            for match in self._pattern.finditer(text)
            if not any(start <= match.start() < end for start, end in people)
        }
        yield from found


def _by_name(place: LocalPlace) -> tuple[str, str]:
    return place.name.casefold(), place.id

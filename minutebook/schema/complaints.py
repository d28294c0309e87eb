"""Complaints: fields in, a record out, or each of pydantic's errors as a problem at the officer's place."""

import re
from collections.abc import Hashable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from minutebook.frontmatter import Fields, Path, Value
from minutebook.problems import Place, Problem
from minutebook.rulebook import closest, did_you_mean, problem
from minutebook.schema.records import Meeting, Record, Site
from minutebook.schema.scalars import kind_of

Shape = TypeVar("Shape")

_EXAMPLES = {
    "title": "title: Community Outcomes Meeting",
    "date": "date: 2024-02-27",
    "body": "body: Community Outcomes Meeting",
    "name": "name: Alison Lowe",
    "description": "description: Two plain sentences.",
    "kind": "kind: ...",
    "words": "words: Deputy Mayor for Policing and Crime",
    "id": "id: A1",
    "text": "text: WYP to share ...",
    "reason": "reason: followed by why, in a few words",
    "meeting": "meeting: 2023-10-23",
    "action": "action: 2023-10-23/A2",
    "future": "future: 2024-02-27/Hate Crime",
    "item": "item: 4",
    "office": "office: The Chair",
}
_LISTS_OF_WORDS = ("out_for", "themes", "owners", "known_as", "aliases", "amendments", "also")
_LIST_EXAMPLES = {
    "allowed": 'allowed: [{text: "0113 496 0123", reason: The public number of the town hall}]',
    "attendance": "attendance: with present: below it",
    "present": "present: and below it  - name: Alison Lowe",
    "also_present": "also_present: and below it  - name: Alison Lowe",
    "apologies": "apologies: none, or apologies: and below it  - name: Alison Lowe",
    "accepts": "accepts: and below it  - meeting: 2023-10-23",
    "offices": "offices: and below it  - {office: The Chair, name: Alison Lowe, from_item: 4}",
    "actions": "actions: and below it  - {id: A1, item: 4, text: ..., owners: [...]}",
    "updates": "updates: and below it  - {action: 2023-10-23/A2, status: complete}",
    "future_items": "future_items: and below it  - title: Hate Crime",
    "takes_up": "takes_up: and below it  - {future: 2023-10-23/Road Safety, item: 6}",
    "corrections": "corrections: and below it  - {id: C1, date: 2024-03-11, kind: typing, reason: ...}",
    "evidence": "evidence: and below it  - title: Letter to the Home Office",
    "papers": "papers: and below it  - title: Road Safety report",
    "names": "names: and below it  - {name: Jo Jones, until: 2024-05-31}",
    "roles": "roles: and below it  - {role: Mayor, since: 2020-05-10, public: true}",
    "resumed": "resumed: and below it  - {date: 2024-05-08, time: 10:00 - 12:00}",
    "substitutes": "substitutes: and below it  - {name: Jo Jones, in_place_of: Al Smith}",
    "absent": "absent: and below it  - name: Al Smith",
    "decisions": "decisions: and below it  - {id: D1, item: 4, text: ..., outcome: carried}",
    "declarations": "declarations: and below it  - {name: Jo Jones, item: 4, kind: personal}",
    "votes": "votes: {for: 5, against: 2, abstained: 1}",
    "items": "items: and below it  4: {themes: [road-safety]}",
    "withdrawn": "withdrawn: {date: 2024-03-11, reason: These were notes of another meeting}",
    "next_meeting": "next_meeting: {date: 2024-06-18, time: 14:30 - 16:00}",
}


_ALSO_CALLED = {
    **dict.fromkeys(("end_date", "last_day", "date_end", "ends"), "until"),
    **dict.fromkeys(("hours", "start", "start_time", "times"), "time"),
    **dict.fromkeys(("sittings", "adjourned", "adjourned_to", "sessions"), "resumed"),
    **dict.fromkeys(("tz", "zone", "time_zone"), "timezone"),
    **dict.fromkeys(("location", "place", "where"), "venue"),
    **dict.fromkeys(("zoom", "teams", "link"), "join"),
    **dict.fromkeys(("how_to_attend",), "attending"),
    **dict.fromkeys(("video", "stream", "recording"), "webcast"),
    **dict.fromkeys(("transcript", "subtitles"), "captions"),
    **dict.fromkeys(("superseded_by", "replaced"), "replaced_by"),
    **dict.fromkeys(("motions", "resolutions", "resolved"), "decisions"),
    **dict.fromkeys(("interests", "declarations_of_interest"), "declarations"),
    **dict.fromkeys(("motion", "resolution", "decision"), "text"),
    **dict.fromkeys(("mover", "proposed", "proposer"), "moved"),
    **dict.fromkeys(("seconder",), "seconded"),
    **dict.fromkeys(("result", "decided"), "outcome"),
    **dict.fromkeys(("from", "start_date"), "since"),
    **dict.fromkeys(("to", "end"), "until"),
    **dict.fromkeys(("for", "substitute_for", "substituting_for"), "in_place_of"),
    **dict.fromkeys(("arrived_at", "joined"), "arrived"),
    **dict.fromkeys(("left_at", "departed"), "left"),
    **dict.fromkeys(("out", "left_for", "withdrew"), "out_for"),
    **dict.fromkeys(("former_names", "other_names"), "names"),
    **dict.fromkeys(("old_addresses", "redirect_from", "redirects"), "aliases"),
}
"""Keys as other systems and their users call them, with ours."""


@cache
def _adapter(shape: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("type[Any]", shape))


def understand(
    shape: type[Shape], fields: Fields, stand_ins: Mapping[str, Value] | None = None
) -> tuple[Shape | None, list[Problem]]:
    """Turn what was written into a record of the given shape.

    What is wrong is returned as problems. With `stand_ins`, a record comes back all the same, so that the rest can
    be checked too: each top-level key with something wrong in it is left out, or takes its value from there.
    """
    try:
        return _adapter(cast("Hashable", shape)).validate_python(fields.data), []
    except ValidationError as found:
        errors = found.errors(include_url=False)
        problems = [_problem_of(error, fields, shape) for error in _told(errors, shape)]
    if stand_ins is None:
        return None, problems
    wrong = {str(error["loc"][0]) for error in errors}
    sound = {key: value for key, value in fields.data.items() if key not in wrong}
    return _adapter(cast("Hashable", shape)).validate_python({**stand_ins, **sound}), problems


def _told(errors: list[ErrorDetails], shape: object) -> list[ErrorDetails]:
    """Leave out a missing key whose misspelt form is told as unknown: it is one slip, not two."""
    unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
    misspelt = {
        (*path[:-1], close)
        for path in unknown
        if (close := closest(str(path[-1]), _keys_at(shape, path[:-1]))) is not None
    }
    return [error for error in errors if error["type"] != "missing" or error["loc"] not in misspelt]


def _problem_of(error: ErrorDetails, fields: Fields, shape: object) -> Problem:
    """Turn one pydantic error into a problem at the place where the officer wrote it."""
    path: Path = error["loc"]
    kind = error["type"]
    value = error.get("input")
    # pydantic's mark for a key that is no id; an officer's own key "[key]" is refused by other rules.
    if path and path[-1] == "[key]" and kind == "bad-id":
        return problem(kind, fields.key_place(*path[:-1]), **error.get("ctx", {}))
    # One that is no choice belongs to what it is a key of.
    key = _key_of(path[:-2] if path and path[-1] == "[key]" else path)
    if kind == "missing":
        above = path[:-1]
        in_list = bool(above) and isinstance(above[-1], int)
        place = fields.place(*above) if in_list else fields.key_place(*above)
        return problem("missing-key", place, key=key, parent=_parent(path), example=_example(key))
    if kind == "extra_forbidden":
        return _unknown_key(path, fields, shape, value)
    if value is None or kind == "empty-value":
        return problem("empty-value", fields.place(*path), key=key)
    if kind in ("model_type", "dict_type"):
        return _wrong_shape(fields.place(*path), key, "keys with their values", value)
    if kind in ("tuple_type", "list_type"):
        return _wrong_shape(fields.place(*path), key, "a list", value)
    facts = {"key": key, "example": _example(key), **error.get("ctx", {})}
    cut = _cut_by_colon(value)
    if cut and kind == "wrong-shape":
        facts["example"] = f'"{cut}" (in straight quotes, because of its colon)'
    return problem(kind, fields.place(*path), **facts)


def _cut_by_colon(value: object) -> str | None:
    """Give the words that YAML took for a key and its value, for instance `Item 4: for 60 read 62`."""
    if isinstance(value, dict) and len(value) == 1:
        key, rest = next(iter(value.items()))
        return f"{key}: {rest}" if isinstance(rest, str) and " " in str(key) else None
    return None


def _wrong_shape(place: Place, key: str, expected: str, value: object) -> Problem:
    facts = {"key": key, "expected": expected, "found": kind_of(value), "example": _shape_example(key, value)}
    return problem("wrong-shape", place, **facts)


def _shape_example(key: str, value: object) -> str:
    """Show what to write, with the officer's own words where they only need brackets."""
    if key in _LISTS_OF_WORDS and isinstance(value, str):
        words = re.sub(r"\s+(?:and|&)\s+|;\s*", ", ", value)
        return f"{key}: []" if value.casefold() in ("none", "nil", "n/a", "no") else f"{key}: [{words}]"
    known = _LIST_EXAMPLES.get(key) or _EXAMPLES.get(key)
    # A key of the officer's own, such as a word with its synonyms.
    return known or (f"{key}: [{value}]" if isinstance(value, str) else _example(key))


def _unknown_key(path: Path, fields: Fields, shape: object, value: object) -> Problem:
    known = _keys_at(shape, path[:-1])
    key = str(path[-1])
    place = fields.key_place(*path)
    # `{venue: Town Hall, Leeds}`: YAML makes a key without a value of what stands behind the comma.
    if value is None and place.line == fields.place(*path[:-1]).line and closest(key, known) is None:
        return problem("cut-by-comma", place, key=key)
    free = [other for other in known if other not in fields.keys_at(path[:-1])]
    called = _ALSO_CALLED.get(key)
    hint = f'Did you mean "{called}"? ' if called in free else did_you_mean(key, free)
    if shape is Meeting and len(path) == 1 and key == "language":
        hint = "Minutes in another language cannot be published yet: the site would call them English. "
    elif shape is Meeting and len(path) == 1 and key in Site.model_fields:
        hint = "It belongs into site.yaml. "
    return problem("unknown-key", place, key=key, parent=_parent(path), hint=hint, options=", ".join(known))


def _keys_at(shape: Any, path: Path) -> list[str]:  # noqa: ANN401 (walks annotations, which have no common type)
    """List the keys that may stand at a path, in the order of the schema."""
    for step in path:
        shape = _inside(shape)
        if isinstance(shape, type) and issubclass(shape, Record):
            shape = shape.model_fields[str(step)].annotation
        else:
            shape = get_args(shape)[-1] if get_origin(shape) is dict else get_args(shape)[0]
    return list(_inside(shape).model_fields)


def _inside(shape: Any) -> Any:  # noqa: ANN401 (as above)
    """Take `Annotated[...]` and `... | None` off a type."""
    while get_origin(shape) in (Annotated, Union, UnionType):
        shape = get_args(shape)[0]
    return shape


def _key_of(path: Path) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "the file")


def _parent(path: Path) -> str:
    """Name what the last key of a path belongs to, in an officer's words."""
    *above, _ = path
    if not above:
        return "the facts of this file"
    if isinstance(above[-1], int):
        return f'entry {above[-1] + 1} of "{_key_of(tuple(above))}"'
    return f'"{above[-1]}"'


def _example(key: str) -> str:
    return _EXAMPLES.get(key, f"{key}: ...")

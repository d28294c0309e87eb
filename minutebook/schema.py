"""The schema: what officers may write. Fields in, typed records or problems out. The only module that touches pydantic.

Each class is one kind of file or part of a file, as docs/officers.md describes it. Scalars arrive as the text
that was written and become dates, times and choices here, under rules of our own: pydantic's lax types would
take `yes` for true and a date with a time for a date.
"""

import re
from collections.abc import Hashable, Mapping
from datetime import date, time
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from minutebook.frontmatter import Fields, Path, Value
from minutebook.model import Hours
from minutebook.problems import Place, Problem
from minutebook.rulebook import closest, did_you_mean, problem
from minutebook.webaddress import is_base_address, is_web_address

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEETING = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[a-z0-9]+)*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOURS = re.compile(r"([0-2]?[0-9]):([0-5][0-9]) ?(?:-|–|to) ?([0-2]?[0-9]):([0-5][0-9])")
_ACTION = re.compile(r"A[1-9][0-9]{0,4}")
_CORRECTION = re.compile(r"C[1-9][0-9]{0,4}")


def _broken(code: str, **facts: object) -> PydanticCustomError:
    """Make the error that pydantic carries, with its path, to `_problem_of`."""
    return PydanticCustomError(code, code, facts)


def _text(value: object) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _broken("empty-value")
    if not isinstance(value, str):
        raise _broken("wrong-shape", expected="text", found=_kind_of(value))
    return value.strip()


def _day(value: object) -> date:
    text = _text(value)
    if not _DATE.fullmatch(text):
        raise _broken("bad-date", value=text, hint=_likely_date(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _broken("no-such-date", value=text) from None


def _likely_date(text: str) -> str:
    """Read a date in another form, day first as in Britain, and propose it as year-month-day."""
    found = re.search(r"([0-9]{1,2})(?:[/. –-]|st |nd |rd |th )+([0-9]{1,2}|[A-Z][a-z]{2,8})[/. –-]+([0-9]{4})", text)
    turned = re.fullmatch(r"([0-9]{4})\W([0-9]{1,2})\W([0-9]{1,2})", text)
    day, month, year = found.groups() if found else turned.groups()[::-1] if turned else ("", "", "")
    names = [number for number, name in enumerate(_MONTHS, 1) if month and name.startswith(month.lower())]
    proposed = f"{year}-{str(names[0]) if names else month:0>2}-{day:0>2}"
    try:
        date.fromisoformat(proposed)
    except ValueError:
        return ""
    return f'Did you mean "{proposed}"? '


def _hours(value: object) -> Hours:
    text = _text(value)
    found = _HOURS.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[3]) > 23:  # noqa: PLR2004 (the clock's last hour)
        raise _broken("bad-time", value=text, hint=_likely_hours(text))
    start, end = time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4]))
    if end <= start:
        raise _broken("time-order", start=f"{start:%H:%M}", end=f"{end:%H:%M}")
    return start, end


def _likely_hours(text: str) -> str:
    """Read `2.30pm to 4pm` or `1430 - 1600` and propose it on the 24-hour clock; nothing where that is unclear."""
    found = re.findall(r"([0-9]{1,2})[.:]?([0-9]{2})?\s*([ap]m)?", text.lower())
    if len(found) != 2:  # noqa: PLR2004 (a start and an end)
        return ""
    (hour, minute, half), (end_hour, end_minute, end_half) = found
    end = _on_24_hours(end_hour, end_minute, end_half)
    # "2:30-4pm": the half of the day is said once for both.
    starts = [_on_24_hours(hour, minute, half or end_half), _on_24_hours(hour, minute, half)]
    start = next((start for start in starts if start < end), "")
    proposed = f"{start} - {end}"
    return f'Did you mean "{proposed}"? ' if start and _HOURS.fullmatch(proposed) and end < "24" else ""


def _on_24_hours(hour: str, minute: str, half: str) -> str:
    number = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    return f"{number:02}:{minute or '00'}"


def _truth(value: object) -> bool:
    text = _text(value)
    if text not in ("true", "false"):
        raise _broken("bad-yes-no", value=text)
    return text == "true"


def _web_address(value: object) -> str:
    text = _text(value)
    if not is_web_address(text):
        raise _broken("bad-address", value=text)
    return text


def _base_address(value: object) -> str:
    text = _web_address(value)
    if not is_base_address(text):
        raise _broken("bad-base-address", value=text)
    return text.rstrip("/") + "/"


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", text):
        raise _broken("bad-language", value=text)
    return text


def _choice(options: tuple[str, ...], value: object) -> str:
    text = _text(value)
    if text not in options:
        raise _broken("bad-choice", value=text, options=", ".join(options), hint=did_you_mean(text, options))
    return text


def _id(pattern: re.Pattern[str], what: str, rule: str, value: object) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        raise _broken("bad-id", value=text, what=what, rule=rule)
    return text


def _reference(pattern: re.Pattern[str], what: str, example: str, value: object) -> str:
    text = _text(value)
    if not pattern.fullmatch(text):
        # Small letters, a hyphen for the stroke and the file's ending are what people write instead.
        mended = re.sub(r"(?<=[0-9])[-/ ]?[aA](?=[0-9]+$)", "/A", text.removesuffix(".md"))
        hint = f'Did you mean "{mended}"? ' if pattern.fullmatch(mended) else ""
        raise _broken("bad-reference", value=text, what=what, example=example, hint=hint)
    found = _MEETING.match(text)
    if found:
        _day(found[1])
    return text


def _list(value: object) -> object:
    return [] if value is None else value


def _mapping(value: object) -> object:
    return {} if value is None else value


def _nobody(value: object) -> object:
    """`apologies: none` says that there were none; leaving the key out says that none were recorded."""
    if isinstance(value, str) and value != "none":
        hint = 'Did you mean "none"? ' if value.casefold().strip(".") in ("none", "nil", "no", "n/a", "nobody") else ""
        raise _broken("bad-choice", value=value, hint=hint, options="none, or a list of people")
    return [] if value == "none" else value


Text = Annotated[str, BeforeValidator(_text)]
Day = Annotated[date, BeforeValidator(_day)]
MeetingHours = Annotated[Hours, BeforeValidator(_hours)]
Truth = Annotated[bool, BeforeValidator(_truth)]
WebAddress = Annotated[str, BeforeValidator(_web_address)]
Language = Annotated[str, BeforeValidator(_language)]
BaseAddress = Annotated[str, BeforeValidator(_base_address)]
Slug = Annotated[
    str,
    BeforeValidator(partial(_id, _SLUG, "an id", "Use small letters, digits and hyphens, for instance road-safety.")),
]
ActionId = Annotated[
    str,
    BeforeValidator(partial(_id, _ACTION, "an action's id", "Use A and a number, for instance A1.")),
]
CorrectionId = Annotated[
    str,
    BeforeValidator(partial(_id, _CORRECTION, "a correction's id", "Use C and a number, for instance C1.")),
]
MeetingReference = Annotated[str, BeforeValidator(partial(_reference, _MEETING, "meeting", "2023-10-23"))]
ActionReference = Annotated[
    str,
    BeforeValidator(
        partial(_reference, re.compile(f"{_MEETING.pattern}/{_ACTION.pattern}"), "action", "2023-10-23/A2"),
    ),
]
FutureReference = Annotated[
    str,
    BeforeValidator(partial(_reference, re.compile(rf"{_MEETING.pattern}/.+"), "future item", "2024-02-27/Hate Crime")),
]
ActionStatus = Annotated[
    str,
    BeforeValidator(partial(_choice, ("open", "in-progress", "complete", "transferred", "withdrawn", "reopened"))),
]
MinutesState = Annotated[str, BeforeValidator(partial(_choice, ("draft", "final")))]
Held = Annotated[str, BeforeValidator(partial(_choice, ("future-items", "next-meeting")))]
FutureKind = Annotated[str, BeforeValidator(partial(_choice, ("item", "exception-paper")))]
PlaceKind = Annotated[str, BeforeValidator(partial(_choice, ("district", "ward", "area")))]
CorrectionKind = Annotated[str, BeforeValidator(partial(_choice, ("typing", "factual", "redaction")))]


class Record(BaseModel):
    """What all parts have in common: no key but the known ones, nothing changed after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Attendee(Record):
    """One person in the attendance list, as minuted."""

    name: Text
    role: Text | None = None
    organisation: Text | None = None
    known_as: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


class Attendance(Record):
    """Who was there and who sent apologies."""

    present: Annotated[tuple[Attendee, ...], BeforeValidator(_list)] = ()
    also_present: Annotated[tuple[Attendee, ...], BeforeValidator(_list)] = ()
    apologies: Annotated[tuple[Attendee, ...] | None, BeforeValidator(_nobody)] = None


class Paper(Record):
    """A document put before the meeting or given as evidence; neither url nor file: its address is missing."""

    title: Text
    url: WebAddress | None = None
    file: Text | None = None


class Acceptance(Record):
    """This meeting accepted the notes of an earlier one."""

    meeting: MeetingReference
    item: Text | None = None
    amendments: Annotated[tuple[Text, ...], BeforeValidator(_list)] | None = None


class ItemFacts(Record):
    """Facts about one numbered heading of the body."""

    themes: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()
    papers: Annotated[tuple[Paper, ...], BeforeValidator(_list)] = ()
    holds: Held | None = None


class Action(Record):
    """Something the meeting agreed that somebody should do."""

    id: ActionId
    item: Text | None = None
    text: Text
    owners: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()
    due: Day | None = None


class Update(Record):
    """What this meeting said about an earlier action."""

    action: ActionReference
    status: ActionStatus | None = None
    item: Text | None = None
    note: Text | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Paper, ...], BeforeValidator(_list)] = ()


class FutureItem(Record):
    """Something the meeting expects to take up later."""

    title: Text
    kind: FutureKind = "item"
    themes: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


class TakenUp(Record):
    """This meeting took up an earlier meeting's future item."""

    future: FutureReference
    item: Text


class NextMeeting(Record):
    """When the next meeting was announced for."""

    date: Day
    time: MeetingHours | None = None
    venue: Text | None = None


class Correction(Record):
    """A declared change of the published words."""

    id: CorrectionId
    date: Day
    item: Text | None = None
    kind: CorrectionKind
    was: Text | None = None
    now: Text | None = None
    reason: Text


class Meeting(Record):
    """The facts at the top of a meeting file."""

    title: Text
    date: Day
    time: MeetingHours | None = None
    venue: Text | None = None
    webcast: WebAddress | None = None
    minutes: MinutesState | None = None
    chair: Text | None = None
    summary: Text | None = None
    attendance: Attendance | None = None
    accepts: Annotated[tuple[Acceptance, ...], BeforeValidator(_list)] = ()
    items: Annotated[dict[str, ItemFacts], BeforeValidator(_mapping)] = {}
    actions: Annotated[tuple[Action, ...], BeforeValidator(_list)] = ()
    updates: Annotated[tuple[Update, ...], BeforeValidator(_list)] = ()
    future_items: Annotated[tuple[FutureItem, ...], BeforeValidator(_list)] = ()
    takes_up: Annotated[tuple[TakenUp, ...], BeforeValidator(_list)] = ()
    next_meeting: NextMeeting | None = None
    corrections: Annotated[tuple[Correction, ...], BeforeValidator(_list)] = ()
    aliases: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


class Page(Record):
    """The facts at the top of a page such as about.md."""

    title: Text


class Site(Record):
    """site.yaml."""

    title: Text
    body: Text
    short_name: Text | None = None
    description: Text | None = None
    base_url: BaseAddress | None = None
    contact: Text | None = None
    licence: Text | None = None
    language: Language = "en-GB"
    timezone: Text = "Europe/London"
    reference_prefix: Text | None = None


class Organisation(Record):
    """An entry of organisations.yaml."""

    name: Text
    short_name: Text | None = None


class Person(Record):
    """An entry of people.yaml."""

    name: Text
    public_role: Truth = False
    known_as: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


class Theme(Record):
    """An entry of themes.yaml."""

    name: Text
    description: Text


class LocalPlace(Record):
    """An entry of places.yaml."""

    name: Text
    kind: PlaceKind
    part_of: Text | None = None
    known_as: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


class Term(Record):
    """An entry of glossary.yaml."""

    words: Text
    meaning: Text | None = None
    also: Annotated[tuple[Text, ...], BeforeValidator(_list)] = ()


Organisations = dict[Slug, Organisation]
People = dict[Slug, Person]
Themes = dict[Slug, Theme]
Places = dict[Slug, LocalPlace]
Glossary = dict[str, Term]


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
    "reason": "reason: Wrong word",
    "meeting": "meeting: 2023-10-23",
    "action": "action: 2023-10-23/A2",
    "future": "future: 2024-02-27/Hate Crime",
    "item": "item: 4",
}
_LISTS_OF_WORDS = ("themes", "owners", "known_as", "aliases", "amendments", "also")
_LIST_EXAMPLES = {
    "attendance": "attendance: with present: below it",
    "present": "present: and below it  - name: Alison Lowe",
    "also_present": "also_present: and below it  - name: Alison Lowe",
    "apologies": "apologies: none, or apologies: and below it  - name: Alison Lowe",
    "accepts": "accepts: and below it  - meeting: 2023-10-23",
    "actions": "actions: and below it  - {id: A1, item: 4, text: ..., owners: [...]}",
    "updates": "updates: and below it  - {action: 2023-10-23/A2, status: complete}",
    "future_items": "future_items: and below it  - title: Hate Crime",
    "takes_up": "takes_up: and below it  - {future: 2023-10-23/Road Safety, item: 6}",
    "corrections": "corrections: and below it  - {id: C1, date: 2024-03-11, kind: typing, reason: ...}",
    "evidence": "evidence: and below it  - title: Letter to the Home Office",
    "papers": "papers: and below it  - title: Road Safety report",
    "items": "items: and below it  4: {themes: [road-safety]}",
    "next_meeting": "next_meeting: {date: 2024-06-18, time: 14:30 - 16:00}",
}


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
    key = _key_of(path)
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
    return problem(kind, fields.place(*path), **facts)


def _wrong_shape(place: Place, key: str, expected: str, value: object) -> Problem:
    facts = {"key": key, "expected": expected, "found": _kind_of(value), "example": _shape_example(key, value)}
    return problem("wrong-shape", place, **facts)


def _shape_example(key: str, value: object) -> str:
    """Show what to write, with the officer's own words where they only need brackets."""
    if key in _LISTS_OF_WORDS and isinstance(value, str):
        words = re.sub(r"\s+(?:and|&)\s+|;\s*", ", ", value)
        return f"{key}: []" if value.casefold() in ("none", "nil", "n/a", "no") else f"{key}: [{words}]"
    return _LIST_EXAMPLES.get(key) or _example(key)


def _unknown_key(path: Path, fields: Fields, shape: object, value: object) -> Problem:
    known = _keys_at(shape, path[:-1])
    key = str(path[-1])
    place = fields.key_place(*path)
    # `{venue: Town Hall, Leeds}`: YAML makes a key without a value of what stands behind the comma.
    if value is None and place.line == fields.place(*path[:-1]).line and closest(key, known) is None:
        return problem("cut-by-comma", place, key=key)
    hint = did_you_mean(key, known)
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


def _kind_of(value: object) -> str:
    kinds: dict[type, str] = {list: "a list", dict: "a group of keys", str: "text"}
    return kinds.get(type(value), "nothing")

"""Scalars: the text of a value in, a date, time, choice or reference out, under rules of our own.

Pydantic's lax types would take `yes` for true and a date with a time for a date. Each rule that is broken carries
its code to complaints.py.
"""

import re
from datetime import date, time
from functools import partial
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from minutebook.model import VOTES, Hours, item_key
from minutebook.rulebook import did_you_mean
from minutebook.webaddress import is_base_address, is_web_address

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEETING = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"en(?:-[A-Za-z0-9]{2,8}){0,3}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HOURS = re.compile(r"([0-2]?[0-9]):([0-5][0-9])(?: ?(?:-|–|to) ?([0-2]?[0-9]):([0-5][0-9]))?")
_ACTION = re.compile(r"A[1-9][0-9]{0,4}")
_CORRECTION = re.compile(r"C[1-9][0-9]{0,4}")
_CRITERION = re.compile(r"[1-4]\.[1-5]\.[1-9][0-9]?")


ACTION_STATES = ("open", "in-progress", "complete", "transferred", "merged", "withdrawn", "reopened")


def _broken(code: str, **facts: object) -> PydanticCustomError:
    """Make the error that pydantic carries, with its path, to complaints.py."""
    return PydanticCustomError(code, code, facts)


def _text(value: object) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _broken("empty-value")
    if not isinstance(value, str):
        raise _broken("wrong-shape", expected="text", found=kind_of(value))
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
    if not re.search(r"[0-9]", text):
        return "Where the minutes name no day, leave it out: their words say it. "
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
    if not found or int(found[1]) > 23 or int(found[3] or 0) > 23:  # noqa: PLR2004 (the clock's last hour)
        raise _broken("bad-time", value=text, hint=_likely_hours(text))
    start = time(int(found[1]), int(found[2]))
    return Hours(start, time(int(found[3]), int(found[4])) if found[3] else None)


def _likely_hours(text: str) -> str:
    """Read `2.30pm to 4pm` or `1430 - 1600` and propose it on the 24-hour clock; nothing where that is unclear."""
    found = re.findall(r"([0-9]{1,2})[.:]?([0-9]{2})?\s*([ap]m)?", text.lower())
    if len(found) == 1 and found[0][2]:
        alone = _on_24_hours(*found[0])
        return f'Did you mean "{alone}"? ' if _HOURS.fullmatch(alone) else ""
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
        raise _broken("bad-address", value=text, hint=_likely_address(text))
    return text


def _likely_address(text: str) -> str:
    """Say what is wrong with an address: a space in it (RFC 3986, 2.1), or else its beginning or its host."""
    if re.search(r"\S\s+\S", text) and text.startswith(("https://", "http://")):
        fixed = re.sub(r"\s+", "%20", text)
        return f"There is a space in it, and an address has none: {fixed}"
    if text.startswith(("https://", "http://")):
        return "Check what stands behind the two strokes: the name of a host, as in https://example.org/page."
    return "Write it in full, beginning with https:// or http://."


def _base_address(value: object) -> str:
    text = _web_address(value)
    if not is_base_address(text):
        raise _broken("bad-base-address", value=text)
    return text.rstrip("/") + "/"


def _language(value: object) -> str:
    text = _text(value)
    if not re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", text):
        raise _broken("bad-language", value=text)
    if text.partition("-")[0] != "en":
        raise _broken("other-language", value=text)
    return text


_ALSO_CALLED = {
    **dict.fromkeys(("passed", "adopted"), "carried"),
    **dict.fromkeys(("resolved", "by consent", "without a vote"), "agreed"),
    **dict.fromkeys(("rejected", "defeated", "not carried"), "lost"),
    **dict.fromkeys(("abstain", "abstentions", "abstention"), "abstained"),
    **dict.fromkeys(("done", "closed", "finished", "discharged", "completed"), "complete"),
    **dict.fromkeys(("ongoing", "on-going", "started", "in progress", "underway"), "in-progress"),
    **dict.fromkeys(("outstanding", "not started", "to do"), "open"),
    **dict.fromkeys(("canceled", "called off"), "cancelled"),
    **dict.fromkeys(("postponed", "rescheduled"), "moved"),
    **dict.fromkeys(("approved", "agreed", "confirmed"), "final"),
}


def _choice(options: tuple[str, ...], value: object) -> str:
    text = _text(value)
    if text not in options:
        meant = _ALSO_CALLED.get(text.casefold())
        hint = f'Did you mean "{meant}"? ' if meant in options else did_you_mean(text, options)
        raise _broken("bad-choice", value=text, options=", ".join(options), hint=hint)
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


def as_list(value: object) -> object:
    """Take a key with nothing behind it for an empty list."""
    return [] if value is None else value


def one_as_list(value: object) -> object:
    """Take one word for a list of one, and a key with nothing behind it for an empty list."""
    return [value] if isinstance(value, str) else as_list(value)


def as_mapping(value: object) -> object:
    """Take a key with nothing behind it for no keys."""
    return {} if value is None else value


def nobody_as_empty(value: object) -> object:
    """`apologies: none` says that there were none; leaving the key out says that none were recorded."""
    if isinstance(value, str) and value != "none":
        hint = 'Did you mean "none"? ' if value.casefold().strip(".") in ("none", "nil", "no", "n/a", "nobody") else ""
        raise _broken("bad-choice", value=value, hint=hint, options="none, or a list of people")
    return [] if value == "none" else value


def _shaped(pattern: re.Pattern[str], example: str) -> WithJsonSchema:
    """Describe a text of one form to an editor."""
    return WithJsonSchema({"type": "string", "pattern": f"^(?:{pattern.pattern})$", "examples": [example]})


def _one_of(*options: str) -> WithJsonSchema:
    """Describe a choice to an editor."""
    return WithJsonSchema({"enum": list(options)})


# An editor that goes by a JSON Schema reads `item: 4` as a number; here it is text like everything else.
ANYTHING = r"\S"
"""The pattern of a text that may be anything but nothing."""
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "number"], "pattern": ANYTHING})]


def _item(value: object) -> str:
    return item_key(_text(value))


ItemKey = Annotated[str, BeforeValidator(_item), WithJsonSchema({"type": ["string", "number"], "pattern": ANYTHING})]
_CALENDAR = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
"""As near as a pattern comes to the days of the calendar."""
Day = Annotated[date, BeforeValidator(_day), _shaped(_CALENDAR, "2024-02-27")]
MeetingHours = Annotated[Hours, BeforeValidator(_hours), _shaped(_HOURS, "14:30 - 16:00")]
Truth = Annotated[bool, BeforeValidator(_truth)]
_ADDRESS = WithJsonSchema(
    {"type": "string", "pattern": r"^https?://[^\s\"<>/]+[^\s\"<>]*$", "examples": ["https://example.org/"]}
)
WebAddress = Annotated[str, BeforeValidator(_web_address), _ADDRESS]
Language = Annotated[str, BeforeValidator(_language), _shaped(_LANGUAGE, "en-GB")]
BaseAddress = Annotated[
    str,
    BeforeValidator(_base_address),
    WithJsonSchema({"type": "string", "pattern": r"^https?://[^\s\"<>/?#\\]+[^\s\"<>?#\\]*$"}),
]
Slug = Annotated[
    str,
    BeforeValidator(partial(_id, _SLUG, "an id", "Use small letters, digits and hyphens, for instance road-safety.")),
    _shaped(_SLUG, "road-safety"),
]
ActionId = Annotated[
    str,
    BeforeValidator(partial(_id, _ACTION, "an action's id", "Use the letter A and a number, for instance A1.")),
    _shaped(_ACTION, "A1"),
]
CorrectionId = Annotated[
    str,
    BeforeValidator(partial(_id, _CORRECTION, "a correction's id", "Use the letter C and a number, for instance C1.")),
    _shaped(_CORRECTION, "C1"),
]
_DECISION = re.compile(r"D[1-9][0-9]{0,4}")
DecisionId = Annotated[
    str,
    BeforeValidator(partial(_id, _DECISION, "a decision's id", "Use the letter D and a number, for instance D1.")),
    _shaped(_DECISION, "D1"),
]
_NUMBER = re.compile(r"0|[1-9][0-9]{0,4}")


def _count(value: object) -> int | tuple[str, ...]:
    """Read how many voted one way, or who: a number, or a list of names."""
    if isinstance(value, list) and value:
        return tuple(_text(name) for name in value)
    text = "[]" if isinstance(value, list) else _text(value)
    if not _NUMBER.fullmatch(text):
        raise _broken("bad-count", value=text)
    return int(text)


Count = Annotated[
    int | tuple[str, ...],
    PlainValidator(_count),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
                {"type": ["string", "number"], "pattern": f"^(?:{_NUMBER.pattern})$"},
            ]
        }
    ),
]
Criterion = Annotated[
    str,
    BeforeValidator(partial(_id, _CRITERION, "a success criterion of WCAG", "Use its number, for instance 1.4.3.")),
    _shaped(_CRITERION, "1.4.3"),
]
MeetingReference = Annotated[
    str, BeforeValidator(partial(_reference, _MEETING, "meeting", "2023-10-23")), _shaped(_MEETING, "2023-10-23")
]
_ELAPSED = re.compile(r"(?:([0-9]{1,2}):)?([0-5]?[0-9]):([0-5][0-9])")


def _elapsed(value: object) -> str:
    text = _text(value)
    found = _ELAPSED.fullmatch(text)
    if not found:
        raise _broken("bad-elapsed", value=text)
    return f"{int(found[1] or 0):02}:{int(found[2]):02}:{found[3]}"


def _put_off(value: object) -> str:
    """Read to which meeting an item was put off: its day or file, or `true` where that is not minuted."""
    text = _text(value)
    return text if text == "true" else _reference(_MEETING, "meeting", "2024-06-18", text)


Elapsed = Annotated[str, BeforeValidator(_elapsed), _shaped(_ELAPSED, "00:12:30")]
PutOff = Annotated[
    str,
    BeforeValidator(_put_off),
    WithJsonSchema({"anyOf": [{"const": True}, {"type": "string", "pattern": f"^(?:true|{_MEETING.pattern})$"}]}),
]
_ACTION_REFERENCE = re.compile(f"{_MEETING.pattern}/{_ACTION.pattern}")
ActionReference = Annotated[
    str,
    BeforeValidator(partial(_reference, _ACTION_REFERENCE, "action", "2023-10-23/A2")),
    _shaped(_ACTION_REFERENCE, "2023-10-23/A2"),
]
_FUTURE_REFERENCE = re.compile(rf"{_MEETING.pattern}/.+")
FutureReference = Annotated[
    str,
    BeforeValidator(partial(_reference, _FUTURE_REFERENCE, "future item", "2024-02-27/Hate Crime")),
    _shaped(_FUTURE_REFERENCE, "2024-02-27/Hate Crime"),
]
_PASSAGE = re.compile(r"(?:item-[a-z0-9]+(?:-{1,2}[a-z0-9]+)*|opening)-p[1-9][0-9]{0,4}")


def _passage(value: object) -> str:
    """Read the place of a passage in its meeting, as addresses have it."""
    text = _text(value).removeprefix("#")
    if not _PASSAGE.fullmatch(text):
        raise _broken("bad-passage", value=text, example="item-4-p7")
    return text


def _asked(value: object) -> str:
    """Read the place of a passage of some meeting; the page's whole address will do."""
    text = re.sub(r"^.*/meetings/|\.md|/(?=#)", "", _text(value))
    meeting, _, place = text.partition("#")
    if not (re.fullmatch(_MEETING.pattern, meeting) and _PASSAGE.fullmatch(place)):
        raise _broken("bad-passage", value=text, example="2024-02-27#item-4-p7")
    return text


_PLACE = _PASSAGE.pattern
PassagePlace = Annotated[
    str, BeforeValidator(_passage), WithJsonSchema({"type": "string", "pattern": f"^#?(?:{_PLACE})$"})
]
PassageReference = Annotated[
    str, BeforeValidator(_asked), WithJsonSchema({"type": "string", "pattern": f"{_MEETING.pattern}/?#(?:{_PLACE})$"})
]
_COMPLIANCE = ("not-assessed", "partial", "full")
_MINUTES = ("draft", "final")
_STATUS = ("held", "announced", "cancelled", "moved", "inquorate")
_HELD = ("future-items", "next-meeting")
_OUTCOMES = ("carried", "unanimous", "agreed", "lost", "noted")
_FUTURE_KINDS = ("item", "exception-paper")
_PLACE_KINDS = ("district", "ward", "area")
_CORRECTION_KINDS = ("typing", "factual", "redaction")
ActionStatus = Annotated[str, BeforeValidator(partial(_choice, ACTION_STATES)), _one_of(*ACTION_STATES)]
Compliance = Annotated[str, BeforeValidator(partial(_choice, _COMPLIANCE)), _one_of(*_COMPLIANCE)]
MinutesState = Annotated[str, BeforeValidator(partial(_choice, _MINUTES)), _one_of(*_MINUTES)]
MeetingStatus = Annotated[str, BeforeValidator(partial(_choice, _STATUS)), _one_of(*_STATUS)]
Outcome = Annotated[str, BeforeValidator(partial(_choice, _OUTCOMES)), _one_of(*_OUTCOMES)]
Way = Annotated[str, BeforeValidator(partial(_choice, VOTES)), _one_of(*VOTES)]
Held = Annotated[str, BeforeValidator(partial(_choice, _HELD)), _one_of(*_HELD)]
FutureKind = Annotated[str, BeforeValidator(partial(_choice, _FUTURE_KINDS)), _one_of(*_FUTURE_KINDS)]
PlaceKind = Annotated[str, BeforeValidator(partial(_choice, _PLACE_KINDS)), _one_of(*_PLACE_KINDS)]
CorrectionKind = Annotated[str, BeforeValidator(partial(_choice, _CORRECTION_KINDS)), _one_of(*_CORRECTION_KINDS)]


def kind_of(value: object) -> str:
    """Name what stands in the place of a value, for a message."""
    kinds: dict[type, str] = {list: "a list", dict: "a group of keys", str: "text"}
    return kinds.get(type(value), "nothing")

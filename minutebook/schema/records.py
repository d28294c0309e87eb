"""Records: each kind of file, and each part of one, as docs/officers.md describes it."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from minutebook.model import VOTES
from minutebook.schema.scalars import (
    ActionId,
    ActionReference,
    ActionStatus,
    BaseAddress,
    Compliance,
    CorrectionId,
    CorrectionKind,
    Count,
    Criterion,
    Day,
    DecisionId,
    Elapsed,
    FutureKind,
    FutureReference,
    Held,
    ItemKey,
    Language,
    MeetingHours,
    MeetingReference,
    MeetingStatus,
    MinutesState,
    Outcome,
    PassagePlace,
    PassageReference,
    PlaceKind,
    PutOff,
    Slug,
    Text,
    Truth,
    Way,
    WebAddress,
    as_list,
    as_mapping,
    nobody_as_empty,
    one_as_list,
)


class Record(BaseModel):
    """What all parts have in common: no key but the known ones, nothing changed after reading."""

    # Validators are built at first use: half of the time that importing this module took.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _or_none(described: dict[str, Any]) -> None:
    """Tell an editor that apologies may be the word none."""
    described["anyOf"].append({"const": "none"})


def _or_one(described: dict[str, Any]) -> None:
    """Tell an editor that a list of one may be the one word."""
    several = {key: described.pop(key) for key in ("type", "items")} | {"uniqueItems": True}
    described["anyOf"] = [several, {"type": "string"}, {"type": "null"}]


Ids = Annotated[tuple[Text, ...], BeforeValidator(as_list), Field(json_schema_extra={"uniqueItems": True})]
"""What a record belongs to, each named once."""
OneOrMore = Annotated[tuple[Text, ...], BeforeValidator(one_as_list), Field(json_schema_extra=_or_one)]


class Listed(Record):
    """One person in the attendance list, as minuted."""

    name: Text
    role: Text | None = None
    organisation: Text | None = None
    known_as: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    person: Text | None = None


class Attendee(Listed):
    """One person who was there, for some of the meeting at least."""

    in_place_of: Text | None = None
    arrived: ItemKey | None = None
    left: ItemKey | None = None
    out_for: Annotated[tuple[ItemKey, ...], BeforeValidator(as_list)] = ()


class Attendance(Record):
    """Who was there and who was not."""

    present: Annotated[tuple[Attendee, ...], BeforeValidator(as_list)] = ()
    substitutes: Annotated[tuple[Attendee, ...], BeforeValidator(as_list)] = ()
    also_present: Annotated[tuple[Attendee, ...], BeforeValidator(as_list)] = ()
    apologies: Annotated[
        tuple[Listed, ...] | None, BeforeValidator(nobody_as_empty), Field(json_schema_extra=_or_none)
    ] = None
    absent: Annotated[tuple[Listed, ...], BeforeValidator(as_list)] = ()


class OfficeHolder(Record):
    """From which item on an office, in the words of the minutes, means whom."""

    office: Text
    name: Text
    from_item: ItemKey | None = None


def _when(needed: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """Say in JSON Schema that a record in which `needed` holds is one in which `then` holds too."""
    return {"if": needed, "then": then}


def _has(key: str, *values: str) -> dict[str, Any]:
    """Describe a record in which a key has a value: one of some, if any are given."""
    return {"required": [key], "properties": {key: {"enum": list(values)} if values else {"not": {"type": "null"}}}}


def _outside_folders(described: dict[str, Any]) -> None:
    """Tell an editor that the name of a paper begins below content/papers/."""
    described["not"] = {"type": "string", "pattern": "^(?:content/)?papers/"}


class Withdrawal(Record):
    """Minutes, or a document, were taken back; the entry stays."""

    date: Day
    reason: Text


class Paper(Record):
    """A document put before the meeting or given as evidence; neither url nor file: its address is missing."""

    model_config = ConfigDict(json_schema_extra={"not": {"allOf": [_has("url"), _has("file")]}})

    title: Text
    url: WebAddress | None = None
    file: Annotated[Text | None, Field(json_schema_extra=_outside_folders)] = None
    published: Day | None = None
    replaced_by: Text | None = None
    withdrawn: Withdrawal | None = None


class Acceptance(Record):
    """This meeting accepted the notes of an earlier one."""

    meeting: MeetingReference
    item: ItemKey | None = None
    amendments: Annotated[tuple[Text, ...], BeforeValidator(as_list)] | None = None


class ItemFacts(Record):
    """Facts about one numbered heading of the body."""

    themes: Ids = ()
    papers: Annotated[tuple[Paper, ...], BeforeValidator(as_list)] = ()
    holds: Held | None = None
    exempt: Text | None = None
    deferred: PutOff | None = None
    withdrawn: Truth = False
    taken: ItemKey | None = None
    recording: Elapsed | None = None


class Action(Record):
    """Something that somebody is to do, as the minutes record it."""

    id: ActionId
    item: ItemKey | None = None
    text: Text
    owners: Ids = ()
    due: Day | None = None
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class Decision(Record):
    """What the meeting decided, as the minutes record it."""

    id: DecisionId
    item: ItemKey | None = None
    text: Text
    moved: Text | None = None
    seconded: Text | None = None
    votes: Annotated[
        dict[Way, Count],
        BeforeValidator(as_mapping),
        Field(json_schema_extra={"propertyNames": {"enum": list(VOTES)}}),
    ] = {}
    outcome: Outcome | None = None


class Declaration(Record):
    """An interest that somebody declared, as the minutes record it."""

    name: Text
    item: ItemKey | None = None
    kind: Text | None = None
    nature: Text | None = None
    left: Truth = False


class Question(Record):
    """One of the passages of this meeting is a question."""

    passage: PassagePlace
    words: Text
    public: Truth = False


class Reply(Record):
    """One of the passages of this meeting answers what was asked in another."""

    asked: PassageReference
    question: Text
    passage: PassagePlace
    words: Text


class Update(Record):
    """What this meeting said about an earlier action."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [_when(_has("status", "merged"), _has("into")), _when(_has("into"), _has("status", "merged"))]
        }
    )

    action: ActionReference
    status: ActionStatus | None = None
    item: ItemKey | None = None
    note: Text | None = None
    text: Text | None = None
    evidence: Annotated[tuple[Paper, ...], BeforeValidator(as_list)] = ()
    into: ActionReference | None = None
    due: Day | None = None
    done_by: Ids = ()


class FutureItem(Record):
    """Something the meeting expects to take up later."""

    title: Text
    kind: FutureKind = "item"
    themes: Ids = ()


class TakenUp(Record):
    """This meeting took up an earlier meeting's future item."""

    future: FutureReference
    item: ItemKey


class NextMeeting(Record):
    """When the next meeting was announced for."""

    date: Day
    time: MeetingHours | None = None
    venue: Text | None = None


class Correction(Record):
    """A declared change of the published words."""

    model_config = ConfigDict(json_schema_extra={"allOf": [_when(_has("kind", "redaction"), {"not": _has("was")})]})

    id: CorrectionId
    date: Day
    item: ItemKey | None = None
    kind: CorrectionKind
    was: Text | None = None
    now: Text | None = None
    reason: Text


class Sitting(Record):
    """When this meeting went on after it had been adjourned, or after a break."""

    date: Day
    time: MeetingHours | None = None


class Meeting(Record):
    """The facts at the top of a meeting file."""

    title: Text
    series: OneOrMore = ()
    date: Day
    time: MeetingHours | None = None
    until: Day | None = None
    resumed: Annotated[tuple[Sitting, ...], BeforeValidator(as_list)] = ()
    timezone: Text | None = None
    venue: Text | None = None
    webcast: WebAddress | None = None
    captions: WebAddress | None = None
    join: WebAddress | None = None
    status: MeetingStatus | None = None
    moved_to: MeetingReference | None = None
    reason: Text | None = None
    attending: Text | None = None
    minutes: MinutesState | None = None
    withdrawn: Withdrawal | None = None
    chair: Text | None = None
    offices: Annotated[tuple[OfficeHolder, ...], BeforeValidator(as_list)] = ()
    summary: Text | None = None
    attendance: Attendance | None = None
    accepts: Annotated[tuple[Acceptance, ...], BeforeValidator(as_list)] = ()
    items: Annotated[
        dict[str, ItemFacts],
        BeforeValidator(as_mapping),
    ] = {}
    actions: Annotated[tuple[Action, ...], BeforeValidator(as_list)] = ()
    decisions: Annotated[tuple[Decision, ...], BeforeValidator(as_list)] = ()
    declarations: Annotated[tuple[Declaration, ...], BeforeValidator(as_list)] = ()
    questions: Annotated[tuple[Question, ...], BeforeValidator(as_list)] = ()
    answers: Annotated[tuple[Reply, ...], BeforeValidator(as_list)] = ()
    updates: Annotated[tuple[Update, ...], BeforeValidator(as_list)] = ()
    future_items: Annotated[tuple[FutureItem, ...], BeforeValidator(as_list)] = ()
    takes_up: Annotated[tuple[TakenUp, ...], BeforeValidator(as_list)] = ()
    next_meeting: NextMeeting | None = None
    corrections: Annotated[tuple[Correction, ...], BeforeValidator(as_list)] = ()
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class Page(Record):
    """The facts at the top of a page such as about.md."""

    title: Text
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class AccessibilityTest(Record):
    """Something that was tested for the accessibility statement."""

    what: Text
    by: Text
    date: Day


class AccessibilityProblem(Record):
    """Something that is known not to be accessible."""

    what: Text
    criterion: Criterion | None = None
    plan: Text | None = None


class AccessibilityPage(Page):
    """The facts at the top of accessibility.md."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                _when(_has("compliance", "partial", "full"), _has("assessed_by")),
                _when(_has("compliance", "full"), {"properties": {"problems": {"maxItems": 0}}}),
            ]
        }
    )

    compliance: Compliance
    assessed_by: Text | None = None
    prepared: Day
    reviewed: Day
    tests: Annotated[tuple[AccessibilityTest, ...], BeforeValidator(as_list)] = ()
    not_tested: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    problems: Annotated[tuple[AccessibilityProblem, ...], BeforeValidator(as_list)] = ()


class Allowed(Record):
    """Something that looks like personal data and may be published."""

    text: Text
    reason: Text


class AcceptedWarning(Record):
    """A warning that was looked at, and why it may stand."""

    code: Text
    file: Text
    about: Text | None = None
    reason: Text


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
    allowed: Annotated[tuple[Allowed, ...], BeforeValidator(as_list)] = ()
    accepted_warnings: Annotated[tuple[AcceptedWarning, ...], BeforeValidator(as_list)] = ()


class Organisation(Record):
    """An entry of organisations.yaml."""

    name: Text
    short_name: Text | None = None
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class OtherName(Record):
    """A name that somebody had, and when."""

    name: Text
    since: Day | None = None
    until: Day | None = None


class DatedRole(Record):
    """A role that somebody had, and when."""

    role: Text
    organisation: Text | None = None
    since: Day | None = None
    until: Day | None = None
    public: Truth = False


class Person(Record):
    """An entry of people.yaml."""

    name: Text
    title: Text | None = None
    public_role: Truth = False
    known_as: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    names: Annotated[tuple[OtherName, ...], BeforeValidator(as_list)] = ()
    written: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    roles: Annotated[tuple[DatedRole, ...], BeforeValidator(as_list)] = ()
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class Theme(Record):
    """An entry of themes.yaml."""

    name: Text
    description: Text
    known_as: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class LocalPlace(Record):
    """An entry of places.yaml."""

    name: Text
    kind: PlaceKind
    part_of: Text | None = None
    known_as: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class Series(Record):
    """An entry of series.yaml."""

    name: Text
    short_name: Text | None = None
    description: Text | None = None
    reference_prefix: Text | None = None
    organisation: Text | None = None
    attending: Text | None = None
    ended: Day | None = None
    aliases: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


class Term(Record):
    """An entry of glossary.yaml."""

    words: Text
    meaning: Text | None = None
    also: Annotated[tuple[Text, ...], BeforeValidator(as_list)] = ()


Organisations = dict[Slug, Organisation]
People = dict[Slug, Person]
Themes = dict[Slug, Theme]
Places = dict[Slug, LocalPlace]
Glossary = dict[str, Term]
SeveralSeries = dict[Slug, Series]
Synonyms = dict[str, Annotated[tuple[Text, ...], BeforeValidator(as_list)]]

"""Everything that a meeting's record says is said in one room, and whoever needs all of it has all of it."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
import yaml
from lxml import etree
from pydantic import BaseModel

from minutebook import schema
from minutebook.model import FIELDS, Archive, stretches
from minutebook.outputs import identifiers
from minutebook.outputs.search import records
from tests.reading import text, tree
from tests.sites import TOWN, Workbench, archive_of, build

OF_THE_BODY = {"items.title", "items.passages", "items.number", "items.links"}
ID = "2024-02-27"

Facts = dict[str, Any]


def listed(name: str, role: str, letter: str, *, there: bool = True) -> Facts:
    """Say everything of somebody in the attendance list."""
    facts = {
        "name": name,
        "role": role,
        "organisation": "council",
        "known_as": [f"Lady {letter}"],
        "person": letter.lower(),
    }
    came = {"in_place_of": f"Old {letter}", "arrived": "1", "left": "1", "out_for": ["1"]}
    return {**facts, **(came if there else {})}


FULL: Facts = {
    "title": "Invented Panel of Swans",
    "series": ["swans"],
    "date": "2024-02-27",
    "time": "14:30 - 16:00",
    "until": "2024-02-29",
    "resumed": [{"date": "2024-03-02", "time": "09:15 - 10:00"}],
    "timezone": "Europe/Dublin",
    "venue": "Invented Hall",
    "webcast": "https://video.example.org/one",
    "captions": "https://video.example.org/one.vtt",
    "join": "https://video.example.org/room",
    "minutes": "draft",
    "chair": "Ada Example",
    "offices": [{"office": "The Umpire", "name": "Di Exemplar", "from_item": "1"}],
    "summary": "An invented summary.",
    "attendance": {
        "present": [listed("Ada Example", "Keeper", "A"), {"name": "Di Exemplar"}],
        "substitutes": [listed("Gil Pattern", "Rook", "G")],
        "also_present": [listed("Bob Sample", "Clerk", "B")],
        "apologies": [listed("Cy Specimen", "Warden", "C", there=False)],
        "absent": [listed("Eve Instance", "Ranger", "E", there=False)],
    },
    "accepts": [{"meeting": "2024-01-30", "item": "1", "amendments": ["For gulls read terns"]}],
    "items": {
        "1": {
            "themes": ["ducks"],
            "holds": "future-items",
            "exempt": "Names of herons.",
            "deferred": "2024-06-18",
            "taken": "1",
            "recording": "00:01:02",
            "papers": [
                {
                    "title": "Moulting survey",
                    "url": "https://example.org/survey",
                    "published": "2024-02-19",
                    "replaced_by": "Egg ledger",
                },
                {"title": "Old chart", "withdrawn": {"date": "2024-02-20", "reason": "It named herons."}},
            ],
        },
        "2": {"holds": "next-meeting", "withdrawn": "true", "papers": [{"title": "Egg ledger", "file": "eggs.csv"}]},
    },
    "actions": [
        {"id": "A1", "item": "1", "text": "Council to feed geese.", "owners": ["council"], "due": "2024-08-01"},
    ],
    "decisions": [
        {
            "id": "D1",
            "item": "1",
            "text": "That the weir be mended.",
            "moved": "Ada Example",
            "seconded": "Bob Sample",
            "votes": {"for": "3", "against": ["Gil Pattern"]},
            "outcome": "carried",
        }
    ],
    "declarations": [
        {"name": "Gil Pattern", "item": "1", "kind": "pecuniary", "nature": "A lease of reeds.", "left": "true"}
    ],
    "questions": [{"passage": "item-1-p1", "words": "flew", "public": "true"}],
    "answers": [
        {"asked": "2024-01-30#item-1-p1", "question": "Reeds", "passage": "item-1-p1", "words": "flew"},
    ],
    "updates": [
        {
            "action": "2024-01-30/A1",
            "item": "1",
            "status": "merged",
            "into": "2024-01-30/A2",
            "note": "Counting began.",
            "due": "2024-10-01",
            "done_by": ["council"],
            "evidence": [
                {
                    "title": "Tally sheet",
                    "url": "https://example.org/tally",
                    "published": "2024-02-18",
                    "replaced_by": "Paint chart",
                },
                {"title": "Dull chart", "withdrawn": {"date": "2024-02-21", "reason": "It named egrets."}},
            ],
        },
        {
            "action": "2023-11-28/A1",
            "item": "1",
            "text": "Somebody to paint boats.",
            "evidence": [{"title": "Paint chart", "file": "paint.csv"}],
        },
    ],
    "future_items": [{"title": "Lagoons", "kind": "item", "themes": ["ducks"]}],
    "takes_up": [{"future": "2024-01-30/Ponds", "item": "1"}],
    "next_meeting": {"date": "2024-06-18", "time": "10:00 - 11:00", "venue": "Sample Barn"},
    "corrections": [
        {
            "id": "C1",
            "date": "2024-03-01",
            "item": "1",
            "kind": "typing",
            "was": "flied",
            "now": "flew",
            "reason": "Grammar.",
        },
    ],
}
"""A meeting that says something in every field, each with words that stand nowhere else."""
BODY = "An opening line.\n\n## 1. Ducks of Puddlewick\n\nThey flew.\n\n## 2. Farewell\n\nGoodbye, they [flew](https://example.org/one).\n"

OTHERWISE: Facts = {
    "series": ["geese"],
    "date": "2024-02-28",
    "time": "14:30 - 16:30",
    "until": "2024-03-01",
    "resumed.date": "2024-03-03",
    "resumed.time": "09:15 - 11:00",
    "timezone": "Europe/Lisbon",
    "webcast": "https://video.example.org/two",
    "captions": "https://video.example.org/two.vtt",
    "join": "https://video.example.org/hall",
    "minutes": "final",
    **{
        f"attendance.{group}.{field}": value
        for group in ("present", "substitutes", "also_present", "apologies", "absent")
        for field, value in {"known_as": ["Lady Z"], "organisation": "watch", "person": "z"}.items()
    },
    **{
        f"attendance.{group}.{field}": value
        for group in ("present", "substitutes", "also_present")
        for field, value in {"arrived": "2", "left": "2", "out_for": ["2"]}.items()
    },
    "offices.name": "Bob Sample",
    "offices.from_item": "2",
    "accepts.meeting": "2023-12-12",
    "accepts.item": "2",
    "accepts.amendments": ["For terns read gulls"],
    "items.themes": [],
    **{
        f"{listing}.{field}": value
        for listing in ("items.papers", "updates.evidence")
        for field, value in {
            "url": "https://example.org/other",
            "file": "other.csv",
            "published": "2024-02-10",
            "withdrawn.date": "2024-02-22",
        }.items()
    },
    "items.papers.replaced_by": "Paint chart",
    "updates.evidence.replaced_by": "Egg ledger",
    "items.holds": None,
    "items.deferred": "2024-06-19",
    "items.withdrawn": "false",
    "items.taken": "2",
    "items.recording": "00:01:03",
    "actions.id": "A2",
    "actions.item": "2",
    "actions.owners": [],
    "actions.due": "2024-09-01",
    "decisions.id": "D2",
    "decisions.item": "2",
    "decisions.votes": {"for": "4"},
    "decisions.outcome": "noted",
    "declarations.item": "2",
    "declarations.left": "false",
    "questions.passage": "item-2-p1",
    "questions.public": "false",
    "answers.asked": "2024-01-30#item-1-p2",
    "answers.passage": "item-2-p1",
    "updates.action": "2024-01-30/A3",
    "updates.status": "complete",
    "updates.item": "2",
    "updates.into": "2024-01-30/A3",
    "updates.due": "2024-11-01",
    "updates.done_by": [],
    "future_items.kind": "exception-paper",
    "future_items.themes": [],
    "takes_up.future": "2024-01-30/Boats",
    "takes_up.item": "2",
    "next_meeting.date": "2024-06-19",
    "next_meeting.time": "10:00 - 12:00",
    "corrections.id": "C2",
    "corrections.date": "2024-03-02",
    "corrections.item": "2",
    "corrections.kind": "factual",
}
"""What else a field may say; any other field gets another word."""


def fields_of(record: type[BaseModel], before: str = "") -> Iterator[str]:
    """Walk the fields of a meeting file, as the schema has them, by the names of the keys that lead there."""
    for name, field in record.model_fields.items():
        inside = list(_records_in(field.annotation))
        if not inside:
            yield f"{before}{name}"
        for part in inside:
            yield from fields_of(part, f"{before}{name}.")


def _records_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is not None or isinstance(annotation, UnionType):
        for part in get_args(annotation):
            yield from _records_in(part)


def changed(facts: Facts, path: list[str], to: object) -> Facts:
    """Give facts in which the first entry that has a field says something else in it; another word for `...`."""
    first, *rest = path
    inside = facts[first]
    if not rest:
        return {**facts, first: f"{inside} otherwise" if to is ... else to}
    entries = inside if isinstance(inside, list) else list(inside.values()) if first == "items" else [inside]
    at = next(number for number, entry in enumerate(entries) if _has(entry, rest))
    entries = [*entries[:at], changed(entries[at], rest, to), *entries[at + 1 :]]
    if first == "items":
        return {**facts, first: dict(zip(inside, entries, strict=True))}
    return {**facts, first: entries if isinstance(inside, list) else entries[0]}


def _has(entry: Facts, path: list[str]) -> bool:
    inside = entry.get(path[0])
    if len(path) == 1 or inside is None:
        return inside is not None
    return any(_has(part, path[1:]) for part in (inside if isinstance(inside, list) else [inside]))


def written(bench: Workbench, facts: Facts = FULL, body: str = BODY) -> Archive:
    """Write a meeting and give the archive, whatever warnings there are."""
    name = facts["date"]
    (bench.content / "meetings" / f"{ID}.md").unlink(missing_ok=True)
    bench.write(f"meetings/{name}.md", f"---\n{yaml.safe_dump(facts, sort_keys=False)}---\n\n{body}")
    return archive_of(bench.content)


@pytest.fixture
def bench(smallest: Workbench) -> Workbench:
    """Make a site with all that the full meeting speaks of, and what it may speak of otherwise."""
    smallest.write("series.yaml", "swans: {name: Invented Swans}\ngeese: {name: Invented Geese}\n")
    smallest.write("organisations.yaml", "council: {name: Invented Council}\nwatch: {name: Invented Watch}\n")
    smallest.write(
        "people.yaml",
        "a: {name: Ada Example}\nb: {name: Bob Sample}\nc: {name: Cy Specimen}\n"
        "e: {name: Eve Instance}\ng: {name: Gil Pattern}\nz: {name: Zed Other}\n",
    )
    for name in ("eggs.csv", "other.csv", "paint.csv"):
        smallest.write(f"papers/{name}", "a\n1\n")
    actions = "".join(f"  - {{id: A{n}, item: 1, text: Council to count {n}., owners: [council]}}\n" for n in (1, 2, 3))
    smallest.write(
        "meetings/2024-01-30.md",
        "---\ntitle: Invented Panel\nseries: [swans, geese]\ndate: 2024-01-30\n"
        "future_items: [{title: Ponds}, {title: Boats}]\n"
        f"actions:\n{actions}---\n\n## 1. Ducks\n\nReeds, ducks.\n\nMore reeds, Reeds.\n",
    )
    return smallest


def test_every_field_of_a_meeting_file_is_classed() -> None:
    assert set(fields_of(schema.Meeting)) | OF_THE_BODY == set(FIELDS)


def test_a_record_that_says_something_in_every_field_gives_all_of_it(bench: Workbench) -> None:
    said = {stretch.field for stretch in stretches(written(bench).meetings[ID])}
    assert said == {field for field, kind in FIELDS.items() if kind not in {"unsaid", "place"}}


def version(archive: Archive) -> str:
    """Give the version of the full meeting, or of what it was changed to."""
    return identifiers.version(archive.meetings.newest_first[0], archive.registers)


@pytest.mark.parametrize("field", [field for field, kind in FIELDS.items() if kind != "unsaid"])
def test_whatever_the_record_says_otherwise_makes_another_version(bench: Workbench, field: str) -> None:
    before = version(written(bench))
    if field in OF_THE_BODY:
        old, new = {
            "items.passages": ("They flew", "They flew by"),
            "items.title": ("Farewell", "Goodbye"),
            "items.number": ("## 2. ", "## 3. "),
            "items.links": ("example.org/one", "example.org/two"),
        }[field]
        facts = {**FULL, "items": {"1": FULL["items"]["1"], "3": FULL["items"]["2"]}} if "number" in field else FULL
        after = version(written(bench, facts, BODY.replace(old, new)))
    else:
        facts = changed(FULL, field.split("."), OTHERWISE.get(field, ...))
        if field == "corrections.now":
            facts = changed(facts, ["corrections", "now"], "They flew")
        if field == "updates.status":
            facts = changed(facts, ["updates", "into"], None)
            del facts["updates"][0]["into"]
        if field == "items.holds":
            del facts["items"]["1"]["holds"]
        after = version(written(bench, facts))
    assert before != after


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1. a\n2. b", "5. a\n6. b"),
        ("- a\n- b", "- a\n  - b"),
        ("- a\n- b", "a\n\nb"),
        ("> a", "a"),
        ("**a** b", "a b"),
        ("**a** b", "*a* b"),
        ("[a](https://example.org/1)", "[a](https://example.org/2)"),
        ("[a](2024-01-30.md)", "[a](2024-01-30.md#item-1)"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("| a |\n|---|\n| b |", "| a |\n|---|\n| **b** |"),
        ("a\\\nb", "a\nb"),
    ],
)
def test_how_the_words_stand_is_part_of_the_version(smallest: Workbench, one: str, other: str) -> None:
    versions = set()
    for words in (one, other, one):
        smallest.meeting(body=f"## 1. A\n\n{words}\n")
        versions.add(version(archive_of(smallest.content)))
    assert len(versions) == 2


def test_that_there_were_no_apologies_is_part_of_it_and_lines_of_the_file_are_not(smallest: Workbench) -> None:
    versions = []
    for facts in ("attendance: {present: []}\n", "attendance: {present: [], apologies: none}\n"):
        for space in ("", "# a note of the officer's own\n"):
            smallest.meeting(space + facts)
            versions.append(version(archive_of(smallest.content)))
    assert versions[0] == versions[1] != versions[2] == versions[3]


def test_a_new_name_of_an_owner_makes_another_version_too(bench: Workbench) -> None:
    before = version(written(bench))
    bench.write("organisations.yaml", "council: {name: Invented District}\nwatch: {name: Invented Watch}\n")
    assert before != version(archive_of(bench.content))


NAMES = ("decisions.moved", "decisions.seconded", "decisions.votes", "declarations.")
"""What names people, who are named beside the page only where they hold a public role."""
NOT_SEARCHED = (*NAMES, "attendance.", "title", "venue", "chair", "offices.", "summary", "next_meeting.")
"""Facts of the whole meeting, words not of the minutes, and who was there; a next meeting has words of its own."""


def test_every_word_is_found_by_the_search(bench: Workbench) -> None:
    archive = written(bench)
    found = [f"{record.heading}\n{record.text}" for record in records(archive) if record.meeting == ID]
    for stretch in stretches(archive.meetings[ID]):
        if not stretch.field.startswith(NOT_SEARCHED):
            assert any(stretch.words in words for words in found), stretch


def test_every_word_stands_in_akoma_ntoso_and_on_the_page(bench: Workbench) -> None:
    archive = written(bench)
    site = build(bench.content, bench.folder / "site", "--no-search")
    whole = etree.parse(site / "meetings" / ID / "akoma-ntoso.xml").getroot()
    record = re.sub(r"\s+", " ", "".join(whole.itertext()))
    page = text(tree(site / "meetings" / ID / "index.html"))
    for stretch in stretches(archive.meetings[ID]):
        # Those without a public role are named on the page alone.
        if not stretch.field.startswith((*NAMES, "attendance.", "chair", "offices.")):
            assert stretch.words in record, stretch
        assert stretch.field == "updates.text" or stretch.words in page, stretch


def test_every_short_form_is_explained_wherever_it_stands(bench: Workbench) -> None:
    words = [
        field
        for field, kind in FIELDS.items()
        if kind == "words" and field not in {*OF_THE_BODY, "offices.name", "decisions.votes"}
    ]
    facts, terms = FULL, ""
    for number, field in enumerate(words):
        form = f"ZQ{chr(65 + number // 26)}{chr(65 + number % 26)}"
        said = [f"Read {form}"] if field == "accepts.amendments" else f"The {form}"
        facts = changed(facts, field.split("."), said)
        terms += f"{form}: {{words: Zoological quotient {number}.}}\n"
    bench.write("glossary.yaml", terms)
    written(bench, facts)
    site = build(bench.content, bench.folder / "site", "--no-search")
    page = text(tree(site / "meetings" / ID / "index.html"))
    for number, field in enumerate(words):
        assert f"Zoological quotient {number}." in page, field


@pytest.mark.parametrize("field", ["items.title", "items.passages", "items.papers.title", "accepts.amendments"])
def test_a_place_has_every_part_of_an_item_that_names_it(bench: Workbench, field: str) -> None:
    facts, body = FULL, BODY.replace(" of Puddlewick", "")
    if field == "items.title":
        body = BODY
    elif field == "items.passages":
        body = body.replace("flew", "flew to Puddlewick")
    else:
        facts = changed(FULL, field.split("."), ["Puddlewick"] if "amend" in field else "Puddlewick")
    record = written(bench, facts, body).places["puddlewick"]
    assert bool(record.passages) == (field == "items.passages")
    assert record.items == (() if field == "items.passages" else ((ID, "1"),))


def test_where_a_meeting_was_held_is_no_mention_of_the_place(bench: Workbench) -> None:
    facts = {**FULL, "venue": "Puddlewick", "title": "Puddlewick Panel", "chair": "Ada Example"}
    record = written(bench, facts, BODY.replace(" of Puddlewick", "")).places["puddlewick"]
    assert (record.items, record.passages, record.actions, record.future_items) == ((), (), (), ())


def test_the_town_has_one_version_a_meeting(town_site: Path) -> None:
    archive = archive_of(TOWN)
    versions = {identifiers.version(meeting, archive.registers) for meeting in archive.meetings.values()}
    assert len(versions) == len(archive.meetings)
    for id_, meeting in archive.meetings.items():
        page = text(tree(town_site / "meetings" / id_ / "index.html"))
        assert identifiers.version(meeting, archive.registers) in page

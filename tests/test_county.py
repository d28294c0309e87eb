"""The invented county says everything that a meeting file can say at least twice, and answers these questions."""

from collections import Counter
from collections.abc import Iterator

import pytest

from minutebook import frontmatter, schema
from minutebook.frontmatter import Value
from minutebook.model import Archive
from minutebook.outputs import naming
from tests.sites import COUNTY, archive_of, silent_since
from tests.test_stretches import fields_of

MEETINGS = sorted((COUNTY / "meetings").glob("*.md"))


@pytest.fixture(scope="module")
def county() -> Archive:
    return archive_of(COUNTY)


def said_in(value: Value, before: str = "") -> Iterator[str]:
    """Walk the fields that facts have, by the names of the keys that lead there; items without their number."""
    match value:
        case dict() if before == "items":
            for entry in value.values():
                for key, inside in entry.items() if isinstance(entry, dict) else ():
                    yield from said_in(inside, f"items.{key}")
        case dict() if not before.endswith("votes"):
            for key, inside in value.items():
                yield from said_in(inside, f"{before}.{key}" if before else key)
        case list() if value:
            for entry in value:
                yield from said_in(entry, before)
        case _ if value not in (None, []):
            yield before


def test_every_key_of_a_meeting_file_is_used_twice() -> None:
    used: Counter[str] = Counter()
    for path in MEETINGS:
        parts, _ = frontmatter.split(path.read_text("utf-8"), path.name)
        assert parts is not None
        fields, _ = frontmatter.parse(parts.facts, path.name)
        assert fields is not None
        used.update({*said_in(fields.data)})
    assert {field for field in fields_of(schema.Meeting) if used[field] < 2} == set()


@pytest.mark.parametrize("kind", ["theme", "person", "organisation", "place", "series"])
def test_two_entries_of_each_register_have_had_another_address(county: Archive, kind: str) -> None:
    assert len({alias.id for alias in county.registers.aliases if alias.kind == kind}) >= 2


def test_it_has_three_series_over_two_years_and_every_state(county: Archive) -> None:
    days = [meeting.date for meeting in county.meetings.values()]
    assert (max(days) - min(days)).days > 600
    assert set(county.registers.series) == {"council", "planning", "licensing"}
    assert Counter(meeting.status for meeting in county.unheld.values()) == {
        "cancelled": 2,
        "moved": 2,
        "inquorate": 2,
        "announced": 1,
    }
    assert len(county.withdrawn) == 2


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        # Silence counts the held meetings of the action's own series alone.
        ("silent about 2023-10-03/A1", ("2024-02-06", "2024-03-05")),
        ("silent about 2023-06-06/A1", ("2023-10-03", "2024-02-06")),
        ("silent about 2023-06-13/A1", ("2023-07-04-licensing", "2023-10-03", "2024-03-05")),
        ("silent about 2023-05-09/A1", ()),
        # What became of the actions.
        ("state of 2022-05-10/A1", "complete"),
        ("state of 2022-05-10/A2", "complete"),
        ("state of 2022-05-10/A3", "merged"),
        ("state of 2022-09-06/A3", "merged"),
        ("state of 2023-06-06/A2", "open"),
        # Before and after, in the series: cancelled, moved, inquorate and withdrawn meetings are none.
        ("before 2023-05-09", "2022-07-12"),
        ("before 2023-06-13", "2022-11-08"),
        ("before 2023-06-06", "2023-02-07"),
        ("after 2022-11-08", "2023-06-13"),
        ("after 2023-05-09", None),
        # Acceptance.
        ("accepted 2022-05-10", "2022-06-14"),
        ("accepted 2022-10-11", "2022-11-08"),
        ("accepted 2022-11-08", None),
        # The forward plan.
        ("taken up 2022-05-10/Repair of roads", ("2022-06-14", "2")),
        ("taken up 2022-09-06/Cost of boats", ("2022-10-11", "310")),
        # Questions: answered where that was declared, and said to have none declared elsewhere.
        ("asked 2022-05-10 item-1-p1", "Question from the public"),
        ("asked 2022-05-10 item-1-p2", "Question. No answer is declared here."),
        ("asked 2022-09-06 item-301-p1", "Question from the public"),
        # Where somebody was.
        ("out Bob Sample 2022-05-10 1", True),
        ("out Bob Sample 2022-05-10 3", False),
        ("out Ada Former 2022-05-10 3", True),
        ("out D. Exemplar 2022-05-10 7", True),
    ],
)
def test_the_county_answers(county: Archive, question: str, answer: object) -> None:
    assert _ask(county, question) == answer


def _ask(county: Archive, question: str) -> object:
    kind, _, about = question.partition(" ")
    match kind:
        case "silent":
            return silent_since(county, county.actions[about.removeprefix("about ")])
        case "state":
            return county.actions[about.removeprefix("of ")].status
        case "before" | "after":
            beside = county.meetings.beside(about)
            found = beside.before(about) if kind == "before" else beside.after(about)
            return found.id if found else None
        case "accepted":
            return county.accepted[about].by if about in county.accepted else None
        case "taken":
            wanted = about.removeprefix("up ").split("/")
            return next(entry.item for entry in county.promised if [entry.meeting, entry.title] == wanted)
        case "asked":
            place = about.split()
            return next(
                naming.question_words(asked)
                for key, asked in county.questions.items()
                if [key.meeting, key.place] == place
            )
        case _:
            name, meeting, item = about.rsplit(" ", 2)
            held = county.meetings[meeting]
            return held.is_out(next(entry for entry in held.attendees() if entry.name == name), item)

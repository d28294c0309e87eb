"""What can be so and hardly is, is asked about; what is usual is not."""

import pytest

from tests.sites import Workbench


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ("next_meeting: {date: 2024-04-06}\n", ["weekend-day"]),  # a Saturday
        ("next_meeting: {date: 2024-04-07}\n", ["weekend-day"]),
        ("next_meeting: {date: 2024-04-05}\n", []),
        ("next_meeting: {date: 2024-04-08}\n", []),
        ("next_meeting: {date: 2026-12-01}\n", []),
        ("next_meeting: {date: 2027-01-05}\n", ["far-day"]),
        ("actions:\n  - {id: A1, text: B., owners: [council], due: 2034-12-31}\n", []),
        ("actions:\n  - {id: A1, text: B., owners: [council], due: 2035-01-01}\n", ["far-day"]),
        ("time: 06:59 - 08:00\n", ["hours-at-night"]),
        ("time: 07:00 - 08:00\n", []),
        ("time: 22:30 - 23:00\n", []),
        ("time: 22:31 - 23:00\n", ["hours-at-night"]),
        ("next_meeting: {date: 2024-04-05, time: 02:30 - 04:00}\n", ["hours-at-night"]),
    ],
)
def test_days_and_hours(smallest: Workbench, facts: str, codes: list[str]) -> None:
    smallest.meeting(facts)
    assert smallest.codes() == codes


def test_a_meeting_on_a_sunday_is_asked_about(smallest: Workbench) -> None:
    smallest.write("meetings/2023-03-05.md", "---\ntitle: P\ndate: 2023-03-05\n---\n\n## 1. A\n\nB.\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("weekend-day", 3)
    assert told.message == "Sunday 5 March 2023 is not a day on which meetings are mostly held."


@pytest.mark.parametrize(
    ("facts", "body", "said"),
    [
        (
            "title: Panel, 30 January 2024\n",
            "## 1. A\n\nB.\n",
            "the title gives 30 January 2024, and the facts give 27 February 2024 for this meeting.",
        ),
        ("title: Panel, 27/02/2024\n", "## 1. A\n\nB.\n", None),
        (
            "",
            "Minutes of the meeting held on 30 January 2024.\n\n## 1. A\n\nB.\n",
            "the first passage gives 30 January 2024, and the facts give 27 February 2024 for this meeting.",
        ),
        ("", "Minutes of the meeting held on 27 February 2024.\n\n## 1. A\n\nB.\n", None),
        ("", "Ducks were counted on 30 January 2024.\n\n## 1. A\n\nB.\n", None),
        (
            "accepts: [{meeting: 2024-01-30, item: 1}]\n",
            "## 1. Notes of 29 January 2024\n\nB.\n",
            "the heading of item 1 gives 29 January 2024, and the facts give 30 January 2024 for the one accepted.",
        ),
        ("accepts: [{meeting: 2024-01-30, item: 1}]\n", "## 1. Notes of 30th January 2024\n\nB.\n", None),
        (
            "next_meeting: {date: 2024-06-04}\n",
            "## 1. A\n\nThe next meeting would be on 11 June 2024.\n",
            "this passage gives 11 June 2024, and the facts give 4 June 2024 for the next meeting.",
        ),
        ("next_meeting: {date: 2024-06-04}\n", "## 1. A\n\nThe next meeting would be on 4 June 2024.\n", None),
        ("next_meeting: {date: 2024-06-04}\n", "## 1. A\n\nThe next meeting came up. It rained on 1 May 2023.\n", None),
        ("", "## 1. A\n\nThe next meeting would be on 11 June 2024.\n", None),
        (
            "next_meeting: {date: 2024-06-04}\n",
            "## 1. Date of next meeting\n\nTuesday 11 June 2024\n",
            "this passage gives 11 June 2024, and the facts give 4 June 2024 for the next meeting.",
        ),
        ("next_meeting: {date: 2024-06-04}\n", "## 1. Date of next meeting\n\nTuesday 4 June 2024\n", None),
        (
            "accepts: [{meeting: 2024-01-30, item: 1}]\n",
            "## 1. A\n\nThe minutes of 29 January 2024 were agreed.\n",
            "this passage gives 29 January 2024, and the facts give 30 January 2024 for the one accepted.",
        ),
        ("accepts: [{meeting: 2024-01-30, item: 1}]\n", "## 1. A\n\nMinutes of 30 January 2024 agreed.\n", None),
        ("accepts: [{meeting: 2024-01-30, item: 1}]\n", "## 1. A\n\nDucks of 29 January 2024 were agreed.\n", None),
    ],
)
def test_days_in_words_are_held_against_the_facts(smallest: Workbench, facts: str, body: str, said: str | None) -> None:
    head = facts if facts.startswith("title") else f"title: Invented Panel\n{facts}"
    smallest.write("meetings/2024-02-27.md", f"---\n{head}date: 2024-02-27\n---\n\n{body}")
    told = [problem.message for problem in smallest.problems()]
    assert len(told) == (said is not None), told
    assert said is None or told == [said]


def test_marks_in_facts_are_shown_as_they_are_typed_and_told(smallest: Workbench) -> None:
    smallest.meeting(
        "summary: 'The <b>panel</b> met.'\nactions:\n"
        "  - {id: A1, text: 'Count ~~ducks~~ &nbsp; [^1] **now** and [see](https://a.example).', owners: [council]}\n"
    )
    found = [(told.code, told.place.line, told.message.split('"')[1]) for told in smallest.problems()]
    places = [(4, "<b>"), (4, "</b>"), (6, "&nbsp;"), (6, "[^1]"), (6, "~~ducks~~"), (6, "](")]
    places.append((6, "Count ~~ducks~~ &nbsp; [^1] **"))
    assert sorted(found) == sorted(("marks-in-facts", line, text) for line, text in places)
    smallest.meeting("summary: 5 * 3 is 15, and 10% of 3 < 4.\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        ("next_meeting: {date: 2024-04-06}\n", (4, 22)),
        ("next_meeting: {venue: A, date: 2027-01-05}\n", (4, 32)),
        ("next_meeting: {date: 2024-04-05, time: 02:30 - 04:00}\n", (4, 40)),
        ("accepts: [{item: 1, meeting: 2024-01-30}]\n", (4, 30)),
        ("corrections:\n  - {id: C1, date: 2035-01-01, kind: typing, item: 1, now: B, reason: R}\n", (5, 20)),
        ("actions:\n  - {id: A1, text: B., owners: [council], due: 2035-01-01}\n", (5, 48)),
        (
            "items: {1: {papers: [{title: A, url: 'https://a.example'}, {title: B, url: 'https://a.example'}]}}\n",
            (4, 60),
        ),
    ],
)
def test_what_is_hardly_so_is_pointed_to(smallest: Workbench, facts: str, place: tuple[int, int]) -> None:
    smallest.meeting(facts, "## 1. Notes of 29 January 2024\n\nB.\n")
    (told,) = smallest.problems()
    assert (told.place.line, told.place.column) == place


def test_a_title_that_is_another_day_s_is_pointed_to(smallest: Workbench) -> None:
    smallest.write("meetings/2024-02-27.md", "---\ndate: 2024-02-27\ntitle: P, 30 January 2024\n---\n\n## 1. A\n\nB.\n")
    assert [(told.place.line, told.place.column) for told in smallest.problems()] == [(3, 8)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("next_meeting: {date: 2024-06-18}", True),
        ("actions:", True),
        ("date: 2024-06-18", True),
        ("summary: the ducks were well", False),
        ("Actions: none", False),
        ("ducks: {brown: 4}", False),
    ],
)
def test_a_fact_below_the_line_is_told(smallest: Workbench, line: str, *, told: bool) -> None:
    smallest.meeting(body=f"{line}\n\n## 1. A\n\nB.\n")
    assert ("fact-in-body" in smallest.codes()) == told


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("The Chair asked how many ducks there were.", "The Chair asked how many ducks there were.", True),
        (
            "ACC Bob said over two years, 432 ducks were counted on the ponds of the town.",
            "ACC Bob said over two years, 431 ducks were counted on the ponds of the town.",
            True,
        ),
        ("This was noted.", "This was noted.", False),
        ("It was noted by all.", "It was noted by all.", False),  # five words
        ("It was noted by all there.", "It was noted by all there.", True),  # six
        ("It was noted by all there.", "It was noted by all.", False),
        # 17 of 20 words are the same, which is enough, and 16 of 19 are not.
        ("A b c d e f g h i j k l m n o p q r s", "A b c d e f g h i j k l m n o p q t", True),
        ("A b c d e f g h i j k l m n o p q r", "A b c d e f g h i j k l m n o p s", False),
        ("The Chair asked how many ducks there were.", "The Clerk said that nobody had counted swans.", False),
        ("The Chair thanked the Clerk for the report on ducks.", "The Clerk thanked the Chair and all members.", False),
    ],
)
def test_a_passage_again_is_told(smallest: Workbench, first: str, second: str, *, twice: bool) -> None:
    smallest.meeting(body=f"## 1. A\n\n{first}\n\n{second}\n")
    assert smallest.codes() == (["passage-twice"] if twice else [])
    smallest.meeting(body=f"## 1. A\n\n{first}\n\n## 2. B\n\n{second}\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("facts", "body", "codes"),
    [
        ("items: {1: {holds: future-items}}\nfuture_items: [{title: A}]\n", "## 1. Next meeting\n", ["holds-other"]),
        (
            "items: {1: {holds: future-items}}\nfuture_items: [{title: A}]\n",
            "## 1. Items for the next meeting\n",
            ["holds-other"],
        ),
        (
            "items: {1: {holds: future-items}}\nfuture_items: [{title: A}]\n",
            "## 1. Future items for the next meeting\n",
            [],
        ),
        ("items: {1: {holds: next-meeting}}\nnext_meeting: {date: 2024-06-18}\n", "## 1. Next meeting\n", []),
        (
            "items: {1: {holds: next-meeting}}\nnext_meeting: {date: 2024-06-18}\n",
            "## 1. Forward plan\n",
            ["holds-other"],
        ),
        ("items: {1: {holds: next-meeting}}\nnext_meeting: {date: 2024-06-18}\n", "## 1. Dates\n", []),
        ("future_items: [{title: Swan lake}]\n", "## 1. A\n\n- swan lake;\n", ["future-item-in-both"]),
        ("future_items: [{title: Swan lake}]\n", "## 1. A\n\n- Swan lake!\n", []),
        ("future_items: [{title: Swan lake}]\n", "## 1. A\n\nSwan lake was announced.\n", []),
        (
            "items: {1: {papers: [{title: A, file: a.csv}, {title: B, file: a.csv}]}}\n",
            "## 1. A\n",
            ["paper-twice"],
        ),
        ("items: {1: {papers: [{title: A, file: a.csv}, {title: A, file: a.csv}]}}\n", "## 1. A\n", []),
    ],
)
def test_lists_are_held_against_headings_and_text(smallest: Workbench, facts: str, body: str, codes: list[str]) -> None:
    smallest.write("papers/a.csv", "a\n1\n")
    smallest.meeting(facts, f"{body}\n## 2. End\n\nThe panel closed.\n")
    assert [code for code in smallest.codes() if code != "paper-not-listed"] == codes


@pytest.mark.parametrize(
    ("offices", "codes"),
    [
        ("{office: The Chair, name: Bob, from_item: 1}", []),
        ("{office: chair, name: Bob, from_item: 1}", []),
        ("{office: Chairman, name: Bob, from_item: 1}", []),
        ("{office: The Mayor, name: Bob, from_item: 1}", ["office-unused"]),
        ("{office: The Chair, name: Bob}", ["office-of-another"]),
        ("{office: The Chair, name: Ada}", []),
        ("{office: The Clerk, name: Bob}", []),
    ],
)
def test_an_office_is_one_of_the_minutes_and_not_another_s(smallest: Workbench, offices: str, codes: list[str]) -> None:
    smallest.write("people.yaml", "ada: {name: Ada}\nbob: {name: Bob}\n")
    smallest.meeting(
        f"attendance: {{present: [{{name: Ada, known_as: [The Chair]}}, {{name: Bob}}]}}\noffices: [{offices}]\n",
        "## 1. A\n\nThe Chair spoke to the clerk.\n",
    )
    assert smallest.codes() == codes


@pytest.mark.parametrize(
    ("reason", "told"),
    [("Jo Bloggs was named", True), ("A private person was named", False), ("The name of a resident", False)],
)
def test_the_reason_of_a_redaction_names_nobody(smallest: Workbench, reason: str, *, told: bool) -> None:
    entry = f"{{id: C1, date: 2024-03-01, item: 1, kind: redaction, now: '[gone]', reason: {reason}}}"
    smallest.meeting(f"corrections:\n  - {entry}\n", "## 1. A\n\n[gone] spoke.\n")
    assert smallest.codes() == (["redaction-names"] if told else [])

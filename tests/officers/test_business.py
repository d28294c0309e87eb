"""Business: papers, accepted notes, future items and the next meeting."""

from pathlib import Path

import pytest

from minutebook.model import Registers
from tests.officers.desk import HEAD, from_text, from_word, heading
from tests.officers.paper import link, numbered, para, run


@pytest.mark.parametrize(
    ("said", "accepts", "code"),
    [
        (
            "The minutes of the meeting on 23 October 2023 were agreed as a correct record.",
            "2023-10-23",
            "accepts-unpublished",
        ),
        ("The notes were accepted.", "2023-06-01", "accepts-guessed"),
        ("The notes of 1 June 2023 were accepted. A letter of 3 January 2024 was read.", "2023-06-01", "accepts-found"),
        ("The minutes could not be agreed. The report of 3 January 2024 was noted.", None, "accepts-not"),
        ("It was agreed that the minutes would be brought back.", None, "accepts-not"),
        ("It was agreed that the minutes of 23 October 2023 be accepted.", "2023-10-23", "accepts-unpublished"),
        ("The minutes of 23 October 2023 were approved subject to one change.", "2023-10-23", "accepts-amended"),
        ("The minutes of 23 October 2023 were not available and were deferred.", None, "accepts-not"),
    ],
)
def test_accepted_notes(said: str, accepts: str | None, code: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}1. Welcome\nWords.\n2. Notes of the previous meeting\n{said}\n3. AOB\nNone\n",
        registers,
        tmp_path,
        ["2023-06-01"],
    )
    assert desk.facts.get("accepts") == ([{"meeting": accepts, "item": "2"}] if accepts else None)
    assert code in desk.codes()


def test_future_items_and_the_next_meeting(registers: Registers, tmp_path: Path) -> None:
    text = "1. Welcome\nWords.\n2. Future agenda items\n· Hate Crime\n· Exception paper - Custody\n3. Date of next meeting\nTuesday 18 June 2024, 2pm - 4pm, Old Hall\n"
    desk = from_text(HEAD + text, registers, tmp_path)
    assert desk.rows("future_items") == [
        {"title": "Hate Crime", "themes": ["hate-crime"]},
        {"title": "Custody", "kind": "exception-paper", "themes": ["custody"]},
    ]
    assert desk.facts["next_meeting"] == {"date": "2024-06-18", "time": "14:00 - 16:00", "venue": "Old Hall"}
    assert desk.facts["items"] == {"2": {"holds": "future-items"}, "3": {"holds": "next-meeting"}}


def test_links_become_reports_or_stay(registers: Registers) -> None:
    links = {
        "a": "https://example.org/ducks.pdf",
        "b": "https://example.org/law",
        "c": "javascript:alert(1)",
        "d": "file:///C:/SECRET.docx",
    }
    desk = from_word(
        heading("Welcome"),
        para("See ", link("the law", "b"), " and ", link("a page", "c"), " and ", link("a file", "d"), "."),
        numbered(run("Ducks - to access the full report ", "<w:b/>") + link("HERE", "a")),
        para("x"),
        registers=registers,
        links=links,
    )
    assert "See [the law](https://example.org/law) and a page and a file." in desk.body
    assert desk.facts["items"] == {
        "2": {"papers": [{"title": "Ducks, full report", "url": "https://example.org/ducks.pdf"}]}
    }
    assert "link-refused" in desk.codes()
    assert "SECRET" not in desk.made.text


def test_a_report_by_its_label_and_half_addresses(registers: Registers) -> None:
    links = {
        "a": "https://example.org/the plan.pdf",
        "b": "/documents/d1.pdf",
        "c": "https://somebody:SECRET@example.org/",
    }
    desk = from_word(
        heading("Ducks"),
        para("Report: ", link("Duck Plan", "a")),
        para("See ", link("the annex", "b"), " and ", link("the list", "c"), "."),
        heading("Geese"),
        para("x"),
        registers=registers,
        links=links,
    )
    papers = [{"title": "Duck Plan", "url": "https://example.org/the%20plan.pdf"}]
    assert desk.facts["items"] == {"1": {"papers": papers}}
    assert "Report: Duck Plan\n\nSee the annex and the list." in desk.body
    assert {"link-half", "link-refused"} <= desk.codes()
    assert "SECRET" not in desk.made.text


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Tuesday 23 April 2024, TBC", True),
        ("Tuesday 23 April 2024, Old Hall", False),
    ],
)
def test_news_of_the_next_meeting_is_no_venue(said: str, kept: bool, registers: Registers, tmp_path: Path) -> None:  # noqa: FBT001 (a case)
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    following = desk.facts["next_meeting"]
    assert isinstance(following, dict)
    assert ("venue" not in following, said in desk.body) == (kept, kept)


@pytest.mark.parametrize(
    "said",
    [
        "Tuesday 23 April 2024 – CANCELLED",
        "To be confirmed.\nPrinted on 20 March 2024",
        "TBC in June\nPapers due: 5 April 2024",
        "Minutes published 20 March 2024",
    ],
)
def test_a_day_of_something_else_is_no_next_meeting(said: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    assert "next_meeting" not in desk.facts
    assert "next-unclear" in desk.codes()
    assert all(line in desk.body for line in said.split("\n"))


@pytest.mark.parametrize(
    "said",
    [
        "The next meeting, to receive the reports of the inspectorate, is on 5 June 2024.",
        "The next meeting is due to be held on 5 June 2024.",
    ],
)
def test_a_sentence_of_the_next_meeting_is_read(said: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    assert desk.facts["next_meeting"] == {"date": "2024-06-05"}


def test_the_next_meeting_is_read_behind_one_that_is_cancelled(registers: Registers, tmp_path: Path) -> None:
    said = "The meeting on 9 April 2024 has been cancelled. The next meeting is on 14 May 2024 at 10am."
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Next meeting\n{said}\n", registers, tmp_path)
    assert desk.facts["next_meeting"] == {"date": "2024-05-14"}
    assert {"next-prose", "next-half"} <= desk.codes()
    assert said in desk.body


@pytest.mark.parametrize(
    ("item", "future"),
    [
        ("2. Future items\n· Fraud\nThe meeting closed at 11.20am.\nSigned: ........ (Chair)", ["Fraud"]),
        ("2. Work programme\n· Skills\nDate of next meeting: 11 June 2024", ["Skills"]),
        ("2. Future items: Fraud; Custody", []),
        (
            "2. Future items\n· British Signed languages\n· Update from the next meeting of the Board",
            ["British Signed languages", "Update from the next meeting of the Board"],
        ),
        ("2. Forward look\nDate\tItem\n11 June 2024\tAnnual statement", []),
    ],
)
def test_only_future_items_become_such(item: str, future: list[str], registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n{item}\n", registers, tmp_path)
    found = desk.rows("future_items") if "future_items" in desk.facts else []
    assert [row["title"] for row in found] == future
    assert bool(future) != bool({"future-prose", "future-table"} & desk.codes())

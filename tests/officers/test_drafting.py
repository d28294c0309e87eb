"""Drafting: invented documents in, the facts and doubts that an officer expects out."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from minutebook.model import Registers
from minutebook.officers.drafting import draft
from minutebook.officers.drafting.minutes import at_start, escaped
from minutebook.officers.manuscripts import read
from minutebook.prose import parse
from tests.officers.desk import HEAD, actions, from_text, from_word, heading, in_item
from tests.officers.paper import link, para, run, table


def test_the_head_becomes_facts(registers: Registers, tmp_path: Path) -> None:
    head = "Invented Panel\nMinutes of the meeting held on 27/02/2024, 2pm - 4pm, at the Old Hall\nChair: Alison Lowe\n"
    desk = from_text(
        f"{head}Present: John Robins, Chief Constable, WYP\nApologies: None\n1. Welcome\nWords.\n2. AOB\nNone\n",
        registers,
        tmp_path,
    )
    assert {key: desk.facts[key] for key in ("title", "date", "time", "venue", "chair")} == {
        "title": "Invented Panel",
        "date": "2024-02-27",
        "time": "14:00 - 16:00",
        "venue": "the Old Hall",
        "chair": "Alison Lowe",
    }
    assert desk.people("present") == [("Alison Lowe", None, None), ("John Robins", "Chief Constable", "wyp")]
    attendance = desk.facts["attendance"]
    assert isinstance(attendance, dict)
    assert attendance["apologies"] == "none"


def test_a_weekday_that_is_wrong_must_be_answered(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(HEAD.replace("Tuesday", "Monday") + "1. Welcome\nWords.\n2. AOB\nNone\n", registers, tmp_path)
    told = [doubt for doubt in desk.made.doubts if doubt.code == "weekday-wrong"]
    assert [(doubt.line, doubt.message) for doubt in told] == [
        (3, '"Monday 27 February 2024" names Monday, and 27 February 2024 is a Tuesday.')
    ]


def test_a_document_without_a_day_asks_for_it(registers: Registers, tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_text("Invented Panel\n1. Welcome\nWords.\n2. AOB\nNone\n", encoding="utf-8")
    made = draft(read(file), registers, [])
    assert (made.day, made.text, "no-date" in {doubt.code for doubt in made.doubts}) == (None, "", True)
    given = draft(read(file), registers, [], date(2024, 2, 27))
    assert given.text.startswith("---\ntitle: Invented Panel\ndate: 2024-02-27\n")


def test_what_the_head_says_beside_is_kept_and_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}The room was cold and the heating did not work.\n1. Welcome\nWords.\n2. AOB\nNone\n",
        registers,
        tmp_path,
    )
    assert desk.body.startswith("The room was cold and the heating did not work.\n\n## 1. Welcome")
    assert "front-kept" in desk.codes()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Saved at C:\\Users\\SECRET name\\minutes.docx.", "Saved at minutes.docx."),
        ("See \\\\SECRET\\Public Share\\a b.docx", "See a b.docx"),
        ("file:///S:/SECRET/x.pdf, /Users/SECRET/y.txt", "x.pdf, y.txt"),
        (
            "It was at C:\\Users\\SECRET. The panel agreed that all would read A\\B and vote.",
            "It was at. The panel agreed that all would read A\\B and vote.",
        ),
        ("Saved at C:\\Users\\SECRET and sent.", "Saved at and sent."),
        ("See F:/Users/Jo SECRET/a.docx and ~/SECRET/b.pdf", "See a.docx and b.pdf"),
        ("See %USERPROFILE%\\SECRET\\a.docx, smb://SECRET/jo/b.pdf", "See a.docx, b.pdf"),
        (
            "Grades A:/B:/C:/D, ratio A:/B, the /home/ page, Plan B:/Plan C",
            "Grades A:/B:/C:/D, ratio A:/B, the /home/ page, Plan B:/Plan C",
        ),
        ("It cost 3/4 of https://example.org/home/x and N/A", "It cost 3/4 of https://example.org/home/x and N/A"),
        ("Ducks and/or geese: A:B, c/o the Clerk", "Ducks and/or geese: A:B, c/o the Clerk"),
    ],
)
def test_folders_of_somebody_are_taken_out_of_the_words(
    said: str, kept: str, registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(f"{HEAD}1. Welcome\n{said}\n2. AOB\nx\n", registers, tmp_path)
    assert f"## 1. Welcome\n\n{kept}\n" in desk.body
    assert ("paths" in desk.codes()) == (said != kept)
    assert "SECRET" not in desk.made.text + str(desk.made.doubts)
    assert "words-missing" not in desk.codes()


@pytest.mark.parametrize(
    "text",
    ["*85th* and 2*3*4", "_Len_ said", "[old](x) [ones]", "<b>bold</b>", "a \\ b \\* c", "`code`", "1. one", "12) twelve", "# tag", "- dash", "+ plus", "> more", "| a |", "---", "=== x", "&amp;", "![no](x)", "~~~", "snake_case_name", "https://example.org/a_b*c"],
)  # fmt: skip
def test_words_are_shown_as_they_stand(text: str) -> None:
    sections, _ = parse(at_start(escaped(text)) + "\n", "x")
    shown = "".join(
        str(getattr(run_, "text", run_)) for block in sections[0].blocks for run_ in getattr(block, "runs", ())
    )
    assert shown == text


def test_links_into_computers_go_from_cells_and_from_the_head_too(registers: Registers) -> None:
    links = {"a": "file:///C:/Users/SECRET/x.xlsx"}
    made = from_word(
        para("Agenda pack: ", link("pack", "a")), heading("Ducks"), table(("Year", "File"), ("2024", para(link("data", "a")))),
        heading("Geese"), para("x"), registers=registers, links=links,
    )  # fmt: skip
    assert "SECRET" not in made.made.text
    assert "link-refused" in made.codes()


@pytest.mark.large
@pytest.mark.parametrize(
    "bomb", ["x" + " " * 60_000 + "y", "minutes " * 20_000, "Exception paper " * 8_000, "a - " * 20_000]
)
def test_long_runs_of_one_thing_cost_no_time(bomb: str, registers: Registers) -> None:
    began = process_time()
    from_word(
        heading("Notes of the previous meeting"),
        para(bomb),
        heading(f"Report {bomb[:30_000]}x"),
        para("x"),
        registers=registers,
    )
    assert process_time() - began < 10


def test_struck_and_blacked_out_words_must_be_looked_at(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"),
        para("We will ", run("not ", "<w:strike/>"), "publish ", run("SECRET", '<w:highlight w:val="black"/>'), run("SECRET", '<w:color w:val="FFFFFF"/>')),
        heading("Geese"), para("x"), registers=registers,
    )  # fmt: skip
    assert "We will not publish" in desk.body
    assert "SECRET" not in desk.made.text
    assert {"struck", "masked"} <= desk.codes()


def test_a_raised_figure_is_no_other_number(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"),
        para("10", run("6", '<w:vertAlign w:val="superscript"/>'), " ducks"),
        heading("B"),
        para("x"),
        registers=registers,
    )
    assert "10⁶ ducks" in desk.body


def test_hours_without_morning_or_afternoon_are_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}Time: 2.00 - 4.00\n1. Welcome\nWords.\n2. AOB\nx\n", registers, tmp_path)
    assert desk.facts["time"] == "14:00 - 16:00"
    assert "afternoon" in desk.codes()


def test_a_weekday_without_a_year_is_held_against_the_year_that_was_guessed(
    registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item("ACTION: WYP to count by Friday 12 April."), registers, tmp_path)
    assert actions(desk) == [("WYP to count by Friday 12 April.", ["wyp"], "2024-04-12")]
    assert "weekday-wrong" not in desk.codes()


def test_what_must_be_answered_stands_in_the_draft_with_its_line(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(HEAD.replace("Tuesday", "Monday") + "1. Welcome\nWords.\n4. AOB\nNone\n", registers, tmp_path)
    lines = desk.made.text.split("\n")
    asked = [line for line in lines if line.startswith("# ANSWER:")]
    assert len(asked) == 2
    told = {doubt.code: doubt.line for doubt in desk.made.doubts if doubt.grade.name == "MUST"}
    assert lines[told["weekday-wrong"] - 1] == "date: 2024-02-27"
    assert lines[told["items-skip"] - 1] == "## 4. AOB"
    assert any(f"(line {told['items-skip']})" in line for line in asked)
    assert desk.made.text.index("# ANSWER:") < desk.made.text.index("\n---\n\n")

"""Agenda: which lines and rows are items, and which are none."""

from pathlib import Path

import pytest

from minutebook.model import Registers
from minutebook.officers.drafting import draft
from minutebook.officers.manuscripts.word import read_word
from tests.officers.desk import HEAD, Desk, actions, from_text, from_word, heading, in_item, run_cell
from tests.officers.paper import bold, link, merged, numbered, para, run, table, word


@pytest.mark.parametrize("mark", ["{}. ", "{}) ", "Item {} - ", "Agenda item {}: ", "{}\t", "{}.0 "])
def test_typed_numbers_make_items(mark: str, registers: Registers, tmp_path: Path) -> None:
    items = "".join(
        f"{mark.format(number)}{name}\nThe panel heard about it.\n"
        for number, name in enumerate(("Welcome", "Ducks", "Geese"), 1)
    )
    desk = from_text(HEAD + items, registers, tmp_path)
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. Ducks",
        "## 3. Geese",
    ]


def test_a_list_inside_an_item_is_no_agenda(registers: Registers, tmp_path: Path) -> None:
    text = "1. Welcome\nWords.\n2. Ducks\nThe steps were:\n1. count them;\n2. feed them;\n3. let them go.\n3 officers had been trained.\n3. Geese\nWords.\n"
    desk = from_text(HEAD + text, registers, tmp_path)
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. Ducks",
        "## 3. Geese",
    ]
    assert "1\\. count them;" in desk.body
    assert "3 officers had been trained." in desk.body


def test_headings_without_numbers_are_numbered_and_must_be_looked_at(registers: Registers) -> None:
    desk = from_word(bold("Welcome"), para("Words."), bold("Ducks"), para("More words."), registers=registers)
    assert "## 1. Welcome" in desk.body
    assert "items-unnumbered" in desk.codes()


def test_a_number_that_is_left_out_must_be_looked_at(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(f"{HEAD}1. Welcome\nWords.\n2. Ducks\nWords.\n4. Geese\nWords.\n", registers, tmp_path)
    assert "items-skip" in desk.codes()


def test_minutes_in_one_big_table_are_unrolled(registers: Registers) -> None:
    rows = table(
        ("Item", "Discussion", "Action"),
        ("1.", run_cell("Welcome", "The chair welcomed everyone."), ""),
        ("2.", run_cell("Ducks", "There were ducks."), "WYP to count the ducks."),
    )
    desk = from_word(rows, registers=registers)
    assert desk.body == "## 1. Welcome\n\nThe chair welcomed everyone.\n\n## 2. Ducks\n\nThere were ducks."
    assert [(row["item"], row["text"], row["owners"]) for row in desk.rows("actions")] == [
        ("2", "WYP to count the ducks.", ["wyp"])
    ]
    assert "Discussion" in " ".join(desk.made.left_out)


def test_a_table_of_figures_stays_a_table(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"), table(("Year", "Ducks"), ("2023", "3 | 4")), heading("Geese"), para("x"), registers=registers
    )
    assert "| Year | Ducks |\n|---|---|\n| 2023 | 3 \\| 4 |" in desk.body
    assert "table-kept" in desk.codes()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("24/035 Welcome", "24/036 Ducks"),
        ("ICB/24/01 Welcome", "ICB/24/02 Ducks"),
        ("2024-7. Welcome", "2024-8. Ducks"),
    ],
)
def test_the_numbers_of_minutes_make_items_and_stay(
    first: str, second: str, registers: Registers, tmp_path: Path
) -> None:
    text = f"Invented Panel\nDate: 27 February 2024\nPresent: Ann Other\n{first}\nWords.\n{second}\nMore.\n"
    desk = from_text(text, registers, tmp_path)
    assert desk.body == f"## 1. {first}\n\nWords.\n\n## 2. {second}\n\nMore."
    assert "items-unnumbered" in desk.codes()


def test_a_number_of_minutes_that_is_left_out_must_be_looked_at(registers: Registers, tmp_path: Path) -> None:
    text = "Panel\nDate: 27 February 2024\nPresent: Ann Other\n24/01 A\nx\n24/02 B\nx\n24/04 C\nx\n2023/24 Budget\nx\n"
    desk = from_text(text, registers, tmp_path)
    assert [line for line in desk.body.split("\n") if line.startswith("##")] == [
        *("## 1. 24/01 A", "## 2. 24/02 B", "## 4. 24/04 C")
    ]
    assert "items-skip" in desk.codes()


def test_rows_of_a_pasted_table_end_where_an_item_begins(registers: Registers, tmp_path: Path) -> None:
    text = in_item("Area\tYear\tNo", "North\t2023\t5").replace("3. AOB", "3.\tAny other business\t")
    desk = from_text(text, registers, tmp_path)
    assert "## 3. Any other business" in desk.body


def test_a_whole_table_of_minutes_with_rows_that_go_on(registers: Registers) -> None:
    rows = table(
        ("No.", "Minutes", "Action by"),
        (merged("1", begins=True), para(bold("Welcome")), ""),
        (merged(), "The Chair welcomed all.", ""),
        (merged("2", begins=True), para(bold("Ducks")), ""),
        (merged(), "Many were seen.", ""),
        (merged(), "They are to be counted.", "WYP"),
        ("", "Next meeting: Tuesday 18 June 2024", ""),
    )
    head = para("Invented Panel"), para("Date: 27 February 2024"), para("Present: Ann Other"), rows
    desk = Desk(draft(read_word(word(*head)), registers, []))
    assert desk.body.startswith("## 1. Welcome\n\nThe Chair welcomed all.\n\n## 2. Ducks\n\nMany were seen.")
    assert actions(desk) == [("They are to be counted.", ["wyp"], None)]
    assert [person[0] for person in desk.people("present")] == ["Ann Other"]


def test_the_last_item_is_an_item_though_its_link_is_not_bold(registers: Registers) -> None:
    desk = from_word(
        heading("Ducks"), para("Actions:"), numbered("WYP to count.", number=2),
        numbered(run("Geese ", "<w:b/>") + link("click here", "a")), para("x"), registers=registers, links={"a": "https://example.org/g.pdf"},
    )  # fmt: skip
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == ["## 1. Ducks", "## 2. Geese"]


def test_an_item_may_begin_with_a_figure(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(
        f"{HEAD}1. Welcome\nWords.\n2. 101 and 999 calls\nWords.\n2.5 million were made.\n", registers, tmp_path
    )
    assert [line for line in desk.body.split("\n") if line.startswith("#")] == [
        "## 1. Welcome",
        "## 2. 101 and 999 calls",
    ]

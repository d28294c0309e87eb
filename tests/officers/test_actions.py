"""Actions: what marks one, whose it is, and when it is due."""

from pathlib import Path

import pytest

from minutebook.frontmatter import Value
from minutebook.model import Registers
from tests.officers.desk import HEAD, actions, from_text, from_word, heading, in_item
from tests.officers.paper import bold, merged, numbered, para, table


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Actions:", "· WYP to count them."], ("WYP to count them.", ["wyp"], None)),
        (
            ["Action(s)", "1. WYCA and WYP to meet by 29 March 2024."],
            ("WYCA and WYP to meet by 29 March 2024.", ["wyca", "wyp"], "2024-03-29"),
        ),
        (["ACTION: DMPC to write."], ("DMPC to write.", ["alison-lowe"], None)),
        (["Action 3 – WYP to count."], ("WYP to count.", ["wyp"], None)),
        (["[ACTION: WYP to count.]"], ("WYP to count.", ["wyp"], None)),
        (["Actions:", "· Ducks to be counted."], ("Ducks to be counted.", [], None)),
        (
            ["Actions:", "· Letter to the Pond Society to be sent."],
            ("Letter to the Pond Society to be sent.", [], None),
        ),
        (["Actions:", "· Count them (WYP)"], ("Count them (WYP)", ["wyp"], None)),
        (["Actions:", "· WYP: count them"], ("WYP: count them", ["wyp"], None)),
        (["Actions:", "· The Pond Society to count them."], ("The Pond Society to count them.", [], None)),
    ],
)
def test_actions_and_their_owners(
    lines: list[str], expected: tuple[Value, ...], registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert actions(desk) == [expected]
    if expected[1] == []:
        assert {"owner-none", "owner-unknown"} & desk.codes()


@pytest.mark.parametrize(
    "text",
    [
        "WYP to count them by the end of March.",
        "WYP to count them before the next meeting.",
        "WYP to count them by Friday.",
        "WYP to count them by 12/4.",
        "WYP to count them w/c 15 April.",
        "WYP to count them by 5 January 2024.",
    ],
)
def test_a_time_that_is_no_day_to_come_is_told_and_stays(text: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(f"ACTION: {text}"), registers, tmp_path)
    assert actions(desk) == [(text, ["wyp"], None)]
    assert "due-unclear" in desk.codes()


def test_words_without_a_time_raise_no_doubt_of_one(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("ACTION: WYP to count the ducks fed by Wakefield."), registers, tmp_path)
    assert "due-unclear" not in desk.codes()


def test_an_action_inside_a_paragraph_is_taken_out_and_told(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("They flew off. ACTION: WYP to find them."), registers, tmp_path)
    assert actions(desk) == [("WYP to find them.", ["wyp"], None)]
    assert "They flew off." in desk.body
    assert "action-in-text" in desk.codes()


def test_a_table_of_actions(registers: Registers) -> None:
    rows = table(
        ("Ref", "Task", "Lead", "By when"),
        ("7", "Count the ducks", "WYP", "29/03/2024"),
        ("8", "Feed them", "The Duck Squad", "soon"),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them (soon) (The Duck Squad)", [], None),
    ]
    assert {"owner-unknown", "due-unclear", "action-number"} <= desk.codes()


def test_empty_cells_of_a_pasted_table_keep_their_columns(registers: Registers, tmp_path: Path) -> None:
    rows = "Action\tOwner\tDue", "Count the ducks\tWYP\t29/03/2024", "Feed them\t\t30/03/2024", "Name them\tWYCA"
    desk = from_text(in_item(*rows), registers, tmp_path)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them", [], "2024-03-30"),
        ("Name them", ["wyca"], None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["ACTION: WYP to share data – DONE"],
        ["Action 12/23 – Cyber training: completed."],
        ["Action 24/02: carried forward"],
        ["Action\tOwner\tStatus", "Share the data\tWYP\tComplete"],
    ],
)
def test_an_action_that_is_reported_on_is_no_new_one_unasked(
    lines: list[str], registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert "action-earlier" in {doubt.code for doubt in desk.made.doubts if doubt.grade.name == "MUST"}


def test_an_action_that_gets_something_done_is_a_new_one(registers: Registers, tmp_path: Path) -> None:
    assert "action-earlier" not in from_text(in_item("ACTION: WYP to get it done."), registers, tmp_path).codes()


def test_a_list_of_all_actions_adds_its_days_and_doubles_none(registers: Registers) -> None:
    rows = table(("Action", "Owner", "Due"), ("WYP to count them", "WYP", "12 April 2024"), ("Feed them", "WYCA", ""))
    desk = from_word(
        heading("Ducks"),
        para("ACTION 1: WYP to count them."),
        heading("AOB"),
        para("None"),
        para(bold("Summary of actions")),
        rows,
        registers=registers,
    )
    assert [(row["text"], row.get("item"), row.get("due")) for row in desk.rows("actions")] == [
        ("WYP to count them.", "1", "2024-04-12"),
        ("Feed them", None, None),
    ]
    assert {"action-twice", "action-summary"} <= desk.codes()


def test_a_second_mention_that_differs_is_asked_about(registers: Registers) -> None:
    rows = table(("Action", "Owner", "Due"), ("WYP to count them", "WYCA", "12 April 2024"))
    desk = from_word(
        heading("Ducks"),
        para("ACTION: WYP to count them"),
        heading("AOB"),
        para("x"),
        para("Summary of actions"),
        rows,
        registers=registers,
    )
    assert [row["owners"] for row in desk.rows("actions")] == [["wyp"]]
    assert "action-differs" in desk.codes()


def test_the_list_below_an_action_of_its_own_stays_in_the_minutes(registers: Registers, tmp_path: Path) -> None:
    lines = "ACTION: WYP to send the report", "· The contract ended.", "· WYCA to look at the roof.", "· It leaks."
    desk = from_text(in_item(*lines), registers, tmp_path)
    assert [row["text"] for row in desk.rows("actions")] == ["WYP to send the report"]
    assert "- The contract ended." in desk.body
    assert "action-perhaps" in desk.codes()


@pytest.mark.parametrize("mark", ["Action: WYP to:", "Action: WYP will"])
def test_an_action_that_goes_on_in_a_list_has_its_entries(mark: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(mark, "· share the report", "· publish figures"), registers, tmp_path)
    assert [row["text"] for row in desk.rows("actions")][1:] == ["share the report", "publish figures"]


def test_a_log_without_states_is_asked_about_and_new_actions_are_not(registers: Registers, tmp_path: Path) -> None:
    item = "2. Minutes of the previous meeting and matters arising"
    log = f"{HEAD}1. Welcome\nx\n{item}\nRef\tAction\tOwner\n1/24\tShare it\tWYP\n3. AOB\nNone\n"
    assert "action-earlier" in from_text(log, registers, tmp_path).codes()
    fresh = f"{HEAD}1. Welcome\nx\n{item}\nAction 1: WYP to circulate the plan\n3. AOB\nNone\n"
    assert "action-earlier" not in from_text(fresh, registers, tmp_path).codes()


@pytest.mark.parametrize("mark", ["AP1: ", "To do: ", "Action point: "])
def test_other_marks_of_an_action(mark: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(f"{mark}WYP to count them."), registers, tmp_path)
    assert actions(desk) == [("WYP to count them.", ["wyp"], None)]


def test_actions_numbered_in_one_line_are_parted(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("Actions: (1) WYP to count. (2) WYCA to feed by 1 April 2024."), registers, tmp_path)
    assert actions(desk) == [
        ("WYP to count.", ["wyp"], None),
        ("WYCA to feed by 1 April 2024.", ["wyca"], "2024-04-01"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "RESOLVED – That WYP be requested to provide figures.",
        "The Chair asked that officers bring a report.",
        "A1. WYP to write to the council",
    ],
)
def test_what_was_resolved_is_offered_as_an_action(said: str, registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item(said), registers, tmp_path)
    assert said in desk.body
    assert "action-perhaps" in desk.codes()


def test_a_merged_cell_of_a_table_of_actions_counts_for_each_row(registers: Registers) -> None:
    above, below = merged("WYP", begins=True), merged()
    rows = table(
        ("Action", "Owner", "By when"),
        ("Count the ducks", above, "29/03/2024"),
        ("Feed them", below, ""),
        ("Name them", "", ""),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [
        ("Count the ducks", ["wyp"], "2024-03-29"),
        ("Feed them", ["wyp"], None),
        ("Name them", [], None),
    ]


def test_an_action_merged_over_two_rows_has_the_owners_of_both(registers: Registers) -> None:
    rows = table(
        ("Action", "Owner", "By when"),
        (merged("Count the ducks", begins=True), "WYP", "29/03/2024"),
        (merged(), "WYCA", ""),
        ("Feed them", "WYCA", ""),
    )
    desk = from_word(heading("Ducks"), para("x"), rows, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [("Count the ducks", ["wyp", "wyca"], "2024-03-29"), ("Feed them", ["wyca"], None)]


def test_what_was_agreed_in_prose_is_offered_and_stays(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("It was agreed that the ducks would be counted."), registers, tmp_path)
    assert "actions" not in desk.facts
    assert "It was agreed that the ducks would be counted." in desk.body
    assert "action-perhaps" in desk.codes()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ACTION (WYP): count the ducks.", ("count the ducks.", ["wyp"], None)),
        ("Action by WYP: count the ducks.", ("count the ducks.", ["wyp"], None)),
        ("ACTION WYP to count the ducks.", ("WYP to count the ducks.", ["wyp"], None)),
        ("WYP ACTION: count the ducks.", ("count the ducks.", ["wyp"], None)),
    ],
)
def test_more_ways_to_mark_an_action(
    line: str, expected: tuple[Value, ...], registers: Registers, tmp_path: Path
) -> None:
    assert actions(from_text(in_item(line), registers, tmp_path)) == [expected]


def test_lines_below_a_heading_of_actions_are_actions_even_without_bullets(
    registers: Registers, tmp_path: Path
) -> None:
    desk = from_text(in_item("Actions:", "Figures to come to the next meeting."), registers, tmp_path)
    assert [row["text"] for row in desk.rows("actions")] == ["Figures to come to the next meeting."]
    assert "action-unmarked" in desk.codes()


def test_a_heading_of_actions_with_nothing_below_must_be_looked_at(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("Actions:"), registers, tmp_path)
    assert "action-head-empty" in desk.codes()
    assert "Actions:" in desk.body


def test_no_action_is_no_action(registers: Registers, tmp_path: Path) -> None:
    desk = from_text(in_item("The panel was told.", "Action: None."), registers, tmp_path)
    assert "actions" not in desk.facts


def test_a_bullet_that_was_broken_by_hand_is_one_action(registers: Registers) -> None:
    broken = numbered(
        "<w:r><w:t>WYP to share data on</w:t><w:br/><w:t>stop and search by 5 April 2024.</w:t></w:r>", number=2
    )
    desk = from_word(heading("Ducks"), para("Actions:"), broken, heading("Geese"), para("x"), registers=registers)
    assert actions(desk) == [("WYP to share data on stop and search by 5 April 2024.", ["wyp"], "2024-04-05")]


def test_a_table_of_actions_below_its_title_is_read(registers: Registers) -> None:
    rows = table(
        ("Action log", "", ""), ("Action", "Owner", "Item"), ("Count", "WYP", "Item 1"), ("Feed", "WYP", "the second")
    )
    desk = from_word(heading("Ducks"), para("x"), heading("Geese"), rows, registers=registers)
    assert [(row["text"], row["item"]) for row in desk.rows("actions")] == [("Count", "1"), ("Feed", "2")]
    assert "action-item-unknown" in desk.codes()

"""Headings become items, each with its key and kind; one that is written otherwise is told what it was meant to be."""

import json
import re

import pytest

from minutebook.outputs import naming
from tests.sites import Workbench, archive_of, build


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("## 2. Ducks\n\nSome.\n", ["item-skipped"]),
        ("## 1. Ducks\n\n### b) Brown\n\nSome.\n", ["item-skipped"]),
        ("## 1. Ducks\n\n### a) Brown\n\n### a) White\n\nSome.\n", ["item-twice"]),
        ("## 1. Ducks\n\n### z) Last\n\n### Next\n", ["item-skipped", "item-without-number"]),
        ("## 1. Ducks\n\nA.\n\n## 3. Geese\n\nA.\n\n## 2. Swans\n\nA.\n", ["item-skipped", "item-out-of-order"]),
        ("### A) Ducks\n\nSome.\n", ["sub-item-without-item"]),
        ("## 04. Ducks\n", ["heading-not-numbered", "item-skipped"]),
        (f"## {'9' * 5000}. Ducks\n\nSome.\n", ["heading-too-long"]),
    ],
)
def test_numbers_and_letters_of_headings_are_judged(smallest: Workbench, body: str, codes: list[str]) -> None:
    smallest.meeting(body=body)
    assert smallest.codes() == codes


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("4 Hate Crime", "## 4. Hate Crime"),
        ("4) Hate Crime", "## 4. Hate Crime"),
        ("Item 4 - Hate Crime", "## 4. Hate Crime"),
        ("4 – Hate Crime", "## 4. Hate Crime"),
        ("100) Hate Crime", "## 100. Hate Crime"),
    ],
)
def test_the_heading_that_was_meant_is_proposed(smallest: Workbench, written: str, meant: str) -> None:
    smallest.meeting(body=f"## {written}\n\nWords.\n")
    cures = [problem.cure for problem in smallest.problems() if problem.code == "heading-not-numbered"]
    assert cures == [f"Write it like this: {meant}"]


@pytest.mark.parametrize(("written", "meant"), [("A. Brown", "a) Brown"), ("1a) Brown", "a) Brown")])
def test_the_sub_heading_that_was_meant_is_proposed(smallest: Workbench, written: str, meant: str) -> None:
    smallest.meeting(body=f"## 1. Ducks\n\n### {written}\n\nWords.\n")
    assert smallest.problems()[0].cure == f"Write it like this: ### {meant}"


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (
            "## Budget\n\n### a) One\n\nA.\n\n### b) Two\n\nB.\n\n## 2. More\n\nC.\n",
            ["item-not-in-body", "item-without-number"],
        ),
        ("## 1. One\n\n### a) A\n\nA.\n\n## 2. Two\n\n## 1. Three\n\n### b) B\n\nB.\n", ["item-twice"]),
    ],
)
def test_one_wrong_heading_is_one_problem(smallest: Workbench, body: str, codes: list[str]) -> None:
    smallest.meeting("items:\n  1: {themes: [ducks]}\n", body=body)
    assert smallest.codes() == codes


def test_a_line_that_only_looks_like_a_heading_is_told_once(smallest: Workbench) -> None:
    smallest.meeting("items:\n  2: {themes: [ducks]}\n", body="## 1. Ducks\n\nSome.\n\n##2. Geese\n\nNone.\n")
    assert smallest.codes() == ["heading-without-space"]


def test_a_hash_may_begin_a_paragraph(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\n#OperationDuck was trending.\n\n#1 priority: ducks\n")
    assert smallest.codes() == []


def test_a_numbered_action_in_bold_is_no_item(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\n**1. Council to count ducks.**\n")
    assert smallest.codes() == []


def test_what_stands_under_announcements_is_an_announcement(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. The Mayor's Announcements\n\n### a) Ducks\n\nA.\n\n## 2. Geese\n\n### a) Grey\n\nA.\n")
    items = archive_of(smallest.content).meetings["2024-02-27"].items
    assert [(item.key, item.kind) for item in items] == [
        ("1", "item"),
        ("1a", "announcement"),
        ("2", "item"),
        ("2a", "sub-item"),
    ]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("## 2. Ducks\n\nA.\n", "Item 2 follows the beginning;"),
        ("## 3. Ducks\n\nA.\n", "Item 3 follows the beginning;"),
        ("## 1. Ducks\n\nA.\n\n## 3. Geese\n\nA.\n", "Item 3 follows item 1;"),
        ("## 1. Ducks\n\n### b) Grey\n\nA.\n", "Item 1b follows item 1;"),
        ("## 2. Ducks\n\nA.\n\n## 1. Geese\n\nA.\n", "Item 1 stands after item 2."),
    ],
)
def test_what_is_odd_in_the_order_of_items_is_named(smallest: Workbench, body: str, said: str) -> None:
    smallest.meeting(body=body)
    assert smallest.problems()[-1].message.startswith(said)


def test_a_letter_that_is_written_otherwise_is_the_key_all_the_same(smallest: Workbench) -> None:
    for item, codes in (("1a", []), ("1b", ["item-not-in-body"])):
        smallest.meeting(
            f"actions:\n  - {{id: A1, item: {item}, text: Swans., owners: [council]}}\n",
            "## 1. Ducks\n\n### A. Grey\n\nA.\n",
        )
        assert smallest.codes()[:-1] == codes


def test_of_a_long_line_the_beginning_is_shown(smallest: Workbench) -> None:
    words = f"2. {'duck ' * 20}"
    smallest.meeting(body=f"## 1. Ducks\n\nA.\n\n##{words}\n\n**{words.strip()}**\n")
    without_space, in_bold = smallest.problems()
    shown = words[:60]
    assert f'This line "##{words[:58]}" looks' in without_space.message
    assert without_space.cure == f"Write it like this: ## {shown}"
    assert in_bold.cure == f"If it is an item, write it as a heading: ## {shown}"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## 1. Ducks\n\nSome.\n\n2. Geese\n\nSome.\n", ["2. Geese"]),
        ("## 1. Ducks\n\nSome.\n\n2. Geese\nThere were some.\n\n3. Swans\n\nNone.\n", ["2. Geese", "3. Swans"]),
        ("## 1. Ducks\n\n### a) Brown\n\nSome.\n\n2. Geese\n\nSome.\n", ["2. Geese"]),
        ("1. Welcome\n\nHello.\n\n## 2. Geese\n\nSome.\n", ["1. Welcome"]),
        (f"## 1. Ducks\n\nSome.\n\n2. {'G' * 80}\n", [f"2. {'G' * 80}"]),
        ("## 1. Ducks\n\n2. To count them.\n3. To feed them.\n\nSome.\n\n2. Geese\n\nSome.\n", ["2. Geese"]),
        # Lists that are lists.
        (f"## 1. Ducks\n\nSome.\n\n2. {'G' * 81}\n", []),
        ("## 1. Ducks\n\n1. Brown\n2. White\n", []),
        ("## 1. Ducks\n\n3. Brown\n", []),
        *((f"## 1. Ducks\n\nAgreed:\n\n2. to count the geese{end}\n", []) for end in ".,;:"),
        ("## 1. Ducks\n\nSome.\n\n- Geese\n\n## 2. Geese\n\nSome.\n", []),
        ("## 1. Ducks\n\n2. Geese\n\n## 2. Geese\n\nSome.\n", []),
        ("1. Welcome\n\nMinutes without any item.\n", []),
    ],
)
def test_an_item_that_lost_its_marks_is_told_where_it_stands(smallest: Workbench, body: str, told: list[str]) -> None:
    """Its words would silently be those of the item above."""
    smallest.meeting(body=body)
    found = [problem for problem in smallest.problems() if problem.code == "heading-without-marks"]
    assert [problem.cure for problem in found] == [
        f"If it is an item, write it as a heading: ## {text}" for text in told
    ]
    lines = f"---\ntitle: Invented Panel\ndate: 2024-02-27\n---\n\n{body}".splitlines()
    assert [lines[problem.place.line - 1] for problem in found] == told


def test_an_item_without_marks_is_said_to_belong_to_the_item_above(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\nSome.\n\n2. Geese\n\nSome.\n\n3. Swans\n\nNone.\n")
    found = [problem for problem in smallest.problems() if problem.code == "heading-without-marks"]
    assert all("so it belongs to item 1." in problem.message for problem in found)
    smallest.meeting(body="1. Welcome\n\nHello.\n\n## 2. Geese\n\nSome.\n")
    found = [problem for problem in smallest.problems() if problem.code == "heading-without-marks"]
    assert "so it belongs to what stands before the first item." in found[0].message


NUMBERS = [
    # heading, number, title, key, shown
    ("## 4.1 Finance", "4.1", "Finance", "4-1", "4.1 Finance"),
    ("## 336. Finance", "336", "Finance", "336", "336. Finance"),
    ("## 39/20 Finance", "39/20", "Finance", "39-20", "39/20 Finance"),
    ("## 24/035 – Finance", "24/035", "Finance", "24-035", "24/035 – Finance"),
    ("## 24/05/1. Finance", "24/05/1", "Finance", "24-05-1", "24/05/1. Finance"),
    ("## 19.09.03 Minutes", "19.09.03", "Minutes", "19-09-03", "19.09.03 Minutes"),
    ("## GBP/2122/214: Finance", "GBP/2122/214", "Finance", "gbp-2122-214", "GBP/2122/214: Finance"),
    ("## Any other business", "", "Any other business", "any-other-business", "Any other business"),
    ("## 2023/24 accounts", "", "2023/24 accounts", "2023-24-accounts", "2023/24 accounts"),
    ("## 2023 review of speed", "", "2023 review of speed", "2023-review-of-speed", "2023 review of speed"),
    ("## A.I. strategy", "", "A.I. strategy", "a-i-strategy", "A.I. strategy"),
    ("## CIL/S106 money", "", "CIL/S106 money", "cil-s106-money", "CIL/S106 money"),
    ("## 12/03/2024 minutes", "", "12/03/2024 minutes", "12-03-2024-minutes", "12/03/2024 minutes"),
    ("## 24/7 policing", "", "24/7 policing", "24-7-policing", "24/7 policing"),
    ("## COVID-19 update", "", "COVID-19 update", "covid-19-update", "COVID-19 update"),
    ("## 1. A\n\nA.\n\n## 20 mph zones", "", "20 mph zones", "20-mph-zones", "20 mph zones"),
    ("## 1. A\n\nA.\n\n### (a) Finance", "1(a)", "Finance", "1a", "1(a) Finance"),
    ("## 1. A\n\nA.\n\n### a) Finance", "1a", "Finance", "1a", "1a) Finance"),
    ("## 1. A\n\nA.\n\n### (i) Finance", "1(i)", "Finance", "1i", "1(i) Finance"),
    ("## 1. A\n\nA.\n\n### 1.1 Finance", "1.1", "Finance", "1-1", "1.1 Finance"),
    ("## 4.1 A\n\nA.\n\n### a) Finance", "4.1a", "Finance", "4-1a", "4.1a) Finance"),
    ("## 1. A\n\nA.\n\n### Finance", "", "Finance", "1-finance", "Finance"),
]


@pytest.mark.parametrize(("heading", "number", "title", "key", "shown"), NUMBERS)
def test_items_are_numbered_as_minuted(
    smallest: Workbench, heading: str, number: str, title: str, key: str, shown: str
) -> None:
    named = number or title
    smallest.meeting(
        f'items: {{"{named}": {{themes: [ducks]}}}}\n'
        f'actions: [{{id: A1, item: "{named}", text: Count., owners: [council]}}]\n',
        f"{heading}\n\nText.\n",
    )
    if number or "###" not in heading:
        assert not [told for told in smallest.problems() if told.severity.value == "error"]
        item = archive_of(smallest.content).meetings["2024-02-27"].items[-1]
        assert (item.themes, item.key) == (("ducks",), key)
        assert archive_of(smallest.content).actions["2024-02-27/A1"].action.item == key
    smallest.meeting("", f"{heading}\n\nText.\n")
    item = archive_of(smallest.content).meetings["2024-02-27"].items[-1]
    assert (item.number, item.title, item.key, naming.item_name(item)) == (number, title, key, shown)


def test_a_number_that_is_no_plain_one_is_an_address_and_a_row(smallest: Workbench) -> None:
    body = (
        "## 24/05/1. Welcome\n\nOpened.\n\n## 4.1 Finance\n\nSaid.\n\n### (i) Roman\n\nSaid.\n\n"
        "## Any other business\n\nNone.\n"
    )
    smallest.meeting("", body)
    assert smallest.codes() == ["item-without-number"]
    site = build(smallest.content, smallest.folder / "site")
    page = (site / "meetings/2024-02-27/index.html").read_text("utf-8")
    for shown in ("item-24-05-1>24/05/1. Welcome", "item-4-1>4.1 Finance", "item-4-1i>(i) Roman"):
        assert f"id={shown}" in page
    assert re.search(r"id=item-any-other-business>\s?Any other business", page)
    assert "id=item-any-other-business-p1" in page
    rows = [row for row in json.loads((site / "data/items.json").read_text("utf-8")) if row["meeting"] == "2024-02-27"]
    assert [(row["number"], row["part_of"]) for row in rows] == [
        ("24/05/1", None),
        ("4.1", None),
        ("4.1(i)", "2024-02-27/4-1"),
        (None, None),
    ]
    assert "<num>24/05/1.</num>" in (site / "meetings/2024-02-27/akoma-ntoso.xml").read_text("utf-8")


def test_letters_after_h_are_letters_and_others_are_roman(smallest: Workbench) -> None:
    letters = "".join(f"### {letter}) E\n\nWords {letter}.\n\n" for letter in "abcdefghij")
    smallest.meeting(body=f"## 1. D\n\n{letters}## 2. E\n\n### i) F\n\nWords.\n\n### ii) G\n\nMore.\n")
    items = archive_of(smallest.content).meetings["2024-02-27"].items
    assert [item.key for item in items if item.within] == [*(f"1{letter}" for letter in "abcdefghij"), "2i", "2ii"]


def test_minutes_without_any_number_are_silent_and_two_of_the_same_words_are_two(smallest: Workbench) -> None:
    smallest.meeting(body="## Ducks\n\nSome.\n\n## Geese\n\nNone.\n\n## Ducks\n\nMore.\n")
    assert smallest.codes() == []
    items = archive_of(smallest.content).meetings["2024-02-27"].items
    assert [item.key for item in items] == ["ducks", "geese", "ducks--2"]


def test_one_without_a_number_may_have_been_counted(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\nSome.\n\n## Geese\n\nNone.\n\n## 3. Swans\n\nMore.\n")
    assert smallest.codes() == ["item-without-number"]


def test_words_never_lead_to_another_item_and_no_item_has_the_place_of_a_passage(smallest: Workbench) -> None:
    body = "## Ducks\n\nA.\n\n### P1\n\nB.\n\n## Ducks\n\nC.\n\n## Ducks 2\n\nD.\n"
    smallest.meeting("actions: [{id: A1, item: Ducks 2, text: Feed., owners: [council]}]\n", body)
    archive = archive_of(smallest.content)
    assert [item.key for item in archive.meetings["2024-02-27"].items] == [
        "ducks",
        "ducks-p1-item",
        "ducks--2",
        "ducks-2",
    ]
    assert archive.actions["2024-02-27/A1"].action.item == "ducks-2"
    assert build(smallest.content, smallest.folder / "site")

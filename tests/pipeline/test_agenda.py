"""Headings become items, each with its key and kind; one that is written otherwise is told what it was meant to be."""

import pytest

from tests.sites import Workbench, archive_of


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("## 2. Ducks\n\nSome.\n", ["item-skipped"]),
        ("## 1. Ducks\n\n### b) Brown\n\nSome.\n", ["item-skipped"]),
        ("## 1. Ducks\n\n### a) Brown\n\n### a) White\n\nSome.\n", ["item-twice"]),
        ("## 1. Ducks\n\n### z) Last\n\n### Next\n", ["item-skipped", "heading-not-lettered"]),
        ("## 1. Ducks\n\nA.\n\n## 3. Geese\n\nA.\n\n## 2. Swans\n\nA.\n", ["item-skipped", "item-out-of-order"]),
        ("### A) Ducks\n\nSome.\n", ["heading-not-lettered"]),
        ("## 04. Ducks\n", ["heading-not-numbered", "item-skipped"]),
        (f"## {'9' * 5000}. Ducks\n", ["heading-not-numbered"]),
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


@pytest.mark.parametrize(
    ("written", "meant"), [("A. Brown", "a) Brown"), ("(a) Brown", "a) Brown"), ("1a) Brown", "a) Brown")]
)
def test_the_sub_heading_that_was_meant_is_proposed(smallest: Workbench, written: str, meant: str) -> None:
    smallest.meeting(body=f"## 1. Ducks\n\n### {written}\n\nWords.\n")
    assert smallest.problems()[0].cure == f"Write it like this: ### {meant}"


@pytest.mark.parametrize(
    "body",
    [
        "## Budget\n\n### a) One\n\nA.\n\n### b) Two\n\nB.\n\n## 2. More\n\nC.\n",
        "## 1. One\n\n### a) A\n\nA.\n\n## 2. Two\n\n## 1. Three\n\n### b) B\n\nB.\n",
    ],
)
def test_one_wrong_heading_is_one_problem(smallest: Workbench, body: str) -> None:
    smallest.meeting("items:\n  1: {themes: [ducks]}\n", body=body)
    assert len(smallest.codes()) == 1


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


def test_the_next_letter_is_proposed_for_a_heading_without_one(smallest: Workbench) -> None:
    letters = [chr(number) for number in range(ord("a"), ord("z") + 1)]
    for written, following in (([], "a"), (["a"], "b"), (["a", "b"], "c"), (letters, "a")):
        smallest.meeting(
            body="## 1. D\n\n" + "".join(f"### {letter}) E\n\nA.\n\n" for letter in written) + "### Geese\n\nA.\n"
        )
        (told,) = smallest.problems()
        assert told.cure == (
            f"If the minutes letter it, write its letter: ### {following}) Geese. "
            "If not, as a paragraph in bold: **Geese**"
        )


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


UNNUMBERED = (
    "If the minutes number it, write its number: ## 1. {0}. If they do not, write it as a paragraph in bold: **{0}**"
)


@pytest.mark.parametrize(
    ("heading", "cure"),
    [
        (
            "2023 review of speed",
            UNNUMBERED.format("2023 review of speed"),
        ),
        (
            "4.1 Finance",
            "Such a number cannot be that of an item yet: write it as a paragraph in bold: **4.1 Finance**",
        ),
        (
            "24/05/1 Finance",
            "Such a number cannot be that of an item yet: write it as a paragraph in bold: **24/05/1 Finance**",
        ),
        (
            "GBP/2122: Finance",
            "Such a number cannot be that of an item yet: write it as a paragraph in bold: **GBP/2122: Finance**",
        ),
    ],
)
def test_no_cure_changes_the_number_that_was_minuted(smallest: Workbench, heading: str, cure: str) -> None:
    smallest.meeting(body=f"## {heading}\n\nText.\n")
    (told,) = (told for told in smallest.problems() if told.code == "heading-not-numbered")
    assert told.cure == cure
    smallest.meeting(body=f"## 1. Welcome\n\nText.\n\n**{heading}**\n\nText.\n")
    assert smallest.codes() == []

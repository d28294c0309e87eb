"""The ledger of corrections is held against the text, and each correction finds its passage."""

import pytest

from tests.reading import find, text, tree
from tests.sites import Workbench, archive_of, build

BODY = """Before.

## 1. Ducks

There were seized ducks. Quack!

- One duck swam.
- Two swans, as [they say](https://b.example).

| Where | Ducks |
|-------|-------|
| Pond | 41 |

## 2. Swans

### a) Old

A swan.
"""
GEESE = (
    "time: 14:30 - 16:00\nnext_meeting: {date: 2024-06-18}\nfuture_items: [{title: Ponds}]\n"
    "updates:\n"
    "  - {action: 2024-01-30/A1, item: 1, note: Counting began., evidence: [{title: Count}], status: in-progress}\n"
    "  - {action: 2023-11-28/A1, item: 1, text: Gulls., note: Never began.}\n"
    "items: {1: {holds: future-items, papers: [{title: Terns}]}, 2: {holds: next-meeting}}\n"
    "accepts: [{meeting: 2024-01-30, item: 1, amendments: [For gulls read terns]}]\n"
    "attendance: {present: [{name: Ada Example, role: Chair, organisation: council, known_as: [Lady Ada]}], "
    "apologies: none}\n"
    "actions:\n  - {id: A1, item: 1, text: Council to feed geese., owners: [council], due: 2024-08-01}\n"
)


def corrected(bench: Workbench, *entries: str) -> list[str]:
    """Declare corrections of one meeting and list the codes of what is wrong; ids and the like are filled in."""
    lines = [
        f"  - {{id: C{number}, date: 2024-03-0{number}, kind: typing, reason: Wrong word, {entry}}}\n"
        for number, entry in enumerate(entries, 1)
    ]
    bench.meeting(f"{GEESE}corrections:\n{''.join(lines)}", BODY)
    return [code for code in bench.codes() if "correct" in code or "redaction" in code]


@pytest.mark.parametrize(
    "entry",
    [
        "item: 1, was: ceased, now: seized",
        "item: 1, was: ceased ducks, now: seized ducks",
        "item: 1, was: Ducs, now: Ducks",  # the heading
        "item: 1, was: count geese, now: feed geese",  # an action
        "item: 2, was: owl, now: swan",  # in a lettered part of the item
        "item: 2a, was: owl, now: swan",
        "was: Bevore, now: Before",  # before the first item
        "was: Invnted, now: Invented",  # the meeting's title
        "item: 1, was: very seized ducks",  # words that were removed
        "item: 1, now: Two swans",  # words that were added
        "item: 1, was: Two swan, now: Two swans",
        "item: 1, was: ducks, now: seized ducks",  # the old words are part of the new ones
        "item: 1, was: Counting ended, now: Counting began",  # what was reported
        "item: 1, was: For guls read terns, now: For gulls read terns",  # an amendment
        "item: 1, was: Cont, now: Count",  # evidence
        "was: Chief, now: Chair",  # attendance
        "was: Pnods, now: Ponds",
        "was: 2:30pm to 5pm, now: 2:30pm to 4pm",
        "was: 14:30 - 17:00, now: 14:30 - 16:00",
        "was: 19 June 2024, now: 18 June 2024",  # the next meeting
        "was: 2024-06-19, now: 2024-06-18",
        "item: 1, was: 1 September 2024, now: 1 August 2024",  # due
        "item: 1, was: '**ceased**', now: '**seized**'",  # copied with its asterisks
        "item: 1, was: seize, now: seized",
        "item: 1, was: '!', now: 'Quack!'",
        "item: 1, was: wo swans",  # only a part of words still stands there
        "item: 1, was: One d",
        "item: 1, was: o swans",
        "item: 1, was: Gull, now: Gulls",  # the action as it was reported on
        "item: 1, was: Tern, now: Terns",  # a paper
        "item: 1, was: Pnods, now: Ponds",  # where the future items stand
        "item: 2, was: 19 June 2024, now: 18 June 2024",  # where the next meeting stands
        "was: Ada Exmple, now: Ada Example",
        "item: 1, was: duc, now: One duck swam",
        "item: 1, was: Complete, now: In progress",  # the state of an action as the page shows it
        "item: 1, was: 29 January 2024, now: 30 January 2024",  # the meeting whose notes were accepted
        "item: 1, was: https://a.example, now: https://b.example",  # where a link leads
        "item: 1, was: 3. Ducks, now: 1. Ducks",  # the number of an item
        "item: 1, was: Pond 40, now: Pond 41",  # the row of a table
        "item: 1, was: '| Pond | 40 |', now: '| Pond | 41 |'",
        "was: Dame Ada, now: Lady Ada",  # how the minutes call somebody
        "item: 9, was: An item that was taken out",
        "was: Invented Panel, now: Invented Council",  # a body, whose old name the title has
    ],
)
def test_a_correction_that_was_made_is_fine(smallest: Workbench, entry: str) -> None:
    assert corrected(smallest, entry) == []


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("item: 1, was: ceased, now: sized", "correction-not-made"),
        ("item: 2, was: ceased, now: seized", "correction-not-made"),  # made in another item
        ("item: 1, was: ceased, now: Seized", "correction-not-made"),
        ("item: 1, was: seized, now: One duck", "corrected-words-remain"),
        ("item: 1, was: duck, now: seized ducks", "corrected-words-remain"),  # stands in "One duck swam"
        ("item: 1, was: geese, now: seized", "corrected-words-remain"),  # stands in the action
        ("item: 1, was: Two swans", "corrected-words-remain"),
        ("item: 1, was: One duck swam, now: duck swam", "corrected-words-remain"),  # the new words are part of the old
        ("item: 9, was: a, now: b", None),  # told as an item that is not there
        ("item: 1, was: seized, now: seized", "correction-unchanged"),
        ("item: 1, kind: redaction, now: '[name removed]'", "correction-not-made"),
        ("item: 1, was: Ada Exmple, now: Ada Example", "correction-not-made"),  # stands in no item
        ("item: 2, was: Pnods, now: Ponds", "correction-not-made"),
    ],
)
def test_a_correction_that_was_not_made_is_told(smallest: Workbench, entry: str, code: str | None) -> None:
    kind = "" if "kind" in entry else "kind: typing, "
    entries = f"corrections:\n  - {{id: C1, date: 2024-03-01, reason: R, {kind}{entry}}}\n"
    smallest.meeting(GEESE + entries, BODY)
    assert [found for found in smallest.codes() if "correct" in found] == ([code] if code else [])


def test_a_correction_of_a_correction_needs_the_last_words_only(smallest: Workbench) -> None:
    assert corrected(smallest, "item: 1, was: ceased, now: seizd", "item: 1, was: seizd, now: seized") == []


def test_a_correction_may_be_taken_back(smallest: Workbench) -> None:
    assert corrected(smallest, "item: 1, was: seized, now: ceased", "item: 1, was: ceased, now: seized") == []


def test_of_two_corrections_of_different_items_neither_excuses_the_other(smallest: Workbench) -> None:
    assert corrected(smallest, "item: 1, was: ceased, now: seizd", "item: 2, was: seizd, now: swan") == [
        "correction-not-made"
    ]


@pytest.mark.parametrize(("first", "then"), [("item: 1, ", ""), ("", "item: 1, ")])
def test_a_correction_without_an_item_may_correct_one_with_an_item_and_the_other_way(
    smallest: Workbench, first: str, then: str
) -> None:
    assert corrected(smallest, f"{first}was: ceased, now: seizd", f"{then}was: seizd, now: seized") == []


def test_words_that_remain_beside_new_ones_that_hold_them_are_told(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n"
        "  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: two ducks, now: the two ducks, reason: R}\n",
        "## 1. Ducks\n\nOf the two ducks, two ducks swam.\n",
    )
    (told,) = smallest.problems()
    assert told.message == 'The words "two ducks", which correction C1 replaced, still stand in item 1.'


def test_words_of_no_item_are_looked_for_in_the_facts_and_minutes(smallest: Workbench) -> None:
    smallest.meeting("corrections:\n  - {id: C1, date: 2024-03-01, kind: typing, was: a, now: b, reason: R}\n")
    (told,) = smallest.problems()
    assert told.message == ('The words "b" of correction C1 do not stand in the facts or minutes of this meeting.')


def test_a_body_that_cannot_be_told_apart_is_not_held_against_the_ledger(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: a, now: b, reason: R}\n",
        "## Ducks\n\nNone.\n",
    )
    assert "correction-not-made" not in smallest.codes()


@pytest.mark.parametrize(
    ("entry", "passage", "action"),
    [
        ("item: 1, was: ceased, now: seized", ("1", 1), None),
        ("item: 1, was: Too, now: Two swans", ("1", 3), None),
        ("item: 2, was: owl, now: swan", ("2a", 1), None),
        ("was: Bevore, now: Before", (None, 1), None),
        ("item: 1, was: count geese, now: feed geese", None, "A1"),
        ("item: 1, was: Ducs, now: Ducks", None, None),  # the heading
        ("item: 1, was: very seized ducks", None, None),  # nothing stands there any more
    ],
)
def test_a_correction_finds_the_one_place_of_its_new_words(
    smallest: Workbench, entry: str, passage: tuple[str | None, int] | None, action: str | None
) -> None:
    assert corrected(smallest, entry) == []
    found = archive_of(smallest.content).meetings["2024-02-27"].corrections[0]
    assert (found.passage, found.action) == (passage, action)


def test_a_correction_before_a_redaction_is_to_be_looked_at(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n"
        "  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: Jane Doe saw a, now: a, reason: R}\n"
        "  - {id: C2, date: 2024-03-02, item: 1, kind: redaction, now: '[removed]', reason: R}\n",
        "## 1. Ducks\n\n[removed] a.\n",
    )
    assert smallest.codes() == ["words-before-redaction"]


def test_old_words_in_another_item_are_told_once(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: b, now: a, reason: R}\n",
        "## 1. One\n\nAn a.\n\n## 2. Two\n\nA b.\n\nA b.\n",
    )
    assert smallest.codes() == ["corrected-words-elsewhere"]


def test_where_new_words_stand_twice_the_note_stands_under_the_heading(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: b, now: a, reason: R}\n",
        "## 1. Ducks\n\nOne a.\n\nTwo a.\n",
    )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    section = next(
        part for part in tree(site / "meetings/2024-02-27/index.html").iter("section") if part[0].get("id") == "item-1"
    )
    assert text(section[1]) == "In this item, corrected on 1 March 2024: “b” was changed to “a”. Reason: R"
    said = text(tree(site / "meetings/2024-02-27/index.html"))
    assert "Corrected: 1 correction, the latest on 1 March 2024" in said
    assert "slips included, apart from the corrections listed below. This site added labels, links and states." in said


def test_words_that_stand_in_two_passages_are_no_place(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n  - {id: C1, date: 2024-03-01, item: 1, kind: typing, was: b, now: a, reason: R}\n",
        "## 1. Ducks\n\nOne a.\n\nTwo a.\n",
    )
    assert archive_of(smallest.content).meetings["2024-02-27"].corrections[0].passage is None


def test_a_correction_stands_at_its_passage_on_the_meeting_and_in_the_ledger(smallest: Workbench) -> None:
    corrected(smallest, "item: 1, was: ceased, now: seized", "item: 1, was: count geese, now: feed geese")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    meeting = tree(site / "meetings/2024-02-27/index.html")
    section = next(section for section in meeting.iter("section") if section[0].get("id") == "item-1")
    blocks = [(element.get("id"), text(element)) for element in section.iter("p") if element.get("class") != "back"]
    at = [id_ for id_, _ in blocks].index("item-1-p1")
    assert blocks[at + 1][1] == "Corrected on 1 March 2024: “ceased” was changed to “seized”. Reason: Wrong word"
    assert "Corrected on 2 March 2024" in text(find(meeting, "action-a1"))
    assert "1 March 2024, 1. Ducks, passage 1: “ceased”" in text(meeting)
    ledger = tree(site / "corrections/index.html")
    entry = find(ledger, "correction-2024-02-27-c1")
    assert text(entry).startswith("1 March 2024: Slip of the pen “ceased” was changed to “seized”.")
    assert [link.get("href") for link in entry.iter("a")][-1] == "../meetings/2024-02-27/#item-1-p1"


def test_what_a_redaction_removed_stands_nowhere_on_the_site(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n"
        "  - {id: C1, date: 2024-03-01, item: 1, kind: redaction, now: '[name removed]', reason: Private}\n",
        "## 1. Ducks\n\nThere [name removed] was.\n",
    )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = text(tree(site / "corrections/index.html"))
    assert "Words were replaced by “[name removed]”. Reason: Private" in said

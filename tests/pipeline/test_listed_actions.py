"""The actions and updates of a file are held against the registers, each other and the words of the minutes."""

import pytest

from tests.sites import Workbench

REGISTER = (
    "council: {name: Invented Council, short_name: IC}\nwatch: {name: Invented Watch}\ntrust: {name: Harbour Trust}\n"
)
ACTION = "actions:\n  - {{id: A1, item: 1, text: {}, owners: [{}]}}\n"


@pytest.fixture
def bench(smallest: Workbench) -> Workbench:
    """Give a site with three organisations."""
    smallest.write("organisations.yaml", REGISTER)
    smallest.write("glossary.yaml", "HT: {words: Harbour Trust}\n")
    return smallest


@pytest.mark.parametrize(
    ("text", "owners", "named"),
    [
        ("IC to put up railings.", "watch", "IC"),
        ("The Invented Council will put up railings.", "watch", "IC"),
        ("HT to put up railings.", "council", "Harbour Trust"),
        ("IC to put up railings.", "council", None),
        ("IC to put up railings.", '"watch", council', None),
        ("Railings of IC to be put up.", "watch", None),
        ("IC and IW to put up railings.", "watch", "IC"),
        ("'IW, the clerk and IC to put up railings.'", "watch", "IC"),
        ("IW and IC to put up railings.", '"watch", council', None),
        ("IW/IC to put up railings.", "watch", "IC"),
        ("'IW to put up railings, and IC to paint them.'", "watch", None),
        ("Somebody to put up railings.", "watch", None),
    ],
)
def test_an_owner_who_is_not_the_one_in_the_words_is_asked_about(
    bench: Workbench, text: str, owners: str, named: str | None
) -> None:
    bench.meeting(ACTION.format(text, owners))
    assert bench.codes() == (["owner-not-named"] if named else [])
    assert named is None or f'is for "{named}" to do' in bench.problems()[0].message


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("council and watch", "[council, watch]"),
        ("council & Invented Watch", "[council, watch]"),
        ("council; somebody", "[council, somebody]"),
        ("ada/watch", "[ada, watch]"),
        ("somebody and nobody", None),
    ],
)
def test_two_owners_in_one_entry_are_parted(bench: Workbench, written: str, meant: str | None) -> None:
    bench.write("people.yaml", "ada: {name: Ada Example, public_role: true}\n")
    bench.meeting(ACTION.format("B.", written))
    (told,) = bench.problems()
    assert told.cure.startswith(f"These are 2: write them with commas between, {meant}.") == (meant is not None)


def test_two_owners_in_one_are_told_apart(bench: Workbench) -> None:
    bench.meeting(ACTION.format("B.", "council and watch"))
    (told,) = bench.problems()
    assert (told.code, told.cure[:69]) == (
        "unknown-owner",
        "These are 2: write them with commas between, [council, watch]. Add th",
    )


@pytest.mark.parametrize(
    ("ids", "codes"),
    [
        (("A1", "A2", "A3"), []),
        (("A1", "A3"), ["action-skipped"]),
        (("A2",), ["action-skipped"]),
        (("A2", "A1"), ["action-skipped"]),
        ((), []),
    ],
)
def test_a_missing_number_is_asked_about(bench: Workbench, ids: tuple[str, ...], codes: list[str]) -> None:
    listed = "".join(f"  - {{id: {id_}, text: Feed {id_}., owners: [council]}}\n" for id_ in ids)
    bench.meeting(f"actions:\n{listed}")
    assert bench.codes() == codes
    if codes:
        (told,) = bench.problems()
        before = "A1" if ids[0] == "A1" else "the beginning"
        wrong = next(number for number, id_ in enumerate(ids) if id_ != f"A{number + 1}")
        assert told.message.startswith(f"Action {ids[wrong]} follows {before};")
        assert told.place.line == 5 + wrong


@pytest.mark.parametrize(
    ("updates", "codes"),
    [
        (("status: in-progress", "status: complete"), ["updated-twice"]),
        (("note: Begun.", "status: complete"), []),
        (("status: complete, note: Not started yet.",), ["note-against-status"]),
        (("status: complete, note: Carried forward.",), ["note-against-status"]),
        (("status: in-progress, note: Not started yet.",), []),
        (("status: in-progress, note: This was completed.",), ["note-against-status"]),
        (("status: open, note: Done.",), ["note-against-status"]),
        (("status: open, note: Done in part.",), []),
        (("status: open, note: To be done.",), []),
        (("status: open, note: It was not completed.",), []),
        (("status: complete, note: All done.",), []),
    ],
)
def test_updates_that_deny_each_other_are_told(bench: Workbench, updates: tuple[str, ...], codes: list[str]) -> None:
    listed = "".join(f"  - {{action: 2024-01-30/A1, item: 1, {update}}}\n" for update in updates)
    bench.meeting(f"updates:\n{listed}")
    found = [told for told in bench.problems() if told.code != "odd-update"]
    assert [told.code for told in found] == codes
    if codes == ["updated-twice"]:
        assert (found[0].place.line, found[0].place.column) == (6, 14)
        assert "the first is in line 5" in found[0].message


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("**Action:** Council to feed the ducks.", "action-in-both"),
        ("Action – Council to feed the ducks", "action-in-both"),
        ("ACTION: Council to feed the ducks every day, said the Chair.", "action-in-both"),
        ("**Action:** Watch to mend the railing.", "action-not-listed"),
        ("Action A4: Watch to mend the railing.", "action-not-listed"),
        ("The action was discussed.", None),
        ("Actions: none.", None),
        ("Action: None arising", None),
        ("Actions: No actions.", None),
        ("Action Fraud: a report was given.", None),
        ("Actions of the police were praised.", None),
    ],
)
def test_an_action_in_the_text_is_held_against_the_list(bench: Workbench, line: str, code: str | None) -> None:
    bench.meeting(ACTION.format("Council to feed the ducks.", "council"), f"## 1. Ducks\n\n{line}\n")
    assert bench.codes() == ([code] if code else [])

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
        ("Somebody to put up railings.", "watch", None),
    ],
)
def test_an_owner_who_is_not_the_one_in_the_words_is_asked_about(
    bench: Workbench, text: str, owners: str, named: str | None
) -> None:
    bench.meeting(ACTION.format(text, owners))
    assert bench.codes() == (["owner-not-named"] if named else [])
    assert named is None or f'begins with "{named}"' in bench.problems()[0].message


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


@pytest.mark.parametrize(
    ("updates", "codes"),
    [
        (("status: in-progress", "status: complete"), ["updated-twice"]),
        (("note: Begun.", "status: complete"), []),
        (("status: complete, note: Not started yet.",), ["note-against-status"]),
        (("status: complete, note: Carried forward.",), ["note-against-status"]),
        (("status: in-progress, note: Not started yet.",), []),
        (("status: complete, note: All done.",), []),
    ],
)
def test_updates_that_deny_each_other_are_told(bench: Workbench, updates: tuple[str, ...], codes: list[str]) -> None:
    listed = "".join(f"  - {{action: 2024-01-30/A1, item: 1, {update}}}\n" for update in updates)
    bench.meeting(f"updates:\n{listed}")
    assert [code for code in bench.codes() if code != "odd-update"] == codes


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

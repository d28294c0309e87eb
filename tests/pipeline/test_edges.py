"""Edges: what stands on one side of a rule and on the other. `make mutants` says where a test is missing."""

import pytest

from minutebook.model import Archive
from minutebook.outputs import addresses
from tests.sites import Workbench, archive_of

EARLY = "2024-02-27-early"
"""A meeting on the same day as the one that tests change, which is not published here."""


def later(bench: Workbench, facts: str, body: str = "## 1. One\n\nA.\n", day: str = "2024-03-26") -> None:
    bench.write(f"meetings/{day}.md", f"---\ntitle: L\ndate: {day[:10]}\n{facts}---\n\n{body}")


def later_one(bench: Workbench, facts: str) -> Archive:
    later(bench, facts)
    return archive_of(bench.content)


# Days


def test_an_action_may_be_due_on_the_day_of_its_meeting(smallest: Workbench) -> None:
    for due, codes in (("2024-02-27", []), ("2024-02-26", ["due-before-meeting"])):
        smallest.meeting(f"actions:\n  - {{id: A1, item: 1, text: Swans., owners: [council], due: {due}}}\n")
        assert smallest.codes() == codes


def test_a_meeting_does_not_announce_itself(smallest: Workbench) -> None:
    for following, codes in (("2024-02-27", ["next-meeting-not-later"]), ("2024-02-28", [])):
        smallest.meeting(f"next_meeting: {{date: {following}}}\n")
        assert smallest.codes() == codes


def test_minutes_may_be_withdrawn_and_corrected_from_the_day_of_the_meeting_on(smallest: Workbench) -> None:
    for day, codes in (("2024-02-27", []), ("2024-02-26", ["withdrawn-before-meeting"])):
        smallest.meeting(f"withdrawn: {{date: {day}, reason: A mistake.}}\n")
        assert smallest.codes() == codes
    for day, codes in (("2024-02-27", []), ("2024-02-26", ["correction-before-meeting"])):
        smallest.meeting(
            f"corrections:\n  - {{id: C1, date: {day}, kind: typing, was: geese, now: ducks, reason: Wrong bird.}}\n"
        )
        assert smallest.codes() == codes


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("updates:\n  - {action: 2024-02-27-early/A1, text: Swans., status: open, item: 1}\n", "action-not-older"),
        ("accepts:\n  - {meeting: 2024-02-27-early, item: 1}\n", "acceptance-not-older"),
        ("takes_up:\n  - {future: 2024-02-27-early/Geese, item: 1}\n", "future-item-not-older"),
    ],
)
def test_a_meeting_of_the_same_day_that_is_not_published_may_have_been_earlier(
    smallest: Workbench, facts: str, code: str
) -> None:
    smallest.meeting(facts)
    assert code not in smallest.codes()
    smallest.meeting(facts.replace("2024-02-27-early", "2024-02-28"))
    assert smallest.codes() == [code]


def test_of_a_meeting_that_is_not_published_those_of_later_days_are_counted(smallest: Workbench) -> None:
    smallest.meeting(
        f"updates:\n  - {{action: {EARLY}/A1, text: Swans., status: open, item: 1}}\n"
        f"takes_up:\n  - {{future: {EARLY}/Geese, item: 1}}\n"
    )
    archive = later_one(smallest, "")
    assert archive.actions[f"{EARLY}/A1"].meetings_since == 1
    geese = next(promised for promised in archive.forward_plan if promised.title == "Geese")
    assert (geese.meetings_since, geese.kind, geese.named) == (1, "item", True)


def test_before_the_first_published_meeting_nothing_is_missing(smallest: Workbench) -> None:
    for meeting, codes in (("2024-01-30-early", []), ("2024-01-31", ["meeting-not-published"])):
        smallest.meeting(f"accepts:\n  - {{meeting: {meeting}, item: 1}}\n")
        assert smallest.codes() == codes


# Order


def test_meetings_of_a_day_stand_by_the_hour_at_which_they_began(smallest: Workbench) -> None:
    smallest.meeting("time: 09:00 - 17:00\n")
    later(smallest, "time: 10:00 - 11:00\n", day="2024-02-27-a")
    assert list(archive_of(smallest.content).meetings)[1:] == ["2024-02-27", "2024-02-27-a"]


def test_actions_stand_by_the_hour_of_their_meeting_and_then_by_number(smallest: Workbench) -> None:
    actions = "".join(f"  - {{id: A{number}, text: Swans., owners: [council]}}\n" for number in (10, 9, 2))
    smallest.meeting(f"time: 15:00 - 16:00\nactions:\n{actions}")
    later(smallest, "time: 09:00 - 10:00\nactions:\n  - {id: A1, text: B., owners: [council]}\n", day=EARLY)
    assert list(archive_of(smallest.content).actions)[1:] == [
        f"{EARLY}/A1",
        "2024-02-27/A2",
        "2024-02-27/A9",
        "2024-02-27/A10",
    ]


def test_a_future_item_is_not_taken_up_by_the_meeting_that_listed_it(smallest: Workbench) -> None:
    smallest.write("themes.yaml", "ducks: {name: Ducks, description: Of ducks.}\n")
    smallest.meeting(
        "items: {1: {themes: [ducks]}}\nfuture_items:\n  - {title: More ducks, themes: [ducks]}\n",
    )
    more = next(promised for promised in archive_of(smallest.content).forward_plan if promised.title == "More ducks")
    assert more.taken_up is None
    more = next(
        promised
        for promised in later_one(smallest, "items: {1: {themes: [ducks]}}\n").forward_plan
        if promised.title == "More ducks"
    )
    assert (more.taken_up, more.meetings_since) == (("2024-03-26", "1"), 1)


# What is said


@pytest.mark.parametrize(
    ("actions", "known"),
    [
        ("", "no actions"),
        ("actions:\n  - {id: A1, text: B., owners: []}\n  - {id: A2, text: C., owners: []}\n", "A1, A2"),
    ],
)
def test_a_reference_to_no_action_says_which_there_are(smallest: Workbench, actions: str, known: str) -> None:
    smallest.meeting(actions)
    later(smallest, "updates:\n  - {action: 2024-02-27/A9, status: complete, item: 1}\n")
    told = next(problem for problem in smallest.problems() if problem.code == "unknown-action")
    assert f"It raised {known}." in told.cure


def test_an_update_behind_a_mere_mention_is_held_against_the_state_too(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, note: Still counting., item: 1}\n")
    later(smallest, "updates:\n  - {action: 2024-01-30/A1, status: reopened, item: 1}\n")
    assert smallest.codes() == ["odd-update"]


def test_a_ring_of_mergings_further_on_ends(smallest: Workbench) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, text: B., owners: [council]}\n  - {id: A2, text: C., owners: [council]}\n"
        "updates:\n  - {action: 2024-01-30/A1, status: merged, into: 2024-02-27/A1}\n"
    )
    later(
        smallest,
        "updates:\n  - {action: 2024-02-27/A1, status: merged, into: 2024-02-27/A2}\n"
        "  - {action: 2024-02-27/A2, status: merged, into: 2024-02-27/A1}\n",
    )
    assert smallest.codes() == ["merged-into-itself", "merged-into-itself"]


@pytest.mark.parametrize(
    "fact",
    [
        "accepts:\n  - {meeting: 2024-01-30, item: %s}\n",
        "actions:\n  - {id: A1, item: %s, text: Swans., owners: [council]}\n",
        "updates:\n  - {action: 2024-01-30/A1, item: %s, status: complete}\n",
        "takes_up:\n  - {future: 2024-01-30/Ponds, item: %s}\n",
        "corrections:\n  - {id: C1, date: 2024-03-01, kind: typing, item: %s, was: geese, now: ducks, reason: X.}\n",
        "items: {%s: {holds: next-meeting}}\nnext_meeting: {date: 2024-03-26}\n",
    ],
    ids=["acceptance", "action", "update", "taken up", "correction", "item"],
)
def test_an_item_that_is_not_there_is_told_wherever_it_is_named(smallest: Workbench, fact: str) -> None:
    smallest.meeting(fact % "1")
    assert smallest.codes() == []
    smallest.meeting(fact % "7")
    assert smallest.codes() == ["item-not-in-body"]


# Addresses and titles


@pytest.mark.parametrize("title", [*addresses.TITLES.values(), "invented MINUTES", "Swans"])
def test_a_page_is_not_called_as_another_is(smallest: Workbench, title: str) -> None:
    smallest.write("pages/all-about.md", "---\ntitle: Swans\n---\n\nA.\n")
    smallest.write("pages/more.md", f"---\ntitle: {title}\n---\n\nA.\n")
    assert [(problem.code, problem.place.line) for problem in smallest.problems()] == [("page-title", 2)]

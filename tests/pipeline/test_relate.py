"""Golden questions about the invented town: what became of what, as at its latest published meeting."""

import pytest

from minutebook.model import Archive
from tests.sites import TOWN, Workbench, archive_of


@pytest.fixture(scope="module")
def town() -> Archive:
    return archive_of(TOWN)


def test_meetings_stand_in_the_order_in_which_they_were_held(town: Archive) -> None:
    assert list(town.meetings) == [
        "2022-03-01",
        "2022-06-07",
        "2022-09-06",
        "2022-09-06-special",
        "2023-03-07",
        "2023-09-05",
        "2024-03-05",
    ]


def test_of_two_meetings_on_a_day_the_earlier_hour_comes_first(smallest: Workbench) -> None:
    smallest.meeting("time: 15:00 - 16:00\n")
    smallest.write("meetings/2024-02-27-early.md", "---\ntitle: E\ndate: 2024-02-27\ntime: 9:00 - 10:00\n---\n\nA.\n")
    smallest.write("meetings/2024-02-27-unknown.md", "---\ntitle: U\ndate: 2024-02-27\n---\n\nA.\n")
    assert list(archive_of(smallest.content).meetings)[1:] == [
        "2024-02-27-unknown",
        "2024-02-27-early",
        "2024-02-27",
    ]


def test_neighbours_cross_the_two_meetings_of_one_day(town: Archive) -> None:
    before, after = town.neighbours("2022-09-06-special")
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("2022-09-06", "2023-03-07")
    assert town.neighbours("2022-03-01")[0] is None
    assert town.neighbours("2024-03-05")[1] is None


@pytest.mark.parametrize(
    ("reference", "status", "last_mentioned", "silent"),
    [
        ("2021-12-07/A1", "complete", "2022-03-01", 6),  # raised at a meeting that is not published here
        ("2022-03-01/A1", "open", "2022-03-01", 6),  # never mentioned again
        ("2022-03-01/A2", "complete", "2022-09-06", 4),  # in progress, then complete
        ("2022-03-01/A3", "open", "2022-03-01", 6),  # unowned
        ("2022-03-01/A4", "merged", "2022-06-07", 5),
        ("2022-06-07/A1", "reopened", "2023-09-05", 1),  # mentioned, complete, then reopened
        ("2022-09-06/A1", "transferred", "2022-09-06-special", 3),  # by the second meeting of the same day
        ("2022-09-06-special/A1", "withdrawn", "2023-03-07", 2),
    ],
)
def test_the_state_of_an_action_follows_from_later_minutes(
    town: Archive, reference: str, status: str, last_mentioned: str, silent: int
) -> None:
    history = town.actions[reference]
    assert (history.status, history.last_mentioned, history.meetings_silent) == (
        status,
        last_mentioned,
        silent,
    )


def test_open_and_closed_actions_are_told_apart(town: Archive) -> None:
    assert [reference for reference, history in town.actions.items() if history.is_open] == [
        "2022-03-01/A1",
        "2022-03-01/A3",
        "2022-06-07/A1",
    ]


def test_actions_stand_in_the_order_in_which_they_were_raised(town: Archive) -> None:
    assert list(town.actions) == [
        "2021-12-07/A1",
        "2022-03-01/A1",
        "2022-03-01/A2",
        "2022-03-01/A3",
        "2022-03-01/A4",
        "2022-06-07/A1",
        "2022-09-06/A1",
        "2022-09-06-special/A1",
    ]


def test_a_mention_without_a_status_breaks_the_silence_and_changes_nothing(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, item: 1}\n")
    history = archive_of(smallest.content).actions["2024-01-30/A1"]
    assert (history.status, history.meetings_silent) == ("open", 0)


def test_only_an_open_action_with_a_minuted_date_before_the_latest_meeting_is_overdue(town: Archive) -> None:
    assert [reference for reference, history in town.actions.items() if history.overdue] == ["2022-03-01/A1"]


def test_an_action_due_on_the_day_of_the_latest_meeting_is_not_overdue(smallest: Workbench) -> None:
    head = "---\ntitle: A\ndate: 2024-01-30\nactions:\n  - {id: A1, text: B, owners: [council], due: "
    for due, overdue in (("2024-02-26", True), ("2024-02-27", False)):
        smallest.write("meetings/2024-01-30.md", f"{head}{due}}}\n---\n\nC.\n")
        assert archive_of(smallest.content).actions["2024-01-30/A1"].overdue is overdue


def test_an_action_raised_elsewhere_has_its_words_from_the_update(town: Archive) -> None:
    history = town.actions["2021-12-07/A1"]
    assert not history.published
    assert history.action.text == "Clerk to find the key of the pump room."


def test_accepted_notes_are_known_to_the_earlier_meeting(town: Archive) -> None:
    assert {meeting: accepted.by for meeting, accepted in town.accepted.items()} == {
        "2021-12-07": "2022-03-01",
        "2022-03-01": "2022-06-07",
        "2022-09-06": "2023-03-07",
        "2022-09-06-special": "2023-03-07",
    }
    assert town.accepted["2021-12-07"].amendments == ("Item 3: for geese read ducks",)
    assert town.accepted["2022-03-01"].amendments is None


def test_meetings_announced_and_not_minuted_are_listed(town: Archive) -> None:
    assert [(str(entry.next.date), entry.by) for entry in town.announced] == [
        ("2023-12-05", "2023-09-05"),
        ("2024-06-04", "2024-03-05"),
    ]


def test_a_theme_gathers_items_actions_and_future_items_newest_first(town: Archive) -> None:
    ducks = town.themes["duck-crossings"]
    assert ducks.items == (("2023-03-07", "2"), ("2022-09-06", "2"), ("2022-03-01", "2"))
    assert ducks.actions == ("2022-09-06/A1", "2022-03-01/A1", "2022-03-01/A2")
    assert town.themes["pond-safety"].future_items == (
        ("2023-09-05", "Ropes"),
        ("2022-03-01", "Pond railings"),
    )
    assert town.themes["unused"].items == ()


def test_an_action_has_the_themes_of_the_item_that_raised_it(town: Archive) -> None:
    assert town.actions["2022-06-07/A1"].themes == ("pond-safety",)
    assert town.actions["2022-09-06-special/A1"].themes == ()


def test_lettered_sub_items_are_announcements_only_under_an_item_of_announcements(town: Archive) -> None:
    kinds = {
        (meeting.id, item.key): item.kind for meeting in town.meetings.values() for item in meeting.items if item.letter
    }
    assert kinds == {
        ("2023-03-07", "2a"): "sub-item",
        ("2023-03-07", "2b"): "sub-item",
        ("2023-09-05", "2a"): "announcement",
    }


UNPUBLISHED = "{action: 2023-11-28/A1, text: Council to buy a net., status: in-progress}"


def test_the_words_of_an_action_raised_elsewhere_are_written_once(smallest: Workbench) -> None:
    smallest.write(
        "meetings/2024-01-30.md", f"---\ntitle: A\ndate: 2024-01-30\nupdates:\n  - {UNPUBLISHED}\n---\n\nB.\n"
    )
    smallest.meeting("updates:\n  - {action: 2023-11-28/A1, status: complete}\n")
    assert archive_of(smallest.content).actions["2023-11-28/A1"].status == "complete"
    smallest.meeting("updates:\n  - {action: 2023-11-28/A1, text: Another wording., status: complete}\n")
    assert smallest.codes() == ["action-text-twice"]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("updates:\n  - {action: 2024-03-01/A1, text: Later., status: open}\n", "action-not-older"),
        ("accepts:\n  - meeting: 2024-02-27\n", "acceptance-not-older"),
        ("takes_up:\n  - {future: 2024-03-01/Geese, item: 1}\n", "future-item-not-older"),
    ],
)
def test_nothing_refers_to_what_is_not_older(smallest: Workbench, facts: str, code: str) -> None:
    smallest.meeting(facts)
    assert smallest.codes() == [code]


def test_what_an_unpublished_meeting_announced_may_be_taken_up(smallest: Workbench) -> None:
    smallest.meeting("takes_up:\n  - {future: 2023-11-28/Geese, item: 1}\n  - {future: 2024-01-30/Ponds, item: 1}\n")
    assert smallest.codes() == []


def test_an_unpublished_meeting_may_be_accepted(smallest: Workbench) -> None:
    smallest.meeting("accepts:\n  - {meeting: 2023-11-28, item: 1}\n")
    assert archive_of(smallest.content).accepted["2023-11-28"].by == "2024-02-27"


def test_an_announced_meeting_that_was_held_is_not_announced_any_more(smallest: Workbench) -> None:
    head = "---\ntitle: A\ndate: 2024-01-30\nnext_meeting: {date: "
    smallest.write("meetings/2024-01-30.md", f"{head}2024-02-27}}\n---\n\nB.\n")
    assert archive_of(smallest.content).announced == ()


@pytest.mark.parametrize(
    ("alias", "taken"),
    [
        ("meetings/2024-01-30", True),
        ("actions/2024-01-30-a1", True),
        ("glossary", True),
        ("index.html", True),
        ("Themes", True),
        ("old/minutes.html", False),
        ("meetings/january", False),
    ],
)
def test_an_old_address_must_be_free(smallest: Workbench, alias: str, *, taken: bool) -> None:
    smallest.meeting(f"aliases: [{alias}]\n")
    assert smallest.codes() == (["address-taken"] if taken else [])


def test_two_meetings_cannot_have_the_same_old_address(smallest: Workbench) -> None:
    smallest.write("meetings/2024-01-30.md", "---\ntitle: A\ndate: 2024-01-30\naliases: [old]\n---\n\nB.\n")
    smallest.meeting("aliases: [old]\n")
    assert smallest.codes() == ["address-taken"]


def test_links_from_pages_and_tables_are_checked_too(smallest: Workbench) -> None:
    smallest.write(
        "pages/about.md",
        "---\ntitle: A\n---\n\n## Notes\n\n[a](#notes) [b](#note) [c](about.md#notes) [d](../meetings/2024-01-30.md)\n",
    )
    smallest.meeting(
        body="| a |\n|---|\n| [the last one](2024-01-30.md#item-2) |\n\n- [it](../pages/about.md)\n- [b](about.md)\n"
    )
    assert smallest.codes() == ["broken-fragment", "broken-link", "broken-fragment"]


def test_the_words_may_come_with_a_later_update_once(smallest: Workbench) -> None:
    head = "---\ntitle: A\ndate: 2024-01-30\nupdates:\n  - {action: 2023-11-28/A1, status: open}\n---\n\nB.\n"
    smallest.write("meetings/2024-01-30.md", head)
    smallest.meeting("updates:\n  - {action: 2023-11-28/A1, text: Words., status: complete}\n")
    assert smallest.codes() == ["action-not-published"]


def test_mistakes_in_one_file_do_not_hide_mistakes_between_files(smallest: Workbench) -> None:
    smallest.meeting("items:\n  1: {themes: [duck]}\nupdates:\n  - {action: 2024-01-30/A9, status: open}\n")
    assert smallest.codes() == ["unknown-theme", "unknown-action"]


@pytest.mark.parametrize(
    "aliases",
    ["[assets/site.css]", "[foo.html, foo.html/bar]", "[404.html/x]", "[a/b, a]", "[meetings/2024-01-30/x.html/y]"],
)
def test_a_file_cannot_be_where_a_folder_is(smallest: Workbench, aliases: str) -> None:
    smallest.meeting(f"aliases: {aliases}\n")
    assert set(smallest.codes()) <= {"address-taken", "bad-id"}
    assert smallest.codes() or aliases == "[a/b, a]"


def test_a_site_without_meetings_is_fine(smallest: Workbench) -> None:
    for path in (smallest.content / "meetings").iterdir():
        path.unlink()
    archive = archive_of(smallest.content)
    assert archive.latest is None
    assert smallest.problems() == []

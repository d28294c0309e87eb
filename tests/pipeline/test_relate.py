"""Golden questions about the invented town: what became of what, as at its latest published meeting."""

import pytest

from minutebook.model import Archive, Arising, PassageKey
from minutebook.pipeline.steps import load
from minutebook.rulebook import NOT_YET
from tests.sites import REAL, TOWN, Workbench, archive_of, silent_since


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
    held = town.meetings
    assert held.before("2022-09-06-special") is held["2022-09-06"]
    assert held.after("2022-09-06-special") is held["2023-03-07"]
    assert held.before("2022-03-01") is None
    assert held.after("2024-03-05") is None


@pytest.mark.parametrize(
    ("reference", "status", "last_mentioned", "silent"),
    [
        ("2021-12-07/A1", "complete", "2022-03-01", 6),  # raised at a meeting that is not published here
        ("2022-03-01/A1", "open", "2023-03-07", 2),  # its reference stands in the words of a later meeting
        ("2022-03-01/A2", "complete", "2022-09-06", 4),  # in progress, then complete
        ("2022-03-01/A3", "open", "2022-06-07", 5),  # unowned; another was merged into it
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
    assert (history.status, history.last_mentioned, history.silent_since) == (status, last_mentioned, silent)
    # Of a closed action nothing was due to be said: its silence is no number.
    assert history.meetings_silent == (silent if history.is_open else None)


@pytest.mark.parametrize(
    ("reference", "by", "closed"),
    [
        ("2022-03-01/A1", None, False),
        ("2022-03-01/A2", "2022-09-06", True),
        ("2022-06-07/A1", "2023-09-05", False),
        ("2022-09-06/A1", "2022-09-06-special", True),
    ],
)
def test_a_state_was_given_by_the_meeting_that_first_reported_it(
    town: Archive,
    reference: str,
    by: str | None,
    closed: bool,  # noqa: FBT001 (a case)
) -> None:
    history = town.actions[reference]
    assert history.state_given_by == by
    assert history.closed_by == (by if closed else None)


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
        (meeting.id, item.key): item.kind for meeting in town.meetings.values() for item in meeting.items if item.within
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


def test_a_copy_whose_date_was_not_changed_is_told_of_its_date_and_not_of_its_title(smallest: Workbench) -> None:
    copied = (smallest.content / "meetings" / "2024-02-27.md").read_text(encoding="utf-8")
    smallest.write("meetings/2024-06-18.md", copied)
    assert smallest.codes() == ["date-not-file-name"]


def test_a_site_without_meetings_can_be_previewed_and_not_published(smallest: Workbench) -> None:
    for path in (smallest.content / "meetings").iterdir():
        path.unlink()
    archive, _ = load(smallest.content, tolerated=NOT_YET)
    assert archive is not None
    assert archive.meetings.latest is None
    assert load(smallest.content)[0] is None
    assert smallest.codes() == ["no-minutes"]


# ---- What meetings mean for one another --------------------------------------------------------------------------


def silences(archive: Archive, reference: str) -> list[tuple[str, ...]]:
    history = archive.actions[reference]
    return [*(mention.silent_before for mention in history.mentions), silent_since(archive, history)]


def test_a_history_knows_which_meetings_said_nothing(town: Archive) -> None:
    assert silences(town, "2022-06-07/A1") == [("2022-09-06",), (), (), ("2024-03-05",)]
    assert silences(town, "2022-09-06/A1") == [(), ("2023-03-07", "2023-09-05", "2024-03-05")]
    # Of the time before the first update nothing is known where the meeting that raised it is not published.
    assert silences(town, "2021-12-07/A1")[0] == ()


def test_a_reference_in_the_words_of_a_later_meeting_is_a_mention(town: Archive) -> None:
    (mention,) = town.actions["2022-03-01/A1"].mentions
    assert mention.passage == PassageKey("2023-03-07", "2", 2)
    assert mention.silent_before == ("2022-06-07", "2022-09-06", "2022-09-06-special")
    assert mention.update is None


def test_taking_another_action_in_is_a_mention(town: Archive) -> None:
    (mention,) = town.actions["2022-03-01/A3"].mentions
    assert (mention.meeting, mention.takes_in) == ("2022-06-07", "2022-03-01/A4")


def test_a_reference_counts_once_a_meeting_and_not_beside_a_report(smallest: Workbench) -> None:
    body = "## 1. Ducks\n\n2024-01-30/A1 and 2024-01-30/A1.\n\n2024-01-30/A1, 2024-02-27/A1, 2024-01-30/A9.\n"
    smallest.meeting("actions:\n  - {id: A1, text: Own., owners: [council]}\n", body)
    histories = archive_of(smallest.content).actions
    assert [mention.passage for mention in histories["2024-01-30/A1"].mentions] == [PassageKey("2024-02-27", "1", 1)]
    assert histories["2024-02-27/A1"].mentions == ()
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, status: complete}\n", body)
    (mention,) = archive_of(smallest.content).actions["2024-01-30/A1"].mentions
    assert mention.update is not None


@pytest.mark.parametrize(
    ("states", "odd"),
    [
        (["in-progress", "complete"], 0),
        (["complete", "reopened", "complete"], 0),
        (["complete", "complete"], 1),
        (["complete", "in-progress"], 1),
        (["reopened"], 1),
        (["withdrawn", "open"], 1),
        (["transferred", None], 0),
    ],
)
def test_an_update_that_does_not_go_with_the_state_is_told(
    smallest: Workbench, states: list[str | None], odd: int
) -> None:
    entries = (f", status: {state}" if state else "" for state in states)
    smallest.meeting("updates:\n" + "".join(f"  - {{action: 2024-01-30/A1{entry}}}\n" for entry in entries))
    assert smallest.codes().count("odd-update") == odd


def test_the_first_report_on_an_action_raised_elsewhere_may_say_anything(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2023-12-01/A1, text: Pond., status: reopened}\n")
    assert smallest.codes() == []


def test_a_meeting_that_is_named_inside_the_series_and_not_published_may_be_a_slip(smallest: Workbench) -> None:
    smallest.meeting("takes_up: [{future: 2024-02-01/Ponds, item: 1}]\n")
    assert smallest.codes() == ["meeting-not-published"]
    smallest.meeting("takes_up: [{future: 2023-02-01/Ponds, item: 1}]\naccepts: [{meeting: 2023-02-01}]\n")
    assert smallest.codes() == []


def test_the_age_of_an_action_is_counted_in_published_meetings(town: Archive) -> None:
    assert {reference: history.meetings_since for reference, history in town.actions.items()} == {
        "2021-12-07/A1": 7,
        "2022-03-01/A1": 6,
        "2022-03-01/A2": 6,
        "2022-03-01/A3": 6,
        "2022-03-01/A4": 6,
        "2022-06-07/A1": 5,
        "2022-09-06/A1": 4,
        "2022-09-06-special/A1": 3,
    }


def test_a_merged_action_is_closed_and_both_actions_know_it(town: Archive) -> None:
    merged, whole = town.actions["2022-03-01/A4"], town.actions["2022-03-01/A3"]
    assert (merged.is_open, merged.merged_into, merged.takes_in) == (False, "2022-03-01/A3", ())
    assert (whole.is_open, whole.merged_into, whole.takes_in) == (True, None, ("2022-03-01/A4",))


def test_a_later_state_undoes_a_merging(smallest: Workbench) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, text: Swans., owners: [council]}\n"
        "updates:\n  - {action: 2024-01-30/A1, status: merged, into: 2024-02-27/A1}\n"
    )
    later = "---\ntitle: L\ndate: 2024-03-01\nupdates:\n  - {action: 2024-01-30/A1, status: reopened}\n---\n\nL.\n"
    smallest.write("meetings/2024-03-01.md", later)
    archive = archive_of(smallest.content)
    assert archive.actions["2024-01-30/A1"].merged_into is None
    assert archive.actions["2024-02-27/A1"].takes_in == ()
    # To take another in from the beginning is how it was raised, and no later mention.
    assert archive.actions["2024-02-27/A1"].mentions == ()


def test_actions_that_are_merged_in_a_ring_are_told(smallest: Workbench) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, text: Swans., owners: [council]}\n"
        "updates:\n  - {action: 2024-01-30/A1, status: merged, into: 2024-02-27/A1}\n"
    )
    later = (
        "---\ntitle: L\ndate: 2024-03-01\nupdates:\n  - {action: 2024-02-27/A1, status: merged, into: 2024-01-30/A1}\n"
    )
    smallest.write("meetings/2024-03-01.md", f"{later}---\n\nL.\n")
    assert smallest.codes().count("merged-into-itself") == 2


def test_a_merging_into_something_unknown_at_the_end_of_a_chain_is_told(smallest: Workbench) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, text: Swans., owners: [council]}\n"
        "updates:\n  - {action: 2024-01-30/A1, status: merged, into: 2024-02-27/A1}\n"
    )
    later = (
        "---\ntitle: L\ndate: 2024-03-01\nupdates:\n  - {action: 2024-02-27/A1, status: merged, into: 2024-01-30/A9}\n"
    )
    smallest.write("meetings/2024-03-01.md", f"{later}---\n\nL.\n")
    assert smallest.codes() == ["merged-into-unknown"]


def test_an_action_cannot_be_merged_into_one_raised_later(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, status: merged, into: 2024-03-01/A1}\n")
    later = "---\ntitle: L\ndate: 2024-03-01\nactions:\n  - {id: A1, text: B., owners: [council]}\n---\n\nL.\n"
    smallest.write("meetings/2024-03-01.md", later)
    assert "merged-into-later" in smallest.codes()


@pytest.mark.parametrize(
    ("meeting", "mentioned", "silent"),
    [
        ("2022-03-01", ["2021-12-07/A1"], []),
        ("2022-06-07", ["2022-03-01/A2", "2022-03-01/A3", "2022-03-01/A4"], ["2022-03-01/A1"]),
        # The merged action is closed; the others are due again.
        ("2022-09-06", ["2022-03-01/A2"], ["2022-03-01/A1", "2022-03-01/A3", "2022-06-07/A1"]),
        # The second meeting of a day is due to hear about what the first raised.
        ("2022-09-06-special", ["2022-06-07/A1", "2022-09-06/A1"], ["2022-03-01/A1", "2022-03-01/A3"]),
        ("2023-03-07", ["2022-03-01/A1", "2022-06-07/A1", "2022-09-06-special/A1"], ["2022-03-01/A3"]),
        # A completed action is not due, though this meeting reopens it.
        ("2023-09-05", [], ["2022-03-01/A1", "2022-03-01/A3"]),
        ("2024-03-05", [], ["2022-03-01/A1", "2022-03-01/A3", "2022-06-07/A1"]),
    ],
)
def test_a_meeting_is_due_to_hear_about_the_actions_that_were_open_when_it_began(
    town: Archive, meeting: str, mentioned: list[str], silent: list[str]
) -> None:
    assert town.matters_arising[meeting] == Arising(tuple(mentioned), tuple(reversed(silent)), 0)


def test_future_items_show_what_took_them_up_or_may_have(town: Archive) -> None:
    assert [(entry.title, entry.taken_up, entry.may_be, entry.meetings_since) for entry in town.promised] == [
        ("Pond railings", ("2022-06-07", "2"), None, 6),
        ("Lamp survey", None, ("2024-03-05", "1"), 6),
        ("Ropes", None, None, 1),
    ]


Plan = list[tuple[str, tuple[str, str] | None, tuple[str, str] | None]]


def plan(bench: Workbench, later: str, first: str = "One") -> Plan:
    """Give the forward plan of a meeting that listed Ducks, on the theme, and Swans, and of a later one."""
    listed = "future_items: [{title: Ducks, themes: [ducks]}, {title: Swans}]\n"
    bench.write("meetings/2024-01-30.md", f"---\ntitle: A\ndate: 2024-01-30\n{listed}---\n\nA.\n")
    bench.meeting(later, f"## 1. {first}\n\nA.\n\n## 2. Mayor's announcements\n\n### a) Fair\n\nB.\n")
    return [(entry.title, entry.taken_up, entry.may_be) for entry in archive_of(bench.content).promised]


def test_what_a_meeting_says_it_took_up_counts_before_themes(smallest: Workbench) -> None:
    later = "items: {1: {themes: [ducks]}}\ntakes_up: [{future: 2024-01-30/Ducks, item: 2}]\n"
    assert plan(smallest, later) == [("Ducks", ("2024-02-27", "2"), None), ("Swans", None, None)]


def test_of_two_items_on_the_theme_the_first_of_the_meeting_counts(smallest: Workbench) -> None:
    later = "items: {2: {themes: [ducks]}, 1: {themes: [ducks]}}\n"
    assert plan(smallest, later, "Ducks")[0] == ("Ducks", None, ("2024-02-27", "1"))


def test_an_announcement_takes_nothing_up(smallest: Workbench) -> None:
    assert plan(smallest, "items: {2a: {themes: [ducks]}}\n")[0] == ("Ducks", None, None)


def test_a_future_item_without_a_theme_is_taken_up_by_name_only(smallest: Workbench) -> None:
    later = "items: {1: {themes: [ducks]}}\ntakes_up: [{future: 2024-01-30/Swans, item: 1}]\n"
    assert plan(smallest, later, "Ducks and swans") == [
        ("Ducks", None, ("2024-02-27", "1")),
        ("Swans", ("2024-02-27", "1"), None),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "likely"),
    [
        ("Ducks", "Ducks", True),
        ("Ducks", "Update on the duck count", True),
        ("Hate Crime", "Hate crime report", True),
        ("Hate Crime", "Serious Crime", False),
        ("Serious Violence", "Serious and Organised Crime", False),
        ("Road Safety", "Safety on the roads", True),
        ("Road Safety Strategy", "Road Safety", True),
        ("Road Safety Strategy Refresh", "Road Safety", False),
        ("Progress report", "Progress report", False),
        ("2024/25", "2024/25", False),
        ("Ponds", "Ponds (withdrawn)", False),
        ("Ponds", "Ponds - deferred", False),
        ("Ponds", "Ponds: not reached", False),
        ("Withdrawn goods", "Goods", False),
        ("Road works", "Road works postponed by the contractor", True),
    ],
)
def test_a_common_theme_and_a_heading_in_its_words_may_take_a_future_item_up(
    smallest: Workbench, title: str, heading: str, *, likely: bool
) -> None:
    listed = f"future_items: [{{title: {title}, themes: [ducks]}}]\n"
    smallest.write("meetings/2024-01-30.md", f"---\ntitle: A\ndate: 2024-01-30\n{listed}---\n\nA.\n")
    for themes in ("[ducks]", "[]"):
        smallest.meeting(f"items: {{1: {{themes: {themes}}}}}\n", f"## 1. {heading}\n\nB.\n")
        (entry,) = archive_of(smallest.content).promised
        assert entry.taken_up is None
        assert bool(entry.may_be) == (likely and themes == "[ducks]")


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ("This item was withdrawn from the agenda and not discussed.", True),
        ("The item was deferred to the next meeting.", True),
        ("Consideration of the report was deferred.", True),
        ("Deferred.", True),
        ("Not reached.", True),
        ("The report was withdrawn.", True),
        ("It was carried forward.", True),
        ("It was agreed to defer this item to March.", True),
        ("RESOLVED: that this be deferred to March.", True),
        ("This item will be deferred to March.", True),
        ("The item was removed from the agenda.", True),
        ("The item was moved to the next meeting.", True),
        ("The Chair spoke.\n\nThe item was deferred.", True),
        ("The matter was deferred last month. It was discussed at length and agreed.", False),
        ("It was agreed to defer to the experts.", False),
        ("The Trust withdrew its offer.", False),
        ("The scheme had been postponed by the county.", False),
        ("The item was discussed.", False),
        ("Members discussed ponds. The item was closed.", False),
    ],
)
def test_an_item_that_was_put_off_takes_nothing_up(smallest: Workbench, words: str, *, off: bool) -> None:
    smallest.write(
        "meetings/2024-01-30.md",
        "---\ntitle: A\ndate: 2024-01-30\nfuture_items: [{title: Ponds, themes: [ducks]}]\n---\n\nA.\n",
    )
    smallest.meeting("items: {1: {themes: [ducks]}}\n", f"## 1. Ponds\n\n{words}\n")
    (entry,) = archive_of(smallest.content).promised
    assert (entry.may_be is None) == off
    smallest.meeting("takes_up: [{future: 2024-01-30/Ponds, item: 1}]\n", f"## 1. Ponds\n\n{words}\n")
    assert smallest.codes() == (["taken-up-put-off"] if off else [])


def test_a_future_item_of_a_meeting_that_is_not_published_is_known_from_what_took_it_up(smallest: Workbench) -> None:
    smallest.meeting("takes_up: [{future: 2023-12-01/Geese, item: 1}]\n")
    first = archive_of(smallest.content).promised[0]
    assert (first.meeting, first.title, first.taken_up, first.meetings_since) == (
        "2023-12-01",
        "Geese",
        ("2024-02-27", "1"),
        2,
    )


def test_the_first_of_two_meetings_that_took_something_up_counts(smallest: Workbench) -> None:
    smallest.meeting("takes_up: [{future: 2024-01-30/Ponds, item: 1}]\n")
    again = "---\ntitle: L\ndate: 2024-03-01\ntakes_up: [{future: 2024-01-30/Ponds, item: 1}]\n---\n\n## 1. One\n\nA.\n"
    smallest.write("meetings/2024-03-01.md", again)
    assert archive_of(smallest.content).promised[0].taken_up == ("2024-02-27", "1")


def test_a_theme_has_a_heartbeat(town: Archive) -> None:
    beats = {
        id_: [(beat.series, beat.examined, beat.gaps) for beat in record.heartbeats]
        for id_, record in town.themes.items()
    }
    assert beats["duck-crossings"] == [((), ("2022-03-01", "2022-09-06", "2023-03-07"), (1, 1, 2))]
    assert beats["pond-safety"] == [((), ("2022-06-07", "2023-03-07"), (2, 2))]
    assert beats["lamp-posts"] == [((), ("2022-03-01", "2024-03-05"), (5, 0))]
    assert (town.themes["unused"].examined, beats["unused"]) == ((), [])


def test_a_role_stands_as_it_was_minuted_at_each_meeting(town: Archive) -> None:
    assert town.people["ada-example"].roles == (
        ("2022-03-01", "Chair", "council"),
        ("2022-06-07", "Chair", "council"),
        ("2023-03-07", "Mayor of Puddlewick", "council"),
    )
    assert town.people["bob-sample"].roles[1:] == (
        ("2022-06-07", "Captain", "watch"),
        ("2023-03-07", "Acting Captain (A/Capt)", "watch"),
    )


def test_attendance_is_counted(town: Archive) -> None:
    ada, bob = town.people["ada-example"], town.people["bob-sample"]
    assert (ada.present, ada.apologies, ada.chaired) == (
        ("2022-03-01", "2022-06-07", "2023-03-07"),
        (),
        ("2022-03-01",),
    )
    assert (bob.present, bob.apologies) == (("2022-03-01", "2023-03-07"), ("2022-06-07",))
    assert (ada.actions, bob.actions) == (("2022-09-06/A1",), ())


def test_only_those_with_a_public_role_have_a_record(town: Archive) -> None:
    assert list(town.people) == ["ada-example", "bob-sample"]


def test_passages_of_a_person_are_those_that_name_them_as_speaking(town: Archive) -> None:
    spoke = [(key.meeting, key.item, key.number) for key in town.people["bob-sample"].spoke]
    assert spoke == [("2022-03-01", "2", 1), ("2023-03-07", "2", 2)]


def test_an_organisation_knows_who_attended_for_it_and_what_it_owns(town: Archive) -> None:
    watch = town.organisations["watch"]
    # Dee Pattern attended for it too, and holds no public role.
    assert watch.meetings == (("2022-03-01", ("bob-sample",)), ("2023-03-07", ("bob-sample",)))
    assert watch.actions == ("2022-03-01/A2", "2022-03-01/A4", "2022-09-06-special/A1")


def test_a_place_knows_the_passages_and_actions_that_name_it(town: Archive) -> None:
    upper, all_ = town.places["upper-puddle"], town.places["puddlewick"]
    assert [(key.meeting, key.item, key.number) for key in upper.passages] == [("2022-03-01", "3", 1)]
    assert upper.actions == ("2022-03-01/A4",)
    assert [(key.meeting, key.item, key.number) for key in all_.passages] == [("2023-03-07", "2", 3)]
    assert all_.parts == ("upper-puddle",)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In Puddlewick it rained.", ["puddlewick"]),
        ("In Puddlewick North it rained.", ["north", "puddlewick"]),  # a ward, and its district in the ward's name
        ("In Puddlewick Marsh it rained.", ["marsh"]),  # the longest name; a marsh elsewhere
        ("In Puddlewick North and Puddlewick.", ["north", "puddlewick"]),
        ("Puddlewick’s ponds", ["puddlewick"]),
        ("Puddlewickers", []),
        ("puddlewick", []),
        ("Ada Puddlewick spoke.", []),  # somebody who attended
        ("T/Capt Puddlewick spoke in Puddlewick.", ["puddlewick"]),
    ],
)
def test_places_are_found_by_their_names(smallest: Workbench, text: str, places: list[str]) -> None:
    smallest.write(
        "places.yaml",
        "puddlewick: {name: Puddlewick, kind: district}\n"
        "north: {name: North, kind: ward, part_of: puddlewick, known_as: [Puddlewick North]}\n"
        "marsh: {name: Puddlewick Marsh, kind: area}\n",
    )
    smallest.write("people.yaml", "ada: {name: Ada Puddlewick}\n")
    smallest.meeting("attendance: {present: [{name: Ada Puddlewick, role: T/Capt}]}\n", f"## 1. A\n\n{text}\n")
    found = archive_of(smallest.content).places
    assert sorted(id_ for id_, record in found.items() if record.passages) == sorted(places)


def test_a_place_has_the_forms_and_the_future_items_that_name_it(smallest: Workbench) -> None:
    smallest.write("places.yaml", "puddlewick: {name: Puddlewick, kind: district, known_as: [Puddlewik]}\n")
    smallest.meeting("future_items: [{title: Ponds of Puddlewick}]\n", "## 1. A\n\nPuddlewik, or Puddlewick.\n")
    record = archive_of(smallest.content).places["puddlewick"]
    assert record.forms == ("Puddlewick", "Puddlewik")
    assert len(record.passages) == 1
    assert record.future_items == (("2024-02-27", "Ponds of Puddlewick"),)


def test_an_action_belongs_to_a_place_that_a_report_on_it_names(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1, note: Done in Puddlewick first.}\n")
    assert archive_of(smallest.content).places["puddlewick"].actions == ("2024-01-30/A1",)


def test_a_report_s_names_are_those_of_its_own_meeting(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Puddlewick}\n")
    facts = "attendance: {present: [{name: Ada Puddlewick, role: Capt}]}\n"
    smallest.meeting(f"{facts}updates:\n  - {{action: 2024-01-30/A1, note: Capt Puddlewick counted.}}\n")
    assert archive_of(smallest.content).places["puddlewick"].actions == ()


def test_of_two_items_that_took_something_up_the_second_is_told(smallest: Workbench) -> None:
    twice = "  - {future: 2024-01-30/Ponds, item: 1}\n" * 2
    smallest.meeting(f"takes_up:\n{twice}")
    assert smallest.codes() == ["listed-twice"]


def test_a_name_of_two_places_is_neither_s(smallest: Workbench) -> None:
    smallest.write("places.yaml", "a: {name: Central, kind: ward}\nb: {name: Central, kind: ward}\n")
    smallest.meeting(body="## 1. A\n\nIn Central.\n")
    assert [record.passages for record in archive_of(smallest.content).places.values()] == [(), ()]


def test_a_list_of_future_items_takes_none_of_them_up(smallest: Workbench) -> None:
    later = "items: {1: {themes: [ducks], holds: future-items}}\nfuture_items: [{title: Geese}]\n"
    assert plan(smallest, later, "Ducks")[0] == ("Ducks", None, None)


def test_an_action_raised_elsewhere_belongs_to_the_places_it_names(smallest: Workbench) -> None:
    smallest.meeting("updates:\n  - {action: 2023-12-01/A1, text: A pond in Puddlewick.}\n")
    assert archive_of(smallest.content).places["puddlewick"].actions == ("2023-12-01/A1",)


# ---- The real meeting --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def real() -> Archive:
    return archive_of(REAL)


def test_eleven_actions_are_open_none_is_dated_and_two_have_no_owner(real: Archive) -> None:
    histories = list(real.actions.values())
    assert [history.status for history in histories] == ["open"] * 11
    assert not any(history.action.due or history.overdue for history in histories)
    assert [history.action.id for history in histories if not history.action.owners] == ["A6", "A8"]


def test_seven_future_items_wait_and_no_later_meeting_is_published(real: Archive) -> None:
    assert len(real.promised) == 7
    assert {(entry.taken_up, entry.meetings_since) for entry in real.promised} == {(None, 0)}
    assert [str(entry.next.date) for entry in real.announced] == ["2024-06-18"]


def test_nothing_was_known_to_be_due_at_the_only_meeting(real: Archive) -> None:
    assert dict(real.matters_arising) == {"2024-02-27": Arising((), (), 0)}


def test_the_wards_of_item_9_are_named(real: Archive) -> None:
    named = {
        id_ for id_, record in real.places.items() if ("9", 11) in [(key.item, key.number) for key in record.passages]
    }
    assert named == {
        *("bradford", "bradford-craven", "bradford-tong", "todmorden", "colne-valley", "ackworth-north-elmsall"),
        *("pontefract-south", "calderdale", "kirklees", "wakefield"),
    }

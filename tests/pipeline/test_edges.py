"""Edges: what stands on one side of a rule and on the other. `make mutants` says where a test is missing."""

import re

import pytest

from minutebook.model import Archive, Arising
from minutebook.outputs import addresses
from tests.sites import Workbench, archive_of

EARLY = "2024-02-27-early"
"""A meeting on the same day as the one that tests change, which is not published here."""

ENTRY = "{date: 2024-03-01, id: C2, kind: typing, was: geese, now: ducks, reason: R}"
"""A correction of some of the words of the meeting that tests change."""

ACTION = "{{id: A{}, text: B., owners: [council]}}"


def later(bench: Workbench, facts: str, body: str = "## 1. One\n\nA.\n", day: str = "2024-03-26") -> None:
    bench.write(f"meetings/{day}.md", f"---\ntitle: L\ndate: {day[:10]}\n{facts}---\n\n{body}")


def pointed(bench: Workbench) -> list[tuple[str, str]]:
    """List what is wrong by code, each with the words of the file at its place, up to the end of that value."""
    found = []
    for problem in bench.problems():
        line = (bench.folder / problem.place.file).read_text("utf-8").split("\n")[problem.place.line - 1]
        found.append((problem.code, re.split(r"[,\]}]", line[problem.place.column - 1 :])[0]))
    return found


def later_one(bench: Workbench, facts: str, *body: str) -> Archive:
    later(bench, facts, *body)
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
    geese = next(promised for promised in archive.promised if promised.title == "Geese")
    assert (geese.meetings_since, geese.kind, geese.taken_up) == (1, "item", ("2024-02-27", "1"))


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
        "items: {1: {themes: [ducks]}}\nfuture_items:\n  - {title: Ducks, themes: [ducks]}\n",
    )
    more = next(promised for promised in archive_of(smallest.content).promised if promised.title == "Ducks")
    assert more.item is None
    more = next(
        promised
        for promised in later_one(smallest, "items: {1: {themes: [ducks]}}\n", "## 1. Ducks\n\nMore.\n").promised
        if promised.title == "Ducks"
    )
    assert (more.may_be, more.meetings_since) == (("2024-03-26", "1"), 1)


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
    assert [(code, words[:1]) for code, words in pointed(smallest)] == [("item-not-in-body", "7")]


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (
            "attendance:\n  present:\n    - {role: Chair, name: Nobody Known}\n",
            [("unknown-person", "Nobody Known")],
        ),
        (
            "attendance:\n  present: [{name: Ada Example}]\n  also_present:\n    - {role: Chair, name: Ada Example}\n",
            [("attendance-twice", "Ada Example")],
        ),
        (
            "attendance:\n  present: [{name: Ada Example}]\n  apologies:\n    - {role: Chair, name: Ada Example}\n",
            [("present-and-absent", "Ada Example")],
        ),
        (
            "actions:\n  - {text: B., id: A1, owners: [council]}\n  - {text: C., id: A1, owners: [council]}\n",
            [("duplicate-id", "A1")],
        ),
        (
            "actions:\n  - {id: A1, text: B., owners: [council, council]}\n",
            [("listed-twice", "council")],
        ),
        (
            "actions:\n  - {id: A1, text: B., owners: [nobody]}\n",
            [("unknown-owner", "nobody")],
        ),
        (
            "updates:\n  - {action: 2024-01-30/A1, note: B., evidence: [{title: C, file: none.pdf}]}\n",
            [("paper-file-missing", "none.pdf")],
        ),
        (
            "items: {1: {papers: [{title: C, file: none.pdf}]}}\n",
            [("paper-file-missing", "none.pdf")],
        ),
        (
            "future_items:\n  - {title: Ponds, themes: [nothing]}\n",
            [("unknown-theme", "nothing")],
        ),
        (
            "future_items:\n  - {title: Ponds, themes: [ducks, ducks]}\n",
            [("listed-twice", "ducks")],
        ),
        (
            "takes_up:\n  - {item: 1, future: 2024-01-30/Ponds}\n  - {item: 1, future: 2024-01-30/Ponds}\n",
            [("listed-twice", "2024-01-30/Ponds")],
        ),
        ("aliases: [old/one, a b]\n", [("bad-id", "a b")]),
    ],
)
def test_a_problem_points_to_the_very_words(smallest: Workbench, facts: str, told: list[tuple[str, str]]) -> None:
    smallest.write("themes.yaml", "ducks: {name: Ducks, description: Of ducks.}\n")
    smallest.meeting(facts)
    assert pointed(smallest) == told


@pytest.mark.parametrize(
    ("facts", "message", "cure"),
    [
        (
            "takes_up:\n  - {item: 1, future: 2024-01-30/Ponds}\n  - {item: 1, future: 2024-01-30/Ponds}\n",
            '"2024-01-30/Ponds" is listed twice in takes_up.',
            "Keep one of the two.",
        ),
        (
            f"actions:\n  - {{id: A1, text: C., owners: [council]}}\n  - {ACTION.format(2)}\n  - {ACTION.format(2)}\n",
            'The id "A2" is used twice in this meeting.',
            "Give the later one an id that was never used, for instance A3.",
        ),
        (
            f"corrections:\n  - {ENTRY}\n  - {ENTRY}\n",
            'The id "C2" is used twice in this meeting.',
            "Give the later one an id that was never used, for instance C3.",
        ),
        (
            "aliases: [a b]\n",
            '"a b" cannot be used as an old address.',
            "Write what follows the site's name, for instance minutes/february/ or minutes/february.html.",
        ),
    ],
)
def test_a_problem_is_told_in_words(smallest: Workbench, facts: str, message: str, cure: str) -> None:
    smallest.meeting(facts)
    (told,) = smallest.problems()
    assert (told.message, told.cure) == (message, cure)


def test_the_id_that_is_used_twice_is_pointed_to_in_the_ledger(smallest: Workbench) -> None:
    smallest.meeting(f"corrections:\n  - {ENTRY}\n  - {ENTRY}\n")
    assert pointed(smallest) == [("duplicate-id", "C2")]


# Addresses and titles


@pytest.mark.parametrize("title", [*addresses.TITLES.values(), "invented MINUTES", "Swans"])
def test_a_page_is_not_called_as_another_is(smallest: Workbench, title: str) -> None:
    smallest.write("pages/all-about.md", "---\ntitle: Swans\n---\n\nA.\n")
    smallest.write("pages/more.md", f"---\ntitle: {title}\n---\n\nA.\n")
    assert [(problem.code, problem.place.line) for problem in smallest.problems()] == [("page-title", 2)]


@pytest.mark.parametrize(
    ("alias", "other"),
    [
        ("search", "a part of the site"),
        ("pagefind/x.js", "a part of the site"),
        ("themes/ducks", "themes.yaml"),
        ("papers/one.csv", "content/papers/one.csv"),
        ("all-about", "content/pages/all-about.md"),
        ("meetings/2024-01-30", "content/meetings/2024-01-30.md"),
        ("actions/2024-01-30-a1/more/index.html/x", None),
        ("actions/2024-01-30-a1/index.html/x", "content/meetings/2024-01-30.md"),
        ("old/one/index.html/x", "content/meetings/2024-02-27.md"),
        ("old", None),
    ],
)
def test_an_old_address_that_is_taken_says_by_what(smallest: Workbench, alias: str, other: str | None) -> None:
    smallest.write("pages/all-about.md", "---\ntitle: Swans\n---\n\nA.\n")
    smallest.write("papers/one.csv", "a,b\n")
    smallest.meeting(f"items: {{1: {{papers: [{{title: A, file: one.csv}}]}}}}\naliases: [old/one, {alias}]\n")
    found = [problem.message for problem in smallest.problems() if problem.code == "address-taken"]
    folder = f"{smallest.folder}/"
    assert [message.replace(folder, "").partition(" is already the address of ")[2] for message in found] == (
        [f"{other}."] if other else []
    )


def test_for_a_link_that_leads_nowhere_only_another_file_of_that_folder_is_proposed(smallest: Workbench) -> None:
    smallest.write("pages/2024-02-28.md", "---\ntitle: Swans\n---\n\nA.\n")
    smallest.meeting(body="## 1. Ducks\n\nSee [then](2024-02-26.md).\n")
    later(smallest, "", "## 1. Ducks\n\nSee [then](2024-03-2.md).\n")
    hints = [problem.cure for problem in smallest.problems() if problem.code == "broken-link"]
    assert ["Did you mean" in hint and hint.split('"')[1] for hint in hints] == ["2024-03-26.md", "2024-02-27.md"]


def test_a_statement_is_old_a_year_after_it_was_looked_at(smallest: Workbench) -> None:
    for reviewed, codes in (("2023-02-26", []), ("2023-02-25", ["review-old"])):
        smallest.write(
            "pages/accessibility.md",
            "---\ntitle: Accessibility\ncompliance: not-assessed\nprepared: 2023-01-01\n"
            f"reviewed: {reviewed}\n---\n\nWords.\n",
        )
        assert smallest.codes() == codes


# What is mistaken elsewhere


def test_a_date_that_is_none_hides_nothing_else(smallest: Workbench) -> None:
    later(smallest, "actions:\n  - {id: A1, text: B., owners: [nobody]}\n", day="2024-03-26-special")
    path = smallest.content / "meetings/2024-03-26-special.md"
    path.write_text(path.read_text("utf-8").replace("date: 2024-03-26", "date: 2024-03-46"), encoding="utf-8")
    assert smallest.codes() == ["no-such-date", "unknown-owner"]


@pytest.mark.parametrize(
    ("mistake", "code"),
    [
        ("No facts at all.\n", "no-front-matter"),
        ("---\ntitle: [\n---\n\n## 1. One\n\nA.\n", "open-bracket"),
        ("---\ntitle: T\ndate: 2024-01-30\nactions: 7\n---\n\n## 1. One\n\nA.\n", "wrong-shape"),
        ("---\ntitle: T\ndate: 2024-01-30\n---\n\n# One\n\nA.\n", "heading-level-one"),
    ],
)
def test_meetings_are_not_held_against_one_that_is_mistaken(smallest: Workbench, mistake: str, code: str) -> None:
    smallest.write("meetings/2024-01-30.md", "---\ntitle: T\ndate: 2024-01-30\n---\n\n## 1. One\n\nA.\n")
    smallest.meeting("updates:\n  - {action: 2024-01-30/A7, status: complete}\n")
    assert smallest.codes() == ["unknown-action"]
    smallest.write("meetings/2024-01-30.md", mistake)
    assert smallest.codes() == [code]


def test_a_page_that_is_mistaken_is_not_missed_by_links(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\nSee [about](../pages/about.md).\n")
    before = smallest.codes()
    smallest.write("pages/about.md", "No facts.\n")
    assert before == ["broken-link"]
    assert smallest.codes() == ["no-front-matter"]


def test_an_item_of_which_only_an_action_or_a_lettered_part_is_minuted_has_its_words(smallest: Workbench) -> None:
    body = "## 1. Ducks\n\n## 2. Geese\n\n### a) Grey\n\nA.\n\n## 3. Swans\n"
    smallest.meeting("actions:\n  - {id: A1, item: 1, text: B., owners: [council]}\n", body)
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("item-without-words", 16)


def test_the_next_meeting_is_read_as_announced(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: {date: 2024-03-26, time: 14:30 - 16:00, venue: The pond}\n")
    following = archive_of(smallest.content).meetings["2024-02-27"].next_meeting
    assert following is not None
    assert (str(following.date), following.hours and str(following.hours), following.venue) == (
        "2024-03-26",
        "14:30 - 16:00",
        "The pond",
    )


def test_documents_of_withdrawn_minutes_are_not_published(smallest: Workbench) -> None:
    smallest.write("papers/one.csv", "a,b\n")
    smallest.write("papers/two.csv", "a,b\n")
    smallest.meeting("items: {1: {papers: [{title: A, file: one.csv}]}}\n")
    later(smallest, "withdrawn: {date: 2024-04-01, reason: R.}\nitems: {1: {papers: [{title: B, file: two.csv}]}}\n")
    assert list(archive_of(smallest.content).documents) == ["one.csv"]


# Who, where, what for


def test_the_meeting_after_the_one_that_raised_an_action_is_due_to_hear_of_it(smallest: Workbench) -> None:
    archive = later_one(smallest, "updates:\n  - {action: 2024-01-30/A1, status: complete, item: 1}\n")
    due = {meeting: [*found.told, *found.silent] for meeting, found in archive.matters_arising.items()}
    assert len(archive.matters_arising) == len(due)
    assert due == {"2024-01-30": [], "2024-02-27": ["2024-01-30/A1"], "2024-03-26": ["2024-01-30/A1"]}
    later(smallest, "", day="2024-04-30")
    assert archive_of(smallest.content).matters_arising["2024-04-30"] == Arising((), (), 0)


def test_a_completed_action_is_part_of_no_other(smallest: Workbench) -> None:
    smallest.meeting("actions:\n  - {id: A1, text: B., owners: [council]}\n  - {id: A2, text: C., owners: [council]}\n")
    later(
        smallest,
        "updates:\n  - {action: 2024-02-27/A1, status: complete, into: 2024-02-27/A2}\n"
        "  - {action: 2024-02-27/A2, status: merged, into: 2024-02-27/A1}\n",
    )
    assert smallest.codes() == ["into-without-merged", "merged-into-itself", "merged-into-closed"]


def test_of_two_items_on_two_of_its_themes_the_first_takes_up_a_future_item(smallest: Workbench) -> None:
    themes = "".join(f"{id_}: {{name: {id_}, description: X.}}\n" for id_ in ("ducks", "geese"))
    smallest.write("themes.yaml", themes)
    smallest.meeting("future_items: [{title: Reeds, themes: [ducks, geese]}]\n")
    later(smallest, "items: {1: {themes: [geese]}, 2: {themes: [ducks]}}\n", "## 1. Reeds\n\nA.\n\n## 2. Reeds\n\nB.\n")
    both = next(promised for promised in archive_of(smallest.content).promised if promised.title == "Reeds")
    assert both.may_be == ("2024-03-26", "1")


def test_one_meeting_may_take_up_two_future_items(smallest: Workbench) -> None:
    smallest.meeting("future_items: [{title: Reeds}, {title: Weeds}]\n")
    later(
        smallest,
        "takes_up:\n  - {future: 2024-02-27/Reeds, item: 1}\n  - {future: 2024-02-27/Weeds, item: 1}\n",
    )
    plan = archive_of(smallest.content).promised
    assert [promised.taken_up for promised in plan] == [None, ("2024-03-26", "1"), ("2024-03-26", "1")]


def test_a_table_repeats_what_was_said_elsewhere(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true}\n")
    smallest.meeting(
        "attendance: {present: [{name: Ada Example}]}\n",
        "## 1. Ducks\n\nAda Example said yes.\n\n> Ada Example said no.\n\n"
        "| Words |\n|---|\n| Ada Example said no. |\n",
    )
    spoke = archive_of(smallest.content).people["ada"].spoke
    assert [(key.item, key.number) for key in spoke] == [("1", 1)]


def test_lists_stand_in_the_order_of_names(smallest: Workbench) -> None:
    smallest.write("organisations.yaml", "a: {name: swans}\nb: {name: Ducks}\ncouncil: {name: Geese}\n")
    smallest.write(
        "themes.yaml", "".join(f"{id_}: {{name: {name}, description: X.}}\n" for id_, name in (("a", "b"), ("b", "A")))
    )
    people = (("d", "Ada Swan"), ("e", "Bo Duck"), ("f", "Al Swan"))
    smallest.write("people.yaml", "".join(f"{id_}: {{name: {name}, public_role: true}}\n" for id_, name in people))
    archive = archive_of(smallest.content)
    assert list(archive.organisations) == ["b", "council", "a"]
    assert list(archive.themes) == ["b", "a"]
    assert list(archive.people) == ["e", "d", "f"]


def test_a_name_of_somebody_that_begins_with_that_of_a_place_names_no_place(smallest: Workbench) -> None:
    smallest.write("places.yaml", "craven: {name: Craven, kind: district}\n")
    smallest.write("people.yaml", "a: {name: Craven Smith}\n")
    for words, found in (("Craven Smith spoke.", 0), ("Smith spoke of Craven.", 1)):
        smallest.meeting("attendance: {present: [{name: Craven Smith}]}\n", f"## 1. A\n\n{words}\n")
        assert len(archive_of(smallest.content).places["craven"].passages) == found


def test_a_passage_that_names_a_place_twice_is_listed_once(smallest: Workbench) -> None:
    smallest.write("places.yaml", "craven: {name: Craven, kind: district, known_as: [Craven Vale]}\n")
    smallest.meeting(body="## 1. A\n\nCraven, Craven Vale and Craven.\n")
    record = archive_of(smallest.content).places["craven"]
    assert (len(record.passages), record.forms) == (1, ("Craven", "Craven Vale"))

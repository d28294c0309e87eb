"""Where the words of a meeting and its facts say different things, an officer is asked; where they agree, nobody is."""

import pytest

from tests.sites import Workbench

DUCKS = "## 1. Ducks\n\nThere were ducks.\n"
PRESENT = "attendance:\n  present: [{name: Ada Example}]\n"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("TEST - please ignore", True),
        ("Test meeting", True),
        ("Copy of Invented Panel", True),
        ("Panel (please ignore)", True),
        ("Tested Panel", False),
        ("Panel on tests", False),
        ("Copyright Panel", False),
    ],
)
def test_a_trial_is_no_meeting(smallest: Workbench, title: str, *, told: bool) -> None:
    smallest.write("meetings/2024-02-27.md", f"---\ntitle: {title}\ndate: 2024-02-27\n---\n\n{DUCKS}")
    assert smallest.codes() == (["trial-meeting"] if told else [])


@pytest.mark.parametrize(
    ("text", "due", "says"),
    [
        (
            "Council to count by 1 July 2024.",
            ", due: 2024-06-01",
            "1 July 2024, and the facts give 1 June 2024 under due:",
        ),
        ("Council to count by 1 July 2024.", "", "1 July 2024, and the facts give no day under due:"),
        ("Council to count by 1 July 2024.", ", due: 2024-07-01", None),
        ("Council to count by 27 February 2024.", "", "27 February 2024"),  # the day of the meeting
        ("Council to list what was counted by 26 February 2024.", "", None),
        ("Council to count by the 1st of July 2024.", ", due: 2024-07-01", None),
        ("Council to count no later than 1 July 2024.", "", "1 July 2024"),
        ("Council to count until the end of 1 July 2024.", "", "1 July 2024"),
        ("Council to count from 1 July 2024.", "", None),
        ("Council to count the ducks of 1 July 2024.", "", None),
        ("Council to count by 1 July 2024, and by 1 May 2024 at Mill Lane.", ", due: 2024-06-01", None),
    ],
)
def test_an_action_is_due_when_its_words_say(smallest: Workbench, text: str, due: str, says: str | None) -> None:
    smallest.meeting(f"actions:\n  - {{id: A1, item: 1, owners: [council], text: '{text}'{due}}}\n")
    found = smallest.problems()
    assert [one.code for one in found] == (["other-due"] if says else [])
    assert says is None or (says in found[0].message and found[0].place.line == 5)


@pytest.mark.parametrize(
    ("summary", "says"),
    [
        ("It agreed two actions.", "1 action"),
        ("It raised 12 new actions.", "1 action"),
        ("It agreed no actions.", "1 action"),
        ("It agreed one action.", None),
        ("It agreed 1 action.", None),
        ("It agreed on ducks and heard of two actions.", None),
    ],
)
def test_a_summary_counts_the_actions(smallest: Workbench, summary: str, says: str | None) -> None:
    action = "{id: A1, item: 1, owners: [council], text: Council to count ducks again.}"
    smallest.meeting(f"summary: {summary}\nactions:\n  - {action}\n")
    found = smallest.problems()
    assert [one.code for one in found] == (["actions-miscounted"] if says else [])
    assert says is None or says in found[0].message


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The notes were not accepted.", True),
        ("The minutes of the last meeting could not be approved.", True),
        ("The minutes were deferred.", True),
        ("The notes were accepted.", False),
        ("The notes were accepted. The plan was not accepted.", False),
    ],
)
def test_what_is_accepted_was_not_refused(smallest: Workbench, words: str, *, told: bool) -> None:
    facts = "accepts: [{meeting: 2024-01-30, item: 1}]\n"
    smallest.meeting(facts, f"## 1. Notes\n\n{words}\n\n## 2. Ducks\n\nB.\n")
    assert smallest.codes() == (["accepted-against-words"] if told else [])
    smallest.meeting(facts, f"## 1. Notes\n\nB.\n\n## 2. Ducks\n\n{words}\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("facts", "opening", "told"),
    [
        ("", "DRAFT - SUBJECT TO APPROVAL", True),
        ("minutes: final\n", "Draft minutes of the panel", True),
        ("", "Subject to confirmation at the next meeting", True),
        ("", "Draft minutes of 27 February 2024", True),
        ("", "The draft minutes were approved.", False),
        ("minutes: draft\n", "DRAFT - SUBJECT TO APPROVAL", False),
        ("", "The panel read a draft.", False),
        ("", "It was said " * 5 + "that the plan is subject to approval.", False),
    ],
)
def test_a_draft_is_called_one(smallest: Workbench, facts: str, opening: str, *, told: bool) -> None:
    smallest.meeting(facts, f"{opening}\n\n{DUCKS}")
    assert smallest.codes() == (["draft-in-words"] if told else [])


def test_the_draft_of_another_day_is_not_this_one(smallest: Workbench) -> None:
    smallest.meeting("", f"Draft minutes of 30 January 2024\n\n{DUCKS}")
    assert smallest.codes() == ["other-day"]


def test_a_title_may_call_it_a_draft_too(smallest: Workbench) -> None:
    for words, told in ((14, True), (15, False)):
        title = "Draft minutes" + " of ducks" * (words // 2 - 1) + " again" * (words % 2)
        smallest.write("meetings/2024-02-27.md", f"---\ntitle: {title} now\ndate: 2024-02-27\n---\n\n{DUCKS}")
        assert [(one.code, one.place.line, one.place.column) for one in smallest.problems()] == (
            [("draft-in-words", 2, 8)] if told else []
        )


@pytest.mark.parametrize(
    ("title", "told"),
    [("Item 4 Ducks", True), ("Agenda item 4: ducks", True), ("Items of 4", False), ("Item for ducks", False)],
)
def test_a_heading_has_one_number(smallest: Workbench, title: str, *, told: bool) -> None:
    smallest.meeting(body=f"## 1. {title}\n\nB.\n")
    assert smallest.codes() == (["heading-two-numbers"] if told else [])


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        ("Road safety report", True),
        ("Report on the safety of roads", True),
        ("Road safety and ducks", False),  # of both
        ("Road report", False),  # not all of the other heading
        ("Pond report", False),
    ],
)
def test_a_paper_stands_under_the_heading_that_speaks_of_it(smallest: Workbench, paper: str, *, told: bool) -> None:
    facts = f"items:\n  1: {{papers: [{{title: {paper}, url: 'https://puddlewick.example/a'}}]}}\n"
    smallest.meeting(facts, f"{DUCKS}\n## 2. Road safety\n\nB.\n")
    assert smallest.codes() == (["paper-of-another-item"] if told else [])
    # A heading of one word that says something is spoken of by chance.
    smallest.meeting(facts, f"{DUCKS}\n## 2. Safety\n\nB.\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("form", "role", "told"),
    [
        ("The Captain", "Captain", True),
        ("the chairman", "Chair", True),
        ("The Captain", "Mayor", False),
        ("Captain Ada", "Captain", False),
    ],
)
def test_an_office_is_given_to_who_holds_it(smallest: Workbench, form: str, role: str, *, told: bool) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example}\nbob: {name: Bob Sample}\n")
    ada, bob = f"{{name: Ada Example, known_as: [{form}]}}", f"{{name: Bob Sample, role: {role}}}"
    smallest.meeting(f"attendance:\n  present:\n    - {ada}\n  also_present:\n    - {bob}\n")
    found = smallest.problems()
    assert [(one.code, one.place.line) for one in found] == ([("known-as-of-another", 6)] if told else [])
    smallest.meeting(f"attendance:\n  present:\n    - {bob}\n  also_present:\n    - {ada}\n")
    found = smallest.problems()
    assert [(one.code, one.place.line) for one in found] == ([("known-as-of-another", 8)] if told else [])
    smallest.meeting(
        f"attendance:\n  present:\n    - {ada.replace('known_as', f'role: {role}, known_as')}\n    - {bob}\n"
    )
    assert smallest.codes() == (["known-as-of-another"] if told else [])
    smallest.meeting(
        f"attendance:\n  present:\n    - {bob}\n    - {ada.replace('known_as', f'role: {role}, known_as')}\n"
    )
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("form", "told"), [("He", True), ("she", True), ("The Members", True), ("The Chair", False), ("Hers", False)]
)
def test_nobody_is_called_what_anybody_is(smallest: Workbench, form: str, *, told: bool) -> None:
    smallest.meeting(f"attendance:\n  present:\n    - {{name: Ada Example, known_as: [Ada, {form}]}}\n")
    found = smallest.problems()
    assert [(one.code, one.place.column) for one in found] == ([("known-as-anybody", 43)] if told else [])
    smallest.meeting()
    smallest.write("people.yaml", f"ada-example: {{name: Ada Example, known_as: [Ada, {form}]}}\n")
    assert smallest.codes() == (["known-as-anybody"] if told else [])


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("kind: typing, was: 14 ducks, now: 41 ducks", "figure-as-typing"),
        ("kind: factual, was: 14 ducks, now: 41 ducks", None),
        ("kind: typing, was: 41 dcuks, now: 41 ducks", None),
        ("kind: typing, was: dcuks, now: 41 ducks", None),
        ("kind: typing, was: dcuks", "typing-without-now"),
        ("kind: factual, was: dcuks", None),
        ("kind: typing, now: 41 ducks", None),
    ],
)
def test_a_slip_of_typing_changes_no_figure(smallest: Workbench, entry: str, code: str | None) -> None:
    smallest.meeting(
        f"corrections:\n  - {{id: C1, date: 2024-03-01, item: 1, reason: R, {entry}}}\n",
        "## 1. A\n\nThere were 41 ducks.\n",
    )
    assert smallest.codes() == ([code] if code else [])


CORRECTED = "There were ducks. (Corrected on 4 March 2024: this read geese.)"


@pytest.mark.parametrize(
    ("words", "kind", "code"),
    [
        ("███ saw ducks.", None, "blacked-out"),
        ("██ saw ducks.", None, None),
        ("███ saw ducks.", "kind: redaction, now: ███", None),
        ("███ saw ducks.", "kind: factual, now: ducks", "blacked-out"),
        (CORRECTED, None, "correction-in-words"),
        ("There were ducks [amended: this read geese].", None, "correction-in-words"),
        (CORRECTED, "kind: factual, now: ducks", None),
        ("The bill (as corrected in Leeds) was read.", None, None),
        ("The bill (amended by the Lords) was read.", None, None),
    ],
)
def test_changes_of_the_words_are_declared(smallest: Workbench, words: str, kind: str | None, code: str | None) -> None:
    facts = f"corrections:\n  - {{id: C1, date: 2024-03-01, item: 1, reason: R, {kind}}}\n" if kind else ""
    smallest.meeting(facts, f"## 1. A\n\n{words}\n")
    assert smallest.codes() == ([code] if code else [])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The press and public were excluded.", True),
        ("It was resolved to exclude the public.", True),
        ("The panel moved into private session.", True),
        ("The public was not heard.", False),
        ("The panel excluded nobody.", False),
    ],
)
def test_what_was_not_for_the_public_is_asked_about(smallest: Workbench, words: str, *, told: bool) -> None:
    smallest.meeting(body=f"## 1. A\n\n{words}\n\n## 2. B\n\nC.\n")
    assert smallest.codes() == (["public-excluded"] if told else [])
    # Nothing stands behind it, so nothing of what followed is published.
    smallest.meeting(body=f"## 1. A\n\nC.\n\n{words}\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The meeting closed at 12.45pm.", "(14:30) differ about the end of the meeting."),
        ("The meeting ended at 2.30pm.", None),
        ("The meeting closed at 2:30.", None),
        ("The meeting closed at 14.30.", None),
        ("The meeting was closed at 2.30 a.m.", "(14:30) differ about the end of the meeting."),
        ("The meeting opened at 11am.", "(12:00) differ about the beginning of the meeting."),
        ("The meeting began at 12.", None),
        ("The meeting began at 12pm.", None),
        ("The meeting began at 12am.", "(12:00) differ about the beginning of the meeting."),
        ("The meeting closed at 12.45.30.", None),
        ("The shop closed at 3pm.", None),
    ],
)
def test_hours_are_those_of_the_words(smallest: Workbench, words: str, says: str | None) -> None:
    smallest.meeting("time: 12:00 - 14:30\n", f"## 1. A\n\n{words}\n")
    found = smallest.problems()
    assert [one.code for one in found] == (["other-hour"] if says else [])
    assert says is None or says in found[0].message
    smallest.meeting(body=f"## 1. A\n\n{words}\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    ("apologies", "words", "told"),
    [
        ("none", "Apologies were received from Cy Specimen.", True),
        ("none", "Apologies were given by the Clerk.", True),
        ("none", "Apologies: Cy Specimen", True),
        ("none", "Apologies: None Given", False),
        ("none", "Apologies for the noise were made.", False),
        ("none", "There were no apologies.", False),
        ("[{name: Cy Specimen}]", "There were no apologies.", True),
        ("[{name: Cy Specimen}]", "Apologies for absence: none", True),
        ("[{name: Cy Specimen}]", "Apologies were received from Cy Specimen.", False),
        (None, "Apologies were received from Cy Specimen.", False),
    ],
)
def test_apologies_are_those_of_the_words(
    smallest: Workbench, apologies: str | None, words: str, *, told: bool
) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example}\ncy: {name: Cy Specimen}\n")
    smallest.meeting(PRESENT + (f"  apologies: {apologies}\n" if apologies else ""), f"## 1. A\n\n{words}\n")
    found = smallest.problems()
    assert [one.code for one in found] == (["apologies-against-words"] if told else [])
    says = "which say that there were none," if apologies == "none" else "which list some,"
    assert not told or says in found[0].message


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("See item 7 below.", "7"),
        ("It was said (see also agenda item 7).", "7"),
        ("As in item 7 above.", "7"),
        ("See item 1b.", "1b"),
        ("See item 1a and item 2.", None),
        ("See item 7 of the plan.", None),
        ("Item 7 was read.", None),
    ],
)
def test_readers_are_sent_to_items_that_are_there(smallest: Workbench, words: str, key: str | None) -> None:
    smallest.meeting(body=f"## 1. A\n\n{words}\n\n### a) B\n\nC.\n\n## 2. D\n\nE.\n")
    says = f"The words send readers to item {key}, and this meeting has no such item."
    assert [one.message for one in smallest.problems()] == ([says] if key else [])


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("The way to tackle it", "was to feed ducks.", True),
        ("The way to tackle it.", "was to feed ducks.", False),
        ("The way to tackle it:", "was to feed ducks.", False),
        ("The way to tackle it", "Was to feed ducks.", False),
        ("The way to tackle it", "a) was to feed ducks.", False),
        ("See https://puddlewick.example/ducks", "for ducks.", False),
        ("It was agreed that the", "Panel feeds ducks.", True),
        ("It was agreed that the", "- Panel feeds ducks.", False),
        ("Ducks are fed; and", "Swans are not.", False),
        ("Ducks are fed and", "Swans are not.", True),
        ("Ducks are fed by the", "", True),
        ("Ducks are fed", "", False),
        ("ducks are fed", "", False),
        ("Ducks are fed by the", "### a) B\n\nand by all.", True),
    ],
)
def test_sentences_are_whole(smallest: Workbench, first: str, second: str, *, told: bool) -> None:
    smallest.meeting(body=f"## 1. A\n\n{first}\n\n{second}\n")
    assert [(one.code, one.place.line) for one in smallest.problems()] == ([("sentence-broken", 8)] if told else [])


@pytest.mark.parametrize(("text", "told"), [("Council to feed the", True), ("Council to feed the ducks", False)])
def test_the_words_of_an_action_are_whole_too(smallest: Workbench, text: str, *, told: bool) -> None:
    smallest.meeting(f"actions:\n  - {{id: A1, item: 1, owners: [council], text: {text}}}\n")
    assert [(one.code, one.place.line) for one in smallest.problems()] == ([("sentence-broken", 5)] if told else [])


def test_what_differs_is_told_with_its_line_and_column(smallest: Workbench) -> None:
    body = "## 1. A\n\nDucks came.\nSee **item** 7\nbelow. The meeting\nclosed at 12.45pm.\n"
    smallest.meeting("time: 10:00 - 11:30\n", body)
    places = {one.code: (one.place.line, one.place.column) for one in smallest.problems()}
    # Words with marks among them are told where their paragraph begins.
    assert places == {"item-named-is-none": (9, 1), "other-hour": (11, 8)}

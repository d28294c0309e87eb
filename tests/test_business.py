"""Decisions, votes and interests, on pages and in the data. All are invented."""

import json

import pytest
from lxml import etree

from minutebook.outputs import naming
from tests.reading import find, text, tree
from tests.sites import Workbench, archive_of, build, run

ID = "2024-02-27"
PEOPLE = "".join(
    f"{id_}: {{name: {name}, public_role: {public}}}\n"
    for id_, name, public in (
        ("ada", "Ada Example", "true"),
        ("bob", "Bob Sample", "true"),
        ("cy", "Cy Specimen", "false"),
    )
)
FACTS = """attendance:
  present: [{name: Ada Example}, {name: Bob Sample}, {name: Cy Specimen}]
decisions:
  - id: D1
    item: 1
    text: That the road be closed.
    moved: Ada Example
    seconded: Cy Specimen
    votes: {for: [Ada Example, Cy Specimen], against: [Bob Sample], abstained: 0}
    outcome: carried
  - {id: D2, text: That thanks be given., outcome: noted}
declarations:
  - {name: Bob Sample, item: 1, kind: pecuniary, nature: He owns the road., left: true}
  - {name: Cy Specimen, kind: personal}
"""


def decided(bench: Workbench, facts: str = FACTS) -> None:
    """Write a meeting that decided something."""
    bench.write("people.yaml", PEOPLE)
    bench.meeting(facts, "## 1. Road\n\nIt was discussed.\n")


def test_decisions_stand_in_their_item_and_in_a_register(smallest: Workbench) -> None:
    decided(smallest)
    # By his declaration he left the room.
    assert smallest.codes() == ["named-while-out"]
    site = build(smallest.content, smallest.folder / "site")
    root = tree(site / "meetings" / ID / "index.html")
    one = text(find(root, "decision-d1"))
    assert "That the road be closed." in one
    assert "That the road be closed. Moved by Ada Example and seconded by Cy Specimen." in one
    assert "For 2: Ada Example, Cy Specimen Against 1: Bob Sample Abstained 0 Carried." in one
    page = text(root)
    assert "Bob Sample declared an interest (pecuniary): He owns the road. They left the room." in page
    assert "Cy Specimen declared an interest (personal)." in page
    assert "Noted." in text(find(root, "decision-d2"))
    register = text(tree(site / "decisions/index.html"))
    assert "Moved by Ada Example. For 2 Against 1 Abstained 0 Carried." in register
    # Nobody without a public role is named outside the meeting's own page.
    assert "Cy Specimen" not in register
    assert "Cy Specimen" not in (site / "decisions/feed.xml").read_text("utf-8")
    widths = [part.get("width") for part in find(root, "decision-d1").iter() if str(part.tag).endswith("rect")]
    assert widths == ["66.67", "33.33", "0.0"]


def test_a_site_without_decisions_has_no_register_of_them(smallest: Workbench) -> None:
    smallest.meeting()
    site = build(smallest.content, smallest.folder / "site")
    assert not (site / "decisions").exists()
    assert "decisions/" not in (site / "index.html").read_text("utf-8")


def test_decisions_are_data(smallest: Workbench) -> None:
    decided(smallest)
    site = build(smallest.content, smallest.folder / "site")
    first, second = json.loads((site / "data/decisions.json").read_text("utf-8"))
    assert (first["id"], first["item"], first["moved_by"], first["seconded_by"]) == (f"{ID}/D1", f"{ID}/1", "ada", None)
    assert (first["for"], first["against"], first["abstained"], first["outcome"]) == (2, 1, 0, "carried")
    assert (second["item"], second["for"], second["outcome"]) == (None, None, "noted")
    votes = json.loads((site / "data/votes.json").read_text("utf-8"))
    assert [(row["person"], row["vote"]) for row in votes] == [("ada", "for"), ("bob", "against")]
    (interest,) = json.loads((site / "data/declarations.json").read_text("utf-8"))
    assert (interest["person"], interest["kind"], interest["left"]) == ("bob", "pecuniary", True)
    document = json.loads((site / "data/popolo.json").read_text("utf-8"))
    motion, noted = document["motions"]
    assert (motion["creator_id"], motion["result"]) == ("ada", "pass")
    assert "result" not in noted
    (vote,) = document["vote_events"]
    assert vote["counts"] == [
        {"option": "yes", "value": 2},
        {"option": "no", "value": 1},
        {"option": "abstain", "value": 0},
    ]
    assert vote["votes"] == [{"voter_id": "ada", "option": "yes"}, {"voter_id": "bob", "option": "no"}]
    space = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    call = etree.parse(site / "meetings" / ID / "akoma-ntoso.xml").find(f".//{space}rollCall[@eId='vote-d1']")
    assert call is not None
    assert [line.text for line in call] == ["For: Ada Example", "[For: 1 without a public role]", "Against: Bob Sample"]


@pytest.mark.parametrize(
    ("votes", "outcome", "told"),
    [
        ("{for: 5, against: 5}", "carried", False),
        ("{for: 4, against: 5}", "carried", True),
        ("{for: 5, against: 4}", "lost", True),
        ("{for: 5, against: 5}", "lost", False),
        ("{for: 5, against: 1}", "unanimous", True),
        ("{for: 5, abstained: 1}", "unanimous", False),
        ("{abstained: 3}", "carried", False),
        ("{for: 1, against: 5}", "noted", False),
        ("{for: 0, against: 0}", "unanimous", True),
        ("{for: 0, against: 0}", "carried", True),
    ],
)
def test_votes_are_held_against_the_outcome(smallest: Workbench, votes: str, outcome: str, *, told: bool) -> None:
    smallest.meeting(f"decisions: [{{id: D1, item: 1, text: A., votes: {votes}, outcome: {outcome}}}]\n")
    assert smallest.codes() == (["votes-against-outcome"] if told else [])


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{id: 1, item: 1, text: A.}", "bad-id"),
        ("{id: D1, item: 9, text: A.}", "item-not-in-body"),
        ("{id: D1, text: A., votes: {for: some}}", "bad-count"),
        ("{id: D1, text: A., votes: {for: []}}", "bad-count"),
        ("{id: D1, text: A., votes: {yes: 4}}", "bad-choice"),
        ("{id: D1, text: A., outcome: maybe}", "bad-choice"),
        ("{id: D1, motion: A.}", "unknown-key"),
        ("{id: D1, text: A.}, {id: D1, text: B.}", "duplicate-id"),
    ],
)
def test_decisions_that_cannot_be_so_are_told(smallest: Workbench, entry: str, code: str) -> None:
    smallest.meeting(f"decisions: [{entry}]\n")
    assert code in smallest.codes()


def test_other_words_for_an_outcome_are_understood(smallest: Workbench) -> None:
    smallest.meeting("decisions: [{id: D1, text: A., outcome: rejected}]\n")
    assert 'Did you mean "lost"?' in smallest.problems()[0].cure


def test_a_meeting_that_was_not_held_decided_nothing(smallest: Workbench) -> None:
    smallest.meeting("status: cancelled\ndecisions: [{id: D1, text: A.}]\n")
    assert "unheld-with-business" in smallest.codes()


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("moved: Ada Example", "Moved by Ada Example."),
        ("seconded: Ada Example", "Seconded by Ada Example."),
        ("votes: {against: 3, for: 2}, outcome: lost", "For 2, Against 3. Lost."),
        ("outcome: unanimous", "Carried unanimously."),
        ("item: 1", ""),
    ],
)
def test_what_is_not_minuted_of_a_decision_is_not_said(smallest: Workbench, facts: str, words: str) -> None:
    smallest.meeting(f"decisions: [{{id: D1, text: A., {facts}}}]\n")
    (decision,) = archive_of(smallest.content).meetings[ID].decisions
    assert naming.vote_words(decision) == words


def test_a_correction_of_a_vote_is_declared_in_its_words(smallest: Workbench) -> None:
    decided(
        smallest,
        "decisions: [{id: D1, item: 1, text: A., votes: {for: 5}}]\n"
        "corrections: [{id: C1, date: 2024-03-01, item: 1, kind: factual, was: For 4, now: For 5, reason: Slip.}]\n",
    )
    ran = run("check", "--content", str(smallest.content))
    assert ran.status == 0, ran.out


def test_a_decision_that_was_published_and_is_gone_is_told(smallest: Workbench) -> None:
    decided(smallest)
    site = build(smallest.content, smallest.folder / "site")
    decided(smallest, FACTS.replace("  - {id: D2, text: That thanks be given., outcome: noted}\n", ""))
    ran = run("check", "--content", str(smallest.content), "--published", str(site / "addresses.txt"))
    assert ran.status == 1
    assert "#decision-d2" in ran.out + ran.err


def test_whoever_would_vote_twice_is_in_no_table(smallest: Workbench) -> None:
    votes = "[Ada Example, Bob Sample], against: [Cllr Ada Example], abstained: 0}"
    decided(smallest, FACTS.replace("[Ada Example, Cy Specimen], against: [Bob Sample], abstained: 0}", votes))
    assert smallest.codes() == ["named-while-out", "voted-twice"]
    site = build(smallest.content, smallest.folder / "site")
    assert [row["person"] for row in json.loads((site / "data/votes.json").read_text("utf-8"))] == ["bob"]


@pytest.mark.parametrize(
    ("name", "codes", "cure"),
    [
        # The register joins a former name, a slip of the minutes and a title with whoever is listed.
        ("Ada Former", [], ""),
        ("Ada Exampel", [], ""),
        ("Cllr Ada Example", [], ""),
        ("Collins", ["named-not-there"], "one of Jo Collins and Al Collins"),
        ("Bob Sampel", ["named-not-there"], 'Did you mean "Bob Sample"?'),
        ("Bob Sample", ["named-while-out"], "the declarations"),
    ],
)
def test_whoever_is_named_is_looked_for_as_the_register_joins_names(
    smallest: Workbench, name: str, codes: list[str], cure: str
) -> None:
    smallest.write(
        "people.yaml",
        "ada: {name: Ada Example, public_role: true, names: [{name: Ada Former}], written: [Ada Exampel]}\n"
        "bob: {name: Bob Sample}\njo: {name: Jo Collins}\nal: {name: Al Collins}\n",
    )
    there = ", ".join(f"{{name: {who}}}" for who in ("Ada Example", "Bob Sample", "Jo Collins", "Al Collins"))
    smallest.meeting(
        f"attendance: {{present: [{there}]}}\n"
        f"decisions: [{{id: D1, item: 1, text: That it be so, votes: {{for: [{name}]}}, outcome: carried}}]\n"
        "declarations: [{name: Bob Sample, item: 1, left: true}]\n",
        "## 1. Road\n\nIt was discussed.\n",
    )
    told = smallest.problems()
    assert [problem.code for problem in told] == codes
    assert all(cure in problem.cure for problem in told)
    assert all('"1. Road"' in problem.message for problem in told if problem.code == "named-while-out")


def test_what_was_lost_is_not_called_decided(smallest: Workbench) -> None:
    smallest.meeting("decisions: [{id: D1, item: 1, text: to defer the matter, moved: Ada Example, outcome: lost}]\n")
    site = build(smallest.content, smallest.folder / "site")
    feed = (site / "decisions/feed.xml").read_text("utf-8")
    assert "Decision 2024-02-27/D1 (lost): to defer the matter" in feed
    assert "to defer the matter. Lost." in feed
    assert "or as put and lost" in text(tree(site / "decisions/index.html"))
    assert "1 decision" not in text(tree(site / "meetings/index.html"))


def test_what_is_agreed_has_no_votes_and_what_was_made_is_counted(smallest: Workbench) -> None:
    smallest.meeting("decisions: [{id: D1, item: 1, text: A., outcome: agreed, votes: {for: 5}}]\n")
    assert smallest.codes() == ["votes-against-outcome"]
    smallest.meeting("decisions: [{id: D1, item: 1, text: A., outcome: agreed}, {id: D2, text: B., outcome: lost}]\n")
    assert smallest.codes() == []
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings/index.html"))
    assert "1 item, no actions, 1 decision" in page


def test_one_person_under_two_names_votes_once(smallest: Workbench) -> None:
    smallest.write("people.yaml", "jane: {name: Jane Roe, written: [Jane Row]}\n")
    smallest.meeting(
        "attendance: {present: [{name: Jane Row}]}\n"
        "decisions: [{id: D1, item: 1, text: A., votes: {for: [Jane Row], against: [Jane Roe]}}]\n"
    )
    assert smallest.codes() == ["voted-twice"]


def test_what_no_choice_says_is_left_out(smallest: Workbench) -> None:
    smallest.meeting("decisions: [{id: D1, item: 1, text: A., votes: {total: 5}, outcome: withdrawn}]\n")
    first, second = smallest.problems()
    assert '"total" is not a choice for "votes"' in first.message
    assert "leave it out" in second.cure

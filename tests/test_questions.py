"""Questions and the answers that were declared to them, on pages, in feeds and in the data. All are invented."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from minutebook.model import passage_at
from minutebook.outputs import naming
from tests.reading import find, text, tree
from tests.sites import Workbench, archive_of, build

FIRST = """---
title: Example Council
date: 2024-05-07
questions:
  - {passage: item-1-p1, words: how many officers, public: true}
  - {passage: item-1-p2, words: which roads}
---

## 1. Public questions

Q1. Mr P asked how many officers there were in the ward.

Q2. A councillor asked which roads were closed.
"""
SECOND = """---
title: Example Council
date: 2024-06-04
answers:
  - {asked: 2024-05-07#item-1-p1, question: how many officers, passage: item-1-p2, words: 14 officers}
---

## 1. Answers to earlier questions

Thanks were given.

In answer to question Q1 of 7 May there were 14 officers.
"""


def asked(bench: Workbench, first: str = FIRST, second: str = SECOND) -> None:
    """Write a meeting with two questions, and the next, which answers one."""
    for old in (bench.content / "meetings").iterdir():
        old.unlink()
    bench.write("meetings/2024-05-07.md", first)
    bench.write("meetings/2024-06-04.md", second)


def rows(site: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((site / f"data/{table}.csv").read_text("utf-8-sig"))))


def test_a_declared_answer_stands_on_both_pages(smallest: Workbench) -> None:
    asked(smallest)
    assert smallest.problems() == []
    site = build(smallest.content, smallest.folder / "site")
    first = tree(site / "meetings/2024-05-07/index.html")
    page = text(first)
    assert "in the ward. Question from the public Answered on 4 June 2024: In answer to question Q1" in page
    # Nobody says that it is unanswered.
    assert "which roads were closed. Question. No answer is declared here." in page
    assert "unanswered" not in page
    second = text(tree(site / "meetings/2024-06-04/index.html"))
    assert "14 officers. Answers what was asked on 7 May 2024: Q1. Mr P asked how many officers" in second
    links = {str(link.get("href")) for link in first.iter("a")}
    assert "../2024-06-04/#item-1-p2" in links
    assert text(find(tree(site / "meetings/2024-06-04/index.html"), "item-1-p2")).startswith("In answer")


def test_questions_have_a_page_a_table_and_a_place_in_the_feed(smallest: Workbench) -> None:
    asked(smallest)
    site = build(smallest.content, smallest.folder / "site")
    page = text(tree(site / "questions/index.html"))
    assert "Question from the public Q1. Mr P asked" in page
    assert "Answer In answer to question Q1 of 7 May there were 14 officers." in page
    assert "may have been answered all the same" in page
    assert [row["text"] for row in rows(site, "answers")] == [
        "In answer to question Q1 of 7 May there were 14 officers."
    ]
    assert [(row["passage"], row["public"], row["answers"]) for row in rows(site, "questions")] == [
        ("2024-05-07/item-1-p1", "true", "1"),
        ("2024-05-07/item-1-p2", "false", "0"),
    ]
    assert [(row["question"], row["passage"]) for row in rows(site, "answers")] == [
        ("2024-05-07/item-1-p1", "2024-06-04/item-1-p2"),
    ]
    assert "Answer to what was asked on 7 May 2024: how many officers" in (site / "feed.xml").read_text("utf-8")
    record = json.loads((site / "meetings/2024-06-04/meeting.json").read_text("utf-8"))
    assert [row["passage"] for row in record["answers"]] == ["2024-06-04/item-1-p2"]


def test_a_site_without_questions_has_no_page_of_them(smallest: Workbench) -> None:
    site = build(smallest.content, smallest.folder / "site")
    assert not (site / "questions").exists()
    assert "Questions" not in text(tree(site / "index.html"))


def test_an_answered_passage_is_a_question_and_may_be_answered_in_its_own_meeting(smallest: Workbench) -> None:
    said = "answers:\n  - {asked: 2024-05-07#item-1-p1, question: how many, passage: item-1-p2, words: which roads}\n"
    asked(smallest, FIRST.replace(FIRST[FIRST.index("questions:") : FIRST.index("---\n\n")], said), SECOND)
    archive = archive_of(smallest.content)
    (question,) = archive.questions.values()
    assert [answer.place for answer in question.answers] == ["item-1-p2", "item-1-p2"]
    assert [answer.meeting for answer in question.answers] == ["2024-05-07", "2024-06-04"]
    assert naming.question_words(question) == "Question"
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings/2024-05-07/index.html"))
    assert "Question Answered: Q2. A councillor asked" in page


def test_answers_stand_in_the_order_of_the_minutes(smallest: Workbench) -> None:
    first = "  - {asked: 2024-05-07#item-1-p1, question: how many officers, passage: item-1-p1, words: Thanks}\n"
    asked(smallest, second=SECOND.replace("---\n\n## 1.", f"{first}---\n\n## 1."))
    question = next(iter(archive_of(smallest.content).questions.values()))
    assert [answer.place for answer in question.answers] == ["item-1-p1", "item-1-p2"]


def test_what_withdrawn_minutes_asked_and_answered_is_gone(smallest: Workbench) -> None:
    gone = "withdrawn: {date: 2024-07-01, reason: A slip}\n"
    asked(smallest, FIRST.replace("questions:", f"{gone}questions:"))
    assert archive_of(smallest.content).questions == {}
    asked(smallest, second=SECOND.replace("answers:", f"{gone}answers:"))
    assert [question.answers for question in archive_of(smallest.content).questions.values()] == [(), ()]


@pytest.mark.parametrize(
    ("old", "new", "codes", "cure"),
    [
        (
            "passage: item-1-p2, words: 14",
            "passage: item-1-p1, words: 14",
            ["words-elsewhere"],
            "words stand in item-1-p2",
        ),
        (
            "passage: item-1-p2, words: 14",
            "passage: item-1-p9, words: 14",
            ["no-such-passage"],
            "words stand in item-1-p2",
        ),
        ("question: how many officers", "question: how many office", ["words-elsewhere"], "copy some of its words"),
        ("2024-05-07#item-1-p1", "2024-05-07#item-1-p7", ["no-such-passage"], "words stand in item-1-p1"),
        ("2024-05-07#item-1-p1", "2024-05-08#item-1-p1", ["answers-nothing"], "2024-05-07"),
        ("2024-05-07#item-1-p1", "2024-05-07/A1", ["bad-passage"], "2024-02-27#item-4-p7"),
        ("passage: item-1-p2", "passage: 'item 1'", ["bad-passage"], "item-4-p7"),
        ("2024-05-07#item-1-p1", "https://c.example/meetings/2024-05-07/#item-1-p1", [], ""),
        ("passage: item-1-p2", "passage: '#item-1-p2'", [], ""),
    ],
)
def test_questions_and_answers_are_held_to_the_words(
    smallest: Workbench, old: str, new: str, codes: list[str], cure: str
) -> None:
    asked(smallest, second=SECOND.replace(old, new.replace("'2024-05-07#", "'2024-05-07#")))
    told = smallest.problems()
    assert [problem.code for problem in told] == codes
    assert all(cure in problem.cure for problem in told)


def test_an_answer_stands_behind_its_question_and_each_once(smallest: Workbench) -> None:
    line = "  - {asked: 2024-06-04#item-1-p2, question: 14 officers, passage: item-1-p1, words: Thanks}\n"
    asked(smallest, second=SECOND.replace("answers:\n", f"answers:\n{line}"))
    assert smallest.codes() == ["answer-before-question"]
    twice = SECOND[SECOND.index("  - {asked") : SECOND.index("---\n\n")]
    asked(smallest, second=SECOND.replace("answers:\n", f"answers:\n{twice}"))
    assert smallest.codes() == ["listed-twice"]
    again = "  - {passage: item-1-p2, words: which roads}\n"
    asked(smallest, first=FIRST.replace(again, again * 2))
    assert smallest.codes() == ["listed-twice"]


def test_a_place_is_read_as_addresses_have_it() -> None:
    for place in ("item-4-p7", "item-3a-p1", "item-24-08-p12", "item-roads--2-p1", "opening-p3"):
        assert passage_at("2024-05-07", place).place == place
    with pytest.raises(ValueError, match="no place of a passage"):
        passage_at("2024-05-07", "item-4")


def test_words_of_withdrawn_minutes_are_in_no_feed(smallest: Workbench) -> None:
    gone = "withdrawn: {date: 2024-07-01, reason: A slip}\n"
    asked(smallest, FIRST.replace("questions:", f"{gone}questions:"))
    assert smallest.codes() == ["answers-withdrawn"]
    site = build(smallest.content, smallest.folder / "site")
    assert "how many officers" not in (site / "feed.xml").read_text("utf-8")


@pytest.mark.parametrize("words", ["'**'", "'|'", "'?'"])
def test_words_are_words(smallest: Workbench, words: str) -> None:
    asked(smallest, second=SECOND.replace("words: 14 officers", f"words: {words}"))
    assert smallest.codes() == ["words-elsewhere"]

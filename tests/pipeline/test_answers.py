"""A warning can be answered: it is counted and shown with its answer, and stops nothing."""

import json
from pathlib import Path

import pytest

from minutebook.problems import Severity
from tests.sites import REAL, Workbench, run

PAPERS = "items: {1: {papers: [{title: Duck count}, {title: Swan count}]}}\n"
SITE = "title: Invented minutes\nbody: Invented Panel\naccepted_warnings:\n"
ANSWER = "  - {{code: paper-without-address, file: {file}, reason: Nobody publishes it{more}}}\n"
FILE = "meetings/2024-02-27.md"


def answered(bench: Workbench, *entries: str) -> list[tuple[str, Severity]]:
    """Give what is told of two reports without an address, once some answers are given."""
    bench.meeting(PAPERS)
    bench.write("site.yaml", SITE + "".join(entries))
    return [(problem.code, problem.severity) for problem in bench.problems()]


STANDS, FINE = ("paper-without-address", Severity.WARNING), ("paper-without-address", Severity.ANSWERED)
NOT_NEEDED = ("answer-not-needed", Severity.WARNING)


@pytest.mark.parametrize(
    ("entries", "told"),
    [
        ([], [STANDS, STANDS]),
        ([(FILE, "")], [FINE, FINE]),
        ([(f"content/{FILE}", "")], [FINE, FINE]),
        ([(FILE, ", about: duck count")], [FINE, STANDS]),
        ([(FILE, ", about: Duck"), (FILE, ", about: Swan")], [FINE, FINE]),
        ([(FILE, ", about: Duc")], [STANDS, STANDS, NOT_NEEDED]),
        ([("meetings/2024-01-30.md", "")], [STANDS, STANDS, NOT_NEEDED]),
        ([(FILE, ", about: Geese")], [STANDS, STANDS, NOT_NEEDED]),
        ([(FILE, ""), (FILE, ", about: Geese")], [FINE, FINE, NOT_NEEDED]),
    ],
)
def test_an_answer_is_for_the_warnings_it_names(
    smallest: Workbench, entries: list[tuple[str, str]], told: list[tuple[str, Severity]]
) -> None:
    assert answered(smallest, *(ANSWER.format(file=file, more=more) for file, more in entries)) == told


def test_a_new_warning_is_seen_beside_those_answered_and_strict_can_be_used(smallest: Workbench) -> None:
    answered(smallest, ANSWER.format(file=FILE, more=""))
    assert run("check", "--strict").status == 0
    ran = run("check")
    assert ran.out == "0 errors, 0 warnings (2 more answered)\n"
    smallest.meeting(f"{PAPERS}next_meeting: {{date: 2024-04-06}}\n")
    ran = run("check", "--strict")
    assert (ran.status, ran.out.count("warning["), ran.out.count("paper-without-address")) == (1, 1, 0)
    assert run("build", "--strict", "--no-search").status == 1
    rows = json.loads(run("check", "--format", "json").out)
    assert [row.get("answer") for row in rows].count("Nobody publishes it") == 2
    assert "paper-without-address" not in run("check", "--format", "github").out


def test_an_answer_gives_no_new_warning_and_none_answers_itself(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. A\n\nTBC and CONFIDENTIAL.\n")
    answers = "".join(
        f"  - {{code: {code}, file: {FILE}, about: {about}, reason: It says TBC.}}\n"
        for code, about in (("unfinished", "TBC"), ("protective-marking", "CONFIDENTIAL"))
    )
    smallest.write("site.yaml", f"{SITE}{answers}licence: None\n")
    assert run("check", "--strict").status == 0
    smallest.write("site.yaml", f"{SITE}  - {{code: answer-not-needed, file: site.yaml, reason: R.}}\n")
    assert [problem.code for problem in smallest.problems() if problem.severity is Severity.ERROR] == [
        "answer-to-error"
    ]


def test_the_sheet_shows_each_answer(smallest: Workbench, tmp_path: Path) -> None:
    answered(smallest, ANSWER.format(file=FILE, more=""))
    run("check", "--report", str(tmp_path / "sheet.html"))
    sheet = (tmp_path / "sheet.html").read_text("utf-8")
    assert "2 warnings more were answered." in sheet
    assert "<h2>Warnings that were answered (2)</h2>" in sheet
    assert "<p>Answer: Nobody publishes it</p>" in sheet


def test_where_not_everything_could_be_checked_no_answer_is_called_needless(smallest: Workbench) -> None:
    smallest.write("meetings/2024-01-30.md", "---\ntitle: P\ndate: tomorrow\n---\n\n## 1. A\n\nB.\n")
    assert answered(smallest, ANSWER.format(file="meetings/2024-01-30.md", more="")) == [
        ("bad-date", Severity.ERROR),
        STANDS,
        STANDS,
    ]


def test_the_warnings_of_the_real_meeting_are_answered() -> None:
    ran = run("check", "--strict", "--content", str(REAL))
    assert (ran.status, ran.out) == (0, "0 errors, 0 warnings (8 more answered)\n")

"""Two versions that git left one below the other are told in every file of the content, and alone of that file."""

import pytest

from minutebook.conflicts import conflicts
from tests.sites import Workbench

OURS, BASE, SPLIT, THEIRS = "<<<<<<< HEAD", "||||||| 1a2b3c4", "=======", ">>>>>>> clerk"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["a", OURS, "b", SPLIT, "c", THEIRS, "d"], [(2, 6)]),
        ([OURS, "b", BASE, "a", SPLIT, "c", THEIRS], [(1, 7)]),
        ([OURS, "b", SPLIT, "c", THEIRS, "a", OURS, SPLIT, THEIRS], [(1, 5), (7, 9)]),
        ([OURS, "b", SPLIT, "c", "a", OURS, "d", SPLIT, THEIRS], [(1, 3), (6, 9)]),  # one end was deleted
        (["b", SPLIT, "c", THEIRS], [(2, 4)]),
        ([OURS, "b", "c"], [(1, 1)]),
        (["b", THEIRS, "c", THEIRS], [(2, 2), (4, 4)]),
        ([f"{OURS}\r", "b", f"{SPLIT}\r", f"{THEIRS}\r"], [(1, 4)]),
        (["<<<<<<<", SPLIT, ">>>>>>>"], [(1, 3)]),
        # No marks of git:
        (["Heading", "========", "a"], []),
        (["Heading", "======", "a"], []),
        (["> > quoted", ">>>>>>>> more", "<<<<<<<a", " <<<<<<< HEAD", "======= a"], []),
        (["| a |", "|---|", "||||||||"], []),
    ],
)
def test_each_stretch_is_told_once(lines: list[str], told: list[tuple[int, int]]) -> None:
    found = list(conflicts("\n".join(lines), "x.md"))
    assert [problem.place.line for problem in found] == [first for first, _ in told]
    for problem, (_, last) in zip(found, told, strict=True):
        assert f"down to line {last}," in problem.message


def test_a_middle_mark_by_itself_may_be_a_line_that_somebody_drew() -> None:
    found = list(conflicts("b\n=======\nc\n=======", "x.md"))
    assert [(told.code, told.severity.value, told.place.line) for told in found] == [
        ("lone-mark", "warning", 2),
        ("lone-mark", "warning", 4),
    ]


@pytest.mark.parametrize(
    ("name", "before", "ours", "theirs"),
    [
        (
            "meetings/2024-02-27.md",
            "---\ntitle: A\ndate: 2024-02-27\n",
            "venue: Hall\n---\n\nB.",
            "venue: Online\n---\n\nB.",
        ),
        ("meetings/2024-02-27.md", "---\ntitle: A\ndate: 2024-02-27\n---\n\n", "Forty ducks.", "No ducks."),
        ("pages/about.md", "---\ntitle: A\n---\n\n", "Forty ducks.", "No ducks."),
        ("site.yaml", "title: A\n", "body: B", "body: C"),
        ("people.yaml", "ada-example:\n", "  name: Ada Example", "  name: Ada Sample"),
        ("synonyms.yaml", "", "duck: [drake]", "duck: [goose]"),
    ],
)
def test_a_conflict_is_told_alone_wherever_it_stands(
    smallest: Workbench, name: str, before: str, ours: str, theirs: str
) -> None:
    smallest.write(name, f"{before}{OURS}\n{ours}\n{SPLIT}\n{theirs}\n{THEIRS}\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.file.rpartition("content/")[2]) == ("two-versions", name)
    assert told.place.line == before.count("\n") + 1


def test_a_conflict_in_a_table_that_is_published_is_told(smallest: Workbench) -> None:
    smallest.write("papers/count.csv", f"pond,ducks\n{OURS}\nMill,40\n{SPLIT}\nMill,0\n{THEIRS}\n")
    smallest.meeting("items: {1: {papers: [{title: Count, file: count.csv}]}}\n")
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("two-versions", 2)

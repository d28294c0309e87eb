"""Ordinary minutes: of what they say every day nothing is told, since a warning that is false buries the true ones."""

from time import process_time

import pytest

from tests.sites import EXAMPLES, Workbench

LINES = [
    line for line in (EXAMPLES / "ordinary.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
FACTS = """\
time: 14:00 - 16:00
attendance:
  present:
    - {name: Ada Lowe, role: Deputy Mayor (DMPC)}
    - {name: Bob Sample, role: Chief Constable}
    - {name: Cy Young, role: Assistant Chief Constable (ACC)}
  apologies: none
actions:
  - {id: A1, item: 1, text: Council to list the ponds drained by 31 January 2024., owners: [council]}
"""
PEOPLE = "ada: {name: Ada Lowe, public_role: true}\nbob: {name: Bob Sample, public_role: true}\ncy: {name: Cy Young}\n"


@pytest.mark.parametrize("line", LINES)
def test_nothing_is_told_of_what_minutes_say_every_day(smallest: Workbench, line: str) -> None:
    smallest.write("people.yaml", PEOPLE)
    smallest.meeting(FACTS, f"## 1. Ducks\n\nThere were ducks.\n\n{line}\n\nThere were swans.\n")
    assert [(found.code, found.message) for found in smallest.problems()] == []


def test_the_list_is_long_enough_to_measure_by() -> None:
    assert len(LINES) >= 50


@pytest.mark.parametrize(
    "part",
    [
        "It will meet, on 1 May 2023, and ",
        "Met on 1 May 2023. ",
        "Ten (10) ducks. ",
        "." * 20,
        "(",
        "2024-01-30/A1 was, ",
        "ACC ",
        "the press and ",
        "by 1 July 2024 ",
    ],
)
def test_long_passages_are_looked_through_in_little_time(smallest: Workbench, part: str) -> None:
    smallest.write("people.yaml", PEOPLE)
    seconds = []
    for length in (20_000, 80_000):
        smallest.meeting(FACTS, f"## 1. Ducks\n\nB {part * (length // len(part))} 1\n")
        begun = process_time()
        smallest.problems()
        seconds.append(process_time() - begun)
    # Four times the words take about four times as long, and not sixteen times.
    assert seconds[1] < 1 or seconds[1] < 8 * seconds[0], seconds

"""What several processes make of many meetings is what one makes, in the same order, and is remembered so."""

from functools import partial
from pathlib import Path

import pytest

from minutebook.pipeline.each import keep_each
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.steps import load
from minutebook.pipeline.watch import Watch
from minutebook.problems import CannotBuild
from tests.bench.corpus import write_corpus

MANY = 50


def work(numbers: list[int], whole: dict[str, int], watch: Watch) -> list[tuple[str, Making[int]]]:
    watched = watch.mapping("numbers", whole)
    return [
        (f"shelf {number}", Making("twice", number, int, partial(lambda name: 2 * watched[name], f"n{number}")))
        for number in numbers
    ]


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_all_is_given_in_its_order_and_what_is_known_is_not_made_again(jobs: int) -> None:
    whole = {f"n{number}": number for number in range(MANY)}
    memory, told = Memory(), list[tuple[int, int]]()
    tell = lambda done, of: told.append((done, of))  # noqa: E731 (a list's own method gives the wrong shape)
    watch = Watch()
    assert keep_each(memory, watch, work([*range(MANY)], whole, watch), jobs, tell) == [2 * n for n in range(MANY)]
    assert told[-1] == (MANY, MANY)
    assert memory.made == MANY
    # One of the things that were looked at is another: it alone is made again, though all are asked for.
    changed = whole | {"n7": 700}
    watch = Watch()
    given = keep_each(memory, watch, work([*range(MANY)], changed, watch), jobs, tell)
    assert given[7] == 1400
    assert memory.made == MANY + 1
    with watch.noting() as noted:
        keep_each(memory, watch, work([3], changed, watch), jobs, tell)
    assert noted == {("numbers", "of", "n3")}


def test_several_processes_read_what_one_reads(tmp_path: Path) -> None:
    write_corpus(tmp_path / "content", 40)
    archives = [load(tmp_path / "content", jobs=jobs)[0] for jobs in (1, 2)]
    assert archives[0]
    assert archives[1]
    assert list(archives[0].meetings.values()) == list(archives[1].meetings.values())
    assert archives[0].speakers == archives[1].speakers
    path = tmp_path / "content" / "meetings" / "1950-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").replace("title:", "titel:", 1), encoding="utf-8")
    found = [load(tmp_path / "content", jobs=jobs) for jobs in (1, 2)]
    assert found[0] == found[1]
    assert "unknown-key" in {problem.code for problem in found[0][1]}


def test_a_reader_that_is_ended_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_corpus(tmp_path / "content", 40)

    def ends(*_: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr("minutebook.pipeline.validate.read_meeting", ends)
    with pytest.raises(CannotBuild, match="ended with status 3 before it was done"):
        load(tmp_path / "content", jobs=2)

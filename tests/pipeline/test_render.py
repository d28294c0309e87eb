"""A second process gives the same files, and its faults are told as if there were only one."""

from pathlib import Path

import pytest

from minutebook.outputs import File, Settings, machines
from minutebook.pipeline.render import render
from tests.sites import ROOT, TOWN, archive_of, run


def files(jobs: int) -> dict[str, bytes | Path]:
    settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets", jobs=jobs)
    return {file.path: file.content for file in render(archive_of(TOWN), settings)}


def test_two_processes_make_the_same_files_as_one() -> None:
    assert files(2) == files(1)


def test_a_fault_in_the_second_process_is_raised_in_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object, __: object) -> list[File]:
        raise ValueError("planted")

    monkeypatch.setattr(machines, "OUTPUTS", (broken,))
    for jobs in (1, 2):
        with pytest.raises(ValueError, match="planted"):
            files(jobs)


@pytest.mark.parametrize("jobs", ["0", "65", "-1", "two", "1.5", "²"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(jobs: str) -> None:
    ran = run("build", f"--jobs={jobs}")
    assert ran.status == 2
    assert "is not a number from 1 to 64" in ran.err

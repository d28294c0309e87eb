"""Several processes give the same files, and its faults are told as if there were only one."""

import os
import signal
import struct
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from minutebook.outputs import File, Settings, machines
from minutebook.pipeline.processes import in_processes
from minutebook.pipeline.steps import build, load
from tests.sites import ROOT, TOWN, Workbench, archive_of, run


def made(output: Path, jobs: int) -> dict[str, bytes]:
    settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets", jobs=jobs)
    build(archive_of(TOWN), TOWN, output, settings)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def test_any_number_of_processes_makes_the_same_files_as_one(tmp_path: Path) -> None:
    one = made(tmp_path / "one", 1)
    assert len(one) > 100
    for jobs in (2, 3, 5):
        assert made(tmp_path / str(jobs), jobs) == one


def test_every_piece_of_work_is_done_once_and_told() -> None:
    told: list[int] = []
    done = in_processes(3, range(100), lambda piece: piece * piece, told.append)
    assert sorted(done) == [piece * piece for piece in range(100)]
    assert told == sorted(told)
    assert told[-1] == 100
    assert list(in_processes(3, [], str, told.append)) == []


def test_a_fault_in_the_second_process_is_raised_in_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object, __: object) -> list[File]:
        raise ValueError("planted")

    monkeypatch.setattr(machines, "OUTPUTS", (broken,))
    for jobs in (1, 2):
        with pytest.raises(ValueError, match="planted"):
            made(tmp_path / str(jobs), jobs)


@pytest.mark.parametrize(
    ("end", "words"),
    [(lambda: os.kill(os.getpid(), signal.SIGKILL), "was ended by SIGKILL"), (lambda: os._exit(3), "with status 3")],
    ids=["killed", "left"],
)
def test_a_second_process_that_dies_ends_the_build_with_words(
    smallest: Workbench, monkeypatch: pytest.MonkeyPatch, end: Callable[[], None], words: str
) -> None:
    assert run("build", "--no-search").status == 0
    page = smallest.folder / "site" / "index.html"
    before = page.read_bytes()

    def dies(_: object, __: object) -> list[File]:
        end()
        return []

    smallest.meeting(body="## 1. Geese\n\nThere were geese.\n")
    monkeypatch.setattr(machines, "OUTPUTS", (dies,))
    ran = run("build", "--no-search", "--jobs", "2")
    assert ran.status == 2
    assert words in ran.err
    assert "site was left as it was" in ran.err
    assert page.read_bytes() == before
    monkeypatch.undo()
    monkeypatch.chdir(smallest.folder)
    assert run("build", "--no-search", "--jobs", "2").status == 0, "the folder is not locked by what died"


def test_a_second_process_that_dies_while_it_answers_ends_the_build_with_words(
    smallest: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, send = os.getpid(), Connection.send

    def half(connection: Connection, what: object) -> None:
        if os.getpid() == parent:
            send(connection, what)
            return
        os.write(connection.fileno(), struct.pack("!i", 1000) + b"the beginning")
        os.kill(os.getpid(), signal.SIGTERM)

    assert smallest
    monkeypatch.setattr(Connection, "send", half)
    ran = run("build", "--no-search", "--jobs", "2")
    assert ran.status == 2
    assert "was ended by SIGTERM" in ran.err


SLOW = """
import sys, time
sys.path.insert(0, sys.argv[1])
from minutebook.cli import main
from minutebook.outputs import machines
def slow(*_):
    sys.stdout.write("begun\\n")
    sys.stdout.flush()
    time.sleep(300)
machines.OUTPUTS = (slow,)
sys.exit(main(["build", "--no-search", "--jobs", "2"]))
"""


def test_ctrl_c_ends_both_processes_and_only_one_speaks(smallest: Workbench) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, str(ROOT)],
        cwd=smallest.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as building:
        assert building.stdout
        assert building.stdout.readline() == "begun\n"
        os.killpg(building.pid, signal.SIGINT)
        _, said = building.communicate(timeout=90)
    assert building.returncode == 130
    assert said.strip() == "Stopped. What was there before is as it was."


EARLY = f"""
import os, signal
from multiprocessing import popen_fork
launch = popen_fork.Popen._launch
def early(self, process):
    launch(self, process)
    os.kill(os.getpid(), signal.SIGINT)
popen_fork.Popen._launch = early
{SLOW}"""


def test_ctrl_c_ends_the_second_process_in_the_moment_it_begins(smallest: Workbench) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", EARLY, str(ROOT)],
        cwd=smallest.folder,
        capture_output=True,
        text=True,
        timeout=90,  # it keeps what it writes to open as long as it lives
        check=False,
    )
    assert ran.returncode == 130
    assert ran.stderr.strip() == "Stopped. What was there before is as it was."


def test_an_answer_that_cannot_be_sent_ends_the_build_with_words(
    smallest: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object, __: object) -> list[File]:
        fault = ValueError("planted")
        fault.kept = lambda: None  # type: ignore[attr-defined]  # what cannot be pickled
        raise fault

    assert smallest
    monkeypatch.setattr(machines, "OUTPUTS", (broken,))
    ran = run("build", "--no-search", "--jobs", "2")
    assert ran.status == 2
    assert "ended with status 1" in ran.err


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_runs_out_of_memory_ends_with_words(
    smallest: Workbench, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def hungry(_: object, __: object) -> list[File]:
        raise MemoryError

    assert smallest
    monkeypatch.setattr(machines, "OUTPUTS", (hungry,))
    ran = run("build", "--no-search", "--jobs", str(jobs))
    assert ran.status == 2
    assert "not enough memory" in ran.err


@pytest.mark.parametrize("jobs", ["0", "65", "-1", "two", "1.5", "²"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(jobs: str) -> None:
    ran = run("build", f"--jobs={jobs}")
    assert ran.status == 2
    assert "is not a number from 1 to 64" in ran.err


def test_every_step_tells_how_much_of_it_is_done(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    archive, _ = load(TOWN, tell=lambda *step: told.append(step))
    assert archive is not None
    settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets")
    build(archive, TOWN, tmp_path / "site", settings, lambda *step: told.append(step))
    assert [step for step in told if step[0] == "Reading meetings"] == [("Reading meetings", n, 7) for n in range(1, 8)]
    assert [step for step in told if step[0] == "Relating meetings"][-1] == ("Relating meetings", 7, 7)
    made = [(done, of) for step, done, of in told if step == "Making files"]
    assert made[-1] == (1, 1), "what is put together at last"
    assert [done for done, _ in made[:-1]] == list(range(1, len(made)))
    assert {of for _, of in made[:-1]} == {len(made) - 1}

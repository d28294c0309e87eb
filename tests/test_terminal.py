"""Manners in a terminal: colours and a bar where a person looks on, plain words everywhere else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT, Workbench, run

COLOUR = re.compile(rb"\x1b\[[0-9;]*m")


def in_terminal(command: list[str], folder: Path, **environment: str) -> tuple[int, bytes]:
    """Run a command in a pseudo-terminal and give its status and all that it showed."""
    ours, theirs = pty.openpty()
    clean = {name: text for name, text in os.environ.items() if name not in ("NO_COLOR", "TERM", "COLORTERM", "CI")}
    surroundings = {**clean, "TERM": "xterm-256color", "COLUMNS": "200", **environment}
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings) as ran:
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return ran.returncode, shown


def check(bench: Workbench, *options: str, **environment: str) -> bytes:
    return in_terminal([sys.executable, str(ROOT / "build.py"), "check", *options], bench.folder, **environment)[1]


@pytest.fixture
def broken(smallest: Workbench) -> Workbench:
    smallest.meeting(facts="tilte: x\nactions:\n  - {id: A1, item: 1, text: Count, owners: []}\n")
    return smallest


def test_a_terminal_shows_problems_in_colour_and_the_same_words(broken: Workbench) -> None:
    shown = check(broken)
    assert COLOUR.search(shown)
    plain = COLOUR.sub(b"", shown).replace(b"\r\n", b"\n").decode()
    assert plain == run("check").out


@pytest.mark.parametrize(
    ("options", "environment"),
    [(["--no-color"], {}), ([], {"NO_COLOR": "1"}), ([], {"TERM": "dumb"}), (["--format", "json"], {})],
)
def test_colours_can_be_refused(options: list[str], environment: dict[str, str], broken: Workbench) -> None:
    assert not COLOUR.search(check(broken, *options, **environment))


def test_an_empty_no_color_refuses_nothing(broken: Workbench) -> None:
    assert COLOUR.search(check(broken, NO_COLOR=""))


def test_a_pipe_gets_plain_words(broken: Workbench) -> None:
    said = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "check"], cwd=broken.folder, capture_output=True, check=False
    )
    assert not COLOUR.search(said.stdout + said.stderr)


WORK = """
import sys, time
from minutebook.cli.terminal import Terminal
with Terminal(quiet=sys.argv[2] == "quiet").progress() as tell:
    for number in range(1, 101):
        tell("Writing files", number, 100)
        time.sleep(float(sys.argv[1]))
print("done")
"""


@pytest.mark.xdist_group("waiting")  # while the others work
@pytest.mark.parametrize(
    ("pause", "how", "seen"), [("0.015", "loud", True), ("0.001", "loud", False), ("0.015", "quiet", False)]
)
def test_a_bar_with_counts_appears_after_a_second(pause: str, how: str, seen: bool) -> None:  # noqa: FBT001 (a case)
    status, shown = in_terminal([sys.executable, "-c", WORK, pause, how], ROOT)
    assert status == 0
    assert shown.rstrip().endswith(b"done")
    found = [int(number) for number in re.findall(rb"Writing files.*?(\d+)/100", COLOUR.sub(b"", shown))]
    assert (len(found) > 2) is seen
    assert found == sorted(found)
    assert (b"0:00:0" in shown) is seen, "the time that is left"


@pytest.mark.usefixtures("broken")
def test_a_quiet_build_says_nothing_and_a_quiet_check_only_errors(smallest: Workbench) -> None:
    assert run("check", "--quiet").out.endswith("1 error, 1 warning\n")
    smallest.meeting(facts="actions:\n  - {id: A1, item: 1, text: Count, owners: []}\n")
    assert (run("check", "--quiet").out, run("build", "--quiet", "--no-search")) == ("", run("check", "--quiet"))


@pytest.mark.usefixtures("broken")
def test_a_quiet_and_strict_command_says_what_stops_it_and_counts_all(smallest: Workbench) -> None:
    unowned = "actions:\n  - {id: A1, item: 1, text: Count, owners: []}\n"
    smallest.meeting(facts=unowned)
    for command in ("check", "build"):
        ran = run(command, "--quiet", "--strict")
        assert ran.status == 1
        assert "warning[action-without-owner]" in ran.out + ran.err
        assert "0 errors, 1 warning\n" in ran.out + ran.err
    smallest.meeting(facts=f"{unowned}nonsense: x\n")
    ran = run("check", "--quiet")
    assert "action-without-owner" not in ran.out
    assert ran.out.endswith("1 error, 1 warning\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc"], 'Did you mean "check"?'),
        (["check", "--stric"], 'there is no option --stric. Did you mean "--strict"? See build.py check --help.'),
        (["build", "--outptu=x"], 'there is no option --outptu. Did you mean "--output"?'),
        (["check", "my", "folder"], '"my" is one word too many. A name with a space in it stands in quotes.'),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
    ],
)
def test_mistyped_words_are_told_with_what_was_meant(words: list[str], said: str) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert said in ran.err
    assert "usage:" in ran.err


def test_completion_knows_every_command_and_option() -> None:
    script = run("completion", "bash").out
    for command in ("build", "check", "import", "new", "serve", "completion"):
        assert command in script
        for option in re.findall(r"--[a-z-]+", run(command, "--help").out):
            assert option in script
    done = subprocess.run(["bash", "-n"], input=script, text=True, check=False)
    assert done.returncode == 0


def test_the_short_way_to_call_it_runs_from_anywhere(broken: Workbench) -> None:
    if not (ROOT / ".venv" / "bin" / "python").exists():
        ran = subprocess.run([str(ROOT / "bin" / "minutebook"), "check"], capture_output=True, text=True, check=False)
        assert (ran.returncode, "Run make site once" in ran.stderr) == (2, True)
        return
    ran = subprocess.run(
        [str(ROOT / "bin" / "minutebook"), "check"], cwd=broken.folder, capture_output=True, text=True, check=False
    )
    assert ran.stdout == run("check").out

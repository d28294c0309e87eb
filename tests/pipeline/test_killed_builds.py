"""Builds that are killed leave a whole site: the old one or the new one."""

import os
import signal
import time

from minutebook.cli import main
from minutebook.pipeline.publish import MARK
from tests.sites import Workbench, run

COMMAND = ("build", "--no-search", "--jobs", "1")
KILLS = 20


def begun() -> int:
    """Begin a build in a child of this process, which has the program loaded already; gives its number."""
    child = os.fork()
    if child == 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        status = 1
        try:
            status = main(list(COMMAND))
        finally:
            os._exit(status)
    return child


def test_a_build_killed_at_any_moment_leaves_a_whole_site(smallest: Workbench) -> None:
    """Kill builds at moments spread over a build's length; each time the site is one of the two whole ones."""
    assert run(*COMMAND).status == 0
    site = smallest.folder / "site"
    started = time.monotonic()
    assert os.waitpid(begun(), 0)[1] == 0
    length = time.monotonic() - started
    ended = []
    for number in range(1, KILLS + 1):
        smallest.meeting(body=f"## 1. Ducks\n\nThere were {number} ducks.\n")
        building = begun()
        time.sleep(length * number / KILLS)
        os.kill(building, signal.SIGKILL)
        ended.append(os.waitpid(building, 0)[1])
        listed = (site / MARK).read_text(encoding="utf-8").split("\n")[1:-1]
        assert sorted([MARK, *listed]) == sorted(
            path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
        )
    assert signal.SIGKILL in ended, "no build was still running when it was killed"
    assert run(*COMMAND).status == 0
    assert not list(smallest.folder.glob(".site.stage-*"))

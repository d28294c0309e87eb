"""Builds that are killed leave a whole site: the old one or the new one."""

import os
import signal
import time
from pathlib import Path

from minutebook.cli import main
from tests.sites import Workbench, run

COMMAND = ("build", "--no-search", "--jobs", "2")
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


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_build_killed_at_any_moment_leaves_a_whole_site(smallest: Workbench) -> None:
    """Kill builds at moments spread over a build's length; each time the site is one of the two whole ones."""
    assert run(*COMMAND).status == 0
    site, other = smallest.folder / "site", smallest.folder / "other"
    started = time.monotonic()
    assert os.waitpid(begun(), 0)[1] == 0
    length = time.monotonic() - started
    before = files(site)
    ended: list[int] = []
    # A build may take longer than the first one took: then it goes on until one has ended by itself.
    while len(ended) < KILLS or (0 not in ended and len(ended) < 5 * KILLS):
        smallest.meeting(body=f"## 1. Ducks\n\nThere were {len(ended)} ducks.\n")
        building = begun()
        time.sleep(length * (len(ended) + 1) / KILLS)
        os.kill(building, signal.SIGKILL)
        ended.append(os.waitpid(building, 0)[1])
        assert ended[-1] in (0, signal.SIGKILL), "what a killed build left behind stopped the next one"
        after = files(site)
        if after != before:
            assert run(*COMMAND, "--output", str(other)).status == 0
            assert after == files(other)
        before = after
    assert {0, signal.SIGKILL} == set(ended), "builds were killed at one end of their time alone"
    assert run(*COMMAND).status == 0
    assert not list(smallest.folder.glob(".site.stage-*"))

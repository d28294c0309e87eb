"""Builds that are killed leave a whole site: the old one or the new one."""

import os
import signal
import subprocess
import sys
import time

from minutebook.pipeline.publish import MARK
from tests.sites import ROOT, Workbench, run


def test_a_build_killed_at_any_moment_leaves_a_whole_site(smallest: Workbench) -> None:
    """Kill builds at moments spread over a build's length; each time the site is one of the two whole ones."""
    assert run("build", "--no-search").status == 0
    site = smallest.folder / "site"
    command = [sys.executable, str(ROOT / "build.py"), "build", "--no-search"]
    started = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    length = time.monotonic() - started
    for number in range(1, 13):
        smallest.meeting(body=f"## 1. Ducks\n\nThere were {number} ducks.\n")
        building = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(length * (0.4 + number / 20))
        os.kill(building.pid, signal.SIGKILL)
        building.wait()
        listed = (site / MARK).read_text(encoding="utf-8").split("\n")[1:-1]
        assert sorted([MARK, *listed]) == sorted(
            path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()
        )
    assert run("build", "--no-search").status == 0
    assert not list(smallest.folder.glob(".site.stage-*"))

"""Chromium: finds the browser that the tests drive, and installs it where it is missing.

Run as a program (`make test` does), it makes sure that there is one: the user's own, the system's, one that the
system's package manager installs, or Playwright's download, whichever works first.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
MANAGERS = (
    *(
        (
            "apt-get",
            [["apt-get", "update", "-q"], ["apt-get", "install", "-q", "-y", "--no-install-recommends", package]],
        )
        # The same engine without a window comes first: it takes half the processor. Not every system has it.
        for package in ("chromium-headless-shell", "chromium")
    ),
    ("dnf", [["dnf", "install", "-q", "-y", "chromium"]]),
    ("apk", [["apk", "add", "-q", "chromium"]]),
    ("pacman", [["pacman", "-S", "--noconfirm", "-q", "chromium"]]),
)


def find() -> str | None:
    """Name the browser to drive: the one in CHROMIUM, one on the PATH, or Playwright's own download."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    return on_path or _downloaded()


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (needed on this path only)

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> bool:
    """Install a browser by the first way that works; tells whether there is one now."""
    for manager, commands in MANAGERS:
        if shutil.which(manager) and all(_run(_as_root(command)) for command in commands) and find():
            return True
    return _run([sys.executable, "-m", "playwright", "install", "chromium"]) and find() is not None


def _as_root(command: list[str]) -> list[str]:
    return command if os.geteuid() == 0 else ["sudo", "-n", *command]


def _run(command: list[str]) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, check=False, env=environment, stdin=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def main() -> int:
    """Make sure that there is a browser."""
    found = find()
    if found:
        sys.stdout.write(f"Browser tests use {found}\n")
        return 0
    sys.stdout.write("Installing Chromium for the browser tests ...\n")
    if install():
        sys.stdout.write(f"Browser tests use {find()}\n")
        return 0
    sys.stderr.write("Chromium could not be installed. Install it, or name a browser in the variable CHROMIUM.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())

"""Copies: the repository as it stands, in a folder of its own, to run what changes it: make, workflows."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.sites import ROOT

_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@invented.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> str:
    """Run git in a copy, as nobody in particular, and give what it prints."""
    return subprocess.run(
        ["git", *_NOBODY, *words], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.strip()


def copied(folder: Path) -> Path:
    """Copy all that is tracked into a repository with one commit, with the environment that is installed here."""
    made = folder / "copy"
    for name in filter(None, git(ROOT, "ls-files", "-z").split("\0")):
        if (ROOT / name).is_file():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, made / name)
    git(made, "init", "-q")
    (made / ".git" / "info" / "exclude").write_text(
        "/programs\n/made.log\n/outputs\n/summary\n/.venv\n", encoding="utf-8"
    )
    git(made, "add", ".")
    git(made, "commit", "-q", "-m", "All")
    git(made, "tag", "all")
    restore(made)
    return made


def restore(made: Path) -> None:
    """Bring a copy back to what it was when it was made; make looks at the times of files, so these too."""
    if not (made / ".venv").is_symlink():
        (made / ".venv").symlink_to(sys.prefix)
    changed = git(made, "diff", "--name-only", "-z", "all").split("\0")
    git(made, "reset", "-q", "--hard", "all")
    git(made, "clean", "-ffdxq", "-e", ".venv", "-e", "__pycache__")
    for name in filter(None, changed):
        if (made / name).is_file():
            shutil.copystat(ROOT / name, made / name)

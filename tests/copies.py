"""Copies: the repository as it stands, in a folder of its own, to run what changes it: make, workflows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.sites import ROOT

_NOT_FOR_CHILDREN = ("PYTEST_", "MAKE", "MFLAGS", "COV_", "GITHUB_", "GIT_", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith(_NOT_FOR_CHILDREN)},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
"""What a program in a copy is told. What make, pytest and a hook of git tell their children is not for these (a hook's
`GIT_DIR` is the repository itself), nor are the habits of the person whose machine this is (signing, hooks); what is
compiled in a copy may be kept there."""
_NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@invented.example", "-c", "safe.directory=*")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, as nobody in particular, and give what it prints."""
    return subprocess.run(
        ["git", *_NOBODY, *words], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=True
    ).stdout.strip()


def copied(folder: Path) -> Path:
    """Copy all that is tracked into a repository with one commit, with the environment that is installed here."""
    made = folder / "copy"
    for name in filter(None, git(ROOT, "ls-files", "-z").split("\0")):
        if (ROOT / name).is_file() or (ROOT / name).is_symlink():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, made / name, follow_symlinks=False)
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

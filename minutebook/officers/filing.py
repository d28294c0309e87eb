"""Filing: a draft in, a new file in the meetings folder out; what is there already is never written over."""

import os
from pathlib import Path


class AlreadyThere(Exception):
    """There is a file of this name; nothing was written. The message is its path."""


def file_draft(content: Path, name: str, text: str) -> Path:
    """Write a new meeting file and return its path; raises AlreadyThere and OSError."""
    folder = content / "meetings"
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.md"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError:
        raise AlreadyThere(path.as_posix()) from None
    with open(handle, "w", encoding="utf-8", newline="\n") as opened:  # noqa: PTH123 (a descriptor, not a path)
        opened.write(text)
    return path


def free_name(content: Path, day: str) -> str:
    """Propose a name for a further meeting of a day that no file has."""
    number = 2
    while (content / "meetings" / f"{day}-{number}.md").exists():
        number += 1
    return f"{day}-{number}"

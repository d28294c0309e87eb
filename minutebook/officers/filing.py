"""Filing: drafts and reports in, files out; a meeting file that is there already is never written over."""

import os
from pathlib import Path

from minutebook.pipeline.publish import MARK


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


class InPublicSite(Exception):
    """A report would be published with the site, or read as content; the message is the folder."""


def file_report(path: Path, text: str, content: Path) -> None:
    """Write the pre-flight sheet, over an older one too; raises InPublicSite where the public could read it."""
    for folder in path.resolve().parents:
        if (folder / MARK).is_file() or folder == content.resolve():
            raise InPublicSite(folder.name)
    path.write_text(text, encoding="utf-8")


def add_to_summary(path: Path, text: str) -> None:
    """Add to the file from which a git host shows the summary of a job."""
    with path.open("a", encoding="utf-8") as opened:
        opened.write(text)

"""Last: what a build was made of and what it put where, so that the next one can tell that nothing is to be done."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutebook.encoding import digest, encode
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.publish import MARK, files_in
from minutebook.pipeline.watch import Watch
from minutebook.problems import Problem

if TYPE_CHECKING:
    from minutebook.pipeline.steps import Built

_WHOLE = 2_000_000
"""Bytes. A file of more is told by its date and its size: texts are never as long."""


@dataclass(frozen=True, slots=True)
class Last:
    """What a build came to."""

    files: list[tuple[str, int, int]]
    """Every file of the site: its path, its size and when it was written (nanoseconds since 1970)."""
    problems: list[Problem]
    meetings: int
    count: int
    """Files that were built."""
    records: int
    carried_over: tuple[str, ...]


def fingerprint(content: Path, given: object) -> bytes:
    """Tell a content folder, with what a build is given besides, from any other: by every file in it.

    Empty for one with links to folders in it, which may lead in a circle.
    """
    files = list(_files(content))
    return b"" if None in files else digest(encode([files, given]))


def recall_last(output: Path, made_of: bytes, memory: Memory) -> Last | None:
    """Give what the last build into a folder came to; None where it was of other things, or the site is another."""
    found = memory.find(_shelf(output), Watch(), _making(made_of)) if made_of else None
    return found if found and _stands(output, found) else None


def keep_last(output: Path, made_of: bytes, came_to: "tuple[list[Problem], Built]", memory: Memory) -> None:
    """Keep what a build came to: its problems, and what it made."""
    problems, built = came_to
    foreign = {MARK, *built.carried_over}
    files = []
    for name in sorted(files_in(output)):
        if name not in foreign:
            found = os.lstat(f"{output}/{name}")
            files.append((name, found.st_size, found.st_mtime_ns))
    last = Last(files, problems, built.meetings, built.count, built.records, built.carried_over)
    memory.add(_shelf(output), Watch(), _making(made_of), ([], last))


def _shelf(output: Path) -> str:
    return f"last {output.absolute().as_posix()}"


def _making(made_of: bytes) -> Making[Last]:
    return Making("last", made_of, Last, lambda: Last([], [], 0, 0, 0, ()))


def _stands(output: Path, last: Last) -> bool:
    """Tell whether every file is still as it was written, and there is no other."""
    try:
        if not (output / MARK).is_file():
            return False
        for path, size, changed in last.files:
            found = os.lstat(f"{output}/{path}")
            if (found.st_size, found.st_mtime_ns) != (size, changed):
                return False
        known = {MARK, *last.carried_over, *(path for path, _, _ in last.files)}
        return known == set(files_in(output))
    except OSError:
        return False


def _files(folder: Path) -> Iterator[tuple[str, str, list[int], bytes] | None]:
    """Give each file and each folder with what tells it from another version; None for what cannot be told."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        yield here, "", [], b""
        if any(Path(here, name).is_symlink() for name in folders):
            yield None
        for path in (f"{here}/{name}" for name in sorted(names)):
            try:
                leads = os.path.realpath(path) if Path(path).is_symlink() else ""
                found = Path(path).stat()
                dates = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
                large = found.st_size > _WHOLE or not stat.S_ISREG(found.st_mode)
                yield path, leads, dates if large else [], b"" if large else digest(Path(path).read_bytes())
            except OSError:
                yield None

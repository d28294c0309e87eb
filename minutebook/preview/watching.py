"""Watching: folders in, word of every change in them out. The door to watchfiles."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

SETTLED = 30
"""Milliseconds without a further change after which files are read: an editor may write one in several steps."""
LONGEST = 400
"""Milliseconds after which they are read all the same."""
ROUND = 1_000
"""Milliseconds after which it is seen whether the folders are still the ones that are watched."""


def changes(folders: tuple[Path, ...], stop: Event) -> Iterator[list[Path]]:
    """Give the files that changed, each time that some did, until told to stop; not those that editors leave behind.

    An empty list says that something may have changed: it comes once watching has begun, and when it had to begin again
    because a folder was replaced (by git, for instance) or a file has a name that cannot be told.
    """
    while not stop.is_set():
        watched = [_identity(folder) for folder in folders]
        begun = False
        try:
            present = [folder for folder in folders if folder.is_dir()]
            for found in watch(
                *present,
                step=SETTLED,
                debounce=LONGEST,
                stop_event=stop,
                rust_timeout=ROUND,
                yield_on_timeout=True,
            ):
                if found or not begun:
                    yield sorted({Path(path) for _, path in found})
                begun = True
                if [_identity(folder) for folder in folders] != watched:
                    break
        except (OSError, RuntimeError):
            yield []
            stop.wait(ROUND / 1_000)


def _identity(folder: Path) -> tuple[int, int] | None:
    """Tell one folder from another of its name; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino

"""Watching: folders in, word of every change in them out. The door to watchfiles."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import watch

SETTLED = 30
"""Milliseconds without a further change after which files are read: an editor may write one in several steps."""
LONGEST = 400
"""Milliseconds after which they are read all the same."""


def changes(folders: tuple[Path, ...], stop: Event) -> Iterator[list[Path]]:
    """Give the files that changed, each time that some did, until told to stop; not those that editors leave behind."""
    present = [folder for folder in folders if folder.is_dir()]
    for found in watch(*present, step=SETTLED, debounce=LONGEST, stop_event=stop, recursive=True):
        yield sorted({Path(path) for _, path in found})

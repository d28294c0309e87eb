"""Render: the Archive in, every file of the site out. A new output is one line, here or in outputs/machines.py."""

import os
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace

from minutebook.model import Archive
from minutebook.outputs import File, Settings
from minutebook.outputs.admin import admin
from minutebook.outputs.assets import assets, documents
from minutebook.outputs.handbook import handbook
from minutebook.outputs.headers import headers
from minutebook.outputs.pages import pages
from minutebook.outputs.pages.search import search_page
from minutebook.outputs.search import Shard, catalogue_files

Output = Callable[[Archive, Settings], Iterator[File]]

OUTPUTS: tuple[Output, ...] = (pages, documents, admin, handbook, headers)


def render(archive: Archive, settings: Settings, shards: tuple[Shard, ...] = ()) -> Iterator[File]:
    """Ask each output in turn for its files; those for machines are made in a second process where there may be one.

    `shards` are what the search will find; there are none where the site has no search.
    """
    made = assets(archive, settings)
    settings = replace(settings, named={address: file.path for address, file in made.items()})
    beside = settings.jobs > 1 and hasattr(os, "fork")
    finish = _start(archive, settings) if beside else lambda: _for_machines(archive, settings)
    yield from made.values()
    for output in OUTPUTS:
        yield from output(archive, settings)
    if shards:
        yield from search_page(archive, settings, shards)
        yield from catalogue_files(shards)
    yield from finish()


def _for_machines(archive: Archive, settings: Settings) -> list[File]:
    # Imported here, so that their libraries too are loaded in the second process.
    from minutebook.outputs.machines import machines  # noqa: PLC0415 (as said above)

    return list(machines(archive, settings))


def _start(archive: Archive, settings: Settings) -> Callable[[], list[File]]:
    """Begin to make the files for machines in a child of this process; gives what waits for them."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            # The child must not keep the lock of the output folder, should its parent be killed.
            os.closerange(3, write)
            os.closerange(write + 1, 1024)
            _answer(archive, settings, write)
        finally:
            # Whatever happened, nothing of the parent's own work may be done twice.
            os._exit(0)
    os.close(write)

    def finish() -> list[File]:
        with os.fdopen(read, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        # Only what this process's own child wrote is ever read here.
        found: list[File] | Exception = pickle.loads(answer)  # noqa: S301 (as said)
        if isinstance(found, Exception):
            raise found
        return found

    return finish


def _answer(archive: Archive, settings: Settings, write: int) -> None:
    """Send the files, or the fault that kept them from being made."""
    try:
        found: list[File] | Exception = _for_machines(archive, settings)
    except Exception as fault:  # noqa: BLE001 (it is raised again in the parent)
        found = fault
    with os.fdopen(write, "wb") as pipe:
        pickle.dump(found, pipe)

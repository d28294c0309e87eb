"""Render: the Archive in, every file of the site out. A new output is one line, here or in outputs/machines.py."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

from minutebook.model import Archive
from minutebook.outputs import File, Settings
from minutebook.outputs.admin import admin
from minutebook.outputs.assets import assets, documents
from minutebook.outputs.handbook import handbook
from minutebook.outputs.headers import headers
from minutebook.outputs.pages import pages
from minutebook.outputs.pages.search import search_page
from minutebook.outputs.search import Shard, catalogue_files
from minutebook.problems import CannotBuild

Output = Callable[[Archive, Settings], Iterator[File]]

OUTPUTS: tuple[Output, ...] = (pages, documents, admin, handbook, headers)


def render(archive: Archive, settings: Settings, shards: tuple[Shard, ...] = ()) -> Iterator[File]:
    """Ask each output in turn for its files; those for machines are made in a second process where there may be one.

    `shards` are what the search will find; there are none where the site has no search.
    """
    made, settings = assets(archive, settings)
    beside = settings.jobs > 1 and "fork" in multiprocessing.get_all_start_methods()
    finish = _start(archive, settings) if beside else lambda: _for_machines(archive, settings)
    yield from made
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
    """Begin to make the files for machines in a child of this process; gives what waits for them.

    What waits raises whatever the child's work raised, and CannotBuild where the child ended before it was done.
    """
    own = multiprocessing.get_context("fork")
    receive, send = own.Pipe(duplex=False)
    child = own.Process(target=_answer, args=(archive, settings, send), daemon=True)
    # Ctrl-C waits until the child is known, which could not be ended otherwise.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        child.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    send.close()

    def finish() -> list[File]:
        try:
            found: list[File] | Exception = receive.recv()
        except (EOFError, OSError):  # nothing came, or half of it
            child.join()
            raise CannotBuild(_ended(child.exitcode or 0)) from None
        child.join()
        if isinstance(found, Exception):
            raise found
        return found

    return finish


def _answer(archive: Archive, settings: Settings, send: Connection) -> None:
    """Send the files, or the fault that kept them from being made; says nothing itself, whatever ends it."""
    # Ctrl-C reaches both; the parent tells of it and ends the child.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # The child must not keep the lock of the output folder, should its parent be killed.
    os.closerange(3, send.fileno())
    os.closerange(send.fileno() + 1, 1024)
    try:
        found: list[File] | Exception = _for_machines(archive, settings)
    except Exception as fault:  # noqa: BLE001 (it is raised again in the parent)
        found = fault
    with suppress(BrokenPipeError):  # the parent is gone, and so is whoever would want them
        send.send(found)


def _ended(status: int) -> str:
    """Say how a child ended: a status below zero is the number of the signal that ended it (subprocess, Popen)."""
    how = f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
    return (
        f"The process that makes the files for machines {how} before it was done. Where memory is short, as on a small "
        "server, the system ends what uses most: build with --jobs 1, which needs less of it, and close other programs."
    )

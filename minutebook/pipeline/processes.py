"""Processes: numbered pieces of work in, what was made of each out. The door to multiprocessing."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

from minutebook.problems import CannotBuild

Made = TypeVar("Made")

BATCH = 16
"""Pieces that a process is given at once: few enough that all are done at about the same time."""
ALONE = 8
"""The first pieces are large, and each is given alone."""


def in_processes(
    jobs: int, work: Sequence[int], make: Callable[[int], Made], tell: Callable[[int], None]
) -> Generator[Made, None, None]:
    """Do work in so many processes, where there may be several; gives what was made of each piece, in any order.

    `tell` is told how many pieces are done. Raises whatever a process's work raised, and CannotBuild where a process
    ended before it was done.
    """
    several = min(jobs, -(-len(work) // BATCH))
    if several > 1 and "fork" in multiprocessing.get_all_start_methods():
        yield from _spread(several, work, make, tell)
        return
    for number, piece in enumerate(work, 1):
        yield make(piece)
        tell(number)


def _spread(jobs: int, work: Sequence[int], make: Callable[[int], Made], tell: Callable[[int], None]) -> Iterator[Made]:
    left = iter(
        [*([piece] for piece in work[:ALONE]), *(work[at : at + BATCH] for at in range(ALONE, len(work), BATCH))]
    )
    children = _started(jobs, make)
    for way in children:
        with suppress(OSError):  # it has ended already, which is found below
            way.send(next(left, None))
    try:
        done = 0
        while children:
            ready: list[Any] = wait([*children])
            for way in ready:
                try:
                    found = way.recv()
                    if isinstance(found, list):
                        way.send(next(left, None))
                except (EOFError, OSError):  # nothing came, or half of it
                    child = children.pop(way)
                    child.join()
                    raise CannotBuild(_ended(child.exitcode or 0)) from None
                if isinstance(found, Exception):
                    raise found
                if found is None:
                    children.pop(way).join()
                else:
                    yield from found
                    done += len(found)
                    tell(done)
    finally:
        # Where one fails, the others must not go on writing into a folder that is being cleared away.
        for child in children.values():
            child.kill()
            child.join()


def _started(jobs: int, make: Callable[[int], Made]) -> dict[Any, Any]:
    """Start processes; gives them by the ways on which they are spoken to."""
    own = multiprocessing.get_context("fork")
    children: dict[Any, Any] = {}
    # Ctrl-C waits until the children are known, which could not be ended otherwise.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        for _ in range(jobs):
            ours, theirs = own.Pipe()
            child = own.Process(target=_do, args=(make, theirs), daemon=True)
            child.start()
            theirs.close()
            children[ours] = child
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return children


def _do(make: Callable[[int], Made], way: Connection) -> None:
    """Do the pieces that are sent, and send what was made, or the fault that ended it; says nothing itself."""
    # Ctrl-C reaches all; the parent tells of it and ends the children.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A child must not keep the lock of the output folder, should its parent be killed.
    os.closerange(3, way.fileno())
    os.closerange(way.fileno() + 1, 1024)
    with suppress(BrokenPipeError, EOFError):  # the parent is gone, and so is whoever would want them
        while (pieces := way.recv()) is not None:
            try:
                found: list[Made] | Exception = [make(piece) for piece in pieces]
            except Exception as fault:  # noqa: BLE001 (it is raised again in the parent)
                found = fault
            way.send(found)
        way.send(None)


def _ended(status: int) -> str:
    """Say how a child ended: a status below zero is the number of the signal that ended it (subprocess, Popen)."""
    how = f"was ended by {signal.Signals(-status).name}" if status < 0 else f"ended with status {status}"
    return (
        f"A process that does a part of the work {how} before it was done. Where memory is short, as on a small "
        "server, the system ends what uses most: build with --jobs 1, which needs less of it, and close other programs."
    )

"""Each: things to be made of many meetings in; all of them, remembered or made now, over several processes, out."""

from collections.abc import Callable, Sequence
from contextlib import closing
from functools import partial
from typing import TypeVar

from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.processes import in_processes
from minutebook.pipeline.watch import Part, Watch, parts_of

Thing = TypeVar("Thing")


def keep_each(
    memory: Memory,
    watch: Watch,
    work: Sequence[tuple[str, Making[Thing]]],
    jobs: int,
    tell: Callable[[int, int], None],
) -> list[Thing]:
    """Give what each making gives, in their order, as `Memory.keep` does for one; so many processes make what is new.

    The first of each pair is the name of the shelf. `tell` is told how many are done, of how many. Raises CannotBuild
    where a process ended before it was done.
    """
    remembered = (memory.find(name, watch, making) for name, making in work)
    found = {number: thing for number, thing in enumerate(remembered) if thing is not None}
    left = [number for number in range(len(work)) if number not in found]
    known = len(found)
    make = partial(_make, watch, work)
    with closing(in_processes(jobs, left, make, lambda done: tell(known + done, len(work)))) as made:
        for number, parts, thing in made:
            name, making = work[number]
            memory.add(name, watch, making, (parts, thing))
            for part in parts:
                watch.note(*part)
            found[number] = thing
    return [found[number] for number in range(len(work))]


def _make(watch: Watch, work: Sequence[tuple[str, Making[Thing]]], number: int) -> tuple[int, list[Part], Thing]:
    with watch.noting() as noted:
        thing = work[number][1].make()
    return number, parts_of(noted), thing

"""Produce: units and a stage in; every file of the site in the stage, made anew where it is of other things, out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from minutebook.model import Archive
from minutebook.outputs import File, Unit
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.processes import in_processes
from minutebook.pipeline.publish import Stage, Written
from minutebook.pipeline.verify import Tags, faults, read_tags
from minutebook.pipeline.watch import Part, Watch, parts_of
from minutebook.problems import CannotBuild


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site with what links may name in it."""

    written: Written
    places: str | None
    """With a space between them; None for what is no page."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a unit."""

    unit: int
    """Its number."""
    parts: list[Part]
    """Of the record, at which its maker looked."""
    pages: list[Page]
    tags: dict[str, Tags]
    """Of its pages, by their paths."""


@dataclass(frozen=True, slots=True)
class Produced:
    """What stands in the stage."""

    files: int
    made: int
    """How many of them were made, and not taken over."""


class Producer:
    """Makes the files of one archive in one stage."""

    def __init__(self, archive: Archive, stage: Stage, memory: Memory, shelf: str) -> None:
        """`shelf` names the site whose files are remembered: its output folder."""
        self._watch = Watch()
        self._archive = self._watch.archive(archive)
        self._stage = stage
        self._memory = memory
        self._shelf = shelf

    def produce(self, units: Iterable[Unit], jobs: int, root: str, tell: Callable[[int, int], None]) -> Produced:
        """Put every file into the stage; raises CannotBuild where pages have faults or two files have one address.

        `root` is the path under which the site will be published; `tell` is told how many units are done, of how many.
        """
        every = list(units)
        pages: dict[int, list[Page]] = {}
        left: list[int] = []
        before = dict(self._memory.every(self._shelf, list[Page]))
        for number, unit in enumerate(every):
            taken = self._taken_over(unit) if unit.kept else None
            if taken is None:
                left.append(number)
            else:
                pages[number] = taken
        tags: dict[str, Tags] = {}
        known = len(every) - len(left)
        make = partial(self._make, every)
        for made in in_processes(jobs, left, make, lambda done: tell(known + done, len(every))):
            unit = every[made.unit]
            pages[made.unit] = made.pages
            tags |= made.tags
            if unit.kept:
                self._memory.add(self._shelf, self._watch, _making(unit), (made.parts, made.pages))
        for number in range(len(every)):
            for page in pages[number]:
                self._stage.know(page.written)
        found = [page for number in range(len(every)) for page in pages[number]]
        if _is_less(before, {unit.name: pages[number] for number, unit in enumerate(every)}):
            # What a page that was taken over leads to may be gone.
            tags |= {page.written.path: read_tags(self._stage.read(page.written.path)) for page in found if page.places}
        self._verify(found, tags, root)
        return Produced(len(found), sum(len(pages[number]) for number in left))

    def _taken_over(self, unit: Unit) -> list[Page] | None:
        """Take the files of a unit over from the site as it is; None where it is of other things, or one is missing."""
        pages = self._memory.find(self._shelf, self._watch, _making(unit))
        if pages is None or not all(self._stage.take_over(page.written) for page in pages):
            return None
        return pages

    def _make(self, units: list[Unit], number: int) -> Made:
        with self._watch.noting() as noted:
            files = list(units[number].make(self._archive))
        pages: list[Page] = []
        tags: dict[str, Tags] = {}
        for file in files:
            found = _tags(file)
            pages.append(Page(self._stage.put(file), " ".join(found.places) if found else None))
            if found:
                tags[file.path] = found
        return Made(number, parts_of(noted), pages, tags)

    def _verify(self, pages: list[Page], tags: dict[str, Tags], root: str) -> None:
        files = {page.written.path for page in pages}
        places = {page.written.path: page.places.split(" ") for page in pages if page.places is not None}
        found = faults(tags, places, files, root)
        if found:
            raise CannotBuild("The new site has faults, which is a mistake in Minutebook:\n  " + "\n  ".join(found))


def _making(unit: Unit) -> Making[list[Page]]:
    return Making(unit.name, unit.given, list[Page], list)


def _is_less(before: Mapping[str, list[Page]], now: Mapping[str, list[Page]]) -> bool:
    """Tell whether the site lacks a file or a place in a page that it had."""
    had = {page.written.path: page for name, pages in before.items() if now.get(name) != pages for page in pages}
    has = {page.written.path: page for pages in now.values() for page in pages if page.written.path in had}
    return any(
        path not in has or not {*(page.places or "").split(" ")} <= {*(has[path].places or "").split(" ")}
        for path, page in had.items()
    )


def _tags(file: File) -> Tags | None:
    if not file.path.endswith(".html") or not isinstance(file.content, bytes):
        return None
    return read_tags(file.content.decode())

"""Produce: units and a stage in; every file of the site in the stage, made anew where it is of other things, out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from minutebook.encoding import digest
from minutebook.model import Archive
from minutebook.outputs import File, Join, Piece, Unit
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
class Result:
    """What there is of a unit."""

    pages: list[Page]
    pieces: list[tuple[str, bytes]]
    """Names of pieces that lie in the memory, with the digests of what is in them."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a unit."""

    unit: int
    """Its number."""
    parts: list[Part]
    """Of the record, at which its maker looked."""
    result: Result
    tags: dict[str, Tags]
    """Of its pages, by their paths."""
    loose: list[Piece]
    """Its pieces, where the memory has no folder in which other processes find them."""


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

    def produce(self, units: Iterable[Unit | Join], jobs: int, root: str, tell: Callable[[int, int], None]) -> Produced:
        """Put every file into the stage; raises CannotBuild where pages have faults or two files have one address.

        `root` is the path under which the site will be published; `tell` is told how many units are done, of how many.
        """
        given = list(units)
        before = dict(self._memory.every(self._shelf, Result))
        first = self._all([unit for unit in given if isinstance(unit, Unit)], jobs, tell)
        made = (unit for unit in given if isinstance(unit, Unit))
        makers = {name: unit for unit in made for name, _ in first.results[unit.name].pieces}
        told = dict(piece for result in first.results.values() for piece in result.pieces)
        for name in told:
            self._memory.use(name)
        pieces = _Pieces(self._watch.mapping("pieces", told), self._memory, partial(self._again, makers))
        joins = [
            Unit(join.name, join.given, partial(_joined, join, pieces)) for join in given if isinstance(join, Join)
        ]
        last = self._all(joins, jobs, tell)
        results = first.results | last.results
        pages = [page for result in results.values() for page in result.pages]
        for page in pages:
            self._stage.know(page.written)
        tags = first.tags | last.tags
        if _is_less(before, results):
            # What a page that was taken over leads to may be gone.
            tags |= {page.written.path: read_tags(self._stage.read(page.written.path)) for page in pages if page.places}
        self._verify(pages, tags, root)
        return Produced(len(pages), first.made + last.made)

    def _all(self, units: list[Unit], jobs: int, tell: Callable[[int, int], None]) -> "_Round":
        found: dict[int, Result] = {}
        left: list[int] = []
        for number, unit in enumerate(units):
            taken = self._taken_over(unit) if unit.kept else None
            if taken is None:
                left.append(number)
            else:
                found[number] = taken
        tags: dict[str, Tags] = {}
        known = len(units) - len(left)
        make = partial(self._make, units)
        # Closed, so that a fault here ends the processes before the stage is cleared away.
        with closing(in_processes(jobs, left, make, lambda done: tell(known + done, len(units)))) as work:
            for made in work:
                unit = units[made.unit]
                found[made.unit] = made.result
                tags |= made.tags
                for piece in made.loose:
                    self._memory.put(piece.name, piece.content)
                if unit.kept:
                    self._memory.add(self._shelf, self._watch, _making(unit), (made.parts, made.result))
        results = {unit.name: found[number] for number, unit in enumerate(units)}
        return _Round(results, tags, sum(len(found[number].pages) for number in left))

    def _taken_over(self, unit: Unit) -> Result | None:
        """Take the files of a unit over from the site as it is; None where it is of other things, or one is missing."""
        found = self._memory.find(self._shelf, self._watch, _making(unit))
        if found is None or not all(self._stage.take_over(page.written) for page in found.pages):
            return None
        return found

    def _make(self, units: list[Unit], number: int) -> Made:
        result = Result([], [])
        tags: dict[str, Tags] = {}
        loose: list[Piece] = []
        with self._watch.noting() as noted:
            # Each is written before the next is made: together they may be larger than the memory of the machine.
            for made in units[number].make(self._archive):
                if isinstance(made, File):
                    found = _tags(made)
                    result.pages.append(Page(self._stage.put(made), " ".join(found.places) if found else None))
                    tags |= {made.path: found} if found else {}
                    continue
                result.pieces.append((made.name, digest(made.content)))
                if self._memory.outlives:
                    self._memory.put(made.name, made.content)
                else:
                    loose.append(made)
        return Made(number, parts_of(noted), result, tags, loose)

    def _again(self, makers: Mapping[str, Unit], name: str) -> bytes:
        """Make a piece that was remembered and cannot be read."""
        made = makers[name].make(self._archive)
        return next(piece.content for piece in made if isinstance(piece, Piece) and piece.name == name)

    def _verify(self, pages: list[Page], tags: dict[str, Tags], root: str) -> None:
        files = {page.written.path for page in pages}
        places = {page.written.path: page.places.split(" ") for page in pages if page.places is not None}
        found = faults(tags, places, files, root)
        if found:
            raise CannotBuild("The new site has faults, which is a mistake in Minutebook:\n  " + "\n  ".join(found))


@dataclass(frozen=True, slots=True)
class _Round:
    """What there is of several units, by their names."""

    results: dict[str, Result]
    tags: dict[str, Tags]
    """Of the pages that were made."""
    made: int
    """Files."""


class _Pieces(Mapping[str, bytes]):
    """Pieces by name, read from the memory when they are asked for."""

    def __init__(self, told: Mapping[str, bytes], memory: Memory, again: Callable[[str], bytes]) -> None:
        self._told = told
        self._memory = memory
        self._again = again

    def __getitem__(self, name: str) -> bytes:
        found = self._memory.get(name, self._told[name])
        return self._again(name) if found is None else found

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


def _joined(join: Join, pieces: Mapping[str, bytes], archive: Archive) -> Iterable[File]:
    return join.make(archive, pieces)


def _making(unit: Unit) -> Making[Result]:
    return Making(unit.name, unit.given, Result, partial(Result, [], []))


def _is_less(before: Mapping[str, Result], now: Mapping[str, Result]) -> bool:
    """Tell whether the site lacks a file or a place in a page that it had."""
    had = {one.written.path: one for name, old in before.items() if now.get(name) != old for one in old.pages}
    has = {page.written.path: page for result in now.values() for page in result.pages if page.written.path in had}
    return any(
        path not in has or not {*(page.places or "").split(" ")} <= {*(has[path].places or "").split(" ")}
        for path, page in had.items()
    )


def _tags(file: File) -> Tags | None:
    if not file.path.endswith(".html") or not isinstance(file.content, bytes):
        return None
    return read_tags(file.content.decode())

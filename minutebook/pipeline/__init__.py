"""The pipeline: the steps from content to site, in order, and nothing else."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.search import Shard, records, shards
from minutebook.pipeline.answers import answered
from minutebook.pipeline.memory import Memory
from minutebook.pipeline.publish import made_before, staging
from minutebook.pipeline.read import read
from minutebook.pipeline.relate import relate
from minutebook.pipeline.render import render
from minutebook.pipeline.validate import validate
from minutebook.pipeline.verify import verify
from minutebook.problems import CannotBuild, Problem, errors_in, in_order

Tell = Callable[[str, int, int | None], None]


def _silently(_step: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    meetings: int
    files: int
    records: int
    """Things a search can find; 0 without a search."""
    carried_over: tuple[str, ...]
    """Files of other makers that were kept."""


def load(
    content: Path,
    *,
    strict: bool = False,
    memory: Memory | None = None,
    tolerated: Collection[str] = (),
) -> tuple[Archive | None, list[Problem]]:
    """Read, validate and relate the content; None where an error (under `strict` any problem) stops it.

    With the memory of an earlier load, only what changed since then is worked out anew. Errors of the `tolerated`
    rules stop nothing.
    """
    memory = memory or Memory()

    def stopped(found: list[Problem]) -> bool:
        return errors_in((problem for problem in found if problem.code not in tolerated), strict=strict)

    sources, problems = read(content, memory)
    written, more = validate(sources, memory)
    # Relating half a set of files would invent errors: references into what could not be read.
    whole = written is not None and written.whole and not errors_in(problems)
    problems = [*problems, *more]
    answers = written.site.answers if written else ()
    if written is None or not whole:
        return None, in_order(answered(problems, answers, sources.folder, all_told=False))
    archive, more = relate(written, memory)
    problems = [*problems, *more]
    all_told = not errors_in(problems)
    problems = in_order(answered(problems, answers, sources.folder, all_told=all_told))
    return (None if stopped(problems) else archive), problems


def build(archive: Archive, content: Path, output: Path, settings: Settings, tell: Tell = _silently) -> Built:
    """Render, index, verify and publish; raises CannotBuild and then leaves the old site alone.

    `tell` is told each step, how much of it is done and, where that is known, how much there is.
    """
    found = 0
    parts: tuple[Shard, ...] = ()
    if settings.search:
        # Imported here: checking and building without a search need no Pagefind.
        from minutebook.pipeline.index import index, made_by  # noqa: PLC0415 (as said above)

        parts = shards(records(archive), made_by())
    # Pagefind makes no index of nothing, so a site without a word in its meetings has no search.
    settings = replace(settings, search=bool(parts))
    with staging(output, content) as stage:
        expected = made_before(output)
        files = stage.write(_counted(render(archive, settings, parts), expected, tell))
        if parts:
            tell("Making the search", 0, None)
            folder = stage.folder_for(addresses.SEARCH_INDEX)
            found = index(parts, archive.site.language, folder, output / addresses.SEARCH_INDEX)
        tell("Checking links", 0, None)
        base = archive.site.base_url
        faults = verify(stage.folder, urlsplit(base).path if base else "/")
        if faults:
            raise CannotBuild("The new site has faults, which is a mistake in Minutebook:\n  " + "\n  ".join(faults))
        carried = stage.swap()
    return Built(len(archive.meetings), files, found, tuple(carried))


def _counted(files: Iterable[File], expected: int | None, tell: Tell) -> Iterator[File]:
    for number, file in enumerate(files, 1):
        tell("Writing files", number, max(expected, number) if expected else None)
        yield file


def with_base_url(archive: Archive, base_url: str) -> Archive:
    """Give the archive another address to be published at."""
    return replace(archive, site=replace(archive.site, base_url=base_url))

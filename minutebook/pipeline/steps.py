"""Steps: from content to site, in order, and nothing else."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from minutebook.model import Archive
from minutebook.outputs import Settings, addresses
from minutebook.outputs.search import Shard, records, shards
from minutebook.pipeline.answers import answered
from minutebook.pipeline.memory import Memory
from minutebook.pipeline.produce import Producer
from minutebook.pipeline.progress import Tell, silently
from minutebook.pipeline.publish import staging
from minutebook.pipeline.read import read
from minutebook.pipeline.relate import relate
from minutebook.pipeline.render import render
from minutebook.pipeline.validate import validate
from minutebook.problems import Problem, errors_in, in_order


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    meetings: int
    count: int
    """Files of the site."""
    made: int
    """How many of them were made; the others were taken over from the site as it was."""
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
    tell: Tell = silently,
    jobs: int = 1,
) -> tuple[Archive | None, list[Problem]]:
    """Read, validate and relate the content; None where an error (under `strict` any problem) stops it.

    With the memory of an earlier load, only what changed since then is worked out anew. Errors of the `tolerated`
    rules stop nothing. `tell` is told each step, how much of it is done and how much there is. Meetings are read in so
    many processes; raises CannotBuild where one of them ended before it was done.
    """
    memory = memory or Memory()

    def stopped(found: list[Problem]) -> bool:
        return errors_in((problem for problem in found if problem.code not in tolerated), strict=strict)

    sources, problems = read(content, memory)
    written, more = validate(sources, memory, tell, jobs)
    # Relating half a set of files would invent errors: references into what could not be read.
    whole = written is not None and written.whole and not errors_in(problems)
    problems = [*problems, *more]
    answers = written.site.answers if written else ()
    if written is None or not whole:
        return None, in_order(answered(problems, answers, sources.folder, all_told=False))
    archive, more = relate(written, memory, tell, jobs)
    problems = [*problems, *more]
    all_told = not errors_in(problems)
    problems = in_order(answered(problems, answers, sources.folder, all_told=all_told))
    return (None if stopped(problems) else archive), problems


def build(
    archive: Archive,
    content: Path,
    output: Path,
    settings: Settings,
    tell: Tell = silently,
    memory: Memory | None = None,
) -> Built:
    """Render, index, verify and publish; raises CannotBuild and then leaves the old site alone.

    `tell` is told each step, how much of it is done and, where that is known, how much there is. With the memory of an
    earlier build, only what is of other things is made.
    """
    memory = memory or Memory()
    found = 0
    parts: tuple[Shard, ...] = ()
    if settings.search:
        # Imported here: checking and building without a search need no Pagefind.
        from minutebook.pipeline.index import index, made_by  # noqa: PLC0415 (as said above)

        parts = shards(records(archive), made_by())
    # Pagefind makes no index of nothing, so a site without a word in its meetings has no search.
    settings = replace(settings, search=bool(parts))
    with staging(output, content) as stage:
        base = archive.site.base_url
        root = urlsplit(base).path if base else "/"
        producer = Producer(archive, stage, memory, f"site {output.absolute().as_posix()}")
        units = render(archive, settings, parts)
        produced = producer.produce(units, settings.jobs, root, lambda done, of: tell("Making files", done, of))
        if parts:
            tell("Making the search", 0, None)
            folder = stage.folder_for(addresses.SEARCH_INDEX)
            found = index(parts, archive.site.language, folder, output / addresses.SEARCH_INDEX)
            stage.keep_same_below(addresses.SEARCH_INDEX)
        carried = stage.swap()
    return Built(len(archive.meetings), produced.files, produced.made, found, tuple(carried))


def with_base_url(archive: Archive, base_url: str) -> Archive:
    """Give the archive another address to be published at."""
    return replace(archive, site=replace(archive.site, base_url=base_url))

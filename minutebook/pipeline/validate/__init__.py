"""Validate: sources in, domain objects out, or every problem that one file can have by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from minutebook.model import Document, Meeting, Page, Registers, Site
from minutebook.pipeline.each import keep_each
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.progress import Tell, silently
from minutebook.pipeline.read import Sources
from minutebook.pipeline.validate.leftovers import left_over
from minutebook.pipeline.validate.meetings import read_meeting
from minutebook.pipeline.validate.pages import read_page
from minutebook.pipeline.validate.papers import look_into
from minutebook.pipeline.validate.privacy import private
from minutebook.pipeline.validate.registers import read_registers, read_site
from minutebook.pipeline.watch import Watch
from minutebook.problems import Place, Problem, errors_in
from minutebook.rulebook import problem


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that was written, understood and not yet related."""

    site: Site
    registers: Registers
    meetings: tuple[Meeting, ...]
    pages: tuple[Page, ...]
    documents: Mapping[str, Document]
    """By name; only those that a meeting lists."""
    whole: bool
    """Whether nothing was left out because of a mistake, so that meetings can be held against each other."""


def validate(
    sources: Sources, memory: Memory, tell: Tell = silently, jobs: int = 1
) -> tuple[Content | None, list[Problem]]:
    """Read every source, meetings in so many processes; None where the site or the registers cannot be understood."""
    site, problems = read_site(sources.site)
    written = tuple(sources.registers.items())
    registers, more = memory.recall("registers", "", written, partial(read_registers, sources.registers))
    problems += more
    if not sources.any_meeting:
        problems.append(problem("no-minutes", Place(f"{sources.folder}/meetings")))
    meetings: list[Meeting] = []
    whole = True
    watch = Watch()
    watched = registers and watch.registers(registers)
    papers = watch.mapping("documents", sources.documents)
    work = [
        (
            source.file,
            Making(
                "meeting",
                [source.file, source.text, registers is None],
                tuple[Meeting | None, bool, list[Problem]],
                partial(read_meeting, source, watched, papers),
            ),
        )
        for source in sources.meetings
    ]
    for meeting, understood, more in keep_each(memory, watch, work, jobs, partial(tell, "Reading meetings")):
        problems += more
        whole = whole and understood
        if meeting:
            meetings.append(meeting)
    pages: list[Page] = []
    for source in sources.pages:
        page, more = memory.recall("page", source.file, (source,), partial(read_page, source))
        problems += more
        whole = whole and page is not None
        if page:
            pages.append(page)
    texts = (*sources.registers.values(), *sources.meetings, *sources.pages)
    problems += private(texts, sources.documents, site, memory)
    problems += left_over([*texts, *([sources.site] if sources.site else [])], memory)
    listed = _listed(meetings)
    if not errors_in(problems):
        problems += look_into(sources.documents, listed)
    if site is None or registers is None:
        return None, problems
    shown = _listed([meeting for meeting in meetings if not meeting.withdrawn])
    documents = {name: document for name, document in sources.documents.items() if name in shown}
    return Content(site, registers, tuple(meetings), tuple(pages), documents, whole), problems


def _listed(meetings: list[Meeting]) -> set[str]:
    """Name every document that a meeting lists under an item or as evidence."""
    return {paper.file for meeting in meetings for paper in meeting.papers() if paper.file}

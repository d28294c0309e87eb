"""Privacy: sources and documents in, a problem for everything in them that identifies a private person out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from minutebook.model import Allowed, Document, Site
from minutebook.personal import Find, personal_data, same
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.read import Source
from minutebook.pipeline.watch import Watch
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem


def private(
    sources: Iterable[Source], documents: Mapping[str, Document], site: Site | None, memory: Memory
) -> Iterator[Problem]:
    """Find personal data in texts, line by line, and in what documents say about themselves."""
    allowed = list(site.allowed if site else ())
    known = {same(entry.text) for entry in allowed} | ({same(site.contact)} if site and site.contact else set())
    seen: set[str] = set()
    for rule, place, find in (*_in_texts(sources, memory), *_in_documents(documents.values())):
        seen.add(same(find.text))
        if same(find.text) not in known:
            yield problem(rule, place, kind=find.kind, text=find.masked)
    yield from _unneeded(allowed, seen)


Found = Iterator[tuple[str, Place, Find]]
"""A rule that is broken, where, and by what."""


def _in_texts(sources: Iterable[Source], memory: Memory) -> Found:
    nothing = Watch()
    for source in sources:
        making = Making("personal data", source.text, list[tuple[int, Find]], partial(_finds, source.text))
        for number, find in memory.keep(source.file, nothing, making):
            yield "personal-data", Place(source.file, number, find.start + 1), find


def _in_documents(documents: Iterable[Document]) -> Found:
    """Look at the cells of tables as text, and at what documents say about themselves."""
    for document in documents:
        for number, find in _finds(document.text):
            yield "personal-data", Place(document.file, number, find.start + 1), find
        for _, find in _finds(re.sub(r"[-_]", " ", document.name)):
            yield "personal-data", Place(document.file), find
        for _, find in _finds(document.about):
            yield "personal-data-in-paper", Place(document.file), find


def _finds(text: str) -> list[tuple[int, Find]]:
    """Find personal data in a text, each with its line."""
    return [(number, find) for number, line in enumerate(text.split("\n"), 1) for find in personal_data(line)]


def _unneeded(allowed: list[Allowed], seen: set[str]) -> Iterator[Problem]:
    for entry in allowed:
        if same(entry.text) not in seen:
            yield problem("allowed-not-needed", entry.place, text=entry.text[:2] + "…")

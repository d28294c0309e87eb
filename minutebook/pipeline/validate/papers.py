"""Papers: what an officer wrote about a document in, a Paper out, with what keeps it from being published."""

import csv
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import StringIO

from minutebook import schema
from minutebook.conflicts import conflicts
from minutebook.frontmatter import Fields, Path
from minutebook.model import Document, Paper, Withdrawal
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem
from minutebook.webaddress import leads_to

HEAVY = 25_000_000
"""Bytes. Git hosts refuse 100 MB and advise against 50; a reader on a phone waits long for less."""
_ZIP = (b"PK\x03\x04",)

TYPES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "csv": (),
    "xlsx": _ZIP,
    "ods": _ZIP,
    "docx": _ZIP,
    "odt": _ZIP,
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "webp": (b"RIFF",),
}
"""What may be published, by ending, with the bytes such a file begins with. SVG and HTML can carry scripts."""
_ENDS = {
    "pdf": b"%%EOF",
    "png": b"IEND",
    "jpg": b"\xff\xd9",
} | dict.fromkeys(("xlsx", "ods", "docx", "odt"), b"PK\x05\x06")
"""What stands near the end of a whole file of a kind."""


def withdrawal_of(written: schema.Withdrawal | None) -> Withdrawal | None:
    """Turn the entry into the model's Withdrawal."""
    return Withdrawal(written.date, written.reason) if written else None


def read_papers(
    listings: Mapping[Path, tuple[schema.Paper, ...]], fields: Fields, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Check the papers that one meeting lists, by themselves and against one another; each list stands at its path."""
    everything = [paper for papers in listings.values() for paper in papers]
    replaced = {paper.title: paper.replaced_by for paper in everything}
    withdrawn = {paper.title for paper in everything if paper.withdrawn}
    for path, papers in listings.items():
        for index, paper in enumerate(papers):
            yield from _read_paper(paper, (*path, index), fields, documents)
            if paper.replaced_by:
                yield from _replaced(paper, replaced, withdrawn, fields.place(*path, index, "replaced_by"))


def _replaced(
    paper: schema.Paper, replaced: Mapping[str, str | None], withdrawn: set[str], place: Place
) -> Iterator[Problem]:
    """Follow what stands for a paper to its end, which is another one of the meeting."""
    seen, name = {paper.title}, paper.replaced_by
    while name and name in replaced and name not in seen:
        seen.add(name)
        name = replaced[name]
    if paper.replaced_by in withdrawn:
        facts = {"title": paper.title, "name": paper.replaced_by, "reason": "which is withdrawn itself"}
        yield problem("paper-not-replaced", place, hint="", **facts)
    elif name and (name == paper.title or name not in replaced):
        reason = "which this meeting does not list" if name not in replaced else "which is itself, or replaced by it"
        facts = {"title": paper.title, "name": name, "reason": reason}
        yield problem("paper-not-replaced", place, hint=did_you_mean(name, {*replaced} - {paper.title}), **facts)


def _taken_back(
    paper: schema.Paper, path: Path, fields: Fields, documents: Mapping[str, Document]
) -> Iterator[Problem]:
    made = paper.withdrawn.date if paper.withdrawn else None
    if made and paper.published and made < paper.published:
        facts = {"title": paper.title, "made": made, "published": paper.published}
        yield problem("paper-withdrawn-before", fields.place(*path, "withdrawn", "date"), **facts)
    if made and paper.file in documents:
        yield problem("paper-withdrawn-kept", fields.place(*path, "file"), title=paper.title, name=paper.file)


def _read_paper(written: schema.Paper, path: Path, fields: Fields, documents: Mapping[str, Document]) -> list[Problem]:
    """Check one paper of the front matter, whose entry stands at `path`."""
    if written.withdrawn:
        return list(_taken_back(written, path, fields, documents))
    if written.url and written.file:
        return [problem("two-addresses", fields.place(*path), title=written.title)]
    if written.file:
        return list(_check_file(written.file, fields.place(*path, "file"), documents))
    if written.url is None:
        return [problem("paper-without-address", fields.place(*path), title=written.title)]
    where = leads_to(written.url)
    return [problem(where, fields.place(*path, "url"), address=written.url)] if where else []


def paper_of(written: schema.Paper) -> Paper:
    """Turn the entry into the model's Paper."""
    return Paper(
        title=written.title,
        url=written.url,
        file=written.file,
        published=written.published,
        replaced_by=written.replaced_by,
        withdrawn=withdrawal_of(written.withdrawn),
    )


def look_into(documents: Mapping[str, Document], listed: set[str]) -> Iterator[Problem]:
    """Tell about documents that no meeting lists, and about those that readers could not open or read."""
    for name, document in documents.items():
        if name not in listed:
            yield problem("paper-not-listed", Place(document.file), name=name)
            continue
        ending = _ending(name)
        if b"/Encrypt" in document.tail and ending == "pdf":
            yield problem("paper-locked", Place(document.file), name=name)
        end = _ENDS.get(ending)
        if end and document.size and end not in document.tail:
            yield problem("paper-cut-off", Place(document.file), name=name)
        broken = next((n for n, line in enumerate(document.text.split("\n"), 1) if "\ufffd" in line), 0)
        if broken:
            yield problem("paper-encoding", Place(document.file, broken), name=name)
        if not any(conflicts(document.text, document.file)):
            yield from _uneven(document)


def _uneven(document: Document) -> Iterator[Problem]:
    """Find the first row of a table as text with other cells than its head: a comma in a number makes two of one."""
    rows = csv.reader(StringIO(document.text))
    with suppress(csv.Error):
        head = next(rows, [])
        for row in rows if len(head) > 1 else ():
            # A shorter one is a note below the table, or ends in empty cells.
            if len(row) > len(head):
                facts = {"name": document.name, "cells": wording.count(len(row), "cell"), "columns": len(head)}
                yield problem("paper-row-uneven", Place(document.file, rows.line_num), **facts)
                return


def _ending(name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    return "jpg" if ending == "jpeg" else ending


def _check_file(name: str, place: Place, documents: Mapping[str, Document]) -> Iterator[Problem]:
    document = documents.get(name)
    if document is None:
        other = next((known for known in documents if known.casefold() == name.casefold()), None)
        if name.startswith(("content/papers/", "papers/")):
            bare = name.removeprefix("content/").removeprefix("papers/")
            yield problem("paper-with-folder", place, name=name, bare=bare)
        elif other:
            yield problem("paper-letter-case", place, name=name, found=other)
        else:
            yield problem("paper-file-missing", place, name=name, hint=did_you_mean(name, documents))
        return
    if not document.size:
        yield problem("paper-empty", place, name=name)
        return
    if document.size > HEAVY:
        yield problem("paper-heavy", place, name=name, size=wording.size(document.size))
    reason = _refusal(name, document.head)
    if reason:
        yield problem("paper-type", place, name=name, reason=reason, types=", ".join(TYPES))


def _refusal(name: str, head: bytes) -> str | None:
    """Say why a document's type is not published, None where it is."""
    ending = _ending(name)
    if ending not in TYPES:
        return "is of a type that is not published"
    beginnings = TYPES[ending]
    if beginnings and not head.startswith(beginnings):
        return f"is named .{ending} and is a file of another kind"
    if ending == "webp" and head[8:12] != b"WEBP":
        return "is named .webp and is a file of another kind"
    if not beginnings and b"\0" in head:
        return f"is named .{ending} and is not text"
    return None

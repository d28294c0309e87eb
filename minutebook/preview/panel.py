"""Panel: a page of the preview in, the same page with what is wrong and where its words stand in the files, out."""

from dataclasses import dataclass
from pathlib import Path

from minutebook.outputs import File, addresses
from minutebook.outputs.templating import stand_alone
from minutebook.preview.snapshots import Snapshot
from minutebook.problems import Problem, Severity, count, standing

PREFIX = ".preview/"
"""Addresses of the preview itself; no file of a site begins with a full stop."""
MOST = 40
"""Problems that are listed: those of the file in front of the officer, then of the others, errors first."""


@dataclass(frozen=True, slots=True)
class Located:
    """A place in a file, as `file:line`, and the whole way to it for an editor."""

    words: str
    editor: str


@dataclass(frozen=True, slots=True)
class Told:
    """One problem as the panel tells it."""

    stops: bool
    message: str
    cure: str
    place: Located
    meaning: str
    """Where the guide explains it."""


def with_panel(page: bytes, address: str, file: File | None, snapshot: Snapshot, templates: Path) -> bytes:
    """Add the panel to the page at an address; `file` is what it was made as, None where there is nothing."""
    source = file.source if file else ""
    lines = snapshot.edition.lines(file) if snapshot.edition and snapshot.current and file else {}
    # Errors come first, and among them what is wrong with the file in front of the officer.
    problems = sorted(standing(snapshot.problems), key=lambda problem: (problem.severity, problem.place.file != source))
    view = {
        "snapshot": snapshot,
        "prefix": PREFIX,
        "count": count(snapshot.problems),
        "total": len(problems),
        "here": sum(problem.place.file == source for problem in problems),
        "note": NOTES.get(address, "") if file is None else "",
        "stops": any(problem.severity is Severity.ERROR for problem in snapshot.problems),
        "problems": [_told(problem) for problem in problems[:MOST]],
        "more": max(0, len(problems) - MOST),
        "file": _located(source, 1) if lines else None,
        "lines": lines,
    }
    # Pages leave out the end tags of body and html, so what follows them is part of the body.
    return page + stand_alone(templates, "preview/panel.html", "", view).encode("utf-8", "backslashreplace")


NOTES = {
    addresses.SEARCH: "The preview has no search; make site builds one.",
    addresses.ADMIN: "The preview has the editor where it was started with serve --admin.",
}
"""What is told of addresses that a built site may have and a preview may not."""


def nothing(templates: Path) -> bytes:
    """Make the page that is shown as long as the files have never made a site."""
    return stand_alone(templates, "preview/nothing.html", "", {}).encode()


def _told(problem: Problem) -> Told:
    place = _located(problem.place.file, problem.place.line)
    meaning = f"/{addresses.HANDBOOK}#{problem.code}"
    return Told(problem.severity is Severity.ERROR, problem.message, problem.cure, place, meaning)


def _located(file: str, line: int) -> Located:
    return Located(f"{file}:{line}", f"{Path(file).absolute().as_posix()}:{line}")

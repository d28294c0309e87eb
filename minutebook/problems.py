"""Problems: a mistake found in the content, with its place, and the ways of writing a list of them."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning does not (unless `--strict` is given), one answered never."""

    ERROR = "error"
    WARNING = "warning"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a content file, ordered as a reader meets them."""

    file: str
    """The path as the officer would type it, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it is, what it is and how to mend it."""

    place: Place
    code: str
    """The rule's name in rulebook/, which is also its heading in docs/officers.md."""
    severity: Severity
    message: str
    """One sentence: what is wrong."""
    cure: str
    """One or two sentences: how to mend it."""
    answer: str = ""
    """Why a warning may stand, where an officer said so."""


class CannotBuild(Exception):
    """What stops a build is not the content but the place it runs in; the message says what, and what to do."""


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by file, line and column, each said once."""
    return sorted(set(problems), key=lambda problem: (problem.place, problem.code, problem.message))


def errors_in(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Tell whether any of the problems stops a build; under `strict` every one does."""
    stopping = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(problem.severity in stopping for problem in problems)


def standing(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out the warnings that were answered."""
    return [problem for problem in problems if problem.severity is not Severity.ANSWERED]


def as_text(problems: list[Problem], of: list[Problem] | None = None) -> str:
    """Write problems for a person: one line each, the cure indented under it, then the count.

    Where they are some `of` more, these are counted.
    """
    lines = [
        f"{_address(problem.place)}: {problem.severity}[{problem.code}]: {problem.message}\n    {problem.cure}"
        for problem in standing(problems)
    ]
    return "\n".join([*lines, count(problems if of is None else of)]) + "\n"


def as_json(problems: list[Problem]) -> str:
    """Write problems as a JSON list of objects with file, line, column, severity, code, message, cure and answer."""
    rows = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": problem.message,
            "cure": problem.cure,
            **({"answer": problem.answer} if problem.answer else {}),
        }
        for problem in problems
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_github(problems: list[Problem]) -> str:
    """Write problems as workflow commands, which GitHub shows beside the lines of a pull request.

    The escapes are those of GitHub's "Workflow commands for GitHub Actions".
    """
    lines = [
        f"::{problem.severity} file={_property(problem.place.file)},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.code)}::"
        f"{_data(problem.message)}%0A{_data(problem.cure)}"
        for problem in standing(problems)
    ]
    return "\n".join([*lines, count(problems)]) + "\n"


def count(problems: list[Problem]) -> str:
    """Say how many there are, for instance `1 error, 2 warnings`, and how many were answered, if any."""
    errors, warnings, answers = (sum(problem.severity is kind for problem in problems) for kind in Severity)
    answered = f" ({answers} more answered)" if answers else ""
    return f"{_plural(errors, 'error')}, {_plural(warnings, 'warning')}{answered}"


def _address(place: Place) -> str:
    # A file's name may hold a line break or worse; a problem is one line all the same.
    file = "".join(letter if letter.isprintable() else "?" for letter in place.file)
    return f"{file}:{place.line}:{place.column}"


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

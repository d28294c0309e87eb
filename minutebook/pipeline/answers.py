"""Answers: problems and the warnings that officers accepted in, the same problems with those answered out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from minutebook.model import Answer
from minutebook.problems import Problem, Severity
from minutebook.rulebook import problem


def answered(problems: Iterable[Problem], answers: tuple[Answer, ...], folder: str, *, all_told: bool) -> list[Problem]:
    """Mark each warning that `accepted_warnings` answers, and tell of answers to what is not said any more.

    An answer is for the warnings of one rule in one file of the content `folder`; with `about`, for those that hold
    these words. Only where everything could be checked (`all_told`) is an answer to nothing known to be one.
    """
    used: set[Answer] = set()
    found: list[Problem] = []
    for told in problems:
        answer = next((answer for answer in answers if _fits(answer, told, folder)), None)
        if answer:
            used.add(answer)
            told = replace(told, severity=Severity.ANSWERED, answer=answer.reason)  # noqa: PLW2901 (the same, answered)
        found.append(told)
    if all_told:
        found += [
            problem("answer-not-needed", answer.place, rule=answer.code) for answer in answers if answer not in used
        ]
    return found


def _holds(message: str, words: str) -> bool:
    """Look for whole words: "Item 3" does not stand in "Item 30"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", message, re.IGNORECASE) is not None


def _fits(answer: Answer, told: Problem, folder: str) -> bool:
    return (
        told.severity is Severity.WARNING
        and told.code == answer.code
        and told.place.file in (f"{folder}/{answer.file}", f"{folder.rpartition('content')[0]}{answer.file}")
        and (answer.about is None or _holds(told.message, answer.about))
    )

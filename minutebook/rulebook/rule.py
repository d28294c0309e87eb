"""Rule: what is said when a rule is broken, and how bad that is."""

from dataclasses import dataclass

from minutebook.problems import Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said when a rule is broken; words in braces are facts of the case."""

    severity: Severity
    message: str
    cure: str


def error(message: str, cure: str) -> Rule:
    """Make a rule that stops the build."""
    return Rule(Severity.ERROR, message, cure)


def warning(message: str, cure: str) -> Rule:
    """Make a rule that is told and does not stop the build."""
    return Rule(Severity.WARNING, message, cure)

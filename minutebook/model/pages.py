"""Pages: the site's own words, and what its makers say of its accessibility."""

from dataclasses import dataclass
from datetime import date

from minutebook.model.aliases import Alias
from minutebook.model.text import Section


@dataclass(frozen=True, slots=True)
class AccessibilityTest:
    """Something that was tested: what, by whom and when."""

    what: str
    by: str
    date: date


@dataclass(frozen=True, slots=True)
class AccessibilityProblem:
    """Something that is known not to be accessible."""

    what: str
    criterion: str | None
    """The success criterion of WCAG that it fails: `1.4.3`."""
    plan: str | None
    """What will be done about it."""


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The facts of an accessibility statement."""

    compliance: str
    """`not-assessed`, `partial` or `full`."""
    assessed_by: str | None
    prepared: date
    reviewed: date
    tests: tuple[AccessibilityTest, ...]
    not_tested: tuple[str, ...]
    problems: tuple[AccessibilityProblem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site's own words, such as About."""

    id: str
    title: str
    sections: tuple[Section, ...]
    file: str
    accessibility: Accessibility | None = None
    """On the page with the accessibility statement."""
    aliases: tuple[Alias, ...] = ()

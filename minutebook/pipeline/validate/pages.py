"""Pages: a file of the site's own words in, a Page out, with what is wrong in it."""

import re
from collections.abc import Iterator

from minutebook import frontmatter, prose, schema
from minutebook.frontmatter import Fields
from minutebook.model import Accessibility, AccessibilityProblem, AccessibilityTest, Page, Section
from minutebook.outputs import addresses
from minutebook.pipeline.read import Source
from minutebook.pipeline.validate.aliases import aliases_of, odd_aliases
from minutebook.problems import Problem
from minutebook.rulebook import problem

_PROGRAM = re.compile(r"\b(?:Lighthouse|axe(?:-core)?|WAVE|Pa11y|Siteimprove|SortSite|AChecker|Nu HTML Checker)\b")


def read_page(source: Source) -> tuple[Page | None, list[Problem]]:
    """Read one page; the one with the accessibility statement has more facts than a title."""
    parts, problems = frontmatter.split(source.text, source.file)
    if parts is None:
        return None, problems
    sections, more = prose.parse(parts.body, source.file, parts.body_line, "pages")
    problems += more
    fields, more = frontmatter.parse(parts.facts, source.file, parts.facts_line)
    problems += more
    if not fields:
        return None, problems
    if addresses.page(source.id) == addresses.ACCESSIBILITY:
        stated, more = schema.understand(schema.AccessibilityPage, fields)
        problems += more
        if stated is None:
            return None, problems
        problems += _judge(stated, fields)
        return _page(stated, source, sections, fields, _accessibility(stated)), problems
    written, more = schema.understand(schema.Page, fields)
    problems += more
    problems += odd_aliases(written.aliases, fields, ("aliases",)) if written else ()
    return (_page(written, source, sections, fields) if written else None), problems


def _page(
    written: schema.Page,
    source: Source,
    sections: tuple[Section, ...],
    fields: Fields,
    accessibility: Accessibility | None = None,
) -> Page:
    aliases = aliases_of(written.aliases, "page", source.id, fields, ("aliases",))
    return Page(source.id, written.title, sections, source.file, accessibility, aliases)


def _accessibility(stated: schema.AccessibilityPage) -> Accessibility:
    return Accessibility(
        compliance=stated.compliance,
        assessed_by=stated.assessed_by,
        prepared=stated.prepared,
        reviewed=stated.reviewed,
        tests=tuple(AccessibilityTest(entry.what, entry.by, entry.date) for entry in stated.tests),
        not_tested=stated.not_tested,
        problems=tuple(AccessibilityProblem(entry.what, entry.criterion, entry.plan) for entry in stated.problems),
    )


def _judge(stated: schema.AccessibilityPage, fields: Fields) -> Iterator[Problem]:
    """Check that a statement claims no more than somebody found: tests by machines see a part of the criteria only."""
    place = fields.place("compliance")
    if stated.compliance != "not-assessed" and not stated.assessed_by:
        yield problem("assessed-by-nobody", place, compliance=stated.compliance)
    program = _PROGRAM.search(stated.assessed_by or "")
    if program:
        yield problem("assessed-by-program", fields.place("assessed_by"), name=program.group())
    if stated.compliance == "full" and stated.problems:
        yield problem("full-with-problems", place)
    if stated.reviewed < stated.prepared:
        yield problem("reviewed-before-prepared", fields.place("reviewed"), prepared=stated.prepared)

"""Glossary, the site's own pages with the accessibility statement, and the page for an address that is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from minutebook.model import Accessibility, AccessibilityProblem, Page, Term
from minutebook.outputs import File, addresses, linkeddata, wording
from minutebook.outputs.pages.book import Book, Kind, shell


@dataclass(frozen=True, slots=True)
class Entry:
    """A glossary entry and its place."""

    fragment: str
    term: Term


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page, under a heading or before the first one."""

    fragment: str | None
    heading: str | None
    level: int
    text: Markup


@dataclass(frozen=True, slots=True)
class Tested:
    """Something that was tested."""

    what: str
    by: str
    day: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Everything the accessibility statement shows."""

    title: str
    opening: tuple[Part, ...]
    compliance: str
    tests: tuple[Tested, ...]
    not_tested: tuple[str, ...]
    problems: tuple[AccessibilityProblem, ...]
    prepared: str
    reviewed: str
    parts: tuple[Part, ...]
    """What the page says in its own words, from its first heading."""


_COMPLIANCE = {
    "not-assessed": "Nobody has yet assessed whether this site meets {standard}. The tests below are no assessment.",
    "partial": "This site meets {standard} in part. What it fails is listed below. Assessed by: {by}.",
    "full": "This site meets {standard} in full. Assessed by: {by}.",
}
_STANDARD = "level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2"


def glossary_page(book: Book) -> Iterator[File]:
    """Make the glossary."""
    terms = sorted(book.archive.registers.terms.values(), key=lambda term: (term.short.casefold(), term.short))
    entries = tuple(Entry(addresses.term_fragment(term.short), term) for term in terms)
    thing = partial(linkeddata.glossary, terms)
    about = shell(
        addresses.GLOSSARY, "Glossary", "Short forms that the minutes use, with their words.", things=(thing,)
    )
    yield book.press.page("glossary", about, "glossary.yaml", entries=entries)


def _page(book: Book, id_: str) -> File:
    page = book.archive.pages[id_]
    address = addresses.page(id_)
    about = shell(address, page.title, f"{page.title}: {book.archive.site.title}.")
    parts = tuple(_parts(page, book))
    stated = page.accessibility
    if stated:
        return book.press.page("accessibility", about, page.file, stated=_stated(page.title, stated, parts))
    return book.press.page("page", about, page.file, title=page.title, parts=parts)


OWN_PAGES = Kind(lambda archive: ((addresses.page(id_), id_) for id_ in archive.pages), _page)
"""The site's own pages, such as About."""


def not_found_page(book: Book) -> Iterator[File]:
    """Make the page that a server shows for an address that is not there."""
    about = shell(addresses.NOT_FOUND, addresses.TITLES[addresses.NOT_FOUND], "There is no page at this address.")
    yield book.press.page("not-found", about, "templates/pages/not-found.html")


def _stated(title: str, stated: Accessibility, parts: tuple[Part, ...]) -> Statement:
    opening = tuple(part for part in parts[:1] if not part.heading)
    return Statement(
        title=title,
        opening=opening,
        compliance=_COMPLIANCE[stated.compliance].format(standard=_STANDARD, by=stated.assessed_by),
        tests=tuple(Tested(entry.what, entry.by, wording.day(entry.date)) for entry in stated.tests),
        not_tested=stated.not_tested,
        problems=stated.problems,
        prepared=wording.day(stated.prepared),
        reviewed=wording.day(stated.reviewed),
        parts=parts[len(opening) :],
    )


def _parts(page: Page, book: Book) -> Iterator[Part]:
    writer = book.writer(addresses.page(page.id))
    fragments = iter(addresses.fragments_of_page(page))
    level = 1
    for section in page.sections:
        heading = section.heading
        # The page's title is the one first-level heading, and no level is skipped below it (WCAG 1.3.1).
        level = max(2, min(heading.level, level + 1)) if heading else level
        yield Part(
            fragment=next(fragments) if heading else None,
            heading=heading.text if heading else None,
            level=level,
            text=writer.blocks(section.blocks),
        )

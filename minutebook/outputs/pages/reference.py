"""Glossary, the site's own pages and the page for an address that is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from minutebook.model import Page, Term
from minutebook.outputs import File, addresses, linkeddata
from minutebook.outputs.pages.book import Book, shell


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


def glossary_page(book: Book) -> Iterator[File]:
    """Make the glossary."""
    terms = sorted(book.archive.registers.terms.values(), key=lambda term: (term.short.casefold(), term.short))
    entries = tuple(Entry(addresses.term_fragment(term.short), term) for term in terms)
    thing = partial(linkeddata.glossary, terms)
    about = shell(
        addresses.GLOSSARY, "Glossary", "Short forms that the minutes use, with their words.", things=(thing,)
    )
    yield book.press.page("glossary", about, "glossary.yaml", entries=entries)


def own_pages(book: Book) -> Iterator[File]:
    """Make the site's own pages, such as About."""
    for page in book.archive.pages.values():
        address = addresses.page(page.id)
        about = shell(address, page.title, f"{page.title}: {book.archive.site.title}.")
        yield book.press.page("page", about, page.file, title=page.title, parts=tuple(_parts(page, book)))


def not_found_page(book: Book) -> Iterator[File]:
    """Make the page that a server shows for an address that is not there."""
    about = shell(addresses.NOT_FOUND, "Page not found", "There is no page at this address.")
    yield book.press.page("not-found", about, "templates/pages/not-found.html")


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

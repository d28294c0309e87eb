"""Glossary, the site's own pages, the search page and the page for an address that is not there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from minutebook.model import Page, Term
from minutebook.outputs import File, addresses, linkeddata
from minutebook.outputs.pages.book import Book, shell
from minutebook.outputs.pages.views import Named

Choice = tuple[str, str]
"""A value of a filter and its words."""


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
class SearchView:
    """What may be chosen beside the words."""

    themes: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    years: tuple[Choice, ...]
    places: tuple[Named, ...]
    """Where to go without a search."""


KINDS = (("item", "Items"), ("announcement", "Announcements"), ("action", "Actions"))


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


def search_page(book: Book) -> Iterator[File]:
    """Make the search page."""
    archive = book.archive
    used = {id_ for id_, record in archive.themes.items() if record.items or record.future_items}
    years = sorted({meeting.date.year for meeting in archive.meetings.values()}, reverse=True)
    view = SearchView(
        themes=tuple((id_, archive.registers.themes[id_].name) for id_ in archive.themes if id_ in used),
        kinds=KINDS,
        years=tuple((str(year), str(year)) for year in years),
        places=(
            Named("Meetings by year", addresses.MEETINGS),
            Named("Themes", addresses.THEMES),
            Named("Actions", addresses.ACTIONS),
            Named("Glossary", addresses.GLOSSARY),
        ),
    )
    about = shell(addresses.SEARCH, "Search", f"Search the minutes of the {archive.site.body}.")
    yield book.press.page("search", about, "templates/pages/search.html", search=view)


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

"""Pages: the archive in, every HTML page out. A new kind of page is one function and one line here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from minutebook.model import Archive
from minutebook.outputs import File, Settings, Unit, addresses
from minutebook.outputs.pages.actions import ACTION_PAGES, REGISTER_PAGES
from minutebook.outputs.pages.book import Book, Kind, open_book
from minutebook.outputs.pages.cited import CITATION_PAGES
from minutebook.outputs.pages.decisions import DECISION_PAGES
from minutebook.outputs.pages.figures import FIGURE_LISTS, FIGURE_PAGES
from minutebook.outputs.pages.ledgers import PAPERS_PAGES, PLAN_PAGES, corrections_page
from minutebook.outputs.pages.meeting import MEETING_PAGES, MOVED_PAGES, WITHDRAWN_PAGES
from minutebook.outputs.pages.meetings import MEETINGS_PAGES, home_page
from minutebook.outputs.pages.people import ORGANISATION_PAGES, PERSON_PAGES, organisations_page, people_page
from minutebook.outputs.pages.places import PLACE_PAGES, places_page
from minutebook.outputs.pages.questions import QUESTION_PAGES
from minutebook.outputs.pages.reference import OWN_PAGES, glossary_page, not_found_page
from minutebook.outputs.pages.series import SERIES_PAGES, series_list
from minutebook.outputs.pages.themes import THEME_PAGES, themes_page
from minutebook.outputs.pages.unheld import UNHELD_PAGES

Builder = Callable[[Book], Iterator[File]]

SINGLE: Mapping[str, Builder] = {
    addresses.HOME: home_page,
    addresses.SERIES: series_list,
    addresses.THEMES: themes_page,
    addresses.PEOPLE: people_page,
    addresses.ORGANISATIONS: organisations_page,
    addresses.PLACES: places_page,
    addresses.CORRECTIONS: corrections_page,
    addresses.GLOSSARY: glossary_page,
    addresses.NOT_FOUND: not_found_page,
}
"""Pages of which there is one, by address."""
FOR_EACH: tuple[Kind[Any], ...] = (
    MEETINGS_PAGES,
    MEETING_PAGES,
    CITATION_PAGES,
    FIGURE_LISTS,
    FIGURE_PAGES,
    MOVED_PAGES,
    UNHELD_PAGES,
    WITHDRAWN_PAGES,
    SERIES_PAGES,
    THEME_PAGES,
    ACTION_PAGES,
    PERSON_PAGES,
    ORGANISATION_PAGES,
    PLACE_PAGES,
    OWN_PAGES,
    PAPERS_PAGES,
    PLAN_PAGES,
    REGISTER_PAGES,
    DECISION_PAGES,
    QUESTION_PAGES,
)
"""Pages of which there is one for each thing."""


def pages(archive: Archive, settings: Settings) -> Iterator[Unit]:
    """Give every page of the site, each a unit of its own, named by its address."""
    book = open_book(archive, settings)
    for address, build in SINGLE.items():
        yield Unit(f"page {address}", book.around, partial(_single, build, book))
    for kind in FOR_EACH:
        for address, thing in kind.things(archive):
            yield Unit(f"page {address}", [book.around, thing], partial(_one, kind, thing, book))


def page_at(address: str, book: Book) -> File | None:
    """Make the one page at an address; None where the site has none there."""
    if address in SINGLE:
        return next(SINGLE[address](book), None)
    return next(
        (kind.page(book, thing) for kind in FOR_EACH for place, thing in kind.things(book.archive) if place == address),
        None,
    )


def _single(build: Builder, book: Book, archive: Archive) -> Iterator[File]:
    return build(replace(book, archive=archive))


def _one(kind: Kind[Any], thing: object, book: Book, archive: Archive) -> Iterator[File]:
    page = kind.page(replace(book, archive=archive), thing)
    if page:
        yield page

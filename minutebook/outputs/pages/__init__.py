"""Pages: the archive in, every HTML page out. A new kind of page is one function and one line here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.pages.actions import action_pages, register_page
from minutebook.outputs.pages.book import Book, open_book
from minutebook.outputs.pages.cited import citation_pages
from minutebook.outputs.pages.decisions import decisions_page
from minutebook.outputs.pages.figures import figure_pages, figures_page
from minutebook.outputs.pages.ledgers import corrections_page, forward_plan_page, papers_page
from minutebook.outputs.pages.meeting import alias_pages, meeting_pages, withdrawn_pages
from minutebook.outputs.pages.meetings import home_page, meetings_page
from minutebook.outputs.pages.people import organisation_pages, organisations_page, people_page, person_pages
from minutebook.outputs.pages.places import place_pages, places_page
from minutebook.outputs.pages.questions import questions_page
from minutebook.outputs.pages.reference import glossary_page, not_found_page, own_pages
from minutebook.outputs.pages.series import series_list, series_pages
from minutebook.outputs.pages.themes import theme_pages, themes_page
from minutebook.outputs.pages.unheld import unheld_pages

Builder = Callable[[Book], Iterator[File]]

SINGLE: Mapping[str, Builder] = {
    addresses.HOME: home_page,
    addresses.MEETINGS: meetings_page,
    addresses.SERIES: series_list,
    addresses.THEMES: themes_page,
    addresses.ACTIONS: register_page,
    addresses.FORWARD_PLAN: forward_plan_page,
    addresses.PEOPLE: people_page,
    addresses.ORGANISATIONS: organisations_page,
    addresses.PLACES: places_page,
    addresses.PAPERS: papers_page,
    addresses.CORRECTIONS: corrections_page,
    addresses.DECISIONS: decisions_page,
    addresses.QUESTIONS: questions_page,
    addresses.FIGURES: figures_page,
    addresses.GLOSSARY: glossary_page,
    addresses.NOT_FOUND: not_found_page,
}
"""Pages of which there is one, by address."""
FOR_EACH: tuple[Builder, ...] = (
    meeting_pages,
    citation_pages,
    figure_pages,
    alias_pages,
    unheld_pages,
    withdrawn_pages,
    series_pages,
    theme_pages,
    action_pages,
    person_pages,
    organisation_pages,
    place_pages,
    own_pages,
)
"""Pages of which there is one for each thing; each asks `Book.wants` before it makes one."""


def pages(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make every page of the site."""
    book = open_book(archive, settings)
    for build in (*SINGLE.values(), *FOR_EACH):
        yield from build(book)


def page_at(address: str, book: Book) -> File | None:
    """Make the one page at an address; None where the site has none there."""
    if address in SINGLE:
        return next(SINGLE[address](book), None)
    asked = replace(book, wanted=address)
    return next(chain.from_iterable(build(asked) for build in FOR_EACH), None)

"""Pages: the archive in, every HTML page out. A new kind of page is one function and one line here."""

from collections.abc import Iterator

from minutebook.model import Archive
from minutebook.outputs import File, Settings
from minutebook.outputs.pages.actions import action_pages, register_page
from minutebook.outputs.pages.book import open_book
from minutebook.outputs.pages.cited import citation_pages
from minutebook.outputs.pages.ledgers import corrections_page, forward_plan_page, papers_page
from minutebook.outputs.pages.meeting import alias_pages, meeting_pages, withdrawn_pages
from minutebook.outputs.pages.meetings import home_page, meetings_page
from minutebook.outputs.pages.people import organisation_pages, organisations_page, people_page, person_pages
from minutebook.outputs.pages.places import place_pages, places_page
from minutebook.outputs.pages.reference import glossary_page, not_found_page, own_pages
from minutebook.outputs.pages.themes import theme_pages, themes_page


def pages(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make every page of the site."""
    book = open_book(archive, settings)
    yield from home_page(book)
    yield from meetings_page(book)
    yield from meeting_pages(book)
    yield from citation_pages(book)
    yield from alias_pages(book)
    yield from withdrawn_pages(book)
    yield from themes_page(book)
    yield from theme_pages(book)
    yield from register_page(book)
    yield from action_pages(book)
    yield from forward_plan_page(book)
    yield from people_page(book)
    yield from person_pages(book)
    yield from organisations_page(book)
    yield from organisation_pages(book)
    yield from places_page(book)
    yield from place_pages(book)
    yield from papers_page(book)
    yield from corrections_page(book)
    yield from glossary_page(book)
    yield from own_pages(book)
    yield from not_found_page(book)

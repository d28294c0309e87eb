"""Searching: what the tests of the search do with its page: ask, wait, read what is shown."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.waiting import until

DONE = re.compile("passage|Nothing found|could not be loaded|Type words")


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/{query}")
    settled(page)


def settled(page: Page) -> None:
    """Wait until results and counts stand on the page."""
    expect(status(page)).to_contain_text(DONE)
    page.wait_for_load_state("networkidle")


def status(page: Page) -> Locator:
    """Find the line that says what was found."""
    return page.locator("#search_status")


def hits(page: Page) -> list[str]:
    """Give meeting and place of the passages that are shown, in their order."""
    links = page.locator("#search_results .search-hits a").all()
    return [(link.get_attribute("href") or "").partition("/meetings/")[2] for link in links]


def field(page: Page) -> Locator:
    """Find the field for words."""
    return page.get_by_role("searchbox", name="Search the minutes")


def arrived(page: Page) -> None:
    """Wait until words are highlighted; the site's policy forbids what Playwright's own waiting would do."""
    highlighted = "document.readyState === 'complete' && CSS.highlights.has('found')"
    until(page, lambda: page.evaluate(highlighted), "No words were highlighted")


def places(page: Page) -> list[str]:
    """Give the places of the passages that are shown, in their order."""
    return [hit.partition("#")[2] for hit in hits(page)]


def box(page: Page, name: str) -> Locator:
    """Find a choice, whatever count stands behind its name."""
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} ?(\(|$)"))

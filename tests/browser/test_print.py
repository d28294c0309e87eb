"""A meeting on paper is a document that one would file."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.review.printed import letters, pages_of, words_of
from tests.review.visit import Visit

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("print")]


@pytest.fixture(scope="module")
def real_sheets(browser: Browser, site_address: str) -> list[str]:
    """Print the real meeting."""
    return pages_of(Visit(browser, site_address, "meetings/2024-02-27/"))


@pytest.fixture(scope="module")
def town_sheets(browser: Browser, town_address: str) -> list[str]:
    """Print a meeting of the town, which has an address, reports and a state."""
    return pages_of(Visit(browser, town_address, "meetings/2022-03-01/"))


def test_the_first_sheet_tells_what_this_is(real_sheets: list[str], town_sheets: list[str]) -> None:
    first = letters(real_sheets[0])
    for told in ("Community Outcomes Meeting (COM)", "Tuesday 27 February 2024", "Acceptance Not known"):
        assert letters(told) in first
    assert re.search(r"Version[0-9a-f]{8}", first)
    first = letters(town_sheets[0])
    for told in (
        "Tuesday 1 March 2022, 10am to 11:30am",
        "Accepted as a correct record by the Puddlewick Scrutiny Panel, 7 June 2022",
        "https://puddlewick.example/panel/meetings/2022-03-01/",
        "Webcast of this meeting (https://video.puddlewick.example/2022-03-01)",
    ):
        assert letters(told) in first, told


def test_reports_have_their_addresses(town_sheets: list[str]) -> None:
    said = letters("".join(town_sheets))
    assert letters("Crossing plan (https://puddlewick.example/plan)") in said
    assert letters("https://puddlewick.example/panel/papers/duck-count.csv") in said


def test_every_sheet_has_its_number(real_sheets: list[str]) -> None:
    for number, sheet in enumerate(real_sheets, 1):
        assert f"{number} / {len(real_sheets)}" in sheet


def headings(browser: Browser, address: str) -> Iterator[str]:
    with Visit(browser, address, "meetings/2024-02-27/").open() as page:
        yield from page.locator("main :is(h2, h3)").all_inner_texts()


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(
    browser: Browser, site_address: str, real_sheets: list[str]
) -> None:
    named = {letters(words) for words in headings(browser, site_address)}
    for number, sheet in enumerate(real_sheets, 1):
        lines = [line for line in sheet.split("\n") if line.strip()]
        last = [line for line in lines if f"{number} / {len(real_sheets)}" not in line][-1]
        assert letters(last) not in named, f"sheet {number} ends with {last!r}"


def test_every_word_of_the_minutes_is_on_paper(browser: Browser, site_address: str, real_sheets: list[str]) -> None:
    said = words_of(real_sheets)
    with Visit(browser, site_address, "meetings/2024-02-27/").open(scripts=False) as page:
        passages = page.locator("main p[id^=item-]").all_inner_texts()
    assert len(passages) == 74
    lost = [words[:60] for words in passages if letters(words) not in said]
    assert lost == []

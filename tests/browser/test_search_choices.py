"""Choices: facets and order, the address that keeps them, and what results can be taken away as."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.searching import arrived, ask, box, field, hits, places, settled, status

pytestmark = pytest.mark.browser


# --- facets and order


def test_facets_show_how_many_results_there_would_be(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=vision+zero")
    for name in ("Announcements", "Actions", "Items"):
        label = page.locator("label", has=box(page, name)).inner_text()
        promised = int(re.findall(r"\((\d+)\)", label)[-1])
        box(page, name).check()
        expect(page).to_have_url(re.compile("kind="))
        expect(status(page)).to_contain_text(f"({name})")
        found = [int(number) for number in re.findall(r"(?:^|and )(\d+) ", status(page).inner_text())]
        assert sum(found) == promised
        expect(box(page, name)).to_be_focused()
        box(page, name).uncheck()
        expect(page).to_have_url(f"{site_address}search/?q=vision+zero")
        expect(status(page)).not_to_contain_text("(")


def test_choices_of_one_facet_add_and_facets_narrow(page: Page, site_address: str) -> None:
    ask(page, site_address, "?kind=action&theme=rural-crime&theme=road-safety")
    assert set(places(page)) == {"action-a5", "action-a10", "action-a11"}
    expect(status(page)).to_contain_text("(Road safety, Rural crime, Actions)")
    ask(page, site_address, "?kind=action&organisation=wyca&state=open")
    assert set(places(page)) == {"action-a1", "action-a2", "action-a5"}
    ask(page, site_address, "?speaker=john-robins&theme=rural-crime")
    assert set(places(page)) <= {"item-9-p6", "item-9-p7", "item-9-p14"}
    ask(page, site_address, "?place=todmorden")
    assert places(page) == ["item-9-p10"]
    ask(page, site_address, "?place=todmorden&q=todmorden")
    assert places(page) == ["item-9-p11"]
    ask(page, site_address, "?year=2024&kind=announcement&theme=retail-crime")
    assert places(page) == ["item-3h-p1"]


def test_a_filter_is_removed_by_one_press(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=vision&kind=action&theme=road-safety")
    remove = page.get_by_role("link", name="Remove filter: Actions")
    remove.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_address}search/?q=vision&theme=road-safety")
    expect(box(page, "Actions")).not_to_be_checked()
    expect(page.get_by_role("link", name="Remove filter: Road safety")).to_be_focused()


def test_a_filter_that_this_site_does_not_have_is_none(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone&theme=unicorns&nonsense=1&page=99")
    expect(status(page)).to_have_text("1 passage for “naloxone”.")


def test_results_are_sorted_by_date_on_request(page: Page, town_address: str) -> None:
    ask(page, town_address, "?q=ducks")
    page.get_by_label("Order").select_option("date")
    expect(page).to_have_url(f"{town_address}search/?q=ducks&sort=date")
    settled(page)
    days = [hit[:10] for hit in hits(page)]
    assert len(set(days)) > 1
    assert days == sorted(days, reverse=True)


def test_states_and_corrections_are_found(page: Page, town_address: str) -> None:
    ask(page, town_address, "?state=complete")
    assert len(hits(page)) > 0
    expect(page.locator("#search_results .search-hits .aside").first).to_have_text("Action, complete")
    ask(page, town_address, "?kind=correction&q=fences")
    link = page.locator("#search_results .search-hits a").first
    assert (link.get_attribute("href") or "").endswith("/corrections/#correction-2022-06-07-c1")
    link.click()
    arrived(page)


def test_drafts_are_called_drafts(page: Page, town_address: str) -> None:
    ask(page, town_address, "?q=lamps+lit")
    expect(page.locator("#search_results")).to_contain_text("5 March 2024 (draft minutes)")


# --- the address is the search


def test_what_is_asked_can_be_read_in_the_field(page: Page, site_address: str) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ask(page, site_address, "?q=drugs")
        expect(field(page)).to_have_value("drugs")
        ink, paper = field(page).evaluate("(it) => [getComputedStyle(it).color, getComputedStyle(it).backgroundColor]")
        assert abs(_lightness(ink) - _lightness(paper)) > 150


def _lightness(colour: str) -> float:
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) / 3


def test_the_address_is_restored_by_back_forward_reload_and_sharing(
    page: Page, browser: Browser, site_address: str
) -> None:
    ask(page, site_address, "?q=naloxone")
    first = hits(page)
    field(page).fill("precept")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(status(page)).to_contain_text("“precept”")
    box(page, "Announcements").check()
    expect(status(page)).to_contain_text("(Announcements)")
    shared, narrowed = page.url, hits(page)
    page.go_back()
    expect(box(page, "Announcements")).not_to_be_checked()
    page.go_back()
    expect(field(page)).to_have_value("naloxone")
    expect(status(page)).to_have_text("1 passage for “naloxone”.")
    assert hits(page) == first
    page.go_forward()
    page.go_forward()
    expect(status(page)).to_contain_text("(Announcements)")
    page.reload()
    expect(status(page)).to_contain_text("(Announcements)")
    other = browser.new_context().new_page()
    other.goto(shared)
    settled(other)
    assert hits(other) == narrowed
    other.context.close()


def test_pages_of_results_have_addresses(page: Page, busy_address: str) -> None:
    ask(page, busy_address, "?q=police")
    first = hits(page)
    pages = page.get_by_role("navigation", name="Pages of results")
    expect(pages).to_contain_text(re.compile("Page 1 of [1-9]"))
    pages.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(f"{busy_address}search/?q=police&page=2")
    expect(status(page)).to_contain_text("page 2 of")
    second = hits(page)
    assert not set(first) & set(second)
    expect(page.locator("#search_results h2").first).to_be_focused()
    assert page.locator("#search_results > ol").first.evaluate("(list) => list.start") == 11
    page.reload()
    expect(status(page)).to_contain_text("page 2 of")
    assert hits(page) == second
    page.go_back()
    expect(status(page)).to_contain_text("page 1 of")
    assert hits(page) == first


def test_coming_back_from_a_passage_restores_the_results_and_the_place(page: Page, busy_address: str) -> None:
    ask(page, busy_address, "?q=police&page=2")
    link = page.locator("#search_results .search-hits a").nth(12)
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    assert top > 500
    link.click()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    settled(page)
    expect(status(page)).to_contain_text("page 2 of")
    assert abs(page.evaluate("scrollY") - top) < 400


def test_the_same_question_twice_is_one_step_back(page: Page, site_address: str) -> None:
    page.goto(site_address)
    ask(page, site_address, "?q=naloxone")
    for _ in range(3):
        page.get_by_role("search").get_by_role("button", name="Search").click()
    page.go_back()
    expect(page).to_have_url(site_address)


def test_an_empty_question_says_what_to_do(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}search/")
    page.get_by_role("search").get_by_role("button", name="Search").click()
    expect(status(page)).to_have_text("Type words to look for, or choose a filter.")


# --- to take away


def test_a_theme_can_be_followed(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone")
    link = page.get_by_role("link", name="Follow this theme: Drugs and alcohol (Atom feed)")
    assert (link.get_attribute("href") or "").endswith("themes/drugs-and-alcohol/feed.xml")
    ask(page, site_address, "?theme=fraud&theme=firearms")
    expect(page.get_by_role("link", name=re.compile("Follow this theme"))).to_have_count(2)
    response = page.request.get(f"{site_address}themes/drugs-and-alcohol/feed.xml")
    assert response.ok


def test_results_can_be_taken_away_as_a_table(page: Page, site_address: str, tmp_path: Path) -> None:
    ask(page, site_address, "?q=drug+tests")
    with page.expect_download() as given:
        page.get_by_role("button", name="Download these results (CSV)").click()
    path = tmp_path / given.value.suggested_filename
    given.value.save_as(path)
    assert path.suffix == ".csv"
    with path.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    numbers = [int(number) for number in re.findall(r"(?:^|and )(\d+) ", status(page).inner_text())]
    assert len(rows) == sum(numbers)
    assert rows[0]["date"] == "2024-02-27"
    assert rows[0]["meeting"] == "Community Outcomes Meeting (COM), 27 February 2024"
    assert rows[0]["item"] == "5. Drugs and Alcohol"
    assert rows[0]["url"] == f"{site_address}meetings/{hits(page)[0]}"
    assert rows[0]["passage"] in rows[0]["whole"]
    assert "DMPC asked how WYP brought consistency" in rows[0]["whole"]
    expect(page.locator("#search_tools")).to_contain_text(f"Saved {len(rows)}.")

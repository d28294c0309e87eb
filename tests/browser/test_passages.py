"""Passages as a reader cites them: the link beside the words, the citation, copying, and all of it without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

CITATION = (
    "Pat Twiggs (ACC, WYP), named as speaking in: Community Outcomes Meeting (COM), "
    "5. Drugs and Alcohol, passage 8, 27 February 2024 (minutes, not yet known to be accepted), "
)


def test_a_passage_shows_its_link_under_the_pointer_and_under_the_focus(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/")
    link = page.locator("#item-5-p8 > a.p")
    opacity = "link => getComputedStyle(link).opacity"
    assert link.evaluate(opacity) == "0"
    page.locator("#item-5-p8").hover()
    assert link.evaluate(opacity) == "1"
    page.mouse.move(0, 0)
    assert link.evaluate(opacity) == "0"
    link.focus()
    assert link.evaluate(opacity) == "1"


def test_a_keyboard_reaches_every_passage_and_its_citation(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#item-5")
    page.locator("#item-5-p7 > a.p").focus()
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.className") != "p":
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#item-5-p8"
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site_address}meetings/2024-02-27/#item-5-p8")
    panel = page.locator("#item-5-p8 .cite")
    expect(panel).to_contain_text(f"Cite as: {CITATION}{site_address}meetings/2024-02-27/#item-5-p8")
    page.locator("#item-5-p8 > a.p").focus()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("button", name="Copy")).to_be_focused()


def test_the_citation_is_copied(browser: Browser, site_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{CITATION}{site_address}meetings/2024-02-27/#item-5-p8"
    context.close()


def test_where_a_browser_may_not_copy_the_words_are_selected(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_role("button", name="Selected: copy it now")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == f"{CITATION}{site_address}meetings/2024-02-27/#item-5-p8"
    context.close()


def test_a_passage_is_highlighted_on_arrival_and_no_other(page: Page, site_address: str) -> None:
    background = "passage => getComputedStyle(passage).backgroundColor"
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    assert page.locator("#item-5-p8").evaluate(background) != page.locator("#item-5-p7").evaluate(background)
    expect(page.locator("#item-5-p8")).to_be_in_viewport()
    page.locator("#item-4-p1 > a.p").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cite")).to_have_count(1)
    expect(page.locator("#item-4-p1 .cite")).to_be_visible()
    page.go_back()
    expect(page.locator("#item-5-p8 .cite")).to_be_visible()
    expect(page.locator(".cite")).to_have_count(1)


@pytest.mark.parametrize("place", ["#item-5", "#attendance", "#future-items", "#nothing", "", "?x=1"])
def test_what_is_no_passage_has_no_citation(page: Page, site_address: str, place: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/{place}", wait_until="networkidle")
    expect(page.locator(".cite")).to_have_count(0)


@pytest.mark.parametrize(
    ("place", "cited"),
    [
        ("action-a3", "Cite as: Community Outcomes Meeting (COM), action 2024-02-27/A3, 27 February 2024"),
        ("future-item-7", "future item “Exception paper – Custody”, 27 February 2024"),
    ],
)
def test_an_action_and_a_future_item_are_cited_too(page: Page, site_address: str, place: str, cited: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#{place}")
    expect(page.locator(f"#{place} .cite")).to_contain_text(cited)
    expect(page.locator(f"#{place} a.p")).to_have_css("opacity", "1")


def test_what_an_address_asks_for_is_not_cited(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/?from=mail#item-5-p8")
    expect(page.locator(".cite")).to_contain_text(f"{CITATION}{site_address}meetings/2024-02-27/#item-5-p8")


def test_a_site_that_knows_its_address_gives_it(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}meetings/2022-03-01/#item-2-p1")
    expect(page.locator(".cite")).to_contain_text("https://puddlewick.example/panel/meetings/2022-03-01/#item-2-p1")


def test_without_scripts_the_page_of_citations_says_the_same(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    expect(page.locator("a.p")).to_have_count(0)
    page.get_by_role("link", name="Cite a passage").click()
    entry = page.locator("#item-5-p8")
    expect(entry).to_contain_text(CITATION)
    entry.get_by_role("link", name="5. Drugs and Alcohol, passage 8").click()
    expect(page).to_have_url(f"{site_address}meetings/2024-02-27/#item-5-p8")
    context.close()


def test_paper_shows_the_words_of_the_minutes_alone(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    expect(page.locator(".cite")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#item-5-p8 > a.p")).to_be_hidden()
    expect(page.locator(".cite")).to_be_hidden()


def test_words_that_are_copied_from_a_passage_hold_no_sign_of_its_link(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/")
    page.evaluate("getSelection().selectAllChildren(document.getElementById('item-5-p1').parentElement)")
    assert "¶" not in page.evaluate("getSelection().toString()")


def test_a_name_a_date_and_an_action_lead_to_their_pages(page: Page, town_address: str) -> None:
    for name, address in (
        ("Sample", "people/bob-sample/"),
        ("7 June 2022", "meetings/2022-06-07/"),
        ("2022-03-01/A1", "actions/2022-03-01-a1/"),
    ):
        page.goto(f"{town_address}meetings/2023-03-07/")
        page.locator("#item-2-p2").get_by_role("link", name=name, exact=True).click()
        expect(page).to_have_url(town_address + address)

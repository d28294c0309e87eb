"""Pages as a phone, a keyboard and a printer meet them."""

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ADDRESSES = [
    *(
        "",
        "meetings/",
        "meetings/2024-02-27/",
        "themes/",
        "themes/road-safety/",
        "actions/",
        "actions/2024-02-27-a1/",
    ),
    *("people/", "people/alison-lowe/", "organisations/wyp/", "places/", "places/leeds/", "papers/"),
    *("forward-plan/", "corrections/", "data/", "meetings/2024-02-27/citations/"),
    *("glossary/", "about/", "search/?q=naloxone", "404.html"),
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_wider_than_a_small_phone(page: Page, site_address: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site_address + address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_the_meeting_page_is_whole_on_a_small_phone(browser: Browser, site_address: str, *, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 320, "height": 640})
    opened = context.new_page()
    opened.goto(f"{site_address}meetings/2024-02-27/")
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Community Outcomes Meeting (COM)")
    assert len(opened.locator("main section.item").all()) == 20
    last = opened.get_by_text("18 June 2024, 2:30pm to 4pm")
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()
    opened.get_by_role("link", name="9. Rural Crime – Exception Paper").first.click()
    expect(opened.locator("#item-9")).to_be_in_viewport()
    context.close()


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "page_main"


def test_a_short_form_leads_to_its_words_and_back(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#item-6")
    page.locator("#item-6-p2").get_by_role("link", name="T/ACC").click()
    expect(page).to_have_url(f"{site_address}glossary/#term-t-acc")
    expect(page.locator("#term-t-acc")).to_contain_text("Temporary Assistant Chief Constable")
    page.go_back()
    expect(page.locator("#item-6")).to_be_attached()


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_asks_for_anything_outside_the_site(page: Page, site_address: str, address: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(site_address + address, wait_until="networkidle")
    assert requests
    assert all(url.startswith((site_address, "data:", f"blob:{site_address}")) for url in requests)


def test_dark_screens_get_dark_paper_and_paper_stays_white(page: Page, site_address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(site_address)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(17, 24, 31)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("address", ADDRESSES)
def test_text_of_twice_the_size_needs_no_sideways_scrolling(page: Page, site_address: str, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(site_address + address)
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

"""The search as a reader uses it: words in, passages out, filters, the address, the back button, no scripts."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/{query}")
    expect(page.get_by_role("status")).to_contain_text(re.compile("passage|Nothing found"))


def hits(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator("#search_results li a").all()]


@pytest.mark.parametrize("place", ["root", "sub-path"])
def test_search_finds_the_naloxone_passage_and_lands_on_it(
    page: Page, site_address: str, sub_path_address: str, place: str
) -> None:
    address = site_address if place == "root" else sub_path_address
    page.goto(address)
    page.get_by_role("searchbox").fill("naloxone pilot")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}search/?q=naloxone+pilot")
    expect(page.get_by_role("status")).to_have_text("1 passage for “naloxone pilot”")
    link = page.get_by_role("link", name=re.compile("national pilot scheme"))
    expect(link.locator("mark").first).to_have_text(re.compile("naloxone", re.IGNORECASE))
    link.click()
    expect(page).to_have_url(f"{address}meetings/2024-02-27/#item-5-p8")
    passage = page.locator("#item-5-p8")
    expect(passage).to_contain_text("In terms of Naloxone, WYP did not take part in the national pilot scheme")
    expect(passage).to_be_in_viewport()


def test_results_are_grouped_by_item(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone")
    expect(page.get_by_role("status")).to_have_text("2 passages for “naloxone”")
    expect(page.locator("#search_results h2")).to_have_text(["5. Drugs and Alcohol"])
    expect(page.locator("#search_results section")).to_contain_text(
        "Community Outcomes Meeting (COM), 27 February 2024"
    )


def test_filters_narrow_and_stand_in_the_address(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=vision+zero")
    everything = len(hits(page))
    page.get_by_label("Kind").select_option("announcement")
    expect(page).to_have_url(f"{site_address}search/?q=vision+zero&kind=announcement")
    expect(page.get_by_role("status")).to_contain_text("(Announcements)")
    announcements = hits(page)
    assert 0 < len(announcements) < everything
    assert all("#item-3" in hit for hit in announcements)
    page.get_by_label("Kind").select_option("action")
    expect(page.get_by_role("status")).to_contain_text("(Actions)")
    assert [hit.partition("#")[2] for hit in hits(page)] == ["action-a5"]
    page.get_by_label("Theme of the item").select_option("rural-crime")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “vision zero” (Rural crime, Actions)")


def test_filters_work_without_words(page: Page, site_address: str) -> None:
    ask(page, site_address, "?kind=action&theme=rural-crime&year=2024")
    assert {hit.partition("#")[2] for hit in hits(page)} == {"action-a10", "action-a11"}
    expect(page.get_by_label("Theme of the item")).to_have_value("rural-crime")


def test_the_back_button_restores_words_filters_and_results(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone")
    first = hits(page)
    page.get_by_label("Words to look for").fill("precept")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("“precept”")
    page.get_by_label("Kind").select_option("announcement")
    expect(page.get_by_role("status")).to_contain_text("(Announcements)")
    page.go_back()
    expect(page.get_by_label("Kind")).to_have_value("")
    page.go_back()
    expect(page.get_by_label("Words to look for")).to_have_value("naloxone")
    expect(page.get_by_role("status")).to_have_text("2 passages for “naloxone”")
    assert hits(page) == first
    page.go_forward()
    expect(page.get_by_role("status")).to_contain_text("“precept”")


def test_coming_back_from_a_passage_restores_the_results(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone&theme=drugs-and-alcohol")
    page.locator("#search_results li a").first.click()
    expect(page).to_have_url(re.compile("#item-5"))
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("2 passages for “naloxone” (Drugs and alcohol)")
    expect(page.get_by_label("Theme of the item")).to_have_value("drugs-and-alcohol")


def test_a_filter_that_this_site_does_not_have_shows_as_all(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone&theme=unicorns")
    expect(page.get_by_label("Theme of the item")).to_have_value("")
    expect(page.get_by_role("status")).to_have_text("2 passages for “naloxone”")


def test_more_results_are_shown_on_request_and_keep_the_focus(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=wyp")
    assert len(hits(page)) == 30
    expect(page.get_by_role("status")).to_contain_text("the first 30 shown")
    page.get_by_role("button", name=re.compile("Show more")).click()
    expect(page.locator("#search_results li").nth(30)).to_be_attached()
    assert page.evaluate("document.activeElement.tagName") == "A"


def test_words_with_special_characters_are_shown_as_written(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=%3Cb%3Equack%3C/b%3E%26amp;")
    expect(page.get_by_role("status")).to_contain_text("Nothing found for “<b>quack</b>&amp;”")
    ask(page, site_address, "?q=‘agricultural’")
    expect(page.locator("#search_results")).to_contain_text("‘agricultural’")


def test_every_hit_leads_to_a_place_that_is_there(page: Page, site_address: str) -> None:
    ask(page, site_address, "?year=2024")
    while page.get_by_role("button", name=re.compile("Show more")).count():
        shown = len(hits(page))
        page.get_by_role("button", name=re.compile("Show more")).click()
        expect(page.locator("#search_results li").nth(shown)).to_be_attached()
    found = hits(page)
    assert len(found) == 119
    page.goto(f"{site_address}meetings/2024-02-27/")
    ids = set(page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)"))
    assert {hit.partition("#")[2] for hit in found} <= ids


def test_an_index_that_cannot_be_loaded_is_said(browser: Browser, site_address: str) -> None:
    opened = browser.new_context().new_page()
    opened.route("**/pagefind/**", lambda route: route.abort())
    opened.goto(f"{site_address}search/?q=naloxone")
    expect(opened.get_by_role("status")).to_have_text(
        "The search could not be loaded. The lists below lead to everything."
    )
    opened.context.close()


def test_without_scripts_the_search_page_leads_to_the_lists(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site_address}search/?q=naloxone")
    expect(opened.get_by_text("The search needs JavaScript")).to_be_visible()
    opened.get_by_role("main").get_by_role("link", name="Meetings by year").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Meetings")
    context.close()


def test_coming_back_restores_how_much_was_shown_and_where_the_reader_was(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=wyp")
    page.get_by_role("button", name=re.compile("Show more")).click()
    expect(page.locator("#search_results li").nth(35)).to_be_attached()
    page.locator("#search_results li a").nth(35).click()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    expect(page.locator("#search_results li").nth(35)).to_be_in_viewport()


def test_the_same_question_twice_is_one_step_back(page: Page, site_address: str) -> None:
    page.goto(site_address)
    ask(page, site_address, "?q=naloxone")
    for _ in range(3):
        page.get_by_role("button", name="Search").click()
    page.go_back()
    expect(page).to_have_url(site_address)


def test_an_empty_question_says_what_to_do(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}search/")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_have_text("Type words to look for, or choose a filter.")


@pytest.mark.parametrize(
    ("words", "most"), [("outcomes", 5), ("SOC", 8), ("2024-02-27/A6", 8), ("community meeting february", 2)]
)
def test_names_of_meetings_and_items_are_not_searched(page: Page, site_address: str, words: str, most: int) -> None:
    ask(page, site_address, f"?q={words}")
    assert len(hits(page)) <= most


def test_words_are_found_as_minuted(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=exception+paper+custody")
    expect(page.locator("#search_results li a").first).to_have_text("Exception paper – Custody")
    ask(page, site_address, "?q=share+information+positive")
    expect(page.locator("#search_results li a").first).to_have_text(re.compile("positive action$|positive/action$"))


def test_people_with_a_public_role_are_found_by_name_and_others_are_not(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=Pat+Twiggs")
    assert "#attendance" in hits(page)[0]
    ask(page, site_address, "?q=Rachel+Hannan")
    assert not any("#attendance" in hit for hit in hits(page))


def test_filters_alone_keep_the_order_of_the_minutes(page: Page, site_address: str) -> None:
    ask(page, site_address, "?theme=road-safety&kind=item")
    assert [hit.partition("#")[2] for hit in hits(page)] == ["item-6", *(f"item-6-p{number}" for number in range(1, 7))]

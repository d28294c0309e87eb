"""The search as a reader uses it: words in, passages out, the way to them, and what was done to the words."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import arrived, ask, hits, places, settled, status

pytestmark = pytest.mark.browser


@pytest.fixture(params=["root", "sub-path"])
def address(request: pytest.FixtureRequest, site_address: str, sub_path_address: str) -> str:
    return site_address if request.param == "root" else sub_path_address


# --- the unit, and the way to it


def test_a_search_from_any_page_finds_the_passage_and_lands_on_it(page: Page, address: str) -> None:
    page.goto(f"{address}themes/")
    page.get_by_role("search").get_by_role("searchbox").fill("naloxone pilot")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}search/?q=naloxone+pilot")
    expect(status(page)).to_contain_text("1 passage for “naloxone pilot”")
    link = page.get_by_role("link", name=re.compile("national pilot scheme"))
    assert (link.get_attribute("href") or "").endswith("/meetings/2024-02-27/#item-5-p8")
    expect(link.locator("mark").first).to_have_text(re.compile("naloxone", re.IGNORECASE))
    link.click()
    expect(page).to_have_url(f"{address}meetings/2024-02-27/#item-5-p8")
    passage = page.locator("#item-5-p8")
    expect(passage).to_contain_text("In terms of Naloxone, WYP did not take part in the national pilot scheme")
    expect(passage).to_be_in_viewport()


def test_a_question_and_its_answer_are_one_result(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone")
    expect(status(page)).to_have_text("1 passage for “naloxone”.")
    expect(page.locator("#search_results h3")).to_have_text(["5. Drugs and Alcohol"])
    expect(page.locator("#search_results")).to_contain_text("Community Outcomes Meeting (COM), 27 February 2024")
    # The question says it first; the answer has both words of the next search.
    assert places(page) == ["item-5-p7"]


def test_more_passages_of_an_item_open_in_place(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=wyp&theme=rural-crime")
    group = page.locator("#search_results .search-groups > li").first
    assert group.locator(".search-hits li").count() == 2
    more = group.get_by_role("button", name=re.compile(r"^\d+ more passages in this item$"))
    left = int((more.text_content() or "").split()[0])
    before = page.url
    more.focus()
    page.keyboard.press("Enter")
    expect(group.locator(".search-hits li")).to_have_count(2 + left)
    assert page.url == before
    expect(group.locator(".search-hits a").nth(2)).to_be_focused()


def test_among_equals_the_newest_meeting_is_first(page: Page, town_address: str) -> None:
    ask(page, town_address, "?q=accepted")
    years = [hit[:4] for hit in hits(page)]
    assert len(set(years)) > 1
    ask(page, town_address, "?kind=action")
    years = [hit[:4] for hit in hits(page)]
    assert years == sorted(years, reverse=True)


def test_the_words_are_highlighted_on_arrival_and_the_page_is_not_changed(page: Page, address: str) -> None:
    ask(page, address, "?q=drugs+test")
    page.locator("#search_results .search-hits a").first.click()
    arrived(page)
    found = page.evaluate("[...CSS.highlights.get('found')].map((range) => range.toString())")
    assert {"drug", "drugs", "tests", "tested", "testing"} <= {word.lower() for word in found}
    changed = page.evaluate("document.querySelectorAll('mark, [class*=highlight]').length")
    assert changed == 0
    # The address is the passage's own, to be cited.
    assert re.fullmatch(rf"{re.escape(address)}meetings/2024-02-27/#item-5-p\d+", page.url)


def test_a_misspelt_word_is_highlighted_as_it_is_written(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxne")
    page.locator("#search_results .search-hits a").first.click()
    arrived(page)
    assert page.evaluate("[...CSS.highlights.get('found')].map(String)") == ["Naloxone", "Naloxone"]


def test_who_does_not_come_from_the_search_sees_no_highlights(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("CSS.highlights.size") == 0


# --- the query layer


def test_a_misspelling_is_corrected_and_can_be_kept(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxne")
    notes = page.locator("#search_notes")
    expect(notes).to_have_text("Showing results for naloxone. Search instead for naloxne.")
    # The one line that is read out says so too.
    expect(status(page)).to_have_text("1 passage for “naloxone” instead of “naloxne”.")
    assert places(page) == ["item-5-p7"]
    notes.get_by_role("link", name="naloxne").click()
    expect(page).to_have_url(f"{site_address}search/?q=naloxne&as=typed")
    expect(status(page)).to_have_text("Nothing found for “naloxne”.")
    expect(notes).to_contain_text("The search has no “naloxne”. Words near it: naloxone.")
    notes.get_by_role("link", name="naloxone").click()
    expect(page).to_have_url(f"{site_address}search/?q=naloxone&as=typed")
    settled(page)
    assert places(page) == ["item-5-p7"]


def test_words_that_the_minutes_use_are_not_corrected(page: Page, site_address: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    ask(page, site_address, "?q=ceased+vehicles")
    assert page.locator("#search_notes").inner_text() == ""
    # Nor is the list of words fetched, nor what reads it.
    assert not [url for url in fetched if "words-" in url or "spelling" in url]


@pytest.mark.parametrize(
    ("query", "also", "place"),
    [
        ("ASB+young+people", "anti-social behaviour", "item-3e-p1"),
        ("antisocial+behaviour+motorcycle", "", "item-8-p7"),
        ("anti-social+behaviour+concerns", "ASB", "item-3e-p1"),
        ("motorbike+scooters", "motorcycle", "item-8-p8"),
        ("seat+belt", "", "item-6-p2"),
        ("dash+cam", "", "item-6-p2"),
        ("organized+crime+discharges", "", "item-4-p1"),
        ("£70,000", "", "item-5-p3"),
        ("70k+testing", "", "item-5-p3"),
        ("59+per+cent", "", "item-5-p1"),
        ("burgl", "burglary", "item-8-p2"),
    ],
)
def test_what_is_meant_is_found_and_said(page: Page, site_address: str, query: str, also: str, place: str) -> None:
    ask(page, site_address, f"?q={query}")
    assert place in places(page)[:3]
    if also:
        expect(page.locator("#search_notes")).to_contain_text(f"Also searched: {also}")


def test_also_searched_can_be_undone(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=asb")
    whole = set(places(page))
    assert "future-item-4" in whole
    page.get_by_role("link", name="Search only for what was typed").click()
    expect(page).to_have_url(f"{site_address}search/?q=asb&as=typed")
    settled(page)
    assert set(places(page)) < whole
    assert "future-item-4" not in places(page)
    page.get_by_role("link", name="Search for short forms and other spellings too").click()
    expect(page).to_have_url(f"{site_address}search/?q=asb")
    settled(page)
    assert set(places(page)) == whole


def test_a_short_form_is_not_a_word_that_sounds_alike(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=ONS")
    assert places(page) == ["item-8-p6"]


def test_all_words_come_before_some(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=drug+driving")
    expect(page.locator("#search_results h2")).to_have_text(["With all of your words", "With some of your words"])
    numbers = page.locator("#search_results > ol").evaluate_all("(lists) => lists.map((list) => list.start)")
    assert numbers[0] == 1
    assert numbers[1] == 1 + page.locator("#search_results > ol").first.locator("> li").count()
    expect(status(page)).to_contain_text(re.compile(r"for “drug driving”, and \d+ with some of the words"))


def test_a_phrase_in_quotation_marks_is_found_whole(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=%22off-road+bike%22")
    quoted = places(page)
    assert quoted == ["item-9-p1", "item-8-p8"]
    # Quotation marks of a phone do the same.
    ask(page, site_address, "?q=%E2%80%9Clines+county%E2%80%9D")
    expect(status(page)).to_contain_text("Nothing found for ")


def test_words_with_special_characters_are_shown_as_written(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=%3Cb%3Equack%3C/b%3E%26amp;")
    expect(status(page)).to_contain_text("Nothing found for “<b>quack</b>&amp;”")
    ask(page, site_address, "?q=‘agricultural’")
    expect(page.locator("#search_results")).to_contain_text("‘agricultural’")


@pytest.mark.parametrize(("words", "most"), [("outcomes", 5), ("2024-02-27/A6", 8), ("february", 3)])
def test_names_of_meetings_are_not_searched(page: Page, site_address: str, words: str, most: int) -> None:
    ask(page, site_address, f"?q={words}")
    assert len(hits(page)) <= most


def test_people_with_a_public_role_are_offered_by_name_and_others_are_not(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=Oz+Khan")
    link = page.get_by_role("link", name="What the minutes record of Oz Khan")
    assert (link.get_attribute("href") or "").endswith("/people/oz-khan/")
    ask(page, site_address, "?q=twiggs")
    expect(page.get_by_role("link", name="What the minutes record of Pat Twiggs")).to_be_visible()
    ask(page, site_address, "?q=Rachel+Hannan")
    expect(page.locator("#search_notes").get_by_role("link", name=re.compile("Hannan"))).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["rape", "prison", "protest", "policy", "spiking", "tire", "head+on", "BAME", "homeless"]
)
def test_a_word_of_its_own_is_not_taken_for_another(page: Page, site_address: str, query: str) -> None:
    ask(page, site_address, f"?q={query}")
    expect(page.locator("#search_notes")).not_to_contain_text("Showing results for")
    expect(page.locator("#search_notes")).not_to_contain_text("home less")


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("drugs", "item-5-p8"),
        ("12.3%25", "item-8-p6"),
        ("%2212.3%25%22", "item-8-p6"),
        ("24/7", "item-7-p6"),
        ("%22Pages+3+%26+4%22", "item-9-p8"),
        ("dash-cam", "item-6-p2"),
        ("multi-agency", "item-4-p12"),
        ("125cc", "item-8-p8"),
        ("t/acc+fatal+five", "item-6-p2"),
        ("off+road", "item-9-p1"),
        ("MOTORBIKES", "item-9-p2"),
        ("Mayor's+Safer+Communities+Fund+marker+pens", "item-9-p14"),
        ("are+the+police+doing+anything+about+motorbikes", "item-9-p2"),
        ("domestic+violence+trigger+offence", "action-a3"),
        ("shoplifting", "item-3h-p1"),
    ],
)
def test_the_passage_that_is_meant_is_shown_first(page: Page, site_address: str, query: str, place: str) -> None:
    ask(page, site_address, f"?q={query}")
    assert places(page)[0] == place


def test_a_word_that_is_often_used_and_one_that_is_not_known(page: Page, busy_address: str) -> None:
    ask(page, busy_address, "?q=police+spaceship")
    expect(status(page)).to_contain_text("No passage with all of the words for “police spaceship”")
    assert len(hits(page)) > 5


def test_with_a_speaker_chosen_the_passage_is_theirs(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=drugs&speaker=john-robins")
    assert places(page) == ["item-5-p10"]

"""The search as a reader uses it: words in, passages out; the address, the facets, what is offered, what goes wrong."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import served
from tests.search.noise import add_noise
from tests.sites import build

pytestmark = pytest.mark.browser

DONE = re.compile("passage|Nothing found|could not be loaded|Type words")


@pytest.fixture(scope="module")
def busy_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real meeting among eleven invented ones."""
    folder = tmp_path_factory.mktemp("busy")
    add_noise(folder / "content", 11)
    with served(build(folder / "content", folder / "site")) as address:
        yield address


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/{query}")
    settled(page)


def settled(page: Page) -> None:
    """Wait until results and counts stand on the page."""
    expect(status(page)).to_contain_text(DONE)
    page.wait_for_load_state("networkidle")


def status(page: Page):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return page.locator("#search_status")


def hits(page: Page) -> list[str]:
    """Give the places of the passages that are shown, in their order."""
    links = page.locator("#search_results .search-hits a").all()
    return [(link.get_attribute("href") or "").partition("/meetings/")[2] for link in links]


def field(page: Page):  # type: ignore[no-untyped-def]  # noqa: ANN201
    return page.get_by_role("searchbox", name="Search the minutes")


def arrived(page: Page) -> None:
    """Wait until words are highlighted; the site's policy forbids what Playwright's own waiting would do."""
    for _ in range(50):
        if page.evaluate("document.readyState === 'complete' && CSS.highlights.has('found')"):
            return
        page.wait_for_timeout(100)
    raise AssertionError("No words were highlighted")


def places(page: Page) -> list[str]:
    return [hit.partition("#")[2] for hit in hits(page)]


def box(page: Page, name: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Find a choice, whatever count stands behind its name."""
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} ?(\(|$)"))


@pytest.fixture(params=["root", "sub-path"])
def address(request: pytest.FixtureRequest, site_address: str, sub_path_address: str) -> str:
    return site_address if request.param == "root" else sub_path_address


# --- the unit, and the way to it


def test_a_search_from_any_page_finds_the_passage_and_lands_on_it(page: Page, address: str) -> None:
    page.goto(f"{address}themes/")
    page.get_by_role("search", name="Site").get_by_role("searchbox").fill("naloxone pilot")
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
    page.get_by_role("search", name="Site").get_by_role("button", name="Search").click()
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
        page.get_by_role("search", name="Site").get_by_role("button", name="Search").click()
    page.go_back()
    expect(page).to_have_url(site_address)


def test_an_empty_question_says_what_to_do(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}search/")
    page.get_by_role("search", name="Site").get_by_role("button", name="Search").click()
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


# --- nothing found, and nothing there


def test_nothing_found_offers_what_would_be(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone&theme=road-safety&kind=action")
    expect(status(page)).to_have_text("Nothing found for “naloxone” (Road safety, Actions).")
    offers = page.locator("#search_results")
    expect(offers.get_by_role("link", name="Without any filter")).to_be_visible()
    expect(offers.get_by_role("link", name="browse by theme")).to_be_visible()
    expect(offers.get_by_role("link", name="by place")).to_be_visible()
    offers.get_by_role("link", name="Without any filter").click()
    expect(page).to_have_url(f"{site_address}search/?q=naloxone")
    ask(page, site_address, "?q=naloxone&kind=action")
    expect(page.get_by_role("link", name="Without the filter Actions")).to_be_visible()
    ask(page, site_address, "?q=xyzzyxyzzy")
    expect(status(page)).to_have_text("Nothing found for “xyzzyxyzzy”.")
    expect(page.locator("#search_notes")).to_have_text("The search has no “xyzzyxyzzy”.")
    expect(page.get_by_role("link", name="browse by theme")).to_be_visible()


def test_a_word_that_no_minutes_use_leaves_the_others(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone+xyzzyxyzzy")
    expect(status(page)).to_contain_text("No passage with all of the words for “naloxone xyzzyxyzzy”, 1 with some")
    assert places(page) == ["item-5-p7"]


@pytest.mark.parametrize(
    "lost", ["**/pagefind.js*", "**/*.pf_index", "**/*.pf_meta", "**/catalogue-*", "**/*.pagefind"]
)
def test_an_index_that_cannot_be_loaded_is_said(browser: Browser, site_address: str, lost: str) -> None:
    """A part of the index that does not come is no word that is not there."""
    opened = browser.new_context().new_page()
    opened.route(lost, lambda route: route.abort())
    opened.goto(f"{site_address}search/?q=naloxone")
    expect(status(opened)).to_have_text("The search could not be loaded. The lists below lead to everything.")
    expect(opened.get_by_role("main").get_by_role("link", name="Meetings by year")).to_be_visible()
    opened.unroute_all()
    opened.get_by_role("button", name="Try again").click()
    expect(status(opened)).to_have_text("1 passage for “naloxone”.")
    opened.context.close()


def test_what_goes_with_results_may_fail_without_them(browser: Browser, site_address: str) -> None:
    opened = browser.new_context().new_page()
    opened.route("**/facets-*", lambda route: route.abort())
    opened.goto(f"{site_address}search/?q=wyp")
    expect(status(opened)).to_contain_text("passages for “wyp”")
    opened.route("**/records/**", lambda route: route.abort())
    more = opened.get_by_role("button", name=re.compile("more passages? in this item")).first
    more.click()
    again = opened.get_by_role("button", name="They could not be loaded. Try again")
    expect(again).to_be_enabled()
    opened.unroute_all()
    before = opened.locator(".search-hits li").count()
    again.click()
    expect(again).to_have_count(0)
    assert opened.locator(".search-hits li").count() > before
    opened.context.close()


def test_what_was_typed_before_the_script_ran_stays(browser: Browser, site_address: str) -> None:
    opened = browser.new_context().new_page()
    held: list[Route] = []
    opened.route("**/assets/search.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright looks at it)
    opened.goto(f"{site_address}search/", wait_until="commit")
    field(opened).fill("naloxone")
    for _ in range(50):
        if held:
            break
        opened.wait_for_timeout(50)
    held[0].continue_()
    expect(opened.locator("#search_unscripted")).to_be_hidden()
    expect(field(opened)).to_have_value("naloxone")
    opened.context.close()


def test_a_choice_without_results_keeps_the_focus(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=naloxone&kind=action")
    chosen = box(page, "Actions")
    chosen.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{site_address}search/?q=naloxone")
    settled(page)
    expect(chosen).to_be_focused()


def test_what_was_opened_is_open_on_the_way_back(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=drugs")
    page.get_by_role("button", name=re.compile("more passages in this item")).first.click()
    expect(page.locator(".search-hits").first.locator("li")).to_have_count(6)
    page.locator(".search-hits").first.locator("a").last.click()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    settled(page)
    expect(page.locator(".search-hits").first.locator("li")).to_have_count(6)


def test_without_scripts_the_search_page_leads_to_the_lists(browser: Browser, site_address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(f"{site_address}search/?q=naloxone")
    expect(opened.get_by_text("The search needs JavaScript")).to_be_visible()
    opened.get_by_role("main").get_by_role("link", name="Meetings by year").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Meetings")
    context.close()


def test_it_works_where_workers_are_forbidden(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    context.add_init_script("globalThis.Worker = undefined; globalThis.SharedWorker = undefined;")
    opened = context.new_page()
    ask(opened, site_address, "?q=naloxone")
    assert places(opened) == ["item-5-p7"]
    context.close()


def test_parts_of_a_large_index_are_searched_together(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_noise(tmp_path / "content", 30)
    monkeypatch.setattr("minutebook.outputs.search.catalogue.FULL", 300)
    site = build(tmp_path / "content", tmp_path / "site")
    assert len(list((site / "pagefind").glob("[0-9]*"))) > 1
    with served(site) as address:
        ask(page, address, "?q=naloxone")
        assert "2024-02-27/#item-5-p7" in hits(page)
        ask(page, address, "?q=police&sort=date")
        assert hits(page)[0].startswith("2024-02-27")
        ask(page, address, "?q=burglary&year=2021")
        assert hits(page)
        assert all(hit.startswith("2021") for hit in hits(page))
        ask(page, address, "?kind=action&year=2022")
        assert {hit[:4] for hit in hits(page)} == {"2022"}


# --- for everybody

STATES = {
    "empty": "",
    "results": "?q=drug+tests",
    "filtered": "?q=vision&kind=action&theme=road-safety",
    "corrected": "?q=naloxne",
    "expanded": "?q=asb",
    "nothing found": "?q=xyzzyxyzzy&kind=action",
    "nothing here": "?q=naloxone&kind=action",
    "several pages": "?year=2024&page=2",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_axe_finds_nothing_in_any_state(browser: Browser, site_address: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    opened = context.new_page()
    for name, query in STATES.items():
        opened.goto(f"{site_address}search/{query}")
        if query:
            settled(opened)
        opened.evaluate("document.querySelector('details').open = true")
        _clean(opened, name)
        wide = opened.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, name
    opened.route("**/pagefind/**", lambda route: route.abort())
    opened.goto(f"{site_address}search/?q=naloxone")
    expect(status(opened)).to_contain_text("could not be loaded")
    _clean(opened, "offline")
    context.close()


def _clean(opened: Page, name: str) -> None:
    found = Axe().run(opened, options={"runOnly": {"type": "tag", "values": TAGS}})
    faults = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found.response["violations"]]
    assert faults == [], name


def test_it_works_by_keyboard_alone(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}search/")
    asked = field(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if asked.evaluate("(field) => field === document.activeElement"):
            break
    page.keyboard.type("vision zero")
    page.keyboard.press("Enter")
    settled(page)
    expect(asked).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "checkbox":
            break
    chosen = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(f"={chosen}"))
    assert page.evaluate("document.activeElement.value") == chosen
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.search-hits')"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#(item|action)-"))


def test_one_status_line_speaks_and_results_do_not(page: Page, site_address: str) -> None:
    ask(page, site_address, "?q=drug+tests")
    assert page.locator("#search_results, #search_results *").evaluate_all(
        "(all) => all.filter((one) => one.matches('[role=status], [aria-live], [role=alert]')).length"
    ) == 0  # fmt: skip
    expect(page.locator("main [role=status]")).to_have_count(2)  # the count, and what the download says
    assert page.locator("#search_results > *").evaluate_all("(all) => all.map((one) => one.localName)")[:2] == [
        "h2",
        "ol",
    ]
    expect(page.get_by_role("combobox")).to_have_count(1)  # the order: a native select
    expect(page.get_by_role("search")).to_have_count(1)


def test_marks_are_seen_in_forced_colours(browser: Browser, site_address: str) -> None:
    context = browser.new_context(forced_colors="active")
    opened = context.new_page()
    ask(opened, site_address, "?q=naloxone")
    colours = opened.locator("mark").first.evaluate("(mark) => getComputedStyle(mark).backgroundColor")
    assert colours != opened.locator("#search_results").evaluate("(area) => getComputedStyle(area).backgroundColor")
    context.close()


def test_every_kind_of_page_has_the_form_in_its_header(page: Page, site_address: str) -> None:
    for place in (
        "",
        "meetings/",
        "meetings/2024-02-27/",
        "themes/fraud/",
        "actions/",
        "search/",
        "404.html",
        "about/",
    ):
        page.goto(f"{site_address}{place}")
        form = page.locator("header form[role=search]")
        assert form.get_attribute("method") == "get"
        assert form.evaluate("(form) => form.action") == f"{site_address}search/"
        assert page.locator("form[role=search]").count() == 1
        expect(form.get_by_role("searchbox", name="Search the minutes")).to_be_visible()

"""Troubles: nothing found, nothing there, a large index; and that everybody can use the search."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import served
from tests.browser.searching import ask, box, field, hits, places, settled, status
from tests.browser.waiting import until
from tests.search.noise import add_noise
from tests.sites import SMALLEST, Workbench, build

pytestmark = pytest.mark.browser


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


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with so many passages in one item that they lie in several files."""
    folder = tmp_path_factory.mktemp("many")
    bench = Workbench(folder)
    bench.copy(SMALLEST)
    asked = "\n\n".join(f"The clerk asked about herons of the kind {number}." for number in range(60))
    path = bench.content / "meetings" / "2024-02-27.md"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n\n{asked}\n", encoding="utf-8")
    with served(build(bench.content, folder / "site")) as address:
        yield address


def test_what_goes_with_results_may_fail_without_them(browser: Browser, many: str) -> None:
    opened = browser.new_context().new_page()
    opened.route("**/facets-*", lambda route: route.abort())
    opened.goto(f"{many}search/?q=herons")
    expect(status(opened)).to_contain_text("passages for “herons”")
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
    opened.route("**/assets/search-*.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright looks at it)
    opened.goto(f"{site_address}search/", wait_until="commit")
    field(opened).fill("naloxone")
    until(opened, lambda: held, "the script was not asked for")
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
    expect(page.locator(".search-hits").first.locator("li")).to_have_count(7)
    page.locator(".search-hits").first.locator("a").last.click()
    expect(page).to_have_url(re.compile("#"))
    page.go_back()
    settled(page)
    expect(page.locator(".search-hits").first.locator("li")).to_have_count(7)


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
        form = page.locator("header search form")
        assert form.evaluate("(form) => form.method") == "get"
        assert form.evaluate("(form) => form.action") == f"{site_address}search/"
        assert page.get_by_role("search").count() == 1
        expect(form.get_by_role("searchbox", name="Search the minutes")).to_be_visible()

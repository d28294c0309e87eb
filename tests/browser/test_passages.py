"""Passages as a reader cites them: the link beside the words, the citation, copying, and all of it without scripts."""

import json
from urllib.parse import unquote

import pytest
from bibtexparser.entrypoint import parse_string
from playwright.sync_api import Browser, Page, expect

from tests.sites import ROOT

pytestmark = pytest.mark.browser

PART = "5. Drugs and Alcohol, passage 8"
CITATION = (
    f"Pat Twiggs (ACC, WYP), named as speaking in: Community Outcomes Meeting (COM), {PART}, "
    "27 February 2024 (minutes, not yet known to be accepted), "
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
    expect(panel.get_by_role("button", name="Copy", exact=True)).to_be_focused()


def test_the_citation_is_copied(browser: Browser, site_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".cite").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{CITATION}{site_address}meetings/2024-02-27/#item-5-p8"
    context.close()


def test_where_a_browser_may_not_copy_the_words_are_selected(browser: Browser, site_address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = context.new_page()
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator(".cite").get_by_role("status")).to_have_text("Selected: copy it now")
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
    form = page.locator("#form")
    expect(form).to_contain_text("Each is cited like this one: ")
    expect(form).to_contain_text(
        "27 February 2024 (minutes, not yet known to be accepted), /meetings/2024-02-27/#item-"
    )
    expect(form).to_contain_text("Before the address comes that of this site.")
    entry = page.locator("#item-5-p8")
    expect(entry).to_have_text(f"{PART}: Pat Twiggs (ACC, WYP)")
    entry.get_by_role("link", name="5. Drugs and Alcohol, passage 8").click()
    expect(page).to_have_url(f"{site_address}meetings/2024-02-27/#item-5-p8")
    context.close()


def test_a_citation_is_copied_for_other_programs(browser: Browser, town_address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{town_address}meetings/2022-03-01/#item-2-p1")
    panel = page.locator(".cite")
    page.get_by_role("button", name="Copy BibTeX").click()
    expect(panel.get_by_role("status")).to_have_text("Copied: BibTeX")
    (entry,) = parse_string(page.evaluate("navigator.clipboard.readText()")).entries
    assert entry.key == "psp-2022-03-01-item-2-p1"
    page.get_by_role("button", name="Copy CSL-JSON").click()
    expect(panel.get_by_role("status")).to_have_text("Copied: CSL-JSON")
    expect(panel).to_contain_text('"id": "psp-2022-03-01-item-2-p1"')
    assert json.loads(page.evaluate("navigator.clipboard.readText()")) == [CSL]
    # What was pressed keeps its name and its place.
    expect(page.get_by_role("button", name="Copy CSL-JSON")).to_be_focused()
    assert panel.get_by_role("button").all_inner_texts() == ["Copy", "Copy BibTeX", "Copy CSL-JSON"]
    context.close()


def test_the_panel_is_closed_by_escape_and_by_its_mark(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    mark, panel = page.locator("#item-5-p8 > a.p"), page.locator(".cite")
    panel.get_by_role("button", name="Copy", exact=True).focus()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    mark.click()
    expect(panel).to_have_count(1)
    mark.click()
    expect(panel).to_have_count(0)


@pytest.mark.parametrize("status", [503, 404])
def test_a_panel_that_cannot_be_filled_leads_to_the_page_of_citations(
    browser: Browser, site_address: str, status: int
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/citations/", lambda route: route.fulfill(status=status, body="No."), times=1)
    page.goto(f"{site_address}meetings/2024-02-27/#item-5-p8")
    link = page.locator(".cite").get_by_role("link", name="the page of citations")
    expect(link).to_have_attribute("href", "citations/#item-5-p8")
    # It is asked for again.
    page.locator("#item-5-p7 > a.p").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#item-5-p7 .cite")).to_contain_text("Cite as: ")
    context.close()


CSL = {
    "id": "psp-2022-03-01-item-2-p1",
    "type": "document",
    "title": "Puddlewick Scrutiny Panel: 2. Ducks, passage 1",
    "author": [{"literal": "Puddlewick Scrutiny Panel"}],
    "issued": {"date-parts": [[2022, 3, 1]]},
    "event-title": "Puddlewick Scrutiny Panel",
    "event-date": {"date-parts": [[2022, 3, 1]]},
    "status": "minutes accepted as a correct record on 7 June 2022",
    "note": "Named as speaking: Ada Example (Chair, PTC); Bob Sample (Captain, Puddlewick Watch)",
    "URL": "https://puddlewick.example/panel/meetings/2022-03-01/#item-2-p1",
}


def saved(page: Page, name: str) -> str:
    """Give what a link of the page itself saves."""
    link = page.get_by_role("link", name=name)
    assert link.get_attribute("download")
    return unquote((link.get_attribute("href") or "").partition(",")[2])


def test_the_page_of_citations_puts_each_together_and_saves_all(
    page: Page, site_address: str, town_address: str
) -> None:
    page.goto(f"{site_address}meetings/2024-02-27/citations/")
    entry = page.locator("#item-5-p8")
    expect(entry).to_have_text(f"{CITATION}{site_address}meetings/2024-02-27/#item-5-p8")
    expect(entry.get_by_role("link")).to_have_text(PART)
    expect(page.locator("#form")).to_have_count(0)
    library = parse_string(saved(page, "for BibTeX"))
    assert not library.failed_blocks
    assert len({entry.key for entry in library.entries}) == len(library.entries) == 92
    assert len(json.loads(saved(page, "as CSL-JSON"))) == 92
    with page.expect_download() as download:
        page.get_by_role("link", name="for BibTeX").click()
    assert download.value.suggested_filename == "com-2024-02-27.bib"
    page.goto(f"{town_address}meetings/2022-03-01/citations/")
    entries = parse_string(saved(page, "for BibTeX")).entries
    assert len(entries) == 16
    assert {field.key: field.value for field in entries[2].fields} == {
        "author": "{Puddlewick Scrutiny Panel}",
        "title": "{Puddlewick Scrutiny Panel: 2. Ducks, passage 1}",
        "howpublished": "Minutes of 1 March 2022 (minutes accepted as a correct record on 7 June 2022)",
        "year": "2022",
        "date": "2022-03-01",
        "note": CSL["note"],
        "url": CSL["URL"],
    }
    assert json.loads(saved(page, "as CSL-JSON"))[2] == CSL


def bibtex(page: Page, part: str) -> str:
    facts = {"key": "k", "body": "B", "title": "T", "part": part, "day": "1 May 2024", "date": "2024-05-01"}
    code = (ROOT / "assets/js/cite.js").read_text(encoding="utf-8")
    script = "async ([code, facts]) => (await import(`data:text/javascript,${encodeURIComponent(code)}`)).bibtex(facts)"
    written: str = page.evaluate(script, [code, {**facts, "state": "minutes", "speakers": [], "address": "a_b#c"}])
    return written


def test_signs_that_latex_would_take_for_its_own_are_escaped(page: Page) -> None:
    written = bibtex(page, "50% & £5 #1 _a_ {b} ~ ^ \\ $")
    assert r"50\% \& £5 \#1 \_a\_ \textbraceleft{}b\textbraceright{} " in written
    assert r"\textasciitilde{} \textasciicircum{} \textbackslash{} \$" in written
    assert not parse_string(written).failed_blocks
    alone = bibtex(page, "Budget {draft")
    assert alone.count("{") == alone.count("}")


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

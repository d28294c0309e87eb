"""The preview in Chromium, as an officer has it beside her editor."""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview.running import previewing
from tests.search.noise import add_noise
from tests.sites import TOWN, Workbench

pytestmark = pytest.mark.browser

DRAFT = "meetings/2024-03-05.md"
PAGE = "meetings/2024-03-05/"
PANEL = "#preview"
PART = 4
"""A change is shown in less than this part of the time that the first look took; here it is about a tenth."""
AMONG = 1_000


@pytest.fixture
def town(tmp_path: Path) -> Workbench:
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    return bench


@pytest.fixture
def preview(town: Workbench) -> Iterator[str]:
    with previewing(town.folder) as (home, _):
        yield home


def change(bench: Workbench, old: str, new: str, name: str = DRAFT) -> None:
    path = bench.content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_change_shows_by_itself_and_the_reader_stays_where_she_was(town: Workbench, preview: str, page: Page) -> None:
    page.goto(f"{preview}{PAGE}")
    expect(page.get_by_text("Draft minutes.")).to_be_visible()
    change(town, "All lamps were lit.", "All lamps were lit.\n\n" + "A lamp.\n\n" * 60)
    expect(page.get_by_text("A lamp.")).to_have_count(60)
    page.get_by_text("A lamp.").nth(40).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 300
    change(town, "All lamps were lit.", "No lamp was lit.")
    expect(page.get_by_text("No lamp was lit.")).to_have_count(1)
    assert abs(page.evaluate("scrollY") - before) < 40


def test_what_follows_from_a_change_shows_on_other_pages_too(town: Workbench, preview: str, page: Page) -> None:
    page.goto(f"{preview}themes/")
    expect(page.get_by_role("link", name="Lamp posts")).not_to_have_count(0)
    change(town, "name: Lamp posts", "name: Bright lamp posts", "themes.yaml")
    expect(page.get_by_role("link", name="Bright lamp posts")).not_to_have_count(0)


def test_a_mistake_is_told_with_its_line_over_the_last_good_page(town: Workbench, preview: str, page: Page) -> None:
    page.goto(f"{preview}{PAGE}")
    panel = page.locator(PANEL)
    change(town, "themes: [lamp-posts]", "themes: [lamp-post]")
    expect(panel).to_contain_text('Did you mean "lamp-posts"?')
    expect(panel).to_contain_text("All pages are as they were before the mistake")
    expect(panel.get_by_role("button", name=f"content/{DRAFT}:6")).to_be_visible()
    expect(page.get_by_text("All lamps were lit.")).to_be_visible()
    change(town, "themes: [lamp-post]", "themes: [lamp-posts]")
    expect(panel).not_to_contain_text("Did you mean")
    expect(page.locator(f"{PANEL} details[open]")).to_have_count(0)


def test_a_passage_gives_its_line_to_the_clipboard_and_to_an_editor(town: Workbench, preview: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{preview}{PAGE}")
    page.locator("#item-1-p1").get_by_role("button", name="Copy content").click()
    lines = (town.content / DRAFT).read_text(encoding="utf-8").split("\n")
    place = f"content/{DRAFT}:{lines.index('All lamps were lit.') + 1}"
    expect(page.get_by_role("status")).to_contain_text(f"Copied {place}.")
    assert page.evaluate("navigator.clipboard.readText()") == place
    link = page.get_by_role("link", name="Open in VS Code").get_attribute("href")
    assert link == f"vscode://file/{town.folder.as_posix().lstrip('/')}/{place}"


def test_the_panel_can_be_used_with_the_keyboard_and_is_left_out_of_print(
    town: Workbench, preview: str, page: Page
) -> None:
    change(town, "minutes: draft\n", "minutes: draft\nnonsense: 1\n")
    page.goto(f"{preview}{PAGE}")
    place = page.locator(PANEL).get_by_role("button", name=f"content/{DRAFT}:5")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"content/{DRAFT}:5")
    page.emulate_media(media="print")
    expect(page.locator(PANEL)).to_be_hidden()


def test_a_page_says_when_the_preview_has_ended_and_goes_on_when_it_is_back(town: Workbench, browser: Browser) -> None:
    # A page of its own: while there is no preview, the console rightly says that nobody answers.
    page = browser.new_page(locale="en-GB")
    with previewing(town.folder) as (home, _):
        page.goto(f"{home}{PAGE}")
        expect(page.get_by_text("The preview has ended.")).to_be_hidden()
    expect(page.get_by_text("The preview has ended.")).to_be_visible()
    change(town, "All lamps were lit.", "No lamp was lit.")
    with previewing(town.folder, "--port", str(urlsplit(home).port)):
        expect(page.get_by_text("No lamp was lit.")).to_be_visible()
        expect(page.get_by_text("The preview has ended.")).to_be_hidden()
    page.close()


def test_a_page_that_nobody_sees_gives_its_connection_back(preview: str, page: Page) -> None:
    # Chromium opens six connections to one address: a seventh page must not have to wait for ever.
    for _ in range(8):
        opened = page.context.new_page()
        opened.goto(f"{preview}{PAGE}")
        opened.evaluate(
            "Object.defineProperty(document, 'hidden', {value: true});"
            "document.dispatchEvent(new Event('visibilitychange'))"
        )


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    bench = Workbench(tmp_path_factory.mktemp("thousand"))
    add_noise(bench.content, AMONG - 1)
    return bench


def test_a_change_to_one_meeting_among_a_thousand_takes_a_small_part_of_the_first_look(
    thousand: Workbench, page: Page
) -> None:
    """Both are measured in one run, on one machine: what does not depend on the change must not be done again."""
    files = sorted((thousand.content / "meetings").glob("*.md"))
    assert len(files) == AMONG
    middle = files[AMONG // 2]
    took: list[float] = []
    began = time.monotonic()
    with previewing(thousand.folder) as (home, _):
        page.goto(f"{home}meetings/{middle.stem}/")
        first = time.monotonic() - began
        for number in range(7):
            text = middle.read_text(encoding="utf-8")
            page.wait_for_timeout(500)
            middle.write_text(f"{text.rstrip()}\n\nThe {number}th duck was counted.\n", encoding="utf-8")
            began = time.monotonic()
            page.get_by_text(f"The {number}th duck was counted.").wait_for()
            took.append(time.monotonic() - began)
    # pytest -rP shows it.
    sys.stdout.write(f"First {first:.2f} s, then {statistics.median(took):.2f} s, the median of {len(took)}.\n")
    assert statistics.median(took) < first / PART, (first, took)

"""The register of actions as a reader filters it: the address keeps the filter, and nothing needs a script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import served
from tests.sites import TOWN, build

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """Give the references of the actions that are shown."""
    return page.locator(".register-entry .reference:visible").all_inner_texts()


def test_filters_narrow_the_register_and_the_address_keeps_them(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/")
    assert len(shown(page)) == 8
    page.get_by_label("Owner", exact=True).select_option("watch")
    expect(page).to_have_url(f"{town_address}actions/?owner=watch")
    expect(page.get_by_role("status")).to_have_text("3 of 8 actions: Puddlewick Watch")
    assert sorted(shown(page)) == ["2022-03-01/A2", "2022-03-01/A4", "2022-09-06-special/A1"]
    page.get_by_label("State", exact=True).select_option("merged")
    expect(page).to_have_url(f"{town_address}actions/?state=merged&owner=watch")
    expect(page.get_by_role("status")).to_have_text("1 of 8 actions: Merged, Puddlewick Watch")
    assert shown(page) == ["2022-03-01/A4"]
    # Headings of states without an action left are gone, and so are the lists below.
    assert page.locator("main h2:visible").all_inner_texts() == ["Merged"]


def test_the_back_button_restores_and_a_shared_address_shows_the_same(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/")
    page.get_by_label("Theme of its item", exact=True).select_option("lamp-posts")
    expect(page.get_by_role("status")).to_have_text("2 of 8 actions: Lamp posts")
    page.get_by_label("Age", exact=True).select_option("older")
    page.go_back()
    expect(page.get_by_label("Age", exact=True)).to_have_value("")
    expect(page.get_by_label("Theme of its item", exact=True)).to_have_value("lamp-posts")
    page.go_back()
    expect(page.get_by_role("status")).to_have_text("")
    assert len(shown(page)) == 8
    page.goto(f"{town_address}actions/?theme=lamp-posts&owner=no-owner")
    assert shown(page) == ["2022-03-01/A3"]


def test_a_choice_that_leaves_nothing_says_so_and_one_that_is_not_there_is_none(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/?state=merged&owner=council")
    expect(page.get_by_role("status")).to_have_text(
        "0 of 8 actions: Merged, Puddlewick Town Council (PTC). No action fits all of these."
    )
    assert shown(page) == []
    page.goto(f"{town_address}actions/?state=invented")
    assert len(shown(page)) == 8


def test_an_address_with_a_place_still_leads_to_it(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/#owner-council")
    expect(page.locator("#owner-council")).to_be_in_viewport()


def test_without_scripts_the_register_is_whole_by_state_owner_theme_and_age(
    browser: Browser, town_address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{town_address}actions/")
    expect(page.get_by_label("Owner", exact=True)).to_be_hidden()
    assert len(shown(page)) == 8
    for group in ("Open (2)", "Reopened (1)", "By owner", "By theme", "By age", "By meeting"):
        page.get_by_role("navigation", name="On this page").get_by_role("link", name=group).click()
        name = group.partition(" (")[0]
        expect(page.get_by_role("heading", level=2, name=name, exact=True)).to_be_in_viewport()
    context.close()


def test_a_meeting_of_a_long_register_is_found_on_the_page_of_its_time(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutebook.outputs.pages.actions.REGISTERED", 4)
    site = build(TOWN, tmp_path / "site", "--no-search", "--no-cache", "--jobs", "1")
    with served(site) as address:
        page.goto(f"{address}actions/#meeting-2022-06-07")
        expect(page).to_have_url(re.compile(r"/actions/2022[0-9q-]*/#meeting-2022-06-07$"))
        expect(page.locator("#meeting-2022-06-07")).to_be_in_viewport()
        page.goto(f"{address}actions/#owner-council")
        expect(page.locator("#owner-council")).to_be_in_viewport()
        expect(page).to_have_url(f"{address}actions/#owner-council")


def test_filters_work_with_the_keyboard(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/")
    page.get_by_label("State", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("status")).to_contain_text("3 of 8 actions: Not finished")
    expect(page.get_by_label("State", exact=True)).to_be_focused()


def test_what_is_not_finished_can_be_chosen_as_a_whole_and_shown_no_more(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/?state=unfinished")
    assert sorted(shown(page)) == ["2022-03-01/A1", "2022-03-01/A3", "2022-06-07/A1"]
    page.get_by_role("link", name="Show all actions").click()
    expect(page).to_have_url(f"{town_address}actions/")
    assert len(shown(page)) == 8
    expect(page.get_by_role("link", name="Show all actions")).to_be_hidden()


def test_an_action_raised_elsewhere_is_not_among_those_without_an_owner(page: Page, town_address: str) -> None:
    page.goto(f"{town_address}actions/?owner=no-owner")
    assert shown(page) == ["2022-03-01/A3"]
    page.goto(f"{town_address}actions/?age=elsewhere")
    assert shown(page) == ["2021-12-07/A1"]

"""The sheet of components shows all of them, and is itself a page that reads well; test_make holds it to the pages."""

import pytest
from playwright.sync_api import Browser

from tests.review.engines import violations
from tests.review.sheet import PIECES, SHEET, components
from tests.sites import ROOT

pytestmark = pytest.mark.browser

SHOWN_WITHIN = {
    "action_in_place": "actions_in_place",
}
"""Components that stand inside another one only."""
MADE_BY_SCRIPT = {"passage_link", "search_results"}
"""Components with a style file and no macro."""


def test_every_component_is_on_the_sheet() -> None:
    shown = {piece.component for piece in PIECES} | set(SHOWN_WITHIN)
    assert set(components()) - shown == set()
    assert set(SHOWN_WITHIN.values()) <= shown


def test_a_style_file_belongs_to_the_component_of_its_name() -> None:
    styles = {path.stem for path in (ROOT / "assets" / "css" / "components").glob("*.css")}
    macros = {path.stem for path in (ROOT / "templates" / "components").glob("*.html")}
    assert styles - macros == MADE_BY_SCRIPT
    for name in macros:
        text = (ROOT / "templates" / "components" / f"{name}.html").read_text(encoding="utf-8")
        assert f"{{% macro {name}(" in text
        assert text.count("{% macro ") == 1


def test_axe_finds_nothing_on_the_sheet(browser: Browser) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.goto(SHEET.as_uri())
    found = [fault for fault in violations(page) if not fault.startswith("region")]
    page.context.close()
    assert found == []

"""Old addresses in a browser: the place that was asked for is found on the new page."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.conftest import served
from tests.sites import Workbench, build

FACTS = "---\ntitle: Invented Panel\ndate: 2024-03-05\naliases: [meetings/2024-02-27/]\n---\n\n"


def moved(folder: Path) -> Path:
    """Build a site in which a meeting has another day than before."""
    bench = Workbench(folder)
    bench.write("site.yaml", "title: T\nbody: B\n")
    for name in ("themes", "people", "organisations", "places", "glossary"):
        bench.write(f"{name}.yaml", "{}\n")
    bench.write("meetings/2024-03-05.md", f"{FACTS}## 1. Ducks\n\nDucks.\n\n## 2. Geese\n\nGeese.\n")
    return build(bench.content, folder / "site")


def test_the_place_in_an_old_address_is_kept(browser: Browser, tmp_path: Path) -> None:
    with served(moved(tmp_path)) as address:
        page = browser.new_page()
        page.goto(f"{address}meetings/2024-02-27/#item-2-p1")
        expect(page).to_have_url(f"{address}meetings/2024-03-05/#item-2-p1")
        expect(page.locator("#item-2-p1")).to_contain_text("Geese.")
        # The way back does not lead to the old address again.
        page.goto(f"{address}meetings/2024-02-27/")
        expect(page).to_have_url(f"{address}meetings/2024-03-05/")
        page.close()


def test_without_scripts_it_leads_to_the_page(browser: Browser, tmp_path: Path) -> None:
    with served(moved(tmp_path)) as address:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}meetings/2024-02-27/#item-2-p1")
        expect(page).to_have_url(f"{address}meetings/2024-03-05/")
        context.close()

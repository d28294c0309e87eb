"""Every kind of page, in the real site and the invented town, passes every check; and so do its files."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from minutebook.outputs import addresses
from tests.browser.conftest import served
from tests.review.checks import CHECKS, EVERYWHERE
from tests.review.engines import nu
from tests.review.faults import FAULTS, IN_FILES, MEETING, Fault
from tests.review.kinds import KINDS, Kind
from tests.review.visit import Change, Visit
from tests.sites import EXAMPLES, build

pytestmark = pytest.mark.browser

IN_TOWN = ("home", "meeting", "theme", "themes", "actions", "action", "forward-plan", "papers", "corrections")
"""Kinds of page that show more in the town than the real minutes have: other states, gaps, corrections."""
SLOW = {"ring", "paper", "alone", "skip", "same_footer"}
"""Checks of what the style sheet does on every page alike, which the real site's pages have passed."""


def found(visit: Visit, names: Iterator[str] | set[str]) -> list[str]:
    """Run checks on a page and close it."""
    try:
        return [f"{name}: {fault}" for name in names for fault in CHECKS[name](visit)]
    finally:
        visit.close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_of_the_real_site_passes_every_check(browser: Browser, site_address: str, kind: Kind) -> None:
    assert kind.real is not None
    names = set(EVERYWHERE) | ({"first_screen"} if kind.name == "home" else set())
    assert found(Visit(browser, site_address, kind.real, kind.heading), names) == []


@pytest.mark.parametrize("name", IN_TOWN)
def test_a_page_of_the_town_passes_the_checks_of_what_it_shows(browser: Browser, town_address: str, name: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    assert kind.town is not None
    assert found(Visit(browser, town_address, kind.town), set(EVERYWHERE) - SLOW) == []


@pytest.mark.parametrize("address", ["", "meetings/", "meetings/2024-05-07/", "actions/", "themes/"])
def test_a_site_without_a_meeting_passes_too(browser: Browser, hamlet_address: str, address: str) -> None:
    # Its foot has no links to pages that nobody has written there.
    names = set(EVERYWHERE) - SLOW
    assert found(Visit(browser, hamlet_address, address), names) == []


def test_the_officers_guide_passes_every_check(browser: Browser, tmp_path: Path) -> None:
    site = build(EXAMPLES / "town", tmp_path / "site", "--handbook")
    with served(site) as address:
        visit = Visit(browser, address, addresses.HANDBOOK, "Officers' guide: how a meeting is written")
        # Public pages have no pictures and need three requests; the guide shows screens.
        assert found(visit, set(EVERYWHERE) - SLOW - {"pictures"}) == []
    assert nu([site / addresses.HANDBOOK / "index.html"]) == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "series/",
        "series/planning/",
        "themes/barns/",
        "meetings/2023-10-03/",
        "actions/",
        "meetings/",
        "meetings/2024-04-09-planning/",
        "meetings/2024-02-06/",
        "decisions/",
    ],
)
def test_a_site_of_several_series_passes_too(browser: Browser, county_address: str, address: str) -> None:
    assert found(Visit(browser, county_address, address), set(EVERYWHERE) - SLOW) == []


def test_the_register_and_the_search_show_one_series_alone(browser: Browser, county_address: str) -> None:
    page = browser.new_page()
    page.goto(f"{county_address}actions/?series=licensing")
    expect(page.locator("#register_status")).to_contain_text("6 of 13 actions: Licensing Committee")
    assert page.locator(".register-entry:visible th a").all_inner_texts() == [
        "PCC to keep boats out of barns.",
        "PDW to count the boats.",
        "PCC to mend the boat.",
        "PCC and PDW to count the boats.",
        # Raised by minutes that are not published, and reported on in this series.
        "PCC to feed the ducks under a boat.",
        "PDW to paint the boat.",
        "2022-09-06/A2: PCC and PDW to count the boats.",
    ]
    page.goto(f"{county_address}search/?q=boats&series=planning")
    results = page.locator("#search_results")
    expect(results).to_contain_text("There were boats in barns.")
    expect(results).not_to_contain_text("There were boats.")
    page.close()


def test_every_template_of_a_page_is_a_kind(real_site: Path) -> None:
    templates = {path.stem for path in (Path(__file__).parents[2] / "templates" / "pages").glob("*.html")}
    # A page that has moved sends its reader on at once, and only its file is checked. The hamlet has the second, the
    # third is made where it is asked for, and the county has those of series, of decisions, of questions and of
    # meetings not held.
    assert {kind.name for kind in KINDS} == templates - {
        "moved",
        "withdrawn",
        "handbook",
        "series",
        "several-series",
        "unheld",
        "decisions",
        "questions",
    }
    assert real_site.is_dir()


def _planting(fault: Fault) -> tuple[Change, list[str]]:
    """Give what changes texts on their way, and the list of addresses that it did change."""
    planted: list[str] = []

    def change(url: str, text: str) -> str:
        path = url.partition("?")[0]
        kind = path.rpartition(".")[2] if path.endswith((".css", ".js")) else "html"
        changed = fault.plant(kind, text)
        if changed != text:
            planted.append(url)
        return changed

    return change, planted


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught_by_name(browser: Browser, site_address: str, fault: Fault) -> None:
    change, planted = _planting(fault)
    heading = next(kind.heading for kind in KINDS if kind.real == fault.address)
    noticed = found(Visit(browser, site_address, fault.address, heading, change), {fault.caught_by})
    assert planted, "the fault was not planted: the page or the style sheet has changed"
    assert noticed, f"{fault.caught_by} did not notice"


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_can_still_be_planted(real_site: Path, fault: Fault) -> None:
    """A change of the pages may leave a fault without a place, and then nothing is proved by it."""
    texts = [("html", (real_site / addresses.file_of(fault.address)).read_text(encoding="utf-8"))]
    for kind in ("css", "js"):
        texts += [(kind, path.read_text(encoding="utf-8")) for path in (real_site / "assets").glob(f"*.{kind}")]
    assert [kind for kind, text in texts if fault.plant(kind, text) != text]


def test_there_are_many_faults_and_every_check_has_one() -> None:
    assert len(FAULTS) + len(IN_FILES) >= 40
    assert {fault.caught_by for fault in FAULTS} == set(CHECKS)
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


# ---- Files -------------------------------------------------------------------------------------------------------


def test_the_nu_html_checker_finds_nothing(
    real_site: Path, town_site: Path, hamlet_site: Path, county_site: Path
) -> None:
    sites = (real_site, town_site, hamlet_site, county_site)
    assert nu([path for site in sites for path in site.rglob("*.html")]) == []


def test_faults_planted_in_files_are_named_by_the_nu_html_checker(real_site: Path, tmp_path: Path) -> None:
    page = (real_site / MEETING / "index.html").read_text(encoding="utf-8")
    for name, _, plant in IN_FILES:
        assert plant(page) != page, name
        (tmp_path / f"{name.replace(' ', '-')}.html").write_text(plant(page), encoding="utf-8")
    said = nu(sorted(tmp_path.iterdir()))
    for name, words, _ in IN_FILES:
        assert any(f"{name.replace(' ', '-')}.html" in line and words in line for line in said), (name, said)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_screen_reader_is_told_what_it_was_told_before(
    browser: Browser, town_address: str, kind: Kind, request: pytest.FixtureRequest
) -> None:
    assert kind.town is not None
    visit = Visit(browser, town_address, kind.town)
    with visit.open() as page:
        # The port of the tests' own server is another one every time.
        told = page.locator("body").aria_snapshot().replace(town_address, "/") + "\n"
    golden = EXAMPLES / "aria" / f"{kind.name}.yaml"
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")

"""Minutes that were taken back: their addresses stay, and nothing rests on them."""

from pathlib import Path

import pytest

from tests.reading import find, pages, text, tree
from tests.sites import SMALLEST, Workbench, build

RAISED = (
    "---\ntitle: Early Panel\ndate: 2024-01-30\nwithdrawn: {date: 2024-03-11, reason: Notes of another panel.}\n"
    "aliases: [old.html]\nattendance: {present: [{name: Ada Example, role: Chief}]}\n"
    "actions:\n  - {id: A1, text: Council to count geese., owners: [council]}\n---\n\n## 1. Geese\n\nOf geese.\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small site whose first meeting was withdrawn."""
    bench = Workbench(tmp_path_factory.mktemp("withdrawn"))
    bench.copy(SMALLEST)
    bench.write("meetings/2024-01-30.md", RAISED)
    bench.meeting("accepts: [{meeting: 2024-01-30}]\n")
    return build(bench.content, bench.folder / "site")


def said(site: Path, address: str) -> str:
    path = site / address
    return text(find(tree(path if path.suffix else path / "index.html"), "page_main"))


@pytest.mark.parametrize("address", ["meetings/2024-01-30", "meetings/2024-01-30/citations", "actions/2024-01-30-a1"])
def test_every_address_shows_the_notice(site: Path, address: str) -> None:
    assert "Withdrawn on 11 March 2024. Notes of another panel." in said(site, address)


def test_an_old_address_still_leads_there(site: Path) -> None:
    assert "meetings/2024-01-30/" in (site / "old.html").read_text(encoding="utf-8")


def test_no_word_of_it_is_published_anywhere(site: Path) -> None:
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in {".html", ".json", ".csv", ".xml", ".bib", ".ics", ".txt"}:
            assert "geese" not in path.read_text(encoding="utf-8"), path


def test_lists_name_it_as_withdrawn(site: Path) -> None:
    assert "Withdrawn Early Panel, 30 January 2024 (withdrawn)" in said(site, "meetings")
    assert "Early Panel, 30 January 2024 (withdrawn) were accepted" in said(site, "meetings/2024-02-27")


def test_nothing_rests_on_it(site: Path) -> None:
    assert "1 meeting" not in said(site, "meetings/2024-02-27")
    assert "Not known: no earlier minutes are published here." in said(site, "meetings/2024-02-27")
    assert "Invented Panel, 27 February 2024" in said(site, "")
    for path in pages(site):
        if "2024-01-30" not in path.as_posix():
            assert "2024-01-30-a1" not in path.read_text(encoding="utf-8"), path


def test_who_follows_the_feed_learns_it(site: Path) -> None:
    feed = (site / "feed.xml").read_text(encoding="utf-8")
    assert "Withdrawn: Early Panel, 30 January 2024" in feed
    assert "2024-03-11T" in feed


def test_a_later_report_on_its_action_must_give_the_words(smallest: Workbench) -> None:
    smallest.write("meetings/2024-01-30.md", RAISED)
    smallest.meeting("updates: [{action: 2024-01-30/A1, status: complete}]\n")
    assert smallest.codes() != []
    smallest.meeting("updates: [{action: 2024-01-30/A1, status: complete, text: Council to count geese.}]\n")
    assert [problem for problem in smallest.problems() if problem.severity.value == "error"] == []


def test_its_body_may_be_empty(smallest: Workbench) -> None:
    smallest.meeting("withdrawn: {date: 2024-03-11, reason: All of it was wrong.}\n", "")
    assert "empty-body" not in smallest.codes()

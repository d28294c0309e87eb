"""A record of sixty invented meetings: pages that can be read, and one changed word that makes little anew."""

import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from minutebook import prose
from minutebook.cli import remembering
from minutebook.outputs import Unit, templating
from minutebook.pipeline import produce
from tests.bench.corpus import write_corpus
from tests.reading import text, tree
from tests.sites import Workbench, run

pytestmark = [pytest.mark.large, pytest.mark.xdist_group("sixty")]

SIXTY = 60


@pytest.fixture(scope="module")
def sixty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("sixty")
    write_corpus(folder / "content", SIXTY)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr(remembering, "FOLDER", folder / "memory")
        assert run("build", "--no-search").status == 0
        yield Workbench(folder)


def pages(bench: Workbench) -> dict[str, Path]:
    site = bench.folder / "site"
    return {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}


def test_no_page_but_a_meetings_own_and_its_citations_is_large(sixty: Workbench) -> None:
    """DESIGN.md, Weight: 150 KB, 25 KB compressed."""
    for name, path in pages(sixty).items():
        if not name.startswith("meetings/"):
            written = path.read_bytes()
            assert len(written) <= 150_000, name
            assert len(gzip.compress(written)) <= 25_000, name


def test_a_meeting_is_a_dozen_light_files(sixty: Workbench) -> None:
    """Its own and the pages of its seven actions; the search, which is shared, is not among them."""
    site = sixty.folder / "site"
    files = [path for path in (site / "meetings").glob("*-*-*/**/*") if path.is_file()]
    files += (site / "actions").glob("*-a?/index.html")
    assert len(files) == 12 * SIXTY
    assert sum(path.stat().st_size for path in files) <= 165_000 * SIXTY


def test_the_register_begins_with_what_is_open_and_has_every_action_once_by_year(sixty: Workbench) -> None:
    found = pages(sixty)
    first = tree(found["actions"])
    assert "All of them stand on pages by year" in text(first)
    states = {text(row) for row in first.iter("tr") if row.get("class") == "register-entry"}
    assert len(states) == 60
    assert not any("Complete" in state for state in states)
    years = [name for name in found if name.startswith("actions/") and not name[-3:].partition("a")[2].isdigit()]
    references = Counter(
        next(text(part) for part in row.iter() if part.get("class") == "reference")
        for name in years
        for row in tree(found[name]).iter("tr")
        if row.get("class") == "register-entry"
    )
    assert len(references) == 7 * SIXTY
    assert set(references.values()) == {1}
    assert "Only April to June 1950 is shown here" in text(tree(found["actions/1950-q2"]))
    assert "1950 has too much for one page" in text(tree(found["actions/1950"]))


def test_a_theme_begins_with_the_latest_and_leads_to_its_years(sixty: Workbench) -> None:
    found = pages(sixty)
    whole = [name for name in found if name.startswith("themes/anti-social-behaviour/")]
    assert len(whole) > 3
    root = tree(found["themes/anti-social-behaviour"])
    links = {str(link.get("href")).strip("/") for link in root.iter("a")}
    assert {name.rpartition("/")[2] for name in whole} - links == {
        *("1950", "1950-q1", "1950-q2", "1950-q3", "1950-q4"),
    }, "which lead on to their months"
    assert "When it was examined" in text(root)
    assert "When it was examined" not in text(tree(found[whole[0]]))


def test_a_changed_word_makes_little_anew(sixty: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: how much is read, printed and written where one passage of sixty meetings is another."""
    parsed: list[str] = []
    printed: list[str] = []
    made: list[str] = []
    parse, page, make = prose.parse, templating.Press.page, produce.Producer._make

    def parsing(body: str, file: str, *more: Any) -> object:  # noqa: ANN401 (what the function takes)
        parsed.append(file)
        return parse(body, file, *more)

    def printing(self: templating.Press, template: str, *more: object, **view: object) -> object:
        printed.append(template)
        return page(self, template, *more, **view)  # type: ignore[arg-type]  # what the caller gave

    def making(self: produce.Producer, units: list[Unit], number: int) -> produce.Made:
        made.append(units[number].name)
        return make(self, units, number)

    monkeypatch.setattr(prose, "parse", parsing)
    monkeypatch.setattr(templating.Press, "page", printing)
    monkeypatch.setattr(produce.Producer, "_make", making)
    (path,) = (sixty.content / "meetings").glob("1950-06-27.md")
    path.write_text(path.read_text(encoding="utf-8").replace("The notes were accepted.", "The notes were taken.", 1))
    before = {each: each.stat().st_mtime_ns for each in (sixty.folder / "site").rglob("*") if each.is_file()}
    ran = run("build", "--no-search", "--jobs", "1")
    assert ran.status == 0, ran.err
    after = {each: each.stat().st_mtime_ns for each in (sixty.folder / "site").rglob("*") if each.is_file()}
    assert [name for name in parsed if "/meetings/" in name] == ["content/meetings/1950-06-27.md"]
    assert len(before) > 1000
    assert len(made) <= 110, sorted(made)
    assert len(printed) <= 110
    assert Counter(printed)["meeting"] <= 12
    assert before.keys() == after.keys()
    assert sum(before[each] != after[each] for each in before) <= 30

"""Long lists say nothing of the whole record that holds for a part alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import find, text, tree
from tests.sites import SMALLEST, Workbench, run

MANY = 40


def meeting(day: str, actions: int, *, closes: str = "", future: int = 0, role: bool = False) -> str:
    listed = "".join(
        f"  - {{id: A{number}, item: 1, owners: [council], text: Council to count {number} herons on {day}.}}\n"
        for number in range(1, actions + 1)
    )
    facts = f"actions:\n{listed}" if actions else ""
    if closes:
        facts += "updates:\n" + "".join(
            f"  - {{action: {closes}/A{number}, status: complete}}\n" for number in range(1, MANY + 1)
        )
    if future:
        facts += "future_items:\n" + "".join(f"  - title: Herons {number} of {day}\n" for number in range(future))
    if role:
        facts += "attendance:\n  present:\n    - {name: Ada Example, role: Chair}\n"
    return (
        f"---\ntitle: Invented Panel of {day}\ndate: {day}\n{facts}---\n\n## 1. Herons\n\nThere were herons on {day}.\n"
    )


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, str]], Path]:
    bench = Workbench(tmp_path)
    bench.copy(SMALLEST)
    monkeypatch.chdir(tmp_path)
    for path in (bench.content / "meetings").iterdir():
        path.unlink()

    def built(files: dict[str, str]) -> Path:
        for day, written in files.items():
            (bench.content / "meetings" / f"{day}.md").write_text(written, encoding="utf-8")
        ran = run("build", "--no-search", "--no-cache")
        assert ran.status == 0, ran.err
        return tmp_path / "site"

    return built


def days(number: int) -> list[str]:
    return [f"{2015 + count // 10}-{count % 10 + 1:02}-05" for count in range(number)]


def test_a_long_register_with_older_open_actions_does_not_say_that_all_are_new(long: Callable[..., Path]) -> None:
    site = long({day: meeting(day, 20) for day in days(12)})
    said = text(tree(site / "actions/index.html"))
    assert "240 actions: 240 open" in said
    assert "All that are not finished were raised" not in said
    # It begins with what is not finished, and not with the latest meetings alone.
    assert "The latest are shown here." in said
    assert "Open (the latest 60 of 240)" in said
    assert "The oldest 30 of 240 actions that are not finished." in said
    assert "No published minutes record an action" not in said


def test_a_long_register_with_nothing_open_says_so(long: Callable[..., Path]) -> None:
    first = days(5)
    files = {day: meeting(day, MANY) for day in first}
    files |= {f"2020-0{at}-05": meeting(f"2020-0{at}-05", 0, closes=day) for at, day in enumerate(first, 1)}
    said = text(tree(long(files) / "actions/index.html"))
    assert "200 actions: 200 complete" in said
    assert "None is open, in progress or reopened." in said
    assert "No published minutes record an action" not in said
    part = text(tree(Path("site") / "actions/2015-q1/index.html"))
    assert "200 actions" not in part
    assert "Those that meetings of January to March 2015 raised" in part


def test_a_long_forward_plan_counts_what_it_shows(long: Callable[..., Path]) -> None:
    site = long({day: meeting(day, 0, future=30) for day in days(12)})
    assert "Not yet taken up (360 in all)" in text(tree(site / "forward-plan/index.html"))
    said = [text(tree(path)) for path in sorted((site / "forward-plan").glob("*/index.html"))]
    # A year that has outgrown its page counts nothing, and says nothing of what is not there.
    outgrown = [words for words in said if "has too much for one page" in words]
    assert outgrown
    assert not any("taken up" in words for words in outgrown)
    counted = [words.partition("Not yet taken up (")[2].partition(")")[0] for words in said if words not in outgrown]
    assert sum(map(int, counted)) == 360


def test_meetings_of_one_title_are_listed_by_day_with_what_each_was_about(long: Callable[..., Path]) -> None:
    same = meeting("2020-01-05", 0).replace("Invented Panel of 2020-01-05", "Invented Panel")
    files = {day: same.replace("2020-01-05", day).replace("Herons", f"Herons of {day}") for day in days(30)}
    root = tree(long(files) / "meetings/index.html")
    entries = [text(entry) for entry in find(root, "page_main").iter("li") if "item" in text(entry)]
    assert len(entries) == 30
    assert entries[0] == "5 October 2017: 1 item, no actions Herons of 2017-10-05"
    assert len(set(entries)) == 30


def test_many_meetings_are_listed_by_years_and_years_keep_their_places(long: Callable[..., Path]) -> None:
    files = {day: meeting(day, 0) for day in (f"{2000 + n // 12}-{n % 12 + 1:02}-05" for n in range(150))}
    site = long(files)
    root = tree(site / "meetings/index.html")
    headed = {element.get("id") for element in root.iter("h2")}
    assert {"year-2012", "year-2011"} <= headed
    assert "year-2000" not in headed
    assert "2000" in text(find(root, "year-2000"))
    assert text(tree(site / "meetings/2000/index.html")).count("1 item, no actions") == 12


def test_many_decisions_and_questions_stand_by_year(long: Callable[..., Path]) -> None:
    files = {}
    for day in days(12):
        decided = "".join(
            f"  - {{id: D{n}, item: 1, text: Herons {n} to stay., outcome: agreed}}\n" for n in range(1, 11)
        )
        asked = "".join(f"  - {{passage: item-1-p{n}, words: Ada asked how many there were}}\n" for n in range(2, 22))
        written = meeting(day, 0).replace("---\n\n## 1.", f"decisions:\n{decided}questions:\n{asked}---\n\n## 1.")
        told = "".join(
            f"It was agreed that Herons {n} to stay. Ada asked how many there were on {day}?\n\n" for n in range(21)
        )
        files[day] = f"{written}\n{told}"
    site = long(files)
    for name, part in (("decisions", "2015"), ("questions", "2015-q1")):
        assert (site / name / part / "index.html").is_file()
        assert "By year" in {nav.get("aria-label") for nav in tree(site / name / "index.html").iter("nav")}
        assert (site / name / "index.html").stat().st_size < 150_000
    assert text(tree(site / "decisions/2016/index.html")).count("to stay.") == 20


def test_what_the_latest_meetings_left_alone_is_told_where_the_register_leads_to_it(long: Callable[..., Path]) -> None:
    """The first page of a theme, an owner and a place has the old actions, though no meeting on it raised one."""
    many = [f"{2000 + n // 12}-{n % 12 + 1:02}-05" for n in range(130)]
    item = "items:\n  1: {themes: [ducks]}\n"
    files = {
        day: meeting(day, 2 if day == many[0] else 0).replace("---\n\n## 1.", f"{item}---\n\n## 1.") for day in many
    }
    site = long(files)
    for page in ("themes/ducks", "organisations/council"):
        root = tree(site / page / "index.html")
        assert f"{many[0]}-a1" in {str(link.get("href")).strip("./").rpartition("/")[2] for link in root.iter("a")}
        assert find(root, "page_actions") is not None
    assert "Here: 2 not finished, of 2 in all; the others stand" in text(tree(site / "themes/ducks/index.html"))


def test_lists_of_meetings_name_nothing_that_was_put_off(long: Callable[..., Path]) -> None:
    held = meeting("2020-01-05", 0).replace(
        "---\n\n## 1.", "items:\n  2: {deferred: true}\n  3: {withdrawn: true}\n---\n\n## 1."
    )
    cancelled = meeting("2020-02-05", 0).replace(
        "date: 2020-02-05", "date: 2020-02-05\nstatus: cancelled\nreason: Snow."
    )
    more = "\n## 2. Budget\n\nDeferred.\n\n## 3. Ferry\n\nWithdrawn.\n"
    site = long({"2020-01-05": f"{held}{more}", "2020-02-05": cancelled.partition("## 1.")[0] + "## 1. Lamps\n"})
    said = text(find(tree(site / "meetings/index.html"), "page_main"))
    assert "5 January 2020: 3 items, no actions Herons" in said
    for absent in ("Budget", "Ferry", "Lamps"):
        assert absent not in said


def test_a_chair_without_any_other_mark_stands_on_a_page_of_a_long_list(
    long: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minutebook.outputs.pages.people.PASSAGES", 3)
    listed = "attendance:\n  present:\n    - {name: Ada Example, role: Chair}\n"
    files = {day: meeting(day, 0).replace("---\n\n## 1.", f"{listed}---\n\n## 1.") for day in days(8)}
    files["2014-01-05"] = meeting("2014-01-05", 0).replace("date: 2014-01-05", "date: 2014-01-05\nchair: Ada Example")
    people = Path("content/people.yaml")
    people.write_text("ada-example:\n  name: Ada Example\n  public_role: true\n", encoding="utf-8")
    site = long(files)
    pages = (site / "people/ada-example").glob("*/index.html")
    assert sum("5 January 2014: No role minuted (in the chair)" in text(tree(path)) for path in pages) == 1

"""Long lists say nothing of the whole record that holds for a part alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import text, tree
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
    assert "All that are open were raised" not in said
    assert "The 30 actions that are open longest, of 240." in said
    assert "No published minutes record an action" not in said


def test_a_long_register_with_nothing_open_says_so(long: Callable[..., Path]) -> None:
    first = days(5)
    files = {day: meeting(day, MANY) for day in first}
    files |= {f"2020-0{at}-05": meeting(f"2020-0{at}-05", 0, closes=day) for at, day in enumerate(first, 1)}
    said = text(tree(long(files) / "actions/index.html"))
    assert "200 actions: 200 complete" in said
    assert "None is open." in said
    assert "No published minutes record an action" not in said
    part = text(tree(Path("site") / "actions/2015-q1/index.html"))
    assert "200 actions" not in part
    assert "Those that meetings of January to March 2015 raised" in part


def test_a_long_forward_plan_counts_what_it_shows(long: Callable[..., Path]) -> None:
    site = long({day: meeting(day, 0, future=30) for day in days(12)})
    assert "Not yet taken up (360 in all)" in text(tree(site / "forward-plan/index.html"))
    parts = sorted((site / "forward-plan").glob("*/index.html"))
    counted = [int(text(tree(path)).partition("Not yet taken up (")[2].partition(")")[0]) for path in parts]
    assert sum(counted) == 360

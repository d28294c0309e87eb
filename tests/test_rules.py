"""Every rule is broken once, in a file of its own, and says exactly what tests/examples/broken expects."""

import ast
from collections.abc import Callable

import pytest

from minutebook.pipeline.read import TEXT_LIMIT
from minutebook.pipeline.validate.papers import HEAVY
from minutebook.rulebook import RULES
from tests.sites import BROKEN, ROOT, Workbench, run


def _names_clash(bench: Workbench) -> None:
    # Made here and not kept as files: some disks cannot hold both.
    bench.write("pages/caf\u00e9.md", "---\ntitle: One\n---\n\nWords.\n")
    bench.write("pages/cafe\u0301.md", "---\ntitle: Two\n---\n\nWords.\n")


def _file_too_large(bench: Workbench) -> None:
    bench.meeting(body="quack " * (TEXT_LIMIT // 6 + 1))


def _too_many_values(bench: Workbench) -> None:
    bench.meeting(facts="aliases: [" + "a," * 50_001 + "]\n")


def _odd_name(bench: Workbench) -> None:
    bench.write("papers/two\nlines.csv", "a,b\n")


def _no_minutes(bench: Workbench) -> None:
    bench.content.joinpath("meetings").rename(bench.content / "minutes")


def _paper_heavy(bench: Workbench) -> None:
    bench.meeting("items: {1: {papers: [{title: Count, file: count.csv}]}}\n")
    bench.write("papers/count.csv", "a\n" * (HEAVY // 2 + 1))


MADE: dict[str, Callable[[Workbench], None]] = {
    "names-clash": _names_clash,
    "odd-name": _odd_name,
    "no-minutes": _no_minutes,
    "file-too-large": _file_too_large,
    "paper-heavy": _paper_heavy,
    "too-many-values": _too_many_values,
}
"""Mistakes that are too large, or too odd for some disks, to keep as files."""


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_broken_rule_says_what_is_expected(code: str, smallest: Workbench, request: pytest.FixtureRequest) -> None:
    example = BROKEN / code
    smallest.copy(example)
    for name in ("expected.txt", "REMOVE", "PUBLISHED"):
        (smallest.content / name).unlink(missing_ok=True)
    if (example / "REMOVE").is_file():
        (smallest.content / (example / "REMOVE").read_text(encoding="utf-8").strip()).unlink()
    if code in MADE:
        MADE[code](smallest)
    published = example / "PUBLISHED"
    said = run("check", *(["--published", str(published)] if published.is_file() else [])).out
    if request.config.getoption("--golden"):
        (example / "expected.txt").write_text(said, encoding="utf-8")
    assert f"[{code}]" in said
    assert said == (example / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert sorted(path.name for path in BROKEN.iterdir()) == sorted(RULES)


def test_every_rule_is_used_in_the_code_and_every_code_used_is_a_rule() -> None:
    written = {
        node.value
        for path in (ROOT / "minutebook").rglob("*.py")
        if path.parent.name != "rulebook"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(RULES) <= written


def test_the_smallest_content_has_no_problem(smallest: Workbench) -> None:
    assert smallest.problems() == []

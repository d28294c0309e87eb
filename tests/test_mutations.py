"""Each kind of change is made, one at a time, and only inside functions."""

from pathlib import Path

import pytest

from tests.mutations import mutants


def changes(path: Path, text: str) -> list[str]:
    path.write_text(text, encoding="utf-8")
    return [mutant.change for mutant in mutants(path)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a < b", ["a < b -> a <= b"]),
        ("a == b", ["a == b -> a != b"]),
        ("a in b", ["a in b -> a not in b"]),
        ("a and b", ["a and b -> a or b"]),
        ("not a", ["not a -> a"]),
        ("a + b", ["a + b -> a - b"]),
        ("a[1]", ["1 -> 2"]),
        ("a['x']", ["'x' -> 'x!'"]),
        ("a[True]", ["True -> False"]),
        ("max(a)", ["max(a) -> min(a)"]),
        ("sorted(a, key=b)", ["sorted(a, key=b) -> sorted(a)"]),
        ("b if a else c", ["b if a else c -> b if not a else c"]),
    ],
)
def test_an_expression_is_changed(tmp_path: Path, line: str, expected: list[str]) -> None:
    found = changes(tmp_path / "one.py", f"def f(a, b, c):\n    d = {line}\n")
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("return a", "return a -> return None"),
        ("tell(a)", "tell(a) -> left out"),
        ("for b in a:\n        continue", "continue -> break"),
        ("if a:\n        b = c", "if a: -> if not a:"),
        ("sort = lambda x: (x.a, x.b)", "lambda x: (x.a, x.b) -> lambda x: (x.a,)"),
    ],
)
def test_a_statement_is_changed(tmp_path: Path, lines: str, expected: str) -> None:
    assert expected in changes(tmp_path / "one.py", f"def f(a):\n    {lines}\n")


def test_of_several_alike_each_is_known_apart(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text("def f(a):\n    b = a[0], a[0]\n", encoding="utf-8")
    assert [(mutant.change, mutant.again) for mutant in mutants(path)] == [("0 -> 1", 1), ("0 -> 1", 2)]


def test_what_stands_outside_functions_and_in_docstrings_stays(tmp_path: Path) -> None:
    text = (
        '"""A."""\nB = 1\n\n\nclass C:\n    """D."""\n\n    e: int = 1\n\n    def f(self) -> None:\n        """G."""\n'
    )
    assert changes(tmp_path / "one.py", text) == []


def test_a_mutant_is_the_module_with_one_change(tmp_path: Path) -> None:
    path = tmp_path / "one.py"
    path.write_text("def f(a):\n    return a < 1\n", encoding="utf-8")
    given = {}
    for mutant in mutants(path):
        space: dict[str, object] = {}
        exec(compile(mutant.tree, "one.py", "exec"), space)  # noqa: S102 (to see what the mutant does)
        function = space["f"]
        assert callable(function)
        given[mutant.change] = (function(0), function(1), function(2))
        assert (mutant.function, mutant.line) == ("f", 2)
    assert given == {
        "return a < 1 -> return None": (None, None, None),
        "a < 1 -> a <= 1": (True, True, False),
        "1 -> 2": (True, True, False),
    }

"""Mutations: the text of a module in, each small change to what its functions do out.

What stands outside functions (tables, patterns) is not changed, nor are docstrings and the words in f-strings.
"""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "minutebook"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One small change."""

    path: Path
    line: int
    last: int
    function: str
    change: str
    tree: ast.Module
    again: int = 1
    """Which of several alike in one function it is, from 1."""

    @property
    def name(self) -> str:
        """Name it, whatever line it has moved to."""
        which = f" (no. {self.again})" if self.again > 1 else ""
        return f"{self.path.relative_to(PACKAGE).as_posix()} {self.function}: {self.change}{which}"


_PAIRS: tuple[tuple[type[ast.cmpop], type[ast.cmpop]], ...] = (
    *((ast.Lt, ast.LtE), (ast.Gt, ast.GtE), (ast.Eq, ast.NotEq), (ast.In, ast.NotIn), (ast.Is, ast.IsNot)),
)
_COMPARED = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.BitOr: ast.BitAnd}
_EXTREMES = {"min": "max", "max": "min"}
_LEFT_OUT = {"key", "default", "reverse", "start"}
"""Arguments whose absence is a fault that is easily made."""


def _like(node: ast.AST, **parts: object) -> ast.AST:
    """Copy a node with other parts."""
    other = copy.copy(node)
    for name, part in parts.items():
        setattr(other, name, part)
    return other


def _operators(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(ops=[kind, *more]) if type(kind) in _COMPARED:
            yield _like(node, ops=[_COMPARED[type(kind)](), *more])
        case ast.BoolOp():
            yield _like(node, op=ast.And() if isinstance(node.op, ast.Or) else ast.Or())
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _COUNTED:
            yield _like(node, op=_COUNTED[type(node.op)]())


def _constants(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool(value)):
            yield _like(node, value=not value)
        case ast.Constant(value=int(value)):
            yield _like(node, value=value + 1)
        case ast.Constant(value=str(value)) if value:
            yield _like(node, value=f"{value}!")


def _calls(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Lambda(body=ast.Tuple(elts=[_, _, *_] as parts)):
            for at in range(len(parts)):
                yield _like(node, body=ast.Tuple([*parts[:at], *parts[at + 1 :]], ast.Load()))
        case ast.Call(func=ast.Name(id=name)) if name in _EXTREMES:
            yield _like(node, func=ast.Name(_EXTREMES[name], ast.Load()))
        case ast.Call() if any(word.arg in _LEFT_OUT for word in node.keywords):
            yield _like(node, keywords=[word for word in node.keywords if word.arg not in _LEFT_OUT])


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield _like(node, value=ast.Constant(None))
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            # The statement stays where nobody comes by, so that a generator remains one.
            yield ast.If(ast.Constant(value=False), [node], [])
        case ast.If() | ast.IfExp() if isinstance(node.test, ast.Name | ast.Call | ast.Attribute | ast.NamedExpr):
            yield _like(node, test=ast.UnaryOp(ast.Not(), node.test))


KINDS: tuple[Callable[[ast.AST], Iterator[ast.AST]], ...] = (_operators, _constants, _calls, _statements)
"""What may stand in the place of a node, by kind."""


def mutants(path: Path) -> Iterator[Mutant]:
    """Give every mutant of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen: Counter[tuple[str, str]] = Counter()
    for function, node, parent, name, at in _places(tree):
        before = ast.unparse(node)
        for other in (other for kind in KINDS for other in kind(node)):
            ast.copy_location(other, node)
            held = getattr(parent, name)
            new = [*held[:at], other, *held[at + 1 :]] if at is not None else other
            setattr(parent, name, new)
            mutated = ast.fix_missing_locations(copy.deepcopy(tree))
            setattr(parent, name, held)
            after = "left out" if isinstance(other, ast.If) and isinstance(node, ast.Expr) else ast.unparse(other)
            change = f"{_short(before)} -> {_short(after)}"
            last = node.test.end_lineno if isinstance(node, ast.If) else getattr(node, "end_lineno", None)
            seen[function, change] += 1
            first: int = node.lineno  # type: ignore[attr-defined]
            yield Mutant(path, first, last or first, function, change, mutated, seen[function, change])


def _short(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 90 else f"{line[:87]}..."


def _places(tree: ast.Module) -> Iterator[tuple[str, ast.AST, ast.AST, str, int | None]]:
    """Walk what stands inside functions: each node with its function, and where it hangs."""

    def walk(node: ast.AST, function: str, *, runs: bool) -> Iterator[tuple[str, ast.AST, ast.AST, str, int | None]]:
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list"):
                continue
            for at, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
                if not isinstance(child, ast.AST) or _is_docstring(child, at, name, node):
                    continue
                inside = isinstance(child, ast.FunctionDef | ast.ClassDef)
                called = f"{function}.{child.name}".lstrip(".") if inside else function  # type: ignore[attr-defined]
                if runs and not inside and not isinstance(node, ast.FormattedValue | ast.JoinedStr | ast.arguments):
                    yield function, child, node, name, at
                yield from walk(child, called, runs=isinstance(child, ast.FunctionDef) or (runs and not inside))

    yield from walk(tree, "", runs=False)


def _is_docstring(child: ast.AST, at: int | None, name: str, parent: ast.AST) -> bool:
    stands_first = name == "body" and isinstance(parent, ast.FunctionDef | ast.ClassDef | ast.Module)
    return stands_first and isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant) and at is not None

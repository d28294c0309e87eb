"""The walls of docs/architecture.md: who may import whom, who may print, write, or know the time."""

import ast
import sys
from pathlib import Path

import pytest

from tests.sites import ROOT

PACKAGE = ROOT / "minutebook"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}

DOORS = {
    "yaml": "minutebook.frontmatter",
    "defusedxml": "minutebook.officers.manuscripts.package",
    "markdown_it": "minutebook.prose",
    "rich": "minutebook.cli.terminal",
    "shtab": "minutebook.cli.completion",
    "pydantic": "minutebook.schema",
    "pydantic_core": "minutebook.schema",
    "jinja2": "minutebook.outputs.templating",
    "pagefind_bin": "minutebook.pipeline.index.service",
    "cbor2": "minutebook.pipeline.index.compact",
    "feedgenerator": "minutebook.outputs.feeds",
    "icalendar": "minutebook.outputs.calendar",
    "watchfiles": "minutebook.preview.watching",
}
SAFE_STRINGS = "markupsafe"
"""Jinja's type for text that is HTML already; whoever makes HTML must mark it."""

WRITERS = {"minutebook.pipeline.publish", "minutebook.pipeline.index", "minutebook.officers.filing"}
WRITING = {
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
    "replace",
    "rmtree",
    "copyfile",
    "copy2",
    "symlink_to",
}


def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by a relative name"
            found.add(str(node.module))
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def calls(module: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            named = node.func
            found.add(named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", ""))
    return found


@pytest.mark.parametrize("module", MODULES)
def test_one_library_has_one_door(module: str) -> None:
    outside = {name.partition(".")[0] for name in imports(module)} - sys.stdlib_module_names - {"minutebook"}
    for library in outside - {SAFE_STRINGS}:
        door = DOORS.get(library, "")
        assert module == door or module.startswith(f"{door}."), f"{module} imports {library}"
    if SAFE_STRINGS in outside:
        assert module.startswith("minutebook.outputs.")


@pytest.mark.parametrize("module", MODULES)
def test_nothing_imports_from_a_room_above_it(module: str) -> None:
    above = {
        "minutebook.problems": ("minutebook.",),
        "minutebook.model": (
            "minutebook.pipeline",
            "minutebook.outputs",
            "minutebook.schema",
            "minutebook.cli",
        ),
        "minutebook.outputs": ("minutebook.pipeline", "minutebook.cli", "minutebook.officers", "minutebook.preview"),
        "minutebook.pipeline": ("minutebook.cli", "minutebook.officers", "minutebook.preview"),
        "minutebook.officers": ("minutebook.preview",),
        "minutebook.pipeline.validate": ("minutebook.pipeline.relate", "minutebook.pipeline.render"),
        "minutebook.": ("minutebook.cli",),
    }
    for room, forbidden in above.items():
        inside = module == room or module.startswith(room if room.endswith(".") else f"{room}.")
        if inside and module != "minutebook.__main__" and not module.startswith("minutebook.cli"):
            assert not [name for name in imports(module) if name.startswith(forbidden)], (
                f"{module} reaches above {room}"
            )


@pytest.mark.parametrize("module", MODULES)
def test_only_the_command_line_prints_or_leaves(module: str) -> None:
    if module != "minutebook.__main__" and not module.startswith("minutebook.cli"):
        # The second process that render starts must end where its work does.
        allowed = {"_exit"} if module == "minutebook.pipeline.render" else set()
        assert not calls(module) & {"print", "input", "exit", "_exit"} - allowed


@pytest.mark.parametrize("module", MODULES)
def test_only_publishing_and_indexing_write_files(module: str) -> None:
    if not module.startswith(tuple(WRITERS)):
        writing = calls(module) & (WRITING - {"replace", "rename"})
        assert not writing, f"{module} writes: {writing}"
        # LibreOffice is looked for on the PATH, and nothing is written.
        assert "shutil" not in imports(module) or module == "minutebook.officers.manuscripts.office"


@pytest.mark.parametrize("module", MODULES)
def test_nothing_reads_the_clock_the_locale_the_environment_or_chance(module: str) -> None:
    if module == "minutebook.cli.terminal":
        return  # a progress bar is about time, and nothing of it is ever written
    assert not calls(module) & {
        "now",
        "today",
        "utcnow",
        "getenv",
        "strftime",
        "localtime",
        "time_ns",
        "monotonic",
        "uuid1",
        "uuid4",
        "getnode",
    }
    assert not imports(module) & {"random", "locale", "time", "secrets", "os.environ", "os.getenv"}
    names = {node.attr for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
    # A command is told by its environment where a git host wants a summary, and whether colours are wanted.
    assert "environ" not in names or module.startswith("minutebook.cli")


def test_no_room_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "base", "core", "lib"}
    for path in [*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*.py")]:
        assert path.stem not in drawers, path


@pytest.mark.parametrize("module", MODULES)
def test_every_module_opens_with_one_line_that_says_what_it_is(module: str) -> None:
    doc = ast.get_docstring(tree(module))
    assert doc
    assert doc.partition("\n")[0].endswith((".", ":"))


def test_the_house_is_described_room_by_room() -> None:
    described = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    for path in MODULES.values():
        name = path.relative_to(PACKAGE)
        word = f"{name.parent.name}/" if name.name == "__init__.py" and name.parent.name else name.name
        assert word in described, f"docs/architecture.md does not name {name}"


def test_build_py_has_no_logic_of_its_own() -> None:
    lines = (ROOT / "build.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 12
    assert Path(ROOT / "build.py").is_file()

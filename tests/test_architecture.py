"""The walls of docs/architecture.md: what each room may import and do (tests/walls.py), and no more."""

import ast
from pathlib import Path

import pytest

from tests.sites import ROOT
from tests.walls import DRAWERS, MODULES, PACKAGE, ROOMS, faults, idle, tree


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_and_does_only_what_its_room_may(module: str) -> None:
    assert faults(module, tree(module)) == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_may_do_what_it_does_not(room: str) -> None:
    assert idle(room) == []


def test_rooms_stand_above_what_they_import() -> None:
    """No circle: each room can be built when those that it imports are."""
    built: set[str] = set()
    while waiting := [room for room in ROOMS if room not in built]:
        ready = [room for room in waiting if set(ROOMS[room].imports.split()) <= built]
        assert ready, f"these import each other: {waiting}"
        built |= set(ready)


PLANTED = {
    "minutebook.model.planted": [
        ("from minutebook.officers.filing import file_report", "it imports minutebook.officers.filing.file_report"),
        ("from minutebook.preview import panel", "it imports minutebook.preview.panel"),
        ("import minutebook.preview.panel", "it imports minutebook.preview.panel"),
        ("from minutebook.pipeline.steps import load", "it imports minutebook.pipeline.steps.load"),
        ("from .. import cli", "it imports ..None.cli past its door"),
        ("import yaml", "it imports yaml past its door"),
        ("import requests", "it imports requests past its door"),
    ],
    "minutebook.schema.planted": [
        ("import os\nos.replace(a, b)", "it uses os.replace"),
        ("from os import replace\nreplace(a, b)", "it uses os.replace"),
        ("import os as system\nsystem.remove(a)", "it uses os.remove"),
        ("import os\nwrite = os", "it uses os"),
        ("import os\ngetattr(os, 'replace')(a, b)", "it uses os"),
        ("import io\nio.open(a, 'w')", "it uses io.open"),
        ("import shutil\nshutil.rmtree(a)", "it uses shutil.rmtree"),
        ("import subprocess\nsubprocess.run(a)", "it uses subprocess.run"),
        ("import urllib.request\nurllib.request.urlopen(a)", "it uses urllib.request.urlopen"),
        ("from urllib.request import urlopen", "it uses urllib.request.urlopen"),
        ("import socket\nsocket.socket()", "it uses socket.socket"),
        ("import random\nrandom.random()", "it uses random.random"),
        ("import time\ntime.time()", "it imports time.time past its door"),
        ("import locale\nlocale.setlocale(1)", "it uses locale.setlocale"),
        ("import os\nos.environ['A']", "it uses os.environ"),
        ("import uuid\nuuid.uuid4()", "it uses uuid.uuid4"),
        ("import importlib\nimportlib.import_module('os')", "it uses importlib.import_module"),
    ],
    "minutebook.prose.planted": [
        ("open(a, 'w')", "it writes"),
        ("open(a, mode='a')", "it writes"),
        ("open(a, how)", "it writes"),
        ("open(a)", "it reads"),
        ("path.open('w')", "it writes"),
        ("path.open(mode='r+')", "it writes"),
        ("path.open()", "it reads"),
        ("path.replace(other)", "it writes"),
        ("path.rename(other)", "it writes"),
        ("path.write_text('a')", "it writes"),
        ("path.unlink()", "it writes"),
        ("path.touch()", "it writes"),
        ("path.read_text()", "it reads"),
        ("path.exists()", "it reads"),
        ("print('a')", "it prints"),
        ("exit(1)", "it prints"),
        ("from datetime import date\ndate.today()", "it clock"),
        ("__import__('os')", "it __import__"),
        ("exec('import os')", "it exec"),
    ],
    "minutebook.names.planted": [
        ("from pathlib import os\nos.remove(a)", "it uses pathlib.os"),
        ("import pathlib\npathlib.os.remove(a)", "it uses pathlib.os.remove"),
        ("import contextlib\ncontextlib.sys.stdout.write('a')", "it uses contextlib.sys"),
        ("import pathlib\npathlib.os.environ['A']", "it uses pathlib.os.environ"),
        ("import gzip\ngzip.GzipFile(a, 'wb')", "it uses gzip.GzipFile"),
        ("Path('a').replace(target='b')", "it writes"),
        ("Path.replace(a, b)", "it writes"),
        ("w = Path.write_text\nw(a, 'b')", "it writes"),
        ("map(Path.unlink, a)", "it writes"),
        ("o = open\no(a, 'w')", "it writes"),
        ("p = print\np(a)", "it prints"),
        ("field(default_factory=date.today)", "it clock"),
        ("getattr(a, 'write_text')('b')", "it writes"),
        ("__builtins__['open']", "it __builtins__"),
        ("open(a, **{'mode': 'w'})", "it writes"),
    ],
    "minutebook.outputs.pages.planted": [
        ("from minutebook.pipeline.relate import relate", "it imports minutebook.pipeline.relate.relate"),
        ("from minutebook import schema", "it imports minutebook.schema"),
        ("from minutebook.outputs.opendata import shape", "it imports minutebook.outputs.opendata.shape"),
        ("path.read_bytes()", "it reads"),
    ],
    "minutebook.cli.planted": [("path.write_text('a')", "it writes"), ("import yaml", "past its door")],
    "minutebook.helpers": [("", "it lies in no room")],
}
"""Modules that would break a wall, where they would stand, and what is said of them."""


@pytest.mark.parametrize(
    ("module", "text", "said"),
    [(module, text, said) for module, texts in PLANTED.items() for text, said in texts],
)
def test_a_planted_module_is_refused(module: str, text: str, said: str) -> None:
    assert any(said in fault for fault in faults(module, ast.parse(text))), faults(module, ast.parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "from minutebook.problems import Problem",
        "'a'.replace('a', 'b')",
        "day.replace(year=2024)",
        "from dataclasses import replace\nreplace(a, b=1)",
        "import re\nre.compile('a')",
        "import xml.etree.ElementTree as ET\nET.Element('a')",
        "import urllib.parse\nurllib.parse.quote('a')",
        "from datetime import date\ndate(2024, 2, 27).isoformat()",
    ],
)
def test_what_only_looks_alike_is_let_pass(text: str) -> None:
    assert faults("minutebook.model.planted", ast.parse(text)) == []


def test_no_room_is_a_drawer() -> None:
    for path in [*PACKAGE.rglob("*"), *(ROOT / "tests").rglob("*.py")]:
        assert path.stem not in DRAWERS, path


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

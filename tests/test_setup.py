"""Set-up: what make installs is whole and fixed, whatever pip a machine has and whatever was released since."""

import base64
import ensurepip
import functools
import hashlib
import importlib.metadata
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.copies import git
from tests.sites import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {
    "site.txt": PROJECT["project"]["dependencies"],
    "dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
}
"""Each file of pins, and the requirements that it is made from."""
MACHINES = [
    {
        "python_version": python,
        "python_full_version": f"{python}.0",
        "platform_python_implementation": "CPython",
        "implementation_name": "cpython",
        **platform,
    }
    for python in ("3.11", "3.12", "3.13", "3.14", "3.15")
    for platform in (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "aarch64"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix", "platform_machine": "arm64"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
    )
]
NOT_HERE = {"colorama": ["0.4.6"]}
"""Packages for other systems, which cannot be asked here what they require, in the versions that require nothing."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A line of a lock."""

    version: str
    marker: Marker | None


def pins(lock: str) -> dict[str, Pin]:
    written = (ROOT / "requirements" / lock).read_text(encoding="utf-8").replace("\\\n", "")
    found: dict[str, Pin] = {}
    for line in (line for line in written.splitlines() if not line.lstrip().startswith("#")):
        requirement = Requirement(line.partition(" --hash")[0])
        exact = re.fullmatch(r"==([^*,]+)", str(requirement.specifier))
        assert exact, line
        assert re.findall(r"--hash=sha256:[0-9a-f]{64}(?= |$)", line), line
        found[canonicalize_name(requirement.name)] = Pin(exact[1], requirement.marker)
    return found


understood = functools.cache(Requirement)
"""What a requirement says; it is asked for each machine anew."""


@functools.cache
def required_by(name: str, version: str) -> list[str]:
    if version in NOT_HERE.get(name, []):
        return []
    installed = importlib.metadata.version(name)
    assert installed == version, f"{name} {installed} is installed and {version} is pinned: run make ready or make test"
    return importlib.metadata.requires(name) or []


def gaps(lock: dict[str, Pin], wanted: list[str], machine: dict[str, str]) -> tuple[list[str], set[str]]:
    """List what is required on a machine and not pinned for it; and name all that is required there."""
    faults: list[str] = []
    seen: set[tuple[str, str]] = set()
    waiting = [("pyproject.toml", text, "") for text in wanted]
    while waiting:
        why, text, extra = waiting.pop()
        requirement = understood(text)
        if requirement.marker and not requirement.marker.evaluate({**machine, "extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        pin = lock.get(name)
        if pin is None or (pin.marker and not pin.marker.evaluate(machine)):
            faults.append(f"{why} requires {text}")
        elif not requirement.specifier.contains(pin.version, prereleases=True):
            faults.append(f"{why} requires {text}, and {pin.version} is pinned")
        else:
            for wants in {"", *requirement.extras}:
                if (name, wants) not in seen:
                    seen.add((name, wants))
                    waiting += [(name, each, wants) for each in required_by(name, pin.version)]
    return faults, {name for name, _ in seen}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_all_that_its_packages_require_on_every_supported_machine(name: str) -> None:
    lock = pins(name)
    needed: set[str] = set()
    for machine in MACHINES:
        faults, reached = gaps(lock, LOCKS[name], machine)
        assert faults == [], machine
        needed |= reached
    assert set(lock) - needed == set(), "pinned, and required by nothing"


def test_a_gap_in_a_lock_is_noticed() -> None:
    lock, wanted = pins("dev.txt"), LOCKS["dev.txt"]
    without = {name: pin for name, pin in lock.items() if name != "coverage"}
    older = {**lock, "coverage": Pin("7.0.0", None)}
    elsewhere = {**lock, "iniconfig": Pin(lock["iniconfig"].version, Marker("sys_platform == 'win32'"))}
    said = [gaps(changed, wanted, MACHINES[0])[0] for changed in (without, older, elsewhere)]
    assert any("pytest-cov requires coverage[toml]" in fault for fault in said[0])
    assert any("and 7.0.0 is pinned" in fault for fault in said[1])
    assert any("pytest requires iniconfig" in fault for fault in said[2])


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_begins_with_the_command_that_makes_it(name: str) -> None:
    """Renovate runs it from there."""
    said = subprocess.run(["make", "-n", "-B", "lock"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    command = next(line for line in said.splitlines() if f"--output-file=requirements/{name}" in line)
    head = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()[1]
    assert head.removeprefix("#    uv ") == command.partition(" -m uv ")[2].replace("--quiet ", "")


def test_every_file_of_pins_is_one_of_those_tested() -> None:
    pips = {"pip-oldest.txt", "pip-newest.txt"}
    assert {path.name for path in (ROOT / "requirements").iterdir()} == {*LOCKS, *pips}
    assert PROJECT["project"]["requires-python"] == f">={MACHINES[0]['python_version']}"


# How make installs


def recipe(stamp: str) -> list[str]:
    """Give the words by which make installs a lock."""
    said = subprocess.run(
        ["make", "-n", "-B", f".venv/{stamp}.stamp"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return shlex.split(next(line for line in said.splitlines() if "pip install" in line))


def test_nothing_but_the_makefile_installs_and_it_resolves_and_builds_nothing() -> None:
    for stamp in ("site", "dev"):
        assert {"--no-deps", "--require-hashes", "--only-binary"} <= set(recipe(stamp))
    for name in git(ROOT, "ls-files", "-z").split("\0"):
        path = ROOT / name
        if (
            path.suffix in (".md", ".yml", ".yaml", ".sh", "")
            and path.is_file()
            and not name.startswith(("tests/", "docs/decisions/"))
        ):
            for line in path.read_text(encoding="utf-8").splitlines():
                if re.search(r"\b(pip|uv|npm|npx) (install|sync|ci)\b", line):
                    assert name == "Makefile", f"{name}: {line}"
                    assert "$(PINNED)" in line, line


def wheel(folder: Path, name: str, version: str, requires: tuple[str, ...] = ()) -> str:
    """Write a made-up package into a folder; gives its digest."""
    path = folder / f"{name}-{version}-py3-none-any.whl"
    inside = f"{name}-{version}.dist-info"
    files = {
        f"{name}.py": f"VERSION = {version!r}\n",
        f"{inside}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n"
        + "".join(f"Requires-Dist: {each}\n" for each in requires),
        f"{inside}/WHEEL": "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = ""
    for file, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        record += f"{file},sha256={digest},{len(text)}\n"
    with zipfile.ZipFile(path, "w") as packed:
        for file, text in {**files, f"{inside}/RECORD": f"{record}{inside}/RECORD,,\n"}.items():
            packed.writestr(file, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Shelf:
    """An index with newer releases of what a lock pins, and an empty environment to install into."""

    folder: Path

    @property
    def lock(self) -> Path:
        """Name the file of pins."""
        return self.folder / "lock.txt"

    def install(self, pip: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Install what is pinned, by a pip and the options of make."""
        python = self.folder / "venv" / "bin" / "python"
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        words = [str(python), *options, "--no-index", "--find-links", str(self.folder), "-r", str(self.lock)]
        return subprocess.run(
            words,
            env={**environment, "PYTHONPATH": str(pip), "PIP_CONFIG_FILE": os.devnull},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def installed(self) -> dict[str, str]:
        """Give what is there now: names and versions."""
        found = next(iter(self.folder.glob("venv/lib/python*/site-packages")))
        return dict(path.stem.split("-") for path in found.glob("*.dist-info"))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    made = Shelf(tmp_path)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    # As pytest-cov and coverage: the first asks for an extra of the second, which has a newer release.
    pinned = {
        "ducks": wheel(tmp_path, "ducks", "1.0", ("pond[more]>=1.0",)),
        "pond": wheel(tmp_path, "pond", "1.0", ('reeds; extra == "more"',)),
        "reeds": wheel(tmp_path, "reeds", "1.0"),
    }
    for name in pinned:
        wheel(tmp_path, name, "1.1", ("heron",) if name == "pond" else ())
    wheel(tmp_path, "heron", "3.0")
    made.lock.write_text("".join(f"{name}==1.0 --hash=sha256:{digest}\n" for name, digest in pinned.items()), "utf-8")
    return made


FETCHED = sorted((ROOT / ".venv" / "pips").glob("pip-*.whl"))
"""The oldest pip that a Python 3.11 came with, and the newest of today; make puts them there."""
OLD_PYTHON = sys.version_info < (3, 12)
_CAME_WITH_IT = sorted(
    path
    for folder in (Path(ensurepip.__file__).parent / "_bundled", Path("/usr/share/python-wheels"))  # Debian's is there
    for path in folder.glob("pip-*.whl")
)
PIPS = FETCHED if OLD_PYTHON else [*_CAME_WITH_IT[:1], *FETCHED[1:]]
"""The oldest and the newest that go with this Python: later ones do not run pip 22.3, and came with their own."""
MENDED = (23, 3)
"""The first pip that no longer resolves an extra which is pinned."""


def test_both_pips_are_there() -> None:
    pinned = {
        (ROOT / "requirements" / f"pip-{age}.txt").read_text(encoding="utf-8").split()[0].removeprefix("pip==")
        for age in ("oldest", "newest")
    }
    assert {path.name.split("-")[1] for path in FETCHED} >= pinned, "run make test, which fetches them"
    assert "22.3" in pinned
    assert len(PIPS) == 2


@pytest.mark.parametrize("pip", PIPS, ids=lambda path: path.name.split("-")[1])
def test_newer_releases_do_not_change_what_is_installed(shelf: Shelf, pip: Path) -> None:
    words = recipe("dev")
    options = words[1 : words.index("-r")]
    ran = shelf.install(pip, *options)
    assert ran.returncode == 0, ran.stderr
    assert shelf.installed() == {"ducks": "1.0", "pond": "1.0", "reeds": "1.0"}


def test_resolving_would_have_depended_on_them(shelf: Shelf) -> None:
    version = tuple(int(part) for part in PIPS[0].name.split("-")[1].split(".")[:2])
    if version >= MENDED:
        pytest.skip(f"the oldest pip that goes with this Python, {version[0]}.{version[1]}, has the fault mended")
    options = [word for word in recipe("dev") if word != "--no-deps"]
    ran = shelf.install(PIPS[0], *options[1 : options.index("-r")])
    assert ran.returncode != 0
    assert "must have their versions pinned" in ran.stderr


GROUPED = """import os
import pytest

@pytest.mark.parametrize("number", range(8))
@pytest.mark.xdist_group("ducks")
def test_ducks(number):
    with open("ran.txt", "a", encoding="utf-8") as ran:
        ran.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")

@pytest.mark.parametrize("number", range(8))
def test_reeds(number):
    pass
"""


def test_tests_of_a_group_run_in_one_process(tmp_path: Path) -> None:
    # pytest 9.2.0 does not look where pytest-xdist 3.8.0 writes the groups, and silently parts them.
    (tmp_path / "test_pond.py").write_text(GROUPED, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]", encoding="utf-8")
    words = [sys.executable, "-m", "pytest", "-p", "xdist", "-q", "-n", "2", "--dist", "loadgroup"]
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_DEBUG_TEMPROOT": str(tmp_path)}
    subprocess.run(words, cwd=tmp_path, env={**os.environ, **alone}, check=True)
    ran = (tmp_path / "ran.txt").read_text(encoding="utf-8").split()
    assert len(ran) == 8
    assert len(set(ran)) == 1

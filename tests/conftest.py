"""Fixtures: the real site and the invented town, built once for all tests, and a small site to break."""

import gc
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites import COUNTY, HAMLET, REAL, SMALLEST, TOWN, Workbench, build

# Timing belongs to benchmarks: a busy machine must not fail a property.
settings.register_profile("minutebook", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("minutebook")

LONGEST = 80
"""Characters of a text in the name of a test."""

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Tests that a shell runs in the background ignore Ctrl-C, and what they start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `make golden` write the expected messages anew."""
    parser.addoption("--golden", action="store_true", help="write the expected files instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what one process has to do by itself. pytest-xdist puts groups of several tests first; this all."""
    items.sort(key=lambda item: item.get_closest_marker("xdist_group") is None)


def pytest_collection_finish() -> None:
    """Let the collector of garbage leave alone what lives until the end: it would walk all tests again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name a test after the beginning of a long text: names are told between processes, and read by people."""
    return ascii(val[:LONGEST])[1:-1] + "..." if isinstance(val, str) and len(val) > LONGEST else None


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real content with its search."""
    return build(REAL, tmp_path_factory.mktemp("real") / "site")


@pytest.fixture(scope="session")
def town_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented town with its search."""
    return build(TOWN, tmp_path_factory.mktemp("town") / "site")


@pytest.fixture(scope="session")
def hamlet_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented hamlet: no minutes but some that were withdrawn, and nothing in any register."""
    return build(HAMLET, tmp_path_factory.mktemp("hamlet") / "site")


@pytest.fixture(scope="session")
def county_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the invented county, which has three series of meetings."""
    return build(COUNTY, tmp_path_factory.mktemp("county") / "site")


@pytest.fixture
def smallest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Give a copy of the smallest content to change, in an empty folder that is the current one."""
    bench = Workbench(tmp_path)
    bench.copy(SMALLEST)
    monkeypatch.chdir(tmp_path)
    return bench

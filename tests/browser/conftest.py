"""A browser, and both sites on a server of their own: at a root and under a sub-path."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from minutebook.outputs.headers import FOR_ALL
from tests.browser.chromium import find
from tests.browser.waiting import PATIENCE
from tests.search.noise import add_noise
from tests.sites import build

expect.set_options(timeout=PATIENCE)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Sends what the site is to be served with; every browser test runs under that policy."""

    headers_sent: tuple[tuple[str, str], ...] = FOR_ALL

    def end_headers(self) -> None:
        """Add them to every answer."""
        for name, value in self.headers_sent:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of what was asked for."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that is closed breaks off what it was reading."""


@contextmanager
def served(folder: Path, kind: type[http.server.SimpleHTTPRequestHandler] = Handler) -> Iterator[str]:
    """Serve a folder on this machine; gives its address."""
    handler = functools.partial(kind, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser."""
    executable = find()
    assert executable, "There is no Chromium; run make test, or python -m tests.browser.chromium"
    quiet = [
        "--no-sandbox",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
    ]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=quiet, timeout=PATIENCE)
        opened.on("context", lambda context: context.set_default_timeout(PATIENCE))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser once for all tests."""
    with started() as opened:
        yield opened


@pytest.fixture(scope="session")
def site_address(real_site: Path) -> Iterator[str]:
    """Serve the real site at a root."""
    with served(real_site) as address:
        yield address


@pytest.fixture(scope="session")
def town_address(town_site: Path) -> Iterator[str]:
    """Serve the invented town."""
    with served(town_site) as address:
        yield address


@pytest.fixture(scope="session")
def county_address(county_site: Path) -> Iterator[str]:
    """Serve the invented county."""
    with served(county_site) as address:
        yield address


@pytest.fixture(scope="session")
def hamlet_address(hamlet_site: Path) -> Iterator[str]:
    """Serve the invented hamlet."""
    with served(hamlet_site) as address:
        yield address


@pytest.fixture(scope="session")
def sub_path_address(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real site under a sub-path."""
    root = tmp_path_factory.mktemp("root")
    (root / "com").symlink_to(real_site)
    with served(root) as address:
        yield f"{address}com/"


@pytest.fixture
def page(browser: Browser, site_address: str) -> Iterator[Page]:
    """Open an empty page; a fault in the console or a request that leaves the site fails the test."""
    context = browser.new_context(locale="en-GB")
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else faults.append(f"left the site: {request.url}")
        ),
    )
    yield opened
    context.close()
    assert site_address
    assert faults == []


@pytest.fixture(scope="session")
def busy_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the real meeting among eleven invented ones."""
    folder = tmp_path_factory.mktemp("busy")
    add_noise(folder / "content", 11)
    with served(build(folder / "content", folder / "site")) as address:
        yield address

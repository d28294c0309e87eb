"""A visit: one page of a served site, opened as often as checks like, in the way that each of them needs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page, Route

PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 640}
DESK = {"width": 1280, "height": 900}

Change = Callable[[str, str], str]
"""An address and the text that stands there, to another text: how a fault is planted."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page to look at; to be closed by whoever made it."""

    browser: Browser
    site: str
    """The address of the site, with a slash behind it."""
    address: str
    """Within the site."""
    heading: str | None = None
    """How its first heading must begin."""
    change: Change | None = None
    kept: dict[str, Page] = field(default_factory=dict)
    """Pages that checks share, as they alter nothing, by how they were opened."""

    def still(self, **options: Any) -> Page:
        """Give the page for looking only: the same one to every check that wants it in this way."""
        name = repr(sorted(options.items(), key=str))
        if name not in self.kept:
            self.kept[name] = self._opened(**options)
        return self.kept[name]

    @contextmanager
    def open(self, **options: Any) -> Iterator[Page]:
        """Open the page in a browser of its own, to be altered."""
        page = self._opened(**options)
        try:
            yield page
        finally:
            page.context.close()

    def close(self) -> None:
        """Close the shared pages."""
        for page in self.kept.values():
            page.context.close()
        self.kept.clear()

    def _opened(self, *, dark: bool = False, scripts: bool = True, size: dict[str, int] = DESK, **more: Any) -> Page:
        context = self.browser.new_context(
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            viewport=size,  # type: ignore[arg-type]  # a dict is what it takes
            locale="en-GB",
            **more,
        )
        if self.change:
            context.route(f"{self.site}**", lambda route: self._changed(route))  # noqa: PLW0108 (Playwright looks at it)
        page = context.new_page()
        page.goto(self.site + self.address)
        if self.address.startswith("search/?") and scripts:
            page.locator("#search_results h3").first.wait_for()
            # What stands around the results (counts, choices that are left, the download) comes after them.
            page.locator("#search_tools button").first.wait_for()
            page.wait_for_load_state("networkidle")
        return page

    def _changed(self, route: Route) -> None:
        if route.request.resource_type not in {"document", "stylesheet", "script"} or self.change is None:
            route.continue_()
            return
        answer = route.fetch()
        route.fulfill(response=answer, body=self.change(route.request.url, answer.text()))

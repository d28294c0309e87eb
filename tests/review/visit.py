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


@dataclass(slots=True)
class Desk:
    """The pages that visits share; each shows one address after another, since opening a new one takes far longer."""

    browser: Browser
    pages: dict[str, Page] = field(default_factory=dict)
    """By how a page was opened, and by whether it is to be altered."""
    shows: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Of pages that are only looked at: which visit is on them, and where."""


_DESKS: dict[Browser, Desk] = {}


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
    own: Desk = field(init=False)
    """Pages of other visits too, but for one that plants a fault: what it leaves behind must reach no other."""

    def __post_init__(self) -> None:
        """Sit down where the pages of this browser are."""
        shared = _DESKS.setdefault(self.browser, Desk(self.browser))
        object.__setattr__(self, "own", Desk(self.browser) if self.change else shared)

    def still(self, **options: Any) -> Page:
        """Give the page for looking only: the same one to every check that wants it in this way."""
        name = f"still {_named(options)}"
        if self.own.shows.get(name) != (id(self), self.address):
            self._show(self._page(name, **options), **options)
            self.own.shows[name] = (id(self), self.address)
        return self.own.pages[name]

    @contextmanager
    def open(self, *, new: bool = False, **options: Any) -> Iterator[Page]:
        """Open the page anew, to be altered; `new`, in a browser that has never seen anything."""
        if new:
            page = self._new(**options)
            self._show(page, **options)
            yield page
            page.context.close()
            return
        page = self._page(f"altered {_named(options)}", **options)
        # What an earlier check did to the page (its place, its focus, its media) goes with the document.
        page.emulate_media(media="null")
        page.goto("about:blank")
        self._show(page, **options)
        yield page

    def close(self) -> None:
        """Close pages that no other visit may use, and leave the others to be shown anew."""
        self.own.shows.clear()
        if self.change:
            for page in self.own.pages.values():
                page.context.close()
            self.own.pages.clear()

    def _page(self, name: str, **options: Any) -> Page:
        if name not in self.own.pages:
            self.own.pages[name] = self._new(**options)
        return self.own.pages[name]

    def _new(self, *, dark: bool = False, scripts: bool = True, size: dict[str, int] = DESK, **more: Any) -> Page:
        context = self.browser.new_context(
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            viewport=size,  # type: ignore[arg-type]  # a dict is what it takes
            locale="en-GB",
            **more,
        )
        if self.change:
            context.route(f"{self.site}**", lambda route: self._changed(route))  # noqa: PLW0108 (Playwright looks at it)
        return context.new_page()

    def _show(self, page: Page, *, scripts: bool = True, **_: Any) -> None:
        page.goto(self.site + self.address)
        if self.address.startswith("search/?") and scripts:
            page.locator("#search_results h3").first.wait_for()
            # What stands around the results (counts, choices that are left, the download) comes after them.
            page.locator("#search_tools button").first.wait_for()
            page.wait_for_load_state("networkidle")

    def _changed(self, route: Route) -> None:
        if route.request.resource_type not in {"document", "stylesheet", "script"} or self.change is None:
            route.continue_()
            return
        answer = route.fetch()
        route.fulfill(response=answer, body=self.change(route.request.url, answer.text()))


def _named(options: dict[str, Any]) -> str:
    return repr(sorted(options.items(), key=str))

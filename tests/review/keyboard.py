"""The keyboard: whether it reaches everything, in order, and whether a reader sees where it is."""

import io
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image
from playwright.sync_api import Page

from tests.review.contrast import contrast
from tests.review.visit import DESK, PHONE, Visit

_STOPS = """() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';
  window.stops = [...document.querySelectorAll(wanted)].filter((one) => one.getClientRects().length
    && !one.closest('[inert]') && getComputedStyle(one).visibility === 'visible' && !one.disabled);
  document.activeElement.blur();
  return window.stops.map((one) => one.outerHTML.slice(0, 90));
}"""
_HERE = """() => {
  const one = document.activeElement;
  const boxes = [...one.getClientRects()];
  const seen = one === document.body || boxes.some(({ left, top, width, height }) => {
    const at = document.elementFromPoint(left + Math.min(width, innerWidth) / 2, top + height / 2);
    const around = at && at !== document.body && at.contains(one);
    return at && (around || one.contains(at) || at.closest('label')?.contains(one));
  });
  return [window.stops.indexOf(one), seen];
}"""
DARK_TOO = ("meetings/2", "actions/", "search/")
MANY = 80
"""Stops. A longer page is not walked backwards too: what could hide a stop is the same on all of it."""


def walk(visit: Visit) -> Iterator[str]:
    """Tab reaches everything, in the order of the page, is never trapped, and nothing lies over where it is.

    WCAG 2.1.1 Keyboard, 2.1.2 No Keyboard Trap, 2.4.3 Focus Order, 2.4.11 Focus Not Obscured (Minimum).
    """
    # In a page that was shown before, a browser may begin again after the last stop, and not leave for its own buttons.
    with visit.open(new=True) as page:
        stops = page.evaluate(_STOPS)
        reached = list(_steps(page, "Tab", len(stops)))
        yield from (f"hidden under something: {stops[at]}" for at, seen in reached if not seen and at >= 0)
        order = [at for at, _ in reached if at >= 0]
        missed = sorted(set(range(len(stops))) - set(order))
        yield from (f"never reached: {stops[at]}" for at in missed)
        yield from (f"goes back from {stops[a]} to {stops[b]}" for a, b in pairwise(order) if b <= a)
        if len(stops) <= MANY:
            page.evaluate("window.stops.at(-1)?.focus()")
            back = list(_steps(page, "Shift+Tab", len(stops)))
            yield from (f"backwards, hidden under something: {stops[at]}" for at, seen in back if not seen and at >= 0)


def _steps(page: Page, key: str, number: int) -> Iterator[tuple[int, bool]]:
    for _ in range(number + 1):
        page.keyboard.press(key)
        at, seen = page.evaluate(_HERE)
        yield at, seen
        if at == -1:
            return


_KINDS_OF_STOP = """() => {
  const kinds = new Map();
  for (const one of window.stops) {
    const box = one.getBoundingClientRect();
    if (box.width < 1 || one.parentElement === document.body) continue;
    const place = one.closest('header, nav, main, footer, form')?.tagName;
    kinds.set([one.tagName, one.type, one.className, place].join(), window.stops.indexOf(one));
  }
  return [...kinds.values()];
}"""


def ring(visit: Visit) -> Iterator[str]:
    """Focus changes what is around an element, in colours at least 3:1 from those before, in light and in dark.

    WCAG 2.4.7 Focus Visible, 1.4.11 Non-text Contrast, after 2.4.13 Focus Appearance.
    """
    # The ring is the same on all pages; dark, it is looked at where the most kinds of element stand.
    for dark in (False, True) if visit.address.startswith(DARK_TOO) else (False,):
        with visit.open(dark=dark) as page:
            stops = page.evaluate(_STOPS)
            page.keyboard.press("Tab")
            for at in page.evaluate(_KINDS_OF_STOP):
                changed, needed = _change(page, at)
                if changed < needed:
                    scheme = "dark" if dark else "light"
                    yield f"{scheme}: focus does not show ({changed} of {needed} points): {stops[at]}"


def _change(page: Page, at: int) -> tuple[int, float]:
    """Count the points that focus changes by 3:1 or more; and how many a ring one point wide would change by half."""
    page.evaluate("(at) => { window.stops[at].scrollIntoView({ block: 'center' }); window.stops[at].blur(); }", at)
    box = page.evaluate(
        "(at) => { const { x, y, width, height } = window.stops[at].getBoundingClientRect(); "
        "return { x, y, width, height }; }",
        at,
    )
    left, top = max(0, box["x"] - 8), max(0, box["y"] - 8)
    clip = {"x": left, "y": top, "width": min(box["width"] + 16, DESK["width"] - left), "height": box["height"] + 16}
    shots = []
    for step in ("blur", "focus"):
        page.evaluate("([at, step]) => window.stops[at][step]({ preventScroll: true })", [at, step])
        shots.append(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB"))  # type: ignore[arg-type]
    # Three bytes a point: red, green, blue.
    before, after = (zip(*[iter(shot.tobytes())] * 3, strict=True) for shot in shots)
    changed = sum(a != b and contrast(a, b) >= 3 for a, b in zip(before, after, strict=True))
    return changed, clip["width"] + clip["height"] - 32


def skip(visit: Visit) -> Iterator[str]:
    """The first stop is a link past what every page repeats, and it leads there (WCAG 2.4.1 Bypass Blocks)."""
    with visit.open(size=PHONE) as page:
        page.keyboard.press("Tab")
        first = page.evaluate(
            "[document.activeElement.textContent, document.activeElement.getBoundingClientRect().left]"
        )
        if first[0] != "Skip to main content" or first[1] < 0:
            yield f"the first stop is {first}"
            return
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.tagName") != "MAIN":
            yield "the skip link does not lead to the main content"
        page.keyboard.press("Tab")
        if not page.evaluate("!!document.activeElement.closest('main, footer')"):
            yield "after the skip link the keyboard is not in the main content"

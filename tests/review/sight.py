"""Sight: whether a page holds on small screens, with large text, in other colours, and reads well."""

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.review.contrast import Colour, contrast
from tests.review.visit import PHONE, SMALL, Visit

_WIDE = """() => {
  const page = document.documentElement;
  if (page.scrollWidth <= page.clientWidth) return [];
  const over = [...document.body.querySelectorAll('*')].filter((one) =>
    one.getBoundingClientRect().right > page.clientWidth + 1 && !one.closest('.table'));
  return over.slice(0, 3).map((one) => one.outerHTML.slice(0, 90)).concat(over.length ? [] : ['the page']);
}"""
_CUT = """() => [...document.body.querySelectorAll('*')].filter((one) => {
  const style = getComputedStyle(one);
  const cuts = [style.overflowX, style.overflowY].some((how) => how === 'hidden' || how === 'clip');
  return cuts && one.tagName !== 'INPUT' && one.getClientRects().length
    && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
}).map((one) => one.outerHTML.slice(0, 90))"""
_OVER = """() => {
  const boxes = [...document.querySelectorAll('main :is(p, li, h1, h2, h3, dt, dd, td, th), header a, footer li')]
    .filter((one) => !one.querySelector('p, li, ul, ol, table') && one.getClientRects().length)
    .map((one) => [one, one.getBoundingClientRect()]);
  const faults = [];
  boxes.forEach(([one, a], index) => {
    const next = boxes[index + 1];
    if (!next || one.contains(next[0])) return;
    const b = next[1];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 4 && high > 4) faults.push(one.textContent.slice(0, 60));
  });
  return faults.slice(0, 3);
}"""


def _holds(page: Page) -> Iterator[str]:
    yield from (f"wider than the screen: {one}" for one in page.evaluate(_WIDE))
    yield from (f"cut off: {one}" for one in page.evaluate(_CUT))
    yield from (f"lies over what follows: {one}" for one in page.evaluate(_OVER))


def narrow(visit: Visit) -> Iterator[str]:
    """At 320 points nothing scrolls sideways, is cut off, or lies over something else (WCAG 1.4.10 Reflow)."""
    page = visit.still(size=SMALL)
    yield from _holds(page)


_SIZES = "() => [...document.body.querySelectorAll('*')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
_FIXED = """(before) => [...document.body.querySelectorAll('*')].filter((one, at) => one.getClientRects().length
  && !one.closest('svg') && one.textContent.trim() && parseFloat(getComputedStyle(one).fontSize) < before[at] * 1.7)
  .slice(0, 3).map((one) => one.outerHTML.slice(0, 90))"""


def large_text(visit: Visit) -> Iterator[str]:
    """Text of twice its size fits on a phone, and all text grows (WCAG 1.4.4 Resize Text)."""
    with visit.open(size=PHONE) as page:
        before = page.evaluate(_SIZES)
        page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
        yield from (f"text of a fixed size: {one}" for one in page.evaluate(_FIXED, before))
        yield from _holds(page)


_ADOPT = "(css) => { const own = new CSSStyleSheet(); own.replaceSync(css); document.adoptedStyleSheets = [own]; }"
SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } "
    "p { margin-bottom: 2em !important; }"
)


def spacing(visit: Visit) -> Iterator[str]:
    """A reader's own spacing of text loses nothing (WCAG 1.4.12 Text Spacing)."""
    with visit.open(size=SMALL) as page:
        page.evaluate(_ADOPT, SPACING)
        yield from _holds(page)


_COLOURS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const solid = (colour) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = (one) => {
    for (let at = one; at; at = at.parentElement) {
      const [r, g, b, a] = solid(getComputedStyle(at).backgroundColor);
      if (a === 255) return [r, g, b];
    }
    return solid('Canvas').slice(0, 3);
  };
  const found = [];
  for (const one of document.querySelectorAll('input:not([type=checkbox]), select, button')) {
    if (!one.getClientRects().length) continue;
    const style = getComputedStyle(one);
    found.push(['edge', one.outerHTML.slice(0, 70), solid(style.borderTopColor).slice(0, 3), behind(one.parentElement),
      style.borderTopStyle === 'none' ? 0 : parseFloat(style.borderTopWidth)]);
  }
  for (const one of document.querySelectorAll('svg :is(rect, circle, path)')) {
    const style = getComputedStyle(one);
    const mark = style.fill === 'none' ? style.stroke : style.fill;
    found.push(['mark', one.outerHTML.slice(0, 70), solid(mark).slice(0, 3), behind(one.closest('svg')), 1]);
  }
  return found;
}"""


def colours(visit: Visit) -> Iterator[str]:
    """Edges of fields and marks of pictures stand out by 3:1 in light, dark and forced colours (WCAG 1.4.11)."""
    for name, options in (("light", {}), ("dark", {"dark": True}), ("forced", {"forced_colors": "active"})):
        page = visit.still(**options)
        for what, where, one, other, width in page.evaluate(_COLOURS):
            ratio = contrast(_colour(one), _colour(other))
            if not width or ratio < 3:
                yield f"{name}: the {what} of {where} has {ratio:.1f}:1"


def _colour(parts: list[int]) -> Colour:
    return parts[0], parts[1], parts[2]


def links_show(visit: Visit) -> Iterator[str]:
    """A link in text is underlined, not only coloured (WCAG 1.4.1 Use of Color)."""
    page = visit.still()
    bare = page.evaluate("""() => [...document.querySelectorAll('main a[href], footer a, .breadcrumbs a')]
      .filter((one) => !one.matches('.p') && !getComputedStyle(one).textDecorationLine.includes('underline'))
      .slice(0, 3).map((one) => one.outerHTML.slice(0, 90))""")
    yield from (f"not underlined: {one}" for one in bare)


def forced(visit: Visit) -> Iterator[str]:
    """In forced colours tags keep an edge, lines beside passages stay, and focus shows (CSS Color Adjustment)."""
    with visit.open(forced_colors="active") as page:
        lost = page.evaluate("""() => [...document.querySelectorAll('[class^=tag-], .asks, .says, .actions, .notice')]
          .filter((one) => one.getClientRects().length && getComputedStyle(one).borderLeftStyle === 'none')
          .slice(0, 3).map((one) => one.outerHTML.slice(0, 90))""")
        yield from (f"its edge is lost: {one}" for one in lost)
        page.keyboard.press("Tab")
        if page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "none":
            yield "focus does not show"


def motion(visit: Visit) -> Iterator[str]:
    """Nothing moves for a reader who asked for less motion, nothing blinks, and nothing is sticky."""
    page = visit.still(reduced_motion="reduce")
    moving = page.evaluate("""() => [...document.body.querySelectorAll('*')].filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none'
        || style.position === 'sticky' || style.position === 'fixed';
    }).slice(0, 3).map((one) => one.outerHTML.slice(0, 90))""")
    yield from (f"moves or sticks: {one}" for one in moving)
    if page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") != "auto":
        yield "the page scrolls by itself"


_LINES = """() => [...document.querySelectorAll('main :is(p, li, dd)')]
  .filter((one) => !one.querySelector('p, ul, ol, table, div') && one.getClientRects().length)
  .map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const tall = range.getBoundingClientRect().height;
    const lines = Math.max(1, Math.round(tall / parseFloat(getComputedStyle(one).lineHeight)));
    return [one.textContent.trim().length / lines, lines, one.textContent.slice(0, 50)];
  })"""


def measure(visit: Visit) -> Iterator[str]:
    """Lines are short enough to read: 80 characters on average at most (WCAG 1.4.8), on a phone 18 or more."""
    page = visit.still()
    for letters, lines, words in page.evaluate(_LINES):
        if lines >= 3 and letters > 80:
            yield f"{letters:.0f} characters a line: {words}"
    page = visit.still(size=PHONE)
    for letters, lines, words in page.evaluate(_LINES):
        if lines >= 6 and letters < 18:
            yield f"on a phone, {letters:.0f} characters a line: {words}"


def pictures(visit: Visit) -> Iterator[str]:
    """A picture draws marks only: it holds no words, screen readers pass it by, and words stand beside it."""
    page = visit.still()
    yield from page.evaluate("""() => [...document.querySelectorAll('svg, img, canvas')].flatMap((one) => {
      const name = one.outerHTML.slice(0, 60);
      if (one.tagName !== 'svg') return [`no picture of this site is a ${one.tagName}`];
      const faults = [];
      if (one.textContent.trim()) faults.push(`words in ${name}`);
      if (one.getAttribute('aria-hidden') !== 'true') faults.push(`not hidden from screen readers: ${name}`);
          const beside = [one.previousSibling, one.nextSibling, one.nextElementSibling, one.previousElementSibling];
          const heading = /^(h[1-6]|svg)$/i;
          const words = beside.filter((part) => part?.textContent.trim() && !heading.test(part.nodeName));
          const numbers = one.classList.contains('state-bar') ? one.nextElementSibling?.matches('.state-key') : true;
          if (!words.length || !numbers) faults.push(`no words beside ${name}`);
      return faults;
    })""")


WIDER = "* { letter-spacing: .03em !important; }"
"""A twentieth or so: between the fonts of telephones and of this machine lies as much, either way."""


def first_screen(visit: Visit) -> Iterator[str]:
    """A phone's first screen of the home page tells what this is, when the next meeting is, and what became.

    It does so in the font of this machine and in a wider one: a promise that hangs on a font is none.
    """
    for css in ("", WIDER):
        with visit.open(size=PHONE) as page:
            page.evaluate(_ADOPT, css)
            for answer in (".lead", "#home_latest + *", "#home_next + *", ".state-key"):
                box = page.locator(answer).first.bounding_box()
                if box is None or box["y"] + box["height"] > PHONE["height"]:
                    yield f"{answer} is not on the first screen{' in a wider font' if css else ''}"

"""Structure: what a page says of itself to screen readers and machines, and the order in which it says it."""

import re
from collections.abc import Iterator
from itertools import pairwise

import html5lib

from tests.review.visit import DESK, PHONE, Visit

EMPTY_WORDS = {"here", "click here", "more", "read more", "link", "this", "this page", "details", ""}


def opens(visit: Visit) -> Iterator[str]:
    """The page is there and begins as it should: every other check would pass on the page for a wrong address."""
    page = visit.still()
    status = page.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")
    if status != 200:
        yield f"status {status}"
    heading = page.locator("h1").first.inner_text()
    if not heading.startswith(visit.heading or ""):
        yield f"its heading is {heading}"


def outline(visit: Visit) -> Iterator[str]:
    """One first heading, no level skipped, none empty, none without something below it (WCAG 1.3.1, 2.4.6)."""
    page = visit.still()
    headings = page.evaluate("""() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
      .filter((one) => one.getClientRects().length)
      .map((one) => [Number(one.tagName[1]), one.textContent.trim(), !!one.nextElementSibling])""")
    levels = [level for level, _, _ in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"first headings: {levels.count(1)}"
    for (before, _, _), (after, words, _) in pairwise(headings):
        if after > before + 1:
            yield f"a level is skipped at: {words}"
    yield from (f"an empty heading of level {level}" for level, words, _ in headings if not words)
    yield from (f"nothing below: {words}" for _, words, followed in headings if not followed)


def landmarks(visit: Visit) -> Iterator[str]:
    """Each landmark once, each navigation with a name of its own, and the language of the page (WCAG 1.3.1, 3.1.1).

    Of the links in the header, the one to this page says so, and no other (WAI-ARIA 1.2, aria-current).
    """
    page = visit.still()
    for mark in ("header", "main", "footer"):
        number = page.locator(f"body > {mark}").count()
        if number != 1:
            yield f"{mark} stands {number} times"
    names = page.evaluate("""() => [...document.querySelectorAll('nav')].map((one) => one.ariaLabel
      ?? document.getElementById(one.getAttribute('aria-labelledby'))?.textContent ?? '')""")
    if len(set(names)) != len(names) or "" in names:
        yield f"navigations are called {names}"
    odd = page.evaluate("""() => [...document.querySelectorAll('body > header nav a')]
      .filter((one) => (one.ariaCurrent === 'page') !== (one.pathname === location.pathname))
      .map((one) => one.textContent)""")
    if odd:
        yield f"which of these is this page: {odd}"
    if page.evaluate("document.documentElement.lang") != "en-GB":
        yield "the page does not tell its language"
    title = page.title()
    if not title or title.startswith(("–", "None")):
        yield f"its title is {title!r}"
    if not page.evaluate("document.querySelector('meta[name=description]')?.content.trim()"):
        yield "it has no description"


def reading_order(visit: Visit) -> Iterator[str]:
    """What stands after something is read after it: lists and rows run down and to the right (WCAG 1.3.2)."""
    for size in (DESK, PHONE):
        page = visit.still(size=size)
        yield from page.evaluate("""() => {
          const faults = [];
          for (const group of document.querySelectorAll(
            'ul, ol, dl, tr, tbody, nav, header, main, section, form')) {
            if (getComputedStyle(group).columnWidth !== 'auto') continue;
            const parts = [...group.children].filter((one) => one.getClientRects().length
              && getComputedStyle(one).float === 'none' && getComputedStyle(one).position === 'static');
            parts.slice(1).forEach((one, index) => {
              const a = parts[index].getBoundingClientRect();
              const b = one.getBoundingClientRect();
              if (b.bottom <= a.top + 2 || (b.right <= a.left + 2 && b.top < a.bottom - 2))
                faults.push(`read later and shown earlier: ${one.outerHTML.slice(0, 70)}`);
            });
          }
          return faults.slice(0, 3);
        }""")


def links(visit: Visit) -> Iterator[str]:
    """A link's words say where it leads, and the same words lead to the same place (WCAG 2.4.4, 2.4.9)."""
    page = visit.still()
    found = page.evaluate("""() => [...document.querySelectorAll('a[href]')]
      .filter((one) => one.getClientRects().length)
      .map((one) => [(one.ariaLabel ?? one.textContent).trim().replace(/\\s+/g, ' '), one.href,
        one.closest('main') ? 'main' : 'frame', one.innerHTML.length < 200])""")
    targets: dict[tuple[str, str], set[str]] = {}
    for words, href, place, _ in found:
        if words.casefold().strip(".…") in EMPTY_WORDS:
            yield f"a link is called {words!r}: {href}"
        if re.match(r"https?://|www\.", words):
            yield f"a link is called by its address: {words}"
        targets.setdefault((words, place), set()).add(href.partition("#")[0] if href.endswith("#") else href)
    yield from (
        f"{words!r} leads to {len(hrefs)} places: {sorted(hrefs)[:2]}"
        for (words, place), hrefs in targets.items()
        if len(hrefs) > 1 and place == "main" and not _says_where(words)
    )


def _says_where(words: str) -> bool:
    """Items of several meetings may have one name; where they stand, each has the meeting beside it."""
    return bool(
        re.match(r"(?:item )?[0-9]+[a-z]?[.)]?(?: |$)|Opening|Action A|[A-Z/]+s?$|Citations of|Passage", words)
    ) or (re.search(r"\.(?:json|xml|bib|csv|sqlite|ics)\b|[0-9]{4}$|feed\)$", words) is not None)


FOOTERS: dict[str, str] = {}
"""Of the home page of each site, read once."""


def same_footer(visit: Visit) -> Iterator[str]:
    """The foot of the page is that of the home page: the same links in the same order (WCAG 3.2.3, 3.2.6)."""
    if visit.site not in FOOTERS:
        with Visit(visit.browser, visit.site, "").open() as home:
            FOOTERS[visit.site] = home.locator("body > footer").inner_text()
    expected = FOOTERS[visit.site]
    page = visit.still()
    if page.locator("body > footer").inner_text() != expected:
        yield "its footer is not that of the home page"
    for promised in ("Contact and corrections: ", "Licence: ", "Accessibility", "Privacy", "Open data"):
        if promised not in page.locator("body > footer").inner_text():
            yield f"its footer does not say {promised!r}"


FOR_SCRIPTS = {"register_form", "register_all", "search_facets", "search_results"}
"""Places that only a script can fill or use: the filters of the register, and the results of a search."""


def without_scripts(visit: Visit) -> Iterator[str]:
    """With scripts off every word of the page is there to see, but for what only a script can do."""
    with visit.open(scripts=False) as page:
        shown = " ".join(page.locator("main").inner_text().split())
        source = page.request.get(visit.site + visit.address).text()
        if visit.change:
            source = visit.change(visit.site + visit.address, source)
        tree = html5lib.parse(source, namespaceHTMLElements=False)
        main = next(tree.iter("main"))
        for words in _words_to_see(main):
            if words not in shown:
                yield f"not to be seen: {words[:80]}"
                return


def _words_to_see(element: object) -> Iterator[str]:
    tag, given = element.tag, element.attrib  # type: ignore[attr-defined]  # an Element
    if (
        given.get("id") in FOR_SCRIPTS
        or tag in ("svg", "script", "select", "fieldset")
        or given.get("class") in ("cell-label", "printed")
    ):
        return
    words = " ".join((element.text or "").split())  # type: ignore[attr-defined]
    if words:
        yield words
    for child in element:  # type: ignore[attr-defined]
        yield from _words_to_see(child)
        tail = " ".join((child.tail or "").split())
        if tail:
            yield tail


def alone(visit: Visit) -> Iterator[str]:
    """The page asks nobody else for anything, sets no cookie, stores nothing; a content page needs three requests."""
    with visit.open(new=True) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.reload(wait_until="networkidle")
        foreign = [url for url in asked if not url.startswith((visit.site, "data:", "blob:"))]
        yield from (f"asks {url}" for url in foreign)
        own = [url for url in asked if url.startswith(visit.site)]
        if len(own) > 3 and not visit.address.startswith("search/"):
            yield f"{len(own)} requests: {own}"
        if page.context.cookies():
            yield "it sets a cookie"
        if page.evaluate("localStorage.length + sessionStorage.length"):
            yield "it stores something"

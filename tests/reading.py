"""Reading: a page's HTML in, what a reader finds on it out."""

import functools
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib

_BLOCKS = {
    "p",
    "li",
    "dt",
    "dd",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "td",
    "th",
    "tr",
    "section",
    "article",
    "ul",
    "ol",
}


def tree(page: Path) -> Element:
    """Parse a page as a browser does; a page that breaks HTML's rules fails."""
    return _parsed(page.read_text(encoding="utf-8"))


@functools.cache
def _parsed(text: str) -> Element:
    """Parse a page once, however many tests read it; they only read."""
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False)
    root = parser.parse(text)
    assert isinstance(root, Element)
    return root


def pages(site: Path) -> list[Path]:
    """List a site's pages."""
    return sorted(site.rglob("*.html"))


def find(root: Element, id_: str) -> Element:
    """Find the element of a name."""
    found = [element for element in root.iter() if element.get("id") == id_]
    assert len(found) == 1, f"#{id_} stands {len(found)} times"
    return found[0]


def text(element: Element) -> str:
    """Give an element's words, a space between blocks."""
    return re.sub(r"\s+", " ", "".join(_pieces(element))).strip()


def texts(root: Element, tag: str) -> list[str]:
    """Give the words of each element of a kind."""
    return [text(element) for element in root.iter(tag)]


def words(of: str) -> list[str]:
    """Split a text into its words and numbers, punctuation aside."""
    return re.findall(r"[^\W_]+", of)


def _pieces(element: Element) -> Iterator[str]:
    if element.tag in ("script", "style", "noscript"):
        return
    yield element.text or ""
    for child in element:
        space = " " if child.tag in _BLOCKS else ""
        yield space
        yield from _pieces(child)
        yield space
        yield child.tail or ""

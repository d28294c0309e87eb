"""Verify: a staged site in, its faults out. What is found here is a mistake of ours, not of the content."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src"}
_VISITED_BY_READER = {"a"}
"""Elements whose link a reader chooses to follow; the browser fetches all others by itself."""


class _Page(HTMLParser):
    """Collects the places and links of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.places: list[str] = []
        self.links: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.places.append(str(given["id"]))
        link = given.get(_LINKS.get(tag, ""))
        if link is not None and given.get("rel") != "canonical":
            self.links.append((tag, link))
        if tag == "meta" and given.get("http-equiv") == "refresh":
            self.links.append(("a", str(given["content"]).partition("url=")[2]))


def verify(folder: Path, root: str = "/") -> list[str]:
    """Check every page of a staged site; `root` is the path under which it will be published.

    Returns a sentence for each link or place that leads nowhere, each place named twice in a page, and each
    thing that a browser would fetch from elsewhere.
    """
    pages = {path.relative_to(folder).as_posix(): _read(path) for path in sorted(folder.rglob("*.html"))}
    places = {name: set(page.places) for name, page in pages.items()}
    return [fault for name, page in pages.items() for fault in _faults(name, page, places, folder, root)]


def _read(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _faults(name: str, page: _Page, places: dict[str, set[str]], folder: Path, root: str) -> Iterator[str]:
    seen: set[str] = set()
    for place in page.places:
        if place in seen:
            yield f"{name}: two places are named #{place}"
        seen.add(place)
    for tag, link in dict.fromkeys(page.links):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if tag not in _VISITED_BY_READER and parts.scheme != "data":
                yield f"{name}: the browser would fetch {link}"
            continue
        target = _target(name, parts.path, root)
        if target is None or not (folder / target).is_file():
            yield f"{name}: {link} leads nowhere"
        elif parts.fragment and unquote(parts.fragment) not in places.get(target, set()):
            yield f"{name}: {link} leads to a place that is not there"


def _target(name: str, path: str, root: str) -> str | None:
    """Work out which file a link's path leads to; None where it leaves the site."""
    if path.startswith("/"):
        if not path.startswith(root):
            return None
        steps = path.removeprefix(root).split("/")
        found: list[str] = []
    else:
        found = name.split("/")[:-1]
        steps = path.split("/")
        if not path:
            return name
    for step in steps:
        if step == "..":
            if not found:
                return None
            found.pop()
        elif step not in ("", "."):
            found.append(unquote(step))
    if path.endswith(("/", "/.", "/..")) or path in (".", ".."):
        found.append("index.html")
    return "/".join(found)

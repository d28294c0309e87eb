"""Verify: a staged site in, its faults out. What is found here is a mistake of ours, not of the content."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src"}
_FOLLOWED_BY_NOBODY = {"canonical"}
_VISITED_BY_READER = {"a"}
"""Elements whose link a reader chooses to follow; the browser fetches all others by itself."""


_TAG = re.compile(r"<([a-z][a-z0-9]*)\b([^<>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)=(?:"([^"]*)"|([^\s">]+))')
"""How this program writes tags: in small letters, values in double quotes or none, < and > as entities. A parser
for any HTML would take as long as all other steps together."""


@dataclass(frozen=True, slots=True)
class Tags:
    """The places and links of one page."""

    places: list[str]
    links: list[tuple[str, str]]


def verify(folder: Path, root: str = "/") -> list[str]:
    """Check every page of a staged site; `root` is the path under which it will be published.

    Returns a sentence for each link or place that leads nowhere, each place named twice in a page, and each
    thing that a browser would fetch from elsewhere.
    """
    pages = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    read = {name: read_tags(path.read_text(encoding="utf-8")) for name, path in pages.items()}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return faults(read, {name: page.places for name, page in read.items()}, files, root)


def faults(
    pages: Mapping[str, Tags], places: Mapping[str, Iterable[str]], files: Collection[str], root: str = "/"
) -> list[str]:
    """Check pages by their tags, among the files of the whole site and the places in each of its pages."""
    known = _Places(places)
    return [fault for name, page in sorted(pages.items()) for fault in _faults(name, page, known, files, root)]


class _Places(dict[str, set[str]]):
    """The places of pages, each page's looked up as a set from the first time that it is asked for."""

    def __init__(self, places: Mapping[str, Iterable[str]]) -> None:
        self._places = places

    def __missing__(self, name: str) -> set[str]:
        found = self[name] = set(self._places.get(name, ()))
        return found


def read_tags(text: str) -> Tags:
    """Collect the places and links of a page that this program wrote."""
    page = Tags([], [])
    for tag, written in _TAG.findall(text):
        given = {key: quoted or plain for key, quoted, plain in _ATTRIBUTE.findall(written)}
        if "id" in given:
            page.places.append(unescape(given["id"]))
        link = given.get(_LINKS.get(tag, ""))
        if link is not None and given.get("rel") not in _FOLLOWED_BY_NOBODY:
            # A feed is named in the head for a reader to choose, like a link in the text.
            page.links.append(("a" if given.get("rel") == "alternate" else tag, unescape(link)))
        if tag == "meta" and given.get("http-equiv") == "refresh":
            page.links.append(("a", unescape(given["content"]).partition("url=")[2]))
    return page


def _faults(name: str, page: Tags, places: "_Places", files: Collection[str], root: str) -> Iterator[str]:
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
        if target is None or target not in files:
            yield f"{name}: {link} leads nowhere"
        elif parts.fragment and unquote(parts.fragment) not in places[target]:
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

"""Handbook: the officers' guide in, a page of the site with its pictures out, where it was asked for."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.pages.book import open_book, shell
from minutebook.prose.document import show

SOURCE = "docs/officers.md"
STYLE = "handbook.css"
PICTURES = "pictures/"


def handbook(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make the guide's page, its style and its pictures; nothing where it was not asked for."""
    if settings.handbook is None:
        return
    folder = settings.handbook.parent
    shown = show(settings.handbook.read_text(encoding="utf-8"), _target, lambda name: _size(folder / name))
    book = open_book(archive, settings)
    about = shell(addresses.HANDBOOK, shown.title, "How minutes are published with Minutebook.")
    html = Markup(shown.html)  # noqa: S704 (made of a document of ours, and everything in it escaped)
    yield book.press.page("handbook", about, SOURCE, guide=shown, html=html, style=f"{addresses.HANDBOOK}{STYLE}")
    yield File(f"{addresses.HANDBOOK}{STYLE}", settings.assets / "css" / STYLE, f"assets/css/{STYLE}")
    for picture in shown.pictures:
        name = Path(picture).name
        yield File(f"{addresses.HANDBOOK}{PICTURES}{name}", folder / picture, f"docs/{picture}")


def _size(picture: Path) -> tuple[int, int]:
    """Read width and height from the head of a PNG file (W3C PNG, 11.2.2 IHDR)."""
    with picture.open("rb") as opened:
        head = opened.read(24)
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _target(named: str) -> str | None:
    """Lead to a place in the guide, to its pictures and out to the web; other files of the repository are not there."""
    if named.startswith("#") or urlsplit(named).scheme in ("http", "https"):
        return named
    return f"{PICTURES}{Path(named).name}" if named.endswith(".png") else None

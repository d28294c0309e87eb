"""Manuscripts: a file of minutes as they came in, whatever program wrote it, its manuscript out."""

from pathlib import Path

from minutebook.officers.manuscripts.manuscript import (
    Block,
    Blocks,
    Counts,
    Manuscript,
    Paragraph,
    Span,
    Table,
    Unreadable,
)
from minutebook.officers.manuscripts.office import to_word
from minutebook.officers.manuscripts.package import FILE_LIMIT, SAVE_AGAIN
from minutebook.officers.manuscripts.plain import read_plain
from minutebook.officers.manuscripts.web import read_web
from minutebook.officers.manuscripts.word import read_word

__all__ = ["Block", "Blocks", "Counts", "Manuscript", "Paragraph", "Span", "Table", "Unreadable", "read"]

_ZIP = b"PK"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_OFFICE = (".odt", ".doc", ".rtf", ".fodt", ".ott", ".dot")
_TEXT = (".txt", ".text", ".md")
_WEB = (".html", ".htm", ".xhtml")
_WORD = (".docx", ".docm", ".dotx", ".dotm")


def read(file: Path) -> Manuscript:
    """Read a file by its ending, and by its first bytes where these say otherwise; raises Unreadable and OSError."""
    ending = file.suffix.lower()
    with file.open("rb") as opened:
        data = opened.read(FILE_LIMIT + 1)
    if not data.strip():
        raise Unreadable("The file is empty.")
    if data.startswith(b"%PDF-"):
        raise Unreadable(
            "This is a PDF, which has lost what is a heading and what a list. Ask for the Word file it was made from."
        )
    if ending in _OFFICE:
        return read_word(to_word(file))
    if data.startswith(_OLD_WORD):
        raise Unreadable(
            f"This is a Word file of the old kind, or one locked with a password, under another ending. {SAVE_AGAIN}"
        )
    if ending in _WORD or data.startswith(_ZIP):
        return read_word(data)
    if ending in _WEB:
        return read_web(data)
    if ending in _TEXT:
        if b"\0" in data[:1000] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise Unreadable(f"This is not a text. {SAVE_AGAIN}")
        return read_plain(data)
    raise Unreadable(
        f'Files that end in "{ending}" are not read. Word (.docx), OpenDocument (.odt), old Word (.doc), text (.txt) '
        "and web pages (.html) are."
    )

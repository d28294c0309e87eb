"""Manuscripts: a file of minutes as they came in, whatever program wrote it, its manuscript out."""

import re
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
    cut,
)
from minutebook.officers.manuscripts.office import to_word
from minutebook.officers.manuscripts.package import FILE_LIMIT, SAVE_AGAIN
from minutebook.officers.manuscripts.paths import without_paths
from minutebook.officers.manuscripts.plain import read_plain
from minutebook.officers.manuscripts.web import read_web
from minutebook.officers.manuscripts.word import read_word

__all__ = ["Block", "Blocks", "Counts", "Manuscript", "Paragraph", "Span", "Table", "Unreadable", "cut", "read"]

_ZIP = b"PK"
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_OFFICE = (".odt", ".doc", ".rtf", ".fodt", ".ott", ".dot")
_TEXT = (".txt", ".text", ".md", ".markdown")
_WEB = (".html", ".htm", ".xhtml")
_WORD = (".docx", ".docm", ".dotx", ".dotm")
_NO_MINUTES = (".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp", ".pages", ".numbers", ".key")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read(file: Path) -> Manuscript:
    """Read a file by its ending, and by its first bytes where these say otherwise; raises Unreadable and OSError.

    Folders of somebody's computer are no words of the minutes, and are taken out of them.
    """
    return without_paths(_read(file))


def _read(file: Path) -> Manuscript:
    ending = file.suffix.lower()
    with file.open("rb") as opened:
        data = opened.read(FILE_LIMIT + 1)
    bare = next((data.removeprefix(mark) for mark in _MARKS if data.startswith(mark)), data)
    _refuse(data, bare, ending)
    if ending in _WEB or _PAGE.match(bare[:4000]):
        return read_web(data)
    if ending in _OFFICE:
        return read_word(to_word(file))
    if ending in _WORD or data.startswith(_ZIP):
        return read_word(data)
    if ending in _TEXT:
        return read_plain(data)
    raise Unreadable(
        f'Files that end in "{ending}" are not read. Word (.docx), OpenDocument (.odt), old Word (.doc), text (.txt, '
        ".md) and web pages (.html) are."
    )


def _refuse(data: bytes, bare: bytes, ending: str) -> None:
    """Refuse what is no document of words, or has the ending of another kind; `bare` is without a byte order mark."""
    if not bare.strip():
        raise Unreadable("The file is empty.")
    if bare.startswith(b"%PDF-") or ending == ".pdf":
        raise Unreadable(
            "This is a PDF, which has lost what is a heading and what a list. Ask for the Word file it was made from."
        )
    if ending in _NO_MINUTES:
        raise Unreadable(
            f'Files that end in "{ending}" are not read. Copy the minutes into a Word document (.docx); import that.'
        )
    if bare.startswith(b"{\\rtf") and ending != ".rtf":
        raise Unreadable("This is a text of the kind RTF under another ending. Give it the ending .rtf; import that.")
    if data.startswith(_OLD_WORD) and ending not in _OFFICE:
        raise Unreadable(
            f"This is a Word file of the old kind, or one locked with a password, under another ending. {SAVE_AGAIN}"
        )
    if ending in (*_TEXT, *_WEB) and b"\0" in data[:1000] and bare is data:
        raise Unreadable(f"This is not a text, or is stored in a way that was not recognised. {SAVE_AGAIN}")

"""Properties: a document in, what it says about itself out: author, company, keywords; nothing of its pages."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

PART_LIMIT = 1_000_000
"""Bytes of what a document says about itself."""
FILE_LIMIT = 60_000_000
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")
"""Where Office Open XML (ECMA-376 Part 2, 8) and OpenDocument (1.3 Part 2, 3.1.3) keep them."""
_PACKET = re.compile(rb"<x:xmpmeta.{0,200000}?</x:xmpmeta>", re.DOTALL)
"""XMP (ISO 16684-1), in PDF and pictures alike."""
_PDF_VALUE = re.compile(
    rb"/(?:Author|Title|Subject|Keywords|Creator|Company)\s*(?:\(((?:\\.|[^\\()]){0,2000})\)|<([0-9A-Fa-f\s]{0,4000})>)"
)
"""The document information dictionary (ISO 32000-2, 14.3.3)."""


def properties(path: Path, head: bytes, size: int) -> str:
    """Give what a document says about itself, a line a fact; empty where it says nothing or cannot be read."""
    if size > FILE_LIMIT:
        return ""
    try:
        if head.startswith(b"PK"):
            return "\n".join(_packed(path))
        data = path.read_bytes()
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError):
        return ""  # whether it can be published at all is judged elsewhere
    texts = [_unmarked(packet) for packet in _PACKET.findall(data)]
    if head.startswith(b"%PDF-"):
        texts += [_pdf_text(plain, hexed) for plain, hexed in _PDF_VALUE.findall(data)]
    return "\n".join(texts)


def _packed(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as packed:
        for name in _PROPERTIES:
            if name in packed.namelist():
                with packed.open(name, mode="r") as opened:
                    yield _unmarked(opened.read(PART_LIMIT))


def _unmarked(data: bytes) -> str:
    return re.sub(r"<[^<>]*>", "\n", data.decode("utf-8", errors="replace"))


def _pdf_text(plain: bytes, hexed: bytes) -> str:
    data = re.sub(rb"\\(.)", rb"\1", plain)
    if hexed:
        digits = re.sub(rb"\s", b"", hexed)
        data = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return data.decode("utf-16", errors="replace") if data[:2] in (b"\xfe\xff", b"\xff\xfe") else data.decode("latin-1")

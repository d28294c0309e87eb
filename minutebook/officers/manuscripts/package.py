"""Package: a Word file in, its parts as bounded trees out. The only module that touches a zip or parses its XML.

A .docx comes from anywhere, so every bound is checked before memory is spent: the size of a part as it is unpacked,
the number of elements and their depth as they are parsed. A DOCTYPE, which is what entity bombs need and Word never
writes, is refused by defusedxml.
"""

import io
import zipfile
import zlib
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from minutebook.officers.manuscripts.manuscript import Unreadable

FILE_LIMIT = 100_000_000
"""Bytes of the file itself, which may hold many pictures."""
PART_LIMIT = 30_000_000
"""Bytes of one unpacked part; the text of a meeting makes one of half a million."""
ELEMENT_LIMIT = 400_000
"""Elements of all parts together."""
DEPTH_LIMIT = 150
"""How deep elements may nest; a text box in a table in a table has about forty."""
MEMBER_LIMIT = 5_000
_CHUNK = 65_536

SAVE_AGAIN = "Open it in Word, save it again as a Word document (.docx) and import that."

_NAMESPACES = {
    "w": (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "r": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
    "rel": ("http://schemas.openxmlformats.org/package/2006/relationships",),
    "types": ("http://schemas.openxmlformats.org/package/2006/content-types",),
    "mc": ("http://schemas.openxmlformats.org/markup-compatibility/2006",),
    "m": (
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
    ),
    "a": ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main"),
    "v": ("urn:schemas-microsoft-com:vml",),
}
"""ECMA-376 (Transitional, Part 4; Strict, Part 1): both namespaces of one kind become one short prefix here."""
_PREFIXES = {address: prefix for prefix, addresses in _NAMESPACES.items() for address in addresses}


class Package:
    """The parts of one Word file, read when they are asked for."""

    def __init__(self, data: bytes) -> None:
        if len(data) > FILE_LIMIT:
            raise Unreadable(f"The file is larger than {FILE_LIMIT // 1_000_000} MB. Take its pictures out first.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, zipfile.LargeZipFile, ValueError, OSError, NotImplementedError, EOFError):
            raise Unreadable(f"The file is damaged, or it is not a Word document. {SAVE_AGAIN}") from None
        names = [member.filename for member in self._zip.infolist()]
        if len(names) > MEMBER_LIMIT:
            raise Unreadable(f"The file has more than {MEMBER_LIMIT} parts, which no minutes have. {SAVE_AGAIN}")
        if len(set(names)) < len(names):
            raise Unreadable(f"The file has two parts of one name, so nobody can tell what it says. {SAVE_AGAIN}")
        self._names = set(names)
        self._elements = 0

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name."""
        return name in self._names

    def part(self, name: str) -> Element | None:
        """Parse a part, its names short (`w-p`, since ElementTree keeps colons to itself); None where there is none."""
        if name not in self._names:
            return None
        builder = _Bounded(ELEMENT_LIMIT - self._elements)
        try:
            parser = DefusedXMLParser(target=builder, forbid_dtd=True)
            for chunk in self._chunks(name):
                parser.feed(chunk)
            root = parser.close()
        except DefusedXmlException:
            raise Unreadable(f"The file holds a document type, which Word never writes. {SAVE_AGAIN}") from None
        except (ParseError, ValueError, LookupError, AssertionError, RecursionError):
            raise Unreadable(f"The part {_shown(name)} of the file is damaged. {SAVE_AGAIN}") from None
        self._elements += builder.elements
        return root if isinstance(root, Element) else None

    def _chunks(self, name: str) -> "list[bytes]":
        """Unpack a part, and stop as soon as it is too long, whatever its header says.

        Only plain and deflated parts are read (ISO/IEC 29500-2, C.5): others unpack to any size in one step.
        """
        if self._zip.getinfo(name).compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Unreadable(
                f"The part {_shown(name)} of the file is packed in a way that Word never uses. {SAVE_AGAIN}"
            )
        chunks: list[bytes] = []
        size = 0
        try:
            with self._zip.open(name, mode="r") as opened:
                while chunk := opened.read(_CHUNK):
                    size += len(chunk)
                    if size > PART_LIMIT:
                        raise Unreadable(
                            f"The part {_shown(name)} of the file has more than {PART_LIMIT // 1_000_000} MB of text, "
                            "which no minutes have."
                        )
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            # NotImplementedError, for a way of packing that is not known, is a RuntimeError too: it comes first.
            raise Unreadable(f"The part {_shown(name)} of the file is damaged. {SAVE_AGAIN}") from None
        except RuntimeError:
            raise Unreadable("The file is locked with a password. Save it without one and import that.") from None
        return chunks


class _Bounded:
    """Builds a tree as the standard library does, and refuses one that is too large or too deep."""

    def __init__(self, limit: int) -> None:
        self._builder = TreeBuilder()
        self._limit = limit
        self._depth = 0
        self._short: dict[str, str] = {}
        self.elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self.elements += 1
        self._depth += 1
        if self.elements > self._limit:
            raise Unreadable(f"The file has more than {ELEMENT_LIMIT} elements, which no minutes have. {SAVE_AGAIN}")
        if self._depth > DEPTH_LIMIT:
            raise Unreadable(f"The file nests things more than {DEPTH_LIMIT} deep, which no minutes do. {SAVE_AGAIN}")
        named = {self._name(key): value for key, value in attributes.items()}
        return self._builder.start(self._name(tag), named)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return self._builder.end(self._name(tag))

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()

    def _name(self, tag: str) -> str:
        short = self._short.get(tag)
        if short is None:
            address, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            short = f"{_PREFIXES.get(address, 'x')}-{local}" if address else local
            self._short[tag] = short
        return short


def _shown(name: str) -> str:
    """Give a part's name as it may be printed."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:60])

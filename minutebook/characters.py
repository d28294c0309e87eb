"""Characters: the bytes of a file in, readable text out, or the place of each character that cannot be published."""

import re
from collections.abc import Iterator

from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

# Not allowed: control characters other than tab and line feed, the line separators that only some programs see
# (U+0085, U+2028, U+2029), the bidirectional controls that can show words in another order than they are stored
# (Unicode Technical Report 36, "Trojan Source"), zero-width characters that split words for search, fillers and
# tags that show as nothing, lone surrogates and noncharacters. U+200C and U+200D are letters' business in several
# scripts, and stay.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2069\u3164\ufeff\uffa0\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
LOST = "\ufffd"

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DOCUMENTS = (b"PK\x03\x04", b"{\\rtf", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""What Word, OpenDocument, RTF, PDF and old Word files begin with."""
_MOST = 5
"""How many characters of a kind are told one by one."""


def decode(data: bytes, file: str) -> tuple[str, list[Problem]]:
    """Turn a file's bytes into text with line feeds alone, a leading byte order mark left out.

    A file that is not UTF-8 gives empty text and a problem naming the first byte that is not.
    """
    if data.startswith(_DOCUMENTS):
        return "", [problem("not-text", Place(file))]
    # Without its mark, UTF-16 shows as a zero byte beside most letters.
    if data.startswith(_UTF16) or data[:200].count(0) > len(data[:200]) // 4:
        return "", [problem("utf-16", Place(file))]
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as found:
        return "", [_not_utf8(data.removeprefix(_BOM), found.start, file)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, list(_unprintable(text, file))


def name_of(character: str) -> str:
    """Name a character by its code point, for instance `U+202E`."""
    return f"U+{ord(character):04X}"


def _not_utf8(data: bytes, offset: int, file: str) -> Problem:
    before = data[:offset].decode("utf-8")
    line, column = _position(before.replace("\r\n", "\n").replace("\r", "\n"))
    byte = data[offset : offset + 1]
    character = byte.decode("cp1252", errors="replace")
    return problem("not-utf8", Place(file, line, column), byte=byte.hex().upper(), character=character)


def _unprintable(text: str, file: str) -> Iterator[Problem]:
    # Most texts have nothing but letters, signs and lines, which is told at once.
    if text.replace("\n", "").isprintable() and LOST not in text:
        return
    for pattern, code in ((INVISIBLE, "forbidden-character"), (re.compile(LOST), "lost-character")):
        found = list(pattern.finditer(text))
        for match in found[:_MOST]:
            place = Place(file, *_position(text[: match.start()]))
            yield problem(code, place, name=name_of(match.group()))
        if len(found) > _MOST:
            place = Place(file, *_position(text[: found[_MOST].start()]))
            yield problem("more-characters", place, number=len(found) - _MOST)


def _position(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1

"""Compact: Pagefind's index in, the same index in fewer bytes for a reader out. The only module that knows its format.

Four things are changed, in files that Pagefind's own program still reads (docs/decisions/0016 has the figures):

- Its list names every page by seven random-looking letters, which no compression helps. We name pages by their numbers.
- The list holds how many words each page has. That serves a measure which we do not use, and is made the same for all.
- Its program in WebAssembly is named by its content, like everything else.
- Its words come in parts of about 20 KB, of which one is fetched for each word. We cut them smaller.

The format is that of Pagefind 1.5: gzip around a signature and CBOR (RFC 8949). The list is [version, pages, parts of
the words, filters, sorts, fields]; a part is [[[word, pages, variants], ...]].
"""

import gzip
import json
import zlib
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

from minutebook.problems import CannotBuild

_SIGNATURE = b"pagefind_dcd"
_PART = 16_000
"""Bytes of a part before compression; a word with more than this is a part of its own."""
DIGITS = "0123456789abcdefghijkl"
"""Of a page's number, the lowest first and always as many: so written, the numbers take least room."""


def compact(folder: Path, pages: int) -> None:
    """Change an index of so many pages in place; raises CannotBuild where it is not whole or of an unknown form."""
    try:
        _compact(folder, pages)
    except (OSError, EOFError, ValueError, TypeError, KeyError, IndexError, zlib.error, cbor2.CBORError) as found:
        raise CannotBuild(
            f"Pagefind failed: its index is not whole, or of a form that is not known ({found})"
        ) from found


def _compact(folder: Path, number_of_pages: int) -> None:
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    (about,) = entry["languages"].values()
    list_path = folder / f"pagefind.{about['hash']}.pf_meta"
    form, pages, parts, *others = _unpacked(list_path)
    if len(pages) != number_of_pages:
        raise ValueError(f"it has {len(pages)} pages, not {number_of_pages}")
    wasm = folder / f"wasm.{about['wasm']}.pagefind"
    _raw(wasm)
    about["wasm"] = f"en-{sha256(wasm.read_bytes()).hexdigest()[:10]}"
    wasm.rename(folder / f"wasm.{about['wasm']}.pagefind")
    words = [word for _, _, name in parts for word in _unpacked(folder / "index" / f"{name}.pf_index")[0]]
    for _, _, name in parts:
        (folder / "index" / f"{name}.pf_index").unlink()
    width = len(_digits(max(len(pages) - 1, 0)))
    # The folder tells the pages of several indexes apart.
    numbered = [[f"{_digits(number).ljust(width, DIGITS[0])}.{folder.name}", 1] for number in range(len(pages))]
    cut = [[part[0][0], part[-1][0], _write(folder / "index", "pf_index", [part])] for part in _parts(words)]
    list_path.unlink()
    about["hash"] = _write(folder, "pf_meta", [form, numbered, cut, *others], "pagefind.")
    entry_path.write_text(json.dumps(entry), encoding="utf-8")


def _parts(words: list[list[Any]]) -> list[list[list[Any]]]:
    """Cut a list of words where a part has become large enough."""
    found: list[list[list[Any]]] = []
    size = _PART
    for word in words:
        own = len(cbor2.dumps(word))
        if size + own > _PART:
            found.append([])
            size = 0
        found[-1].append(word)
        size += own
    return found


def _digits(number: int) -> str:
    found = ""
    while number or not found:
        number, digit = divmod(number, len(DIGITS))
        found += DIGITS[digit]
    return found


def _raw(path: Path) -> bytes:
    raw = gzip.decompress(path.read_bytes())
    if not raw.startswith(_SIGNATURE):
        raise ValueError(f"{path.name} has no signature")
    return raw.removeprefix(_SIGNATURE)


def _unpacked(path: Path) -> list[Any]:
    found = cbor2.loads(_raw(path))
    if not isinstance(found, list):
        raise TypeError(f"{path.name} holds no list")
    return found


def _write(folder: Path, ending: str, content: object, prefix: str = "") -> str:
    """Write a file of the index, named by its content, and return its name without what stands around it."""
    written = _SIGNATURE + cbor2.dumps(content)
    name = f"en_{sha256(written).hexdigest()[:10]}"
    # No time stands in the file, so that the same records give the same bytes.
    (folder / f"{prefix}{name}.{ending}").write_bytes(gzip.compress(written, mtime=0))
    return name

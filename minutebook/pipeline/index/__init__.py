"""Index: shards of search records in, an index of Pagefind's for each out.

Pagefind indexes pages, and we want exchanges. So every record becomes a small page, which is handed to Pagefind's
service and never written anywhere; what comes back is made smaller, and kept as long as its records stay as they are.
"""

import json
import shutil
from collections.abc import Iterable, Sequence
from hashlib import sha256
from html import escape
from pathlib import Path

from minutebook.outputs.search import Record, Shard, spelt_out
from minutebook.pipeline.index.compact import compact
from minutebook.pipeline.index.service import pagefind_version, serve
from minutebook.pipeline.publish import copy

_KEPT = ("pagefind.js", "pagefind-entry.json", "wasm.en.pagefind", "*.pf_meta", "index/*.pf_index")
"""What the search page needs. The rest are ready-made interfaces, a worker that a strict policy forbids, and what
the catalogue holds in fewer bytes."""
_SEAL = "made-from.json"
"""Tells in an index's folder what it was made from, and its files with their digests."""


def index(shards: Iterable[Shard], language: str, folder: Path, before: Path | None = None) -> int:
    """Write the index of each shard into a folder of its name below `folder`, and return how many records there are.

    A shard whose records are those of its index in `before`, the same folder of the site as it was, is copied from
    there. Raises CannotBuild where Pagefind cannot be run or reports an error, as it does when there are no records.
    """
    number = 0
    for shard in shards:
        number += len(shard.records)
        pages = pages_of(shard.records, language)
        made_from = sha256("\n".join([made_by(), *pages]).encode()).hexdigest()
        own, old = folder / shard.name, before / shard.name if before else None
        if old and _is_made_from(old, made_from):
            shutil.copytree(old, own, copy_function=copy)
        else:
            _make(pages, own)
            _seal(own, made_from)
    return number


def made_by() -> str:
    """Name what makes an index: Pagefind and the modules of this room."""
    modules = sorted(Path(__file__).parent.glob("*.py"))
    return f"{pagefind_version()} {sha256(b''.join(path.read_bytes() for path in modules)).hexdigest()}"


def pages_of(records: Iterable[Record], language: str) -> list[str]:
    """Write records as pages; heading and `aka` are fields of their own, to weigh as they should."""
    return [_page(record, language) for record in records]


def _is_made_from(folder: Path, made_from: str) -> bool:
    """Tell whether an index was made from just these pages, and is whole."""
    try:
        seal = json.loads((folder / _SEAL).read_text(encoding="utf-8"))
        return bool(seal == {"made_from": made_from, "files": _digests(folder)})
    except (OSError, ValueError):
        return False


def _seal(folder: Path, made_from: str) -> None:
    seal = {"made_from": made_from, "files": _digests(folder)}
    (folder / _SEAL).write_text(json.dumps(seal, indent=1) + "\n", encoding="utf-8")


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != _SEAL)
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _make(pages: Sequence[str], folder: Path) -> None:
    """Index pages into a folder that is not there yet."""
    serve(pages, folder, _KEPT)
    compact(folder, len(pages))


def _page(record: Record, language: str) -> str:
    fields = "".join(
        f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'
        for name, value in (("title", spelt_out(record.heading)), ("aka", record.aka))
    )
    return (
        f'<!doctype html><html lang="{escape(language)}"><body data-pagefind-body>{fields}'
        f"{escape(spelt_out(record.text))}</body></html>"
    )

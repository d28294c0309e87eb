"""Index: shards of search records in, an index of Pagefind's for each out. The only module that talks to Pagefind.

Pagefind indexes pages, and we want exchanges. So every record becomes a small page, which is handed to Pagefind's
service and never written anywhere. What comes back is made smaller: Pagefind names every page by seven random-looking
letters, which no compression helps, and we name it by its number. docs/decisions/0016 has the figures.
"""

import base64
import gzip
import json
import os
import shutil
import subprocess
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import cbor2
import pagefind_bin

from minutebook.outputs.search import Record, Shard, spelt_out
from minutebook.problems import CannotBuild

LANGUAGE = "en"
_SIGNATURE = b"pagefind_dcd"
"""What Pagefind begins its files with, once they are unpacked."""
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
        pages = [_page(record, language) for record in shard.records]
        made_from = sha256("\n".join([version("pagefind-bin"), shard.name, *pages]).encode()).hexdigest()
        own, old = folder / shard.name, before / shard.name if before else None
        if old and _is_made_from(old, made_from):
            shutil.copytree(old, own)
        else:
            _make(pages, own)
            _seal(own, made_from)
    return number


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
    whole = folder.with_name(f"{folder.name}.whole")
    _serve(pages, whole)
    for pattern in _KEPT:
        for path in sorted(whole.glob(pattern)):
            kept = folder / path.relative_to(whole)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, kept)
    shutil.rmtree(whole)
    _check(folder)
    _number(folder)


def _serve(pages: Sequence[str], output: Path) -> None:
    """Hand pages to Pagefind's service, without waiting for each answer, and have it write its index.

    A message is JSON in Base64 with a comma behind it, in both directions; each has an answer of the same number.
    """
    try:
        service = subprocess.Popen(
            [str(pagefind_bin.get_executable()), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, FileNotFoundError) as found:
        raise CannotBuild(f"Pagefind could not be started: {found}") from found
    # A thread of its own: the service stops reading while nobody takes its answers.
    done = threading.Event()
    writer = threading.Thread(target=_send, args=(service.stdin, pages, output, done))
    writer.start()
    try:
        _await(service.stdout)
    except BaseException:
        service.kill()
        raise
    finally:
        # It says that it has written while its last bytes are still on their way, so it is left to end by itself.
        done.set()
        writer.join()
        service.wait()
        if service.stdout:
            service.stdout.close()


def _await(answers: IO[bytes] | None) -> None:
    for answer in _answers(answers):
        payload = answer["payload"]
        if payload["type"] == "Error":
            raise CannotBuild(f"Pagefind failed: {payload.get('message', 'it gave no reason')}")
        if payload["type"] == "WriteFiles":
            return
    raise CannotBuild("Pagefind failed: it stopped without writing its index.")


def _send(into: IO[bytes] | None, pages: Sequence[str], output: Path, done: threading.Event) -> None:
    messages = (
        {"type": "NewIndex", "config": {"force_language": LANGUAGE}},
        *({"type": "AddFile", "index_id": 0, "url": str(at), "file_contents": page} for at, page in enumerate(pages)),
        {"type": "WriteFiles", "index_id": 0, "output_path": str(output)},
    )
    if into is None:
        return
    # Where the service has ended already, its answers say why, or that there were none.
    with suppress(OSError), into:
        for number, payload in enumerate(messages):
            into.write(base64.b64encode(json.dumps({"message_id": number, "payload": payload}).encode()) + b",")
        into.flush()
        # The service stops when its input ends: it has to be kept open until the last answer has come.
        done.wait()


def _answers(stream: IO[bytes] | None) -> Iterator[dict[str, Any]]:
    rest = b""
    while stream and (chunk := os.read(stream.fileno(), 1 << 16)):
        *whole, rest = (rest + chunk).split(b",")
        for message in whole:
            yield json.loads(base64.b64decode(message))


def _check(folder: Path) -> None:
    """Make sure that every file of the index is there to its last byte."""
    packed = [*folder.glob("*.pf_meta"), *folder.glob("index/*.pf_index"), *folder.glob("wasm.*")]
    try:
        whole = all(gzip.decompress(path.read_bytes()).startswith(_SIGNATURE) for path in packed)
        json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    except (OSError, EOFError, ValueError, zlib.error) as found:
        raise CannotBuild(f"Pagefind failed: its index is not whole ({found})") from found
    if not whole or not (folder / "pagefind.js").is_file() or not list(folder.glob("index/*.pf_index")):
        raise CannotBuild("Pagefind failed: its index is not whole.")


def _number(folder: Path) -> None:
    """Name the pages in Pagefind's list by their numbers, and the list by its content."""
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    (about,) = entry["languages"].values()
    old = folder / f"pagefind.{about['hash']}.pf_meta"
    form, pages, *others = cbor2.loads(gzip.decompress(old.read_bytes()).removeprefix(_SIGNATURE))
    # Pagefind keeps the order in which it was given the pages. The shard tells them apart where there are several.
    numbered = [[f"{folder.name}.{number}", words] for number, (_, words) in enumerate(pages)]
    written = _SIGNATURE + cbor2.dumps([form, numbered, *others])
    about["hash"] = f"{LANGUAGE}_{sha256(written).hexdigest()[:10]}"
    # No time stands in the file, so that the same records give the same bytes.
    (folder / f"pagefind.{about['hash']}.pf_meta").write_bytes(gzip.compress(written, mtime=0))
    entry_path.write_text(json.dumps(entry), encoding="utf-8")
    old.unlink()


def _page(record: Record, language: str) -> str:
    """Write a record as a page; its heading and `aka` are fields of their own, to weigh as they should."""
    fields = "".join(
        f'<i data-pagefind-meta="{name}[data-v]" data-v="{escape(value)}"></i>'
        for name, value in (("title", spelt_out(record.heading)), ("aka", record.aka))
    )
    return (
        f'<!doctype html><html lang="{escape(language)}"><body data-pagefind-body>{fields}'
        f"{escape(spelt_out(record.text))}</body></html>"
    )

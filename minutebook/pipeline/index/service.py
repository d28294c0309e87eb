"""Service: pages in, Pagefind's own index of them out. The only module that runs Pagefind.

Its service reads messages and answers them, each JSON in Base64 with a comma behind it; an answer has the number of its
message. Its client for Python waits a tenth of a second before every answer, ours for none but the last.
"""

import base64
import json
import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import pagefind_bin

from minutebook.problems import CannotBuild

LANGUAGE = "en"
"""Of stemming. The words that are dropped and spelt otherwise by assets/js/search/ are English too."""


def pagefind_version() -> str:
    """Tell which Pagefind is installed."""
    return version("pagefind-bin")


def serve(pages: Sequence[str], output: Path, kept: Sequence[str] = ("*",)) -> None:
    """Have Pagefind index pages, which it numbers in their order, and write what it made into a folder.

    Only files of a name like one of those in `kept` are written. Raises CannotBuild where Pagefind cannot be run or
    reports an error.
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
    writer = threading.Thread(target=_send, args=(service.stdin, pages, done))
    writer.start()
    try:
        files = _await(service.stdout)
    finally:
        service.kill()
        done.set()
        writer.join()
        service.wait()
        if service.stdout:
            service.stdout.close()
    # Written here: asked to write by itself, Pagefind says that it has while its last bytes are still on their way.
    for name, content in files.items():
        if any(fnmatch(name, pattern) for pattern in kept):
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _await(answers: IO[bytes] | None) -> dict[str, bytes]:
    """Wait for the files, by name; the answers before them only say that a page was taken."""
    try:
        for answer in _answers(answers):
            payload = answer["payload"]
            if payload["type"] == "Error":
                raise CannotBuild(f"Pagefind failed: {payload.get('message', 'it gave no reason')}")
            if payload["type"] == "GetFiles":
                return {file["path"]: base64.b64decode(file["content"]) for file in payload["files"]}
    except (ValueError, KeyError, TypeError, AttributeError) as found:
        raise CannotBuild(f"Pagefind failed: it answered what nobody understands ({found})") from found
    raise CannotBuild("Pagefind failed: it stopped without giving its index.")


def _send(into: IO[bytes] | None, pages: Sequence[str], done: threading.Event) -> None:
    messages = (
        {"type": "NewIndex", "config": {"force_language": LANGUAGE}},
        *({"type": "AddFile", "index_id": 0, "url": str(at), "file_contents": page} for at, page in enumerate(pages)),
        {"type": "GetFiles", "index_id": 0},
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
    begun: list[bytes] = []
    while stream and (chunk := os.read(stream.fileno(), 1 << 20)):
        *whole, rest = chunk.split(b",")
        for message in whole:
            yield json.loads(base64.b64decode(b"".join([*begun, message])))
            begun = []
        begun.append(rest)

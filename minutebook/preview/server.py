"""Server: requests of browsers on this machine in, files of the preview out.

It listens on 127.0.0.1 alone and answers only those who call it by that name, so that no page on the web can read
unpublished minutes through a browser on this machine (DNS rebinding). Pages are sent with the policy of the site.
"""

import http.server
import mimetypes
import os
import re
from functools import partial
from html import escape
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from minutebook.outputs import File, addresses, admin
from minutebook.outputs.headers import FOR_ALL
from minutebook.preview.panel import PREFIX, nothing, with_panel
from minutebook.preview.snapshots import Snapshots

ADDRESS = "127.0.0.1"
HOSTS = (ADDRESS, "localhost")
HEARTBEAT = 10.0
"""Seconds after which a browser that waits is told that all is well; one that has gone is noticed then."""
_TYPES = mimetypes.MimeTypes()
"""Types by ending as Python knows them, whatever this machine's own list says."""


class Server(http.server.ThreadingHTTPServer):
    """Answers each request in a thread of its own; none of them keeps the program from ending."""

    daemon_threads = True
    # Started again, it may have the port it had. On Windows the same would let two programs have one port.
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, snapshots: Snapshots, templates: Path) -> None:
        super().__init__((ADDRESS, port), partial(_Handler, snapshots=snapshots, templates=templates))

    @property
    def home(self) -> str:
        """The address of the home page."""
        return f"http://{ADDRESS}:{self.server_address[1]}/"

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser that leaves a page breaks off what it was reading."""


class _Handler(http.server.BaseHTTPRequestHandler):
    server_version = "Minutebook"
    sys_version = ""
    policy: tuple[tuple[str, str], ...] = FOR_ALL
    own: ClassVar[dict[str, str]] = {"panel.css": "text/css", "panel.js": "text/javascript"}

    def __init__(self, *connection: object, snapshots: Snapshots, templates: Path) -> None:
        self.snapshots = snapshots
        self.templates = templates
        super().__init__(*connection)  # type: ignore[arg-type]  # what the server gives: socket, address, server

    def do_GET(self) -> None:
        """Answer a request for a file."""
        if self._called() not in HOSTS:
            self._send(403, "text/plain", b"The preview is for this machine alone.\n")
            return
        try:
            self._answer()
        except ConnectionError:
            raise
        except Exception as fault:  # noqa: BLE001 (a fault in one page must not end the preview, nor pass unseen)
            page = "<!doctype html>\n<title>A fault</title>\n<h1>This page could not be made</h1>\n"
            words = f"{page}<p>This is a mistake in Minutebook: {escape(repr(fault))}\n"
            self._send(500, "text/html", words.encode("utf-8", "backslashreplace") + self._listening())

    do_HEAD = do_GET  # noqa: N815 (the name that http.server calls)

    def _answer(self) -> None:
        try:
            asked = urlsplit(self.path)
        except ValueError:
            self._send(400, "text/plain", b"This is no address.\n")
            return
        address = unquote(asked.path).removeprefix("/")
        if address == f"{PREFIX}events":
            self._tell_news(asked.query)
        elif address.startswith(PREFIX):
            self._send_own(address.removeprefix(PREFIX))
        else:
            self._send_site(re.sub(r"(^|/)index\.html$", r"\1", address))

    def _called(self) -> str:
        """Give the name by which the browser called, without the port."""
        try:
            return urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        except ValueError:
            return ""

    def _listening(self) -> bytes:
        """Give what shows a page again when the files have changed, without the panel's own template."""
        panel = f'<aside id="preview" data-version="{self.snapshots.latest.version}"><p id="preview_word"></p></aside>'
        return f'{panel}\n<script type="module" src="/{PREFIX}panel.js"></script>\n'.encode()

    def _send_site(self, address: str) -> None:
        snapshot = self.snapshots.latest
        if snapshot.edition is None:
            self._send(503, "text/html", with_panel(nothing(self.templates), address, None, snapshot, self.templates))
            return
        file = snapshot.edition.find(address)
        if file is None and snapshot.edition.find(f"{address}/"):
            self.send_response(301)
            self.send_header("Location", f"/{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        try:
            found = file or snapshot.edition.not_found()
            content = _bytes_of(found)
        except FileNotFoundError:
            # A document that was taken away since the last good edition.
            file, found = None, snapshot.edition.not_found()
            content = _bytes_of(found)
        if found.path.startswith(addresses.ADMIN):
            self.policy = (("Content-Security-Policy", admin.HEADER), *FOR_ALL[1:])
        elif found.path.endswith(".html"):
            content = with_panel(content, address, file, snapshot, self.templates)
        self._send(200 if file else 404, _TYPES.guess_type(found.path)[0] or "application/octet-stream", content)

    def _send_own(self, name: str) -> None:
        if name not in self.own:
            self._send(404, "text/plain", b"There is nothing here.\n")
            return
        self._send(200, self.own[name], (self.templates / "preview" / name).read_bytes())

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        charset = "; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else ""
        self.send_header("Content-Type", kind + charset)
        self.send_header("Content-Length", str(len(content)))
        self._send_policy()
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_policy(self) -> None:
        for name, value in self.policy:
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-store")

    def _tell_news(self, version: str) -> None:
        """Tell a page, by server-sent events (HTML Living Standard, 9.2), when it is no longer the latest."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self._send_policy()
        self.end_headers()
        while self.command != "HEAD":
            later = self.snapshots.later_than(version, HEARTBEAT)
            self.wfile.write(f"data: {later.version}\n\n".encode() if later else b": all is well\n\n")
            self.wfile.flush()
            if later:
                return

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked for is no news to who asked."""


def _bytes_of(file: File) -> bytes:
    return file.content.read_bytes() if isinstance(file.content, Path) else file.content

"""Lighthouse on five kinds of page of the real site, as a phone on a slow line meets them (`make lighthouse`).

It needs Node.js and fetches Lighthouse and all that it needs as `lighthouse_lock/` has them (written by `npm install
--package-lock-only --omit-lockfile-registry-resolved`), so it is no part of `make test`; whether it still works is.
"""

import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from minutebook.outputs.headers import FOR_ALL, FOR_GOOD
from tests.browser.chromium import find
from tests.browser.conftest import served
from tests.review.kinds import KINDS
from tests.sites import REAL, ROOT, build

LOCK = Path(__file__).with_name("lighthouse_lock")
HOME = Path(os.environ.get("LIGHTHOUSE_HOME", ROOT / ".venv" / "lighthouse"))
NAMES = ("home", "meeting", "actions", "theme", "search")
LEAST = {"performance": 0.99, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
SLOW_3G = [
    "--throttling.rttMs=400",
    "--throttling.throughputKbps=400",
    "--throttling.cpuSlowdownMultiplier=4",
]
FIRST_PAINT = 2500
"""Milliseconds to the first contentful paint, modelled on slow 3G with a processor four times slower."""


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Sends text packed, as web servers do, with the headers that the site is to be served with."""

    def do_GET(self) -> None:
        """Answer with a file, or say that there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in {".html", ".css", ".js", ".json", ".txt", ".xml"}:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        for name, value in (*FOR_ALL, *([FOR_GOOD] if "/assets/" in self.path else [])):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def lighthouse(address: str, folder: Path, *more: str) -> dict[str, object]:
    """Run Lighthouse on an address and read its report."""
    report = folder / "report.json"
    command = [
        str(HOME / "node_modules" / ".bin" / "lighthouse"),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        "--chrome-flags=--headless=new --no-sandbox --disable-quic",
        *more,
    ]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": find() or ""})
    read: dict[str, object] = json.loads(report.read_text(encoding="utf-8"))
    return read


def main(names: list[str]) -> int:
    """Print the scores of the kinds of page named; fails where one is below the budget of docs/decisions/0018."""
    if not shutil.which("npm"):
        sys.stderr.write("Lighthouse needs Node.js with npm; install it and try again.\n")
        return 2
    if not (HOME / "node_modules").is_dir():
        shutil.copytree(LOCK, HOME, dirs_exist_ok=True)
        subprocess.run(["npm", "ci", "--silent", "--ignore-scripts"], cwd=HOME, check=True)
    below = False
    with tempfile.TemporaryDirectory() as folder, served(build(REAL, Path(folder) / "site"), _Packed) as address:
        for name in names or NAMES:
            kind = next(kind for kind in KINDS if kind.name == name)
            report = lighthouse(f"{address}{kind.real}", Path(folder))
            scores = {key: report["categories"][key]["score"] for key in LEAST}  # type: ignore[index]  # JSON
            paint = lighthouse(f"{address}{kind.real}", Path(folder), "--only-categories=performance", *SLOW_3G)
            milliseconds = paint["audits"]["first-contentful-paint"]["numericValue"]  # type: ignore[index]  # JSON
            figures = ", ".join(f"{key} {100 * score:.0f}" for key, score in scores.items())
            sys.stdout.write(f"{name:9}{figures}; first paint on slow 3G {milliseconds / 1000:.2f} s\n")
            below = below or milliseconds > FIRST_PAINT or any(scores[key] < least for key, least in LEAST.items())
    return int(below)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

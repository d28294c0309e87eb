"""Bench: what a search costs a reader who comes for the first time, for small and large records, beside two rivals.

Every visit has an empty profile and a line with 100 ms of latency and 9 Mbit/s, simulated by the browser; texts come
compressed, as from any host. `first` is until the first result stands on the page, `page` until all of the first page
do, `next` from the next question to its results, with all that comes behind them. Figures are medians of several
questions; behind the bytes stand those of the dearest.

    make bench-search                 1, 300 and 3,000 meetings
    make bench-search WITH="1 300"    only these
"""

import gzip
import http.server
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, Page

from minutebook.outputs import Settings, addresses
from minutebook.outputs.assets import assets
from minutebook.outputs.headers import POLICY
from minutebook.outputs.pages.search import search_page
from minutebook.outputs.search import Shard, catalogue_files, records, shards
from minutebook.pipeline.index import index
from tests.browser.conftest import served, started
from tests.search.noise import add_noise
from tests.search.relevance import content_of
from tests.search.rivals import LUNR, MINISEARCH, fetched, prepare
from tests.sites import ROOT, archive_of

QUESTIONS = (
    ("naloxone pilot", "county lines peer review"),
    ("ASB motorcycle", "burglary increase"),
    ("banking protocol fraud", "precept"),
    ("theft of yorkshire stone", "knife angel"),
    ("active bystander training", "dashcam footage"),
)
LATENCY = 100
BYTES_A_SECOND = 9_000_000 / 8
_TEXTS = {".html", ".css", ".js", ".json", ".txt"}


@dataclass(slots=True)
class Cost:
    """What came over the line: requests, bytes, seconds."""

    requests: int = 0
    bytes: int = 0
    seconds: float = 0.0

    def since(self, before: "Cost") -> "Cost":
        """Give what came after an earlier moment."""
        return Cost(self.requests - before.requests, self.bytes - before.bytes, self.seconds - before.seconds)


@dataclass(slots=True)
class Visits:
    """What several visits cost, by stage."""

    stages: dict[str, list[Cost]] = field(default_factory=lambda: {"first": [], "page": [], "next": []})

    def line(self, name: str) -> str:
        """Write the medians of all stages."""
        parts = []
        for stage, costs in self.stages.items():
            size = median(cost.bytes for cost in costs) / 1000
            most = max(cost.bytes for cost in costs) / 1000
            requests = median(cost.requests for cost in costs)
            seconds = median(cost.seconds for cost in costs)
            parts.append(f"{stage}: {size:8.1f} ({most:.0f}) KB {requests:3.0f} requests {seconds:5.2f} s")
        return f"  {name:12} " + "   ".join(parts)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Sends texts compressed, from a memory of those already packed."""

    protocol_version = "HTTP/1.1"
    packed: dict[str, bytes] = {}  # noqa: RUF012 (one memory for all)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        key = str(path)
        text = path.suffix in _TEXTS
        if key not in self.packed:
            content = path.read_bytes()
            self.packed[key] = gzip.compress(content, 9) if text else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(key))
        self.send_header("Content-Length", str(len(self.packed[key])))
        self.send_header("Content-Security-Policy", POLICY)
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(self.packed[key])

    def log_message(self, *_: object) -> None:
        pass


def visits(browser: Browser, address: str) -> Visits:
    """Ask every pair of questions, each with an empty profile."""
    found = Visits()
    for first, following in QUESTIONS:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(60_000)
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": LATENCY, "downloadThroughput": BYTES_A_SECOND, "uploadThroughput": -1},
        )
        so_far = Cost()

        def finished(event: dict[str, float], so_far: Cost = so_far) -> None:
            so_far.requests += 1
            so_far.bytes += int(event["encodedDataLength"])

        line.on("Network.loadingFinished", finished)
        begun = time.perf_counter()
        page.goto(f"{address}?q={first.replace(' ', '+')}", wait_until="commit")
        page.locator(".search-hits a").first.wait_for()
        found.stages["first"].append(_at(so_far, begun))
        _settled(page, first)
        found.stages["page"].append(_at(so_far, begun))
        page.wait_for_load_state("networkidle")
        before = _at(so_far, time.perf_counter())
        begun = time.perf_counter()
        page.locator("input[name=q]").fill(following)
        page.keyboard.press("Enter")
        _settled(page, following)
        seconds = _at(so_far, begun).seconds
        page.wait_for_load_state("networkidle")  # what comes behind the results (facets, downloads) is paid for too
        costs = _at(so_far, begun).since(Cost(before.requests, before.bytes))
        found.stages["next"].append(Cost(costs.requests, costs.bytes, seconds))
        context.close()
    return found


def _settled(page: Page, words: str) -> None:
    page.locator("#search_status").filter(has_text=f"“{words}”").wait_for()


def _at(so_far: Cost, begun: float) -> Cost:
    return Cost(so_far.requests, so_far.bytes, time.perf_counter() - begun)


def written(meetings: int, folder: Path) -> tuple[tuple[Shard, ...], list[str], str]:
    """Write the search of the real meeting among invented ones; gives its shards and the file of each record."""
    add_noise(folder / "content", meetings - 1)
    archive = archive_of(folder / "content")
    made = shards(records(archive))
    called, settings = assets(archive, Settings(search=True, templates=ROOT / "templates", assets=ROOT / "assets"))
    paths: list[str] = []
    for file in (*search_page(archive, settings, made), *called, *catalogue_files(made)):
        path = folder / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content_of(file))
        if "/records/" in file.path:
            paths += [file.path] * len(json.loads(content_of(file)))
    begun = time.perf_counter()
    number = index(made, "en-GB", folder / "site" / addresses.SEARCH_INDEX)
    took = time.perf_counter() - begun
    return made, paths, f"{meetings} meetings, {number} records, {len(made)} shards, indexed in {took:.1f} s"


def main(sizes: list[int]) -> None:
    """Print the costs for each size."""
    with tempfile.TemporaryDirectory() as name, started() as browser:
        scripts = {rival: fetched(rival, Path(name)) for rival in (MINISEARCH, LUNR)}
        for meetings in sizes:
            folder = Path(name) / str(meetings)
            folder.mkdir()
            made, paths, about = written(meetings, folder)
            listed = [record for shard in made for record in shard.records]
            sys.stdout.write(f"{about}\n")
            with served(folder / "site", _Handler) as address:
                sys.stdout.write(visits(browser, f"{address}{addresses.SEARCH}").line("ours") + "\n")
                for rival, script in scripts.items():
                    try:
                        if script is None:
                            raise LookupError("its package could not be had")  # noqa: TRY301 (told like the others)
                        prepare(rival, script, listed, paths, folder / "site", browser)
                        line = visits(browser, f"{address}{rival.name}/").line(rival.name)
                    except (Error, LookupError, OSError) as found:
                        line = f"  {rival.name:12} not measured: {str(found).splitlines()[0]}"
                    sys.stdout.write(line + "\n")
                    sys.stdout.flush()
            _Handler.packed.clear()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1, 300, 3000])

"""Rivals: MiniSearch and lunr over the same records, each with its whole index in one file, as they are meant to be.

The two libraries come from npm by name and version and are held against their digests; nothing of the site needs them.
"""

import base64
import hashlib
import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from minutebook.outputs.search import Record
from tests.browser.conftest import served


@dataclass(frozen=True, slots=True)
class Rival:
    """A library for searching in the browser."""

    name: str
    version: str
    integrity: str
    """SHA-512 of its package, in Base64."""
    script: str
    """Where its ready-made script lies in the package."""
    make: str
    """Makes an index of `records` (id, title, aka, text) and gives it as JSON."""
    open: str
    """Gives a function from words to ids, from that JSON."""


MINISEARCH = Rival(
    "minisearch",
    "7.2.0",
    "dqT2XBYUOZOiC5t2HRnwADjhNS2cecp9u+TJRiJ1Qp/f5qjkeT5APcGPjHw+bz89Ms8Jp+cG4AlE+QZ/QnDglg==",
    "package/dist/umd/index.js",
    """(records) => {
      const index = new MiniSearch({ fields: ["title", "aka", "text"] });
      index.addAll(records);
      return JSON.stringify(index);
    }""",
    """(text) => {
      const index = MiniSearch.loadJSON(text, { fields: ["title", "aka", "text"] });
      return (words) => index.search(words, { prefix: true }).map(({ id }) => id);
    }""",
)
LUNR = Rival(
    "lunr",
    "2.3.9",
    "zTU3DaZaF3Rt9rhN3uBMGQD3dD2/vFQqnvZCDv4dl5iOzq2IZQqTxu90r4E5J+nP70J3ilqVCrbho2eWaeW8Ow==",
    "package/lunr.min.js",
    """(records) => JSON.stringify(lunr(function () {
      this.ref("id");
      for (const field of ["title", "aka", "text"]) this.field(field);
      for (const record of records) this.add(record);
    }))""",
    """(text) => {
      const index = lunr.Index.load(JSON.parse(text));
      return (words) => index.search(words).map(({ ref }) => Number(ref));
    }""",
)
_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>%(name)s</title>
<form role="search"><input type="search" name="q"><button>Search</button></form><p id="search_status"></p>
<ol id="search_results"></ol><script src="lib.js"></script><script src="page.js"></script>"""
_SCRIPT = """(async () => {
  const [index, paths] = await Promise.all([fetch("index.json"), fetch("paths.json")]);
  const search = (%(open)s)(await index.text());
  const places = await paths.json();
  const form = document.querySelector("form");
  async function show(words) {
    const found = search(words).slice(0, 10);
    const shown = await Promise.all(found.map(async (id) => (await fetch(`../${places[id]}`)).json()));
    document.getElementById("search_results").replaceChildren(...shown.map(({ parts: [[address, text]] }) => {
      const entry = document.createElement("li");
      const link = document.createElement("a");
      link.href = `../${address}`;
      link.textContent = text.slice(0, 200);
      entry.className = "search-hits";
      entry.append(link);
      return entry;
    }));
    document.getElementById("search_status").textContent = `${found.length} passages for “${words}”`;
  }
  form.addEventListener("submit", (event) => { event.preventDefault(); show(form.elements.q.value); });
  show(new URLSearchParams(location.search).get("q"));
})();"""


def fetched(rival: Rival, folder: Path) -> Path | None:
    """Fetch a rival's package and unpack its script; None where there is no npm, or it cannot be had."""
    try:
        command = ["npm", "pack", f"{rival.name}@{rival.version}", "--silent"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    package = folder / f"{rival.name}-{rival.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
    assert digest == rival.integrity, f"{rival.name} is not the package that was looked at"
    script = folder / f"{rival.name}.js"
    with tarfile.open(package) as opened:
        member = opened.extractfile(rival.script)
        assert member is not None
        script.write_bytes(member.read())
    return script


def prepare(rival: Rival, script: Path, records: list[Record], paths: list[str], site: Path, browser: Browser) -> Path:
    """Write a page with the rival's search over the records into a folder of the site; its index is made in a browser.

    Raises Playwright's error where the browser cannot make it.
    """
    folder = site / rival.name
    folder.mkdir()
    (folder / "lib.js").write_bytes(script.read_bytes())
    (folder / "paths.json").write_text(json.dumps(paths), encoding="utf-8")
    listed = [
        {"id": number, "title": record.heading, "aka": record.aka, "text": record.text}
        for number, record in enumerate(records)
    ]
    (folder / "records.json").write_text(json.dumps(listed), encoding="utf-8")
    (folder / "make.html").write_text('<!doctype html><script src="lib.js"></script>', encoding="utf-8")
    with served(folder) as address:
        context = browser.new_context()
        page = context.new_page()
        page.set_default_timeout(600_000)
        page.goto(f"{address}make.html")
        with page.expect_download() as given:
            page.evaluate(
                f"""async () => {{
                  const records = await (await fetch("records.json")).json();
                  const link = document.createElement("a");
                  link.href = URL.createObjectURL(new Blob([({rival.make})(records)]));
                  link.download = "index.json";
                  link.click();
                }}"""
            )
        given.value.save_as(folder / "index.json")
        context.close()
    (folder / "index.html").write_text(_PAGE % {"name": rival.name}, encoding="utf-8")
    (folder / "page.js").write_text(_SCRIPT % {"open": rival.open}, encoding="utf-8")
    for name in ("records.json", "make.html"):
        (folder / name).unlink()
    return folder

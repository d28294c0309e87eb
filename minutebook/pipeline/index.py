"""Index: search records in, Pagefind's index out. The only module that talks to Pagefind.

Pagefind indexes pages, and we want passages, each with its own place and filters. So every record becomes a small
page in a folder of its own, which is indexed in one run of the command line and thrown away.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

import pagefind_bin

from minutebook.outputs.search import Record
from minutebook.problems import CannotBuild

_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
"""Ready-made interfaces; the search page has its own."""


def index(records: Iterable[Record], language: str, folder: Path) -> int:
    """Write the index of all records into `folder` and return how many there are.

    Raises CannotBuild where Pagefind cannot be run or reports an error, as it does when there are no records.
    """
    with tempfile.TemporaryDirectory(prefix="minutebook-index-") as name:
        pages = Path(name)
        number = 0
        for number, record in enumerate(records, 1):
            (pages / f"{number:06}.html").write_text(_page(record, number, language), encoding="utf-8")
        _run(pages, folder)
    for path in _unused(folder):
        path.unlink()
    return number


def _run(pages: Path, folder: Path) -> None:
    try:
        command = [
            str(pagefind_bin.get_executable()),
            "--site",
            str(pages),
            "--output-path",
            str(folder),
            "--quiet",
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except (OSError, FileNotFoundError) as found:
        raise CannotBuild(f"Pagefind could not be started: {found}") from found
    if done.returncode != 0 or not (folder / "pagefind.js").is_file():
        raise CannotBuild(f"Pagefind failed: {(done.stderr or done.stdout).strip()[-500:]}")


def _unused(folder: Path) -> Iterator[Path]:
    for pattern in _UNUSED:
        yield from folder.glob(pattern)


_FILTER = '<i data-pagefind-filter="{name}[data-v]" data-v="{value}"></i>'


def _page(record: Record, number: int, language: str) -> str:
    filters = [("kind", record.kind), ("year", record.year), *(("theme", theme) for theme in record.themes)]
    # What a result shows beside its words comes back as filters too, which nobody chooses by: Pagefind 1.5 searches
    # metadata, whatever its weight, and a search for "outcomes" would find every passage of every Outcomes Meeting.
    filters += [
        ("address", record.address),
        ("group", record.group),
        ("group_name", record.group_name),
        ("meeting", record.meeting),
    ]
    parts = [_FILTER.format(name=name, value=escape(value)) for name, value in filters]
    # The words stand in no paragraph: Pagefind ends each of its blocks with a full stop that was not minuted.
    return (
        f'<!doctype html><html lang="{escape(language)}"><title></title><body data-pagefind-body>'
        f'{escape(record.text)}{"".join(parts)}<i data-pagefind-sort="order:{number:06}"></i></body></html>'
    )

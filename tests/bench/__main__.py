"""What a build costs: on records of several sizes, beside Hugo and Eleventy, in one run.

    make bench                        1 and 100 meetings, three rounds
    make bench WITH="100 1000"        these sizes
    make bench WITH="1000 --rounds 1 --write"   and write docs/performance.md

Each round does everything once, in the same order, and ratios are taken within a round: a machine that is busier in one
round than in the next changes both sides of them. CPU seconds are those of a command and all that it started, memory is
that of its largest process, as the system counts them (getrusage).
"""

import argparse
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.corpus import write_corpus
from tests.bench.plot import plot
from tests.bench.rivals import Rival, eleventy, hugo
from tests.sites import ROOT

DOCUMENT = ROOT / "docs" / "performance.md"
PICTURE = ROOT / "docs" / "pictures" / "performance.svg"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    cpu: float
    wall: float
    memory: int
    """Of its largest process, in megabytes."""
    files: int
    size: int
    """Of the site, in bytes."""


@dataclass(frozen=True, slots=True)
class Row:
    """One case on one size, in every round."""

    size: int
    case: str
    costs: list[Cost]


def measured(command: list[str], folder: Path, output: Path) -> Cost:
    """Run a command to its end."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert child.stderr
    said = child.stderr.read()
    _, status, own = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if child.returncode:
        raise SystemExit(f"{command} ended with {child.returncode}:\n{said.decode()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = [path for path in output.rglob("*") if path.is_file()]
    return Cost(cpu, wall, own.ru_maxrss // 1024, len(files), sum(path.stat().st_size for path in files))


def cases(content: Path, ids: list[str], number: int) -> Iterator[tuple[str, Callable[[], None], tuple[str, ...]]]:
    """Give each case: its name, what is changed before it, and what its build is given."""
    middle = content / "meetings" / f"{ids[len(ids) // 2]}.md"
    plain: tuple[str, ...] = ("--no-search",)
    searched: tuple[str, ...] = ()

    def change_a_word() -> None:
        text = middle.read_text(encoding="utf-8")
        middle.write_text(re.sub(r"\bThe notes were (?:then )*", lambda found: f"{found[0]}then ", text), "utf-8")

    def change_a_theme() -> None:
        path = content / "themes.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"name: Road safety\b.*", f"name: Road safety {number}", text), encoding="utf-8")

    def change_a_template() -> None:
        path = content.parent / "program" / "templates" / "base.html"
        path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{{# {number} #}}\n", encoding="utf-8")

    def nothing() -> None:
        pass

    yield "cold, without a search", nothing, (*plain, "--no-cache")
    yield "first, remembering", nothing, plain
    yield "unchanged", nothing, plain
    yield "one meeting changed", change_a_word, plain
    yield "one theme's name changed", change_a_theme, plain
    yield "one template changed", change_a_template, plain
    yield "cold, with a search", nothing, ("--no-cache",)
    yield "first, with a search, remembering", nothing, searched
    yield "one meeting changed, with a search", change_a_word, searched


def bench(size: int, rounds: int) -> list[Row]:
    """Measure every case and every rival on a record of so many meetings."""
    with tempfile.TemporaryDirectory() as empty:
        folder = Path(empty)
        ids = write_corpus(folder / "content", size)
        program = folder / "program"
        kept = shutil.ignore_patterns("__pycache__", "vendor")
        for name in ("minutebook", "templates", "assets", "docs"):
            shutil.copytree(ROOT / name, program / name, ignore=kept)
        shutil.copy(ROOT / "build.py", program)
        rivals = [made for made in (hugo(folder / "content", folder / "hugo"), _eleventy(folder)) if made]
        rows: dict[str, Row] = {}

        def note(case: str, cost: Cost) -> None:
            rows.setdefault(case, Row(size, case, [])).costs.append(cost)
            sys.stderr.write(f"{size}: {case}: {cost.cpu:.2f} CPU s, {cost.wall:.2f} s, {cost.memory} MB\n")

        for number in range(rounds):
            for rival in rivals:
                note(f"{rival.name}, cold", _rival(rival))
            for name in ("site", ".minutebook-cache"):
                shutil.rmtree(folder / name, ignore_errors=True)
            for case, change, options in cases(folder / "content", ids, number + 1):
                change()
                if case.startswith("cold"):
                    shutil.rmtree(folder / "site", ignore_errors=True)
                build = [sys.executable, str(program / "build.py"), "build", *options]
                note(case, measured(build, folder, folder / "site"))
        return list(rows.values())


def _eleventy(folder: Path) -> Rival | None:
    return eleventy(folder / "content", folder / "eleventy")


def _rival(rival: Rival) -> Cost:
    shutil.rmtree(rival.output, ignore_errors=True)
    return measured(list(rival.command), rival.folder, rival.output)


def report(rows: list[Row], busy: float) -> str:
    """Write the results as tables; ratios are to Hugo's cold build of the same round."""
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        f"Machine: {machine}; load before it began {busy:.1f}; {len(rows[0].costs)} rounds. Figures are medians.",
        "A ratio is the median of the rounds' ratios to Hugo's cold build, in CPU seconds.",
        "",
    ]
    for size in dict.fromkeys(row.size for row in rows):
        own = [row for row in rows if row.size == size]
        first = next((row for row in own if row.case == "Hugo, cold"), None)
        lines += [
            f"### {size} meeting{'s' if size > 1 else ''}",
            "",
            "| case | CPU s | s | to Hugo | MB of memory | files | MB of site |",
            "|---|---|---|---|---|---|---|",
        ]
        for row in own:
            ratio = "-"
            if first:
                of = [cost.cpu / other.cpu for cost, other in zip(row.costs, first.costs, strict=True)]
                ratio = f"{median(of):.2f}"
            cpu, wall = median(cost.cpu for cost in row.costs), median(cost.wall for cost in row.costs)
            last = row.costs[-1]
            memory = max(cost.memory for cost in row.costs)
            lines.append(
                f"| {row.case} | {cpu:.2f} | {wall:.2f} | {ratio} | {memory} | {last.files} | {last.size / 1e6:.1f} |"
            )
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write where it was asked for."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("sizes", nargs="*", type=int, default=[1, 100])
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--write", action="store_true", help="write the tables and the plot into docs/")
    given = words.parse_args()
    busy = os.getloadavg()[0]
    rows = [row for size in given.sizes for row in bench(size, given.rounds)]
    said = report(rows, busy)
    sys.stdout.write(f"{said}\n")
    if given.write:
        head, _, _ = DOCUMENT.read_text(encoding="utf-8").partition("## Results\n")
        DOCUMENT.write_text(f"{head}## Results\n\n{said}", encoding="utf-8")
        series: dict[str, list[tuple[int, float]]] = {row.case: [] for row in rows}
        for row in rows:
            series[row.case].append((row.size, median(cost.cpu for cost in row.costs)))
        PICTURE.write_text(plot(series), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Sites for tests: where the examples lie, how to build one, and a workbench to change one on."""

import contextlib
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from minutebook.cli import main
from minutebook.model import ActionHistory, Archive
from minutebook.pipeline.steps import load
from minutebook.problems import Problem

ROOT = Path(__file__).parent.parent
REAL = ROOT / "content"
EXAMPLES = ROOT / "tests" / "examples"
TOWN = EXAMPLES / "town"
SMALLEST = EXAMPLES / "smallest"
HAMLET = EXAMPLES / "hamlet"
COUNTY = EXAMPLES / "county"
BROKEN = EXAMPLES / "broken"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command returned and printed."""

    status: int
    out: str
    err: str


def run(*arguments: str) -> Ran:
    """Run a Minutebook command in this process."""
    out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(list(arguments))
        except SystemExit as left:
            status = int(left.code or 0)
    return Ran(status, _printed(out), _printed(err))


def _printed(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def build(content: Path, output: Path, *options: str) -> Path:
    """Build a site and return its folder; fails where the build does."""
    ran = run("build", "--content", str(content), "--output", str(output), "--jobs", "1", *options)
    assert ran.status == 0, ran.err
    return output


def archive_of(content: Path) -> Archive:
    """Load content that has no errors."""
    archive, problems = load(content)
    assert archive is not None, problems
    return archive


def silent_since(archive: Archive, history: ActionHistory) -> tuple[str, ...]:
    """Name the meetings of an action's series that have said nothing of it since the last that did."""
    if not history.silent_since:
        return ()
    silent = archive.meetings.along(history.series).since(history.last_mentioned)
    assert len(silent) == history.silent_since
    return silent


@dataclass(frozen=True, slots=True)
class Workbench:
    """A content folder that a test may change, below an empty folder."""

    folder: Path

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folder / "content"

    def copy(self, content: Path) -> None:
        """Copy a content folder, or files over it, links as links."""
        shutil.copytree(content, self.content, symlinks=True, dirs_exist_ok=True)

    def write(self, name: str, text: str) -> None:
        """Write a file below the content folder."""
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")

    def meeting(self, facts: str = "", body: str = "## 1. Ducks\n\nThere were ducks.\n") -> None:
        """Write the meeting of 27 February 2024 with more facts or another body."""
        head = "title: Invented Panel\ndate: 2024-02-27\n"
        self.write("meetings/2024-02-27.md", f"---\n{head}{facts}---\n\n{body}")

    def problems(self) -> list[Problem]:
        """List what is wrong with the content."""
        return load(self.content)[1]

    def codes(self) -> list[str]:
        """List the codes of what is wrong with the content."""
        return [problem.code for problem in self.problems()]

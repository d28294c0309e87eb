"""Terminal: what is said, with colours and a progress bar where a person looks on, plain where a program does.

The door to Rich, which is imported only where its colours or its bar will be seen. Colours follow NO_COLOR
(no-color.org) and TERM=dumb; a bar appears when a build has taken a second.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from minutebook import problems
from minutebook.problems import Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console

PATIENCE = 1.0
"""Seconds without a word before a bar appears."""
REFRESHES = 10
"""How often a second the bar is drawn anew, at most."""
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}

Tell = Callable[[str, int, int | None], None]
"""What a long piece of work tells: the step, how much is done, and how much there is where that is known."""


class Terminal:
    """Where one command speaks."""

    def __init__(self, *, quiet: bool = False, strict: bool = False, colour: bool = True) -> None:
        self._quiet = quiet
        self._strict = strict
        self._colour = colour and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    def note(self, message: str) -> None:
        """Tell something that a quiet command keeps to itself."""
        if not self._quiet:
            print(message, file=sys.stderr)

    def result(self, message: str) -> None:
        """Tell that something was done; a quiet command keeps it to itself."""
        if not self._quiet:
            print(message)

    def problems(self, found: list[Problem], stream: TextIO) -> None:
        """Write problems for a person; a quiet command writes those that stop it, and counts all."""
        standing = problems.standing(found)
        shown = [problem for problem in standing if self._strict or problem.severity is Severity.ERROR]
        shown = shown if self._quiet else standing
        if self._quiet and not shown:
            return
        if not self._in_colour(stream):
            stream.write(problems.as_text(shown, found))
            return
        console = self._console(stream)
        for problem in shown:
            address, _, rest = problems.as_text([problem]).partition(f": {problem.severity}[")
            message, cure = rest.split("\n")[:2]
            console.print(
                _text((address, "bold"), (": ", ""), (f"{problem.severity}[{message}", _COLOURS[problem.severity]))
            )
            console.print(_text((cure, "dim")))
        console.print(_text((problems.count(found), "bold")))

    @contextmanager
    def progress(self) -> Iterator[Tell]:
        """Give what long work tells of itself; shown as a bar where a person looks on, nowhere else."""
        if self._quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield lambda *_: None
            return
        bar = _Bar(self._console(sys.stderr))
        try:
            yield bar.tell
        finally:
            bar.close()

    def _in_colour(self, stream: TextIO) -> bool:
        return self._colour and stream.isatty()

    def _console(self, stream: TextIO) -> "Console":
        from rich.console import Console  # noqa: PLC0415 (only where it is seen)

        return Console(
            file=stream, no_color=not self._colour, highlight=False, markup=False, emoji=False, soft_wrap=True
        )


class _Bar:
    """A bar with counts and the time that is left; it appears late, draws itself rarely and starts no thread."""

    def __init__(self, console: "Console") -> None:
        self._console = console
        self._began = self._drawn = monotonic()
        self._progress: object | None = None
        self._task: int | None = None
        self._step = ""

    def tell(self, step: str, done: int, total: int | None) -> None:
        now = monotonic()
        if now - self._began < PATIENCE or (now - self._drawn < 1 / REFRESHES and step == self._step):
            return
        from rich.progress import (  # noqa: PLC0415 (only where it is seen)
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        if not isinstance(self._progress, Progress):
            columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
            # A thread of its own would be copied half when the build starts a second process.
            self._progress = Progress(*columns, console=self._console, transient=True, auto_refresh=False)
            self._progress.start()
        if step != self._step or self._task is None:
            if self._task is not None:
                self._progress.remove_task(self._progress.task_ids[0])
            self._task = self._progress.add_task(step, total=total)
            self._step = step
        self._progress.update(self._progress.task_ids[0], completed=done, total=total)
        self._progress.refresh()
        self._drawn = now

    def close(self) -> None:
        from rich.progress import Progress  # noqa: PLC0415 (as above)

        if isinstance(self._progress, Progress):
            self._progress.stop()


def _text(*parts: tuple[str, str]) -> object:
    from rich.text import Text  # noqa: PLC0415 (as above)

    return Text.assemble(*parts)

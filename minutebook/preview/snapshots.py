"""Snapshots: the content folder in; its latest good edition, what is wrong with the files now, and news, out."""

import os
from dataclasses import dataclass
from pathlib import Path
from threading import Condition

from minutebook.outputs import Settings
from minutebook.pipeline.memory import Memory
from minutebook.pipeline.read import read
from minutebook.pipeline.steps import load
from minutebook.preview.edition import Edition
from minutebook.problems import Problem
from minutebook.rulebook import NOT_YET


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a reader of the preview is shown from one change of the files to the next."""

    version: str
    """Never the same twice, other runs of the preview included."""
    edition: Edition | None
    """The site; None where the files never made one."""
    current: bool
    """Whether it is made of the files as they are now; a mistake in them leaves the edition before it."""
    problems: list[Problem]


class Snapshots:
    """Loads the content when told to, and tells those who wait."""

    def __init__(self, content: Path, settings: Settings, memory: Memory | None = None) -> None:
        self._content = content
        self._settings = settings
        self._memory = memory or Memory()
        self._news = Condition()
        self._number = 0
        self._sources: object = None
        self.latest = Snapshot("", None, current=False, problems=[])
        self.load()

    def refresh(self) -> Snapshot:
        """Load the content again where a file of it is another than at the last time."""
        before = self._sources
        self._sources = read(self._content, self._memory)
        return self.latest if self._sources == before else self.load()

    def load(self) -> Snapshot:
        """Load the content again; a mistake in it leaves the edition before it in place."""
        self._sources = read(self._content, self._memory)
        archive, problems = load(self._content, memory=self._memory, tolerated=NOT_YET)
        self._memory.keep_up()
        edition = Edition(archive, self._settings) if archive else self.latest.edition
        with self._news:
            self._number += 1
            self.latest = Snapshot(f"{os.getpid()}.{id(self)}.{self._number}", edition, archive is not None, problems)
            self._news.notify_all()
        return self.latest

    def later_than(self, version: str, seconds: float) -> Snapshot | None:
        """Wait for a snapshot that is not the one of a version; None where none came in time."""
        with self._news:
            self._news.wait_for(lambda: self.latest.version != version, seconds)
            return self.latest if self.latest.version != version else None

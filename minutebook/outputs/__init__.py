"""Outputs: what the site is made of. Each output is a function `(Archive, Settings) -> Iterator[Unit | Join]`."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from minutebook.model import Archive


@dataclass(frozen=True, slots=True)
class Repository:
    """Where the content is kept, for an editor in the browser."""

    name: str
    """Its owner and its name, as GitHub has them: `owner/name`."""
    branch: str | None
    """The branch that is edited; None where it is a folder on the officer's own computer."""
    content: str = "content"
    """The content folder in it, with forward slashes."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build may choose; everything else follows from the content."""

    search: bool
    """Whether the site has a search page and an index."""
    templates: Path
    assets: Path
    look: bytes = b""
    """Tells these templates and assets from any other."""
    jobs: int = 1
    """Processes to build with. What is built is the same with any number."""
    repository: Repository | None = None
    """What an editor at admin/ is to edit; None for a site without one."""
    handbook: Path | None = None
    """The officers' guide, to be a page of the site; None for a site without it."""
    at_root: bool = False
    """Whether the site surely lies at the root of its server, as a preview does, though it has no address yet."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Under which addresses styles and scripts are published, by those that templates call them by."""

    def told(self) -> list[object]:
        """Give what of all this changes what is made."""
        return [
            self.look,
            self.search,
            self.repository,
            self.handbook is not None,
            self.at_root,
            sorted(self.named.items()),
        ]


@dataclass(frozen=True, slots=True)
class File:
    """One file of the site."""

    path: str
    """Below the site's root, with forward slashes."""
    content: bytes | Path
    """Its bytes, or the file to copy."""
    source: str
    """What it was made from, for messages."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What was made of one meeting for files that are put together of all."""

    name: str
    """Of its own in the whole site."""
    content: bytes


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made together: of what their maker is given, and of the parts of the record that it looks at."""

    name: str
    """Of its own in the whole site."""
    given: object
    """What the maker has besides the record and the settings, in values that can be written and compared."""
    make: Callable[[Archive], Iterable[File | Piece]]
    """Makes the files of a record; one that is watched tells afterwards what of it they were made of."""
    kept: bool = True
    """Whether they are taken over from the last build while all that is as it was."""


@dataclass(frozen=True, slots=True)
class Join:
    """Files that are put together of pieces, after all units were made."""

    name: str
    given: object
    make: Callable[[Archive, Mapping[str, bytes]], Iterable[File]]
    """Makes them of a record and of the pieces by name."""


def files_of(units: Iterable[Unit | Join], archive: Archive) -> Iterator[File]:
    """Make every file of some units, those that are put together at last."""
    pieces: dict[str, bytes] = {}
    joins: list[Join] = []
    for unit in units:
        if isinstance(unit, Join):
            joins.append(unit)
            continue
        for made in unit.make(archive):
            if isinstance(made, Piece):
                pieces[made.name] = made.content
            else:
                yield made
    for join in joins:
        yield from join.make(archive, pieces)

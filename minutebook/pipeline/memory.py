"""Memory: what was worked out before and of what, kept until that changes, for a preview and from build to build.

With a folder it outlives the program; without one it lasts as long as the program, which then starts with nothing. What
is kept is never changed, so that it may be handed out twice. Nothing of it is needed: what is missing, torn, foreign or
of other things is worked out anew.
"""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Generic, TypeVar, cast

from minutebook.encoding import decode, digest, encode
from minutebook.pipeline.watch import Part, Watch, parts_of

Thing = TypeVar("Thing")

_FORM = b"Minutebook 1\n"
_UNSET = object()
_BEGUN = ".begun"
"""How the name of a file ends while it is written."""


@dataclass(frozen=True, slots=True)
class Making(Generic[Thing]):
    """How to make something, and what it is made of."""

    purpose: str
    given: object
    """What the maker is handed."""
    kind: type[Thing]
    """The type of what is made, by which it is read again."""
    make: Callable[[], Thing]


@dataclass(slots=True)
class _Entry:
    parts: list[Part]
    made_of: bytes
    written: bytes
    """Until it was read: what is kept need not lie there twice."""
    made: object = _UNSET
    """Once it was read."""


@dataclass(slots=True)
class _Shelf:
    entries: dict[str, _Entry] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    changed: bool = False


_Written = dict[str, tuple[list[Part], bytes, bytes]]


class Memory:
    """Keeps one thing for each purpose and name, together with what it was made of."""

    def __init__(self, folder: Path | None = None, name: str = "", program: bytes = b"", most: int = 1) -> None:
        """Keep things in a folder, for as long as the program that makes them is the same.

        `name` is that of a folder in it, one for each record whose things are kept; of these there are at most so many.
        """
        self._kept: dict[tuple[str, str], tuple[tuple[object, ...], object]] = {}
        self._folder = _opened(folder, name, most) if folder else None
        self._program = program
        self._shelves: dict[str, _Shelf] = {}
        self._digests: dict[int, tuple[object, bytes]] = {}
        self._loose: dict[str, bytes] = {}
        self._used: set[str] = set()
        self.made = 0
        """How many things were made."""
        self.unread = 0
        """How many files could not be used: torn, foreign or of another program."""

    def recall(self, purpose: str, name: str, made_of: tuple[object, ...], make: Callable[[], Thing]) -> Thing:
        """Give what was made before of the same in this run, or make it.

        Comparing is quick where things are the very objects of the last time, which is why sources are kept too.
        """
        kept = self._kept.get((purpose, name))
        if kept and kept[0] == made_of:
            return cast("Thing", kept[1])
        made = make()
        self._kept[purpose, name] = (made_of, made)
        return made

    def keep(self, name: str, watch: Watch, making: Making[Thing]) -> Thing:
        """Give what was made before, in this run or an earlier one, of the same things; or make it and keep it.

        `name` is that of the shelf on which it lies, beside other things that change together. What it is made of is
        what it was given, and the parts of the record that its maker looked at through the watch.
        """
        found = self.find(name, watch, making)
        if found is None:
            with watch.noting() as noted:
                found = making.make()
            self.add(name, watch, making, (parts_of(noted), found))
        return found

    def find(self, name: str, watch: Watch, making: Making[Thing]) -> Thing | None:
        """Give what was made before of the same things; None where nothing was."""
        shelf = self._shelf(name)
        shelf.used.add(making.purpose)
        entry = shelf.entries.get(making.purpose)
        if entry is None or entry.made_of != self._made_of(making.given, entry.parts, watch):
            return None
        if entry.made is _UNSET:
            try:
                entry.made = decode(entry.written, making.kind)
                entry.written = b""
            except ValueError:
                self.unread += 1
                return None
        for part in entry.parts:
            watch.note(*part)
        return cast("Thing", entry.made)

    def add(self, name: str, watch: Watch, making: Making[Thing], made: tuple[list[Part], Thing]) -> None:
        """Keep what was made, with the parts of the record that its maker looked at."""
        self.made += 1
        parts, thing = made
        shelf = self._shelf(name)
        shelf.entries[making.purpose] = _Entry(parts, self._made_of(making.given, parts, watch), b"", thing)
        shelf.used.add(making.purpose)
        shelf.changed = True

    def every(self, name: str, kind: type[Thing]) -> Iterator[tuple[str, Thing]]:
        """Give what lies on a shelf, of whatever it was made; what cannot be read is left out."""
        for purpose, entry in self._shelf(name).entries.items():
            with suppress(ValueError):
                yield purpose, decode(entry.written or encode(entry.made), kind)

    def put(self, name: str, content: bytes) -> None:
        """Keep bytes by a name, which are read when they are asked for; with a folder, for every process at once."""
        if self._folder is None:
            self._loose[name] = content
        else:
            self._replace(name, content)

    def get(self, name: str, told: bytes) -> bytes | None:
        """Give the bytes of a name that have a digest; None where there are no such."""
        if self._folder is None:
            return self._loose.get(name)
        found = self._contents(name)
        return found if found is not None and digest(found) == told else None

    def use(self, name: str) -> None:
        """Say that the bytes of a name are still wanted."""
        self._used.add(name)

    @property
    def outlives(self) -> bool:
        """Whether what is kept lies in a folder, where other processes find it too."""
        return self._folder is not None

    def digest_of(self, thing: object) -> bytes:
        """Tell a thing that does not change from any other; the same object is looked at once."""
        known = self._digests.get(id(thing))
        if known and known[0] is thing:
            return known[1]
        found = digest(encode(thing))
        self._digests[id(thing)] = thing, found
        return found

    def keep_up(self) -> None:
        """Write what changed, and forget nothing: a preview builds no site, and the files of one are remembered too."""
        for name, shelf in self._shelves.items():
            if shelf.changed and self._folder is not None:
                self._write(name, shelf)
                shelf.changed = False

    def save(self) -> None:
        """Write what changed, and forget what was not used since the memory was opened."""
        if self._folder is None:
            return
        for shelf in self._shelves.values():
            for purpose in shelf.entries.keys() - shelf.used:
                del shelf.entries[purpose]
                shelf.changed = True
        self.keep_up()
        wanted = {_file_of(name) for name, shelf in self._shelves.items() if shelf.entries}
        wanted |= set(map(_file_of, self._used))
        for path in self._folder.iterdir():
            if path.name not in wanted and path.is_file():
                path.unlink(missing_ok=True)

    def _made_of(self, given: object, parts: list[Part], watch: Watch) -> bytes:
        return digest(encode([given, parts]) + watch.digest(parts))

    def _shelf(self, name: str) -> _Shelf:
        if name not in self._shelves:
            self._shelves[name] = _Shelf(self._read(name))
        return self._shelves[name]

    def _read(self, name: str) -> dict[str, _Entry]:
        body = self._contents(name)
        if body is None:
            return {}
        try:
            found = decode(body, cast("type[_Written]", dict[str, tuple[list[tuple[str, ...]], bytes, bytes]]))
        except ValueError:
            self.unread += 1
            return {}
        return {purpose: _Entry(*entry) for purpose, entry in found.items()}

    def _contents(self, name: str) -> bytes | None:
        """Read a file of the folder; None where there is none, or one that is not as this program wrote it."""
        if self._folder is None:
            return None
        try:
            written = (self._folder / _file_of(name)).read_bytes()
        except OSError:
            return None
        body = written[len(_FORM) + 16 :]
        if written.startswith(self._head(name, body)):
            return body
        self.unread += 1
        return None

    def _write(self, name: str, shelf: _Shelf) -> None:
        body = encode(
            {
                key: (entry.parts, entry.made_of, entry.written or encode(entry.made))
                for key, entry in shelf.entries.items()
            }
        )
        self._replace(name, body)

    def _replace(self, name: str, body: bytes) -> None:
        path = cast("Path", self._folder) / _file_of(name)
        begun = path.with_name(f"{path.name}-{os.getpid()}{_BEGUN}")
        # A full disk, or another build that tidies up meanwhile: the next build makes this anew.
        with suppress(OSError):
            begun.write_bytes(self._head(name, body) + body)
            begun.replace(path)

    def _head(self, name: str, body: bytes) -> bytes:
        """Give what a file of ours begins with: its form, and a digest of its name, the program and what it holds."""
        return _FORM + digest(encode([name, self._program, body]))


def _opened(folder: Path, name: str, most: int) -> Path | None:
    """Give the folder of one record, made where there is none; None where it cannot be this user's alone."""
    own = folder / name
    try:
        for path in (folder, own):
            path.mkdir(mode=0o700, exist_ok=True)
            found = path.lstat()
            mine = os.name != "posix" or found.st_uid == os.getuid()
            if not stat.S_ISDIR(found.st_mode) or not mine or found.st_mode & 0o077:
                return None
        os.utime(own)
        # Git is not to see it, whatever the repository ignores. What lies there already is left alone.
        with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as ignored:
            ignored.write("*\n")
        others = sorted((path for path in folder.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
        for path in others[:-most]:
            shutil.rmtree(path, ignore_errors=True)
    except OSError:
        return None
    return own


def _file_of(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


def program_of(folders: Iterable[Path], *more: str) -> bytes:
    """Tell one program from another by the files in its folders, and by what else may change what it makes."""
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return digest(encode([[path.as_posix(), path.read_bytes()] for path in files] + [*more]))

"""Read: the content folder in, its files' text out. The only step that reads the content."""

import errno
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from minutebook.characters import INVISIBLE, decode
from minutebook.conflicts import conflicts
from minutebook.model import Document
from minutebook.pipeline.memory import Memory
from minutebook.problems import Place, Problem
from minutebook.properties import properties
from minutebook.rulebook import problem

TEXT_LIMIT = 2_000_000
"""Bytes. The minutes of one meeting have about 30,000."""
HEAD = 16
"""How many bytes of a document are read to tell its type."""
TAIL = 2048
"""How many bytes at its end are read to tell whether it is whole (PDF: its last 1,024; ISO 32000-1, annex H)."""

REGISTERS = {
    "organisations": "It lists the bodies that attend or own actions; a line with # is enough to begin with.",
    "people": "It lists who attends; a line with # is enough to begin with.",
    "themes": "It lists the themes that items belong to; a line with # is enough to begin with.",
    "places": "It lists districts and wards; a line with # is enough to begin with.",
    "glossary": "It lists short forms and their words; a line with # is enough to begin with.",
}
OPTIONAL_REGISTERS = ("series", "synonyms")
_LITTER = re.compile(r"\.|~\$|Thumbs\.db$|desktop\.ini$", re.IGNORECASE)
"""What systems and Word leave lying about."""
_MANUSCRIPTS = (".docx", ".odt", ".rtf", ".pdf", ".doc", ".html", ".htm")
"""Forms in which minutes come."""
_FOLDERS = ("meetings", "pages", "papers")
_MEETING_NAME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Source:
    """One text file of the content."""

    file: str
    """Its path as the officer would type it."""
    id: str
    """Its name without the ending."""
    text: str

    def place(self, line: int, words: str = "") -> Place:
        """Give the place of a line, counted from 1, or of words that stand in the paragraph which begins there."""
        lines = self.text.split("\n")
        end = next((at for at in range(line, len(lines)) if not lines[at].strip()), len(lines))
        paragraph = "\n".join(lines[line - 1 : end])
        # In the file, words may run on in the next line.
        found = re.search(r"\s+".join(map(re.escape, words.split())), paragraph) if words else None
        if found is None:
            return Place(self.file, line)
        before = paragraph[: found.start()].split("\n")
        return Place(self.file, line + len(before) - 1, len(before[-1]) + 1)


@dataclass(frozen=True, slots=True)
class Sources:
    """The content folder as text; a file that could not be read is left out and told as a problem."""

    folder: str
    site: Source | None
    registers: Mapping[str, Source]
    """By name, without the ending."""
    meetings: tuple[Source, ...]
    pages: tuple[Source, ...]
    documents: Mapping[str, Document]
    """By name."""
    any_meeting: bool = True
    """Whether meetings/ has a file of minutes at all, one that could not be read among them."""


def read(folder: Path, memory: Memory | None = None) -> tuple[Sources, list[Problem]]:
    """Read every file of a content folder; with a memory, those that changed since the last time."""
    reader = _Reader(folder, memory or Memory())
    sources = Sources(
        folder=folder.as_posix(),
        site=reader.needed("site.yaml", "It names the site and the body whose meetings it publishes."),
        registers={
            name: source
            for name, why in REGISTERS.items()
            if (source := reader.needed(f"{name}.yaml", why)) is not None
        }
        | {name: source for name in OPTIONAL_REGISTERS if (source := reader.optional(f"{name}.yaml")) is not None},
        meetings=tuple(reader.texts("meetings")),
        pages=tuple(reader.texts("pages")),
        documents=dict(reader.documents()),
        any_meeting=any(path.suffix == ".md" for path in reader.files("meetings")),
    )
    reader.look_for_strays()
    return sources, reader.problems


class _Reader:
    """Reads files below one folder and collects what is wrong with them."""

    def __init__(self, folder: Path, memory: Memory) -> None:
        self.folder = folder
        self.memory = memory
        self.root = Path(os.path.realpath(folder))
        self.problems: list[Problem] = []

    def needed(self, name: str, why: str) -> Source | None:
        path = self.folder / name
        if not path.exists() and not path.is_symlink():
            self._tell("missing-file", path, name=name, help=why)
            return None
        return self._source(path, may_be_empty=name != "site.yaml")

    def optional(self, name: str) -> Source | None:
        path = self.folder / name
        return self._source(path, may_be_empty=True) if path.exists() or path.is_symlink() else None

    def texts(self, folder: str) -> Iterator[Source]:
        paths = [path for path in self.files(folder) if path.suffix == ".md"]
        self._check_names({path: path.name for path in paths})
        for path in paths:
            source = self._source(path)
            if folder == "meetings" and not _is_meeting(path.stem):
                self._tell("file-name", path, name=path.name, hint=_likely_name(path.stem))
            elif source:
                yield source

    def documents(self) -> Iterator[tuple[str, Document]]:
        papers = self.folder / "papers"
        paths = list(self.files("papers"))
        self._check_names({path: path.relative_to(papers).as_posix() for path in paths})
        for path in paths:
            if not self._inside(path):
                continue
            name = path.relative_to(papers).as_posix()
            try:
                made_of = _state(path)
                document, problems = self.memory.recall("document", name, made_of, partial(self._document, path, name))
                self.problems.extend(problems)
                yield name, document
            except OSError as found:
                self._tell("unreadable-file", path, name=path.name, reason=_reason(found))

    def _document(self, path: Path, name: str) -> tuple[Document, list[Problem]]:
        head = self._bytes(path, HEAD)
        size = path.stat().st_size
        # Of the kinds of document, git joins two versions of a text alone.
        text = self._bytes(path).decode("utf-8", errors="replace") if path.suffix.lower() == ".csv" else ""
        with path.open("rb") as opened:
            opened.seek(max(0, size - TAIL))
            tail = opened.read(TAIL)
        document = Document(name, path.as_posix(), path, size, head, tail, properties(path, head, size), text)
        return document, list(conflicts(text, path.as_posix()))

    def look_for_strays(self) -> None:
        known = {"site.yaml", *(f"{name}.yaml" for name in (*REGISTERS, *OPTIONAL_REGISTERS))}
        for path in _visible(self.folder):
            if path.name not in known and path.name not in _FOLDERS:
                self._stray(path)
        for folder in ("meetings", "pages"):
            for path in self.files(folder):
                if path.suffix != ".md":
                    self._stray(path)

    def _stray(self, path: Path) -> None:
        """Tell about a file that is not read; minutes or a register under a wrong name must not be lost quietly."""
        stem, _, endings = path.name.partition(".")
        if path.suffix == ".md" and _is_meeting(stem):
            self._tell("wrong-folder", path, name=path.name)
        elif _is_meeting(stem) and {"md", "txt", "markdown", "mdown"} & {*endings.lower().split(".")}:
            right = f"meetings/{stem}.md"
            self._tell("wrong-ending", path, name=path.name, what="a meeting", right=right)
        elif path.suffix.lower() in (".yml", ".yaml") and stem.lower() in {"site", *REGISTERS, *OPTIONAL_REGISTERS}:
            right = f"{stem.lower()}.yaml"
            self._tell("wrong-ending", path, name=path.name, what="a register", right=right)
        elif "meetings" in path.relative_to(self.folder).parts and path.suffix.lower() in _MANUSCRIPTS:
            self._tell("minutes-in-other-form", path, name=path.name)
        else:
            self._tell("stray-file", path, name=path.name)

    def files(self, folder: str) -> Iterator[Path]:
        """List the files of a folder and the folders below it, in an order that is the same everywhere."""
        here = self.folder / folder
        if here.is_symlink() and not self._inside(here):
            return
        for path in _visible(here):
            if path.is_dir() and path.suffix != ".md":
                yield from self.files(f"{folder}/{path.name}")
            elif INVISIBLE.search(path.name) or "\n" in path.name or "\t" in path.name:
                self._tell("odd-name", path, name=ascii(path.name))
            else:
                yield path

    def _source(self, path: Path, *, may_be_empty: bool = False) -> Source | None:
        if not self._inside(path):
            return None
        try:
            made_of = _state(path)
            source, problems = self.memory.recall("text", path.as_posix(), made_of, partial(self._decoded, path))
        except OSError as found:
            self._tell("unreadable-file", path, name=path.name, reason=_reason(found))
            return None
        self.problems.extend(problems)
        if source and not source.text.strip() and not may_be_empty:
            self._tell("empty-file", path, name=path.name)
            return None
        return source

    def _decoded(self, path: Path) -> tuple[Source | None, list[Problem]]:
        data = self._bytes(path)
        if len(data) > TEXT_LIMIT:
            facts = {"name": path.name, "size": path.stat().st_size, "limit": TEXT_LIMIT}
            return None, [problem("file-too-large", Place(path.as_posix()), **facts)]
        text, problems = decode(data, path.as_posix())
        problems += conflicts(text, path.as_posix())
        return (None if problems else Source(path.as_posix(), path.stem, text)), problems

    def _bytes(self, path: Path, limit: int = TEXT_LIMIT + 1) -> bytes:
        if path.exists() and not path.is_file():
            # A folder, or something that would never end, such as a pipe.
            raise OSError(errno.EINVAL, "it is not a file")
        with path.open("rb") as opened:
            return opened.read(limit)

    def _inside(self, path: Path) -> bool:
        """Tell whether a file really lies in the content folder, wherever links lead."""
        real = Path(os.path.realpath(path))
        if real.is_relative_to(self.root):
            return True
        self._tell("link-outside", path, name=path.name)
        return False

    def _check_names(self, names: Mapping[Path, str]) -> None:
        """Refuse names that differ in capitals or in how accents are stored alone; some disks and hosts see one."""
        seen: dict[str, Path] = {}
        for path, name in names.items():
            key = unicodedata.normalize("NFC", name).casefold()
            if key in seen:
                other = seen[key].relative_to(self.folder).as_posix()
                self._tell("names-clash", path, name=path.relative_to(self.folder).as_posix(), other=other)
            seen.setdefault(key, path)

    def _tell(self, code: str, path: Path, **facts: object) -> None:
        self.problems.append(problem(code, Place(path.as_posix()), **facts))


def _visible(folder: Path) -> list[Path]:
    """List a folder's entries but litter, such as the .DS_Store of a Mac; nothing where there is no folder."""
    try:
        found = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        # While a preview looks on, git may take a folder away.
        return []
    return sorted((path for path in found if not _LITTER.match(path.name)), key=lambda path: path.name)


def _is_meeting(name: str) -> bool:
    found = _MEETING_NAME.fullmatch(name)
    if not found:
        return False
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def _likely_name(stem: str) -> str:
    """Propose a name: 18-06-2024 turned round, spaces and capitals mended."""
    turned = re.sub(r"^([0-9]{2})[-. ]([0-9]{2})[-. ]([0-9]{4})", r"\3-\2-\1", stem)
    name = re.sub(r"[^a-z0-9]+", "-", turned.lower()).strip("-")
    return f'Did you mean "{name}.md"? ' if _is_meeting(name) else ""


def _state(path: Path) -> tuple[int, ...]:
    """Give what differs when a file was written anew."""
    found = path.stat()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def _reason(found: OSError) -> str:
    return (found.strerror or "unknown reason").lower()

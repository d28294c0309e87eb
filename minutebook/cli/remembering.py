"""Remembering: a content folder in, the memory of what was made of it out; where it lies, and what the program is."""

import sys
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from minutebook.pipeline.memory import Memory, program_of

CODE = Path(__file__).parent.parent
FOLDER = Path(".minutebook-cache")
"""In the folder that a command is run in; `make clean` deletes it."""
_MOST = 8
"""Contents that are remembered; that of which longest nothing was made is forgotten."""
_LIBRARIES = (
    *("cbor2", "feedgenerator", "icalendar", "jinja2", "markdown-it-py", "markupsafe", "msgspec", "pagefind-bin"),
    *("pydantic", "pyyaml"),
)
"""Those whose next version may make other bytes of the same."""


def memory_of(content: Path, *, kept: bool) -> Memory:
    """Open the memory of a content folder; one that lasts no longer than the program where nothing is to be kept."""
    if not kept:
        return Memory()
    name = sha256(f"{content.absolute().as_posix()}\n{content.as_posix()}".encode()).hexdigest()[:16]
    return Memory(FOLDER, name, _program(), _MOST)


def look_of(root: Path) -> bytes:
    """Tell the templates, the assets and the guide of a program from any other."""
    return program_of((root / "templates", root / "assets", root / "docs"))


def _program() -> bytes:
    return program_of((CODE,), sys.version, *map(_version, _LIBRARIES))


def _version(library: str) -> str:
    try:
        return f"{library} {version(library)}"
    except PackageNotFoundError:
        return library

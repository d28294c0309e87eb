"""Publish: files in, a site in place out, in one step. Owns the output folder and what lies hidden beside it.

A reader never meets half a site: everything is written beside the output, verified there, and swapped with the
old site by a single rename. Whatever stops a build, the last good site stays.
"""

import ctypes
import errno
import os
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from minutebook.outputs import File
from minutebook.problems import CannotBuild

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows: two builds at once are not kept apart there)
    fcntl = None  # type: ignore[assignment]  # a module or nothing

MARK = ".minutebook"
"""The file that shows that a folder is ours and lists what we put there."""
_MARK_TITLE = "Made by Minutebook. Files not listed here are kept."
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_CURRENT_FOLDER = -100  # AT_FDCWD of openat(2)


class Stage:
    """A new site being written beside the old one."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = _beside(output, f"stage-{os.getpid()}")
        self._seen: dict[str, File] = {}
        self._folders: list[str] = []

    def folder_for(self, address: str) -> Path:
        """Give a folder for another program to fill; everything in it counts as ours, whatever its files are named."""
        self._folders.append(address)
        return self.folder / address

    def write(self, files: Iterable[File]) -> int:
        """Write files and return how many; raises CannotBuild where two would have one address."""
        number = 0
        for number, file in enumerate(files, 1):  # noqa: B007 (the last number is the count)
            self._check_address(file)
            path = self.folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(file.content, Path):
                shutil.copyfile(file.content, path)
            else:
                path.write_bytes(file.content)
        return number

    def swap(self) -> list[str]:
        """Put the new site in the old one's place; returns the files of other makers that were carried over."""
        made = sorted([*(file.path for file in self._seen.values()), *self._folders])
        carried = _carry_over(self.output, self.folder)
        (self.folder / MARK).write_text("\n".join([_MARK_TITLE, *made]) + "\n", encoding="utf-8")
        _swap(self.folder, self.output)
        return carried

    def _check_address(self, file: File) -> None:
        """Refuse two files that differ in capitals or accents alone: some disks and hosts keep only one of them."""
        key = unicodedata.normalize("NFC", file.path).casefold()
        other = self._seen.setdefault(key, file)
        if other is not file:
            raise CannotBuild(
                f"{other.path} (made from {other.source}) and {file.path} (made from {file.source}) "
                "would have the same address. Rename one of the two sources."
            )


@contextmanager
def staging(output: Path, content: Path) -> Iterator[Stage]:
    """Give a stage for `output`, alone; clears away what an earlier build that was killed left behind.

    Raises CannotBuild where the output is a folder that Minutebook did not make, lies in the content or around
    it, or is being built by another process.
    """
    _check_output(output, content)
    output.parent.mkdir(parents=True, exist_ok=True)
    with _lock(output):
        _mend(output)
        stage = Stage(output)
        stage.folder.mkdir()
        (stage.folder / MARK).touch()  # so that the next build knows it for ours if this one is killed
        try:
            yield stage
        finally:
            _delete(stage.folder)


def made_before(output: Path) -> int | None:
    """Tell how many files the last build made here, since the next makes about as many; None where none did."""
    try:
        return len((output / MARK).read_text(encoding="utf-8").splitlines()) - 1 or None
    except (OSError, UnicodeDecodeError):
        return None


def _beside(output: Path, purpose: str) -> Path:
    return output.parent / f".{output.name}.{purpose}"


def _check_output(output: Path, content: Path) -> None:
    if not output.name or output.resolve() == Path.cwd():
        raise CannotBuild(f"{output}{os.sep} is the folder you are in, and building replaces a folder. Name another.")
    if output.is_symlink():
        raise CannotBuild(f"{output} is a link. Name the folder itself.")
    real, source = output.resolve(), content.resolve()
    if real == source or real in source.parents or source in real.parents:
        raise CannotBuild(f"{output} and the content folder {content} lie one in the other. Name another output.")
    if output.exists() and not output.is_dir():
        raise CannotBuild(f"{output} is a file. Name a folder, or move the file away.")
    if output.is_dir() and any(output.iterdir()) and not (output / MARK).is_file():
        raise CannotBuild(
            f"{output} was not made by Minutebook, and building would replace it. "
            "Name another folder with --output, or empty this one."
        )


@contextmanager
def _lock(output: Path) -> Iterator[None]:
    with _beside(output, "lock").open("a") as held:
        if fcntl is not None:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as found:
                raise CannotBuild(f"Another build is writing {output}. Wait until it has ended.") from found
        yield


def _mend(output: Path) -> None:
    """Undo what a killed build left: put back the old site if it was moved away, and delete its stage."""
    old = _beside(output, "old")
    if _is_ours(old) and not output.exists():
        old.rename(output)
    for left in (old, *output.parent.glob(f".{output.name}.stage-*")):
        if _is_ours(left):
            _delete(left)


def _is_ours(folder: Path) -> bool:
    """Tell whether a folder has our mark, or is one that was killed before it had it or after it lost it."""
    if folder.is_symlink() or not folder.is_dir():
        return False
    return (folder / MARK).is_file() or not any(folder.iterdir())


def _delete(folder: Path) -> None:
    """Delete a folder of ours, its mark last: what a build killed meanwhile leaves is still known for ours."""
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != MARK:
            path.unlink()
    if [path.name for path in folder.iterdir()] in ([], [MARK]):
        (folder / MARK).unlink(missing_ok=True)
        folder.rmdir()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())


def _carry_over(output: Path, folder: Path) -> list[str]:
    """Copy files of other makers (a host's CNAME, for instance) from the old site to the new one."""
    if not (output / MARK).is_file():
        return []
    ours = {MARK, *(output / MARK).read_text(encoding="utf-8", errors="replace").split("\n")[1:-1]}
    folders = tuple(name for name in ours if name.endswith("/"))
    carried: list[str] = []
    for path in sorted(_files(output)):
        name = path.relative_to(output).as_posix()
        if name in ours or name.startswith(folders):
            continue
        in_the_way = [part for part in (folder / name, *(folder / name).parents) if part.is_file()]
        if in_the_way or (folder / name).exists():
            raise CannotBuild(f"{path} was not made by Minutebook, and a page needs its address. Move it elsewhere.")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / name, follow_symlinks=False)
        carried.append(name)
    return carried


def _swap(new: Path, output: Path) -> None:
    if not output.exists():
        new.rename(output)
        return
    if _exchange(new, output):
        _delete(new)
        return
    old = _beside(output, "old")
    output.rename(old)
    new.rename(output)
    _delete(old)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux, renameat2); False where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    if rename(_CURRENT_FOLDER, os.fsencode(one), _CURRENT_FOLDER, os.fsencode(other), _EXCHANGE) == 0:
        return True
    found = ctypes.get_errno()
    if found in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(found, os.strerror(found), str(other))

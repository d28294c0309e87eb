"""Publish: files in, a site in place out, in one step. Owns the output folder and what lies hidden beside it.

A reader never meets half a site: everything is written beside the output, verified there, and swapped with the
old site by a single rename. Whatever stops a build, the last good site stays.
"""

import ctypes
import errno
import filecmp
import os
import shutil
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from minutebook.encoding import digest
from minutebook.outputs import File
from minutebook.problems import CannotBuild

try:
    import fcntl
except ImportError:  # pragma: no cover (Windows: two builds at once are not kept apart there)
    fcntl = None  # type: ignore[assignment]  # a module or nothing

MARK = ".minutebook"
"""The file that shows that a folder is ours and lists what we put there."""
_MARK_TITLE = "Made by Minutebook. Files not listed here are kept."
_FICLONE = 0x40049409  # of linux/fs.h
_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_CURRENT_FOLDER = -100  # AT_FDCWD of openat(2)


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the site, as it was written."""

    path: str
    """Below the site's root."""
    source: str
    """What it was made from, for messages."""
    size: int
    """Bytes."""
    changed: int
    """When it was written: nanoseconds since 1970."""
    digest: bytes
    """Of what is in it; empty for one that is only copied."""


class Stage:
    """A new site being written beside the old one."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.folder = _beside(output, f"stage-{os.getpid()}")
        self._seen: dict[str, tuple[str, str]] = {}
        self._folders: list[str] = []
        self._made: set[str] = set()
        # A site of ours, which may be taken over from, and of which nothing else is known.
        self._old = os.fspath(output) if (output / MARK).is_file() else None

    def folder_for(self, address: str) -> Path:
        """Give a folder for another program to fill; everything in it counts as ours, whatever its files are named."""
        self._folders.append(address)
        return self.folder / address

    def write(self, files: Iterable[File]) -> int:
        """Write files and return how many; raises CannotBuild where two would have one address."""
        return len([self.know(self.put(file)) for file in files])

    def put(self, file: File) -> Written:
        """Write a file; one that is in the old site with the same bytes is taken over, and keeps its date."""
        target = self._place(file.path)
        with suppress(FileNotFoundError):
            # A second name of a file of the old site, where a part of what belongs together was taken over: to write
            # to it would change that one.
            os.unlink(target)  # noqa: PTH108 (thousands of files: a Path for each is a third of the time)
        if not self._keep_same(file, target):
            if isinstance(file.content, Path):
                shutil.copyfile(file.content, target)
            else:
                with open(target, "xb") as opened:  # noqa: PTH123 (as above)
                    opened.write(file.content)
        found = os.lstat(target)
        told = b"" if isinstance(file.content, Path) else digest(file.content)
        return Written(file.path, file.source, found.st_size, found.st_mtime_ns, told)

    def take_over(self, written: Written) -> bool:
        """Take a file over from the old site, if it is still as it was written; False where it must be made again."""
        if self._old is None:
            return False
        old = f"{self._old}/{written.path}"
        try:
            found = os.lstat(old)
            if not stat.S_ISREG(found.st_mode) or found.st_size != written.size:
                return False
            # A copy of the site, as a CI job restores it, has other dates and the same bytes.
            if found.st_mtime_ns != written.changed and digest(Path(old).read_bytes()) != written.digest:
                return False
            _link(old, self._place(written.path), found)
        except OSError:
            return False
        return True

    def keep_same_below(self, address: str) -> None:
        """Take over from the old site what another program wrote below an address with the same bytes."""
        for name in files_in(self.folder / address) if self._old else ():
            new, old = f"{self.folder}/{address}{name}", f"{self._old}/{address}{name}"
            with suppress(OSError):
                if not os.path.islink(old) and filecmp.cmp(new, old, shallow=False):  # noqa: PTH114 (as below)
                    os.unlink(new)  # noqa: PTH108 (as below)
                    _link(old, new, os.lstat(old))

    def read(self, path: str) -> str:
        """Read a page of the new site again."""
        return (self.folder / path).read_text(encoding="utf-8")

    def know(self, written: Written) -> Written:
        """Refuse two files that differ in capitals or accents alone: some disks and hosts keep only one of them."""
        path = written.path
        key = path if path.isascii() and path.islower() else unicodedata.normalize("NFC", path).casefold()
        if key in self._seen:
            other, source = self._seen[key]
            raise CannotBuild(
                f"{other} (made from {source}) and {path} (made from {written.source}) "
                "would have the same address. Rename one of the two sources."
            )
        self._seen[key] = path, written.source
        return written

    def _place(self, path: str) -> str:
        """Give where a file of the site is written, its folder made."""
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
            self._made.add(folder)
        return f"{self.folder}/{path}"

    def _keep_same(self, file: File, target: str) -> bool:
        if self._old is None:
            return False
        old = f"{self._old}/{file.path}"
        try:
            found = os.lstat(old)
            if not stat.S_ISREG(found.st_mode):
                return False
            if isinstance(file.content, Path):
                same = filecmp.cmp(file.content, old, shallow=False)
            else:
                same = found.st_size == len(file.content) and Path(old).read_bytes() == file.content
            if same:
                _link(old, target, found)
        except OSError:
            return False
        return same

    def swap(self) -> list[str]:
        """Put the new site in the old one's place; returns the files of other makers that were carried over."""
        made = sorted([*(path for path, _ in self._seen.values()), *self._folders])
        carried = _carry_over(self.output, self.folder)
        (self.folder / MARK).write_text("\n".join([_MARK_TITLE, *made]) + "\n", encoding="utf-8")
        _swap(self.folder, self.output)
        return carried


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


def copy(old: str, new: str) -> None:
    """Put a file of the site at another place of it, for shutil.copytree."""
    _link(old, new, os.lstat(old))


def _link(old: str, new: str, found: os.stat_result) -> None:
    """Give a file a second name; where that cannot be, or somebody else may write to it, copy it with its date."""
    mine = os.name != "posix" or found.st_uid == os.geteuid()
    if mine and found.st_nlink == 1 and not found.st_mode & 0o022:
        with suppress(OSError):  # other disks, or none that know of second names
            os.link(old, new, follow_symlinks=False)
            return
    if os.path.lexists(new):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new)
    if not _clone(old, new):
        shutil.copy2(old, new, follow_symlinks=False)


def _clone(old: str, new: str) -> bool:
    """Make a copy that shares its blocks with the old file until one of them is written to; False where none can be.

    Btrfs, XFS and others can on Linux (ioctl_ficlone(2)); elsewhere no file knows the request.
    """
    if fcntl is None or os.path.islink(old):  # noqa: PTH114 (as above)
        return False
    try:
        with open(old, "rb") as source, open(new, "xb") as target:  # noqa: PTH123 (as above)
            fcntl.ioctl(target.fileno(), _FICLONE, source.fileno())
    except OSError:
        Path(new).unlink(missing_ok=True)
        return False
    shutil.copystat(old, new)
    return True


def files_in(folder: Path) -> Iterator[str]:
    """Give the paths of all files below a folder, links among them."""
    for here, folders, files in os.walk(folder):
        below = os.path.relpath(here, folder)
        lead = "" if below == "." else f"{below}/".replace(os.sep, "/")
        yield from (f"{lead}{name}" for name in files)
        yield from (f"{lead}{name}" for name in folders if os.path.islink(f"{here}/{name}"))  # noqa: PTH114 (as above)


def _carry_over(output: Path, folder: Path) -> list[str]:
    """Copy files of other makers (a host's CNAME, for instance) from the old site to the new one."""
    if not (output / MARK).is_file():
        return []
    ours = {MARK, *(output / MARK).read_text(encoding="utf-8", errors="replace").split("\n")[1:-1]}
    folders = tuple(name for name in ours if name.endswith("/"))
    # Folders that held a file of ours are made where they are needed.
    made = {name[:at].rstrip("/") for name in ours for at in range(1, len(name) + 1) if name[at - 1 : at] == "/"}
    made |= {name.rstrip("/") for name in folders}
    carried: list[str] = []
    for name in sorted(files_in(output)):
        if name in ours or name.startswith(folders):
            continue
        path = output / name
        in_the_way = [part for part in (folder / name, *(folder / name).parents) if part.is_file()]
        if in_the_way or (folder / name).exists():
            raise CannotBuild(f"{path} was not made by Minutebook, and a page needs its address. Move it elsewhere.")
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, folder / name, follow_symlinks=False)
        carried.append(name)
    _carry_folders(output, folder, (made, folders))
    return carried


def _carry_folders(output: Path, folder: Path, ours: tuple[set[str], tuple[str, ...]]) -> None:
    """Make the folders of other makers anew, the empty ones too, with their rights."""
    made, whole = ours
    for here, names, _ in os.walk(output):
        for name in names:
            below = os.path.relpath(f"{here}/{name}", output).replace(os.sep, "/")
            own = below in made or f"{below}/".startswith(whole)
            if not own and not Path(here, name).is_symlink():
                (folder / below).mkdir(parents=True, exist_ok=True)
                shutil.copymode(f"{here}/{name}", folder / below)


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

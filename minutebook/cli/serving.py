"""Serving: the command serve: a preview on this machine that follows the files. Words in, an exit status out."""

import argparse
import gc
import os
import re
import sys
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from minutebook import problems
from minutebook.cli.building import HANDBOOK, place_of
from minutebook.cli.manners import BROKEN, FINE, ROOT, Commands, add_content, command, say, terminal

if TYPE_CHECKING:
    from minutebook.preview.server import Server
    from minutebook.preview.snapshots import Snapshots

PORTS = range(8000, 8020)
"""Tried in turn where none is named: a preview of another clone may be running."""
MOST = 65535
FEW = 3
"""How many changed files are named."""


def add_serve(commands: Commands) -> None:
    """Add the command `serve`."""
    serving = command(
        commands,
        "serve",
        "show the site on this machine, and again with each change",
        "Show the site to this machine alone, drafts included, and again whenever a file changes. "
        "Mistakes are shown in the page, over the last good one. Ctrl-C ends it.",
    )
    add_content(serving)
    serving.add_argument("--port", type=_port, metavar="N", help="where to listen (8000, or the next that is free)")
    serving.add_argument("--admin", action="store_true", help="add the editor for the browser, at admin/")
    serving.set_defaults(run=_serve)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > MOST:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 0 to {MOST} (0: any that is free)')
    return int(text)


def _serve(options: argparse.Namespace) -> int:
    from minutebook.cli.remembering import memory_of  # noqa: PLC0415 (as below)
    from minutebook.outputs import Repository, Settings  # noqa: PLC0415 (asking for help needs none of the libraries)
    from minutebook.preview.snapshots import Snapshots  # noqa: PLC0415 (as above)
    from minutebook.preview.watching import changes  # noqa: PLC0415 (as above)

    shown = terminal(options)
    # The editor is given the folder of the clone by the browser; of its name it shows the second half.
    clone = re.sub(r"[^A-Za-z0-9._-]+", "-", Path.cwd().name) or "minutes"
    repository = Repository(f"local/{clone}", None, place_of(options.content)) if options.admin else None
    settings = Settings(
        search=False,
        templates=ROOT / "templates",
        assets=ROOT / "assets",
        repository=repository,
        handbook=HANDBOOK,
    )
    snapshots = Snapshots(options.content, settings, memory_of(options.content, kept=True))
    # What was loaded stays: looking through it for garbage, again and again, would make each change slower.
    gc.freeze()
    server = _listening(options.port, snapshots)
    if server is None:
        return BROKEN
    Thread(target=server.serve_forever, daemon=True).start()
    found = snapshots.latest.problems
    if problems.errors_in(found):
        shown.problems(found, sys.stderr)
    shown.result(
        f"The preview is at {server.home} ({problems.count(found)}).\n"
        f"It follows the files in {options.content}{os.sep}; Ctrl-C ends it."
    )
    if options.admin:
        shown.result(f"The editor is at {server.home}admin/, for Chrome and Edge.")
    sys.stdout.flush()
    told = snapshots.latest
    try:
        for changed in changes((options.content, settings.templates, settings.assets), Event()):
            try:
                latest = snapshots.load() if changed else snapshots.refresh()
            except Exception as fault:  # noqa: BLE001 (whatever happens to files, the last good site stays)
                shown.note(f"The files could not be read, and the site is as it was: {fault}")
                continue
            if latest is told:
                continue
            told = latest
            names = ", ".join(_shorter(path) for path in islice(changed, FEW))
            more = f" and {len(changed) - FEW} more" if len(changed) > FEW else ""
            shown.note(f"{names + more or options.content}: {problems.count(latest.problems)}")
    except KeyboardInterrupt:
        shown.note("\nThe preview has ended.")
    finally:
        server.shutdown()
        server.server_close()
    return FINE


def _listening(port: int | None, snapshots: "Snapshots") -> "Server | None":
    """Listen where asked to, or where it is free; None, and a word, where that cannot be."""
    from minutebook.preview.server import Server  # noqa: PLC0415 (as above)

    for number in PORTS if port is None else [port]:
        try:
            return Server(number, snapshots, ROOT / "templates")
        except (OSError, OverflowError):
            continue
    taken = f"Port {port} is" if port is not None else f"Ports {PORTS.start} to {PORTS.stop - 1} are"
    say(f"{taken} taken or not allowed here. Name another with --port.")
    return None


def _shorter(path: Path) -> str:
    """Name a file as it would be typed here."""
    return (path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path).as_posix()

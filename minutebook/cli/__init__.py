"""The command line: words in, an exit status out. The only place that prints or sets an exit status.

0 fine, 1 problems in the content, 2 wrong use or a broken environment.
"""

import io
import sys
from typing import TYPE_CHECKING

from minutebook import __version__
from minutebook.cli import building, completion, officers, serving
from minutebook.cli.manners import BROKEN, ROOT, Parser, say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


def main(arguments: list[str]) -> int:
    """Run a command and return its exit status; without one, build."""
    options = _understood(arguments)
    for stream in (sys.stdout, sys.stderr):
        # Minutes are full of characters that a terminal in the C locale cannot show; none may stop a build.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if options.content is not None and not options.content.is_dir():
        say(f"There is no folder {options.content}. Run this in the folder of your clone, or name it with --content.")
        return BROKEN
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        from minutebook import frontmatter  # noqa: PLC0415 (asking for help needs none of the libraries)

        if not frontmatter.FAST:
            say("PyYAML was installed without libyaml here: reading takes about fifteen times as long.")
        return run(options)
    except ModuleNotFoundError as missing:
        say(f"The library {missing.name} is not installed for {sys.executable}.")
        if (ROOT / ".venv").is_dir():
            say("Type bin/minutebook instead of python build.py (on Windows: .venv\\Scripts\\python build.py).")
        else:
            say("Run make site once; then use bin/minutebook (on Windows .venv\\Scripts\\python build.py).")
        return BROKEN
    except OSError as found:
        say(f"{found.filename or 'A file'}: {found.strerror or found}")
        return BROKEN
    except MemoryError:
        say("There is not enough memory. What was there before is as it was; close other programs and try again.")
        return BROKEN
    except KeyboardInterrupt:
        say("\nStopped. What was there before is as it was.")
        return INTERRUPTED


def _understood(arguments: list[str]) -> "argparse.Namespace":
    """Parse the words; leaves with a message where a command or an option is unknown."""
    own = ("-h", "--help", "--version")
    # Without a command, build: with options of its own too.
    implied = not arguments or (arguments[0].startswith("-") and arguments[0] not in own)
    options, unknown = make_parser("build.py").parse_known_args(["build", *arguments] if implied else arguments)
    if unknown:
        parser: Parser = options.parser
        parser.unknown(unknown)
    return options


INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl-C (128 and the number of the signal)."""


def make_parser(name: str) -> Parser:
    """Make what reads the words of the command line, all commands in it."""
    parser = Parser(
        prog=name,
        description="Turn minutes kept in git into a public record.",
        epilog="Without a command, build.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Minutebook {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    building.add_build(commands)
    building.add_check(commands)
    officers.add_import(commands)
    officers.add_new(commands)
    serving.add_serve(commands)
    completion.add_completion(commands)
    return parser

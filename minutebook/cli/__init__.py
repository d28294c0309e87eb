"""The command line: words in, an exit status out. The only place that prints or sets an exit status.

0 fine, 1 problems in the content, 2 wrong use or a broken environment.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from minutebook import __version__, problems
from minutebook.cli import officers
from minutebook.cli.manners import BROKEN, FINE, PROBLEMS, Commands, add_content, command, say
from minutebook.problems import CannotBuild, Problem
from minutebook.webaddress import is_base_address

if TYPE_CHECKING:
    from minutebook.model import Archive

ROOT = Path(__file__).parent.parent.parent
"""Where templates/ and assets/ lie: Minutebook is used from a clone."""

MOST_JOBS = 64
"""More processes than any build can use: today it uses two."""

FORMATS: dict[str, Callable[[list[Problem]], str]] = {
    "text": problems.as_text,
    "json": problems.as_json,
    "github": problems.as_github,
}


def main(arguments: list[str]) -> int:
    """Run a command and return its exit status; without one, build."""
    own = ("-h", "--help", "--version")
    # Without a command, build: with options of its own too.
    implied = not arguments or (arguments[0].startswith("-") and arguments[0] not in own)
    options = _parser().parse_args(["build", *arguments] if implied else arguments)
    for stream in (sys.stdout, sys.stderr):
        # Minutes are full of characters that a terminal in the C locale cannot show; none may stop a build.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not options.content.is_dir():
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
        say("Run make site once; then use .venv/bin/python (on Windows .venv\\Scripts\\python) instead of python.")
        return BROKEN
    except OSError as found:
        say(f"{found.filename or 'A file'}: {found.strerror or found}")
        return BROKEN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turn minutes kept in git into a public record.",
        epilog="Without a command, build.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"Minutebook {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_build(commands)
    _add_check(commands)
    officers.add_import(commands)
    officers.add_new(commands)
    return parser


def _add_build(commands: Commands) -> None:
    build = command(
        commands,
        "build",
        "check everything, then build the site in one step",
        "Check everything, then replace the site in one step. A failed build leaves the old one alone.",
    )
    _add_content(build)
    build.add_argument("--output", type=Path, default=Path("site"), metavar="DIR", help="where to build (site)")
    build.add_argument("--base-url", type=_web_address, metavar="URL", help="where the site will be published")
    build.add_argument("--no-search", dest="search", action="store_false", help="build without a search")
    build.add_argument("--jobs", type=_number, default=2, metavar="N", help="how many processes to build with (2)")
    build.set_defaults(run=_build)


def _add_check(commands: Commands) -> None:
    check = command(
        commands,
        "check",
        "tell every problem in the content, and write nothing",
        "Tell every problem in the content, each with its place and its cure, and write nothing.",
    )
    _add_content(check)
    check.add_argument("--format", choices=FORMATS, default="text", help="how to write the problems (text)")
    check.add_argument(
        "--report",
        type=Path,
        nargs="?",
        const=Path("build-report.html"),
        metavar="FILE",
        help="write the pre-flight sheet, a page for officers (build-report.html)",
    )
    check.set_defaults(run=_check)


def _add_content(options: argparse.ArgumentParser) -> None:
    add_content(options)
    options.add_argument("--strict", action="store_true", help="let warnings stop it too")


def _web_address(text: str) -> str:
    if not is_base_address(text):
        raise argparse.ArgumentTypeError(f'"{text}" does not begin with https:// and a host name')
    return text.rstrip("/") + "/"


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 to {MOST_JOBS}')
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from minutebook.pipeline import load  # noqa: PLC0415 (as above)

    archive, found = load(options.content)
    sys.stdout.write(FORMATS[options.format](found))
    summary = os.environ.get("GITHUB_STEP_SUMMARY") if options.format == "github" else None
    if (options.report or summary) and not _report(options, archive, found, summary):
        return BROKEN
    return PROBLEMS if problems.errors_in(found, strict=options.strict) else FINE


def _report(options: argparse.Namespace, archive: "Archive | None", found: list[Problem], summary: str | None) -> bool:
    """Write the pre-flight sheet where it was asked for; False where it may not stand there."""
    from minutebook.officers.filing import InPublicSite, add_to_summary, file_report  # noqa: PLC0415 (as above)
    from minutebook.officers.preflight import preflight  # noqa: PLC0415 (as above)
    from minutebook.officers.report import as_page, as_summary  # noqa: PLC0415 (as above)
    from minutebook.pipeline.read import read  # noqa: PLC0415 (as above)

    chapters = preflight(archive, read(options.content)[0]) if archive else []
    if summary:
        add_to_summary(Path(summary), as_summary(found, chapters))
    if options.report:
        title = archive.site.title if archive else options.content.as_posix()
        page = as_page(found, chapters, title, ROOT / "templates", ROOT / "assets" / "css" / "tokens.css")
        try:
            file_report(options.report, page, options.content)
        except InPublicSite as where:
            say(f"{options.report} lies in {where}, where the public could read it. Name another place.")
            return False
        say(f"The pre-flight sheet is {options.report}.")
    return True


def _build(options: argparse.Namespace) -> int:
    from minutebook.outputs import Settings  # noqa: PLC0415 (as above)
    from minutebook.pipeline import build, load, with_base_url  # noqa: PLC0415 (as above)

    archive, found = load(options.content, strict=options.strict)
    if found:
        say(problems.as_text(found).rstrip())
    if archive is None:
        say(f"{options.output} was left as it was.")
        return PROBLEMS
    if options.base_url:
        archive = with_base_url(archive, options.base_url)
    settings = Settings(options.search, ROOT / "templates", ROOT / "assets", options.jobs)
    try:
        built = build(archive, options.content, options.output, settings)
    except CannotBuild as refused:
        say(f"{refused}\n{options.output} was left as it was.")
        return BROKEN
    for name in built.carried_over:
        say(f"Kept {options.output / name}, which Minutebook did not make.")
    searched = f", {built.records} passages in the search" if built.records else ", without a search"
    meetings = "1 meeting" if built.meetings == 1 else f"{built.meetings} meetings"
    print(f"Built {meetings}, {built.files} files{searched}: {options.output}{os.sep}")
    return FINE

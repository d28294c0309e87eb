"""Building: the commands build and check. Words in, an exit status out."""

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from minutebook import problems
from minutebook.cli.manners import BROKEN, FINE, PROBLEMS, ROOT, Commands, add_content, command, say, terminal
from minutebook.problems import CannotBuild, Problem, Severity
from minutebook.webaddress import is_base_address

if TYPE_CHECKING:
    from minutebook.cli.terminal import Terminal
    from minutebook.model import Archive
    from minutebook.outputs import Repository
    from minutebook.pipeline.last import Last
    from minutebook.pipeline.memory import Memory
    from minutebook.pipeline.steps import Built

HANDBOOK = ROOT / "docs" / "officers.md"

MOST_JOBS = 64
"""More processes than any build can use."""

FORMATS: dict[str, Callable[[list[Problem]], str]] = {"json": problems.as_json, "github": problems.as_github}


def add_build(commands: Commands) -> None:
    """Add the command `build`."""
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
    build.add_argument(
        "--jobs",
        type=_number,
        default=min(_cores(), MOST_JOBS),
        metavar="N",
        help="how many processes to build with (as many as the machine has cores)",
    )
    build.add_argument(
        "--no-cache", dest="cache", action="store_false", help="make everything anew, and remember nothing of it"
    )
    build.add_argument(
        "--admin", action="store_true", help="add an editor for the browser, at admin/ (see --repository)"
    )
    build.add_argument(
        "--repository",
        type=_repository,
        metavar="OWNER/NAME",
        help="what the editor edits at GitHub (GITHUB_REPOSITORY, which GitHub sets in its own jobs)",
    )
    build.add_argument("--branch", metavar="NAME", help="the branch that the editor edits (main)")
    build.add_argument("--handbook", action="store_true", help="add the officers' guide, at handbook/")
    build.set_defaults(run=_build)


def _cores() -> int:
    """Count the cores that this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # systems that do not tell
        return os.cpu_count() or 1


def add_check(commands: Commands) -> None:
    """Add the command `check`."""
    check = command(
        commands,
        "check",
        "tell every problem in the content, and write nothing",
        "Tell every problem in the content, each with its place and its cure, and write nothing.",
    )
    _add_content(check)
    check.add_argument("--format", choices=("text", *FORMATS), default="text", help="how to write the problems (text)")
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
    options.add_argument(
        "--published",
        type=_file,
        metavar="FILE",
        help="the published site's addresses.txt, to tell what would be gone",
    )
    options.add_argument(
        "--remove", action="store_true", help="let what was published and is gone be removed, and list it"
    )


def _web_address(text: str) -> str:
    if not is_base_address(text):
        raise argparse.ArgumentTypeError(f'"{text}" does not begin with https:// and a host name')
    return text.rstrip("/") + "/"


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f'there is no file "{text}"')
    return path


def place_of(content: Path) -> str:
    """Tell where the content folder lies in the repository that a command is run in."""
    here = Path.cwd()
    whole = content.absolute()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else content.name


def _repository(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9-]+/(?!\.+$)[A-Za-z0-9._-]+", text):
        raise argparse.ArgumentTypeError(f'"{text}" is not the owner and the name of a repository, as town/minutes')
    return text


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f'"{text}" is not a number from 1 to {MOST_JOBS}')
    return int(text)


def _check(options: argparse.Namespace) -> int:
    from minutebook.pipeline.gone import gone, published_before  # noqa: PLC0415 (as above)
    from minutebook.pipeline.steps import load  # noqa: PLC0415 (asking for help needs none of the libraries)

    archive, found = load(options.content)
    if archive and options.published:
        try:
            lost = gone(archive, published_before(options.published), options.content.as_posix())
            found += [replace(each, severity=Severity.WARNING) if options.remove else each for each in lost]
        except CannotBuild as refused:
            say(str(refused))
            return BROKEN
    if options.format == "text":
        terminal(options).problems(found, sys.stdout)
    else:
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
        terminal(options).note(f"The pre-flight sheet is {options.report}.")
    return True


def _edited(options: argparse.Namespace) -> "Repository | str | None":
    """Tell what an editor is to edit: nothing where none was asked for, a sentence where that cannot be known."""
    from minutebook.outputs import Repository  # noqa: PLC0415 (as above)

    if not options.admin:
        return (
            "--repository and --branch are for the editor: add --admin."
            if options.repository or options.branch
            else None
        )
    try:
        named = options.repository or _repository(os.environ.get("GITHUB_REPOSITORY", ""))
    except argparse.ArgumentTypeError:
        return "The editor must know what to edit: name it with --repository owner/name, as GitHub has it."
    return Repository(named, options.branch or "main", place_of(options.content))


def _build(options: argparse.Namespace) -> int:
    from minutebook.cli.remembering import look_of, memory_of  # noqa: PLC0415 (as above)
    from minutebook.pipeline.last import fingerprint, recall_last  # noqa: PLC0415 (as above)

    edited = _edited(options)
    if isinstance(edited, str):
        say(edited)
        return BROKEN
    memory = memory_of(options.content, kept=options.cache)
    look = look_of(ROOT)
    given: list[object] = [
        look,
        options.strict,
        options.base_url,
        options.search,
        edited,
        options.handbook,
        options.remove,
    ]
    given += [options.published.read_bytes() if options.published else None]
    made_of = fingerprint(options.content, given)
    last = recall_last(options.output, made_of, memory)
    if last:
        shown = terminal(options)
        if last.problems:
            shown.problems(last.problems, sys.stderr)
        _came_to(options, last, shown)
        return FINE
    return _build_anew(options, edited, memory, (made_of, look, given))


def _build_anew(
    options: argparse.Namespace, edited: "Repository | None", memory: "Memory", told: tuple[bytes, bytes, list[object]]
) -> int:
    from minutebook.cli.remembering import look_of  # noqa: PLC0415 (as above)
    from minutebook.outputs import Settings  # noqa: PLC0415 (as above)
    from minutebook.pipeline.gone import gone, published_before  # noqa: PLC0415 (as above)
    from minutebook.pipeline.last import fingerprint, keep_last  # noqa: PLC0415 (as above)
    from minutebook.pipeline.steps import build, load, with_base_url  # noqa: PLC0415 (as above)

    made_of, look, given = told
    shown = terminal(options)
    # Millions of values that all stay: looking for rings among them would take as long as reading them.
    gc.disable()
    try:
        with shown.progress() as tell:
            archive, found = load(options.content, strict=options.strict, memory=memory, tell=tell, jobs=options.jobs)
    except CannotBuild as refused:
        say(f"{refused}\n{options.output} was left as it was.")
        return BROKEN
    gc.freeze()
    gc.enable()
    if found:
        shown.problems(found, sys.stderr)
    if archive is None:
        say(f"{options.output} was left as it was.")
        return PROBLEMS
    settings = Settings(
        options.search,
        ROOT / "templates",
        ROOT / "assets",
        look,
        options.jobs,
        edited,
        HANDBOOK if options.handbook else None,
    )
    try:
        before = published_before(options.published or options.output)
        removed = list(gone(archive, before, options.content.as_posix()))
        if removed and not options.remove:
            shown.problems(removed, sys.stderr)
            say(f"{options.output} was left as it was.")
            return PROBLEMS
        archive = with_base_url(archive, options.base_url) if options.base_url else archive
        with shown.progress() as tell:
            built = build(archive, options.content, options.output, settings, tell, memory)
    except CannotBuild as refused:
        say(f"{refused}\n{options.output} was left as it was.")
        return BROKEN
    for what in removed:
        shown.note(f"Removed, as --remove says: {what.message.partition(' was published')[0]}")
    if memory.unread:
        lost = "1 file" if memory.unread == 1 else f"{memory.unread} files"
        shown.note(f"{lost} of the memory of earlier builds could not be used; what it held was made anew.")
    # What was saved while it was read may be in the site or not.
    if not removed and (made_of, look) == (fingerprint(options.content, given), look_of(ROOT)):
        keep_last(options.output, made_of, (found, built), memory)
    memory.save()
    _came_to(options, built, shown)
    return FINE


def _came_to(options: argparse.Namespace, built: "Built | Last", shown: "Terminal") -> None:
    for name in built.carried_over:
        shown.note(f"Kept {options.output / name}, which Minutebook did not make.")
    searched = f", {built.records} passages in the search" if built.records else ", without a search"
    meetings = "1 meeting" if built.meetings == 1 else f"{built.meetings} meetings"
    shown.result(f"Built {meetings}, {built.count} files{searched}: {options.output}{os.sep}")

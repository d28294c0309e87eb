"""Officers' commands: import, new. Words in, an exit status out."""

import argparse
import json
import re
import sys
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from minutebook import problems
from minutebook.cli.manners import BROKEN, FINE, PROBLEMS, Commands, add_content, command, say, terminal

if TYPE_CHECKING:
    from minutebook.model import Archive
    from minutebook.officers.drafting import Doubt, Draft

_FEW = 2
"""Doubts for information of one kind that are told one by one."""
_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)*")


def add_import(commands: Commands) -> None:
    """Add the command `import`."""
    importing = command(
        commands,
        "import",
        "draft a meeting file from Word, OpenDocument, text or a web page",
        "Draft a meeting file from minutes in Word, OpenDocument, text or HTML, and list what was unsure. "
        "A file that is there already is never written over.",
    )
    importing.add_argument("file", type=Path, metavar="FILE", help="the minutes (.docx, .txt, .html, .odt, .doc)")
    importing.add_argument("--date", type=_day, metavar="DATE", help="the day of the meeting")
    importing.add_argument("--name", type=_meeting_name, metavar="NAME", help="its name, as 2024-02-27-special")
    _add_series(importing)
    importing.add_argument("--format", choices=("text", "json"), default="text", help="how to write the doubts (text)")
    add_content(importing)
    importing.set_defaults(run=_import)


def add_new(commands: Commands) -> None:
    """Add the command `new`."""
    beginning = command(
        commands,
        "new",
        "begin the file of the next meeting from the last one",
        "Begin a meeting file: attendance and agenda of the last meeting, the forward plan, open actions to report on.",
    )
    beginning.add_argument("date", type=_day, metavar="DATE", help="the day of the meeting, as 2024-06-18")
    beginning.add_argument("--name", type=_meeting_name, metavar="NAME", help="its name, as 2024-06-18-special")
    _add_series(beginning)
    add_content(beginning)
    beginning.set_defaults(run=_new)


def _add_series(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--series", metavar="ID", help="whose meeting it is, where the site has several series")


def _names_series(options: argparse.Namespace, archive: "Archive") -> bool:
    """Tell whether the series is named where there are several, and is one of them; says so where it is not."""
    known = archive.registers.series
    if options.series in known or (options.series is None and len(known) < 2):  # noqa: PLR2004 (several)
        return True
    say(f"Say whose meeting it is: --series with one of {', '.join(known) or 'none: there is no series.yaml'}.")
    return False


def _new(options: argparse.Namespace) -> int:
    from minutebook.officers.filing import AlreadyThere, file_draft, free_name  # noqa: PLC0415 (as below)
    from minutebook.officers.new import new_meeting  # noqa: PLC0415 (as below)
    from minutebook.pipeline.steps import load  # noqa: PLC0415 (as below)
    from minutebook.rulebook import NOT_YET  # noqa: PLC0415 (as below)

    name = options.name or str(options.date)
    if not name.startswith(str(options.date)):
        say(f"The name {name} does not begin with the day {options.date}.")
        return BROKEN
    archive, found = load(options.content, tolerated=NOT_YET)
    if archive is None:
        terminal(options).problems(found, sys.stderr)
        say("Mend these first: a new meeting is begun from the meetings and registers that are there.")
        return PROBLEMS
    if not _names_series(options, archive):
        return BROKEN
    made = new_meeting(archive, options.date, options.series)
    try:
        path = file_draft(options.content, name, made.text)
    except AlreadyThere as there:
        say(f"{there} is there already, and nothing was written over it.")
        if name in archive.unheld:
            status = archive.unheld[name].status
            say(f"It is {status}: when the meeting was held, delete its line status:, and write its minutes there.")
        say(f"For a second meeting of that day: --name {free_name(options.content, str(options.date))}")
        return PROBLEMS
    begun = f", begun from {made.begun_from}" if made.begun_from else ""
    terminal(options).result(
        "\n".join(
            [f"Drafted {path.as_posix()}{begun}. Before you publish it:", *(f"  - {each}" for each in made.to_do)]
        )
    )
    return FINE


def _day(text: str) -> date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return _no_day(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"there is no {text} in the calendar") from None


def _no_day(text: str) -> date:
    raise argparse.ArgumentTypeError(f'"{text}" is not a day; write year-month-day, for instance 2024-02-27')


def _meeting_name(text: str) -> str:
    if not _NAME.fullmatch(text):
        raise argparse.ArgumentTypeError(f'"{text}" is not a name such as 2024-02-27-special')
    return text


def _import(options: argparse.Namespace) -> int:
    from minutebook.officers.drafting import draft  # noqa: PLC0415 (asking for help needs none of the libraries)
    from minutebook.officers.filing import AlreadyThere, file_draft  # noqa: PLC0415 (as above)
    from minutebook.officers.manuscripts import Unreadable, read  # noqa: PLC0415 (as above)
    from minutebook.pipeline.steps import load  # noqa: PLC0415 (as above)
    from minutebook.rulebook import NOT_YET  # noqa: PLC0415 (as above)

    if options.file.is_dir():
        say(f"{options.file} is a folder. Name one document in it.")
        return BROKEN
    if not options.file.is_file():
        say(f"There is no file {options.file}. Check the name; the ending (.docx) belongs to it.")
        return BROKEN
    # Another draft that waits for its answers is no reason to wait with this one.
    archive, found = load(options.content, tolerated=NOT_YET)
    if archive is None:
        terminal(options).problems(found, sys.stderr)
        say("Mend these first: a draft is held against the meetings and registers that are there.")
        return PROBLEMS
    if not _names_series(options, archive):
        return BROKEN
    try:
        series = (options.series,) if options.series else ()
        earlier = list(archive.meetings.along(series))
        made = draft(read(options.file), archive.registers, earlier, options.date, options.series)
    except Unreadable as refused:
        say(f"{options.file} cannot be imported. {refused}")
        return PROBLEMS
    if made.day is None:
        sys.stdout.write(_as_text(made, ""))
        say("Nothing was written: without its day the meeting has no address.")
        return PROBLEMS
    name = options.name or str(made.day)
    if not name.startswith(str(made.day)):
        say(f"The name {name} does not begin with the day of the meeting, {made.day}. Nothing was written.")
        return BROKEN
    try:
        path = file_draft(options.content, name, made.text)
    except AlreadyThere as there:
        say(f"{there} is there already, and nothing was written over it.")
        say("If it is another meeting of that day, name the draft with --name. If not, move the file away first.")
        return PROBLEMS
    sys.stdout.write(_as_json(made, path) if options.format == "json" else _as_text(made, path.as_posix()))
    mistakes = [problem for problem in load(options.content)[1] if problem.place.file == path.as_posix()]
    if problems.errors_in(mistakes):
        terminal(options).problems(mistakes, sys.stderr)
    return FINE


def _as_text(made: "Draft", path: str) -> str:
    """Write doubts by grade and line; of those for information, many of one kind are one entry."""
    lines = [f"Drafted {path}. Read it against the document before you publish it."] if path else []
    for grade, doubts in groupby(made.doubts, key=lambda doubt: doubt.grade):
        told = list(doubts)
        lines += ["", f"{grade[0].upper()}{grade[1:]} ({len(told)})"]
        seen: set[str] = set()
        kinds: dict[str, list[Doubt]] = {}
        for doubt in told:
            kinds.setdefault(doubt.code, []).append(doubt)
        for doubt in told:
            alike = kinds[doubt.code]
            fold = grade.name == "INFORMATION" and len(alike) > _FEW
            if fold and doubt.code in seen:
                continue
            seen.add(doubt.code)
            lines.append(f"  Line {doubt.line}: {doubt.message}" if path else f"  {doubt.message}")
            if fold:
                rest = ", ".join(str(other.line) for other in alike[1:])
                lines.append(f"      The same was done in {len(alike) - 1} more places, in lines {rest}.")
            lines += [f"      {doubt.remedy}"] if doubt.remedy else []
    return "\n".join(lines) + "\n"


def _as_json(made: "Draft", path: Path) -> str:
    doubts = [
        {
            "grade": doubt.grade.name.lower(),
            "code": doubt.code,
            "line": doubt.line,
            "message": doubt.message,
            "remedy": doubt.remedy,
        }
        for doubt in made.doubts
    ]
    shown = {"file": path.as_posix(), "doubts": doubts, "left_out": made.left_out, "reworded": made.reworded}
    return json.dumps(shown, indent=2, ensure_ascii=False) + "\n"

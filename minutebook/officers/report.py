"""Report: problems and questions in, the pre-flight sheet out: a page for the officer, and the summary of a CI job."""

from pathlib import Path

from minutebook.officers.preflight import Chapter
from minutebook.outputs.templating import stand_alone
from minutebook.outputs.wording import count
from minutebook.problems import Problem, Severity, standing

LONGEST = 900_000
"""Characters of a job summary; GitHub refuses more than 1 MiB of a step."""


ASKED_BELOW = {"paper-without-address", "action-without-owner", "unknown-person"}
"""Warnings that the sheet asks about as questions; nobody is to read them twice."""


def listed(problems: list[Problem], chapters: list[Chapter]) -> list[Problem]:
    """Give the problems that stand on the sheet as problems."""
    return [problem for problem in standing(problems) if not (chapters and problem.code in ASKED_BELOW)]


def answers_among(problems: list[Problem]) -> list[Problem]:
    """Give the warnings that were answered."""
    return [problem for problem in problems if problem.severity is Severity.ANSWERED]


def verdict(problems: list[Problem], chapters: list[Chapter]) -> str:
    """Say in a sentence or two whether the site can be published, and what there is to look at."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    questions = sum(len(chapter.questions) for chapter in chapters)
    if errors:
        return f"{count(errors, 'mistake').capitalize()} must be mended before the site can be built."
    answers = len(answers_among(problems))
    problems = standing(problems)
    asked = sum(problem.code in ASKED_BELOW for problem in problems) if chapters else 0
    rest = f"{count(len(problems), 'warning')} and {count(questions, 'question')} to look at"
    return (
        f"The site can be built. There are {rest}."
        + (f" ({asked} of the warnings {'is' if asked == 1 else 'are'} among the questions.)" if asked else "")
        + (f" {count(answers, 'warning')} more {'was' if answers == 1 else 'were'} answered." if answers else "")
    )


def as_page(problems: list[Problem], chapters: list[Chapter], site: str, templates: Path, tokens: Path) -> str:
    """Write the sheet as a page that needs no other file."""
    style = tokens.read_text(encoding="utf-8") + (templates / "officers" / "report.css").read_text(encoding="utf-8")
    said = verdict(problems, chapters)
    view = {
        "problems": listed(problems, chapters),
        "answers": answers_among(problems),
        "chapters": chapters,
        "site": site,
        "verdict": said,
    }
    return stand_alone(templates, "officers/report.html", style, view)


def as_summary(problems: list[Problem], chapters: list[Chapter]) -> str:
    """Write the sheet as Markdown, for the summary of a job on a git host."""
    lines = ["## Before you publish", "", verdict(problems, chapters)]
    answers = answers_among(problems)
    problems = listed(problems, chapters)
    if problems:
        lines += ["", f"### Problems ({len(problems)})", ""]
        lines += [
            f"- **{problem.severity}** `{problem.place.file}:{problem.place.line}` {_plain(problem.message)} "
            f"{_plain(problem.cure)}"
            for problem in problems
        ]
    for chapter in chapters:
        lines += ["", f"### {chapter.title} ({len(chapter.questions)})", ""]
        lines += [
            f"- `{question.place.file}:{question.place.line}` {_plain(question.sentence)} {_plain(question.remedy)}"
            for question in chapter.questions
        ]
    if answers:
        lines += ["", f"### Warnings that were answered ({len(answers)})", ""]
        lines += [
            f"- `{problem.place.file}:{problem.place.line}` {_plain(problem.message)} Answer: {_plain(problem.answer)}"
            for problem in answers
        ]
    return "\n".join(lines)[:LONGEST] + "\n"


def _plain(text: str) -> str:
    """Keep words of the content from being read as Markdown or HTML."""
    return "".join(f"\\{letter}" if letter in "*_[]()<>`#\\|&" else letter for letter in text)

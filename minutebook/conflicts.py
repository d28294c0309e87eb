"""Conflicts: a text in, the places where git left two versions of its lines side by side out.

Git marks them so (git-merge, "How conflicts are presented"): seven signs at the beginning of a line, with the name of
a version behind the first and the last; between them stand both versions, and sometimes what both were made from.
"""

import re
from collections.abc import Iterator

from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

_MARK = re.compile(r"(<{7}|\|{7}|>{7})(?: .*)?|={7}")


def conflicts(text: str, file: str) -> Iterator[Problem]:
    """Find the marks of git in a text, told once for each stretch from the first mark to the last."""
    marks = [(number, line[0]) for number, line in enumerate(text.split("\n"), 1) if _MARK.fullmatch(line.rstrip())]
    if marks and {sign for _, sign in marks} == {"="}:
        # By itself it may as well be a line that somebody drew.
        yield from (problem("lone-mark", Place(file, number)) for number, _ in marks)
        return
    while marks:
        # A stretch ends with >>>>>>>, or before the next <<<<<<< where somebody deleted the one that ended it.
        end = next(
            (at + (sign == ">") for at, (_, sign) in enumerate(marks) if sign == ">" or (at and sign == "<")),
            len(marks),
        )
        stretch, marks = marks[:end], marks[end:]
        yield problem("two-versions", Place(file, stretch[0][0]), last=stretch[-1][0])

"""Leftovers: the text files of the content in, a problem for what was hardly meant for readers out."""

from collections.abc import Iterable, Iterator
from functools import partial

from minutebook.leftovers import leftovers
from minutebook.pipeline.memory import Making, Memory
from minutebook.pipeline.read import Source
from minutebook.pipeline.watch import Watch
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem


def left_over(sources: Iterable[Source], memory: Memory) -> Iterator[Problem]:
    """Look through every line but the officers' own notes, which nobody else sees."""
    nothing = Watch()
    for source in sources:
        making = Making("leftovers", [source.file, source.text], list[Problem], partial(_in_source, source))
        yield from memory.keep(source.file, nothing, making)


def _in_source(source: Source) -> list[Problem]:
    found: list[Problem] = []
    answers = False
    for number, line in enumerate(source.text.split("\n"), 1):
        # What is answered or allowed repeats the words that it is about.
        answers = line.startswith(("accepted_warnings:", "allowed:")) or (answers and not line[:1].isalpha())
        if not answers and not line.lstrip().startswith("# "):
            for left in leftovers(line):
                # A sign that no font shows is named by its number (Unicode, private use area).
                text = left.text if left.text.isprintable() else f"U+{ord(left.text[0]):04X}"
                found.append(problem(left.rule, Place(source.file, number, left.start + 1), text=text))
    return found

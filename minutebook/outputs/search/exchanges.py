"""Exchanges: the passages of one item in, parted where a new question begins, out.

An exchange is what a search finds: a question and what follows it until the next one. It is a unit of finding and
nothing else. It says nothing of who spoke; the pages show passages as they are minuted.
"""

from collections.abc import Iterator, Mapping

from minutebook.model import Meeting, Passage, PassageKey, Table, passages_in, words_in
from minutebook.outputs.voices import asks

Part = Passage | Table


def exchanges(
    meeting: Meeting, key: str | None, speakers: Mapping[PassageKey, tuple[str, ...]], askers: frozenset[str]
) -> Iterator[tuple[Part, ...]]:
    """Part what stands under one heading (None: before the first) into exchanges, none of them empty.

    Under a heading where nobody asks anything every passage stands alone: it was not written as an answer.
    """
    item = meeting.item(key)
    passages = list(passages_in(item.blocks if item else meeting.opening))
    begins = [
        _begins(passage, speakers.get(PassageKey(meeting.id, key, passage.number), ()), askers) for passage in passages
    ]
    if not any(begins):
        yield from ((passage,) for passage in passages)
        return
    current: list[Part] = []
    for passage, first in zip(passages, begins, strict=True):
        if first and current:
            yield tuple(current)
            current = []
        current.append(passage)
    yield tuple(current)


def _begins(passage: Part, people: tuple[str, ...], askers: frozenset[str]) -> bool:
    """Tell whether a passage begins an exchange: its first speaker is one who asks, or, unnamed, it asks itself."""
    if people:
        return people[0] in askers
    return asks(words_in(passage))

"""Voices: a meeting and whom its passages name as speaking in; who is there to ask, and whose words begin, out.

Nobody is given words that the text does not give them: a passage that names nobody has no voice.
"""

import re
from collections import Counter
from collections.abc import Mapping

from minutebook.model import Meeting, PassageKey, words_in

_ASKS = re.compile(
    r"(?<!had )(?<!been )(?<!were )\b(?:asked|enquired|inquired|queried|wanted to know)\b|\?", re.IGNORECASE
)
_MOSTLY = 0.5
"""Somebody who asks in this share of the passages that begin with their words, and in this share of those of whoever
asks most, is here to ask."""


def asks(text: str) -> bool:
    """Tell whether a text holds a question, put or reported."""
    return bool(_ASKS.search(text))


def askers_of(meeting: Meeting, speakers: Mapping[PassageKey, tuple[str, ...]]) -> frozenset[str]:
    """Find who asks the questions of a meeting: those whose passages mostly hold one. Ids of people."""
    spoke: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for key, passage in meeting.passages():
        for person in speakers.get(key, ())[:1]:
            spoke[person] += 1
            asked[person] += asks(words_in(passage))
    most = max(asked.values(), default=0)
    return frozenset(
        person for person, number in asked.items() if number >= spoke[person] * _MOSTLY and number >= most * _MOSTLY > 0
    )


def voices(
    meeting: Meeting, speakers: Mapping[PassageKey, tuple[str, ...]], askers: frozenset[str]
) -> dict[PassageKey, str]:
    """Tell of each passage that names speakers whether the first of them `asks` the questions or `says` something."""
    return {key: "asks" if speakers[key][0] in askers else "says" for key, _ in meeting.passages() if speakers.get(key)}

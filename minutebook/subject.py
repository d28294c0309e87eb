"""Subject: a title or a heading in; the words that say what it is about out."""

import re

_WORD = re.compile(r"[^\W\d_]+")
_FEW_LETTERS = 4
_SAY_NOTHING = frozenset(
    (
        *("about", "annual", "also", "from", "item", "items", "into", "main", "monthly"),
        *("more", "next", "other", "over", "paper", "papers", "plan", "progress", "quarterly"),
        *("report", "reports", "review", "summary", "that", "their", "this", "update", "updates"),
        *("verbal", "with", "year", "yearly"),
    )
)
"""Words of headings that come with any subject."""


def subject(title: str) -> frozenset[str]:
    """Give the words of a title that say what it is about, in small letters and without the s of a plural."""
    words = (word.casefold() for word in _WORD.findall(title))
    return frozenset(word.removesuffix("s") for word in words if len(word) >= _FEW_LETTERS and word not in _SAY_NOTHING)

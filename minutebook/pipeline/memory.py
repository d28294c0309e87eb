"""Memory: what was worked out before and of what, kept until that changes; for a preview, which loads again and again.

A build loads once and starts with an empty one. What is kept is never changed, so that it may be handed out twice.
"""

from collections.abc import Callable
from typing import TypeVar, cast

Thing = TypeVar("Thing")


class Memory:
    """Keeps one thing for each purpose and name, together with what it was made of."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[tuple[object, ...], object]] = {}

    def recall(self, purpose: str, name: str, made_of: tuple[object, ...], make: Callable[[], Thing]) -> Thing:
        """Give what was made before of the same, or make it.

        Comparing is quick where things are the very objects of the last time, which is why sources are kept too.
        """
        kept = self._kept.get((purpose, name))
        if kept and kept[0] == made_of:
            return cast("Thing", kept[1])
        made = make()
        self._kept[purpose, name] = (made_of, made)
        return made

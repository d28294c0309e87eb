"""Progress: what long work tells of itself while it goes on: a step, how much of it is done, and how much there is."""

from collections.abc import Callable

Tell = Callable[[str, int, int | None], None]


def silently(_step: str, _done: int, _total: int | None) -> None:
    """Tell nobody."""

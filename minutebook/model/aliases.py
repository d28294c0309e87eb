"""Aliases: old addresses that must keep working, and what each of them is of."""

from dataclasses import dataclass

from minutebook.problems import Place


@dataclass(frozen=True, slots=True)
class Alias:
    """An old address."""

    address: str
    place: Place
    kind: str
    """`meeting`, `action`, `theme`, `person`, `organisation`, `place`, `series` or `page`."""
    id: str
    """The id, or an action's reference."""

"""Checks: a visit in, what is wrong with the page out. Each has the name by which a planted fault must be caught."""

from collections.abc import Callable, Iterator

from tests.review import engines, keyboard, printed, sight, structure
from tests.review.visit import Visit

Check = Callable[[Visit], Iterator[str]]

EVERYWHERE: dict[str, Check] = {
    check.__name__: check
    for check in (
        structure.opens,
        structure.outline,
        structure.landmarks,
        structure.reading_order,
        structure.links,
        structure.same_footer,
        structure.without_scripts,
        structure.alone,
        keyboard.walk,
        keyboard.ring,
        keyboard.skip,
        sight.narrow,
        sight.large_text,
        sight.spacing,
        sight.colours,
        sight.links_show,
        sight.forced,
        sight.motion,
        sight.measure,
        sight.pictures,
        printed.paper,
        engines.axe,
    )
}
"""Checks that every kind of page must pass."""

CHECKS: dict[str, Check] = EVERYWHERE | {"first_screen": sight.first_screen}

"""Themes: meetings and actions in, for each theme everything that belongs to it, newest first."""

from collections.abc import Mapping
from itertools import pairwise

from minutebook.model import ActionHistory, Meeting, Registers, ThemeRecord


def relate_themes(
    registers: Registers, meetings: Mapping[str, Meeting], actions: Mapping[str, ActionHistory]
) -> dict[str, ThemeRecord]:
    """Collect the items, actions and future items of each theme, in the order of the themes' names."""
    newest_first = list(meetings.values())[::-1]
    order = {id_: number for number, id_ in enumerate(meetings)}
    items: dict[str, list[tuple[str, str]]] = {}
    raised: dict[str, list[str]] = {}
    for meeting in newest_first:
        for item in meeting.items:
            for theme_ in item.themes:
                items.setdefault(theme_, []).append((meeting.id, item.key))
        for action in meeting.actions:
            for theme_ in actions[action.reference].themes:
                raised.setdefault(theme_, []).append(action.reference)
    names = sorted(registers.themes.values(), key=lambda theme: theme.name.casefold())
    examined = {
        theme.id: tuple(
            meeting.id
            for meeting in meetings.values()
            if any(theme.id in item.themes and item.is_examined for item in meeting.items)
        )
        for theme in names
    }
    return {
        theme.id: ThemeRecord(
            items=tuple(items.get(theme.id, ())),
            actions=tuple(raised.get(theme.id, ())),
            future_items=tuple(
                (meeting.id, future.title)
                for meeting in newest_first
                for future in meeting.future_items
                if theme.id in future.themes
            ),
            examined=examined[theme.id],
            gaps=_gaps(examined[theme.id], order),
        )
        for theme in names
    }


def _gaps(examined: tuple[str, ...], order: Mapping[str, int]) -> tuple[int, ...]:
    """Count the meetings between those that examined a theme, and since the latest of them."""
    places = [order[meeting] for meeting in examined]
    return tuple(after - before - 1 for before, after in pairwise([*places, len(order)])) if places else ()

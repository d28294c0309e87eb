"""Themes: meetings and actions in, for each theme everything that belongs to it, newest first."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from minutebook.model import ActionHistory, Heartbeat, Order, Registers, ThemeRecord


def relate_themes(
    registers: Registers, meetings: Order, actions: Mapping[str, ActionHistory]
) -> dict[str, ThemeRecord]:
    """Collect the items, actions and future items of each theme, in the order of the themes' names."""
    items: dict[str, list[tuple[str, str]]] = {}
    raised: dict[str, list[str]] = {}
    for meeting in meetings.newest_first:
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
                for meeting in meetings.newest_first
                for future in meeting.future_items
                if theme.id in future.themes
            ),
            examined=examined[theme.id],
            heartbeats=tuple(_heartbeats(examined[theme.id], registers, meetings)),
        )
        for theme in names
    }


def _heartbeats(examined: tuple[str, ...], registers: Registers, meetings: Order) -> Iterator[Heartbeat]:
    """Give the heartbeat of a theme in each series that had an item on it."""
    for series in ((id_,) for id_ in registers.series) if registers.series else ((),):
        held = meetings.along(series)
        own = tuple(meeting for meeting in examined if meeting in held)
        if own:
            yield Heartbeat(series, own, tuple(_gaps(own, held)))


def _gaps(examined: tuple[str, ...], meetings: Order) -> Iterator[int]:
    """Count the meetings between those that examined a theme, and since the latest of them."""
    yield from (len(meetings.between(before, after)) for before, after in pairwise(examined))
    yield from (len(meetings.since(latest)) for latest in examined[-1:])

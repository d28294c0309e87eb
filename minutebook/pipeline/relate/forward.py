"""Forward plan: the meetings in order in, every future item and what took it up out."""

from collections.abc import Iterator, Mapping

from minutebook.model import FutureItem, Meeting, Promised, TakenUp, day_of


def relate_forward_plan(meetings: Mapping[str, Meeting]) -> tuple[Promised, ...]:
    """Find what became of each future item, in the order in which they were listed.

    A later meeting's `takes_up` decides. Without one, it is the first item of a later meeting that has a theme in
    common with the future item; announcements are no items of the agenda.
    """
    named = {
        (entry.meeting, entry.title): (meeting.id, entry)
        for meeting in _latest_first(meetings)
        for entry in meeting.takes_up
    }
    examined = _examined(meetings)
    plan = [
        Promised(
            meeting=meeting.id,
            title=future.title,
            kind=future.kind,
            themes=future.themes,
            taken_up=_by_name(named.get((meeting.id, future.title))) or _by_theme(future, number, examined),
            named=(meeting.id, future.title) in named,
            meetings_since=len(meetings) - 1 - number,
        )
        for number, meeting in enumerate(meetings.values())
        for future in meeting.future_items
    ]
    return (*_from_elsewhere(named, meetings), *plan)


def _latest_first(meetings: Mapping[str, Meeting]) -> list[Meeting]:
    """So that of several meetings that took up one future item, the first stays in a mapping."""
    return list(meetings.values())[::-1]


Found = tuple[int, int, str, str]
"""An item: its meeting's place in the series and its own in the meeting, then the two by name."""


def _examined(meetings: Mapping[str, Meeting]) -> dict[str, list[Found]]:
    """List, for each theme, the items on it, in the order of the series."""
    found: dict[str, list[Found]] = {}
    for number, meeting in enumerate(meetings.values()):
        for place, item in enumerate(meeting.items):
            for theme in item.themes if item.is_examined else ():
                found.setdefault(theme, []).append((number, place, meeting.id, item.key))
    return found


def _by_name(named: tuple[str, TakenUp] | None) -> tuple[str, str] | None:
    return (named[0], named[1].item) if named else None


def _by_theme(future: FutureItem, listed: int, examined: Mapping[str, list[Found]]) -> tuple[str, str] | None:
    """Find the first item of a later meeting that has a theme in common."""
    first = [next((found for found in examined.get(theme, ()) if found[0] > listed), None) for theme in future.themes]
    later = min((found for found in first if found), default=None)
    return (later[2], later[3]) if later else None


def _from_elsewhere(
    named: Mapping[tuple[str, str], tuple[str, TakenUp]], meetings: Mapping[str, Meeting]
) -> Iterator[Promised]:
    """Give the future items of meetings that are not published here, known from what took them up."""
    for (meeting, title), (by, entry) in sorted(named.items()):
        if meeting not in meetings:
            since = sum(held.date > day_of(meeting) for held in meetings.values())
            yield Promised(meeting, title, "item", (), (by, entry.item), True, since)

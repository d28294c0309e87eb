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
    order = list(meetings)
    plan = [
        _promised(
            meeting, future, named.get((meeting.id, future.title)), [meetings[id_] for id_ in order[number + 1 :]]
        )
        for number, meeting in enumerate(meetings.values())
        for future in meeting.future_items
    ]
    return (*_from_elsewhere(named, meetings), *plan)


def _latest_first(meetings: Mapping[str, Meeting]) -> list[Meeting]:
    """So that of several meetings that took up one future item, the first stays in a mapping."""
    return list(meetings.values())[::-1]


def _promised(
    meeting: Meeting, future: FutureItem, named: tuple[str, TakenUp] | None, later: list[Meeting]
) -> Promised:
    by, entry = named or (None, None)
    taken_up = (by, entry.item) if by and entry else _by_theme(future, later)
    return Promised(meeting.id, future.title, future.kind, future.themes, taken_up, named is not None, len(later))


def _by_theme(future: FutureItem, later: list[Meeting]) -> tuple[str, str] | None:
    for meeting in later:
        for item in meeting.items:
            if item.kind != "announcement" and set(item.themes) & set(future.themes):
                return meeting.id, item.key
    return None


def _from_elsewhere(
    named: Mapping[tuple[str, str], tuple[str, TakenUp]], meetings: Mapping[str, Meeting]
) -> Iterator[Promised]:
    """Give the future items of meetings that are not published here, known from what took them up."""
    for (meeting, title), (by, entry) in sorted(named.items()):
        if meeting not in meetings:
            since = sum(held.date > day_of(meeting) for held in meetings.values())
            yield Promised(meeting, title, "item", (), (by, entry.item), True, since)

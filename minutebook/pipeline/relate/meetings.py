"""Meetings: which one accepted whose notes, and which were announced and have no minutes here."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from minutebook.model import Accepted, Announced, Hours, Meeting, Order, sitting
from minutebook.outputs import wording
from minutebook.pipeline.relate.forward import is_put_off
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem


def check_titles(meetings: Order) -> list[Problem]:
    """Check that two meetings of one day can be told apart."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    for meeting in meetings.values():
        # By the day in the name: a copy whose date was not changed yet is another meeting, and is told of its date.
        key = (meeting.id[:10], meeting.title)
        if key in seen:
            problems.append(problem("same-title", meeting.at("title"), other=seen[key]))
        seen.setdefault(key, meeting.id)
    return problems


def relate_acceptances(meetings: Order) -> tuple[dict[str, Accepted], list[Problem]]:
    """Find, for each meeting, the one that accepted its notes; it need not be published here."""
    accepted: dict[str, Accepted] = {}
    by: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for meeting in meetings.values():
        for entry in meeting.accepts:
            if not meetings.is_before(entry.meeting, meeting.id):
                problems.append(problem("acceptance-not-older", entry.place, meeting=entry.meeting))
            elif first := next((id_ for id_ in by.get(entry.meeting, ()) if id_ in meetings.beside(meeting.id)), None):
                problems.append(problem("accepted-twice", entry.place, meeting=entry.meeting, first=first))
            else:
                problems += _missing(entry.meeting, entry.place, meetings.beside(meeting.id))
                problems += _of_other_series(entry.meeting, meeting, entry.place, meetings)
                # Of a joint meeting each series accepts the notes; the first to do so is named beside them.
                by.setdefault(entry.meeting, []).append(meeting.id)
                accepted.setdefault(entry.meeting, Accepted(meeting.id, entry.item, entry.amendments))
    return accepted, problems


def _missing(meeting: str, place: Place, meetings: Order) -> Iterator[Problem]:
    """Tell about a meeting that is named and not published, once the series has begun: its date may be a slip."""
    if meetings.lacks(meeting):
        yield problem("meeting-not-published", place, meeting=meeting, hint=did_you_mean(meeting, meetings))


def _of_other_series(other: str, meeting: Meeting, place: Place, meetings: Order) -> Iterator[Problem]:
    """Tell about a meeting that is named where only one of the same series is expected."""
    if other in meetings and other not in meetings.beside(meeting.id):
        ours, theirs = (" and ".join(held.series) for held in (meeting, meetings[other]))
        yield problem("other-series", place, meeting=other, theirs=theirs, ours=ours)


def check_drafts(meetings: Order, accepted: Mapping[str, Accepted]) -> Iterator[Problem]:
    """Check that minutes which a later meeting accepted are not drafts any more."""
    for meeting in meetings.values():
        if meeting.minutes == "draft" and meeting.id in accepted:
            yield problem("accepted-draft", meeting.at("minutes"), by=accepted[meeting.id].by)


def check_unheld(meetings: Order, unheld: Order) -> Iterator[Problem]:
    """Check that nothing is said to come from a meeting that did no business."""
    for meeting in meetings.values():
        named = [(entry.meeting, entry.place) for entry in meeting.accepts]
        named += [(entry.action.partition("/")[0], entry.place) for entry in meeting.updates]
        named += [(entry.meeting, entry.place) for entry in meeting.takes_up]
        for id_, place in named:
            if id_ in unheld:
                yield problem("after-unheld", place, meeting=id_, status=unheld[id_].status)


def check_moves(meetings: Order, unheld: Order) -> Iterator[Problem]:
    """Check that meetings were moved to where something is, or may be."""
    for meeting in unheld.values():
        to, place = meeting.moved_to, meeting.at("moved_to")
        way = [meeting.id]
        while to and to in unheld and to not in way:
            way.append(to)
            to = unheld[to].moved_to
        target = meeting.moved_to or ""
        if to in way and len(way) > 1:
            yield problem("moved-in-a-circle", place, meeting=target)
        elif target in unheld and unheld[target].status in ("cancelled", "inquorate"):
            yield problem("moved-to-unheld", place, meeting=target, status=unheld[target].status)
        elif target and target not in unheld and target not in meetings and len(target) > len("2024-06-18"):
            hint = did_you_mean(target, (*meetings, *unheld))
            yield problem("moved-to-nothing", place, meeting=target, hint=hint, day=target[:10])


def complete_announced(meetings: Order, unheld: Order) -> tuple[Order, list[Problem]]:
    """Give announced meetings the hours and the place that minutes announced, where their files give none."""
    problems: list[Problem] = []
    completed: dict[str, Meeting] = dict(unheld)
    for by in meetings.values():
        following = by.next_meeting
        there = unheld.along(by.series).on(following.date) if following else ()
        if following and len(there) == 1 and there[0].status == "announced":
            meeting = there[0]
            for key, said, given in (
                ("time", following.hours, meeting.hours),
                ("venue", following.venue, meeting.venue),
            ):
                if said and given and said != given and not _is_more(given, said):
                    facts = {"by": by.id, "said": _in_words(said), "given": _in_words(given)}
                    problems.append(problem("announced-otherwise", meeting.at(key), **facts))
            venue = meeting.venue or following.venue
            # Hours of another zone are not those of this one.
            told = (
                meeting.hours
                or meeting.timezone != by.timezone
                or len(meeting.sittings) > 1
                or meeting.until > meeting.date
            )
            sittings = meeting.sittings if told else (sitting(meeting.date, following.hours),)
            completed[meeting.id] = replace(completed[meeting.id], sittings=sittings, venue=venue)
    return Order(completed.values(), among={**meetings, **completed}), problems


def _is_more(given: Hours | str, said: Hours | str) -> bool:
    """Tell whether a file gives the end too of hours of which the beginning was announced, or the beginning alone."""
    if not isinstance(given, Hours) or not isinstance(said, Hours):
        return False
    return given.start == said.start and None in (given.end, said.end)


def _in_words(fact: Hours | str) -> str:
    return fact if isinstance(fact, str) else wording.hours(fact)


def find_announced(meetings: Order, unheld: Order) -> tuple[Announced, ...]:
    """List meetings announced for a day of which nothing is here, by day, each as it was last announced."""
    announced: list[Announced] = []
    for meeting in meetings.newest_first:
        following, beside = meeting.next_meeting, meetings.beside(meeting.id)
        if following is None or beside.on(following.date) or unheld.along(meeting.series).on(following.date):
            continue
        # A joint one may be announced by each of its series.
        if not any(entry.next.date == following.date and entry.by in beside for entry in announced):
            announced.append(Announced(meeting.id, following))
    return tuple(sorted(announced, key=lambda entry: (entry.next.date, meetings[entry.by].series)))


def check_taken_up(meetings: Order) -> list[Problem]:
    """Check that what a meeting says it took up was announced by an earlier one."""
    problems: list[Problem] = []
    for meeting in meetings.values():
        for entry in meeting.takes_up:
            if not meetings.is_before(entry.meeting, meeting.id):
                problems.append(problem("future-item-not-older", entry.place, title=entry.title))
            elif entry.meeting not in meetings:
                problems += _missing(entry.meeting, entry.place, meetings.beside(meeting.id))
            else:
                problems += _of_other_series(entry.meeting, meeting, entry.place, meetings)
                titles = [future.title for future in meetings[entry.meeting].future_items]
                if entry.title not in titles:
                    facts = {
                        "meeting": entry.meeting,
                        "title": entry.title,
                        "hint": did_you_mean(entry.title, titles),
                    }
                    problems.append(problem("unknown-future-item", entry.place, **facts))
            item = meeting.item(entry.item)
            if item and is_put_off(item):
                problems.append(problem("taken-up-put-off", entry.place, key=entry.item, title=entry.title))
    return problems

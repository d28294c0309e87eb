"""Doubts: meetings beside each other and beside who attended in; what can be so and hardly is, as warnings, out."""

from collections.abc import Iterator, Mapping

from minutebook.model import (
    OPEN_STATES,
    ActionHistory,
    Meeting,
    Order,
    action_references_in,
    day_of,
    words_in,
)
from minutebook.outputs import wording
from minutebook.pipeline.relate.words import Words
from minutebook.problems import Place, Problem
from minutebook.progress import said_of
from minutebook.rulebook import did_you_mean, problem

_LONG = 10
"""Years between two meetings of one series, or fewer."""


def find_doubts(
    meetings: Order,
    actions: Mapping[str, ActionHistory],
    words: Mapping[str, Words],
) -> Iterator[Problem]:
    """Look for the slips of copying a file, and for names that nobody has."""
    yield from _far_apart(meetings)
    yield from _same_minutes(meetings, words)
    yield from _repeated(meetings)
    yield from _same_webcasts(meetings)
    yield from _undeclared(meetings)
    yield from _references(meetings, actions, words)
    yield from _merged_into_closed(meetings, actions)
    yield from _at_once(meetings)
    yield from _taken_up_again(meetings)
    yield from _states_in_words(meetings, actions, words)
    yield from _other_meetings(meetings, words)
    for id_ in meetings:
        yield from words[id_].strangers


def _far_apart(meetings: Order) -> Iterator[Problem]:
    for after in meetings.values():
        before = meetings.beside(after.id).before(after.id)
        if before is None:
            continue
        years = after.date.year - before.date.year
        if years > _LONG:
            # Of two, the one that stands alone at an end is more likely the wrong one: mostly the later.
            yield problem("far-from-others", after.at("date"), day=after.date, years=years, other=before.date)


def _same_minutes(meetings: Order, words: Mapping[str, Words]) -> Iterator[Problem]:
    seen: dict[bytes, str] = {}
    for meeting in meetings.values():
        text = words[meeting.id].text
        if text in seen:
            line = next((passage.line for _, passage in meeting.passages()), 1)
            yield problem("same-minutes", Place(meeting.file, line), other=seen[text])
        if text:
            seen.setdefault(text, meeting.id)


def _repeated(meetings: Order) -> Iterator[Problem]:
    """Find actions in the very words of an earlier meeting's: most were copied with its file, and count twice."""
    seen: dict[str, str] = {}
    for meeting in meetings.values():
        for action in meeting.actions:
            words = " ".join(action.text.casefold().split())
            if seen.get(words, action.reference) != action.reference:
                facts = {"id": action.id, "other": seen[words]}
                yield problem("action-repeated", Place(meeting.file, action.line), **facts)
            seen.setdefault(words, action.reference)


def _same_webcasts(meetings: Order) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for meeting in meetings.values():
        other = seen.setdefault(meeting.webcast, meeting.id) if meeting.webcast else meeting.id
        if other != meeting.id:
            yield problem("same-webcast", meeting.at("webcast"), other=other)


def _undeclared(meetings: Order) -> Iterator[Problem]:
    """Find minutes that were accepted with amendments and declare no correction."""
    for meeting in meetings.values():
        for entry in meeting.accepts:
            earlier = meetings.get(entry.meeting)
            if entry.amendments and earlier and not earlier.corrections:
                yield problem("amendment-not-declared", entry.place, meeting=entry.meeting)


def _references(meetings: Order, actions: Mapping[str, ActionHistory], words: Mapping[str, Words]) -> Iterator[Problem]:
    """Find references of actions in the words that the meeting they name did not raise."""
    raised = {id_: [action.id for action in meeting.actions] for id_, meeting in meetings.items()}
    for meeting in meetings.values():
        for reference, _, line in words[meeting.id].references:
            id_, _, number = reference.partition("/")
            place = Place(meeting.file, line)
            if meetings.beside(meeting.id).lacks(id_) and reference not in actions:
                hint = did_you_mean(id_, meetings.beside(meeting.id))
                yield problem("meeting-not-published", place, meeting=id_, hint=hint)
            if id_ in raised and number not in raised[id_]:
                facts = {"meeting": id_, "known": ", ".join(raised[id_]) or "none"}
                yield problem("reference-to-nothing", place, reference=reference, **facts)


def _merged_into_closed(meetings: Order, actions: Mapping[str, ActionHistory]) -> Iterator[Problem]:
    for history in actions.values():
        into = actions.get(history.merged_into or "")
        if into and not into.is_open and into.status != "merged":
            update = next(update for update in reversed(history.updates) if update.into)
            facts = {"reference": history.action.reference, "into": into.action.reference, "status": into.status}
            if into.state_given_by and not meetings.is_before(update.meeting, into.state_given_by):
                yield problem("merged-into-closed", update.into_place, **facts)


def _at_once(meetings: Order) -> Iterator[Problem]:
    """Find meetings that sit while another does: most have the hours of the other."""
    for meeting in meetings.values():
        earlier = [
            other.id
            for other in meetings.beside(meeting.id).on(meeting.date)
            if meetings.is_before(other.id, meeting.id) and _sit_at_once(other, meeting)
        ]
        if earlier:
            yield problem("meetings-at-once", meeting.at("time"), other=earlier[0])


def _sit_at_once(earlier: Meeting, later: Meeting) -> bool:
    """Tell whether a meeting sits while another does, as far as their hours are known."""
    same = earlier.timezone == later.timezone
    return same and any(one.overlaps(other) for one in earlier.sittings for other in later.sittings)


def _taken_up_again(meetings: Order) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for meeting in meetings.values():
        for entry in meeting.takes_up:
            by = first.setdefault((entry.meeting, entry.title), meeting.id)
            if by != meeting.id:
                yield problem("taken-up-again", entry.place, title=entry.title, first=by)


def _states_in_words(
    meetings: Order, actions: Mapping[str, ActionHistory], words: Mapping[str, Words]
) -> Iterator[Problem]:
    """Find sentences that say of an action what no update says, or what an update denies."""
    for meeting in meetings.values():
        states = {update.action: update.status or "" for update in meeting.updates}
        named = {key for _, key, _ in words[meeting.id].references}
        for key, passage in meeting.passages() if named else ():
            for _, sentence in wording.sentences_in(words_in(passage)) if key in named else ():
                references = {match.group() for match in action_references_in(sentence)}
                reference = references.pop() if len(references) == 1 else ""
                status = states.get(reference, "")
                done, still = said_of(reference, sentence) if reference else ("", "")
                known = done and not status and not _is_closed_before(meeting.id, actions.get(reference), meetings)
                if (still and status == "complete") or known:
                    facts = {"reference": reference, "text": still or done, "status": status or "no state"}
                    yield problem("state-in-words", Place(meeting.file, passage.line), **facts)


def _is_closed_before(meeting: str, history: ActionHistory | None, meetings: Order) -> bool:
    """Tell whether an earlier meeting closed an action, so that this one says nothing new of it."""
    updates = history.updates if history else ()
    before = [update.status for update in updates if update.status and meetings.is_before(update.meeting, meeting)]
    return any(status not in OPEN_STATES for status in before[-1:])


def _other_meetings(meetings: Order, words: Mapping[str, Words]) -> Iterator[Problem]:
    """Find links to a meeting whose words give the day of another."""
    for id_ in meetings:
        for link in words[id_].links:
            if link.target and link.target.startswith("meetings/"):
                to = link.target.partition("/")[2]
                days = [found.day for found in wording.days_in(words_in(link.runs))]
                if to in meetings and days and day_of(to) not in days:
                    said = wording.day(days[0])
                    yield problem("link-other-day", link.place, said=said, day=wording.day(day_of(to)))

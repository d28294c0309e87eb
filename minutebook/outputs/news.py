"""News: the archive in, everything that happened in the record out, newest first: what feeds tell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from minutebook.model import ActionHistory, Archive, Decision, Meeting, Update, day_of
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened."""

    name: tuple[str, ...]
    """What its permanent id is made from."""
    kind: str
    """`meeting`, `item`, `action`, `update`, `answer`, `future-item` or `correction`."""
    title: str
    text: str
    address: str
    happened: date
    """The day of the meeting or of the correction."""
    updated: date
    """The day on which the published record last changed what is said here."""
    themes: tuple[str, ...]
    series: tuple[str, ...] = ()
    """Those of the meeting that says so, and of the action it is about; empty where the site has one."""


_HOW = {"item": "On the agenda", "sub-item": "On the agenda", "announcement": "Announced"}


def news(archive: Archive) -> list[Event]:
    """List every event, the latest first; those of one day in the order of the minutes."""
    events = [
        replace(event, series=tuple(dict.fromkeys((*meeting.series, *event.series))))
        for meeting in archive.meetings.values()
        for event in _of_meeting(meeting, archive)
    ]
    events += [replace(_unheld(meeting, archive), series=meeting.series) for meeting in archive.unheld.values()]
    events += [replace(_withdrawn(meeting), series=meeting.series) for meeting in archive.withdrawn.values()]
    return sorted(events, key=lambda event: event.updated, reverse=True)


def last_changed(meeting: Meeting, archive: Archive) -> date:
    """Give the day on which what is said of a meeting last changed: it was held, accepted, or corrected."""
    accepted = archive.accepted.get(meeting.id)
    days = [meeting.date, *(entry.date for entry in meeting.corrections)]
    return max(days + ([archive.meetings[accepted.by].date] if accepted else []))


def _of_meeting(meeting: Meeting, archive: Archive) -> Iterator[Event]:
    yield _meeting(meeting, archive)
    yield from _items(meeting)
    for action in meeting.actions:
        yield _raised(archive.actions[action.reference], archive)
    for decision in meeting.decisions:
        yield _decided(naming.public_decision(decision, archive), meeting)
    for update in meeting.updates:
        yield _updated(update, archive)
    yield from _answered(meeting, archive)
    yield from _future_items(meeting)
    yield from _corrections(meeting)


def _meeting(meeting: Meeting, archive: Archive) -> Event:
    state = naming.own_state(meeting, archive)
    items = wording.count(sum(item.kind == "item" for item in meeting.items), "item")
    actions = wording.count(len(meeting.actions), "action")
    return Event(
        name=("meeting", meeting.id),
        kind="meeting",
        title=naming.meeting_title(meeting),
        text=f"{items}, {actions}: {state}.",
        address=addresses.meeting(meeting.id),
        happened=meeting.date,
        updated=last_changed(meeting, archive),
        themes=tuple(dict.fromkeys(theme for item in meeting.items for theme in item.themes)),
    )


def _unheld(meeting: Meeting, archive: Archive) -> Event:
    """Tell of a meeting that is announced or was not held, in the entry that its minutes will have."""
    latest = archive.meetings.latest
    said = min(meeting.date, latest.date) if latest else meeting.date
    words = (naming.unheld_words(meeting), naming.how_to_attend(meeting, archive))
    return Event(
        name=("meeting", meeting.id),
        kind="meeting",
        title=f"{meeting.status.capitalize()}: {naming.meeting_title(meeting)}",
        text=" ".join(part for part in words if part),
        address=addresses.meeting(meeting.id),
        happened=said,
        updated=said,
        themes=(),
    )


def _withdrawn(meeting: Meeting) -> Event:
    """Tell that minutes were withdrawn, in the entry that told of them."""
    taken_back = meeting.withdrawn
    day = taken_back.date if taken_back else meeting.date
    return Event(
        name=("meeting", meeting.id),
        kind="meeting",
        title=f"Withdrawn: {naming.meeting_title(meeting)}",
        text=f"These minutes were withdrawn on {wording.day(day)}. {taken_back.reason if taken_back else ''}",
        address=addresses.meeting(meeting.id),
        happened=meeting.date,
        updated=day,
        themes=(),
    )


def _items(meeting: Meeting) -> Iterator[Event]:
    for item in meeting.items:
        if item.themes:
            yield Event(
                name=("item", meeting.id, item.key),
                kind="item",
                title=f"{naming.item_name(item)} ({wording.day(meeting.date)})",
                text=f"{_HOW[item.kind]} at the {naming.meeting_title(meeting)}.",
                address=addresses.item(meeting.id, item),
                happened=meeting.date,
                updated=meeting.date,
                themes=item.themes,
            )


def _raised(history: ActionHistory, archive: Archive) -> Event:
    action = history.action
    raised = naming.meeting_day(action.meeting, archive)
    return Event(
        name=("action", action.reference),
        kind="action",
        title=f"Action {action.reference}: {wording.excerpt(action.text, 80)}",
        text=f"Recorded on {raised}: {action.text}",
        address=addresses.action(action.reference),
        happened=day_of(action.meeting),
        updated=day_of(action.meeting),
        themes=history.themes,
    )


def _decided(decision: Decision, meeting: Meeting) -> Event:
    item = meeting.item(decision.item)
    return Event(
        name=("decision", decision.reference),
        kind="decision",
        title=f"Decision {decision.reference}{_lost(decision)}: {wording.excerpt(decision.text, 80)}",
        text=naming.with_stop(decision.text, naming.vote_words(decision)),
        address=addresses.decision(decision.reference),
        happened=meeting.date,
        updated=meeting.date,
        themes=item.themes if item else (),
    )


def _lost(decision: Decision) -> str:
    """Say in a title that something was not decided: feeds show titles alone."""
    return " (lost)" if decision.outcome == "lost" else ""


def _updated(update: Update, archive: Archive) -> Event:
    history = archive.actions[update.action]
    same = [other for other in history.updates if other.meeting == update.meeting]
    state = naming.STATES[update.status] if update.status else "Mentioned"
    into = f" into {update.into}: {archive.actions[update.into].action.text}" if update.into else ""
    said = " ".join(part for part in (update.note, naming.update_words(update, archive)) if part)
    note = f" {said}" if said else ""
    return Event(
        name=("update", update.action, update.meeting, str(same.index(update) + 1)),
        kind="update",
        title=f"{state}: action {update.action}, {wording.excerpt(history.action.text, 80)}",
        text=f"{state}{into}, {naming.meeting_day(update.meeting, archive)}.{note} The action: {history.action.text}",
        address=addresses.action(update.action),
        happened=day_of(update.meeting),
        updated=day_of(update.meeting),
        themes=history.themes,
        series=history.series,
    )


def _future_items(meeting: Meeting) -> Iterator[Event]:
    for entry in meeting.future_items:
        yield Event(
            name=("future-item", meeting.id, entry.title),
            kind="future-item",
            title=f"Future item: {naming.future_words(entry)}",
            text=f"Listed at the {naming.meeting_title(meeting)}.",
            address=addresses.meeting(meeting.id, addresses.FUTURE_ITEMS),
            happened=meeting.date,
            updated=meeting.date,
            themes=entry.themes,
        )


def _answered(meeting: Meeting, archive: Archive) -> Iterator[Event]:
    """Tell of the answers that a meeting declares, with the words that it quotes of both passages."""
    # What withdrawn minutes asked is no part of the record any more.
    for reply in (reply for reply in meeting.replies if reply.asked in archive.questions):
        item = meeting.item(reply.passage.item)
        yield Event(
            name=("answer", meeting.id, reply.passage.place, reply.asked.meeting, reply.asked.place),
            kind="answer",
            title=f"Answer to what was asked on {wording.day(day_of(reply.asked.meeting))}: {reply.question}",
            text=f"{reply.words} ({naming.meeting_title(meeting)})",
            address=addresses.passage(reply.passage),
            happened=meeting.date,
            updated=meeting.date,
            themes=item.themes if item else (),
        )


def _corrections(meeting: Meeting) -> Iterator[Event]:
    for entry in meeting.corrections:
        item = meeting.item(entry.item)
        yield Event(
            name=("correction", meeting.id, entry.id),
            kind="correction",
            title=f"Correction of {naming.meeting_title(meeting)}",
            text=f"{naming.item_name(item) if item else 'The meeting'}: {naming.correction_words(entry)}",
            address=addresses.correction(meeting.id, entry.id),
            happened=entry.date,
            updated=entry.date,
            themes=item.themes if item else (),
        )

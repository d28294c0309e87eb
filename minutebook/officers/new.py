"""New: the archive and a day in, the draft of that day's meeting file out, begun from the last meeting before it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from minutebook.frontmatter import UNANSWERED, Value
from minutebook.frontmatter.writing import write
from minutebook.model import ActionHistory, Archive, Item, Meeting, Order, PassageKey, Promised, item_key, words_in
from minutebook.officers.entries import attendee
from minutebook.outputs import wording

_NOTES = re.compile(r"\b(?:notes|minutes)\b.*\b(?:previous|last)\b", re.IGNORECASE)
_DAY = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(wording.MONTHS)})\s+\d{{4}}\b")
_MOST_QUESTIONS = 5
_CLOSING = re.compile(r"\b(?:future|forward|any other business|a\.?o\.?b|next meeting)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting file to be filled in, and what to do with it."""

    text: str
    begun_from: str | None
    """The meeting that it was begun from; None for the first one of a site."""
    to_do: tuple[str, ...]
    """What the officer has to answer, a sentence each."""


def new_meeting(archive: Archive, day: date, series: str | None = None) -> NewMeeting:
    """Draft the file of a meeting on `day`: attendance, agenda, actions to report on, acceptance, announced hours.

    `series` is the id of one in series.yaml; everything is taken from its meetings. None where the site has one.
    """
    order = archive.meetings.along((series,) if series else ())
    before = [meeting for meeting in order.newest_first if meeting.date < day]
    # A joint meeting has other people and another title.
    last = next((meeting for meeting in before if len(meeting.series) < 2), next(iter(before), None))  # noqa: PLR2004
    if last is None:
        title = archive.registers.series[series].name if series else archive.site.body
        begun: dict[str, Value] = {"title": title, **_of(series), "date": str(day), "minutes": "draft"}
        first = "There is no earlier meeting to begin from: write who was there, the agenda and the minutes."
        return NewMeeting(f"---\n{write(begun)}{UNANSWERED} {first}\n---\n\n## 1. Welcome\n", None, (first,))
    plan = [
        promised
        for promised in archive.promised
        if promised.item is None and promised.meeting in order and not order.is_before(last.id, promised.meeting)
    ]
    agenda = list(_numbered(_agenda(last, plan, _put_off_to(day, before)), last))
    notes = _notes(last, agenda)
    due = [
        history
        for history in archive.actions.values()
        if history.is_open and (series is None or series in history.series)
    ]
    accepts = [held.id for held in before if held.id not in archive.accepted and not order.is_before(held.id, last.id)]
    facts = _facts(archive, last, day, agenda, [(id_, notes) for id_ in accepts[::-1]], series)
    questions = dict(_questions(last, due, facts))
    head = _asked(write(facts, _is_short) + "".join(_updates(due, notes)), questions)
    head += "".join(f"# {line}\n" for line in (*_example(agenda, last), *_answers(archive, order)))
    body = "\n\n".join(f"## {entry.mark} {entry.title}" if entry.mark else f"## {entry.title}" for entry in agenda)
    later = [meeting for meeting in order.values() if meeting.date > day]
    moved = {held.date for held in archive.unheld.along(last.series).values() if (held.moved_to or "")[:10] == str(day)}
    to_do = (*_out_of_order(last, later), *_to_do(last, day, notes, moved), *questions.values())
    return NewMeeting(f"---\n{head}---\n\n{body}\n", last.id, to_do)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of the agenda to come."""

    title: str
    promised: Promised | None = None
    themes: tuple[str, ...] = ()
    mark: str = ""
    """What stands before its title: a number as the last meeting numbered its items."""

    @property
    def key(self) -> str:
        """By which the facts name it."""
        return item_key(self.mark or self.title)


def _put_off_to(day: date, before: list[Meeting]) -> list[Item]:
    """Find the items that earlier meetings of the series put off to a day and that none has dealt with since.

    One that was put off to a meeting by the name of its file may be another series' and is left out.
    """
    found: dict[str, Item] = {}
    for meeting in reversed(before):
        for item in meeting.items:
            found.pop(item.title.casefold(), None)
            if item.deferred == str(day):
                found[item.title.casefold()] = item
    return list(found.values())


def _numbered(entries: Iterator[_Entry], last: Meeting) -> Iterator[_Entry]:
    """Give an agenda numbers as the last one has them: from 1, on from there (`336.`, `24/07`), or not at all."""
    parts = [re.split(r"([0-9]+)", item.mark) for item in last.items if item.within is None and item.mark]
    at = _counting(parts, last)
    first, final = (parts[0], parts[-1]) if parts else ([], [])
    anew = at is None or int(first[at]) <= (_RUNS_ON if len(first) == len(_ONE_NUMBER) else 1)
    for number, entry in enumerate(entries, 1):
        if last.items and not parts:
            yield entry
        elif at is None or (anew and len(first) == len(_ONE_NUMBER)):
            yield replace(entry, mark=f"{number}.")
        else:
            free = str(number if anew else int(final[at]) + number).zfill(len(final[at]))
            yield replace(entry, mark="".join((*final[:at], free, *final[at + 1 :])))


def _counting(parts: list[list[str]], last: Meeting) -> int | None:
    """Tell which number in the marks counts the items, of `39/20` and `40/20` the first; None where that is open."""
    if not parts:
        return None
    places = range(1, len(parts[-1]), 2)
    if len(parts) > 1 and len(parts[-1]) == len(parts[-2]):
        moved = [at for at in places if int(parts[-1][at]) == int(parts[-2][at]) + 1]
        return moved[0] if len(moved) == 1 else None
    year = {str(last.date.year), f"{last.date.year % 100:02}"}
    open_ = [at for at in places if parts[-1][at] not in year]
    return open_[-1] if open_ else None


_ONE_NUMBER = ("", "1", ".")
_RUNS_ON = 10
"""A first item with a higher number is one of a year's."""


def _agenda(last: Meeting, plan: list[Promised], put_off: list[Item]) -> Iterator[_Entry]:
    """Take the standing items of the last meeting, with the forward plan before those that close a meeting."""
    standing = [item for item in last.items if item.kind == "item" and _is_standing(item)]
    first_closing = next(
        (at for at, item in enumerate(standing) if item.holds or _CLOSING.search(item.title)), len(standing)
    )
    for item in standing[:first_closing]:
        yield _Entry(_DAY.sub(wording.day(last.date), item.title) if _NOTES.search(item.title) else item.title)
    for promised in plan:
        yield _Entry(promised.title, promised, promised.themes)
    listed = {title.casefold() for title in (*(entry.title for entry in plan), *(item.title for item in standing))}
    for item in put_off:
        if item.title.casefold() not in listed:
            yield _Entry(item.title, themes=item.themes)
    for item in standing[first_closing:]:
        yield _Entry(item.title)


def _notes(last: Meeting, agenda: list[_Entry]) -> str | None:
    """Find the item for the notes of the last meeting: by its title, or as the last meeting accepted notes itself."""
    accepting = {accepted.item for accepted in last.accepts}
    titles = {item.title for item in last.items if item.key in accepting}
    return next(
        (entry.key for entry in agenda if _NOTES.search(entry.title) or entry.title in titles),
        None,
    )


def _out_of_order(last: Meeting, later: list[Meeting]) -> Iterator[str]:
    if later:
        yield (
            f"Meetings after this day stand here already, {later[0].id} first. "
            f"The draft begins from {last.id}: take out what they report on or accept."
        )


def _is_standing(item: Item) -> bool:
    """Tell whether an item comes at every meeting: it has neither themes nor reports of its own."""
    return not item.themes and not item.papers


def _of(series: str | None) -> dict[str, Value]:
    return {"series": series} if series else {}


def _facts(
    archive: Archive,
    last: Meeting,
    day: date,
    agenda: list[_Entry],
    accepts: list[tuple[str, str | None]],
    series: str | None,
) -> dict[str, Value]:
    # Two meetings of one title on one day could not be told apart.
    twice = any(meeting.date == day and meeting.title == last.title for meeting in archive.meetings.values())
    title = archive.registers.series[series].name if series and len(last.series) > 1 else last.title
    title = f"{title}, second meeting" if twice else title
    facts: dict[str, Value] = {"title": title, **_of(series), "date": str(day)}
    announced = last.next_meeting if last.next_meeting and last.next_meeting.date == day else None
    if announced and announced.hours:
        facts["time"] = str(announced.hours)
    if announced and announced.venue:
        facts["venue"] = announced.venue
    facts["minutes"] = "draft"
    if last.chair:
        facts["chair"] = last.chair
    if last.attendance:
        facts["attendance"] = {
            name: [attendee(each.name, each.role, each.organisation, each.known_as, each.person) for each in group]
            for name, group in (("present", last.attendance.present), ("also_present", last.attendance.also_present))
            if group
        }
    if accepts:
        facts["accepts"] = [{"meeting": id_, **({"item": item} if item else {})} for id_, item in accepts]
    items: dict[str, Value] = {entry.key: {"themes": list(entry.themes)} for entry in agenda if entry.themes}
    if items:
        facts["items"] = items
    taken: list[Value] = [
        {"future": f"{entry.promised.meeting}/{entry.promised.title}", "item": entry.key}
        for entry in agenda
        if entry.promised
    ]
    if taken:
        facts["takes_up"] = taken
    return facts


def _is_short(path: tuple[str | int, ...], value: Value) -> bool:
    """Tell what stands on one line, as in the officers' guide."""
    if path and path[-1] in ("themes", "known_as"):
        return True
    return len(path) == 2 and path[0] in ("items", "takes_up") and isinstance(value, dict)  # noqa: PLR2004 (an entry)


def _updates(due: list[ActionHistory], notes: str | None) -> Iterator[str]:
    """Write an entry for each open action, with its words as a note to the officer and room for what was reported."""
    if due:
        yield "updates:\n"
    for history in due:
        action = history.action
        owners = f" ({', '.join(action.owners)})" if action.owners else ""
        yield f"  # {' '.join(action.text.split())}{owners}\n"
        yield f"  - action: {action.reference}\n"
        yield f"    item: {notes}\n" if notes else ""
        yield "    status:  # open, in-progress, complete, transferred, merged or withdrawn\n    note:\n"


def _example(agenda: list[_Entry], last: Meeting) -> Iterator[str]:
    """Show what the first action of the meeting looks like, and its first decision where the last one decided."""
    item = next((entry.key for entry in agenda if entry.promised), next((entry.key for entry in agenda), "1"))
    yield from (
        "actions:",
        "  - id: A1",
        f"    item: {item}",
        "    text: What is to be done, as minuted.",
        "    owners: []",
    )
    if last.decisions:
        yield from ("decisions:", "  - id: D1", f"    item: {item}", "    text: What was decided, as minuted.")
        yield from ("    votes: {for: 5, against: 2}", "    outcome: carried")


def _answers(archive: Archive, order: Order) -> Iterator[str]:
    """Show how the answers to questions are declared that have none, the latest few."""
    waiting = [key for key, asked in archive.questions.items() if key.meeting in order and not asked.answers]
    for number, key in enumerate(waiting[-_MOST_QUESTIONS:]):
        if not number:
            yield "answers:"
        words = json.dumps(" ".join(_words(archive, key).split()[:8]), ensure_ascii=False)
        yield f"  - asked: {key.meeting}#{key.place}"
        yield f"    question: {words}"
        yield "    passage: item-1-p1"
        yield "    words: Some words of the passage that answers."


def _words(archive: Archive, key: PassageKey) -> str:
    return next(words_in(passage) for at, passage in archive.meetings[key.meeting].passages() if at == key)


def _to_do(last: Meeting, day: date, notes: str | None, moved: set[date]) -> Iterator[str]:
    if last.next_meeting and last.next_meeting.date not in {day, *moved}:
        yield (
            f"{last.id} announced the next meeting for {wording.day(last.next_meeting.date)}, "
            f"not for {wording.day(day)}: check the day; hours and venue were left out."
        )
    if notes is None:
        yield f"No item for the notes of {last.id} was found: add item: to accepts: when there is one."


def _questions(last: Meeting, due: list[ActionHistory], facts: dict[str, Value]) -> Iterator[tuple[str, str]]:
    """Ask about what was filled in and nobody has minuted; each by the key that it stands above, `body` below all."""
    announced = next((key for key in ("time", "venue") if key in facts), None)
    if announced:
        yield announced, f"Were these the hours and the place? {last.id} announced them."
    if "chair" in facts:
        yield "chair", f"Who was in the chair? Here stands who was at {last.id}."
    if "attendance" in facts:
        yield "attendance", f"Who was there, and who sent apologies? Here stands who was at {last.id}."
    if "accepts" in facts:
        yield "accepts", f"Were the notes of {last.id} accepted? If not, delete accepts: with what belongs to it."
    taken = facts.get("takes_up")
    if isinstance(taken, list):
        found = f"Which of these {wording.count(len(taken), 'item')} of the forward plan did the meeting take up?"
        yield "takes_up", f"{found} Delete the others here, under items: and in the body, and number the rest anew."
    if due:
        found = f"What was said of {wording.count(len(due), 'open action')}? Give each a status and a note, and delete"
        yield "updates", f"{found} those of which the meeting said nothing."
    yield "body", "Are the headings below and their numbers those of this meeting, and do its minutes stand under them?"


def _asked(head: str, questions: dict[str, str]) -> str:
    """Put each question above what it asks about; none of it is published while one stands there."""
    for key, question in questions.items():
        asked = f"{UNANSWERED} {question}\n"
        head = f"{head}{asked}" if key == "body" else re.sub(rf"^{key}:", f"{asked}{key}:", head, flags=re.MULTILINE)
    return head

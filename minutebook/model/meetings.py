"""Meetings: one meeting and all that its file says, and the documents it lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from minutebook.model.agenda import Item, Paper, Withdrawal
from minutebook.model.aliases import Alias
from minutebook.model.attendance import Attendance, Attendee, OfficeHolder
from minutebook.model.business import Decision, Declaration
from minutebook.model.hours import Day, Hours, Sitting, sitting
from minutebook.model.questions import Question, Reply
from minutebook.model.text import Blocks, Passage, PassageKey, Table, passages_in
from minutebook.problems import Place


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody was to do, in the words of the meeting that raised it."""

    meeting: str
    id: str
    item: str | None
    text: str
    owners: tuple[str, ...]
    """Ids of organisations or people; empty when no owner was minuted."""
    due: date | None
    line: int = 1
    """Where its entry begins in the file; 1 where the meeting that raised it is not published here."""

    @property
    def reference(self) -> str:
        """Its permanent name, for instance `2024-02-27/A1`."""
        return f"{self.meeting}/{self.id}"


@dataclass(frozen=True, slots=True)
class Update:
    """What a later meeting said about an action."""

    meeting: str
    """The meeting that said it."""
    action: str
    """The action's reference."""
    status: str | None
    """The state it gave the action; None for a mention that changes nothing."""
    item: str | None
    note: str | None
    text: str | None
    """The action's wording, given only where the meeting that raised it is not published here."""
    evidence: tuple[Paper, ...]
    into: str | None
    """The reference of the action that a merged one is now part of."""
    place: Place
    into_place: Place
    due: date | None = None
    """The day to which its deadline was moved."""
    done_by: tuple[str, ...] = ()
    """Ids of those of its owners who have done their part."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A meeting's word that the notes of an earlier one are a correct record."""

    meeting: str
    """The meeting whose notes were accepted."""
    item: str | None
    amendments: tuple[str, ...] | None
    place: Place


@dataclass(frozen=True, slots=True)
class FutureItem:
    """Something that a meeting expects a later one to take up."""

    title: str
    kind: str
    """`item` or `exception-paper`."""
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenUp:
    """A meeting's word that it took up an earlier meeting's future item."""

    meeting: str
    title: str
    item: str
    place: Place


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When a meeting announced the next one for."""

    date: date
    hours: Hours | None
    venue: str | None

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Give when it is to sit."""
        return (sitting(self.date, self.hours),)


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of the published words, declared by the officers who made it."""

    id: str
    date: date
    item: str | None
    kind: str
    was: str | None
    now: str | None
    reason: str
    passage: tuple[str | None, int] | None
    """Item key and number of the one passage in which the new words stand; None where there is no such passage."""
    action: str | None
    """The id of the one action in whose wording the new words stand."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting and its minutes."""

    id: str
    """Its file's name without the ending: the date, and a suffix where two fall on one day."""
    title: str
    date: date
    """The day on which it began."""
    sittings: tuple[Sitting, ...]
    """When it sat, in order; one at least."""
    venue: str | None
    webcast: str | None
    minutes: str | None
    """`draft` or `final`; None where the file does not say."""
    withdrawn: Withdrawal | None
    chair: str | None
    offices: tuple[OfficeHolder, ...]
    """In the order of the items from which they are held."""
    summary: str | None
    attendance: Attendance | None
    accepts: tuple[Acceptance, ...]
    opening: Blocks
    """What stands before the first item."""
    items: tuple[Item, ...]
    """Items and sub-items in the order of the minutes."""
    actions: tuple[Action, ...]
    updates: tuple[Update, ...]
    future_items: tuple[FutureItem, ...]
    takes_up: tuple[TakenUp, ...]
    next_meeting: NextMeeting | None
    corrections: tuple[Correction, ...]
    aliases: tuple[Alias, ...]
    """Its own, and those of its actions."""
    file: str
    lines: tuple[tuple[str, int], ...] = ()
    """The keys of its facts, with the lines in which they stand."""
    series: tuple[str, ...] = ()
    """Ids of the series that it belongs to, several for a joint meeting; none where the site has one."""
    status: str = "held"
    """`held`, or `announced`, `cancelled`, `moved` or `inquorate`: such a meeting counts nowhere."""
    moved_to: str | None = None
    """The id of the meeting to which one was moved; it need not be published here."""
    reason: str | None = None
    """Why it was cancelled or moved, or what made it inquorate."""
    attending: str | None = None
    """How to come, to watch and to ask."""
    timezone: str | None = None
    """The time zone of its hours, where it is not the site's."""
    join: str | None = None
    """The address at which people take part from elsewhere."""
    captions: str | None = None
    """The address of the captions, or of a transcript, of its recording."""
    decisions: tuple[Decision, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    questions: tuple[Question, ...] = ()
    replies: tuple[Reply, ...] = ()
    """Its key in a file is `answers`."""

    @property
    def hours(self) -> Hours | None:
        """The hours of its first sitting."""
        return self.sittings[0].hours

    @property
    def until(self) -> Day:
        """The day on which it ended."""
        return self.sittings[-1].until

    def at(self, key: str) -> Place:
        """Give the place of one of its facts."""
        return Place(self.file, dict(self.lines).get(key, 1))

    def kind_of(self, key: str) -> str:
        """Tell what kind of item has a key that this meeting has."""
        return next(item.kind for item in self.items if item.key == key)

    def attendees(self) -> Iterator[Attendee]:
        """Walk everybody in the attendance list, those who were not there included."""
        for _, entries in self.attendance.groups() if self.attendance else ():
            yield from entries

    def is_out(self, attendee: Attendee, key: str | None) -> bool | None:
        """Tell whether somebody was out of the room for an item; None where they came or went during it."""
        order = [None, *(item.key for item in self.items)]
        at = order.index(key) if key in order else 0
        late = order.index(attendee.arrived) if attendee.arrived in order else 0
        gone = order.index(attendee.left) if attendee.left in order[1:] else len(order)
        item = self.item(key)
        if key in attendee.out_for or (item and item.within in attendee.out_for) or at < late or at > gone:
            return True
        return None if at in (late, gone) and key is not None else False

    def papers(self) -> Iterator[Paper]:
        """Walk every document that was put before it or given as evidence."""
        for listing in (*(item.papers for item in self.items), *(update.evidence for update in self.updates)):
            yield from listing

    def parts(self) -> Iterator[tuple[str | None, Blocks]]:
        """Walk what stands under each heading, with the item's key: None for what stands before the first."""
        yield None, self.opening
        yield from ((item.key, item.blocks) for item in self.items)

    def passages(self) -> Iterator[tuple[PassageKey, Passage | Table]]:
        """Walk every passage of the minutes, in the order of reading."""
        for key, blocks in self.parts():
            for passage in passages_in(blocks):
                yield PassageKey(self.id, key, passage.number), passage

    def item(self, key: str | None) -> Item | None:
        """Find an item by its key."""
        return next((item for item in self.items if item.key == key), None)


_ACTION_REFERENCE = re.compile(r"(?<![\w/-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z0-9]+)*/A[1-9][0-9]*(?!\w)")


def action_references_in(text: str) -> Iterator[re.Match[str]]:
    """Find what has the form of an action's reference in a text, as minutes may give it: `2024-02-27/A4`."""
    return _ACTION_REFERENCE.finditer(text)


def meeting_of(reference: str) -> str:
    """Give the meeting that an action's or a decision's reference names."""
    return reference.partition("/")[0]


def day_of(meeting: str) -> date:
    """Read the day from a meeting's id, which begins with it, whether or not the meeting is published here."""
    return date.fromisoformat(meeting[:10])


@dataclass(frozen=True, slots=True)
class Document:
    """A file that the site hosts itself, under content/papers/."""

    name: str
    """Its path below content/papers/, with forward slashes."""
    file: str
    """Its path as the officer would type it."""
    path: Path
    size: int
    """Bytes."""
    head: bytes
    """Its first bytes, which tell its type."""
    tail: bytes = b""
    """Its last bytes, which tell whether it is whole."""
    about: str = ""
    """What it says about itself (author, company, keywords), a line a fact."""
    text: str = ""
    """Its words, of a table as text (.csv)."""

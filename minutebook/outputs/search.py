"""Search: the archive in, one record for each passage, heading, action and future item out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from minutebook.model import Archive, Item, Meeting, passages_in, words_in
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a search can find."""

    address: str
    """Where exactly it stands."""
    group: str
    """The address of the item it belongs to."""
    group_name: str
    meeting: str
    """The meeting's title and day."""
    kind: str
    """`item`, `announcement` or `action`."""
    themes: tuple[str, ...]
    year: str
    date: str
    """ISO 8601."""
    text: str


def records(archive: Archive) -> Iterator[Record]:
    """Make every record, newest meeting first."""
    for meeting in archive.newest_first:
        yield from _attendance(meeting, archive)
        yield from _opening(meeting)
        for item in meeting.items:
            yield from _item(meeting, item)
        yield from _listed(meeting)
        for action in meeting.actions:
            item_ = meeting.item(action.item)
            address = addresses.meeting(meeting.id, addresses.action_fragment(action.id))
            yield _record(meeting, item_, address, "action", action.text)


def _attendance(meeting: Meeting, archive: Archive) -> Iterator[Record]:
    """Let those be found by name who hold a public role; everybody else is named in the attendance list alone."""
    public = {person.name for person in archive.registers.people.values() if person.public_role}
    groups = meeting.attendance
    for attendee in (*groups.present, *groups.also_present) if groups else ():
        if attendee.name in public:
            address = addresses.meeting(meeting.id, addresses.ATTENDANCE)
            text = ", ".join(part for part in (attendee.name, attendee.role) if part)
            yield replace(_record(meeting, None, address, "item", text), group=address, group_name="Attendance")


def _opening(meeting: Meeting) -> Iterator[Record]:
    for passage in passages_in(meeting.opening):
        address = addresses.meeting(meeting.id, addresses.passage_fragment(None, passage.number))
        yield _record(meeting, None, address, "item", words_in(passage))


def _item(meeting: Meeting, item: Item) -> Iterator[Record]:
    kind = "announcement" if item.kind == "announcement" else "item"
    yield _record(meeting, item, addresses.item(meeting.id, item), kind, item.title)
    for passage in passages_in(item.blocks):
        address = addresses.meeting(meeting.id, addresses.passage_fragment(item.key, passage.number))
        yield _record(meeting, item, address, kind, words_in(passage))


def _listed(meeting: Meeting) -> Iterator[Record]:
    """Give what the facts list: future items, the next meeting, and what was said about earlier actions."""
    held = {item.holds: item for item in meeting.items if item.holds}
    for future in meeting.future_items:
        address = addresses.meeting(meeting.id, addresses.FUTURE_ITEMS)
        item = held.get("future-items")
        yield _record(meeting, item, address, "item", naming.future_words(future), themes=future.themes)
    following = meeting.next_meeting
    if following:
        address = addresses.meeting(meeting.id, addresses.NEXT_MEETING)
        yield _record(meeting, held.get("next-meeting"), address, "item", wording.announced(following))
    for update in meeting.updates:
        if update.note:
            item = meeting.item(update.item)
            address = addresses.item(meeting.id, item) if item else addresses.meeting(meeting.id)
            yield _record(meeting, item, address, "action", update.note)


def _record(
    meeting: Meeting,
    item: Item | None,
    address: str,
    kind: str,
    text: str,
    themes: tuple[str, ...] | None = None,
) -> Record:
    day = wording.day(meeting.date)
    return Record(
        address=address,
        group=addresses.item(meeting.id, item) if item else addresses.meeting(meeting.id),
        group_name=naming.item_name(item) if item else meeting.title,
        meeting=f"{meeting.title}, {day}",
        kind=kind,
        themes=(item.themes if item else ()) if themes is None else themes,
        year=str(meeting.date.year),
        date=meeting.date.isoformat(),
        text=text,
    )

"""Records: the archive in, everything that a search can find out: exchanges, announcements, actions and the rest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from minutebook.model import Archive, Item, Meeting, Order, PassageKey, stretches, words_in
from minutebook.outputs import addresses, naming, wording
from minutebook.outputs.search.aka import AlsoKnownAs
from minutebook.outputs.search.exchanges import exchanges
from minutebook.outputs.voices import askers_of

KINDS = {
    "item": "Items",
    "announcement": "Announcements",
    "decision": "Decisions",
    "action": "Actions",
    "report": "Reports",
    "correction": "Corrections",
    "future-item": "Future items",
}

BESIDE = {"items.papers.title": "report", "items.exempt": "item", "accepts.amendments": "item"}
"""Words of a meeting beside its passages, entries and reports on actions, and the kind of record they become."""

_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Record:
    """One thing that a search can find."""

    meeting: str
    """The meeting's id."""
    meeting_name: str
    group: str
    """The address of the item it belongs to, or of what stands for one."""
    group_name: str
    kind: str
    """A key of KINDS."""
    heading: str
    """Searched with the words; empty where they say it themselves."""
    parts: tuple[tuple[str, str], ...]
    """Address and words of each passage, in order; at least one, and each with a letter or digit."""
    aka: str
    """Other words that it may be sought by; never shown."""
    year: str
    themes: tuple[str, ...] = ()
    """Ids, as in the three that follow."""
    organisations: tuple[str, ...] = ()
    """Those of the people it names as speaking, as listed at the meeting, and owners of the action."""
    speakers: tuple[str, ...] = ()
    """People with a public role whom its passages name as speaking."""
    places: tuple[str, ...] = ()
    said_by: tuple[tuple[str, ...], ...] = ()
    """Those among the speakers whom each of the parts names; empty where none does."""
    states: tuple[str, ...] = ()
    """The state of an action, as at the latest meeting of its series."""
    series: tuple[str, ...] = ()
    """Those of the meeting; none where the site has one."""

    @property
    def text(self) -> str:
        """All its words, passage after passage."""
        return "\n".join(words for _, words in self.parts)


def records(archive: Archive) -> Iterator[Record]:
    """Make every record, newest meeting first; in each, item by item as they come, an item's records together."""
    maker = _Maker(archive)
    for meeting in Order((*archive.meetings.values(), *archive.unheld.values())).newest_first:
        yield from maker.records(meeting) if meeting.status == "held" else maker.unheld(meeting)


class _Maker:
    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._aka = AlsoKnownAs(archive.registers.terms.values())

    def records(self, meeting: Meeting) -> Iterator[Record]:
        made = (
            *self._exchanges(meeting),
            *self._future_items(meeting),
            *self._next_meeting(meeting),
            *self._decisions(meeting),
            *self._actions(meeting),
            *self._updates(meeting),
            *self._beside(meeting),
            *self._corrections(meeting),
        )
        # Pagefind passes over a page without a word, and all that follow would have the wrong number.
        found = [record for record in made if _WORD.search(record.text)]
        order = _unique(record.group for record in found)
        for record in sorted(found, key=lambda record: order.index(record.group)):
            yield replace(record, aka=self._aka.of(f"{record.heading}\n{record.text}"))

    def unheld(self, meeting: Meeting) -> Iterator[Record]:
        """Find what a reader may ask of a meeting that is announced or was not held: how to attend, its agenda, why."""
        attending = naming.how_to_attend(meeting, self._archive)
        said = (
            naming.unheld_words(meeting),
            f"How to attend: {attending}" if attending else None,
            "; ".join(naming.item_name(item) for item in meeting.items),
            *(words_in(passage) for _, passage in meeting.passages()),
            *(paper.title for item in meeting.items for paper in item.papers),
        )
        parts = tuple((addresses.meeting(meeting.id), words) for words in said if words)
        record = self._record(meeting, None, "item", parts)
        yield replace(record, aka=self._aka.of(record.text))

    def _exchanges(self, meeting: Meeting) -> Iterator[Record]:
        askers = askers_of(meeting, self._archive.speakers)
        for item in (None, *meeting.items):
            key = item.key if item else None
            kind = "announcement" if item and item.kind == "announcement" else "item"
            found = list(exchanges(meeting, key, self._archive.speakers, askers))
            if kind == "announcement" and found:
                found = [tuple(passage for exchange in found for passage in exchange)]
            for exchange in found:
                keys = [PassageKey(meeting.id, key, passage.number) for passage in exchange]
                parts = tuple(
                    (addresses.passage(passage_key), words_in(passage))
                    for passage_key, passage in zip(keys, exchange, strict=True)
                )
                yield self._with_what_is_said(self._record(meeting, item, kind, parts), meeting, keys)
            if item and not found and not item.holds:
                parts = ((addresses.item(meeting.id, item), item.title),)
                places = self._places.items.get((meeting.id, item.key), ())
                yield replace(self._record(meeting, item, kind, parts), heading="", places=places)

    def _with_what_is_said(self, record: Record, meeting: Meeting, keys: list[PassageKey]) -> Record:
        """Add whom passages name as speaking, for which organisations, and which places they name."""
        speakers = _unique(person for key in keys for person in self._archive.speakers.get(key, ()))
        people = self._archive.registers.people
        said_by = tuple(
            tuple(person for person in self._archive.speakers.get(key, ()) if people[person].public_role)
            for key in keys
        )
        public_as = self._archive.registers.public_as
        listed = {public_as(meeting, attendee): attendee.organisation for attendee in meeting.attendees()}
        organisations = (listed.get(person) for person in speakers)
        return replace(
            record,
            speakers=_unique(person for named in said_by for person in named),
            said_by=said_by if any(said_by) else (),
            organisations=_unique(organisation for organisation in organisations if organisation),
            places=_unique(place for key in keys for place in self._places.passages.get(key, ())),
        )

    def _future_items(self, meeting: Meeting) -> Iterator[Record]:
        item = next((item for item in meeting.items if item.holds == "future-items"), None)
        for number, future in enumerate(meeting.future_items, 1):
            address = addresses.meeting(meeting.id, addresses.future_item_fragment(number))
            record = self._record(meeting, item, "future-item", ((address, naming.future_words(future)),))
            places = self._places.future_items.get((meeting.id, future.title), ())
            yield replace(record, themes=future.themes, places=places)

    def _next_meeting(self, meeting: Meeting) -> Iterator[Record]:
        if meeting.next_meeting:
            item = next((item for item in meeting.items if item.holds == "next-meeting"), None)
            address = addresses.meeting(meeting.id, addresses.NEXT_MEETING)
            yield self._record(meeting, item, "item", ((address, wording.announced(meeting.next_meeting)),))

    def _decisions(self, meeting: Meeting) -> Iterator[Record]:
        """Find what was decided and declared; of those who hold no public role, names stand on the page alone."""
        for decision in meeting.decisions:
            words = naming.vote_words(naming.public_decision(decision, self._archive))
            address = addresses.decision(decision.reference)
            parts = tuple((address, part) for part in (decision.text, words) if part)
            yield self._record(meeting, meeting.item(decision.item), "decision", parts)
        for entry in meeting.declarations:
            if self._archive.registers.public_in(meeting, entry.name):
                item = meeting.item(entry.item)
                parts = ((_address(meeting, item), naming.declaration_words(entry)),)
                yield self._record(meeting, item, "item", parts)

    def _actions(self, meeting: Meeting) -> Iterator[Record]:
        for action in meeting.actions:
            address = addresses.meeting(meeting.id, addresses.action_fragment(action.id))
            record = self._record(meeting, meeting.item(action.item), "action", ((address, action.text),))
            yield self._with_facts(record, action.reference)

    def _updates(self, meeting: Meeting) -> Iterator[Record]:
        """Find what a meeting reported of earlier actions, and the evidence for it, under the item that reported it."""
        for update in meeting.updates:
            said = (update.text, update.note, *(paper.title for paper in update.evidence))
            item = meeting.item(update.item)
            parts = tuple((_address(meeting, item), words) for words in said if words)
            if parts:
                yield self._with_facts(self._record(meeting, item, "action", parts), update.action)

    def _beside(self, meeting: Meeting) -> Iterator[Record]:
        """Find the titles of reports and what else stands beside the passages, together for each item."""
        said: dict[tuple[str, str | None], list[str]] = {}
        for stretch in stretches(meeting):
            if stretch.field in BESIDE:
                said.setdefault((stretch.field, stretch.item), []).append(stretch.words)
        for (field, key), words in said.items():
            item = meeting.item(key)
            parts = tuple((_address(meeting, item), part) for part in words)
            places = self._places.items.get((meeting.id, key or ""), ())
            yield replace(self._record(meeting, item, BESIDE[field], parts), places=places)

    def _with_facts(self, record: Record, reference: str) -> Record:
        """Add whose an action is, which places it names and what became of it."""
        history = self._archive.actions[reference]
        organisations = self._archive.registers.organisations
        return replace(
            record,
            organisations=tuple(owner for owner in history.action.owners if owner in organisations),
            places=self._places.actions.get(reference, ()),
            states=(history.status,),
        )

    def _corrections(self, meeting: Meeting) -> Iterator[Record]:
        for correction in meeting.corrections:
            item = meeting.item(correction.item)
            address = addresses.correction(meeting.id, correction.id)
            parts = ((address, naming.correction_words(correction)),)
            yield replace(self._record(meeting, item, "correction", parts), heading="")

    def _record(self, meeting: Meeting, item: Item | None, kind: str, parts: tuple[tuple[str, str], ...]) -> Record:
        return Record(
            meeting=meeting.id,
            meeting_name=f"{naming.meeting_title(meeting)}{naming.mark_of(meeting, self._archive)}",
            group=_address(meeting, item),
            group_name=naming.item_name(item) if item else meeting.title,
            kind=kind,
            heading=item.title if item else "",
            parts=parts,
            aka="",
            year=str(meeting.date.year),
            themes=item.themes if item else (),
            series=meeting.series if len(self._archive.registers.series) > 1 else (),
        )

    @cached_property
    def _places(self) -> "_Places":
        return _Places(self._archive)


class _Places:
    """Which places each part of the record names: the other way round than the archive holds it."""

    def __init__(self, archive: Archive) -> None:
        self.passages: dict[PassageKey, tuple[str, ...]] = {}
        self.items: dict[tuple[str, str], tuple[str, ...]] = {}
        self.actions: dict[str, tuple[str, ...]] = {}
        self.future_items: dict[tuple[str, str], tuple[str, ...]] = {}
        for place, record in archive.places.items():
            for key in record.passages:
                self.passages[key] = (*self.passages.get(key, ()), place)
            for item in record.items:
                self.items[item] = (*self.items.get(item, ()), place)
            for reference in record.actions:
                self.actions[reference] = (*self.actions.get(reference, ()), place)
            for future in record.future_items:
                self.future_items[future] = (*self.future_items.get(future, ()), place)


def _address(meeting: Meeting, item: Item | None) -> str:
    return addresses.item(meeting.id, item) if item else addresses.meeting(meeting.id)


def _unique(things: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(things))

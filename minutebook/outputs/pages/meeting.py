"""The page of one meeting: the whole record, with facts, contents and neighbours around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from minutebook.model import Acceptance, Attendee, Item, Meeting, Term, passages_in, words_in
from minutebook.outputs import File, addresses, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import MEETINGS, Book, shell
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, MeetingName, Named, PaperView


@dataclass(frozen=True, slots=True)
class Person:
    """One line of the attendance list."""

    name: str
    role: str
    """Role and organisation, as minuted."""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the attendance list."""

    heading: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class MeetingAction:
    """An action in its place, the short forms of its words linked."""

    card: ActionCard
    text: Markup


@dataclass(frozen=True, slots=True)
class Update:
    """What the meeting said about an earlier action."""

    action: Named
    state: views.State | None
    note: str | None
    evidence: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class Future:
    """A future item as the meeting listed it."""

    words: str
    themes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with everything that stands under its heading."""

    fragment: str
    number: str
    """As in its heading: `4.` or `a)`."""
    title: str
    text: Markup
    themes: tuple[Named, ...]
    papers: tuple[PaperView, ...]
    updates: tuple[Update, ...]
    actions: tuple[MeetingAction, ...]
    future_items: tuple[Future, ...]
    next_meeting: AnnouncedView | None
    children: "tuple[ItemView, ...]"


@dataclass(frozen=True, slots=True)
class Accepted:
    """Who accepted these notes, or which notes this meeting accepted."""

    meeting: MeetingName
    item: Named | None
    amendments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A declared change."""

    id: str
    day: str
    item: Named | None
    was: str | None
    now: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class MeetingView:
    """Everything the template shows."""

    title: str
    date: str
    iso: str
    hours: str | None
    venue: str | None
    webcast: str | None
    chair: str | None
    draft: bool
    final: bool
    summary: tuple[str, ...]
    accepted: Accepted | None
    accepts: tuple[Accepted, ...]
    attendance: tuple[Group, ...]
    apologies_none: bool
    opening: Markup
    items: tuple[ItemView, ...]
    actions: tuple[ActionCard, ...]
    loose_actions: tuple[MeetingAction, ...]
    """Actions and the like that belong to no item stand after the last one."""
    loose_updates: tuple[Update, ...]
    loose_future_items: tuple[Future, ...]
    loose_next_meeting: AnnouncedView | None
    corrections: tuple[CorrectionView, ...]
    terms: tuple[Term, ...]
    before: MeetingName | None
    after: MeetingName | None
    as_at: str


def meeting_pages(book: Book) -> Iterator[File]:
    """Make the page of each meeting."""
    for meeting in book.archive.meetings.values():
        address = addresses.meeting(meeting.id)
        title = f"{meeting.title}, {wording.day(meeting.date)}"
        about = f"Minutes of the {meeting.title} of {wording.day(meeting.date)}: {views.counts(meeting)}."
        about_shell = shell(address, title, about, MEETINGS)
        yield book.press.page("meeting", about_shell, meeting.file, meeting=_Maker(book, meeting).view())


def alias_pages(book: Book) -> Iterator[File]:
    """Make a page at each old address that sends the reader on."""
    for meeting in book.archive.meetings.values():
        for alias in meeting.aliases:
            title = f"Moved: {meeting.title}, {wording.day(meeting.date)} ({alias.address})"
            moved = shell(alias.address, title, "This page has moved.")
            target = addresses.meeting(meeting.id)
            yield book.press.page("moved", moved, meeting.file, target=target, name=meeting.title)


class _Maker:
    """Makes one meeting's view."""

    def __init__(self, book: Book, meeting: Meeting) -> None:
        self.book = book
        self.archive = book.archive
        self.meeting = meeting
        self.here = addresses.meeting(meeting.id)
        self.cards = {
            action.id: views.action_card(self.archive.actions[action.reference], self.archive)
            for action in meeting.actions
        }

    def view(self) -> MeetingView:
        meeting = self.meeting
        before, after = self.archive.neighbours(meeting.id)
        held = {item.holds for item in meeting.items}
        loose = self.book.writer(self.here)
        return MeetingView(
            title=meeting.title,
            date=wording.weekday(meeting.date),
            iso=meeting.date.isoformat(),
            hours=wording.hours(meeting.hours) if meeting.hours else None,
            venue=meeting.venue,
            webcast=meeting.webcast,
            chair=meeting.chair,
            draft=meeting.minutes == "draft",
            final=meeting.minutes == "final",
            summary=tuple(filter(None, re.split(r"\n\s*\n", meeting.summary or ""))),
            accepted=self._accepted_by(),
            accepts=tuple(map(self._accepted, meeting.accepts)),
            attendance=tuple(self._attendance()),
            apologies_none=meeting.attendance is not None and meeting.attendance.apologies == (),
            opening=self.book.writer(self.here, partial(addresses.passage_fragment, None)).blocks(meeting.opening),
            items=self._items(),
            actions=tuple(self.cards.values()),
            loose_actions=tuple(
                MeetingAction(self.cards[action.id], loose.text(action.text))
                for action in meeting.actions
                if action.item is None
            ),
            loose_updates=self._updates(None),
            loose_future_items=() if "future-items" in held else self._future_items(),
            loose_next_meeting=None if "next-meeting" in held else self._next_meeting(),
            corrections=tuple(self._corrections()),
            terms=tuple(self.book.short_forms.used_in(self._all_words())),
            before=views.meeting_name(before.id, self.archive) if before else None,
            after=views.meeting_name(after.id, self.archive) if after else None,
            as_at=views.as_at(self.archive),
        )

    def _items(self) -> tuple[ItemView, ...]:
        """Put the lettered sub-items under the item they follow."""
        top = [item for item in self.meeting.items if not item.letter]
        return tuple(
            self._item(item, [sub for sub in self.meeting.items if sub.letter and sub.number == item.key])
            for item in top
        )

    def _item(self, item: Item, children: list[Item]) -> ItemView:
        writer = self.book.writer(self.here, partial(addresses.passage_fragment, item.key))
        text = writer.blocks(item.blocks)
        return ItemView(
            fragment=addresses.item_fragment(item.key),
            number=f"{item.letter})" if item.letter else f"{item.key}.",
            title=item.title,
            text=text,
            themes=self._themes(item.themes),
            papers=tuple(views.paper_view(paper, self.archive) for paper in item.papers),
            updates=self._updates(item.key),
            actions=tuple(
                MeetingAction(self.cards[action.id], writer.text(action.text))
                for action in self.meeting.actions
                if action.item == item.key
            ),
            future_items=self._future_items() if item.holds == "future-items" else (),
            next_meeting=self._next_meeting() if item.holds == "next-meeting" else None,
            children=tuple(self._item(child, []) for child in children),
        )

    def _themes(self, ids: tuple[str, ...]) -> tuple[Named, ...]:
        themes = self.archive.registers.themes
        return tuple(Named(themes[id_].name, addresses.theme(id_)) for id_ in ids)

    def _updates(self, key: str | None) -> tuple[Update, ...]:
        return tuple(
            Update(
                action=Named(self.archive.actions[update.action].action.text, addresses.action(update.action)),
                state=views.state_of(update.status) if update.status else None,
                note=update.note,
                evidence=tuple(views.paper_view(paper, self.archive) for paper in update.evidence),
            )
            for update in self.meeting.updates
            if update.item == key
        )

    def _future_items(self) -> tuple[Future, ...]:
        return tuple(
            Future(views.future_words(entry), self._themes(entry.themes)) for entry in self.meeting.future_items
        )

    def _next_meeting(self) -> AnnouncedView | None:
        following = self.meeting.next_meeting
        return views.announced_view(following, self.meeting.id, self.archive) if following else None

    def _accepted_by(self) -> Accepted | None:
        accepted = self.archive.accepted.get(self.meeting.id)
        if accepted is None:
            return None
        by = self.archive.meetings[accepted.by]
        item = views.item_link(by, accepted.item)
        return Accepted(views.meeting_name(by.id, self.archive), item, accepted.amendments or ())

    def _accepted(self, entry: Acceptance) -> Accepted:
        item = views.item_link(self.meeting, entry.item)
        return Accepted(views.meeting_name(entry.meeting, self.archive), item, entry.amendments or ())

    def _attendance(self) -> Iterator[Group]:
        groups = self.meeting.attendance
        if groups is None:
            return
        listed = (
            ("Present", groups.present),
            ("Also present", groups.also_present),
            ("Apologies", groups.apologies),
        )
        for heading, attendees in listed:
            if attendees:
                yield Group(heading, tuple(map(self._person, attendees)))

    def _person(self, attendee: Attendee) -> Person:
        known = self.archive.registers.organisations
        organisation = known[attendee.organisation].short_name if attendee.organisation else None
        return Person(attendee.name, ", ".join(part for part in (attendee.role, organisation) if part))

    def _corrections(self) -> Iterator[CorrectionView]:
        for entry in self.meeting.corrections:
            item = views.item_link(self.meeting, entry.item)
            yield CorrectionView(entry.id, wording.day(entry.date), item, entry.was, entry.now, entry.reason)

    def _all_words(self) -> Iterator[str]:
        """Give every word of the record on this page, for the list of short forms."""
        yield self.meeting.title
        for group in self._attendance():
            for person in group.people:
                yield person.role
        for blocks in (self.meeting.opening, *(item.blocks for item in self.meeting.items)):
            yield from map(words_in, passages_in(blocks))
        for item in self.meeting.items:
            yield item.title
        for action in self.meeting.actions:
            yield action.text
        for future in self.meeting.future_items:
            yield future.title

"""The page of one meeting: the whole record, with facts, contents and neighbours around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from minutebook import model
from minutebook.model import (
    Acceptance,
    Action,
    Archive,
    Attendee,
    Correction,
    Item,
    Meeting,
    PassageKey,
    day_of,
    stretches,
)
from minutebook.offices import is_the_chair
from minutebook.outputs import File, addresses, identifiers, naming, wording
from minutebook.outputs.markup import Writer, correction_note, note
from minutebook.outputs.moved import OldAddress, old_addresses
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import MEETINGS, Book, Kind, shell
from minutebook.outputs.pages.decisions import decision_view
from minutebook.outputs.pages.minutes import (
    Accepted,
    CorrectionView,
    Due,
    Future,
    Group,
    Held,
    ItemView,
    MeetingAction,
    MeetingView,
    Person,
    TookUp,
    Update,
)
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, Named, Note
from minutebook.outputs.references import References
from minutebook.outputs.voices import askers_of, voices


def meeting_page(book: Book, id_: str) -> File:
    """Make the page of a meeting."""
    meeting = book.archive.meetings[id_]
    title = f"{meeting.title}, {wording.day(meeting.date)}"
    about = f"{views.counts(meeting)}."
    # A meeting's page is to arrive in one round trip (docs/decisions/0018): what it is about, machines are told
    # by the list of meetings.
    about_shell = replace(shell(addresses.meeting(id_), title, about, MEETINGS), trail=False)
    return book.press.page(
        "meeting",
        about_shell,
        meeting.file,
        citations=addresses.citations(id_),
        meeting=_Maker(book, meeting).view(),
    )


MEETING_PAGES = Kind(lambda archive: ((addresses.meeting(id_), id_) for id_ in archive.meetings), meeting_page)


def _corrected(meeting: Meeting, archive: Archive) -> str | None:
    days = [entry.date for entry in meeting.corrections]
    if not days:
        return None
    words = f"{wording.count(len(days), 'correction')}, the latest on {wording.day(max(days))}"
    accepted = archive.accepted.get(meeting.id)
    if accepted is None:
        return words
    after = naming.corrected_around(meeting, accepted, archive)[1]
    on = archive.meetings[accepted.by].date
    when = "before" if not after else "the day" if after[-1] == on else "after"
    return f"{words}, {when} these minutes were accepted"


def _one_state(cards: Iterable[ActionCard]) -> str:
    labels = {card.state.label for card in cards}
    return labels.pop() if len(labels) == 1 else ""


def _moved_page(book: Book, old: OldAddress) -> File:
    moved = shell(old.address, f"Moved: {old.name} ({old.address})", "This page has moved.")
    return book.press.page("moved", moved, old.file, target=old.target, name=old.name)


MOVED_PAGES = Kind(lambda archive: ((old.address, old) for old in old_addresses(archive)), _moved_page)
"""Pages at old addresses, each of which sends the reader on."""


def _withdrawn_places(archive: Archive) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """Give every address of minutes which were withdrawn, with their meeting and what stood there."""
    taken = {addresses.action(reference) for reference in archive.actions}
    for meeting in archive.withdrawn.values():
        name = naming.meeting_title(meeting)
        places = {
            addresses.meeting(meeting.id): name,
            addresses.citations(meeting.id): f"Citations, {wording.day(meeting.date)}",
            addresses.figures(meeting.id): f"Figures, {wording.day(meeting.date)}",
            **{addresses.action(action.reference): f"Action {action.reference}" for action in meeting.actions},
        }
        for address, title in places.items():
            if address not in taken:
                yield address, (meeting.id, address, title)


def _withdrawn_page(book: Book, place: tuple[str, str, str]) -> File | None:
    id_, address, title = place
    meeting = book.archive.withdrawn[id_]
    if meeting.withdrawn is None:  # pragma: no cover (only those that are stand there)
        return None
    return book.press.page(
        "withdrawn",
        shell(address, f"{title} (withdrawn)", "These minutes were withdrawn.", MEETINGS),
        meeting.file,
        heading=title,
        name=naming.meeting_title(meeting),
        day=wording.day(meeting.withdrawn.date),
        reason=meeting.withdrawn.reason,
    )


WITHDRAWN_PAGES = Kind(_withdrawn_places, _withdrawn_page)
"""Notices that stand at every address of minutes which were withdrawn: nobody finds nothing there."""


class _Maker:
    """Makes one meeting's view."""

    def __init__(self, book: Book, meeting: Meeting) -> None:
        self.book = book
        self.archive = book.archive
        self.meeting = meeting
        self.here = addresses.meeting(meeting.id)
        self.references = References(book.archive, meeting)
        self.named: set[str] = set()
        self.asked = [found for key, _ in meeting.passages() if (found := book.archive.questions.get(key))]
        self.askers = askers_of(meeting, book.archive.speakers)
        self.voices = voices(meeting, book.archive.speakers, self.askers)
        self.listed = {promised.title: promised for promised in book.archive.forward_plan.get(meeting.id, ())}
        self.taken_up = book.archive.taken_up.get(meeting.id, ())
        self.cards = {
            action.id: views.action_card(self.archive.actions[action.reference], self.archive)
            for action in meeting.actions
        }

    def view(self) -> MeetingView:
        meeting = self.meeting
        order = self.archive.meetings.beside(meeting.id)
        before, after = order.before(meeting.id), order.after(meeting.id)
        held = {item.holds for item in meeting.items}
        loose = self._writer(None)
        return MeetingView(
            title=meeting.title,
            date=wording.weekday(meeting.date),
            iso=meeting.date.isoformat(),
            hours=naming.hours(meeting),
            series=views.series_links(meeting, self.archive),
            venue=meeting.venue,
            webcast=meeting.webcast,
            captions=meeting.captions,
            offices=tuple((office, tuple(holders)) for office, holders in self._offices().items()),
            draft=naming.is_draft(meeting, self.archive),
            final=meeting.minutes == "final" and meeting.id not in self.archive.accepted,
            summary=tuple(filter(None, re.split(r"\n\s*\n", meeting.summary or ""))),
            accepted=self._accepted_by(),
            accepts=tuple(map(self._accepted, meeting.accepts)),
            attendance=tuple(self._attendance()),
            apologies_none=meeting.attendance is not None and meeting.attendance.apologies == (),
            voices=bool(self.voices),
            askers=tuple(sorted(self.archive.registers.people[id_].name for id_ in self.askers)),
            opening=self._writer(None).blocks(meeting.opening),
            items=self._items(),
            actions=tuple(self.cards.values()),
            action_count=str(len(meeting.actions)),
            one_state=_one_state(self.cards.values()),
            loose_actions=tuple(self._action(action, loose) for action in meeting.actions if action.item is None),
            loose_updates=self._updates(None),
            loose_decisions=tuple(decision_view(entry) for entry in meeting.decisions if entry.item is None),
            loose_declarations=self._declarations(None),
            loose_future_items=() if "future-items" in held else self._future_items(),
            loose_next_meeting=None if "next-meeting" in held else self._next_meeting(),
            arising=tuple(self._arising()),
            arising_note=self._arising_note(before),
            more_arising=self._more_arising(),
            corrections=tuple(
                CorrectionView(self._note(entry), views.corrected_place(entry, meeting, self.archive))
                for entry in meeting.corrections
            ),
            terms=tuple(self.book.short_forms.used_in(self._all_words())),
            before=views.meeting_name(before.id, self.archive) if before else None,
            after=views.meeting_name(after.id, self.archive) if after else None,
            corrected=_corrected(meeting, self.archive),
            version=identifiers.version(meeting, self.archive.registers),
            as_at_day=self._as_at_day(),
            of_series=naming.of_series(meeting.series, self.archive),
        )

    def _as_at_day(self) -> str:
        """Give the day by which the states of its actions go: of its series' latest meeting, or of who last spoke."""
        latest = self.archive.meetings.beside(self.meeting.id).latest
        spoke = (self.archive.actions[action.reference].last_mentioned for action in self.meeting.actions)
        return wording.day(max(day_of(id_) for id_ in (*spoke, latest.id if latest else self.meeting.id)))

    def _offices(self) -> dict[str, list[Held]]:
        """Give who held each office, the chair first: whoever chaired it at the beginning, and those who took over."""
        chair = self.meeting.chair
        found: dict[str, list[Held]] = {"Chair": [Held(chair, None, None)]} if chair else {}
        for holder in self.meeting.offices:
            office = "Chair" if is_the_chair(holder.office) else holder.office
            held = Held(
                holder.name, views.item_link(self.meeting, holder.from_item), _called(self.meeting, holder.from_item)
            )
            if held not in found.setdefault(office, []):
                found[office].append(held)
        return found

    def _items(self) -> tuple[ItemView, ...]:
        """Put the sub-items under the item they follow."""
        items = self.meeting.items
        return tuple(
            self._item(item, [sub for sub in items if sub.within == item.key]) for item in items if item.within is None
        )

    def _item(self, item: Item, children: list[Item]) -> ItemView:
        writer = self._writer(item.key)
        text = writer.blocks(item.blocks)
        return ItemView(
            fragment=addresses.item_fragment(item.key),
            number=item.mark,
            title=item.title,
            text=text,
            themes=self._themes(item.themes),
            papers=tuple(views.paper_view(paper, self.archive) for paper in item.papers),
            updates=self._updates(item.key),
            decisions=tuple(decision_view(entry) for entry in self.meeting.decisions if entry.item == item.key),
            declarations=self._declarations(item.key),
            state=naming.item_state(item, self.archive, self.meeting),
            recording=_recorded(item, self.meeting),
            actions=tuple(self._action(action, writer) for action in self.meeting.actions if action.item == item.key),
            future_items=self._future_items() if item.holds == "future-items" else (),
            took_up=tuple(self._took_up(item.key)),
            next_meeting=self._next_meeting() if item.holds == "next-meeting" else None,
            notes=tuple(
                self._note(entry)
                for entry in self.meeting.corrections
                if entry.item == item.key and not entry.passage and not entry.action
            ),
            children=tuple(self._item(child, []) for child in children),
        )

    def _declarations(self, key: str | None) -> tuple[str, ...]:
        return tuple(naming.declaration_words(entry) for entry in self.meeting.declarations if entry.item == key)

    def _themes(self, ids: tuple[str, ...]) -> tuple[Named, ...]:
        themes = self.archive.registers.themes
        return tuple(Named(themes[id_].name, addresses.theme(id_)) for id_ in ids)

    def _updates(self, key: str | None) -> tuple[Update, ...]:
        return tuple(
            Update(
                action=Named(self.archive.actions[update.action].action.text, addresses.action(update.action)),
                state=views.state_of(update.status) if update.status else None,
                note=_note_of(update, self.archive),
                evidence=tuple(views.paper_view(paper, self.archive) for paper in update.evidence),
            )
            for update in self.meeting.updates
            if update.item == key
        )

    def _writer(self, key: str | None) -> Writer:
        """Give a writer for the minutes under one heading, `key` None for what stands before the first."""
        writer = self.book.writer(self.here, partial(addresses.passage_fragment, key))
        notes: dict[int, Markup] = {}
        for entry in self.meeting.corrections:
            if entry.passage and entry.passage[0] == key:
                note = self._note_beside(entry, writer)
                notes[entry.passage[1]] = notes.get(entry.passage[1], Markup()) + note
        for number, note_ in self._questions(key, writer):
            notes[number] = notes.get(number, Markup()) + note_
        voices = {passage.number: voice for passage, voice in self.voices.items() if passage.item == key}
        return replace(writer, references=self.references, notes=notes, voices=voices, named=self.named)

    def _questions(self, key: str | None, writer: Writer) -> Iterator[tuple[int, Markup]]:
        """Say beside the passages that ask and that answer where the other is, by their numbers."""
        for asked in self.asked:
            if asked.passage.item == key:
                words = naming.question_words(asked)
                yield asked.passage.number, note(words, "", "")
                for answer in asked.answers:
                    yield asked.passage.number, self._other("Answered", answer, writer)
        for reply in self.meeting.replies:
            if reply.passage.item == key and reply.asked in self.archive.questions:
                yield reply.passage.number, self._other("Answers what was asked", reply.asked, writer)

    def _other(self, said: str, key: PassageKey, writer: Writer) -> Markup:
        of_day = "" if key.meeting == self.meeting.id else f" on {wording.day(day_of(key.meeting))}"
        words = views.passage_excerpt(key, self.archive)
        return note(f"{said}{of_day}", words, writer.link(addresses.passage(key)))

    def _note_beside(self, entry: Correction, writer: Writer) -> Markup:
        note = self._note(entry)
        return correction_note(note.day, note.words, writer.link(note.address))

    def _note(self, entry: Correction) -> Note:
        address = addresses.correction(self.meeting.id, entry.id)
        return Note(wording.day(entry.date), naming.correction_words(entry), address)

    def _action(self, action: Action, writer: Writer) -> MeetingAction:
        notes = tuple(self._note(entry) for entry in self.meeting.corrections if entry.action == action.id)
        owners = tuple(naming.short_owner(owner, self.meeting.id, self.archive) for owner in action.owners)
        return MeetingAction(self.cards[action.id], writer.text(action.text), owners, notes)

    def _arising(self) -> Iterator[Due]:
        """Give all actions that the meeting reported on, and those that it did not mention, the latest first."""
        due = self.archive.matters_arising[self.meeting.id]
        for reference in (*due.told, *due.silent):
            text = wording.excerpt(self.archive.actions[reference].action.text, 100)
            yield Due(Named(text, addresses.action(reference)), reference in due.told)

    def _more_arising(self) -> str | None:
        due = self.archive.matters_arising[self.meeting.id]
        return f"{wording.count(due.older, 'older unfinished action')} not mentioned either" if due.older else None

    def _arising_note(self, before: Meeting | None) -> str:
        series = naming.of_series(self.meeting.series, self.archive)
        if before:
            return f"No action of an earlier meeting{series} published here was unfinished."
        return f"Not known: no earlier minutes{series} are published here."

    def _future_items(self) -> tuple[Future, ...]:
        return tuple(
            Future(
                addresses.future_item_fragment(number),
                naming.future_words(entry),
                self._themes(entry.themes),
                naming.fate(promised, self.archive),
                views.item_link(self.archive.meetings[promised.item[0]], promised.item[1]) if promised.item else None,
            )
            for number, entry in enumerate(self.meeting.future_items, 1)
            for promised in (self.listed[entry.title],)
        )

    def _took_up(self, key: str) -> Iterator[TookUp]:
        for promised in self.taken_up:
            if promised.item == (self.meeting.id, key):
                yield TookUp(
                    naming.future_words(promised),
                    bool(promised.taken_up),
                    views.meeting_name(promised.meeting, self.archive),
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
        return Accepted(
            views.meeting_name(by.id, self.archive), item, _called(by, accepted.item), accepted.amendments or ()
        )

    def _accepted(self, entry: Acceptance) -> Accepted:
        item = views.item_link(self.meeting, entry.item)
        return Accepted(
            views.meeting_name(entry.meeting, self.archive),
            item,
            _called(self.meeting, entry.item),
            entry.amendments or (),
        )

    def _attendance(self) -> Iterator[Group]:
        groups = self.meeting.attendance
        if groups is None:
            return
        for group, attendees in groups.groups():
            if attendees:
                yield Group(group.replace("_", " ").capitalize(), tuple(map(self._person, attendees)))

    def _person(self, attendee: Attendee) -> Person:
        known = self.archive.registers.organisations
        organisation = known[attendee.organisation].short_name if attendee.organisation else None
        role = ", ".join(part for part in (attendee.role, organisation) if part)
        return Person(attendee.name, role, naming.attended(attendee, self.meeting))

    def _all_words(self) -> Iterator[str]:
        """Give every word of the record on this page, for the list of short forms; names stand where ids do."""
        for stretch in stretches(self.meeting):
            yield stretch.words
            if stretch.kind == "id" and isinstance(stretch.value, str):
                yield from self.archive.registers.names_of(stretch.value)


def _called(meeting: Meeting, key: str | None) -> str | None:
    """Name an item within a sentence."""
    item = meeting.item(key)
    return naming.item_number(item) if item else None


def _note_of(update: model.Update, archive: Archive) -> str | None:
    """Give the note of an update, with what else it says."""
    return " ".join(part for part in (update.note, naming.update_words(update, archive)) if part) or None


def _recorded(item: Item, meeting: Meeting) -> Named | None:
    """Link the recording from where an item begins, as most players of the web read it (`t`, seconds)."""
    if item.recording is None or meeting.webcast is None:
        return None
    return Named(f"Recording from {item.recording}", addresses.recording(meeting.webcast, item.recording))

"""Meetings: one meeting file and the registers in, a Meeting out, with what is wrong in it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from minutebook import frontmatter, prose, schema
from minutebook.frontmatter import Fields, Path
from minutebook.model import (
    Acceptance,
    Action,
    Alias,
    Decision,
    Declaration,
    Document,
    FutureItem,
    ItemFacts,
    Meeting,
    NextMeeting,
    OfficeHolder,
    Question,
    Registers,
    Reply,
    TakenUp,
    Update,
    passage_at,
    votes_of,
)
from minutebook.outputs import wording
from minutebook.pipeline.read import Source
from minutebook.pipeline.validate.actions import Actions
from minutebook.pipeline.validate.against import Against
from minutebook.pipeline.validate.agenda import Agenda, read_agenda
from minutebook.pipeline.validate.aliases import aliases_of, odd_aliases
from minutebook.pipeline.validate.attendance import Listed, attendance_of
from minutebook.pipeline.validate.business import odd_business
from minutebook.pipeline.validate.corrections import Ledger
from minutebook.pipeline.validate.figures import odd_figures
from minutebook.pipeline.validate.held import not_held
from minutebook.pipeline.validate.papers import paper_of, read_papers, withdrawal_of
from minutebook.pipeline.validate.plausible import Plausible
from minutebook.pipeline.validate.sittings import odd_sittings, sittings_of
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem
from minutebook.webaddress import leads_to

_TYPED_ITEM = re.compile(r"(?:\*\*)?1[.)]\s*\w")
"""The first item as it is typed in Word, where ## was forgotten."""


def read_meeting(
    source: Source, registers: Registers | None, documents: Mapping[str, Document]
) -> tuple[Meeting | None, bool, list[Problem]]:
    """Read one meeting file. Without registers nothing that refers to them is judged.

    The second of what it returns tells whether the meeting is whole: nothing was left out because of a mistake.
    """
    parts, problems = frontmatter.split(source.text, source.file)
    if parts is None:
        return None, False, problems
    problems += _unanswered(parts, source.file)
    sections, more = prose.parse(parts.body, source.file, parts.body_line)
    problems += more
    fields, more = frontmatter.parse(parts.facts, source.file, parts.facts_line)
    problems += more
    if fields:
        fields, more = schema.items_by_key(fields)
        problems += more
    # The file's name was checked when it was read, so the day in it can stand in for a date that is wrong.
    stand_ins: dict[str, frontmatter.Value] = {"title": source.id, "date": source.id[:10]}
    written, mistaken = schema.understand(schema.Meeting, fields, stand_ins) if fields else (None, [])
    problems += mistaken
    # What was withdrawn may have been taken out of the file, which stays for its address and its notice; of a meeting
    # that was not held, there may be no word.
    status = fields.data.get("status") if fields else None
    spare = (written and written.withdrawn) or status not in (None, "held")
    if not parts.body.strip() and not spare:
        problems.append(problem("empty-body", Place(source.file, parts.body_line - 1)))
    agenda, more = read_agenda(sections, _item_facts(written), source.file)
    problems += more
    if fields is None or written is None:
        return None, False, problems
    facts = _Facts(source, fields, written, agenda, registers, documents)
    whole = not mistaken and agenda.complete
    meeting = facts.meeting()
    return meeting, whole, [*problems, *facts.problems(meeting)]


def _unanswered(parts: frontmatter.Split, file: str) -> Iterator[Problem]:
    """Find what an import, or a meeting begun from the last one, left to be answered."""
    for number, line in enumerate(parts.facts.split("\n"), parts.facts_line):
        if line.startswith(frontmatter.UNANSWERED):
            question = line.removeprefix(frontmatter.UNANSWERED).strip()
            yield problem("unanswered", Place(file, number), question=question)


def _item_facts(written: schema.Meeting | None) -> dict[str, ItemFacts]:
    if written is None:
        return {}
    return {
        key: ItemFacts(**{**dict(entry), "papers": tuple(map(paper_of, entry.papers))})
        for key, entry in written.items.items()
    }


@dataclass(frozen=True, slots=True)
class _Facts:
    """The facts of one meeting beside its agenda: checked against each other and turned into the model."""

    source: Source
    fields: Fields
    written: schema.Meeting
    agenda: Agenda
    registers: Registers | None
    documents: Mapping[str, Document]

    # ---- Into the model --------------------------------------------------------------------------------------

    def meeting(self) -> Meeting:
        meeting = self._uncorrected()
        return replace(meeting, corrections=self._ledger(meeting).corrections())

    def _uncorrected(self) -> Meeting:
        """Make the meeting without its corrections, which are held against it."""
        written = self.written
        return Meeting(
            id=self.source.id,
            title=written.title,
            date=written.date,
            sittings=sittings_of(written),
            venue=written.venue,
            webcast=written.webcast,
            minutes=written.minutes,
            withdrawn=withdrawal_of(written.withdrawn),
            chair=written.chair,
            offices=self._offices(),
            summary=written.summary,
            attendance=attendance_of(written.attendance),
            accepts=tuple(
                Acceptance(entry.meeting, entry.item, entry.amendments, self._at("accepts", index))
                for index, entry in enumerate(written.accepts)
            ),
            opening=self.agenda.opening,
            items=self.agenda.items,
            actions=tuple(
                Action(
                    *(self.source.id, entry.id, entry.item, entry.text, entry.owners, entry.due),
                    line=self._at("actions", index).line,
                )
                for index, entry in enumerate(written.actions)
            ),
            decisions=tuple(
                Decision(
                    meeting=self.source.id,
                    id=entry.id,
                    item=entry.item,
                    text=entry.text,
                    moved=entry.moved,
                    seconded=entry.seconded,
                    votes=votes_of(entry.votes),
                    outcome=entry.outcome,
                )
                for entry in written.decisions
            ),
            declarations=tuple(
                Declaration(entry.name, entry.item, entry.kind, entry.nature, entry.left)
                for entry in written.declarations
            ),
            questions=tuple(
                Question(
                    passage=passage_at(self.source.id, entry.passage),
                    words=entry.words,
                    public=entry.public,
                    place=self._at("questions", index, "passage"),
                )
                for index, entry in enumerate(written.questions)
            ),
            replies=tuple(self._reply(index, entry) for index, entry in enumerate(written.answers)),
            updates=tuple(self._update(index, entry) for index, entry in enumerate(written.updates)),
            future_items=tuple(FutureItem(entry.title, entry.kind, entry.themes) for entry in written.future_items),
            takes_up=tuple(self._taken_up(index, entry) for index, entry in enumerate(written.takes_up)),
            next_meeting=_next_meeting(written.next_meeting),
            corrections=(),
            aliases=tuple(self._aliases()),
            file=self.source.file,
            lines=tuple((key, self.fields.key_place(key).line) for key in self.fields.data),
            series=written.series or self._only_series(),
            status=written.status or "held",
            moved_to=written.moved_to,
            reason=written.reason,
            attending=written.attending,
            timezone=written.timezone,
            join=written.join,
            captions=written.captions,
        )

    def _only_series(self) -> tuple[str, ...]:
        """Give the one that series.yaml has: where it has one, meetings need not name it."""
        known = tuple(self.registers.series) if self.registers else ()
        return known if len(known) == 1 else ()

    def _offices(self) -> tuple[OfficeHolder, ...]:
        order = {key: number for number, key in enumerate([None, *(item.key for item in self.agenda.items)])}
        found = [OfficeHolder(entry.office, entry.name, entry.from_item) for entry in self.written.offices]
        return tuple(sorted(found, key=lambda holder: order.get(holder.from_item, 0)))

    def _update(self, index: int, entry: schema.Update) -> Update:
        return Update(
            meeting=self.source.id,
            action=entry.action,
            status=entry.status,
            item=entry.item,
            note=entry.note,
            text=entry.text,
            evidence=tuple(map(paper_of, entry.evidence)),
            into=entry.into,
            place=self._at("updates", index, "action"),
            into_place=self._at("updates", index, "into"),
            due=entry.due,
            done_by=entry.done_by,
        )

    def _reply(self, index: int, entry: schema.Reply) -> Reply:
        meeting, _, place = entry.asked.partition("#")
        return Reply(
            asked=passage_at(meeting, place),
            question=entry.question,
            passage=passage_at(self.source.id, entry.passage),
            words=entry.words,
            asked_place=self._at("answers", index, "asked"),
            place=self._at("answers", index, "passage"),
        )

    def _taken_up(self, index: int, entry: schema.TakenUp) -> TakenUp:
        meeting, _, title = entry.future.partition("/")
        return TakenUp(meeting, title, entry.item, self._at("takes_up", index, "future"))

    def _at(self, *path: str | int) -> Place:
        return self.fields.place(*path)

    # ---- Against each other ----------------------------------------------------------------------------------

    def problems(self, meeting: Meeting) -> Iterator[Problem]:
        yield from self._series()
        yield from self._dates()
        yield from odd_sittings(self.written, self.fields)
        listed = Listed(self.written, self.fields, self.registers)
        yield from listed.problems()
        yield from self._items()
        yield from self._item_references(listed)
        yield from self._ids()
        yield from Actions(self.written, meeting, self.fields, self.registers, self._twice).problems()
        yield from odd_business(meeting, self.fields, self.registers)
        yield from self._papers()
        yield from self._addresses()
        yield from self._future_items()
        yield from Plausible(self.written, meeting, self.fields).problems()
        yield from Against(self.written, meeting, self.fields, self.source).problems()
        yield from odd_figures(self.written, meeting, self.fields, self.source)
        yield from self._unfinished()
        if self.agenda.sound:
            yield from self._held(meeting)
        yield from self._taken_up_once()
        if self.agenda.complete:
            yield from self._ledger(meeting).problems()
        yield from odd_aliases(self.written.aliases, self.fields, ("aliases",))
        for index, action in enumerate(self.written.actions):
            yield from odd_aliases(action.aliases, self.fields, ("actions", index, "aliases"))

    def _series(self) -> Iterator[Problem]:
        known = self.registers.series if self.registers else {}
        ids = self.written.series
        yield from self._twice(ids, ("series",))
        if not ids and len(known) > 1:
            yield problem("no-series", self._at("title"), known=", ".join(known))
        for index, id_ in enumerate(ids) if self.registers else ():
            series = known.get(id_)
            if series is None:
                yield problem("unknown-series", self._at("series", index), id=id_, hint=did_you_mean(id_, known))
            elif series.ended and series.ended < self.written.date:
                facts = {"what": "meeting", "ended": wording.day(series.ended), "name": series.name}
                yield problem("after-the-end", self._at("series", index), **facts)
            elif series.ended and self.written.next_meeting and series.ended < self.written.next_meeting.date:
                facts = {"what": "next meeting", "ended": wording.day(series.ended), "name": series.name}
                yield problem("after-the-end", self._at("next_meeting", "date"), **facts)

    def _dates(self) -> Iterator[Problem]:
        held = self.written.date
        if not self.source.id.startswith(held.isoformat()):
            yield problem("date-not-file-name", self._at("date"), date=held, name=f"{self.source.id}.md")
        for index, entry in enumerate(self.written.actions):
            if entry.due and entry.due < held:
                yield problem("due-before-meeting", self._at("actions", index, "due"), due=entry.due, date=held)
        for index, update in enumerate(self.written.updates):
            if update.due and update.due < held:
                yield problem("due-before-meeting", self._at("updates", index, "due"), due=update.due, date=held)
        following = self.written.next_meeting
        if following and following.date <= held:
            yield problem("next-meeting-not-later", self._at("next_meeting", "date"), next=following.date, date=held)
        withdrawn = self.written.withdrawn
        if withdrawn and withdrawn.date < held:
            yield problem("withdrawn-before-meeting", self._at("withdrawn", "date"), made=withdrawn.date, date=held)

    def _items(self) -> Iterator[Problem]:
        if self.written.captions and not self.written.webcast:
            yield problem("recording-of-nothing", self._at("captions"), what="There are captions of a recording")
        holding: dict[str, str] = {}
        for key, entry in self.written.items.items():
            yield from self._item_exists(key, "items", self.fields.key_place("items", key))
            yield from self._themes(entry.themes, ("items", key, "themes"))
            if entry.holds:
                yield from self._holds(key, entry.holds, holding)
            if entry.taken:
                yield from self._item_exists(entry.taken, "items", self._at("items", key, "taken"))
            if entry.recording and not self.written.webcast:
                place = self._at("items", key, "recording")
                yield problem("recording-of-nothing", place, what=f"Item {key} has a time in a recording")
            if entry.deferred and entry.withdrawn:
                yield problem("deferred-and-withdrawn", self._at("items", key, "deferred"), item=key)
            if entry.deferred and entry.deferred != "true" and entry.deferred[:10] <= self.written.date.isoformat():
                place = self._at("items", key, "deferred")
                yield problem("deferred-not-later", place, item=key, to=entry.deferred)

    def _holds(self, key: str, what: str, holding: dict[str, str]) -> Iterator[Problem]:
        place = self._at("items", key, "holds")
        if what in holding:
            yield problem("holds-twice", place, first=holding[what], second=key, what=what)
        holding.setdefault(what, key)
        field = what.replace("-", "_")
        if not self.fields.data.get(field):
            yield problem("holds-nothing", place, item=key, what=what, key=field)

    def _themes(self, themes: tuple[str, ...], path: Path) -> Iterator[Problem]:
        yield from self._twice(themes, path)
        if self.registers is None:
            return
        known = self.registers.themes
        for index, theme in enumerate(themes):
            if theme not in known:
                yield problem("unknown-theme", self._at(*path, index), id=theme, hint=did_you_mean(theme, known))

    def _twice(self, ids: tuple[str, ...], path: Path) -> Iterator[Problem]:
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                yield problem("listed-twice", self._at(*path, index), id=id_, field=path[-1])

    def _item_references(self, listed: Listed) -> Iterator[Problem]:
        """Check every `item:` against the headings of the body."""
        for named, place in listed.item_references():
            hour = re.fullmatch(r"[0-9]{1,2}-[0-9]{2}", named)
            hint = "Write the number of the item at which it was, not the hour. " if hour else ""
            yield from self._item_exists(named, "attendance", place, hint)
        for index, holder in enumerate(self.written.offices):
            if holder.from_item:
                yield from self._item_exists(holder.from_item, "offices", self._at("offices", index, "from_item"))
        lists: tuple[tuple[str, Iterable[object]], ...] = (
            ("accepts", self.written.accepts),
            ("actions", self.written.actions),
            ("decisions", self.written.decisions),
            ("declarations", self.written.declarations),
            ("updates", self.written.updates),
            ("takes_up", self.written.takes_up),
            ("corrections", self.written.corrections),
        )
        for name, entries in lists:
            for index, entry in enumerate(entries):
                key = getattr(entry, "item", None)
                # An item that was taken out is declared by its number and the words that stood there.
                taken_out = isinstance(entry, schema.Correction) and entry.now is None
                if key and not taken_out:
                    yield from self._item_exists(key, name, self._at(name, index, "item"))

    def _item_exists(self, key: str, field: str, place: Place, hint: str = "") -> Iterator[Problem]:
        known = [item.key for item in self.agenda.items]
        if f"{key}--2" in known:
            yield problem("item-of-two", place, key=key, field=field)
        # A heading whose number cannot be told may be the very one, and a body that is missing may have it.
        if key not in known and self.agenda.complete and (known or self.agenda.opening):
            yield problem("item-not-in-body", place, key=key, field=field, hint=hint or did_you_mean(key, known))

    def _ids(self) -> Iterator[Problem]:
        yield from self._repeated("actions", [entry.id for entry in self.written.actions], "A")
        yield from self._repeated("decisions", [entry.id for entry in self.written.decisions], "D")
        yield from self._repeated("corrections", [entry.id for entry in self.written.corrections], "C")

    def _repeated(self, name: str, ids: list[str], letter: str) -> Iterator[Problem]:
        for index, id_ in enumerate(ids):
            if id_ in ids[:index]:
                free = 1 + max(int(other[1:]) for other in ids)
                yield problem("duplicate-id", self._at(name, index, "id"), id=id_, example=f"{letter}{free}")

    def _papers(self) -> Iterator[Problem]:
        listings: dict[Path, tuple[schema.Paper, ...]] = {}
        for key, entry in self.written.items.items():
            listings[("items", key, "papers")] = entry.papers
        for number, update in enumerate(self.written.updates):
            listings[("updates", number, "evidence")] = update.evidence
        yield from read_papers(listings, self.fields, self.documents)

    def _addresses(self) -> Iterator[Problem]:
        for key in ("webcast", "captions", "join"):
            address = getattr(self.written, key)
            where = leads_to(address or "")
            if where:
                yield problem(where, self._at(key), address=address)

    def _future_items(self) -> Iterator[Problem]:
        titles = [entry.title.casefold() for entry in self.written.future_items]
        for index, entry in enumerate(self.written.future_items):
            if entry.title.casefold() in titles[:index]:
                yield problem("future-item-twice", self._at("future_items", index), title=entry.title)
            yield from self._themes(entry.themes, ("future_items", index, "themes"))

    def _taken_up_once(self) -> Iterator[Problem]:
        named = tuple(entry.future for entry in self.written.takes_up)
        for index, future in enumerate(named):
            if future in named[:index]:
                yield problem("listed-twice", self._at("takes_up", index, "future"), id=future, field="takes_up")

    def _ledger(self, meeting: Meeting) -> Ledger:
        return Ledger(self.written, meeting, self.registers, self.fields)

    def _unfinished(self) -> Iterator[Problem]:
        """Find what a draft was begun with and nobody filled in: readers would take it for something that was said."""
        typed = (number for number, line in enumerate(self.source.text.split("\n"), 1) if _TYPED_ITEM.match(line))
        line = next(typed, None)
        if line and self.agenda.sound and not self.agenda.items:
            yield problem("no-items", Place(self.source.file, line))
        for index, entry in enumerate(self.written.updates):
            if not (entry.status or entry.note or entry.evidence or entry.due or entry.done_by):
                begun = {"status", "note"} <= {*self.fields.keys_at(("updates", index))}
                if begun:
                    yield problem("update-not-filled", self._at("updates", index, "action"), reference=entry.action)
                    continue
                yield problem("update-says-nothing", self._at("updates", index, "action"), reference=entry.action)

    def _held(self, meeting: Meeting) -> Iterator[Problem]:
        """Ask whether the meeting was held, and, where it was, about items of which nothing is said."""
        found = list(not_held(meeting, self.written, self.fields))
        yield from found
        items = self.agenda.items
        decided = {decision.item for decision in self.written.decisions}
        spoken = (
            decided | {action.item for action in self.written.actions} | {item.within for item in items if item.within}
        )
        for item in () if found or meeting.withdrawn or meeting.status != "held" else items:
            told = item.papers or item.holds or item.exempt or item.deferred or item.withdrawn
            if not (item.blocks or told) and item.key not in spoken:
                yield problem("item-without-words", Place(self.source.file, item.line), key=item.key)

    def _aliases(self) -> Iterator[Alias]:
        yield from aliases_of(self.written.aliases, "meeting", self.source.id, self.fields, ("aliases",))
        for index, action in enumerate(self.written.actions):
            reference, path = f"{self.source.id}/{action.id}", ("actions", index, "aliases")
            yield from aliases_of(action.aliases, "action", reference, self.fields, path)


def _next_meeting(written: schema.NextMeeting | None) -> NextMeeting | None:
    return NextMeeting(written.date, written.time, written.venue) if written else None

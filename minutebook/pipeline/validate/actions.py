"""Actions: the actions and updates that a file lists in; what is wrong with them, alone or beside the words, out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from minutebook import schema
from minutebook.frontmatter import Fields, Path
from minutebook.model import Meeting, Registers, words_in
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.progress import says_done, says_open
from minutebook.rulebook import did_you_mean, problem

_MARKED = re.compile(
    r"\W{0,3}(?:new\s+)?actions?(?:\s+(?:[A-Z]?[0-9]{1,3}|agreed|point))?(?:\s*:|\s+[–—-](?=\s))\W{0,3}(\w.*)",
    re.DOTALL | re.IGNORECASE,
)
"""How minutes mark an action in their text."""
_NONE = re.compile(r"(?:there\s+(?:was|were)\s+)?(?:none|nil|no\s+actions?|n/?a)\b[^.]{0,40}\.?", re.IGNORECASE)
_PARTIES = re.compile(r",\s*(?:and\s+)?|\s+(?:and|&)\s+|/")
_TO_DO = re.compile(
    r"(?:the\s+)?(?P<who>[A-Z][\w&/,’' -]{1,60}?)\s+(?:to|will|would|should|must|shall)\s(?!be\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Actions:
    """What one file says of actions."""

    written: schema.Meeting
    meeting: Meeting
    fields: Fields
    registers: Registers | None
    twice: Callable[[tuple[str, ...], Path], Iterator[Problem]]

    def problems(self) -> Iterator[Problem]:
        """Check owners, numbers and updates, and hold the list against the text."""
        for index, entry in enumerate(self.written.actions):
            yield from self._owners(index, entry)
        for index, update in enumerate(self.written.updates):
            yield from self.twice(update.done_by, ("updates", index, "done_by"))
            if self.registers:
                yield from self._named(update.done_by, ("updates", index, "done_by"), self.registers)
        yield from self._numbers()
        yield from self._updates()
        yield from self._in_the_text()

    def _at(self, *path: str | int) -> Place:
        return self.fields.place(*path)

    def _owners(self, index: int, entry: schema.Action) -> Iterator[Problem]:
        if not entry.owners:
            yield problem("action-without-owner", self._at("actions", index), id=entry.id)
        yield from self.twice(entry.owners, ("actions", index, "owners"))
        if self.registers is None:
            return
        yield from self._named(entry.owners, ("actions", index, "owners"), self.registers)
        for named in self._named_first(entry.text) if entry.owners else ():
            if named not in entry.owners:
                facts = {"id": entry.id, "name": self.registers.organisations[named].short_name, "owner": named}
                yield problem("owner-not-named", self._at("actions", index, "owners"), **facts)

    def _named(self, owners: tuple[str, ...], path: Path, registers: Registers) -> Iterator[Problem]:
        """Tell about owners who are in no register, or held no public role on the day of the meeting."""
        for number, owner in enumerate(owners):
            person = registers.people.get(owner)
            if person is None and owner not in registers.organisations:
                yield problem("unknown-owner", self._at(*path, number), id=owner, hint=meant(owner, registers))
            elif person and not person.is_public_on(self.written.date):
                yield problem("private-owner", self._at(*path, number), id=owner)

    def _named_first(self, text: str) -> list[str]:
        """List the organisations that an action's words begin with, as "WYP and WYCA to share"."""
        found = _TO_DO.match(text)
        if found is None or self.registers is None:
            return []
        parties = [party.casefold() for party in _PARTIES.split(found["who"].strip())]
        names = {name.casefold(): id_ for id_ in self.registers.organisations for name in self.registers.names_of(id_)}
        for term in self.registers.terms.values():
            owner = names.get(term.words.casefold())
            if owner:
                names[term.short.casefold()] = owner
        return [id_ for party in parties if (id_ := names.get(party))]

    def _numbers(self) -> Iterator[Problem]:
        numbers = [int(entry.id[1:]) for entry in self.written.actions]
        steps = [(0, 0), *enumerate(numbers, 1)] if numbers else []
        for (_, before), (at, number) in pairwise(steps):
            if number > before + 1:
                facts = {"id": f"A{number}", "before": f"A{before}" if before else "the beginning"}
                yield problem("action-skipped", self._at("actions", at - 1, "id"), **facts)

    def _updates(self) -> Iterator[Problem]:
        first: dict[str, int] = {}
        for index, entry in enumerate(self.written.updates):
            place = self._at("updates", index, "status")
            if entry.status == "merged" and entry.into is None:
                yield problem("merged-into-nothing", place, reference=entry.action)
            elif entry.into is not None and entry.status != "merged":
                yield problem("into-without-merged", self._at("updates", index, "into"), reference=entry.action)
            if entry.status:
                if entry.action in first:
                    line = self._at("updates", first[entry.action], "action").line
                    yield problem(
                        "updated-twice", self._at("updates", index, "action"), reference=entry.action, line=line
                    )
                first.setdefault(entry.action, index)
            note = entry.note or ""
            still, done = says_open(note), says_done(note)
            if (entry.status == "complete" and still) or (
                entry.status in ("open", "in-progress") and done and not still
            ):
                facts = {"reference": entry.action, "status": entry.status, "note": wording.excerpt(note, 60)}
                yield problem("note-against-status", place, **facts)

    def _in_the_text(self) -> Iterator[Problem]:
        """Find what the text marks as an action: listed in the facts it would stand twice, unlisted in no register."""
        listed = {_letters(entry.text): entry.id for entry in self.written.actions}
        for _, passage in self.meeting.passages():
            marked = _MARKED.fullmatch(words_in(passage).strip())
            if marked and not _NONE.fullmatch(marked[1].strip()):
                words = _letters(marked[1])
                same = next((id_ for text, id_ in listed.items() if text[:40] in words or words[:40] in text), None)
                place = Place(self.meeting.file, passage.line)
                if same:
                    yield problem("action-in-both", place, id=same)
                else:
                    yield problem("action-not-listed", place, text=wording.excerpt(marked[1], 60))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text.casefold())


def meant(word: str, registers: Registers) -> str:
    """Guess which owner is meant: by id, or by a name that was written instead of it."""
    named = {
        name.casefold(): id_
        for id_ in (*registers.organisations, *registers.people)
        for name in registers.names_of(id_)
    }
    id_ = named.get(word.casefold())
    parts = [part for part in re.split(r"\s+(?:and|&)\s+|\s*[;/+]\s*", word) if part]
    known = [
        part if part in registers.organisations or part in registers.people else named.get(part.casefold())
        for part in parts
    ]
    if len(parts) > 1 and any(known):
        listed = ", ".join(id_ or part for id_, part in zip(known, parts, strict=True))
        return f"These are {len(parts)}: write them with commas between, [{listed}]. "
    return f'Did you mean "{id_}"? ' if id_ else did_you_mean(word, (*registers.organisations, *registers.people))

"""Business: decisions and declarations of a meeting file in, what cannot be so in them out."""

from collections.abc import Iterator

from minutebook.frontmatter import Fields, Path
from minutebook.model import Decision, Meeting, Registers, without_title
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem


def odd_business(meeting: Meeting, fields: Fields, registers: Registers | None) -> Iterator[Problem]:
    """Hold votes against outcomes, and those who are named against the attendance and the declarations."""
    room = _Room(meeting, registers)
    for index, decision in enumerate(meeting.decisions):
        path: Path = ("decisions", index)
        yield from _outcome(decision, fields, path)
        voted: set[str] = set()
        for name, what in decision.named():
            in_votes = what not in ("moved", "seconded")
            place = fields.place(*path, "votes", what) if in_votes else fields.place(*path, what)
            if in_votes and room.who(name) in voted:
                yield problem("voted-twice", place, name=name, id=decision.id)
            voted |= {room.who(name)} if in_votes else set()
            yield from room.of(name, decision.item, place)
    for index, entry in enumerate(meeting.declarations):
        yield from room.of(entry.name, None, fields.place("declarations", index, "name"))


class _Room:
    """Who was there, by the attendance and by what was declared."""

    def __init__(self, meeting: Meeting, registers: Registers | None) -> None:
        self._meeting = meeting
        self._registers = registers
        self._there = (
            {without_title(entry.name): entry for entry in meeting.attendance.there} if meeting.attendance else {}
        )
        self._gone = {(self.who(entry.name), entry.item) for entry in meeting.declarations if entry.left and entry.item}

    def of(self, name: str, item: str | None, place: Place) -> Iterator[Problem]:
        """Tell about somebody who is not listed as present, or was out of the room."""
        if self._meeting.attendance is None:
            return
        entry, found = self._there.get(without_title(name)), self._meeting.item(item)
        entry = entry or self._there.get(self.who(name))
        heading = f"{found.called} {found.title}".strip() if found else ""
        if entry is None:
            yield problem("named-not-there", place, name=name, hint=self._hint(name))
        elif item and self._meeting.is_out(entry, item) is True:
            yield problem("named-while-out", place, name=name, item=heading, by="The attendance")
        elif item and (without_title(entry.name), item) in self._gone:
            yield problem("named-while-out", place, name=name, item=heading, by="A declaration")

    def who(self, name: str) -> str:
        """Give the name under which the attendance lists somebody, as far as the register joins the two."""
        person = self._registers.person_in(self._meeting, name) if self._registers else None
        listed = self._registers.listed(self._meeting.attendance, self._meeting.date) if self._registers else []
        return next(
            (without_title(entry.name) for entry, who in listed if person and who is person), without_title(name)
        )

    def _hint(self, name: str) -> str:
        """Propose whom a name may mean, where that can be one alone."""
        words = {*without_title(name).casefold().replace(".", "").split()}
        alike = [other for other in self._there if words & {*other.casefold().split()}]
        if len(alike) > 1:
            return f"It may be one of {wording.joined(alike)}: write which, if the minutes tell. "
        return did_you_mean(name, self._there)


def _outcome(decision: Decision, fields: Fields, path: Path) -> Iterator[Problem]:
    counted = {vote.way: vote.count for vote in decision.votes}
    if "for" not in counted and "against" not in counted:
        return
    favour, against = counted.get("for", 0), counted.get("against", 0)
    nobody = favour == against == 0
    contrary = {
        "carried": favour < against or nobody,
        "unanimous": against > 0 or nobody,
        # That is without a vote.
        "agreed": True,
        "lost": favour > against,
    }
    if decision.outcome and contrary.get(decision.outcome):
        facts = {"id": decision.id, "outcome": decision.outcome, "favour": favour, "against": against}
        yield problem("votes-against-outcome", fields.place(*path, "outcome"), **facts)

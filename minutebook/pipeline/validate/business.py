"""Business: decisions and declarations of a meeting file in, what cannot be so in them out."""

from collections.abc import Iterator

from minutebook.frontmatter import Fields, Path
from minutebook.model import Decision, Meeting, without_title
from minutebook.problems import Place, Problem
from minutebook.rulebook import did_you_mean, problem


def odd_business(meeting: Meeting, fields: Fields) -> Iterator[Problem]:
    """Hold votes against outcomes, and those who are named against the attendance."""
    for index, decision in enumerate(meeting.decisions):
        path: Path = ("decisions", index)
        yield from _outcome(decision, fields, path)
        voted: set[str] = set()
        for name, what in decision.named():
            in_votes = what not in ("moved", "seconded")
            place = fields.place(*path, "votes", what) if in_votes else fields.place(*path, what)
            if in_votes and without_title(name) in voted:
                yield problem("voted-twice", place, name=name, id=decision.id)
            voted |= {without_title(name)} if in_votes else set()
            yield from _there(name, decision.item, meeting, place)
    for index, entry in enumerate(meeting.declarations):
        yield from _there(entry.name, None, meeting, fields.place("declarations", index, "name"))


def _there(name: str, item: str | None, meeting: Meeting, place: Place) -> Iterator[Problem]:
    """Tell about somebody who is not listed as present, or was out of the room."""
    if meeting.attendance is None:
        return
    there = {without_title(entry.name): entry for entry in meeting.attendance.there}
    entry = there.get(without_title(name))
    if entry is None:
        yield problem("named-not-there", place, name=name, hint=did_you_mean(name, there))
    elif item and meeting.is_out(entry, item) is True:
        yield problem("named-while-out", place, name=name, item=item)


def _outcome(decision: Decision, fields: Fields, path: Path) -> Iterator[Problem]:
    counted = {vote.way: vote.count for vote in decision.votes}
    if "for" not in counted and "against" not in counted:
        return
    favour, against = counted.get("for", 0), counted.get("against", 0)
    nobody = favour == against == 0
    contrary = {"carried": favour < against or nobody, "unanimous": against > 0 or nobody, "lost": favour > against}
    if decision.outcome and contrary.get(decision.outcome):
        facts = {"id": decision.id, "outcome": decision.outcome, "favour": favour, "against": against}
        yield problem("votes-against-outcome", fields.place(*path, "outcome"), **facts)

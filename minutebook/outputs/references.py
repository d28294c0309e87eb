"""References: a meeting's prose in, the places in it that name another meeting, an action or a person out.

Only what cannot be mistaken becomes a link: the full date of one other published meeting, the reference of a known
action, and the name of somebody with a public role, where an item first names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive, Meeting, action_references_in
from minutebook.names import Names
from minutebook.outputs import addresses, wording


@dataclass(frozen=True, slots=True)
class Reference:
    """A stretch of text that names something with an address."""

    start: int
    end: int
    address: str
    once: bool
    """Whether it is linked only where it is first named."""


class References:
    """Finds references in the prose of one meeting."""

    def __init__(self, archive: Archive, meeting: Meeting) -> None:
        self._archive = archive
        self._meeting = meeting
        self._names = Names(meeting.attendance, archive.registers, day=meeting.date)

    def find(self, text: str) -> Iterator[Reference]:
        """Find references in the order of their kinds."""
        for match in action_references_in(text):
            if match.group() in self._archive.actions:
                yield Reference(*match.span(), addresses.action(match.group()), once=False)
        for found in wording.days_in(text):
            # A day on which two meetings were held names neither, and the meeting's own day names no other. Where there
            # are several series, it is a meeting of the same that is meant.
            held = self._archive.meetings.beside(self._meeting.id).on(found.day)
            if len(held) == 1 and found.day != self._meeting.date:
                yield Reference(found.start, found.end, addresses.meeting(held[0].id), once=False)
        for name in self._names.find(text):
            yield Reference(name.start, name.end, addresses.person(name.person), once=True)

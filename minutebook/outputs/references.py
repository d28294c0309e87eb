"""References: a meeting's prose in, the places in it that name another meeting, an action or a person out.

Only what cannot be mistaken becomes a link: the full date of one other published meeting, the reference of a known
action, and the name of somebody with a public role, where an item first names them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from minutebook.model import Archive, Meeting, action_references_in
from minutebook.names import Names
from minutebook.outputs import addresses, wording

_SHORT_MONTHS = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in wording.MONTHS)
_DATE = re.compile(
    r"(?<![\w/.-])(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? "
    rf"(?P<month>{_SHORT_MONTHS}|Sept),? (?P<year>[0-9]{{4}})"
    r"|(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}))(?![\w/-])"
)


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
        self._names = Names(meeting.attendance, archive.registers)
        days: dict[date, list[str]] = {}
        for other in archive.meetings.values():
            days.setdefault(other.date, []).append(other.id)
        # A day on which two meetings were held names neither, and the meeting's own day names no other.
        self._meetings = {day: ids[0] for day, ids in days.items() if len(ids) == 1 and day != meeting.date}

    def find(self, text: str) -> Iterator[Reference]:
        """Find references in the order of their kinds."""
        for match in action_references_in(text):
            if match.group() in self._archive.actions:
                yield Reference(*match.span(), addresses.action(match.group()), once=False)
        for match in _DATE.finditer(text):
            held = self._meetings.get(_day(match) or date.min)
            if held:
                yield Reference(*match.span(), addresses.meeting(held), once=False)
        for name in self._names.find(text):
            yield Reference(name.start, name.end, addresses.person(name.person), once=True)


def _day(match: re.Match[str]) -> date | None:
    """Read a date, day first as in Britain; None for one that is not in the calendar."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["d"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        months = [month[:3] for month in wording.MONTHS]
        return date(int(match["year"]), months.index(match["month"][:3]) + 1, int(match["day"]))
    except ValueError:
        return None

"""Parts: a list that grows with the record in; what of it stands on its page, and what on pages of single years, out.

A list that fits one page stands there whole, as in most records. A longer one begins on its page with what belongs to
the latest meetings, and all of it stands on pages of single years, or of quarters and months where those have too much.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from minutebook.model import Archive, day_of, meeting_of
from minutebook.outputs import addresses, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.views import Named
from minutebook.outputs.templating import Crumb

MOST = 120
"""Entries of a page of a year, each of some hundred bytes up to a thousand: with them it stays below 150 KB. The page
that a list begins on has a third of them, so that it can be read on a phone."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a list, as one of its pages shows them."""

    here: str
    """The name of the part that is shown; empty on the page that the list begins on."""
    address: str
    """Of the part that is shown."""
    whole: str
    """The address of the page that the list begins on."""
    years: tuple[tuple[str, tuple[Named, ...]], ...]
    """The parts by years, the latest first; none where the list stands on one page."""
    outgrown: bool = False
    """Whether the part is parted on, so that nothing is shown."""
    later: Named | None = None
    earlier: Named | None = None
    """The parts beside the one that is shown."""
    since: str = ""
    """On the page that the list begins on, the day of the earliest meeting whose entries stand there."""


@dataclass(frozen=True, slots=True)
class Part:
    """What of a list stands on one page."""

    label: str
    """`2024`, `2024-q2` or `2024-05`; empty for the page that the list begins on."""
    meetings: frozenset[str] | None
    """The meetings whose entries stand there; None for all."""
    links: Parts

    def has(self, meeting: str) -> bool:
        """Tell whether the entries of a meeting stand there."""
        return self.meetings is None or meeting in self.meetings

    @property
    def address(self) -> str:
        """Address its page."""
        return self.links.address

    @property
    def name(self) -> str:
        """The label in words: `2024`, `April to June 2024`, or `May 2024`."""
        return self.links.here


def _name(label: str) -> str:
    year, _, part = label.partition("-")
    months = [month.capitalize() for month in wording.MONTHS]
    if part.startswith("q"):
        last = 3 * int(part[1:])
        return f"{months[last - 3]} to {months[last - 1]} {year}"
    return f"{months[int(part) - 1]} {year}" if part else year


def parted(address: str, meetings: Iterable[str], most: int = MOST) -> tuple[Part, ...]:
    """Part a list by the meetings of its entries, one for each entry, in any order.

    Gives the part of the page that it begins on, at `address`; then those of years, quarters and months, the latest
    first, if it needs any; then years and quarters that are parted on, with nothing on pages of their own.
    """
    counted = Counter(iter(meetings))  # a mapping would be taken for counts
    if counted.total() <= most:
        return (Part("", None, Parts("", address, address, ())),)
    latest: set[str] = set()
    left = most // 3
    for meeting in sorted(counted, reverse=True):
        left -= counted[meeting]
        if left < 0 and latest:
            break
        latest.add(meeting)
    sizes: Counter[str] = Counter()
    for meeting, number in counted.items():
        for label in _labels(meeting):
            sizes[label] += number
    parts: dict[str, set[str]] = {}
    for meeting in sorted(counted, reverse=True):
        year, quarter, month = _labels(meeting)
        label = year if sizes[year] <= most else quarter if sizes[quarter] <= most else month
        parts.setdefault(label, set()).add(meeting)
    years = tuple(
        (
            year,
            tuple(Named(_name(label).removesuffix(year).strip(), addresses.part(address, label)) for label in labels),
        )
        for year, labels in groupby(parts, key=lambda label: label[:4])
    )
    # A year that has outgrown its page keeps its address, which leads on to its parts; so does a quarter.
    outgrown = sorted(
        {label for meeting in counted for label in _labels(meeting)[:2] if sizes[label] > most}, reverse=True
    )
    every = [Named(_name(label), addresses.part(address, label)) for label in parts]
    beside = dict(zip(parts, zip([None, *every[:-1]], [*every[1:], None], strict=True), strict=True))
    held = {"": latest} | parts | dict.fromkeys(outgrown, frozenset[str]())
    return tuple(
        Part(
            label,
            frozenset(found),
            Parts(
                _name(label),
                addresses.part(address, label),
                address,
                years,
                label in outgrown,
                *beside.get(label, (None, None)),
                since="" if label else wording.day(day_of(min(latest))),
            ),
        )
        for label, found in held.items()
    )


UNFINISHED = 20
"""Actions that the first page of a long list shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of some actions a page shows, those that are not finished first."""

    cards: tuple[views.ActionCard, ...]
    which: str
    """Said where these are not all; empty otherwise."""


def shown_of(references: Iterable[str], shown: Part, archive: Archive) -> Shown:
    """Choose the actions of a page: on the first of a long list those that are not finished, whenever raised."""
    if shown.label or shown.meetings is None:
        return Shown(views.cards((found for found in references if shown.has(meeting_of(found))), archive), "")
    moment = archive.meetings.moment
    every = sorted(
        (archive.actions[reference] for reference in references),
        key=lambda history: moment(history.action.meeting),
        reverse=True,
    )
    unfinished = [history for history in every if history.is_open]
    latest = f"the latest {UNFINISHED} of " if len(unfinished) > UNFINISHED else ""
    number = f"{latest}{len(unfinished)}" if unfinished else "none that is"
    which = f"{number} not finished, of {len(every)} in all"
    return Shown(
        tuple(views.action_card(history, archive) for history in unfinished[:UNFINISHED]), which if every else ""
    )


def places(parts: Iterable[Part]) -> Iterator[tuple[str, Part]]:
    """Give each part behind the address of its page."""
    return ((part.address, part) for part in parts)


def titled(crumb: Crumb, shown: Part) -> tuple[str, tuple[Crumb, ...]]:
    """Title a page of a list that has a crumb of its own; gives the crumbs between it and the page too."""
    return (f"{crumb.name}, {shown.name}", (crumb,)) if shown.label else (crumb.name, ())


def _labels(meeting: str) -> tuple[str, str, str]:
    """Give the year, the quarter and the month in which a meeting was held."""
    year, month = meeting[:4], meeting[5:7]
    return year, f"{year}-q{(int(month) + 2) // 3}", f"{year}-{month}"

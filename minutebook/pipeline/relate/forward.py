"""Forward plan: the meetings in order in, every future item and what took it up out."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from minutebook.model import FutureItem, Item, Order, Promised, TakenUp, passages_in, words_in
from minutebook.subject import subject

_SHARED = 2 / 3
"""Of the words of its title, so many must stand in the heading of the item that may take it up."""
_OFF = r"""(?:withdrawn|deferred|postponed|adjourned|held\s+over|carried\s+(?:over|forward)
    |moved\s+to\s+the\s+next\s+meeting|removed\s+from\s+the\s+agenda|not\s+(?:taken|discussed|considered|reached|dealt\s+with))"""
_PUT_OFF = re.compile(
    rf"""
    \b(?:(?:this|the)\s+(?:agenda\s+)?(?:item|matter|report|paper|discussion)|consideration|discussion|it|this)\s+
        (?:of\s+\w[^.;]{{0,60}}?\s+)?(?:was|is|be|had\s+been|has\s+been|will\s+be|would\s+be)\s+
        (?:therefore\s+|subsequently\s+|then\s+|again\s+)?{_OFF}\b
    | \bto\s+(?:defer|postpone|withdraw|adjourn)\b(?!\s+(?:to|payment))
    | ^\W*(?:withdrawn|deferred|postponed|adjourned|held\s+over|not\s+(?:taken|discussed|considered|reached))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DEALT_WITH = re.compile(
    r"\b(?:discussed|considered|agreed|approved|adopted|noted)\b(?!\s+(?:to\s+defer|that\s+this))", re.IGNORECASE
)
_NOT_DEALT = re.compile(r"\bnot\s+(?:been\s+)?(?:discussed|considered|agreed|approved)\b", re.IGNORECASE)
_PUT_OFF_IN_TITLE = re.compile(
    r"(?:[(\[–—:-]\s*)(?:item\s+)?(?:withdrawn|deferred|postponed|adjourned|held\s+over|not\s+(?:taken|discussed|considered"
    r"|reached))\b",
    re.IGNORECASE,
)


def relate_forward_plan(meetings: Order, put_off: Mapping[str, Collection[str]]) -> tuple[Promised, ...]:
    """Find what became of each future item, in the order in which they were listed.

    `put_off` are the keys of the items that each meeting did not deal with.

    Only a later meeting's `takes_up` says that it was taken up. Without one, the first item of a later meeting of the
    series that has a theme in common and a heading in its words may have done so. Announcements are no items of the
    agenda, and an item that was put off deals with nothing.
    """
    named = {
        (entry.meeting, entry.title): (meeting.id, entry)
        # So that of several that took up one future item, the first stays.
        for meeting in meetings.newest_first
        for entry in meeting.takes_up
    }
    examined = {
        series: _examined(meetings.along(series), put_off) for series in {held.series for held in meetings.values()}
    }
    plan = [
        Promised(
            meeting=meeting.id,
            title=future.title,
            kind=future.kind,
            themes=future.themes,
            taken_up=(taken := _by_name(named.get((meeting.id, future.title)))),
            may_be=None if taken else _by_its_words(future, held.place(meeting.id), examined[meeting.series]),
            meetings_since=len(held.since(meeting.id)),
        )
        for meeting in meetings.values()
        for held in (meetings.along(meeting.series),)
        for future in meeting.future_items
    ]
    return (*_from_elsewhere(named, meetings), *plan)


def is_put_off(item: Item) -> bool:
    """Tell whether an item's facts, heading or words say that it was withdrawn, deferred or not reached."""
    if item.deferred or item.withdrawn or _PUT_OFF_IN_TITLE.search(item.title):
        return True
    for words in (words_in(passage) for passage in passages_in(item.blocks)):
        found = _PUT_OFF.search(words)
        if found:
            # "It was deferred last month. It was discussed and agreed."
            return not _DEALT_WITH.search(_NOT_DEALT.sub("", words[found.end() :]))
    return False


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """An item: its meeting's place in the series and its own in the meeting, then the two by name."""

    number: int
    place: int
    meeting: str
    item: str
    words: frozenset[str]


def _examined(meetings: Order, put_off: Mapping[str, Collection[str]]) -> dict[str, list[_Found]]:
    """List, for each theme, the items on it that were dealt with, in the order of the series."""
    found: dict[str, list[_Found]] = {}
    for number, meeting in enumerate(meetings.values()):
        for place, item in enumerate(meeting.items):
            if item.themes and item.is_examined and item.key not in put_off[meeting.id]:
                for theme in item.themes:
                    one = _Found(number, place, meeting.id, item.key, subject(item.title))
                    found.setdefault(theme, []).append(one)
    return found


def _by_name(named: tuple[str, TakenUp] | None) -> tuple[str, str] | None:
    return (named[0], named[1].item) if named else None


def _by_its_words(future: FutureItem, listed: int, examined: Mapping[str, list[_Found]]) -> tuple[str, str] | None:
    """Find the first item of a later meeting that has a theme in common, and most words of the title in its heading."""
    words = subject(future.title)
    likely = (
        found
        for theme in future.themes
        for found in examined.get(theme, ())
        if found.number > listed and words and len(words & found.words) >= _SHARED * len(words)
    )
    first = min(likely, default=None)
    return (first.meeting, first.item) if first else None


def _from_elsewhere(named: Mapping[tuple[str, str], tuple[str, TakenUp]], meetings: Order) -> Iterator[Promised]:
    """Give the future items of meetings that are not published here, known from what took them up."""
    for (meeting, title), (by, entry) in sorted(named.items()):
        if meeting not in meetings:
            since = len(meetings.beside(by).since(meeting))
            yield Promised(meeting, title, "item", (), (by, entry.item), None, since)

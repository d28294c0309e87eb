"""Words: one meeting and the registers in; whom, what and where its words name, out.

It takes reading every word, so it is kept until the meeting, or what of the registers was looked at, is another.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.encoding import digest, encode
from minutebook.model import (
    Blocks,
    Counted,
    Meeting,
    PassageKey,
    Registers,
    SiteLink,
    action_references_in,
    links_in,
    passages_in,
    runs_in,
    words_in,
)
from minutebook.names import Names
from minutebook.outputs import addresses
from minutebook.outputs.figures import counted_in
from minutebook.pipeline.relate.forward import is_put_off
from minutebook.pipeline.relate.people import find_speakers
from minutebook.pipeline.relate.places import Named, find_places
from minutebook.pipeline.relate.strangers import find_strangers
from minutebook.problems import Problem

_SHORT = 40
"""Characters."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the words of a meeting name."""

    speakers: tuple[tuple[PassageKey, tuple[str, ...]], ...]
    """The passages that name people as speaking, with these."""
    places: tuple[Named, ...]
    references: tuple[tuple[str, PassageKey, int], ...]
    """What has the form of an action's reference, with the passage and its line."""
    links: tuple[SiteLink, ...]
    fragments: tuple[str, ...]
    """Every place of its page that a link may name."""
    put_off: tuple[str, ...]
    """The keys of items that were withdrawn, deferred or not reached, as their facts, headings or words say."""
    figures: tuple[Counted, ...]
    """The sentences of its minutes that give numbers."""
    text: bytes
    """What tells its minutes from those of other meetings; empty where they are too short to."""
    strangers: tuple[Problem, ...]
    """Who speaks and did not attend, and names that are nearly somebody's."""


def read_words(meeting: Meeting, registers: Registers) -> Words:
    """Read every word of a meeting."""
    names = Names(meeting.attendance, registers, meeting.offices, meeting.chair, meeting.date)
    speakers = find_speakers(meeting, names)
    return Words(
        speakers=tuple(speakers.items()),
        places=tuple(find_places(meeting, registers.places, names)),
        references=tuple(_references(meeting)),
        links=tuple(link for _, blocks in meeting.parts() for link in site_links(blocks)),
        fragments=tuple(sorted(addresses.fragments_of_meeting(meeting))),
        put_off=tuple(item.key for item in meeting.items if is_put_off(item)),
        figures=tuple(counted_in(meeting)),
        text=_text(meeting),
        strangers=tuple(find_strangers(meeting, names, speakers, registers)),
    )


def _text(meeting: Meeting) -> bytes:
    words = [words_in(passage) for _, passage in meeting.passages()]
    # A short text may well be that of two meetings ("No business was done.").
    return digest(encode(words)) if sum(map(len, words)) > _SHORT else b""


def _references(meeting: Meeting) -> Iterator[tuple[str, PassageKey, int]]:
    for key, passage in meeting.passages():
        for match in action_references_in(words_in(passage)):
            yield match.group(), key, passage.line


def site_links(blocks: Blocks) -> Iterator[SiteLink]:
    """Walk the links of a text that lead to a place of this site."""
    for passage in passages_in(blocks):
        for runs in runs_in(passage):
            yield from (link for link in links_in(runs) if isinstance(link, SiteLink))

"""Identifiers: something of the record in, a name for it out that nothing else has and that never changes.

They are UUIDs made from names (RFC 9562, version 5), so that the same content gives the same ids wherever and whenever
it is built: on another host, on another day.
"""

import json
from hashlib import sha256
from uuid import UUID, uuid5

from minutebook.model import (
    Block,
    Divider,
    Emphasis,
    Entry,
    Hours,
    LineBreak,
    Link,
    Listing,
    Meeting,
    Passage,
    Quotation,
    Registers,
    Run,
    Site,
    SiteLink,
    Stretch,
    Table,
    Words,
    stretches,
)
from minutebook.outputs import naming

_MINUTEBOOK = UUID("6f1d5a52-6d1b-5c5e-9f0e-1d2f4c7b8a90")
"""Minutebook's own space of names; drawn once, never to be changed."""


def permanent_id(site: Site, *name: str) -> str:
    """Name a thing: `permanent_id(site, "action", "2024-02-27/A4")`. A change of the body's short name changes all."""
    return f"urn:uuid:{uuid5(_MINUTEBOOK, '/'.join((naming.site_slug(site), *name)))}"


def version(meeting: Meeting, registers: Registers) -> str:
    """Name a state of a meeting's record: two printed pages of one version say the same, as far as a digest tells.

    The names that stand for ids are part of it, since they are what is printed.
    """
    said: list[object] = [
        [stretch.field, stretch.item, str(stretch.of), _written(stretch), *_names(stretch, registers)]
        for stretch in stretches(meeting)
    ]
    # How the words stand, too: lists, quotations, bold words, and where links lead.
    said += [[key, [_shape(block) for block in blocks]] for key, blocks in meeting.parts()]
    said.append(meeting.attendance is not None and meeting.attendance.apologies is not None)
    return sha256(json.dumps(said).encode()).hexdigest()[:8]


def _shape(part: Block | Entry) -> list[object]:
    """Give a part of a text as plain values, without the lines in which it stands in its file."""
    match part:
        case Passage(runs=runs):
            return ["passage", *map(_run, runs)]
        case Table(head=head, rows=rows):
            return ["table", *([[_run(run) for run in cell] for cell in row] for row in (head, *rows))]
        case Listing(entries=entries):
            return ["list", *map(_shape, entries)]
        case Entry(blocks=blocks, ordinal=ordinal):
            return [ordinal, *map(_shape, blocks)]
        case Quotation(blocks=blocks):
            return ["quotation", *map(_shape, blocks)]
        case Divider():
            return ["divider"]


def _run(run: Run) -> list[object]:
    match run:
        case Words(text=text):
            return [text]
        case LineBreak():
            return ["break", ""]
        case Emphasis(runs=runs, strong=strong):
            return ["strong" if strong else "emphasis", *map(_run, runs)]
        case Link(runs=runs, address=address):
            return ["link", address, *map(_run, runs)]
        case SiteLink(runs=runs, target=target, fragment=fragment):
            return ["link", target, fragment, *map(_run, runs)]


def _written(stretch: Stretch) -> list[str]:
    value = stretch.value
    return (
        [str(hour) for hour in (value.start, value.end) if hour is not None]
        if isinstance(value, Hours)
        else [str(value)]
    )


def _names(stretch: Stretch, registers: Registers) -> tuple[str, ...]:
    return registers.names_of(stretch.value) if stretch.kind == "id" and isinstance(stretch.value, str) else ()

"""Identifiers: something of the record in, a name for it out that nothing else has and that never changes.

They are UUIDs made from names (RFC 9562, version 5), so that the same content gives the same ids wherever and whenever
it is built: on another host, on another day.
"""

import json
from hashlib import sha256
from uuid import UUID, uuid5

from minutebook.model import Meeting, Registers, Site, Stretch, stretches
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
    said = [
        [stretch.field, stretch.item, str(stretch.of), _written(stretch), *_names(stretch, registers)]
        for stretch in stretches(meeting)
    ]
    return sha256(json.dumps(said).encode()).hexdigest()[:8]


def _written(stretch: Stretch) -> list[str]:
    return [str(part) for part in (stretch.value if isinstance(stretch.value, tuple) else (stretch.value,))]


def _names(stretch: Stretch, registers: Registers) -> tuple[str, ...]:
    return registers.names_of(stretch.value) if stretch.kind == "id" and isinstance(stretch.value, str) else ()

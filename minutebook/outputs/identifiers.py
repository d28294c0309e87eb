"""Identifiers: something of the record in, a name for it out that nothing else has and that never changes.

They are UUIDs made from names (RFC 9562, version 5), so that the same content gives the same ids wherever and whenever
it is built: on another host, on another day.
"""

from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID, uuid5

from minutebook.model import Site
from minutebook.outputs import naming

_MINUTEBOOK = UUID("6f1d5a52-6d1b-5c5e-9f0e-1d2f4c7b8a90")
"""Minutebook's own space of names; drawn once, never to be changed."""


def permanent_id(site: Site, *name: str) -> str:
    """Name a thing: `permanent_id(site, "action", "2024-02-27/A4")`. A change of the body's short name changes all."""
    return f"urn:uuid:{uuid5(_MINUTEBOOK, '/'.join((naming.site_slug(site), *name)))}"


def version(words: Iterable[str]) -> str:
    """Name a state of some words: two printed pages of one version have the same words, as far as a digest tells."""
    return sha256("\n".join(words).encode()).hexdigest()[:8]

"""Agenda: the items of a meeting, their numbers as minuted, and the documents put before it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from minutebook.model.text import Blocks


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Minutes or a document that were taken back: when, and why."""

    date: date
    reason: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A document put before the meeting. With neither url nor file its address is missing."""

    title: str
    url: str | None
    file: str | None
    """Its name under content/papers/; of a withdrawn one, the name that it had."""
    published: date | None = None
    """The day on which it was published."""
    replaced_by: str | None = None
    """The title of another document of the meeting, which stands for it now."""
    withdrawn: Withdrawal | None = None

    @property
    def hosted(self) -> str | None:
        """Its name under content/papers/, if this site holds it and it was not withdrawn."""
        return None if self.withdrawn else self.file

    @property
    def elsewhere(self) -> str | None:
        """Its address on another site, if it was not withdrawn."""
        return None if self.withdrawn else self.url


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What the front matter says about one heading."""

    themes: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    holds: str | None = None
    """`future-items` or `next-meeting` where that list stands under this heading."""
    exempt: str | None = None
    """Why it was dealt with without the public, as minuted."""
    deferred: str | None = None
    """The day or the id of the meeting to which it was put off, or `true` where that is not minuted."""
    withdrawn: bool = False
    """Whether it was taken off the agenda."""
    taken: str | None = None
    """The key of the item after which it was taken, where that was not in the order of the agenda."""
    recording: str | None = None
    """Where in the meeting's recording it begins: hours, minutes and seconds, `00:12:30`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(ItemFacts):
    """One item of the agenda, or a sub-item of one."""

    key: str
    """What it is known by in addresses and data: `4`, `3a`, `4-1` for 4.1, its words where it has no number."""
    title: str
    kind: str
    """`item`, `sub-item`, or `announcement` for a sub-item of an item of announcements."""
    line: int
    blocks: Blocks
    mark: str
    """What stands before its title, as minuted: `4.`, `a)`, `24/035 –`; empty where it has no number."""
    called: str
    """The same where it is named elsewhere: `4.`, `3a)`."""
    within: str | None = None
    """The key of the item to which a sub-item belongs."""

    @property
    def number(self) -> str:
        """Its number without marks: `4`, `3a`, `24/035`; empty where it has none."""
        bare = self.called.strip(" .:–—-")
        return bare if "(" in bare else bare.rstrip(")")

    @property
    def is_examined(self) -> bool:
        """Whether the meeting dealt with its themes under it: an announcement or a list for later is no examination."""
        put_off = self.deferred is not None or self.withdrawn
        return self.kind != "announcement" and self.holds is None and not put_off


_LONGEST_KEY = 60
"""Characters; a heading without a number may be long, and its address need not be."""


def slug(words: str) -> str:
    """Turn words into the form they have in an address: `T/ACC` becomes `t-acc`."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def item_key(written: str) -> str:
    """Turn the number of an item as minuted, or its words where it has none, into its key.

    `4.`, `Item 4` and `4` are one, `3(a)` and `3a`, `4.1` and `4-1`.
    """
    bare = re.sub(r"^item\s+(?=[0-9])", "", written.strip(), flags=re.IGNORECASE)
    return slug(re.sub(r"(?<=[0-9])\s*\(([a-z]{1,5})\)$", r"\1", bare))[:_LONGEST_KEY].rstrip("-")

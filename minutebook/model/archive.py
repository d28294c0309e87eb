"""The archive: every meeting, related to every other: what became of what."""

from collections.abc import Mapping
from dataclasses import dataclass

from minutebook.model.figures import Counted
from minutebook.model.meetings import Document
from minutebook.model.order import Order
from minutebook.model.pages import Page
from minutebook.model.registers import Registers, Site
from minutebook.model.relations import (
    Accepted,
    ActionHistory,
    Announced,
    Arising,
    Asked,
    OrganisationRecord,
    PersonRecord,
    PlaceRecord,
    Promised,
    ThemeRecord,
)
from minutebook.model.text import PassageKey


@dataclass(frozen=True, slots=True)
class Archive:
    """The whole record."""

    site: Site
    registers: Registers
    meetings: Order
    unheld: Order
    """Meetings that are announced, or were cancelled, moved or inquorate: they have a page, and count nowhere."""
    withdrawn: Order
    """Meetings whose minutes were published and taken back; nothing else of them is in the record."""
    actions: Mapping[str, ActionHistory]
    """By reference, in the order in which they were raised."""
    accepted: Mapping[str, Accepted]
    """By the meeting whose notes were accepted."""
    announced: tuple[Announced, ...]
    matters_arising: Mapping[str, Arising]
    """By meeting: the actions that it was due to hear about."""
    forward_plan: Mapping[str, tuple[Promised, ...]]
    """By the meeting that listed them: every future item, in the order in which they were listed."""
    taken_up: Mapping[str, tuple[Promised, ...]]
    """By the meeting that took them up, or may have."""
    themes: Mapping[str, ThemeRecord]
    people: Mapping[str, PersonRecord]
    """By id; only those who hold a public role."""
    organisations: Mapping[str, OrganisationRecord]
    places: Mapping[str, PlaceRecord]
    speakers: Mapping[PassageKey, tuple[str, ...]]
    """The people whom a passage names as speaking, in its order; passages that name none are left out."""
    named_places: Mapping[PassageKey, tuple[str, ...]]
    """The places that a passage names, by their names; passages that name none are left out."""
    questions: Mapping[PassageKey, Asked]
    """By passage, in the order of the record: those that were declared, or that a declared answer answers."""
    figures: Mapping[str, tuple[Counted, ...]]
    """By meeting: the sentences of its minutes that give numbers."""
    pages: Mapping[str, Page]
    documents: Mapping[str, Document]
    """By name; only those that a meeting lists."""

    @property
    def promised(self) -> tuple[Promised, ...]:
        """Every future item, in the order in which they were listed."""
        return tuple(entry for entries in self.forward_plan.values() for entry in entries)

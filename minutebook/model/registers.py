"""Registers: the people, organisations, themes, places and terms that meetings refer to, and the site itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from minutebook.problems import Place


@dataclass(frozen=True, slots=True)
class Allowed:
    """Something that looks like personal data and may be published."""

    text: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class Site:
    """Facts about the site and the body whose meetings it publishes."""

    title: str
    body: str
    short_name: str | None
    description: str | None
    base_url: str | None
    """Where the site is published, with a slash at the end; None while that is not known."""
    contact: str | None
    licence: str | None
    language: str
    timezone: str
    reference_prefix: str | None
    allowed: tuple[Allowed, ...] = ()
    """What the check for personal data lets pass."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body that attends or owns actions."""

    id: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who attends. Only a public role (elected office, chief officer) earns a page of their own."""

    id: str
    name: str
    public_role: bool
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject that items of several meetings have in common."""

    id: str
    name: str
    description: str
    known_as: tuple[str, ...] = ()
    """Other words by which minutes speak of it; an import proposes the theme where they stand."""


@dataclass(frozen=True, slots=True)
class LocalPlace:
    """A district, ward or area that the minutes name."""

    id: str
    name: str
    kind: str
    part_of: str | None
    known_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A short form and its words."""

    short: str
    """As the minutes write it, capitals and all."""
    words: str
    meaning: str | None
    also: tuple[str, ...]
    """Other forms of the same term, such as a plural."""


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers, by id; the synonyms have none."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    themes: Mapping[str, Theme]
    places: Mapping[str, LocalPlace]
    terms: Mapping[str, Term]
    synonyms: tuple[tuple[str, ...], ...] = ()
    """Groups of words that a search takes for one another, in small letters."""

    def names_of(self, id_: str) -> tuple[str, ...]:
        """Give what an organisation, a person or a theme is called; nothing for an id that is none of theirs."""
        organisation = self.organisations.get(id_)
        if organisation:
            return (organisation.name, organisation.short_name)
        found = self.people.get(id_) or self.themes.get(id_)
        return (found.name,) if found else ()

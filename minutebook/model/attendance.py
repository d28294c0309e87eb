"""Attendance: who was at a meeting, for how much of it, and whom its offices mean."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person in an attendance list, with the role as minuted there."""

    name: str
    role: str | None
    organisation: str | None
    """An organisation's id."""
    known_as: tuple[str, ...]
    person: str | None = None
    """The id of the person that is meant, where the name alone does not tell."""
    in_place_of: str | None = None
    """For whom somebody came, as minuted."""
    arrived: str | None = None
    """The key of the item at which somebody came late."""
    left: str | None = None
    """The key of the item at which somebody left for good."""
    out_for: tuple[str, ...] = ()
    """The keys of the items for which somebody had left the room."""

    @property
    def all_along(self) -> bool:
        """Whether nothing says that somebody who was there was away for a part of the meeting."""
        return not (self.arrived or self.left or self.out_for)


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, and who was not, by the groups of the minutes."""

    present: tuple[Attendee, ...]
    also_present: tuple[Attendee, ...]
    apologies: tuple[Attendee, ...] | None
    """Empty when the minutes say that there were none, None when they say nothing."""
    substitutes: tuple[Attendee, ...] = ()
    absent: tuple[Attendee, ...] = ()

    def groups(self) -> Iterator[tuple[str, tuple[Attendee, ...]]]:
        """Walk the groups by the names of their keys, those who were there first."""
        yield "present", self.present
        yield "substitutes", self.substitutes
        yield "also_present", self.also_present
        yield "apologies", self.apologies or ()
        yield "absent", self.absent

    @property
    def there(self) -> tuple[Attendee, ...]:
        """Those who were there, for some of the meeting at least."""
        return (*self.present, *self.substitutes, *self.also_present)

    @property
    def away(self) -> tuple[Attendee, ...]:
        """Those who were not."""
        return (*(self.apologies or ()), *self.absent)


AWAY = ("apologies", "absent")
"""The groups of those who were not there."""


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """Whom an office means in the minutes, from an item on, as officers declared it."""

    office: str
    """In the words of the minutes: `The Chair`."""
    name: str
    """As in the attendance list."""
    from_item: str | None
    """The key of the item at whose heading it begins; None for the beginning of the meeting."""

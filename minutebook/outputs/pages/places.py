"""Places: the list, and the page of each: the passages and actions whose words name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive, PassageKey, PlaceRecord, meeting_of
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import PLACES, Book, Kind, shell
from minutebook.outputs.pages.ledgers import Future, future_view
from minutebook.outputs.pages.parts import Part, Shown, parted, shown_of
from minutebook.outputs.pages.views import MeetingName, Named, Passages
from minutebook.outputs.templating import Crumb


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in a list, with the places that are part of it."""

    name: str
    address: str
    details: str
    parts: "tuple[Entry, ...]"


@dataclass(frozen=True, slots=True)
class Within:
    """The passages that name a part of the place, and not the place itself."""

    name: str
    address: str
    passages: tuple[Passages, ...]


@dataclass(frozen=True, slots=True)
class ItemNaming:
    """An item whose heading or reports name the place."""

    item: Named
    meeting: MeetingName


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Everything a place's page shows."""

    name: str
    kind: str
    part_of: Named | None
    forms: tuple[str, ...]
    """How the minutes write it, where that is not its name."""
    passages: tuple[Passages, ...]
    passage_count: str
    items: tuple[ItemNaming, ...]
    actions: Shown
    future_items: tuple[Future, ...]
    parts: tuple[Entry, ...]
    within: tuple[Within, ...]
    """The passages that name a part of it and not itself."""
    as_at: str


def places_page(book: Book) -> Iterator[File]:
    """Make the list of places, wards under their districts."""
    archive = book.archive
    top = tuple(_entry(id_, archive) for id_ in archive.places if archive.registers.places[id_].part_of is None)
    about = f"Districts, wards and areas that the minutes of the {archive.site.body} name."
    yield book.press.page("places", shell(addresses.PLACES, "Places", about), "places.yaml", places=top)


PASSAGES = 360
"""Passages, items, actions and future items on a page of a place."""


def _parts(id_: str, archive: Archive) -> tuple[Part, ...]:
    record = archive.places[id_]
    return parted(
        addresses.place(id_),
        (
            *(key.meeting for key in record.passages),
            *(key.meeting for part in record.parts for key in _alone(part, record, archive)),
            *(meeting for meeting, _ in (*record.items, *record.future_items)),
            *(meeting_of(reference) for reference in record.actions),
        ),
        PASSAGES,
    )


def _page(book: Book, thing: tuple[str, Part]) -> File:
    archive = book.archive
    id_, shown = thing
    place = archive.registers.places[id_]
    around = archive.registers.places[place.part_of].name if place.part_of else None
    name = f"{place.name}, {around}" if around else place.name
    title, up = (f"{name}, {shown.name}", (Crumb(name, addresses.place(id_)),)) if shown.label else (name, ())
    about_shell = shell(shown.address, title, f"Where the minutes name {name}.", PLACES, *up)
    view = _view(id_, shown, archive)
    return book.press.page("place", about_shell, "places.yaml", place=view, parts=shown.links)


PLACE_PAGES = Kind(
    lambda archive: ((part.address, (id_, part)) for id_ in archive.places for part in _parts(id_, archive)),
    _page,
)
"""The page of each place."""


def _view(id_: str, shown: Part, archive: Archive) -> PlaceView:
    place = archive.registers.places[id_]
    record = archive.places[id_]
    around = archive.registers.places[place.part_of] if place.part_of else None
    return PlaceView(
        name=place.name,
        kind=naming.PLACE_KINDS[place.kind],
        part_of=Named(around.name, addresses.place(around.id)) if around else None,
        forms=record.forms if record.forms != (place.name,) else (),
        passages=views.passages_by_meeting(tuple(key for key in record.passages if shown.has(key.meeting)), archive),
        passage_count=wording.count(len(record.passages), "passage"),
        items=tuple(
            found for entry in reversed(record.items) if shown.has(entry[0]) for found in _naming(*entry, archive)
        ),
        actions=shown_of(record.actions, shown, archive),
        future_items=tuple(
            future_view(entry, archive)
            for meeting in dict.fromkeys(meeting for meeting, _ in record.future_items if shown.has(meeting))
            for entry in archive.forward_plan[meeting]
            if (entry.meeting, entry.title) in record.future_items
        ),
        parts=() if shown.label else tuple(_entry(part, archive) for part in record.parts),
        within=tuple(_within(record, shown, archive)),
        as_at=views.as_at(archive),
    )


def _naming(meeting: str, key: str, archive: Archive) -> Iterator[ItemNaming]:
    item = views.item_link(archive.meetings[meeting], key)
    if item:
        yield ItemNaming(item, views.meeting_name(meeting, archive))


def _alone(part: str, record: PlaceRecord, archive: Archive) -> Iterator[PassageKey]:
    """Give the passages that name a part of a place and not itself."""
    named = set(record.passages)
    return (key for key in archive.places[part].passages if key not in named)


def _within(record: PlaceRecord, shown: Part, archive: Archive) -> Iterator[Within]:
    for part in record.parts:
        only = tuple(key for key in _alone(part, record, archive) if shown.has(key.meeting))
        if only:
            name = archive.registers.places[part].name
            yield Within(name, addresses.place(part), views.passages_by_meeting(only, archive))


def _entry(id_: str, archive: Archive) -> Entry:
    place = archive.registers.places[id_]
    record = archive.places[id_]
    actions = f", {wording.count(len(record.actions), 'action')}" if record.actions else ""
    details = f"{place.kind}, {wording.count(len(record.passages), 'passage')}{actions}"
    return Entry(place.name, addresses.place(id_), details, tuple(_entry(part, archive) for part in record.parts))

"""Places: the list, and the page of each: the passages and actions whose words name it."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import PLACES, Book, shell
from minutebook.outputs.pages.views import ActionCard, Named, Passages


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in a list, with the places that are part of it."""

    name: str
    address: str
    details: str
    parts: "tuple[Entry, ...]"


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Everything a place's page shows."""

    name: str
    kind: str
    part_of: Named | None
    also: tuple[str, ...]
    """How else the minutes write it."""
    passages: tuple[Passages, ...]
    passage_count: str
    actions: tuple[ActionCard, ...]
    parts: tuple[Entry, ...]
    as_at: str


def places_page(book: Book) -> Iterator[File]:
    """Make the list of places, wards under their districts."""
    archive = book.archive
    top = tuple(_entry(id_, archive) for id_ in archive.places if archive.registers.places[id_].part_of is None)
    about = f"Districts, wards and areas that the minutes of the {archive.site.body} name."
    yield book.press.page("places", shell(addresses.PLACES, "Places", about), "places.yaml", places=top)


def place_pages(book: Book) -> Iterator[File]:
    """Make the page of each place."""
    archive = book.archive
    for id_ in archive.places:
        place = archive.registers.places[id_]
        around = archive.registers.places[place.part_of].name if place.part_of else None
        name = f"{place.name}, {around}" if around else place.name
        about_shell = shell(addresses.place(id_), name, f"Where the minutes name {name}.", PLACES)
        yield book.press.page("place", about_shell, "places.yaml", place=_view(id_, archive))


def _view(id_: str, archive: Archive) -> PlaceView:
    place = archive.registers.places[id_]
    record = archive.places[id_]
    around = archive.registers.places[place.part_of] if place.part_of else None
    return PlaceView(
        name=place.name,
        kind=naming.PLACE_KINDS[place.kind],
        part_of=Named(around.name, addresses.place(around.id)) if around else None,
        also=place.known_as,
        passages=views.passages_by_meeting(record.passages, archive),
        passage_count=wording.count(len(record.passages), "passage"),
        actions=views.cards(record.actions, archive),
        parts=tuple(_entry(part, archive) for part in record.parts),
        as_at=views.as_at(archive),
    )


def _entry(id_: str, archive: Archive) -> Entry:
    place = archive.registers.places[id_]
    record = archive.places[id_]
    actions = f", {wording.count(len(record.actions), 'action')}" if record.actions else ""
    details = f"{place.kind}, {wording.count(len(record.passages), 'passage')}{actions}"
    return Entry(place.name, addresses.place(id_), details, tuple(_entry(part, archive) for part in record.parts))

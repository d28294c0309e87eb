"""The search page: shards of records in, the page with everything that a search can be narrowed by out."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses, naming
from minutebook.outputs.pages.book import open_book, shell
from minutebook.outputs.pages.views import Named
from minutebook.outputs.search import KINDS, Shard, digest_of, values_in


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet."""

    value: str
    words: str
    feed: str | None = None
    """The address of what can be followed instead of searched."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What a search can be narrowed by."""

    name: str
    words: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page offers."""

    facets: tuple[Facet, ...]
    shards: str
    """The indexes, as JSON for the page's script."""
    words: str
    """The address of the words of the minutes."""
    places: tuple[Named, ...]
    """Where to go without a search."""


def search_page(archive: Archive, settings: Settings, shards: tuple[Shard, ...]) -> Iterator[File]:
    """Make the search page."""
    book = open_book(archive, settings)
    view = SearchView(
        facets=tuple(facet for facet in _facets(archive, shards) if facet.choices),
        shards=json.dumps(
            [{"name": shard.name, "digest": shard.digest, "size": len(shard.records)} for shard in shards],
            separators=(",", ":"),
        ),
        words=addresses.search_words(digest_of(shards)),
        places=(
            Named("Meetings by year", addresses.MEETINGS),
            Named("Themes", addresses.THEMES),
            Named("Places", addresses.PLACES),
            Named("Actions", addresses.ACTIONS),
            Named("Glossary", addresses.GLOSSARY),
        ),
    )
    about = shell(
        addresses.SEARCH, addresses.TITLES[addresses.SEARCH], f"Search the minutes of the {archive.site.body}."
    )
    yield book.press.page("search", about, "templates/pages/search.html", search=view)


def _facets(archive: Archive, shards: tuple[Shard, ...]) -> Iterator[Facet]:
    """Offer every value that some record has, in the order of the site's own lists."""
    used = values_in(record for shard in shards for record in shard.records)
    registers = archive.registers
    feeds = {id_: addresses.theme_feed(id_) for id_ in archive.themes}
    names = {
        "series": {id_: series.name for id_, series in registers.series.items()},
        "theme": {id_: registers.themes[id_].name for id_ in archive.themes},
        "kind": KINDS,
        "year": {year: year for year in sorted(used["year"], reverse=True)},
        "organisation": {id_: naming.owner_name(id_, archive) for id_ in archive.organisations},
        "speaker": {id_: registers.label(id_) for id_ in archive.people},
        "place": {id_: registers.places[id_].name for id_ in archive.places},
        "state": naming.STATES,
    }
    words = {
        "series": "Series",
        "theme": "Theme of the item",
        "kind": "Kind",
        "year": "Year",
        "organisation": "Organisation of a speaker or owner",
        "speaker": "Named as speaking",
        "place": "Place",
        "state": "State of the action",
    }
    for name, choices in names.items():
        kept = (Choice(id_, said, feeds.get(id_) if name == "theme" else None) for id_, said in choices.items())
        yield Facet(name, words[name], tuple(choice for choice in kept if choice.value in used[name]))

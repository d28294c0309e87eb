"""Render: the Archive in, every unit of the site out. A new output is one line, here or in outputs/machines.py."""

from collections.abc import Callable, Iterator
from functools import partial

from minutebook.model import Archive
from minutebook.outputs import File, Join, Settings, Unit
from minutebook.outputs.admin import admin
from minutebook.outputs.assets import assets, documents
from minutebook.outputs.handbook import handbook
from minutebook.outputs.headers import headers
from minutebook.outputs.machines import machines
from minutebook.outputs.pages import pages
from minutebook.outputs.pages.search import search_page
from minutebook.outputs.search import Shard, catalogue_files

Output = Callable[[Archive, Settings], Iterator[File]]

OUTPUTS: tuple[Output, ...] = (admin, handbook, headers)


def render(archive: Archive, settings: Settings, shards: tuple[Shard, ...] = ()) -> Iterator[Unit | Join]:
    """Give every unit of the site, those that take longest first.

    `shards` are what the search will find; there are none where the site has no search.
    """
    made, settings = assets(archive, settings)
    yield from machines(archive, settings)
    yield Unit("assets", None, lambda _: made, kept=False)
    yield Unit("documents", None, lambda archive: documents(archive, settings), kept=False)
    for output in OUTPUTS:
        yield Unit(output.__name__, settings.told(), partial(_made, output, settings))
    if shards:
        yield Unit("search page", None, lambda archive: search_page(archive, settings, shards), kept=False)
        yield Unit("catalogue", None, lambda _: catalogue_files(shards), kept=False)
    yield from pages(archive, settings)


def _made(output: Output, settings: Settings, archive: Archive) -> Iterator[File]:
    return output(archive, settings)

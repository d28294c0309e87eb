"""Render: the Archive in, every file of the site out. A new output is one line in OUTPUTS."""

from collections.abc import Callable, Iterator

from minutebook.model import Archive
from minutebook.outputs import File, Settings
from minutebook.outputs.assets import assets, documents
from minutebook.outputs.calendar import calendar
from minutebook.outputs.feeds import feeds
from minutebook.outputs.opendata import open_data
from minutebook.outputs.pages import pages

Output = Callable[[Archive, Settings], Iterator[File]]

OUTPUTS: tuple[Output, ...] = (pages, assets, documents, feeds, calendar, open_data)


def render(archive: Archive, settings: Settings) -> Iterator[File]:
    """Ask each output in turn for its files."""
    for output in OUTPUTS:
        yield from output(archive, settings)

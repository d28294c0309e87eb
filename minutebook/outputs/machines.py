"""Machines: the outputs that are made for programs and not for readers. A new feed or format is one line in OUTPUTS."""

from collections.abc import Iterator

from minutebook.model import Archive
from minutebook.outputs import File, Settings
from minutebook.outputs.calendar import calendar
from minutebook.outputs.feeds import feeds
from minutebook.outputs.opendata import open_data
from minutebook.outputs.published import published

OUTPUTS = (feeds, calendar, open_data, published)


def machines(archive: Archive, settings: Settings) -> Iterator[File]:
    """Ask each of these outputs in turn for its files."""
    for output in OUTPUTS:
        yield from output(archive, settings)

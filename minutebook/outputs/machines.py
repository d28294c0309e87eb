"""Machines: the outputs that are made for programs and not for readers. A new feed or format is one line in OUTPUTS."""

from collections.abc import Callable, Iterator
from functools import partial

from minutebook.model import Archive
from minutebook.outputs import File, Join, Settings, Unit
from minutebook.outputs.calendar import calendar
from minutebook.outputs.feeds import feeds
from minutebook.outputs.opendata import open_data
from minutebook.outputs.published import published

Output = Callable[[Archive, Settings], Iterator[File]]

OUTPUTS: tuple[Output, ...] = (feeds, calendar, published)


def machines(archive: Archive, settings: Settings) -> Iterator[Unit | Join]:
    """Give what each of these outputs makes."""
    yield from open_data(archive, settings)
    for output in OUTPUTS:
        yield Unit(output.__name__, settings.told(), partial(_made, output, settings))


def _made(
    output: Callable[[Archive, Settings], Iterator[File]], settings: Settings, archive: Archive
) -> Iterator[File]:
    return output(archive, settings)

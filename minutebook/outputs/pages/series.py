"""The list of series, and the page of each: its latest and next meeting, how to attend, its actions and minutes."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from minutebook.model import Archive, Series
from minutebook.outputs import File, addresses, wording
from minutebook.outputs.markup import with_links
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import SERIES, Book, Kind, shell
from minutebook.outputs.pages.meetings import (
    Entry,
    Meetings,
    announced_later,
    entry_of,
    has_ended,
    in_their_place,
    meetings_in,
)
from minutebook.outputs.pages.parts import Part, parted
from minutebook.outputs.pages.views import ActionCard, AnnouncedView, Named, Share
from minutebook.outputs.templating import Crumb

SHOWN = 12
"""Open actions on the page of a series; the register has all of them."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A series in the list."""

    name: Named
    description: str
    latest: Entry | None
    announced: tuple[AnnouncedView, ...]
    ended: str
    """The day on which it ended, or ends; empty where none is known."""
    over: bool
    """Whether that day has come, as far as the minutes published here go."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """Everything the page of a series shows."""

    listed: Listed
    organisation: Named | None
    attending: tuple[Markup, ...]
    """Paragraphs on how to attend."""
    counts: str
    shares: tuple[Share, ...]
    """What became of its actions."""
    actions: tuple[ActionCard, ...]
    """Some that are not finished, the latest first."""
    register: str
    """The address of the register, narrowed to the series."""
    meetings: Meetings
    feed: str
    calendar: str
    as_at: str


def series_list(book: Book) -> Iterator[File]:
    """Make the list of series, those that ended behind those that meet; none where the site has one."""
    archive = book.archive
    if not archive.registers.series:
        return
    listed = [_listed(series, archive) for series in archive.registers.series.values()]
    about = shell(
        addresses.SERIES,
        addresses.TITLES[addresses.SERIES],
        f"The committees and panels of the {archive.site.body} whose meetings are published here.",
    )
    meeting, ended = ([entry for entry in listed if entry.over is over] for over in (False, True))
    yield book.press.page("several-series", about, "series.yaml", meeting=meeting, ended=ended)


def _page(book: Book, place: tuple[str, Part]) -> File:
    id_, shown = place
    label = shown.label
    series = book.archive.registers.series[id_]
    held = len(book.archive.meetings.along((id_,)))
    about = series.description or f"{wording.count(held, 'meeting')} of the {series.name} published here."
    feed = Crumb(f"{series.name}: what is new", addresses.series_feed(id_))
    title, up = f"Series: {series.name}", (Crumb(series.name, addresses.series(id_)),) if label else ()
    about_shell = shell(shown.address, f"{title}, {shown.name}" if label else title, about, SERIES, *up, feeds=(feed,))
    return book.press.page(
        "series",
        about_shell,
        "series.yaml",
        series=_view(series, shown, book.archive),
        parts=shown.links,
    )


SERIES_PAGES = Kind(
    lambda archive: (
        (part.address, (id_, part))
        for id_ in archive.registers.series
        for part in parted(addresses.series(id_), in_their_place(archive, (id_,)))
    ),
    _page,
)
"""The page of each series."""


def _listed(series: Series, archive: Archive) -> Listed:
    held = archive.meetings.along((series.id,))
    return Listed(
        name=Named(series.name, addresses.series(series.id)),
        description=series.description or "",
        latest=entry_of(held.latest, archive) if held.latest else None,
        announced=announced_later(archive, (series.id,)),
        ended=wording.day(series.ended) if series.ended else "",
        over=has_ended(series, archive),
    )


def _view(series: Series, shown: Part, archive: Archive) -> SeriesView:
    own = (series.id,)
    histories = [history for history in archive.actions.values() if series.id in history.series]
    unfinished = [history for history in histories if history.is_open][::-1]
    known = archive.registers.organisations
    return SeriesView(
        listed=_listed(series, archive),
        organisation=Named(known[series.organisation].name, addresses.organisation(series.organisation))
        if series.organisation
        else None,
        attending=with_links(series.attending or ""),
        counts=wording.count(len(histories), "action"),
        shares=views.shares(histories),
        actions=tuple(views.action_card(history, archive) for history in unfinished[:SHOWN]),
        register=f"{addresses.ACTIONS}?series={series.id}",
        meetings=meetings_in(shown, archive, own),
        feed=addresses.series_feed(series.id),
        calendar=addresses.series_calendar(series.id),
        as_at=views.as_at(archive, own, histories),
    )

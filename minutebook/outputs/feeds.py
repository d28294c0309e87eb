"""Feeds: what happened in, Atom feeds (RFC 4287) out. The only module that touches feedgenerator."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import StringIO
from zoneinfo import ZoneInfo

from feedgenerator import Atom1Feed
from markupsafe import escape

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.identifiers import permanent_id
from minutebook.outputs.moved import former_folders
from minutebook.outputs.news import Event, news

LONGEST = 50
"""Entries of a feed: readers keep what they have seen, and the register has everything."""


class _Atom(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """An Atom feed whose own date comes from the record: the library takes the clock where there are no entries."""

    def latest_post_date(self) -> datetime:
        dates = [item["updateddate"] for item in self.items]
        latest: datetime = max(dates, default=self.feed["latest"])
        return latest


def feeds(archive: Archive, _: Settings) -> Iterator[File]:
    """Make the feed of everything new, of actions, of corrections and of each theme."""
    events = news(archive)
    meetings = [
        event for event in events if event.kind in ("meeting", "decision", "action", "update", "answer", "correction")
    ]
    actions = [event for event in events if event.kind in ("action", "update")]
    corrections = [event for event in events if event.kind == "correction"]
    title = archive.site.title
    yield _feed(archive, f"{title}: everything new", addresses.HOME, addresses.FEED, meetings)
    yield _feed(archive, f"{title}: actions", addresses.ACTIONS, addresses.ACTIONS_FEED, actions)
    decisions = [event for event in events if event.kind == "decision"]
    if decisions:
        yield _feed(archive, f"{title}: decisions", addresses.DECISIONS, addresses.DECISIONS_FEED, decisions)
    yield _feed(archive, f"{title}: corrections", addresses.CORRECTIONS, addresses.CORRECTIONS_FEED, corrections)
    for id_, series in archive.registers.series.items():
        about = [event for event in meetings if id_ in event.series]
        made = _feed(archive, f"{title}: {series.name}", addresses.series(id_), addresses.series_feed(id_), about)
        yield from _with_old("series", id_, made, archive)
    for id_, theme in archive.registers.themes.items():
        about = [event for event in events if id_ in event.themes and event.kind != "meeting"]
        made = _feed(archive, f"{title}: {theme.name}", addresses.theme(id_), addresses.theme_feed(id_), about)
        yield from _with_old("theme", id_, made, archive)


def _with_old(kind: str, id_: str, feed: File, archive: Archive) -> Iterator[File]:
    """Give a feed at its address and, since a reader of feeds follows no page, at those that it had before."""
    yield feed
    for address in former_folders(kind, id_, archive):
        yield File(f"{address}{feed.path.rpartition('/')[2]}", feed.content, feed.source)


def _feed(archive: Archive, title: str, page: str, address: str, events: Iterable[Event]) -> File:
    site = archive.site
    latest = archive.meetings.latest

    def url(target: str) -> str:
        # Without the site's own address, links lead on from where the feed lies (RFC 4287, section 2).
        return f"{site.base_url}{target}" if site.base_url else addresses.relative(target, address)

    feed = _Atom(
        title=title,
        link=url(page),
        description=site.description or f"Minutes of the {site.body}.",
        language=site.language,
        author_name=site.body,
        feed_url=url(address) if site.base_url else None,
        feed_guid=permanent_id(site, "feed", address),
        latest=_moment(latest.date if latest else date(1970, 1, 1), site.timezone),
    )
    for event in list(events)[:LONGEST]:
        feed.add_item(
            title=event.title,
            link=url(event.address),
            # Atom readers take a summary for HTML, so its words are escaped.
            description=str(escape(event.text)),
            unique_id=permanent_id(site, *event.name),
            pubdate=_moment(event.happened, site.timezone),
            updateddate=_moment(event.updated, site.timezone),
            categories=[archive.registers.themes[theme].name for theme in event.themes],
        )
    text = StringIO()
    feed.write(text, "utf-8")
    return File(address, text.getvalue().encode(), "meetings/")


def _moment(day: date, timezone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(timezone))

"""Calendar: the archive in, its meetings as iCalendar (RFC 5545) out. The only module that touches icalendar."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vUri

from minutebook.model import Announced, Archive, Meeting, Sitting
from minutebook.outputs import File, Settings, addresses, naming, wording
from minutebook.outputs.identifiers import permanent_id
from minutebook.outputs.moved import former_folders
from minutebook.outputs.news import last_changed

_YEARS = (1900, 2100)
"""Beyond these years the changes of the clocks are nobody's knowledge, and no minutes need them."""


def calendar(archive: Archive, _: Settings) -> Iterator[File]:
    """Make one calendar of the meetings held and announced, and one for each series."""
    yield _calendar(archive, archive.site.title, addresses.CALENDAR, ())
    for id_, series in archive.registers.series.items():
        address = addresses.series_calendar(id_)
        made = _calendar(archive, f"{archive.site.title}: {series.name}", address, (id_,))
        yield made
        for folder in former_folders("series", id_, archive):
            yield replace(made, path=f"{folder}{address.rpartition('/')[2]}")


def _calendar(archive: Archive, title: str, address: str, series: tuple[str, ...]) -> File:
    """Make the calendar of some series, or of all."""
    held = archive.meetings.along(series)
    announced = [entry for entry in archive.announced if entry.by in held]
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Minutebook//Minutebook//EN")
    # icalendar escapes nothing in a property that it does not know, and a title may have several lines.
    made.add("x-wr-calname", " ".join(title.split()))
    unheld = archive.unheld.along(series)
    days = [day for meeting in (*held.values(), *unheld.values()) for day in (meeting.date, meeting.until)]
    days += [entry.next.date for entry in announced]
    zones = (naming.timezone(meeting, archive) for meeting in (*held.values(), *unheld.values()))
    for zone in dict.fromkeys((archive.site.timezone, *zones)) if days else ():
        made.add_component(_timezone(zone, min(days).year, max(days).year))
    announced_as = _announced_as(archive)
    for meeting in held.values():
        for event in _held(meeting, announced_as.get(meeting.id, meeting.id), archive):
            made.add_component(event)
    for meeting in unheld.values():
        for event in _unheld(meeting, announced_as.get(meeting.id, meeting.id), archive):
            made.add_component(event)
    for entry in announced:
        made.add_component(_announced(entry, archive))
    return File(address, made.to_ical(), "meetings/")


def _names_of_days(archive: Archive) -> dict[date, list[tuple[str, tuple[str, ...]]]]:
    """Name what minutes announce for a day, with whose meeting it is: it keeps its UID once it has been held.

    Where the site has several series, the name has those of the first that announced the day.
    """
    found: dict[date, list[tuple[str, tuple[str, ...]]]] = {}
    for meeting in archive.meetings.values():
        if meeting.next_meeting:
            day = meeting.next_meeting.date
            known = found.setdefault(day, [])
            if not any(_meet(series, meeting.series) for _, series in known):
                own = sorted(meeting.series) if len(archive.registers.series) > 1 else []
                known.append(("-".join((*own, day.isoformat())), meeting.series))
    return found


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two meetings belong to one series; in a site of one, all do."""
    return one == other or not set(one).isdisjoint(other)


def _announced_as(archive: Archive) -> dict[str, str]:
    """Give the meeting that has a day's own UID, under which the day was announced, and that UID's name.

    It is the one whose file has the plain name of the day, or, where none has, the first.
    """
    everyone = (*archive.meetings.values(), *archive.unheld.values())
    plain = {meeting.id for meeting in everyone}
    names = _names_of_days(archive)
    found: dict[str, str] = {}
    for meeting in everyone:
        day = meeting.date.isoformat()
        one = [(day, meeting.series)] if len(archive.registers.series) < 2 else []  # noqa: PLR2004 (a site of one)
        for name, series in one or names.get(meeting.date, []):
            if name not in plain and name not in found.values() and _meet(series, meeting.series):
                found[meeting.id] = name
                break
    return found


def _held(meeting: Meeting, name: str, archive: Archive) -> Iterator[Event]:
    for event in _sat(meeting, name, last_changed(meeting, archive), archive):
        event.add("summary", meeting.title)
        event.add("description", f"Published here: {naming.own_state(meeting, archive)}.")
        if meeting.venue:
            event.add("location", meeting.venue)
        _link(event, addresses.meeting(meeting.id), archive)
        yield event


def _sat(meeting: Meeting, name: str, said: date, archive: Archive) -> Iterator[Event]:
    """Make an event for each sitting of a meeting; the first has the meeting's own UID."""
    zone = naming.timezone(meeting, archive)
    for number, sitting in enumerate(meeting.sittings, 1):
        yield _event(name if number == 1 else f"{name}-sitting-{number}", sitting, zone, said, archive)


def _unheld(meeting: Meeting, name: str, archive: Archive) -> Iterator[Event]:
    """Make the event of a meeting that is announced or was not held (RFC 5545, 3.8.1.11 and 3.8.7.4)."""
    latest = archive.meetings.latest
    said = min(meeting.date, latest.date) if latest else meeting.date
    attending = naming.how_to_attend(meeting, archive)
    off = meeting.status in ("cancelled", "moved")
    for event in _sat(meeting, name, said, archive):
        event.add("summary", f"{meeting.title} ({meeting.status})")
        event.add("description", "\n".join(filter(None, (naming.unheld_words(meeting), attending))))
        event.add("status", "CANCELLED" if off else "CONFIRMED")
        if off:
            event.add("sequence", 1)
        if meeting.venue:
            event.add("location", meeting.venue)
        if meeting.join and meeting.status == "announced":
            # RFC 7986, 5.11: the address at which one takes part.
            event.add("conference", vUri(meeting.join), parameters={"VALUE": "URI", "FEATURE": "VIDEO"})
        _link(event, addresses.meeting(meeting.id), archive)
        yield event


def _announced(entry: Announced, archive: Archive) -> Event:
    following = entry.next
    by = archive.meetings[entry.by]
    names = _names_of_days(archive)[following.date]
    name = next(name for name, series in names if _meet(series, by.series))
    event = _event(name, following.sittings[0], naming.timezone(by, archive), by.date, archive)
    whose = ", ".join(naming.series_names(by.series, archive)) or archive.site.body
    event.add("summary", f"{whose} (announced)")
    event.add("description", f"Announced on {wording.day(by.date)}. No minutes of this meeting are published here.")
    if following.venue:
        event.add("location", following.venue)
    _link(event, addresses.meeting(by.id, addresses.NEXT_MEETING), archive)
    return event


def _event(id_: str, sitting: Sitting, zone: str, said: date, archive: Archive) -> Event:
    """Make an event; one that is announced keeps its UID once it has been held and minuted."""
    event = Event()
    event.add("uid", permanent_id(archive.site, "event", id_))
    # DTSTAMP (RFC 5545, 3.8.7.2) is the day of the minutes that say so: no clock is read.
    event.add("dtstamp", datetime.combine(said, time(), UTC))
    start, end = sitting.moments(zone)
    event.add("dtstart", start)
    # A start alone has no end here either; the end of days is the day behind the last (RFC 5545, 3.6.1).
    if isinstance(end, datetime):
        event.add("dtend", end)
    elif end and not isinstance(start, datetime):
        event.add("dtend", end + timedelta(days=1))
    return event


def _link(event: Event, address: str, archive: Archive) -> None:
    """Give the page's address; a calendar has no place of its own from which a shorter one could lead on."""
    if archive.site.base_url:
        event.add("url", f"{archive.site.base_url}{address}")


def _timezone(name: str, first: int, last: int) -> Timezone:
    """Describe a time zone for some years, with every change of its clocks.

    icalendar's own description begins summer time an hour late: RFC 5545, 3.6.5, asks for the local time before it.
    """
    zone = ZoneInfo(name)
    first, last = max(first, _YEARS[0]), min(last, _YEARS[1])
    described = Timezone()
    described.add("tzid", name)
    start = datetime(first, 1, 1, tzinfo=UTC)
    for moment in (start, *_changes(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC))):
        before = (moment - timedelta(seconds=1)).astimezone(zone)
        after = moment.astimezone(zone)
        # By offset and not by what the zone calls it: Ireland's own summer time is its standard time.
        winter = min(datetime(after.year, month, 1, tzinfo=zone).utcoffset() or timedelta() for month in (1, 7))
        part = TimezoneDaylight() if (after.utcoffset() or timedelta()) > winter else TimezoneStandard()
        offset = before.utcoffset() or timedelta()
        part.add("dtstart", (moment + offset).replace(tzinfo=None))
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", after.utcoffset() or timedelta())
        part.add("tzname", after.tzname() or name)
        described.add_component(part)
    return described


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Find the moments at which a zone's clocks change, to the minute."""
    day = timedelta(days=1)
    while start < end:
        if start.astimezone(zone).utcoffset() != (start + day).astimezone(zone).utcoffset():
            minutes = range(1, 24 * 60 + 1)
            now = start.astimezone(zone).utcoffset()
            yield next(
                moment
                for moment in (start + timedelta(minutes=minute) for minute in minutes)
                if moment.astimezone(zone).utcoffset() != now
            )
        start += day

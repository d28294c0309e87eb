"""Tables of meetings: the archive in, a row for each meeting, attendance, item, passage, report and correction out."""

from collections.abc import Iterator
from datetime import date

from minutebook import model
from minutebook.model import (
    Archive,
    Attendee,
    Link,
    Meeting,
    Paper,
    Passage,
    PassageKey,
    SiteLink,
    Sitting,
    Update,
    day_of,
    last_hour,
    links_in,
    quoted_in,
    runs_in,
    standing_in,
    words_in,
)
from minutebook.outputs import addresses, naming
from minutebook.outputs.citations import form_of, of_passages
from minutebook.outputs.opendata.shape import Column, Row, Table


def item_id(meeting: str, key: str | None) -> str | None:
    """Name an item in the data: `2024-02-27/3a`."""
    return f"{meeting}/{key}" if key else None


def passage_id(key: PassageKey) -> str:
    """Name a passage in the data: `2024-02-27/item-4-p2`."""
    return f"{key.meeting}/{addresses.passage_fragment(key.item, key.number)}"


def update_id(update: Update, archive: Archive) -> str:
    """Name an update by its action and its meeting: `2023-10-23/A2@2024-02-27`."""
    name = f"{update.action}@{update.meeting}"
    of_meeting = [other for other in archive.actions[update.action].updates if other.meeting == update.meeting]
    number = of_meeting.index(update) + 1
    return name if number == 1 else f"{name}-{number}"


def _meeting(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    public_in = archive.registers.public_in
    accepted = archive.accepted.get(meeting.id)
    by = archive.meetings[accepted.by] if accepted else None
    groups = meeting.attendance
    yield (
        meeting.id,
        meeting.title,
        meeting.date,
        *_hours(meeting.sittings),
        meeting.timezone,
        meeting.venue,
        meeting.webcast,
        meeting.captions,
        meeting.join,
        meeting.chair if public_in(meeting, meeting.chair) else None,
        meeting.minutes,
        by.id if by else None,
        by.date if by else None,
        max((entry.date for entry in meeting.corrections), default=None),
        meeting.summary,
        None,
        None,
        len(groups.there) if groups else None,
        len(groups.apologies) if groups and groups.apologies is not None else None,
        len(groups.absent) or None if groups else None,
        meeting.series,
        addresses.meeting(meeting.id),
    )


def _withdrawn(archive: Archive) -> Iterator[Row]:
    for meeting in archive.withdrawn.values():
        taken = meeting.withdrawn
        nothing = (None,) * 14
        why = (taken.date, taken.reason) if taken else (None, None)
        yield (
            meeting.id,
            meeting.title,
            meeting.date,
            *nothing,
            *why,
            None,
            None,
            None,
            meeting.series,
            addresses.meeting(meeting.id),
        )


def _hours(sittings: tuple[Sitting, ...]) -> tuple[str | None, str | None, date | None]:
    """Give when something began and ended, and the day of its end where that is another than the first."""
    hours, end, until = sittings[0].hours, last_hour(sittings), sittings[-1].until
    start = f"{hours.start:%H:%M}" if hours else None
    return start, f"{end:%H:%M}" if end else None, until if until != sittings[0].day else None


def _sittings(meeting: Meeting, _: Archive) -> Iterator[Row]:
    for number, sitting in enumerate(meeting.sittings, 1) if len(meeting.sittings) > 1 else ():
        hours = _hours((sitting,))
        yield f"{meeting.id}/sitting-{number}", meeting.id, sitting.day, *hours, addresses.meeting(meeting.id)


def _unheld(archive: Archive) -> Iterator[Row]:
    for meeting in archive.unheld.values():
        yield (
            meeting.id,
            meeting.title,
            meeting.date,
            *_hours(meeting.sittings),
            meeting.timezone,
            meeting.venue,
            meeting.status,
            meeting.moved_to,
            meeting.reason,
            naming.how_to_attend(meeting, archive) or None,
            meeting.series,
            addresses.meeting(meeting.id),
        )


def _attendance(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for how, attendee in _listed(meeting):
        person = archive.registers.public_as(meeting, attendee)
        if person:
            yield (
                f"{meeting.id}/{person}",
                meeting.id,
                person,
                attendee.name,
                attendee.role,
                attendee.organisation,
                how,
                item_id(meeting.id, attendee.arrived),
                item_id(meeting.id, attendee.left),
                tuple(f"{meeting.id}/{key}" for key in attendee.out_for),
                archive.registers.public_in(meeting, attendee.in_place_of),
                addresses.meeting(meeting.id, addresses.ATTENDANCE),
            )


def _items(meeting: Meeting, _: Archive) -> Iterator[Row]:
    for item in meeting.items:
        yield (
            item_id(meeting.id, item.key),
            meeting.id,
            item.number or None,
            item.title,
            item.kind,
            item_id(meeting.id, item.within),
            item.exempt,
            item.deferred is not None,
            day_of(item.deferred) if item.deferred and item.deferred != "true" else None,
            item.withdrawn,
            item_id(meeting.id, item.taken),
            item.recording,
            addresses.item(meeting.id, item),
        )


def _links(passage: Passage | model.Table) -> Iterator[Link | SiteLink]:
    for runs in runs_in(passage):
        yield from links_in(runs)


def _address(link: Link | SiteLink, meeting: Meeting, base: str) -> str:
    """Give the full address that a link leads to, as far as the site's own is known."""
    address = addresses.linked(link, addresses.meeting(meeting.id))
    return address if isinstance(link, Link) else f"{base}{address}"


def _offices(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for number, holder in enumerate(meeting.offices, 1):
        person = archive.registers.public_in(meeting, holder.name)
        since = item_id(meeting.id, holder.from_item)
        yield f"{meeting.id}/{number}", meeting.id, holder.office, person, since, addresses.meeting(meeting.id)


def _link_table(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    base = archive.site.base_url or "/"
    for key, passage in meeting.passages():
        for number, link in enumerate(_links(passage), 1):
            yield (
                f"{passage_id(key)}/{number}",
                meeting.id,
                passage_id(key),
                words_in(link.runs),
                _address(link, meeting, base),
                isinstance(link, SiteLink),
                addresses.passage(key),
            )


def _passages(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    base = archive.site.base_url or "/"
    form = form_of(meeting, archive)
    quoted = {PassageKey(meeting.id, key, number) for key, blocks in meeting.parts() for number in quoted_in(blocks)}
    standings = (standing for _, blocks in meeting.parts() for standing in standing_in(blocks))
    parts = zip(of_passages(meeting, archive), meeting.passages(), standings, strict=True)
    for cited, (key, passage), standing in parts:
        yield (
            passage_id(key),
            meeting.id,
            item_id(meeting.id, key.item),
            key.number,
            words_in(passage),
            standing.level,
            standing.ordinal,
            key in quoted,
            tuple(_address(link, meeting, base) for link in _links(passage)),
            archive.speakers.get(key, ()),
            archive.named_places.get(key, ()),
            form.text(cited.part, cited.speakers),
            addresses.passage(key),
        )


def _acceptances(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for entry in meeting.accepts:
        yield (
            f"{meeting.id}/{entry.meeting}",
            meeting.id,
            item_id(meeting.id, entry.item),
            entry.meeting if entry.meeting in archive.meetings else None,
            day_of(entry.meeting),
            entry.amendments or (),
            addresses.item(meeting.id, entry.item) if entry.item else addresses.meeting(meeting.id),
        )


def _announced_meetings(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    following = meeting.next_meeting
    if following:
        yield (
            f"{meeting.id}/{following.date}",
            meeting.id,
            following.date,
            *_hours(following.sittings)[:2],
            following.venue,
            next((held.id for held in archive.meetings.beside(meeting.id).on(following.date)), None),
            addresses.meeting(meeting.id, addresses.NEXT_MEETING),
        )


def _papers(meeting: Meeting, archive: Archive) -> Iterator[Row]:
    for item in meeting.items:
        for number, paper in enumerate(item.papers, 1):
            at = addresses.item(meeting.id, item)
            yield (
                f"{meeting.id}/{item.key}/{number}",
                meeting.id,
                item_id(meeting.id, item.key),
                None,
                *_paper(paper),
                at,
            )
    for update in meeting.updates:
        for number, paper in enumerate(update.evidence, 1):
            at = addresses.action(update.action)
            name = update_id(update, archive)
            yield f"{name}/{number}", meeting.id, item_id(meeting.id, update.item), name, *_paper(paper), at


def _paper(paper: Paper) -> Row:
    held = addresses.document(paper.hosted) if paper.hosted else None
    taken = (paper.withdrawn.date, paper.withdrawn.reason) if paper.withdrawn else (None, None)
    state = naming.paper_state(paper)
    return paper.title, state, paper.elsewhere, held, paper.published, paper.replaced_by, *taken


def _corrections(meeting: Meeting, _: Archive) -> Iterator[Row]:
    for entry in meeting.corrections:
        yield (
            f"{meeting.id}/{entry.id}",
            meeting.id,
            item_id(meeting.id, entry.item),
            passage_id(PassageKey(meeting.id, *entry.passage)) if entry.passage else None,
            entry.date,
            entry.kind,
            entry.was,
            entry.now,
            entry.reason,
            addresses.correction(meeting.id, entry.id),
        )


def _listed(meeting: Meeting) -> Iterator[tuple[str, Attendee]]:
    words = {"also_present": "also present", "substitutes": "substitute"}
    for group, attendees in meeting.attendance.groups() if meeting.attendance else ():
        yield from ((words.get(group, group), attendee) for attendee in attendees)


MEETINGS = Table(
    "meetings",
    "Meetings",
    "One row for each meeting whose minutes are published here, and for each whose minutes were withdrawn: of these "
    "the title, the day and the reason are left.",
    (
        Column("id", "string", "The meeting's permanent name: its date, with a word where two fell on one day."),
        Column("title", "string", "What the meeting is called."),
        Column("date", "date", "The day on which it was held."),
        Column("start", "string", "When it began, local time, if the minutes say."),
        Column("end", "string", "When it ended, local time, if the minutes say."),
        Column("last_day", "date", "The day on which it ended, if another."),
        Column("timezone", "string", "The time zone of its hours (IANA), if not the site's."),
        Column("venue", "string", "Where it was held, if the minutes say."),
        Column("webcast", "string", "The address of its recording, if there is one."),
        Column("captions", "string", "The address of the recording's captions or transcript."),
        Column("join", "string", "The address at which people took part from elsewhere."),
        Column(
            "chair",
            "string",
            "Who chaired it, if the minutes say; left empty too where that person holds no public role.",
        ),
        Column("minutes", "string", "`draft` or `final`; empty where the minutes do not say."),
        Column(
            "accepted_by",
            "string",
            "The later meeting that accepted these minutes; empty while none is known to have.",
            "meetings",
        ),
        Column("accepted_on", "date", "The day of that meeting."),
        Column(
            "corrected_on",
            "date",
            "The day of the latest correction; later than `accepted_on` where the words were changed after that.",
        ),
        Column("summary", "string", "A summary in the words of whoever publishes them; no part of the minutes."),
        Column("withdrawn_on", "date", "The day on which the minutes were taken back; empty where they stand."),
        Column("withdrawn_because", "string", "Why they were taken back."),
        Column("present", "integer", "How many people the attendance lists as present or also present."),
        Column(
            "apologies", "integer", "How many sent apologies; 0 if the minutes say none, empty if they say nothing."
        ),
        Column("absent", "integer", "How many are listed as absent without apologies, if any."),
        Column(
            "series",
            "list",
            "Ids of the series it belongs to, several for a joint one; empty where the site names none.",
        ),
        Column("url", "address", "The meeting's page."),
    ),
    of=_meeting,
    after=_withdrawn,
)
UNHELD_MEETINGS = Table(
    "unheld_meetings",
    "Meetings announced, or not held",
    "One row for each meeting that is announced with a page of its own, or was cancelled, moved or inquorate. None of "
    "them counts as a meeting anywhere else.",
    (
        Column("id", "string", "Its permanent name, which its minutes will have."),
        Column("title", "string", "What it is called."),
        Column("date", "date", "The day for which it was announced."),
        Column("start", "string", "When it was to begin, local time."),
        Column("end", "string", "When it was to end, local time."),
        Column("last_day", "date", "The day on which it was to end, if another."),
        Column("timezone", "string", "The time zone of its hours (IANA), if not the site's."),
        Column("venue", "string", "Where it was to be held."),
        Column("status", "string", "`announced`, `cancelled`, `moved` or `inquorate`."),
        Column("moved_to", "string", "The day, or the permanent name of the meeting, to which it was moved, if known."),
        Column("reason", "string", "Why."),
        Column("attending", "string", "How to attend one that is to be held."),
        Column("series", "list", "Ids of the series that it belongs to."),
        Column("url", "address", "Its page."),
    ),
    after=_unheld,
)
SITTINGS = Table(
    "sittings",
    "Sittings",
    "One row for each sitting of a meeting that had several.",
    (
        Column("id", "string", "The meeting and the number of the sitting."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("date", "date", "The day on which it began."),
        Column("start", "string", "When it began, local time, if the minutes say."),
        Column("end", "string", "When it ended, local time, if the minutes say."),
        Column("last_day", "date", "The day on which it ended, if another."),
        Column("url", "address", "The meeting's page."),
    ),
    of=_sittings,
)
ATTENDANCE = Table(
    "attendance",
    "Attendance",
    "One row for each person with a public role in the attendance of a meeting. Nobody else is listed here, "
    "though the minutes name them.",
    (
        Column("id", "string", "The meeting and the person."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("person", "string", "The person.", "people"),
        Column("name", "string", "The name as minuted."),
        Column("role", "string", "The role as minuted at this meeting. It is never rewritten."),
        Column("organisation", "string", "The organisation as minuted.", "organisations"),
        Column("listed_as", "string", "`present`, `substitute`, `also present`, `apologies` or `absent`."),
        Column("arrived_at", "string", "The item at which they came, if they came late.", "items"),
        Column("left_at", "string", "The item at which they left for good.", "items"),
        Column("out_for", "list", "The items for which they had left the room."),
        Column("in_place_of", "string", "The person for whom they came, if one with a public role.", "people"),
        Column("url", "address", "The attendance on the meeting's page."),
    ),
    of=_attendance,
)
ITEMS = Table(
    "items",
    "Items",
    "One row for each numbered item of an agenda, and for each lettered part of one.",
    (
        Column("id", "string", "The meeting and the item's number."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("number", "string", "The item's number, with its letter where it has one: `3a`."),
        Column("title", "string", "The heading as published here, without its number."),
        Column("kind", "string", "`item`, `sub-item`, or `announcement`."),
        Column("part_of", "string", "The item that a lettered part belongs to.", "items"),
        Column("exempt", "string", "Why it was dealt with without the public, as minuted."),
        Column("deferred", "boolean", "Whether it was put off."),
        Column("deferred_to", "date", "To which day, if minuted."),
        Column("withdrawn", "boolean", "Whether it was taken off the agenda."),
        Column("taken_after", "string", "The item after which it was taken out of order.", "items"),
        Column("recording", "string", "Where it begins in the recording."),
        Column("url", "address", "The item on the meeting's page."),
    ),
    of=_items,
)
PASSAGES = Table(
    "passages",
    "Passages",
    "One row for each paragraph, list entry or table of the minutes. Actions, future items and attendance have "
    "tables of their own.",
    (
        Column("id", "string", "The passage's permanent name."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item; empty for what stands before the first.", "items"),
        Column("number", "integer", "Its number under that item, from 1."),
        Column("text", "string", "The words, exactly as minuted."),
        Column(
            "level", "integer", "How many lists it stands in: 0 for a paragraph, 1 for an entry, 2 for one below it."
        ),
        Column("ordinal", "integer", "The number before it, where it begins the entry of a numbered list."),
        Column("quoted", "boolean", "Whether it stands in a quotation."),
        Column("links", "texts", "The addresses that its words lead to, in their order; `links` has their words."),
        Column("speakers", "list", "Ids of the people whom the words name as speaking. Nobody is guessed."),
        Column("places", "list", "Ids of the places that the words name."),
        Column("citation", "string", "How to cite it; its address stands under `url`."),
        Column("url", "address", "The passage on the meeting's page."),
    ),
    of=_passages,
)
LINKS = Table(
    "links",
    "Links",
    "One row for each link in the words of the minutes.",
    (
        Column("id", "string", "The passage and the link's number in it."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("passage", "string", "The passage.", "passages"),
        Column("text", "string", "The words that are linked."),
        Column("address", "string", "Where they lead."),
        Column("own", "boolean", "Whether that is a page of this site."),
        Column("url", "address", "The passage on the meeting's page."),
    ),
    of=_link_table,
)
OFFICES = Table(
    "offices",
    "Offices",
    "One row for each time that officers say whom an office in the minutes means, from an item on.",
    (
        Column("id", "string", "The meeting and the entry's number."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("office", "string", "The office, in the words of the minutes."),
        Column("person", "string", "Whom it means; empty for somebody without a public role.", "people"),
        Column("from_item", "string", "The item from which on; empty for the beginning.", "items"),
        Column("url", "address", "The meeting's page."),
    ),
    of=_offices,
)
PAPERS = Table(
    "papers",
    "Reports",
    "One row for each report put before a meeting, and for each document given as evidence on an action.",
    (
        Column("id", "string", "The item or the update, and the report's number there."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item.", "items"),
        Column("action_update", "string", "The update that gives it as evidence.", "action_updates"),
        Column("title", "string", "The report's title, as listed here."),
        Column(
            "state", "string", "`linked` on another site, `held` on this one, `withdrawn`, or its address is `missing`."
        ),
        Column("address", "string", "Its address on another site."),
        Column("file", "address", "Its address on this site."),
        Column("published_on", "date", "The day on which it was published, if known."),
        Column("replaced_by", "string", "The title of the report that stands for it now."),
        Column("withdrawn_on", "date", "The day on which it was withdrawn."),
        Column("withdrawn_because", "string", "Why it was withdrawn."),
        Column("url", "address", "Where it is listed."),
    ),
    of=_papers,
)
CORRECTIONS = Table(
    "corrections",
    "Corrections",
    "One row for each declared change of published minutes.",
    (
        Column("id", "string", "The meeting and the correction's number."),
        Column("meeting", "string", "The meeting.", "meetings"),
        Column("item", "string", "The item.", "items"),
        Column("passage", "string", "The passage in which the new words stand, where there is just one.", "passages"),
        Column("date", "date", "The day of the correction."),
        Column("kind", "string", "`typing`, `factual` or `redaction`."),
        Column("was", "string", "The words before; always empty for a redaction."),
        Column("now", "string", "The words since; empty where words were removed."),
        Column("reason", "string", "Why."),
        Column("url", "address", "The correction in the ledger."),
    ),
    of=_corrections,
)
ACCEPTANCES = Table(
    "acceptances",
    "Acceptances of earlier notes",
    "One row for each time that a meeting accepted the notes of an earlier one, published here or not.",
    (
        Column("id", "string", "The two meetings."),
        Column("meeting", "string", "The meeting that accepted them.", "meetings"),
        Column("item", "string", "The item under which it did.", "items"),
        Column("accepted", "string", "The earlier meeting; empty where it is not published here.", "meetings"),
        Column("accepted_date", "date", "The day of the earlier meeting."),
        Column("amendments", "texts", "What was changed when they were accepted."),
        Column("url", "address", "Where this was minuted."),
    ),
    of=_acceptances,
)
ANNOUNCED_MEETINGS = Table(
    "announced_meetings",
    "Announced meetings",
    "One row for each meeting that an earlier one announced.",
    (
        Column("id", "string", "The meeting that announced it, and its day."),
        Column("meeting", "string", "The meeting that announced it.", "meetings"),
        Column("date", "date", "The day that was announced."),
        Column("start", "string", "When it was to begin, local time, if the minutes say."),
        Column("end", "string", "When it was to end, local time, if the minutes say."),
        Column("venue", "string", "Where it was to be held, if the minutes say."),
        Column("held", "string", "The meeting of that day; empty where no minutes of one are published.", "meetings"),
        Column("url", "address", "The announcement on the meeting's page."),
    ),
    of=_announced_meetings,
)

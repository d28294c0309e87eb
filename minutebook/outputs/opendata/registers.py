"""Tables of the registers: the archive in, a row for each theme, person, organisation, place and term out."""

from collections.abc import Iterator

from minutebook.model import Archive, Meeting, slug
from minutebook.outputs import addresses
from minutebook.outputs.opendata.meetings import item_id
from minutebook.outputs.opendata.shape import Column, Row, Table


def _themes(archive: Archive) -> Iterator[Row]:
    for id_, record in archive.themes.items():
        theme = archive.registers.themes[id_]
        last = archive.meetings[record.examined[-1]].date if record.examined else None
        still_open = sum(archive.actions[reference].is_open for reference in record.actions)
        yield id_, theme.name, theme.description, len(record.examined), last, still_open, addresses.theme(id_)


def _series(archive: Archive) -> Iterator[Row]:
    for id_, series in archive.registers.series.items():
        held = archive.meetings.along((id_,))
        still_open = sum(history.is_open and id_ in history.series for history in archive.actions.values())
        yield (
            id_,
            series.name,
            series.short_name,
            series.description,
            series.organisation,
            series.reference_prefix,
            series.attending,
            series.ended,
            len(held),
            held.latest.date if held.latest else None,
            still_open,
            addresses.series(id_),
        )


def _item_themes(meeting: Meeting, _: Archive) -> Iterator[Row]:
    for item in meeting.items:
        for theme in item.themes:
            id_ = item_id(meeting.id, item.key)
            yield f"{id_}/{theme}", id_, theme, addresses.item(meeting.id, item)


def _people(archive: Archive) -> Iterator[Row]:
    for id_, record in archive.people.items():
        person = archive.registers.people[id_]
        others = tuple(name for name in person.called[1:] if name not in person.written)
        counted = (
            len(record.present),
            len(record.apologies),
            len(record.absent),
            len(record.spoke),
            len(record.actions),
        )
        yield id_, person.name, person.title, others, *counted, addresses.person(id_)


def _roles(archive: Archive) -> Iterator[Row]:
    for id_ in archive.people:
        public = [role for role in archive.registers.people[id_].roles if role.public]
        for number, role in enumerate(public, 1):
            yield (
                f"{id_}/{number}",
                id_,
                role.role,
                role.organisation,
                role.since,
                role.until,
                addresses.person(id_),
            )


def _organisations(archive: Archive) -> Iterator[Row]:
    for id_, record in archive.organisations.items():
        entry = archive.registers.organisations[id_]
        counted = (len(record.meetings), len(record.actions))
        yield id_, entry.name, entry.short_name, *counted, addresses.organisation(id_)


def _places(archive: Archive) -> Iterator[Row]:
    for id_, record in archive.places.items():
        place = archive.registers.places[id_]
        counted = (len(record.passages), len(record.actions))
        yield id_, place.name, place.kind, place.part_of, place.known_as, *counted, addresses.place(id_)


def _glossary(archive: Archive) -> Iterator[Row]:
    for term in archive.registers.terms.values():
        yield slug(term.short), term.short, term.words, term.meaning, term.also, addresses.term(term.short)


THEMES = Table(
    "themes",
    "Themes",
    "One row for each subject that items are sorted by. Themes were chosen for this site.",
    (
        Column("id", "string", "The theme's permanent name."),
        Column("name", "string", "Its name in words."),
        Column("description", "string", "What belongs to it."),
        Column("meetings_examined", "integer", "How many meetings had an item on it; announcements do not count."),
        Column("last_examined_on", "date", "The day of the latest of these meetings."),
        Column(
            "open_actions", "integer", "How many actions recorded under its items are open, in progress or reopened."
        ),
        Column("url", "address", "The theme's page."),
    ),
    after=_themes,
)
SERIES = Table(
    "series",
    "Series of meetings",
    "One row for each committee or panel, where the site publishes the meetings of several.",
    (
        Column("id", "string", "The series' permanent name."),
        Column("name", "string", "Its name in words."),
        Column("short_name", "string", "A shorter one."),
        Column("description", "string", "What it is for."),
        Column("organisation", "string", "The organisation whose meetings these are.", "organisations"),
        Column("reference_prefix", "string", "What stands before the references of its actions in letters."),
        Column("attending", "string", "How to attend."),
        Column("ended_on", "date", "The day on which it ended, or is to end; empty where none is known."),
        Column("meetings", "integer", "How many of its meetings are published here."),
        Column("latest_on", "date", "The day of the latest of them."),
        Column("open_actions", "integer", "How many of its actions are open, in progress or reopened."),
        Column("url", "address", "Its page."),
    ),
    after=_series,
)
ITEM_THEMES = Table(
    "item_themes",
    "Themes of items",
    "One row for each theme of each item.",
    (
        Column("id", "string", "The item and the theme."),
        Column("item", "string", "The item.", "items"),
        Column("theme", "string", "The theme.", "themes"),
        Column("url", "address", "The item on the meeting's page."),
    ),
    of=_item_themes,
)
PEOPLE = Table(
    "people",
    "People",
    "One row for each person who holds a public role: elected office, or chief officer. Attendance is counted, "
    "not rated.",
    (
        Column("id", "string", "The person's permanent name."),
        Column("name", "string", "Their name now."),
        Column("title", "string", "What stands before the name."),
        Column("other_names", "list", "Other names that they have or had."),
        Column("present", "integer", "How many meetings list them as present."),
        Column("apologies", "integer", "How many meetings list their apologies."),
        Column("absent", "integer", "How many meetings list them as absent without apologies."),
        Column("passages", "integer", "How many passages name them as speaking."),
        Column("actions", "integer", "How many actions they own."),
        Column("url", "address", "The person's page."),
    ),
    after=_people,
)
ROLES = Table(
    "roles",
    "Roles",
    "One row for each public role that the publishers keep, with its days.",
    (
        Column("id", "string", "The person and the number of the role."),
        Column("person", "string", "The person.", "people"),
        Column("role", "string", "The role."),
        Column("organisation", "string", "Where it is held.", "organisations"),
        Column("since", "date", "Its first day, if known."),
        Column("until", "date", "Its last day, if known."),
        Column("url", "address", "The person's page."),
    ),
    after=_roles,
)
ORGANISATIONS = Table(
    "organisations",
    "Organisations",
    "One row for each organisation that attends, or that owns an action.",
    (
        Column("id", "string", "The organisation's permanent name."),
        Column("name", "string", "Its name."),
        Column("short_name", "string", "Its short form in the minutes."),
        Column("meetings", "integer", "How many meetings list somebody as present for it."),
        Column("actions", "integer", "How many actions it owns."),
        Column("url", "address", "The organisation's page."),
    ),
    after=_organisations,
)
PLACES = Table(
    "places",
    "Places",
    "One row for each district, ward or area of the site's list of places.",
    (
        Column("id", "string", "The place's permanent name."),
        Column("name", "string", "Its name."),
        Column("kind", "string", "`district`, `ward` or `area`."),
        Column("part_of", "string", "The place that it is part of.", "places"),
        Column("known_as", "texts", "Other names under which it is looked for."),
        Column("passages", "integer", "How many passages name it."),
        Column("actions", "integer", "How many actions name it, in their words or in what was reported on them."),
        Column("url", "address", "The place's page."),
    ),
    after=_places,
)
GLOSSARY = Table(
    "glossary",
    "Glossary",
    "One row for each short form that the minutes use.",
    (
        Column("id", "string", "The term's permanent name."),
        Column("short_form", "string", "The short form, as the minutes write it."),
        Column("words", "string", "What it stands for."),
        Column("meaning", "string", "A plain sentence, where the words alone do not tell."),
        Column("also", "texts", "Other forms of it, such as a plural."),
        Column("url", "address", "The term in the glossary."),
    ),
    after=_glossary,
)

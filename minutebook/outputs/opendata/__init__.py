"""Open data: the archive in, its tables and records in open formats out. A new table is one line in TABLES."""

import json
from collections.abc import Iterator

from minutebook.model import Archive, Meeting
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.citations import Citation, bibtex, citations, csl
from minutebook.outputs.moved import former_ids
from minutebook.outputs.opendata import actions, business, figures, meetings, registers
from minutebook.outputs.opendata.akomantoso import akoma_ntoso
from minutebook.outputs.opendata.database import database
from minutebook.outputs.opendata.package import data_package
from minutebook.outputs.opendata.page import data_pages
from minutebook.outputs.opendata.popolo import popolo
from minutebook.outputs.opendata.shape import Filled, Table, as_csv, as_json, fill

TABLES: tuple[Table, ...] = (
    meetings.MEETINGS,
    meetings.UNHELD_MEETINGS,
    meetings.SITTINGS,
    meetings.ATTENDANCE,
    meetings.ACCEPTANCES,
    meetings.ANNOUNCED_MEETINGS,
    meetings.ITEMS,
    meetings.PASSAGES,
    meetings.LINKS,
    meetings.OFFICES,
    business.DECISIONS,
    business.VOTES,
    business.DECLARATIONS,
    business.QUESTIONS,
    business.ANSWERS,
    figures.FIGURES,
    actions.ACTIONS,
    actions.ACTION_UPDATES,
    registers.SERIES,
    registers.THEMES,
    registers.ITEM_THEMES,
    registers.PEOPLE,
    registers.ROLES,
    registers.ORGANISATIONS,
    registers.PLACES,
    meetings.PAPERS,
    actions.FUTURE_ITEMS,
    meetings.CORRECTIONS,
    registers.GLOSSARY,
)


def open_data(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make every file of the open data, and the page that explains them."""
    tables = [fill(table, archive) for table in TABLES]
    files = [*_site_files(tables, archive), *_meeting_files(tables, archive)]
    yield from files
    yield from data_pages(archive, settings, tables, files)


def _site_files(tables: list[Filled], archive: Archive) -> Iterator[File]:
    for filled in tables:
        name = filled.table.name
        yield File(addresses.data_file(f"{name}.csv"), as_csv(filled), name)
        yield File(addresses.data_file(f"{name}.json"), as_json(filled), name)
    yield File(
        addresses.data_file("datapackage.json"),
        data_package(tables, archive.site, archive.meetings.latest),
        "the tables",
    )
    yield File(addresses.data_file("minutebook.sqlite"), database(tables), "the tables")
    yield File(addresses.data_file("popolo.json"), popolo(archive), "meetings/")


def _meeting_files(tables: list[Filled], archive: Archive) -> Iterator[File]:
    records = {filled.table.name: _by_meeting(filled) for filled in tables}
    for meeting in archive.meetings.values():
        entries = list(citations(meeting, archive))
        made = {
            "meeting.json": _meeting_json(meeting, records, entries),
            "akoma-ntoso.xml": akoma_ntoso(meeting, archive),
            "citations.bib": bibtex(entries).encode(),
            "citations.csl.json": _json([csl(entry) for entry in entries]),
        }
        for name, content in made.items():
            for id_ in (meeting.id, *former_ids(meeting, archive)):
                yield File(addresses.meeting_file(id_, name), content, meeting.file)


def _by_meeting(filled: Filled) -> dict[str, list[dict[str, object]]]:
    """Sort a table's rows by meeting, for the records of single meetings; other tables have none."""
    found: dict[str, list[dict[str, object]]] = {}
    for row in filled.objects:
        owner = row["id"] if filled.table is meetings.MEETINGS else row.get("meeting")
        if filled.table is registers.ITEM_THEMES:
            owner = str(row["item"]).partition("/")[0]
        if owner:
            found.setdefault(str(owner), []).append(row)
    return found


def _meeting_json(
    meeting: Meeting, records: dict[str, dict[str, list[dict[str, object]]]], entries: list[Citation]
) -> bytes:
    """Put a meeting's own row, its rows of every table and its citations into one record."""
    tables: dict[str, object] = {name: rows[meeting.id] for name, rows in records.items() if meeting.id in rows}
    return _json(tables | {"citations": [{"url": entry.address, "text": entry.text} for entry in entries]})


def _json(value: object) -> bytes:
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()

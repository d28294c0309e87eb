"""Open data: the archive in, its tables and records in open formats out. A new table is one line in TABLES."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from minutebook.encoding import as_json, decode, encode
from minutebook.model import Archive
from minutebook.outputs import File, Join, Piece, Settings, Unit, addresses
from minutebook.outputs.moved import former_ids
from minutebook.outputs.opendata import actions, business, figures, meetings, registers
from minutebook.outputs.opendata.akomantoso import akoma_ntoso
from minutebook.outputs.opendata.database import database
from minutebook.outputs.opendata.package import data_package
from minutebook.outputs.opendata.page import data_pages
from minutebook.outputs.opendata.popolo import Spoken, popolo, spoken
from minutebook.outputs.opendata.shape import Stretch, Table, Value, csv_of, json_of, named, stretch

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


@dataclass(frozen=True, slots=True)
class Record:
    """What the files of all meetings have of one."""

    tables: dict[str, Stretch]
    spoken: Spoken


def open_data(archive: Archive, settings: Settings) -> Iterator[Unit | Join]:
    """Give the files of each meeting, and those that are put together of all, with the pages that explain them."""
    site = archive.site
    given = [settings.told(), site]
    for id_ in archive.meetings:
        yield Unit(f"record {id_}", given, partial(_meeting_files, id_))
    yield Join("open data", given, partial(_site_files, settings=settings))


def _meeting_files(id_: str, archive: Archive) -> Iterator[File | Piece]:
    meeting = archive.meetings[id_]
    rows = {table: named(table, table.of(meeting, archive), archive) for table in TABLES if table.of}
    made = {
        "meeting.json": _meeting_json(rows, f"{archive.site.base_url or '/'}{addresses.meeting(id_)}"),
        "akoma-ntoso.xml": akoma_ntoso(meeting, archive),
    }
    for name, content in made.items():
        for place in (id_, *former_ids(meeting, archive)):
            yield File(addresses.meeting_file(place, name), content, meeting.file)
    tables = {table.name: stretch(table, found) for table, found in rows.items()}
    yield Piece(f"record {id_}", encode(Record(tables, spoken(meeting, archive))))


def _meeting_json(rows: Mapping[Table, list[dict[str, Value]]], page: str) -> bytes:
    """Put a meeting's own row and its rows of every table that has any into one record, a row in each line.

    Left out of a row are columns that are empty, the meeting, which is the same in all, and words that stand in its
    passage or on the page of citations. A place on the meeting's page is given as a reference to it (RFC 3986, 4.4).
    """
    tables: list[bytes] = []
    for table, found in rows.items():
        lines = b",\n".join(as_json(_filled(row, f"{page}#")) for row in found)
        if lines:
            tables.append(as_json(table.name) + b":[\n" + lines + b"\n]")
    return b"{" + b",\n".join(tables) + b"}\n"


def _filled(row: Mapping[str, Value], page: str) -> dict[str, Value]:
    found = {name: row[name] for name in row if name not in _SAID_ONCE and row[name] is not None and row[name] != ()}
    place = row["url"]
    if isinstance(place, str) and place.startswith(page):
        found["url"] = place[len(page) - 1 :]
    return found


_SAID_ONCE = ("meeting", "citation", "sentence")


def _site_files(archive: Archive, pieces: Mapping[str, bytes], settings: Settings) -> Iterator[File]:
    records = [decode(pieces[f"record {id_}"], Record) for id_ in archive.meetings]
    filled = [
        (
            table,
            [
                stretch(table, named(table, table.before(archive), archive)),
                *(record.tables[table.name] for record in records if table.of),
                stretch(table, named(table, table.after(archive), archive)),
            ],
        )
        for table in TABLES
    ]
    sizes: dict[str, int] = {}
    for file in _whole(filled, [record.spoken for record in records], archive):
        sizes[file.path] = len(file.content) if isinstance(file.content, bytes) else 0
        yield file
    counts = {table.name: sum(found.count for found in stretches) for table, stretches in filled}
    yield from data_pages(archive, settings, [(table, counts[table.name]) for table in TABLES], sizes)


def _whole(filled: list[tuple[Table, list[Stretch]]], said: list[Spoken], archive: Archive) -> Iterator[File]:
    for table, stretches in filled:
        yield File(addresses.data_file(f"{table.name}.csv"), csv_of(table, stretches), table.name)
        yield File(addresses.data_file(f"{table.name}.json"), json_of(stretches), table.name)
    package = data_package(TABLES, archive.site, archive.meetings.latest)
    yield File(addresses.data_file("datapackage.json"), package, "the tables")
    yield File(addresses.data_file("minutebook.sqlite"), database(filled), "the tables")
    yield File(addresses.data_file("popolo.json"), popolo(archive, said), "meetings/")

"""The data pages: the tables and the files made of them in, their list and what each column says, in words, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses, linkeddata, wording
from minutebook.outputs.opendata.shape import Column, Filled
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ACTIONS_FEED, ALL_NEW, CORRECTIONS_FEED, DATA, open_book, shell
from minutebook.outputs.pages.views import Named


@dataclass(frozen=True, slots=True)
class Download:
    """A file to download."""

    name: str
    address: str
    size: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column, explained."""

    name: str
    kind: str
    description: str
    refers_to: str | None


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, explained."""

    name: str
    title: str
    description: str
    rows: str
    downloads: tuple[Download, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class MeetingFiles:
    """A meeting's own files."""

    meeting: views.MeetingName
    citations: str
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything the page shows."""

    tables: tuple[TableView, ...]
    whole: tuple[tuple[Download, str], ...]
    meetings: tuple[MeetingFiles, ...]
    feeds: tuple[Named, ...]
    citation: str
    licence: str | None
    address_known: bool


KINDS = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date": "date (year-month-day)",
    "list": "list of ids",
    "texts": "list of texts",
    "address": "address",
}
WHOLE = {
    "minutebook.sqlite": "All tables in one SQLite database; Datasette finds its full-text indexes.",
    "datapackage.json": "A Frictionless Data Package: describes the CSV files for programs.",
    "popolo.json": "People, organisations, meetings and passages in the Popolo format.",
}
MEETING_FILES = {
    "meeting.json": "The meeting's rows of all tables, with its citations (JSON)",
    "akoma-ntoso.xml": "The minutes as Akoma Ntoso (XML)",
    "citations.bib": "Citations for BibTeX",
    "citations.csl.json": "Citations as CSL-JSON",
}


def data_pages(archive: Archive, settings: Settings, tables: list[Filled], files: list[File]) -> Iterator[File]:
    """Make the page of downloads, and the one that explains every column."""
    sizes = {file.path: wording.size(len(file.content)) for file in files if isinstance(file.content, bytes)}
    view = DataView(
        tables=tuple(_table(filled, sizes) for filled in tables),
        whole=tuple((_download(addresses.data_file(name), name, sizes), about) for name, about in WHOLE.items()),
        meetings=tuple(_meetings(archive, sizes)),
        feeds=(
            *(Named(feed.name, feed.address) for feed in (ALL_NEW, ACTIONS_FEED, CORRECTIONS_FEED)),
            Named("Meetings, for a calendar", addresses.CALENDAR),
        ),
        citation=_citation(archive),
        licence=archive.site.licence,
        address_known=archive.site.base_url is not None,
    )
    about_shell = shell(
        addresses.DATA,
        "Open data",
        f"The minutes of the {archive.site.body} as tables and in open formats.",
        things=(partial(_dataset, archive, tables),),
    )
    press = open_book(archive, settings).press
    yield press.page("data", about_shell, "the tables", data=view)
    about = f"What each column of the tables of the {archive.site.body} says."
    columns = shell(addresses.COLUMNS, "Columns of the tables", about, DATA)
    yield press.page("columns", columns, "the tables", tables=view.tables)


def _dataset(archive: Archive, tables: list[Filled], url: linkeddata.Url) -> linkeddata.Thing:
    whole = ("minutebook.sqlite", "application/vnd.sqlite3"), ("datapackage.json", "application/json")
    downloads = [*whole, *((f"{filled.table.name}.csv", "text/csv") for filled in tables)]
    return linkeddata.dataset(archive, [(addresses.data_file(name), media_type) for name, media_type in downloads], url)


def _table(filled: Filled, sizes: dict[str, str]) -> TableView:
    table = filled.table
    return TableView(
        name=table.name,
        title=table.title,
        description=table.description,
        rows=wording.count(len(filled.rows), "row"),
        downloads=tuple(
            _download(addresses.data_file(f"{table.name}.{ending}"), f"{table.name}.{ending}", sizes)
            for ending in ("csv", "json")
        ),
        columns=tuple(map(_column, table.columns)),
    )


def _column(column: Column) -> ColumnView:
    return ColumnView(column.name, KINDS[column.type], _plain(column.description), column.refers_to)


def _plain(words: str) -> str:
    """Put values in quotation marks where the description for programs, which is Markdown, marks them as code."""
    return re.sub(r"`([^`]*)`", r"“\1”", words)


def _meetings(archive: Archive, sizes: dict[str, str]) -> Iterator[MeetingFiles]:
    for meeting in archive.meetings.newest_first:
        downloads = tuple(
            _download(addresses.meeting_file(meeting.id, name), words, sizes) for name, words in MEETING_FILES.items()
        )
        yield MeetingFiles(views.meeting_name(meeting.id, archive), addresses.citations(meeting.id), downloads)


def _download(address: str, name: str, sizes: dict[str, str]) -> Download:
    return Download(name, address, sizes[address])


def _citation(archive: Archive) -> str:
    """Say how to cite the data: by whom, what, and as at which meeting."""
    latest = archive.meetings.latest
    until = f", as at the meeting of {wording.day(latest.date)}" if latest else ""
    return f"{archive.site.body}: {archive.site.title}, open data{until}"

"""The data pages: the tables and the files made of them in, their list and what each column says, in words, out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses, linkeddata, wording
from minutebook.outputs.opendata.shape import Column, Table
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
class DataView:
    """Everything the page shows."""

    tables: tuple[TableView, ...]
    whole: tuple[tuple[Download, str], ...]
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


def data_pages(
    archive: Archive, settings: Settings, tables: list[tuple[Table, int]], bytes_of: Mapping[str, int]
) -> Iterator[File]:
    """Make the page of downloads, and the one that explains every column, for tables with so many rows."""
    sizes = {path: wording.size(number) for path, number in bytes_of.items()}
    view = DataView(
        tables=tuple(_table(table, rows, sizes) for table, rows in tables),
        whole=tuple((_download(addresses.data_file(name), name, sizes), about) for name, about in WHOLE.items()),
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
        things=(partial(_dataset, archive, [table for table, _ in tables]),),
    )
    press = open_book(archive, settings).press
    yield press.page("data", about_shell, "the tables", data=view)
    about = f"What each column of the tables of the {archive.site.body} says."
    columns = shell(addresses.COLUMNS, "Columns of the tables", about, DATA)
    yield press.page("columns", columns, "the tables", tables=view.tables)


def _dataset(archive: Archive, tables: list[Table], url: linkeddata.Url) -> linkeddata.Thing:
    whole = ("minutebook.sqlite", "application/vnd.sqlite3"), ("datapackage.json", "application/json")
    downloads = [*whole, *((f"{table.name}.csv", "text/csv") for table in tables)]
    return linkeddata.dataset(archive, [(addresses.data_file(name), media_type) for name, media_type in downloads], url)


def _table(table: Table, rows: int, sizes: dict[str, str]) -> TableView:
    return TableView(
        name=table.name,
        title=table.title,
        description=table.description,
        rows=wording.count(rows, "row"),
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


def _download(address: str, name: str, sizes: dict[str, str]) -> Download:
    return Download(name, address, sizes[address])


def _citation(archive: Archive) -> str:
    """Say how to cite the data: by whom, what, and as at which meeting."""
    latest = archive.meetings.latest
    until = f", as at the meeting of {wording.day(latest.date)}" if latest else ""
    return f"{archive.site.body}: {archive.site.title}, open data{until}"

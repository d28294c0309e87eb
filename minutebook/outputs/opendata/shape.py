"""Shape: what a table of the open data is: its columns, in plain words, and how its rows are made."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minutebook.encoding import as_json
from minutebook.model import Archive, Meeting

Value = str | int | float | bool | date | tuple[str, ...] | None
Row = tuple[Value, ...]

SEPARATOR = "; "
"""Between the ids of a list in one CSV cell. No id has a semicolon."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    name: str
    type: str
    """`string`, `integer`, `number`, `boolean`, `date` (ISO 8601), `list` (of ids), `texts` (a list of any words), or
    `address` (of this site)."""
    description: str
    refers_to: str | None = None
    """The table whose `id` stands here."""


def _nothing(_: Archive) -> Iterable[Row]:
    return ()


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its first column is `id`, its last `url`. Rows of meetings stand in the meetings' order."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    of: Callable[[Meeting, Archive], Iterable[Row]] | None = None
    """Makes the rows of one meeting; None where a table has none of meetings that were held."""
    before: Callable[[Archive], Iterable[Row]] = _nothing
    """Makes the rows before those of meetings, which are of no meeting that was held and is published here."""
    after: Callable[[Archive], Iterable[Row]] = _nothing
    """Makes such rows behind them."""

    def rows(self, archive: Archive) -> Iterator[Row]:
        """Make every row."""
        yield from self.before(archive)
        for meeting in archive.meetings.values() if self.of else ():
            yield from self.of(meeting, archive) if self.of else ()
        yield from self.after(archive)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some rows of a table that follow one another, as its files have them."""

    count: int
    json: bytes
    """One object a line, with a comma between them and none behind the last."""
    csv: bytes


def named(table: Table, rows: Iterable[Row], archive: Archive) -> list[dict[str, Value]]:
    """Name what stands in rows by its column, with addresses in full where the site's own is known."""
    base = archive.site.base_url or "/"
    names = [column.name for column in table.columns]
    at = [number for number, column in enumerate(table.columns) if column.type == "address"]
    found: list[dict[str, Value]] = []
    for row in rows:
        values = list(row)
        for number in at:
            values[number] = f"{base}{values[number]}" if values[number] is not None else None
        found.append(dict(zip(names, values, strict=True)))
    return found


def stretch(table: Table, rows: list[dict[str, Value]]) -> Stretch:
    """Write rows as the table's files have them."""
    kinds = [column.type for column in table.columns]
    text = io.StringIO()
    csv.writer(text).writerows(map(_cell, row.values(), kinds) for row in rows)
    return Stretch(len(rows), b",\n".join(map(as_json, rows)), text.getvalue().encode())


def json_of(stretches: Iterable[Stretch]) -> bytes:
    """Write a table as a JSON list with one object a line."""
    return b"[\n" + b",\n".join(found.json for found in stretches if found.count) + b"\n]\n"


def csv_of(table: Table, stretches: Iterable[Stretch]) -> bytes:
    """Write a table as CSV (RFC 4180) in UTF-8."""
    head = io.StringIO()
    csv.writer(head).writerow(column.name for column in table.columns)
    return head.getvalue().encode() + b"".join(found.csv for found in stretches)


def _cell(value: Value, kind: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case tuple():
            # Words may hold any separator, so a list of them is a JSON array.
            return json.dumps(value, ensure_ascii=False) if kind == "texts" else SEPARATOR.join(value)
        case int() | float():
            return str(value)
        case str():
            return harmless(value)


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV injection)."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else text

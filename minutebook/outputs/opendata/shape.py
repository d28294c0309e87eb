"""Shape: what a table of the open data is: its columns, in plain words, and how its rows are made."""

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from minutebook.model import Archive

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


@dataclass(frozen=True, slots=True)
class Table:
    """One table; its first column is `id`, its last `url`."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    make: Callable[[Archive], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Filled:
    """A table with its rows."""

    table: Table
    rows: tuple[Row, ...]

    @property
    def objects(self) -> list[dict[str, object]]:
        """Give the rows as JSON objects."""
        names = [column.name for column in self.table.columns]
        return [dict(zip(names, map(_plain, row), strict=True)) for row in self.rows]


def fill(table: Table, archive: Archive) -> Filled:
    """Make a table's rows, with addresses in full where the site's own is known."""
    base = archive.site.base_url or "/"
    at = [number for number, column in enumerate(table.columns) if column.type == "address"]

    def whole(row: Row) -> Row:
        values = list(row)
        for number in at:
            values[number] = f"{base}{values[number]}" if values[number] is not None else None
        return tuple(values)

    return Filled(table, tuple(map(whole, table.make(archive))))


def as_json(filled: Filled) -> bytes:
    """Write a table as a JSON list with one object a line."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in filled.objects)
    return f"[\n{rows}\n]\n".encode()


def as_csv(filled: Filled) -> bytes:
    """Write a table as CSV (RFC 4180) in UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name for column in filled.table.columns)
    kinds = [column.type for column in filled.table.columns]
    writer.writerows([_cell(value, kind) for value, kind in zip(row, kinds, strict=True)] for row in filled.rows)
    return text.getvalue().encode()


def _plain(value: Value) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


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

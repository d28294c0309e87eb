"""Database: the tables in, the bytes of an SQLite file out, with foreign keys and full-text indexes."""

import json
import sqlite3
from contextlib import closing
from datetime import date

from minutebook.outputs.opendata.shape import Column, Filled, Table, Value

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def database(tables: list[Filled]) -> bytes:
    """Make the database in memory. A list is a JSON array, which SQLite's `json_each` reads."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for filled in tables:
            connection.execute(_definition(filled.table))
        for filled in tables:
            marks = ", ".join("?" * len(filled.table.columns))
            insert = f'INSERT INTO "{filled.table.name}" VALUES ({marks})'  # noqa: S608 (the names are our own)
            connection.executemany(insert, ([_stored(value) for value in row] for row in filled.rows))
        for name in ("passages", "actions"):
            # Double quotes: Datasette finds the index of a table by this very text.
            connection.execute(f'CREATE VIRTUAL TABLE "{name}_fts" USING fts5(text, content="{name}")')
            fill = f'INSERT INTO "{name}_fts" ("{name}_fts") VALUES (\'rebuild\')'  # noqa: S608 (as above)
            connection.execute(fill)
        connection.commit()
        return connection.serialize()


def _definition(table: Table) -> str:
    lines = [_column(column) for column in table.columns]
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.refers_to}" ("id")'
        for column in table.columns
        if column.refers_to
    ]
    return f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + "\n)"


def _column(column: Column) -> str:
    key = " PRIMARY KEY NOT NULL" if column.name == "id" else ""
    return f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{key}'


def _stored(value: Value) -> str | int | float | None:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value

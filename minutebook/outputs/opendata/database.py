"""Database: the tables in, the bytes of an SQLite file out, with foreign keys and full-text indexes."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

from minutebook.outputs.opendata.shape import Column, Stretch, Table

_TYPES = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def database(tables: Iterable[tuple[Table, list[Stretch]]]) -> bytes:
    """Make the database in memory. A list is a JSON array, which SQLite's `json_each` reads."""
    every = list(tables)
    with closing(sqlite3.connect(":memory:")) as connection:
        for table, _ in every:
            connection.execute(_definition(table))
        for table, stretches in every:
            # The rows were written as JSON already; SQLite reads a list in it as the text that it is.
            values = ", ".join(f"value ->> '$.{column.name}'" for column in table.columns)
            insert = f'INSERT INTO "{table.name}" SELECT {values} FROM json_each(?)'  # noqa: S608 (the names are our own)
            connection.executemany(insert, (((b"[" + found.json + b"]").decode(),) for found in stretches))
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

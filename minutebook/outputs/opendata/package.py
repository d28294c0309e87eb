"""Package: the tables in, a Frictionless Data Package (version 1) that describes their CSV files out."""

import json
from collections.abc import Iterable

from minutebook.model import Meeting, Site
from minutebook.outputs import naming
from minutebook.outputs.linkeddata import licence_address
from minutebook.outputs.opendata.shape import SEPARATOR, Column, Table

VERSION = "2.0.0"
"""Of the data's shape, by Semantic Versioning 2.0.0: docs/data.md says what changes which of its numbers."""


def data_package(tables: Iterable[Table], site: Site, latest: Meeting | None) -> bytes:
    """Describe every table, its columns and how they refer to one another, as at the `latest` meeting."""
    package: dict[str, object] = {
        "profile": "tabular-data-package",
        "name": naming.site_slug(site),
        "title": f"{site.title}: open data",
        "description": site.description or f"Minutes of the {site.body}.",
        "version": VERSION,
    }
    if latest:
        package["as_at"] = latest.date.isoformat()
    if site.base_url:
        package["homepage"] = site.base_url
    if site.licence:
        # The specification wants an address, or a name from a list of licences; officers write a sentence.
        address = licence_address(site)
        package["licenses"] = [{"title": site.licence} | ({"path": address} if address else {"name": "other"})]
    package["resources"] = [_resource(table) for table in tables]
    return f"{json.dumps(package, ensure_ascii=False, indent=2)}\n".encode()


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": "id",
        "missingValues": [""],
    }
    references = [
        # A table that refers to itself is named by the empty string.
        {"fields": column.name, "reference": {"resource": _other(column.refers_to, table), "fields": "id"}}
        for column in table.columns
        if column.refers_to
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _other(name: str, table: Table) -> str:
    return "" if name == table.name else name


def _field(column: Column) -> dict[str, object]:
    kind = {"list": "string", "texts": "array", "address": "string"}.get(column.type, column.type)
    parted = f' Several are parted by "{SEPARATOR.strip()}" and a space.' if column.type == "list" else ""
    return {
        "name": column.name,
        "type": kind,
        "description": f"{column.description}{parted}",
    } | ({"constraints": {"required": True, "unique": True}} if column.name == "id" else {})

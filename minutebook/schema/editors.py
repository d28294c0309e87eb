"""Editors: the records in, a JSON Schema of each kind of file out, for editors and forms that go by one."""

from typing import Any, TypeAlias

from pydantic import TypeAdapter

from minutebook.schema.records import (
    AccessibilityPage,
    Glossary,
    Meeting,
    Organisations,
    Page,
    People,
    Places,
    SeveralSeries,
    Site,
    Synonyms,
    Themes,
)

DIALECT = "https://json-schema.org/draft/2020-12/schema"
VERSION = "1.1.0"
"""Of the schemas, by Semantic Versioning 2.0.0: to refuse a file that was taken before changes the first number."""
Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

_FILES: dict[str, Any] = {
    "meeting": Meeting,
    "page": Page,
    "accessibility": AccessibilityPage,
    "site": Site,
    "organisations": Organisations,
    "people": People,
    "themes": Themes,
    "places": Places,
    "glossary": Glossary,
    "series": SeveralSeries,
    "synonyms": Synonyms,
}


def json_schemas() -> dict[str, Json]:
    """Describe the facts of each kind of file, by its name; keys that may be left empty may be null."""
    return {
        name: {
            "$schema": DIALECT,
            "$id": f"urn:minutebook:schema:{name}:{VERSION}",
            "version": VERSION,
            **_tidied(TypeAdapter(kind).json_schema()),
        }
        for name, kind in _FILES.items()
    }


def _tidied(schema: dict[str, Json]) -> dict[str, Json]:
    """Leave out what an editor need not show, and let every key that is not needed stand empty."""
    made = _tidy(schema)
    return made if isinstance(made, dict) else {}


def _tidy(value: Json) -> Json:
    if isinstance(value, list):
        return [_tidy(each) for each in value]
    if not isinstance(value, dict):
        return value
    made: dict[str, Json] = {
        key: _named(each) if key in ("properties", "$defs") else _tidy(each)
        for key, each in value.items()
        if key not in ("title", "default")
    }
    # A list that may be left out may also be a key with nothing behind it.
    if "default" in value and made.get("type") in ("array", "object"):
        return {"anyOf": [made, {"type": "null"}]}
    return made


def _named(entries: Json) -> Json:
    return {name: _tidy(each) for name, each in entries.items()} if isinstance(entries, dict) else entries

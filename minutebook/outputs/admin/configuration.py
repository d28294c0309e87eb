"""Configuration: our models and the registers in, Sveltia's config.yml out: which files it edits, by which form.

The form follows the JSON Schema of a meeting file, which is made of the models that read one: a key that an officer
may write has a field, and a choice offers what is allowed. Keys of Sveltia are those of its own schema.
"""

from minutebook.model import Archive
from minutebook.outputs import Repository
from minutebook.schema import ANYTHING, Json, json_schemas

_LONG = {"attending", "summary", "text", "note"}
"""Facts that may run over several lines of a form."""
_LABELS = {
    "series": "Series of the meeting",
    "status": "Whether it was held",
    "moved_to": "Moved to the day, or to the file",
    "attending": "How to attend",
    "minutes": "Draft or final",
    "known_as": "Also called in the minutes",
    "exempt": "Without the public, because",
    "deferred": "Put off to the meeting of (or true)",
    "taken": "Taken after item",
    "recording": "Begins in the recording at",
    "done_by": "Owners who have done their part",
    "decisions": "Decisions, with their votes",
    "declarations": "Interests declared",
    "moved": "Moved by",
    "seconded": "Seconded by",
    "votes": "Votes: for, against, abstained",
    "nature": "What the interest is",
    "person": "Who it is, by id, where the name does not tell",
    "in_place_of": "In place of (a substitute)",
    "arrived": "Arrived at item",
    "left": "Left for good at item",
    "out_for": "Out of the room for items",
    "until": "Last day, of a meeting of several days",
    "resumed": "When it went on after a break or an adjournment",
    "timezone": "Time zone of its hours, where it is not the site's",
    "offices": "Whom an office means, and from which item on",
    "accepts": "Notes of earlier meetings that were accepted",
    "takes_up": "Future items taken up",
    "future": "Future item, with the meeting that listed it",
    "holds": "What stands under this heading",
    "items": "About the items: themes and reports",
    "item": "Item number",
    "updates": "Reports on earlier actions",
    "action": "Earlier action",
    "into": "Merged into the action",
    "evidence": "Documents that show it",
    "papers": "Reports",
    "questions": "Passages that ask",
    "answers": "Passages that answer",
    "asked": "The passage that asks",
    "question": "Some words of the question",
    "public": "Asked by the public",
    "replaced_by": "Replaced by the report (its title)",
    "join": "Address to join from elsewhere",
    "captions": "Address of the captions or transcript",
    "url": "Web address",
    "file": "File in content/papers/",
    "was": "Words before",
    "now": "Words since",
    "aliases": "Old addresses of this page",
    "due": "Due on",
}
"""Where a key's own name would not do."""
_HINTS = {
    "passage": "Its place, as its address has it behind the #: item-4-p7.",
    "asked": "The meeting and the place, or the whole address: 2024-02-27#item-4-p7.",
    "words": "Some of the words of that passage, as they stand.",
    "question": "Some of the words of the question, as they stand.",
    "aliases": "What follows the site's name: meetings/2024-02-27/.",
    "text": "In the words of the minutes. Of an earlier action, only if its meeting is not published here.",
    "note": "What was reported, in the words of the minutes.",
    "item": "As in the minutes below: 4, or 3a.",
    "summary": "Not part of the minutes; the site says so.",
}
_DATE = "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})$"

Options = dict[str, dict[str, str]]
"""By the name of a fact, what it may be: ids with their names."""


def configuration(archive: Archive, repository: Repository) -> dict[str, Json]:
    """Describe the repository, its meeting files and their form."""
    meetings: dict[str, Json] = {
        "name": "meetings",
        "label": "Meetings",
        "label_singular": "Meeting",
        "description": _where(repository),
        "folder": f"{repository.content}/meetings",
        "format": "minutes",
        "slug": "{{date}}",
        "identifier_field": "title",
        "summary": "{{date}} {{title}}",
        # Its own list of old addresses would be written into ours.
        "aliases_field": False,
        "editor": {"preview": False},
        "fields": meeting_fields(_options(archive)),
    }
    return {
        # The other way of signing in needs a service of one's own, or somebody else's.
        "backend": {
            "name": "github",
            "repo": repository.name,
            "branch": repository.branch or "main",
            "auth_methods": ["token"],
        },
        "media_folder": f"{repository.content}/papers",
        "public_folder": "",
        "collections": [meetings],
    }


def _where(repository: Repository) -> str:
    """Say where goes what is saved."""
    if repository.branch is None:
        return "What is saved goes into the files of your folder; you commit it afterwards."
    return f"What is saved goes to the branch {repository.branch} at once."


def meeting_fields(options: Options) -> list[Json]:
    """Make the form of a meeting file: a field for each key, and one for the minutes themselves."""
    schema = json_schemas()["meeting"]
    body: Json = {
        "name": "body",
        "label": "The minutes, word for word. An item begins with ## 1. Title, one below it with ### a) Title",
        "widget": "markdown",
        "modes": ["raw"],
        "required": False,
        "buttons": ["bold", "italic", "link", "bulleted-list", "numbered-list"],
        "editor_components": [],
    }
    return [*_Form(_mapping(schema)["$defs"], options).fields(schema), body]


def _options(archive: Archive) -> Options:
    registers = archive.registers
    organisations = {id_: entry.name for id_, entry in registers.organisations.items()}
    return {
        "series": {id_: series.name for id_, series in registers.series.items()},
        "themes": {id_: theme.name for id_, theme in registers.themes.items()},
        "organisation": organisations,
        "owners": organisations | {id_: person.name for id_, person in registers.people.items()},
    }


class _Form:
    """Turns the JSON Schema of a record into fields."""

    def __init__(self, definitions: Json, options: Options) -> None:
        self._definitions = _mapping(definitions)
        self._options = options

    def fields(self, schema: Json) -> list[Json]:
        shape = _mapping(schema)
        required = shape.get("required", [])
        fields: list[Json] = []
        for name, each in _mapping(shape["properties"]).items():
            if name == "series" and not self._options.get(name):
                continue  # A site without series.yaml has one, which no meeting names.
            fields.append(self._field(name, each, needed=isinstance(required, list) and name in required))
            if _may_be(each, "none"):
                fields.append(self._named(f"no_{name}", "boolean", needed=False))
        return fields

    def _field(self, name: str, schema: Json, *, needed: bool) -> Json:
        shape = self._resolved(schema)
        match shape.get("type"):
            case "array":
                return self._list(name, self._resolved(shape["items"]), needed=needed)
            case "object" if "properties" in shape:
                return self._group(self._named(name, "object", needed=needed), shape)
            case "object":
                # Facts by the key of what they are about: a form has them as a list, with the key as their first.
                about = self._resolved(shape["additionalProperties"])
                ways = _mapping(shape.get("propertyNames", {})).get("enum")
                if isinstance(ways, list):
                    # Each of a few keys with a text: assets/admin/minutes.js makes one of a list of names.
                    fields: list[Json] = [self._named(str(way), "string", needed=False) for way in ways]
                    hint = "The number of each, or names with ; between them."
                    group = self._named(name, "object", needed=needed)
                    return {**group, "collapsed": True, "hint": hint, "fields": fields}
                key: Json = self._named(name.rstrip("s"), "string", needed=True)
                group = self._group(self._named(name, "list", needed=needed), about)
                return {**group, "fields": [key, *self.fields(about)], "summary": "{{fields.item}} {{fields.themes}}"}
            case _:
                return self._text(name, shape, needed=needed)

    def _list(self, name: str, entry: dict[str, Json], *, needed: bool) -> Json:
        if "properties" in entry:
            return self._group(self._named(name, "list", needed=needed), entry)
        if self._options.get(name):
            return {**self._choice(name, self._options[name], needed=needed), "multiple": True}
        return self._named(name, "list", needed=needed)

    def _group(self, field: dict[str, Json], shape: dict[str, Json]) -> dict[str, Json]:
        hint = str(shape.get("description", ""))
        if field["widget"] == "object" and not field["required"]:
            hint += " Taking the tick away deletes what stands below it."
        return {**field, "collapsed": True, "hint": hint, "fields": self.fields(shape)} | _summary(field, shape)

    def _text(self, name: str, shape: dict[str, Json], *, needed: bool) -> Json:
        choices = shape.get("enum")
        if isinstance(choices, list):
            return self._choice(name, {str(choice): str(choice) for choice in choices}, needed=needed)
        if self._options.get(name):
            return self._choice(name, self._options[name], needed=needed)
        if shape.get("pattern") == _DATE:
            return {**self._named(name, "datetime", needed=needed), "type": "date", "format": "YYYY-MM-DD"}
        field = self._named(name, "text" if name in _LONG else "string", needed=needed)
        if shape.get("pattern", ANYTHING) == ANYTHING:
            return field
        examples = shape.get("examples")
        example = f"For instance {examples[0]}" if isinstance(examples, list) else ""
        return {**field, "pattern": [str(shape["pattern"]), f"{field['label']}: {example}."], "hint": example}

    def _choice(self, name: str, options: dict[str, str], *, needed: bool) -> dict[str, Json]:
        listed: list[Json] = [{"label": label, "value": value} for value, label in options.items()]
        return {**self._named(name, "select", needed=needed), "options": listed}

    def _named(self, name: str, widget: str, *, needed: bool) -> dict[str, Json]:
        label = _LABELS.get(name, name.replace("_", " ").capitalize())
        field: dict[str, Json] = {"name": name, "label": label, "widget": widget, "required": needed}
        return field | ({"hint": _HINTS[name]} if name in _HINTS else {})

    def _resolved(self, schema: Json) -> dict[str, Json]:
        """Follow a reference, and leave aside that a key may stand empty."""
        shape = _mapping(schema)
        branches = shape.get("anyOf")
        if isinstance(branches, list):
            return self._resolved(next(branch for branch in branches if _mapping(branch).get("type") != "null"))
        reference = shape.get("$ref")
        return _mapping(self._definitions[str(reference).rpartition("/")[2]]) if reference else shape


def _summary(field: dict[str, Json], shape: dict[str, Json]) -> dict[str, Json]:
    """Say what stands for an entry of a list that is folded: its name, and the first of its words."""
    if field["widget"] != "list":
        return {}
    keys = _mapping(shape["properties"])
    named = [
        key
        for key in ("id", "office", "name", "action", "title", "meeting", "future", "text", "role", "status")
        if key in keys
    ]
    return {"summary": " ".join(f"{{{{fields.{key}}}}}" for key in named[:2])} if named else {}


def _may_be(schema: Json, word: str) -> bool:
    branches = _mapping(schema).get("anyOf", [])
    return isinstance(branches, list) and {"const": word} in branches


def _mapping(value: Json) -> dict[str, Json]:
    if not isinstance(value, dict):  # pragma: no cover (a JSON Schema of ours has mappings there)
        raise TypeError(value)
    return value

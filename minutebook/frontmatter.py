"""Front matter: text in, keys and values with their places out. The only module that touches YAML.

The text is read as a stream of events, never with `yaml.load`: deep nesting crashes the C library's composer,
and the loader would turn `14:30`, `no` and `012` into other types. Here every scalar stays the text that was
written; schema.py decides what it means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from minutebook.characters import INVISIBLE, name_of
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

DEPTH_LIMIT = 12
VALUE_LIMIT = 50_000

FAST = hasattr(yaml, "CSafeLoader")
"""False where PyYAML was built without libyaml; reading is then some fifteen times slower."""

Path = tuple[str | int, ...]
"""Keys and list positions that lead to a value, for instance `("actions", 0, "owners", 1)`."""

Value = str | list["Value"] | dict[str, "Value"] | None
"""What was written: text, a list, keys with values, or None where nothing stands after the colon or dash."""

_RULE_LINE = "---"
_KEY = re.compile(r"^( *(?:- +)*)([A-Za-z0-9_][\w/ -]*?):(.*)$")
_BLOCK_START = re.compile(r"(?::|-) +[|>][+-]?\d?[+-]? *(?:#.*)?$")
_OPENERS = {
    "&": "an ampersand (&)",
    "*": "an asterisk (*)",
    "!": "an exclamation mark (!)",
    "%": "a per cent sign (%)",
}


@dataclass(frozen=True, slots=True)
class Split:
    """A content file parted into its facts and its text."""

    facts: str
    facts_line: int
    """The line of the file in which the facts begin."""
    body: str
    body_line: int
    """The line of the file in which the body begins."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The facts of one file, and where each of them stands."""

    file: str
    data: dict[str, Value]
    places: dict[Path, Place]
    """Where each value begins."""
    keys: dict[Path, Place]
    """Where the key of each value stands; list entries have none."""

    def place(self, *path: str | int) -> Place:
        """Find a value's place, or that of the nearest value around it."""
        return _nearest(self.places, path)

    def key_place(self, *path: str | int) -> Place:
        """Find the place of a value's key, or that of the nearest key around it."""
        return _nearest(self.keys | {(): self.places[()]}, path)


def _nearest(places: dict[Path, Place], path: Path) -> Place:
    while path not in places:
        path = path[:-1]
    return places[path]


def split(text: str, file: str) -> tuple[Split | None, list[Problem]]:
    """Part a file's text at the two lines `---`; None where they are not both there."""
    lines = text.split("\n")
    if not text.strip():
        return None, [problem("empty-file", Place(file), name=file)]
    if lines[0].rstrip() != _RULE_LINE:
        return None, [problem("no-front-matter", Place(file))]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _RULE_LINE), None)
    if end is None:
        return None, [problem("unclosed-front-matter", Place(file), guess=_end_of_facts(lines))]
    parts = Split("\n".join(lines[1:end]) + "\n", 2, "\n".join(lines[end + 1 :]), end + 2)
    return parts, list(_second_block(lines, end + 1, file))


def _end_of_facts(lines: list[str]) -> int:
    """Guess the line (from 1) of the first text that is no fact: a heading, or words with neither colon nor dash."""
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("##") or (line.strip() and line[0] not in " -#" and not _KEY.match(line)):
            return number
    return len(lines)


def _second_block(lines: list[str], start: int, file: str) -> Iterator[Problem]:
    filled = [number for number in range(start, len(lines)) if lines[number].strip()][:2]
    if len(filled) == 2 and lines[filled[0]].rstrip() == _RULE_LINE and _KEY.match(lines[filled[1]]):  # noqa: PLR2004 (two lines are looked at)
        yield problem("front-matter-twice", Place(file, filled[0] + 1))


def parse(text: str, file: str, first_line: int = 1) -> tuple[Fields | None, list[Problem]]:
    """Read keys and values from YAML text that begins in `first_line` of `file`.

    Nothing is raised: what cannot be read gives None and at least one problem.
    """
    spacing = list(_bad_spacing(text, file, first_line))
    if spacing:
        return None, spacing
    reader = _Reader(text, file, first_line)
    try:
        reader.read()
    except _TooMuch as found:
        return None, [found.problem]
    except yaml.YAMLError as found:
        return None, [*reader.problems, _diagnose(found, text.split("\n"), file, first_line)]
    if reader.problems and not isinstance(reader.root, dict):
        return None, reader.problems
    if not isinstance(reader.root, dict):
        return None, [_not_keys(reader.root, text, file, first_line)]
    fields = Fields(file, reader.root, reader.places, reader.keys)
    return fields, reader.problems


class _TooMuch(Exception):
    """Raised to leave the stream of events when a bound is passed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _Level:
    """A list or mapping that is being filled; `path` is None inside a value that is left out (a second copy)."""

    values: dict[str, Value] | list[Value]
    path: Path | None
    key: str | None = None
    skip: bool = False


@dataclass(slots=True)
class _Reader:
    """Builds plain values and their places from YAML's events, without recursion."""

    text: str
    file: str
    first_line: int
    root: Value = field(default_factory=dict)
    places: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _levels: list[_Level] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _values: int = 0
    _documents: int = 0

    def read(self) -> None:
        self._lines = self.text.split("\n")
        self.places[()] = Place(self.file, self.first_line)
        # Chosen here and not at import, so that a test can read with the slow loader too.
        loader = yaml.CSafeLoader if FAST else yaml.SafeLoader
        for event in yaml.parse(self.text, Loader=loader):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise _TooMuch(problem("second-document", self._at(event)))
            case yaml.AliasEvent():
                self.problems.append(self._special(event, "*"))
                self._add("", event)
            case yaml.ScalarEvent():
                self._check_decoration(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_decoration(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._levels.pop()
            case _:
                pass

    def _at(self, event: yaml.Event) -> Place:
        line, column = _position(event.start_mark)
        return Place(self.file, line + self.first_line, column + 1)

    def _check_decoration(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse tags and anchors: in minutes they are a value that happens to begin with ! or &."""
        if event.anchor is not None:
            self.problems.append(self._special(event, "&"))
        elif event.tag is not None:
            self.problems.append(self._special(event, "!"))

    def _special(self, event: yaml.Event, character: str) -> Problem:
        number, column = _position(event.start_mark)
        line = self._lines[number]
        return problem(
            "special-character",
            self._at(event),
            character=_OPENERS[character],
            fixed=_requoted(line, column),
        )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style  # None from the pure-Python loader, "" from libyaml's
        hidden = INVISIBLE.search(event.value)
        if hidden:
            self.problems.append(problem("forbidden-character", self._at(event), name=name_of(hidden.group())))
        if plain:
            self._check_comment(event)
        if event.value[:1] in ("“", "‘") and event.value[-1:] in ("”", "’") and plain:
            self.problems.append(problem("curly-quotes", self._at(event)))
        self._add(event.value if event.value or not plain else None, event)

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """Tell about `Item #6 road`, which YAML reads as `Item`; `14:30  # a note` is what comments are for."""
        number, column = _position(event.end_mark)
        line = self._lines[number] if number < len(self._lines) else ""
        rest = line[column:]
        if event.value and re.match(r"\s+#\S", rest):
            place = Place(self.file, number + self.first_line, line.index("#", column) + 1)
            self.problems.append(problem("cut-by-comment", place, kept=event.value[-40:]))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        values: dict[str, Value] | list[Value] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self._levels and isinstance(self._levels[-1].values, dict) and self._levels[-1].key is None:
            raise _TooMuch(problem("yaml-syntax", self._at(event)))  # a list or mapping used as a key
        path = self._add(values, event)
        self._levels.append(_Level(values, path))
        if len(self._levels) > DEPTH_LIMIT:
            raise _TooMuch(problem("too-deep", self._at(event), limit=DEPTH_LIMIT))

    def _add(self, value: Value, event: yaml.Event) -> Path | None:
        """Put a value where it belongs and note its place; returns its path, None where it is left out."""
        self._values += 1
        if self._values > VALUE_LIMIT:
            raise _TooMuch(problem("too-many-values", self._at(event), limit=VALUE_LIMIT))
        if not self._levels:
            self.root = value
            return ()
        level = self._levels[-1]
        if isinstance(level.values, list):
            level.values.append(value)
            return self._note(level.path, len(level.values) - 1, event)
        if level.key is None:
            self._take_key(level, value, event)
            return None
        key, level.key = level.key, None
        if level.skip:
            level.skip = False
            return None
        level.values[key] = value
        return self._note(level.path, key, event)

    def _take_key(self, level: _Level, value: Value, event: yaml.Event) -> None:
        level.key = value if isinstance(value, str) else ""
        if level.path is None:
            return
        path = (*level.path, level.key)
        if path in self.keys:
            level.skip = True
            first = self.keys[path].line
            self.problems.append(problem("duplicate-key", self._at(event), key=level.key, first=first))
        else:
            self.keys[path] = self._at(event)

    def _note(self, above: Path | None, last: str | int, event: yaml.Event) -> Path | None:
        if above is None:
            return None
        path = (*above, last)
        # An empty value's mark may lie lines below; its key is where the officer looks.
        empty = isinstance(event, yaml.ScalarEvent) and not event.value and not event.style
        self.places[path] = self.keys[path] if empty and path in self.keys else self._at(event)
        return path


class _Mark(Protocol):
    """What the marks of both loaders have in common."""

    line: int
    column: int


def _position(mark: _Mark | None) -> tuple[int, int]:
    """Give a mark's line and column, both from 0; every event that PyYAML makes from text has its marks."""
    return (mark.line, mark.column) if mark else (0, 0)


def _not_keys(root: Value, text: str, file: str, first_line: int) -> Problem:
    """Say what is wrong with facts that are one text or one list."""
    line = next((number for number, line in enumerate(text.split("\n")) if line.strip(" -")), 0)
    written = text.split("\n")[line].strip()[:60]
    place = Place(file, first_line + line)
    if isinstance(root, list):
        return problem("wrong-indent", place)
    missing_space = _missing_space(text.split("\n"), line, place)
    return missing_space or problem("missing-colon", place, line=written)


def _bad_spacing(text: str, file: str, first_line: int) -> Iterator[Problem]:
    """Find tabs and non-breaking spaces that YAML would trip over, outside of block texts (`|` and `>`)."""
    for number, line in _outside_blocks(text.split("\n")):
        key = _KEY.match(line)
        indent = line[: len(line) - len(line.lstrip())]
        after = len(line) - len(key.group(3)) if key else 0
        gap = re.match(r"\s*", line[after:]).group() if key else ""  # type: ignore[union-attr]  # \s* always matches
        for space, column, where in (
            (indent, 1, "before the words"),
            (gap, after + 1, "after the colon"),
        ):
            if "\t" in space:
                yield problem("tab-indent", Place(file, number + first_line, column + space.index("\t")))
            elif "\xa0" in space:
                place = Place(file, number + first_line, column + space.index("\xa0"))
                yield problem("hard-space", place, where=where)


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the numbered lines that do not belong to a block text."""
    inside: int | None = None
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        if inside is not None and (not line.strip() or indent > inside):
            continue
        inside = indent if _BLOCK_START.search(line) else None
        if line.strip():
            yield number, line


def _diagnose(found: yaml.YAMLError, lines: list[str], file: str, first_line: int) -> Problem:
    """Turn PyYAML's complaint into ours, by the place it names and the text that stands there.

    The two loaders word their complaints differently and agree on the places, so only places and the words
    common to both are used.
    """
    if not isinstance(found, yaml.MarkedYAMLError) or found.problem_mark is None:
        return problem("yaml-syntax", Place(file, first_line))
    mark, around = found.problem_mark, found.context_mark or found.problem_mark
    said = f"{found.context or ''} {found.problem or ''}"
    line, column = min(mark.line, len(lines) - 1), mark.column
    here = Place(file, line + first_line, column + 1)
    start = Place(file, around.line + first_line, around.column + 1)
    if "escape" in said:
        return problem("bad-escape", start)
    if "quoted scalar" in said:
        return problem("unclosed-quote", start)
    if "flow" in said:
        return _open_bracket(lines, min(around.line, len(lines) - 1), around.column, file, first_line)
    if "cannot start any token" in said and column < len(lines[line]):
        return _stray_character(lines[line], column, here)
    if "mapping values" in said:
        return _unexpected_colon(lines, line, column, here)
    if "expected ':'" in said:
        return _expected_colon(lines, around.line, start)
    return _unexpected_block(lines, line, column, here)


def _open_bracket(lines: list[str], line: int, column: int, file: str, first_line: int) -> Problem:
    """Name the last bracket that opens at or before a place."""
    texts = [*lines[:line], lines[line][: column + 1]]
    starts = [max(text.rfind("["), text.rfind("{")) for text in texts]
    number = next(number for number in range(line, -1, -1) if starts[number] >= 0)
    place = Place(file, number + first_line, starts[number] + 1)
    return problem("open-bracket", place, bracket=texts[number][starts[number]])


def _stray_character(line: str, column: int, place: Place) -> Problem:
    character = line[column]
    named = _OPENERS.get(character, f"{'a backtick' if character == '`' else 'an at sign'} ({character})")
    return problem("special-character", place, character=named, fixed=_requoted(line, column))


def _unexpected_colon(lines: list[str], line: int, column: int, place: Place) -> Problem:
    """Explain a colon where none may be: the second of its line, or the line above did not end as it should."""
    key = _KEY.match(lines[line])
    if key and len(key.group(1)) + len(key.group(2)) < column:
        start = len(key.group(1)) + len(key.group(2)) + 1
        value = Place(place.file, place.line, column + 1)
        return problem("second-colon", value, key=key.group(2), fixed=_requoted(lines[line], start + 1))
    above = _filled_above(lines, line)
    above_place = Place(place.file, place.line - (line - above))
    return _missing_space(lines, above, above_place) or problem("wrong-indent", _first_column(lines[line], place))


def _expected_colon(lines: list[str], line: int, place: Place) -> Problem:
    written = lines[line].strip()
    above = lines[_filled_above(lines, line)]
    if above.lstrip().startswith("- ") and not _KEY.match(lines[line]):
        return problem("missing-dash", place, line=written[:60])
    return _missing_space(lines, line, place) or problem("missing-colon", place, line=written[:60])


def _missing_space(lines: list[str], line: int, place: Place) -> Problem | None:
    key = _KEY.match(lines[line])
    if key is None or not key.group(3) or key.group(3)[0].isspace():
        return None
    column = len(key.group(1)) + 1
    fixed = f"{key.group(2)}: {key.group(3)}"
    return problem("no-space-after-colon", Place(place.file, place.line, column), key=key.group(2), fixed=fixed)


def _unexpected_block(lines: list[str], line: int, column: int, place: Place) -> Problem:
    """Something stands where a key or dash should: after a closed quote or bracket, or in the wrong column."""
    before = lines[line][:column].rstrip()
    opened = _open_quote_above(lines, line)
    if opened is not None:
        number, quote_column = opened
        return problem("unclosed-quote", Place(place.file, place.line - (line - number), quote_column + 1))
    if before.endswith(('"', "'")):
        return problem("text-after-quote", place)
    if before.endswith(("]", "}")):
        start = min(index for index in (before.find("["), before.find("{")) if index >= 0)
        named = f"a bracket ({before[start]})"
        spot = Place(place.file, place.line, start + 1)
        return problem("special-character", spot, character=named, fixed=_requoted(lines[line], start))
    if not before.strip(" -"):
        return problem("wrong-indent", place)
    return problem("yaml-syntax", place)


def _open_quote_above(lines: list[str], line: int) -> tuple[int, int] | None:
    """Find a value in this line or above that opens a quotation mark and does not close it on its line."""
    for number in range(line, -1, -1):
        key = _KEY.match(lines[number])
        value = key.group(3).strip() if key else ""
        if value[:1] in ('"', "'") and value and value[0] not in value[1:].replace('\\"', ""):
            return number, lines[number].index(value)
    return None


def _filled_above(lines: list[str], line: int) -> int:
    return next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)


def _first_column(line: str, place: Place) -> Place:
    return Place(place.file, place.line, len(line) - len(line.lstrip()) + 1)


def _requoted(line: str, column: int) -> str:
    """Write a line's value, which begins at `column` (from 0), in quotes that YAML reads back unchanged."""
    value = line[column:].strip()
    quote = "'" if '"' in value or "\\" in value else '"'
    inner = value.replace("'", "''") if quote == "'" else value
    return f"{line[:column].strip().removeprefix('- ')} {quote}{inner}{quote}".strip()

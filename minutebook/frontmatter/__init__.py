"""Front matter: text in, keys and values with their places out. The only module that touches YAML.

The text is read as a stream of events, never with `yaml.load`: deep nesting crashes the C library's composer,
and the loader would turn `14:30`, `no` and `012` into other types. Here every scalar stays the text that was
written; schema/ decides what it means.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

import yaml

from minutebook import slips
from minutebook.characters import INVISIBLE, name_of
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem
from minutebook.slips import Stop, Text

DEPTH_LIMIT = 12
VALUE_LIMIT = 50_000

FAST = hasattr(yaml, "CSafeLoader")
"""False where PyYAML was built without libyaml; reading is then some fifteen times slower."""

Path = tuple[str | int, ...]
"""Keys and list positions that lead to a value, for instance `("actions", 0, "owners", 1)`."""

Value = str | list["Value"] | dict[str, "Value"] | None
"""What was written: text, a list, keys with values, or None where nothing stands after the colon or dash."""

UNANSWERED = "# ANSWER:"
"""How a line begins that an import left for somebody to answer, and the check refuses until it is gone."""
_RULE_LINE = "---"
_ODD_RULE = re.compile(r"-{2}|-{4,}|[–—_][-–—_]*|-[–—]+")
"""What Word makes of three hyphens, and other near misses."""


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

    def keys_at(self, path: Path) -> list[str]:
        """List the keys that were written at a path."""
        return [str(key[-1]) for key in self.keys if key[:-1] == path]

    def renamed(self, above: str, names: Mapping[str, str]) -> "Fields":
        """Give the same facts with other keys below one: `names` are new ones by old; a key without one is left out."""
        inside = self.data.get(above)
        if not isinstance(inside, dict) or all(names.get(key) == key for key in inside):
            return self

        def moved(places: dict[Path, Place]) -> dict[Path, Place]:
            return {
                (above, names[str(path[1])], *path[2:]) if path[:1] == (above,) and len(path) > 1 else path: place
                for path, place in places.items()
                if path[:1] != (above,) or len(path) == 1 or path[1] in names
            }

        data = {**self.data, above: {names[key]: value for key, value in inside.items() if key in names}}
        return Fields(self.file, data, moved(self.places), moved(self.keys))


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
    facts_end = end or _end_of_facts(lines)
    odd = next(
        (number for number, line in enumerate(lines[1:facts_end], 1) if _ODD_RULE.fullmatch(line.rstrip())), None
    )
    if odd is not None:
        return None, [problem("odd-hyphens", Place(file, odd + 1), line=lines[odd].strip())]
    if end is None:
        return None, [problem("unclosed-front-matter", Place(file), guess=_end_of_facts(lines))]
    parts = Split("\n".join(lines[1:end]) + "\n", 2, "\n".join(lines[end + 1 :]), end + 2)
    return parts, list(_second_block(lines, end + 1, file))


def _end_of_facts(lines: list[str]) -> int:
    """Guess the line (from 1) of the first text that is no fact: a heading, or words with neither colon nor dash."""
    for number, line in enumerate(lines[1:], 2):
        if line.startswith("##") or (line.strip() and line[0] not in " -#" and not slips.KEY.match(line)):
            return number
    return len(lines)


def _second_block(lines: list[str], start: int, file: str) -> Iterator[Problem]:
    """Find facts that were pasted twice: a line ---, a key in small letters, and another line --- further down."""
    match [number for number in range(start, len(lines)) if lines[number].strip()]:
        case [rule, key, *more] if lines[rule].rstrip() == _RULE_LINE:
            closed = any(lines[number].rstrip() == _RULE_LINE for number in more)
            if closed and re.match(r"(?:title|date):(?: |$)", lines[key]):
                yield problem("front-matter-twice", Place(file, rule + 1))


def parse(text: str, file: str, first_line: int = 1) -> tuple[Fields | None, list[Problem]]:
    """Read keys and values from YAML text that begins in `first_line` of `file`.

    Nothing is raised: what cannot be read gives None and at least one problem.
    """
    source = Text(text.split("\n"), file, first_line)
    marks = list(slips.bad_marks(source))
    mended = slips.AFTER_COLON.sub(r"\1 ", text)
    if marks and list(slips.bad_marks(Text(mended.split("\n"), file, first_line))):
        return None, [*marks[:-1], _and_more(marks[-1])]
    # A tab or hard space after a colon takes the place of one space: the rest is read as if it were one.
    reader = _Reader(mended, file, first_line, problems=marks)
    try:
        reader.read()
    except _TooMuch as found:
        return None, [*reader.problems, _and_more(found.problem)]
    except yaml.YAMLError as found:
        return None, [*reader.problems, _and_more(_explain(found, source))]
    if not isinstance(reader.root, dict):
        return None, reader.problems or [_not_keys(reader.root, reader.root_at, source)]
    return Fields(file, reader.root, reader.places, reader.keys), reader.problems


def _and_more(fatal: Problem) -> Problem:
    """Say that the list of problems ends early: nothing behind this one could be read."""
    return replace(fatal, cure=f"{fatal.cure} (The facts after it can be checked once this is mended.)")


def _explain(found: yaml.YAMLError, source: Text) -> Problem:
    """Turn PyYAML's complaint into ours; its two readers word theirs differently and agree on the places."""
    if not isinstance(found, yaml.MarkedYAMLError) or found.problem_mark is None:
        return problem("yaml-syntax", source.place(0))
    line, column = _position(found.problem_mark)
    around_line, around_column = _position(found.context_mark or found.problem_mark)
    last = len(source.lines) - 1
    said = f"{found.context or ''} {found.problem or ''}"
    return slips.diagnose(Stop(min(line, last), column, min(around_line, last), around_column, said), source)


def _events(text: str) -> Iterator[yaml.Event]:
    """Read YAML's events, by libyaml where PyYAML has it; raises yaml.YAMLError where the text cannot be read."""
    given = 0
    try:
        # Chosen here and not at import, so that a test can read with the slow reader too.
        for event in yaml.parse(text, Loader=yaml.CSafeLoader if FAST else yaml.SafeLoader):
            given += 1
            yield event
    except yaml.MarkedYAMLError as found:
        if "maximum nesting depth" not in (found.problem or ""):
            raise
        # libyaml reads ahead, and since PyYAML 6.0.4 ends at a bound of its own before ours is reached.
        yield from islice(yaml.parse(text, Loader=yaml.SafeLoader), given, None)


class _TooMuch(Exception):
    """Raised to leave the stream of events when a bound is passed."""

    def __init__(self, problem: Problem) -> None:
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
    root_at: int = 0
    """The line, from 0, in which what was written begins."""
    _levels: list[_Level] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _values: int = 0
    _documents: int = 0

    def read(self) -> None:
        self._lines = self.text.split("\n")
        self.places[()] = Place(self.file, self.first_line)
        for event in _events(self.text):
            self._take(event)

    def _take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise _TooMuch(problem("second-document", self._at(event)))
            case yaml.AliasEvent():
                self.problems.append(self._special(event, "*"))
                self._add(f"*{event.anchor}", event)
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

    def _special(self, event: yaml.Event, sign: str) -> Problem:
        return slips.special_sign(sign, Text(self._lines, self.file, self.first_line), *_position(event.start_mark))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        plain = not event.style  # None from the pure-Python loader, "" from libyaml's
        hidden = INVISIBLE.search(event.value)
        if hidden:
            self.problems.append(problem("forbidden-character", self._at(event), name=name_of(hidden.group())))
        if plain:
            self._check_comment(event)
            self._check_quotes(event)
        self._add(event.value if event.value or not plain else None, event)

    def _check_comment(self, event: yaml.ScalarEvent) -> None:
        """Tell about `Item #6 road`, which YAML reads as `Item`; `14:30  # a note` is what comments are for."""
        number, column = self._end_of(event)
        line = self._lines[number] if number < len(self._lines) else ""
        found = re.match(r"(\s+)#(.?)", line[column:])
        # One space before it, or none behind it: part of the value. Two and one: a note, as yamllint wants them too.
        if found and (found[2].strip() or (event.value and len(found[1]) == 1)):
            place = Place(self.file, number + self.first_line, line.index("#", column) + 1)
            self.problems.append(problem("cut-by-comment", place, kept=event.value[-40:]))

    def _end_of(self, event: yaml.ScalarEvent) -> tuple[int, int]:
        """Give the place behind a value; an empty one's mark may lie lines below, so that of its key's colon."""
        level = self._levels[-1] if self._levels else None
        if event.value or level is None or level.path is None or level.key is None or level.skip:
            return _position(event.end_mark)
        key = self.keys[(*level.path, level.key)]
        return key.line - self.first_line, key.column + len(level.key)

    def _check_quotes(self, event: yaml.ScalarEvent) -> None:
        """Tell about Word's quotation marks, which YAML takes for letters: they hold nothing together."""
        value = event.value
        if value.count("“") != value.count("”") and (value.startswith("“") or value.endswith("”")):
            self.problems.append(problem("curly-cut", self._at(event)))
        elif value[:1] in ("“", "‘") and value[-1:] in ("”", "’"):
            self.problems.append(problem("curly-quotes", self._at(event)))

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
            self.root, self.root_at = value, _position(event.start_mark)[0]
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
            self._tell_second(level, path, event)
        else:
            self.keys[path] = self._at(event)

    def _tell_second(self, level: _Level, path: Path, event: yaml.Event) -> None:
        """Tell a second copy of a key; the first key of a list's entry once more is an entry without its dash."""
        key = str(path[-1])
        if len(path) > 1 and isinstance(path[-2], int) and key == next(iter(level.values), None):
            level.path = None  # what follows belongs to the new entry
            self.problems.append(problem("entry-without-dash", self._at(event), key=key))
        else:
            self.problems.append(problem("duplicate-key", self._at(event), key=key, first=self.keys[path].line))

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


def _not_keys(root: Value, line: int, source: Text) -> Problem:
    """Say what is wrong with facts that are one text or one list, which begins in a line (from 0)."""
    line = min(line, len(source.lines) - 1)  # YAML ends lines at more characters than we do
    if isinstance(root, list):
        facts = {"key": "the file", "expected": "keys with their values", "found": "a list", "example": "name: value"}
        return problem("wrong-shape", source.place(line), **facts)
    return slips.expected_colon(line, source)

"""Slips: facts that YAML cannot read in, the mistake an officer made and its cure out.

YAML says where it stopped and hardly ever why. What is known here is the place and the text around it, and which
slips people make: a second colon, a tab, a bullet from Word, a bracket left open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

KEY = re.compile(r"^( *(?:- +)*)([A-Za-z0-9_][\w/ -]*?):(.*)$")
"""A key: what stands before it, its name, and what follows the colon."""
AFTER_COLON = re.compile(r"^( *(?:- +)*[A-Za-z0-9_][\w/ -]*?:)[\t\xa0]", re.MULTILINE)
"""A tab or hard space in the place of the space after a colon."""

_BULLET = re.compile(r"^\s*(?:-[^\s\d-]|[0-9]+\.\s)")
"""A list entry that is not a hyphen and a space: the hyphen alone, or a number."""
_WORDS_BULLET = re.compile(r"^\s*(?:[–—•·▪●]\s*\S|-[A-Za-z_]+:(?:\s|$))")
_BRACKET_AT_COLON = re.compile(r"^\s*(?:- )?[\w-]+:[\[{]")
_BLOCK_START = re.compile(r"(?::|-) +[|>][+-]?[0-9]?[+-]? *(?:#.*)?$")
_IN_BRACKETS = re.compile(r"[{,]\s*([\w-]+): +([^\s,{}\[\]\"'][^,{}\[\]\"']*?:\s[^{}\[\]]*?)(?=,\s*[\w-]+:\s|[\]}]|$)")
_NO_SPACE_IN_BRACKETS = re.compile(r"[{,]\s*([A-Za-z_][\w-]*):([\[{][^\]}]*[\]}]?)")
_SIGNS = {
    "&": "an ampersand (&)",
    "*": "an asterisk (*)",
    "!": "an exclamation mark (!)",
    "%": "a per cent sign (%)",
    "@": "an at sign (@)",
    "`": "a backtick (`)",
    "|": "an upright stroke (|)",
    ">": "a greater-than sign (>)",
    "[": "a bracket ([)",
    "{": "a bracket ({)",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """Where YAML stopped, all counted from 0, and its words for it."""

    line: int
    column: int
    around_line: int
    """Where the value or list began that it was reading."""
    around_column: int
    said: str
    """Only words that both of PyYAML's readers use are looked at."""


@dataclass(frozen=True, slots=True)
class Text:
    """The facts as lines, and where they stand in their file."""

    lines: list[str]
    file: str
    first_line: int

    def place(self, line: int, column: int = 0) -> Place:
        """Turn a line and column of the facts, from 0, into a place in the file."""
        return Place(self.file, line + self.first_line, column + 1)

    def first_word(self, line: int) -> Place:
        """Give the place where a line's words begin."""
        return self.place(line, _indent(self.lines[line]))

    def above(self, line: int) -> int:
        """Find the nearest line above that has words; the line itself where there is none."""
        return next((number for number in range(line - 1, -1, -1) if self.lines[number].strip()), line)


def bad_marks(text: Text) -> Iterator[Problem]:
    """Find what YAML would trip over or take for words: tabs, hard spaces and Word's bullets.

    Block texts (`|` and `>`) may hold them.
    """
    for number, line in _outside_blocks(text.lines):
        if _WORDS_BULLET.match(line) and not _continues(number, text):
            yield _wrong_bullet(number, text)
        if _BRACKET_AT_COLON.match(line):
            yield from filter(None, [_missing_space(number, text)])
        key = KEY.match(line)
        after = len(line) - len(key[3]) if key else len(line)
        dash = re.match(r"\s*-(\s+)", line)
        for start, where in (
            (0, "before the words"),
            (dash.start(1) if dash else len(line), "after the dash"),
            (after, "after the colon"),
        ):
            space = line[start:][: _indent(line[start:])]
            if "\t" in space:
                yield problem("tab-indent", text.place(number, start + space.index("\t")), where=where)
            elif "\xa0" in space:
                yield problem("hard-space", text.place(number, start + space.index("\xa0")), where=where)


def _continues(line: int, text: Text) -> bool:
    """Tell whether a line goes on with the value of a key above it, which stands further left and has words."""
    for number in range(line - 1, -1, -1):
        key = KEY.match(text.lines[number])
        if key and len(key[1]) < _indent(text.lines[line]):
            return bool(key[3].strip())
    return False


def special_sign(sign: str, text: Text, line: int, column: int) -> Problem:
    """Tell about a value that begins with a sign that YAML keeps for itself."""
    named = _SIGNS.get(sign, f"the sign {sign}")
    return problem(
        "special-character", text.place(line, column), character=named, fixed=requoted(text.lines[line], column)
    )


def diagnose(stop: Stop, text: Text) -> Problem:
    """Tell which slip most probably made YAML stop."""
    around = text.place(stop.around_line, stop.around_column)
    if "escape" in stop.said:
        return problem("bad-escape", around)
    if "quoted scalar" in stop.said:
        return problem("unclosed-quote", around)
    if "alias" in stop.said or "block scalar" in stop.said:
        sign = text.lines[stop.around_line][stop.around_column : stop.around_column + 1]
        return special_sign(sign, text, stop.around_line, stop.around_column)
    if "flow" in stop.said:
        return _in_brackets(stop, text)
    if "cannot start any token" in stop.said and stop.column < len(text.lines[stop.line]):
        return special_sign(text.lines[stop.line][stop.column], text, stop.line, stop.column)
    if "mapping values" in stop.said:
        return _unexpected_colon(stop, text)
    if "expected ':'" in stop.said:
        return expected_colon(stop.around_line, text)
    return _unexpected_words(stop, text)


def requoted(line: str, column: int) -> str:
    """Write a line's value, which begins at `column` (from 0), in quotes that YAML reads back unchanged."""
    before = line[:column]
    key = re.search(r"([\w/ -]+):\s*$", before)
    value = re.sub(r"\s+# .*$", "", line[column:].strip())  # a note is no part of the value
    opened = max(before.rfind("{"), before.rfind("["))
    if opened > max(before.rfind("}"), before.rfind("]")):
        end = r"[,\]]" if before[opened] == "[" else r",\s*[\w-]+:\s|[\]}]"
        value = re.split(end, value, maxsplit=1)[0].strip()
    name = f"{key[1].strip().removeprefix('- ')}: " if key else ""
    return f"{name}{_quoted(value)}"


def _quoted(value: str) -> str:
    # Curly quotes around all of it were meant to hold it together, as straight ones do.
    value = re.sub(r"^“([^“”]*)”$", r"\1", value)
    quote = "'" if '"' in value or "\\" in value else '"'
    inner = value.replace("'", "''") if quote == "'" else value
    return f"{quote}{inner}{quote}"


def _outside_blocks(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the numbered lines that do not belong to a block text."""
    inside: int | None = None
    for number, line in enumerate(lines):
        if inside is not None and (not line.strip() or _indent(line) > inside):
            continue
        inside = _indent(line) if _BLOCK_START.search(line) else None
        if line.strip():
            yield number, line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _in_brackets(stop: Stop, text: Text) -> Problem:
    """Explain what is wrong in `{...}` or `[...]`: a second colon, or the last bracket that opens before the stop."""
    line = stop.around_line
    found = _IN_BRACKETS.search(text.lines[line])
    if found:
        place = text.place(line, found.start(2) + found[2].index(":"))
        return problem("second-colon", place, key=found[1], fixed=f"{found[1]}: {_quoted(found[2].strip())}")
    texts = [*text.lines[:line], text.lines[line][: stop.around_column + 1]]
    starts = [max(part.rfind("["), part.rfind("{")) for part in texts]
    number = next(number for number in range(line, -1, -1) if starts[number] >= 0)
    return problem("open-bracket", text.place(number, starts[number]), bracket=texts[number][starts[number]])


def _unexpected_colon(stop: Stop, text: Text) -> Problem:
    """Explain a colon where none may be: the second of its line, or the line above did not end as it should."""
    line = text.lines[stop.line]
    key = KEY.match(line)
    missing = _missing_space(stop.line, text)
    if missing:
        return missing
    if key and len(key[1]) + len(key[2]) < stop.column:
        start = len(key[1]) + len(key[2]) + 2
        place = text.place(stop.line, stop.column)
        return problem("second-colon", place, key=key[2], fixed=requoted(line, start))
    above = text.above(stop.line)
    return (
        _bullet(above, text)
        or _missing_space(above, text)
        or _missing_colon(above, text)
        or _wrong_indent(stop.line, text)
    )


def expected_colon(line: int, text: Text) -> Problem:
    """Tell what a line is that should be a key with its value, and has no colon."""
    written = text.lines[line].strip()
    bullet = _bullet(line, text)
    if bullet:
        return bullet
    above = text.lines[text.above(line)]
    key = KEY.match(above)
    if key and _BLOCK_START.search(above):
        return problem("text-not-indented", text.first_word(line), key=key[2])
    if text.lines[text.above(line)].lstrip().startswith("- ") and not KEY.match(text.lines[line]):
        return problem("missing-dash", text.first_word(line), line=written[:60])
    return (
        _missing_space(line, text)
        or _missing_space_in_brackets(line, text)
        or problem("missing-colon", text.first_word(line), line=written[:60])
    )


def _unexpected_words(stop: Stop, text: Text) -> Problem:
    """Explain words where a key or dash should be: after a closed quote or bracket, or in the wrong column."""
    before = text.lines[stop.line][: stop.column].rstrip()
    opened = _open_quote(stop.line, text)
    if opened:
        return problem("unclosed-quote", opened)
    if before.endswith(('"', "'")):
        return problem("text-after-quote", text.place(stop.line, stop.column))
    brackets = re.search(r"[\[{].*[\]}]$", before)
    if brackets:
        return special_sign(before[brackets.start()], text, stop.line, brackets.start())
    bullet = _bullet(stop.line, text) or _bullet(text.above(stop.line), text)
    if bullet:
        return bullet
    if not before.strip(" -"):
        return _wrong_indent(stop.line, text)
    return problem("yaml-syntax", text.place(stop.line, stop.column))


def _open_quote(line: int, text: Text) -> Place | None:
    """Find a value in this line or above that opens a quotation mark and does not close it on its line."""
    for number in range(line, -1, -1):
        key = KEY.match(text.lines[number])
        value = key[3].strip() if key else ""
        if value[:1] in ('"', "'") and value and value[0] not in value[1:].replace('\\"', ""):
            return text.place(number, text.lines[number].index(value))
    return None


def _bullet(line: int, text: Text) -> Problem | None:
    """Find an entry that begins with Word's bullet or dash, with a number, or with a hyphen and no space."""
    return _wrong_bullet(line, text) if _BULLET.match(text.lines[line]) else None


def _wrong_bullet(line: int, text: Text) -> Problem:
    words = text.lines[line].strip().lstrip("-–—•·▪●0123456789. ")
    return problem("wrong-bullet", text.first_word(line), line=words[:60])


def _missing_space(line: int, text: Text) -> Problem | None:
    key = KEY.match(text.lines[line])
    if key is None or not key[3][:1].strip():
        return None
    return problem("no-space-after-colon", text.place(line, len(key[1])), key=key[2], fixed=f"{key[2]}: {key[3]}")


def _missing_space_in_brackets(line: int, text: Text) -> Problem | None:
    found = _NO_SPACE_IN_BRACKETS.search(text.lines[line])
    if found is None:
        return None
    place = text.place(line, found.end(1))
    return problem("no-space-after-colon", place, key=found[1], fixed=f"{found[1]}: {found[2]}")


def _missing_colon(line: int, text: Text) -> Problem | None:
    """Find a line of words alone: its colon is missing, and what follows is not to blame."""
    written = text.lines[line].strip()
    if ":" in written or written.startswith("-"):
        return None
    return problem("missing-colon", text.first_word(line), line=written[:60])


def _wrong_indent(line: int, text: Text) -> Problem:
    here, above = text.first_word(line), text.first_word(text.above(line))
    if here.column == above.column:
        return problem("mixed-list", here)
    return problem("wrong-indent", here, column=here.column, above=above.column)

"""Writing: keys and values in, YAML out as the officers' guide shows it, which reads back as the same values.

Every value is text here, so none needs quotes for what YAML's own types would make of it (14:30, no, 2024-02-27).
"""

import io
from collections.abc import Callable, Iterator

import yaml
from yaml.emitter import Emitter

from minutebook.frontmatter import Path, Value, parse

_WIDEST = 100_000
"""Characters of a line: a value that YAML would fold stays on one line, where an editor wraps it."""
_MAP, _LIST, _TEXT = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:str"


class _Emitter(Emitter):
    """PyYAML's own, with the entries of a list two spaces further in than their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 (PyYAML's)
        super().increase_indent(flow=flow, indentless=False)


def write(facts: dict[str, Value], on_one_line: Callable[[Path, Value], bool] = lambda *_: False) -> str:
    """Write facts; `on_one_line` says which lists and mappings stand in brackets."""
    stream = io.StringIO()
    emitter = _Emitter(stream, width=_WIDEST, allow_unicode=True)
    emitter.emit(yaml.StreamStartEvent())
    emitter.emit(yaml.DocumentStartEvent(explicit=False))
    for event in _events(facts, (), on_one_line, flow=False):
        emitter.emit(event)
    emitter.emit(yaml.DocumentEndEvent(explicit=False))
    return stream.getvalue()


def _events(
    value: Value, path: Path, on_one_line: Callable[[Path, Value], bool], *, flow: bool
) -> Iterator[yaml.Event]:
    flow = flow or on_one_line(path, value)
    if isinstance(value, dict):
        yield yaml.MappingStartEvent(None, _MAP, implicit=True, flow_style=flow)
        for key, each in value.items():
            yield _scalar(key)
            yield from _events(each, (*path, key), on_one_line, flow=flow)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list):
        yield yaml.SequenceStartEvent(None, _LIST, implicit=True, flow_style=flow or not value)
        for number, each in enumerate(value):
            yield from _events(each, (*path, number), on_one_line, flow=flow)
        yield yaml.SequenceEndEvent()
    else:
        yield _scalar(value or "")


def _scalar(text: str) -> yaml.ScalarEvent:
    """Make a value that is written bare wherever it is read back so without a word, else in double quotes."""
    fields, problems = parse(f"key:\n  - {text}\n", "")
    bare = fields is not None and not problems and fields.data == {"key": [text]}
    return yaml.ScalarEvent(None, _TEXT, (bare, True), text, style=None if bare else '"')

"""Paths: a manuscript in, the same without the folders of somebody's computer that its words name."""

import re
from dataclasses import replace

from minutebook.officers.manuscripts.manuscript import Block, Manuscript, Paragraph, Span, Table, cut

_FOLDERS = re.compile(
    r"(?:(?<!\w)[A-Za-z]:\\|(?<![\w\\])\\\\(?=\w))(?:[^\\/:*?\"<>|\r\n]{1,80}\\)*"
    r"|(?:(?<!\w)file:/+|(?<!\w)[A-Z]:/(?!/)|(?<![\w/.:])/(?:Users|home)/)(?:[^\s\\/:*?\"<>|]{1,80}[:/]+)*",
    re.IGNORECASE,
)
"""The folders before the name of a file: of a drive, of a server, of a file: address, of a home."""


def without_paths(manuscript: Manuscript) -> Manuscript:
    """Take the folders away, and leave the name of the file; the counts say how often."""
    if not any(_FOLDERS.search(paragraph.text) for paragraph in manuscript.paragraphs()):
        return manuscript
    counts = replace(manuscript.counts)
    blocks = tuple(_bared(block) for block in manuscript.blocks)
    counts.paths = sum(len(_FOLDERS.findall(paragraph.text)) for paragraph in manuscript.paragraphs())
    return replace(manuscript, blocks=blocks, counts=counts)


def _bared(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(tuple(map(_bared, cell)) for cell in row) for row in block.rows))
    return replace(block, spans=_kept(block))


def _kept(paragraph: Paragraph) -> tuple[Span, ...]:
    kept: list[Span] = []
    at = 0
    for match in _FOLDERS.finditer(paragraph.text):
        kept += cut(paragraph.spans, at, match.start())
        at = match.end()
    return (*kept, *cut(paragraph.spans, at))

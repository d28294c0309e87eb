"""Paths: a manuscript in, the same without the folders of somebody's computer that its words name."""

import re
from dataclasses import replace

from minutebook.officers.manuscripts.manuscript import Block, Manuscript, Paragraph, Span, Table, cut

_WORD = r"[^\\/:*?\"<>|.\s~%]++"
_NAME = rf"{_WORD}(?:[ .]{_WORD}){{0,4}}"
"""A folder's name: a few words, and no sentence."""
_SHORT = rf"{_WORD}(?: {_WORD}){{0,2}}"
_FOLDERS = re.compile(
    # The folder of a person, where no file follows.
    rf"\s?(?:(?<!\w)[A-Z]:[\\/]|(?<![\w/.:])/)(?:Users|home)[\\/]{_WORD}(?!\.\w|(?:[ .]{_WORD}){{0,4}}[\\/])"
    rf"|(?:(?<!\w)[A-Z]:\\|(?<![\w\\])\\\\(?=\w)|%\w+%\\)(?:{_NAME}\\)*"
    rf"|(?:(?<!\w)[A-Z]:/|(?<![\w/.:])/(?:Users|home|Volumes|mnt)/|(?<!\w)~/)(?:{_SHORT}/)+"
    r"|(?<!\w)[A-Z]:/(?=[\w-]+\.\w{2,4}\b)"
    rf"|(?<!\w)(?:file|smb|afp|nfs):/+(?:(?:[A-Z]:/|{_SHORT}/))*",
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

"""Slips: the text of a passage as it was typed in, what Word, mail and typing left in it out.

Each is told since readers would see marks instead of words, or words without their marks, and nobody would notice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Slip:
    """Something that was not meant so."""

    code: str
    """A rule of the rulebook."""
    written: str
    """Where it stands: these words of the passage."""
    facts: dict[str, object] = field(default_factory=dict)


_HTML = re.compile(
    r"</?(?:a|b|i|u|p|br|hr|h[1-6]|div|span|table|t[rdh]|ul|ol|li|em|strong|font|img|script|style|iframe|su[bp]"
    r"|blockquote|center|form|input|details|summary|svg|video)(?:\s+[\w-]+\s*=[^<>]*)?\s*/?>|<!--",
    re.IGNORECASE,
)
"""Tags of HTML; minutes have other words in angle brackets, such as <name redacted>."""
_GARBLED = re.compile(
    r"â€[^\s]?|Ã[\x80-\xbf¢©¨ª«®¯´»¼€]|Â[£\xa0]|[\ufb00-\ufb06]"
    r"|(?<![\w/.?=&-])[A-Za-z]+\?(?:s|t|re|ve|ll|d|m)(?![\w=/])"
)
"""What UTF-8 looks like when it was read as Windows-1252, letters that a PDF joined, a ? in place of an apostrophe."""
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{1,6}|#x[0-9A-Fa-f]{1,5});")
_FOOTNOTE = re.compile(
    r"\[\^[^\]\s]{1,20}\]:?|(?<=[\w.,;!?])\[(?:[0-9]{1,2}|[A-Z]{2,3}[0-9]{1,2})\](?!\()|[\u00b9\u2070\u2074-\u2079]"
)
_STRUCK = re.compile(r"~~[^~\n]+~~")
_STARRED_FIGURES = re.compile(r"\w\*+\w\S*|\d\*(?![*\w])")
_TWICE = re.compile(r"\b(the|a|an|of|to|and|for|with|by|from|at|was|were|be|are|or) \1\b(?![-/])")
_SWAPPED_LINK = re.compile(r"\([^()\n]+\)\s?\[(?:https?:|www\.|mailto:)[^\]\s]*\]")
_NO_LINK = re.compile(r"\w\] ?\((?:https?:|www\.|mailto:|[\w-]+\.md)")
_STAR = re.compile(r"(?<!\\)\*")
_LOOSE_STARS = re.compile(r"\*+\w[^*\n]{0,30}|\w[^*\n]{0,30}\*+")
_BULLET_LINE = re.compile(r"[•·▪●◦‣]\s|o(?:\t|\s\s)")
_LETTER_LINE = re.compile(r"[–—]\s|\(?[a-z]\)\s|\([ivx]+\)\s")
"""The beginning of a list's entry, or a sentence that was wrapped there: the line above tells."""
_TASK = re.compile(r"\[[ xX]?\]\s")
_FENCE = re.compile(r"```|~~~")
_TYPED = 160
"""Characters of a line that nobody broke by hand: what follows it on a new line is another paragraph."""
_ENDS = re.compile(r"[.!?][\"”’)]*\s*$")
_DIVIDED = re.compile(r"[a-z]{2,}-$")
_TABBED = re.compile(r"\S[^\S\n]*\t")


def in_words(content: str, shown: str, *, emphasised: bool) -> Iterator[Slip]:
    """Find slips in the words of a passage.

    `content` is as typed, `shown` is what its words show outside the marks that were understood; `emphasised` tells
    whether some of them are bold or italic.
    """
    # A garbled character is none of ASCII's, or a question mark.
    garbled = [("garbled-character", _GARBLED)] if "?" in content or not content.isascii() else []
    for code, pattern in (
        ("raw-html", _HTML),
        *garbled,
        ("entity-shown", _ENTITY),
        ("footnote-mark", _FOOTNOTE),
        ("words-struck-out", _STRUCK),
        ("word-twice", _TWICE),
    ):
        for match in pattern.finditer(content):
            yield Slip(code, match.group(), {"text": match.group()[:40]})
    between_figures = _STARRED_FIGURES.search(content)
    if emphasised and between_figures:
        yield Slip("asterisk-lost", between_figures.group(), {"text": between_figures.group()})
    elif "**" in shown or (emphasised and "*" in shown and len(_STAR.findall(content)) % 2):
        loose = _LOOSE_STARS.search(shown)
        if loose:
            yield Slip("asterisk-shown", loose.group().partition("\n")[0][:20], {"text": loose.group()[:40]})
    yield from _open_brackets(shown)
    if _NO_LINK.search(shown):
        yield Slip("link-not-made", "](")
    for match in _SWAPPED_LINK.finditer(content):
        yield Slip("link-not-made", match.group())


def _open_brackets(shown: str) -> Iterator[Slip]:
    """Find the brackets that nothing closes; one that closes none, as in a), opens none."""
    opened: list[int] = []
    for match in re.finditer(r"[()]", shown):
        if match.group() == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
    for start in opened[:1]:
        yield Slip("bracket-open", shown[start:][:40], {"text": shown[start:][:40]})


def in_lines(lines: list[str]) -> Iterator[tuple[int, Slip]]:
    """Find slips by how lines of a passage begin and end, each with the number of its line, from 0."""
    tabbed = False
    for number, line in enumerate(lines):
        facts: dict[str, object] = {"line": line[:40]}
        ended = number > 0 and lines[number - 1].rstrip().endswith((":", ";", ".", ","))
        in_a_row = any(_LETTER_LINE.match(other) for other in (*lines[number - 1 : number], *lines[number + 1 :][:1]))
        if number and (_BULLET_LINE.match(line) or (_LETTER_LINE.match(line) and (ended or in_a_row))):
            yield number, Slip("lines-run-together", line, facts)
        elif _BULLET_LINE.match(line):
            yield number, Slip("bullet-typed", line, facts)
        elif _FENCE.match(line):
            yield number, Slip("code-fence", line, facts)
        elif _TASK.match(line):
            yield number, Slip("task-mark", line, facts)
        elif _TABBED.search(line) and not tabbed:
            tabbed = True
            yield number, Slip("tab-in-text", line, facts)
        alone = len(lines) == 1 and line.count("|") > 2 and line.rstrip().endswith("|")  # noqa: PLR2004 (of two cells)
        if line.startswith("|") and (alone or (number == 1 and lines[0].startswith("|"))):
            yield number, Slip("table-not-drawn", line)
        if number and len(lines[number - 1]) > _TYPED and _ENDS.search(lines[number - 1]) and line[:1].isupper():
            yield number, Slip("paragraphs-joined", line, facts)
        if number and _DIVIDED.search(lines[number - 1]) and line[:1].islower():
            yield number - 1, Slip("word-divided", lines[number - 1], {"word": _joined(lines[number - 1], line)})


def _joined(line: str, following: str) -> str:
    return f"{line.rsplit(maxsplit=1)[-1]} {following.split(maxsplit=1)[0]}"

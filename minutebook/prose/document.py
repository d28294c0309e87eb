"""Document: a document of ours, in whole Markdown, to HTML. Minutes are a record and are read by rules of their own.

What comes in was written by those who make the program, and is shown with all that CommonMark knows: code, headings of
six levels, pictures. HTML in it is shown as text, comments are left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import normalize

from markdown_it import MarkdownIt
from markdown_it.token import Token

_COMMENT = re.compile(r"^<!--.*-->\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading of a document."""

    level: int
    name: str
    """Its place, as hosts of git name it: in small letters, with hyphens."""
    title: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A document as HTML, without its title."""

    title: str
    html: str
    chapters: tuple[Chapter, ...]
    pictures: tuple[str, ...]
    """As it names them."""


def show(text: str, target: Callable[[str], str | None], size: Callable[[str], tuple[int, int]]) -> Shown:
    """Turn a document into HTML; `target` gives the link to what it names, None for what cannot be reached from there.

    `size` gives width and height of a picture in pixels, so that the page keeps its place while pictures come.

    Words that link to such a thing keep their text, with its name behind them.
    """
    markdown = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}).enable("table")
    tokens = markdown.parse(_COMMENT.sub("", normalize("NFC", text)))
    title = tokens[1].content if tokens and tokens[0].tag == "h1" else ""
    tokens = tokens[3:] if title else tokens
    chapters: list[Chapter] = []
    pictures: list[str] = []
    for token, following in zip(tokens, [*tokens[1:], *tokens[-1:]], strict=True):
        if token.type == "heading_open":
            name = _place(following.content, {chapter.name for chapter in chapters})
            chapters.append(Chapter(int(token.tag[1:]), name, following.content))
            token.attrSet("id", name)
        pictures += [str(child.attrs["src"]) for child in token.children or () if child.type == "image"]
        if token.children:
            token.children = _linked(token.children, target, size)
    html = markdown.renderer.render(tokens, markdown.options, {})
    # A picture by itself is no paragraph.
    html = re.sub(r"<p>(<img [^<>]*>)</p>", r"<figure>\1</figure>", html)
    return Shown(title, html, tuple(chapters), tuple(dict.fromkeys(pictures)))


def _place(title: str, taken: set[str]) -> str:
    """Name a heading's place as GitHub and GitLab do; the second of a name has a number."""
    name = re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title.lower()))
    number = 1
    while (f"{name}-{number}" if number > 1 else name) in taken:
        number += 1
    return f"{name}-{number}" if number > 1 else name


def _linked(
    children: list[Token], target: Callable[[str], str | None], size: Callable[[str], tuple[int, int]]
) -> list[Token]:
    made: list[Token] = []
    unreached: list[str] = []
    for token in children:
        if token.type == "link_open":
            named = str(token.attrs["href"])
            link = target(named)
            unreached.append("" if link else named)
            if link:
                token.attrSet("href", link)
                made.append(token)
        elif token.type == "link_close":
            named = unreached.pop()
            made.append(Token("text", "", 0, content=f" ({named.partition('#')[0]})") if named else token)
        else:
            if token.type == "image":
                width, height = size(str(token.attrs["src"]))
                token.attrs |= {"width": width, "height": height, "src": target(str(token.attrs["src"])) or ""}
            made.append(token)
    return made

"""Seen: the tags of a web page with their styles in, whether a reader sees what stands in them out."""

import re
from dataclasses import dataclass, field

from minutebook.officers.manuscripts.manuscript import Counts

_UNSEEN = {"script", "style", "head", "template", "noscript", "iframe", "object", "del"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_COMMENT_CLASS = re.compile(r"\bmsocom(?:anchor|txt|off)\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_TAGS = {"s", "strike"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PRINTED = re.compile(r"@media[^{]*\bprint\b[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_CLASS = re.compile(r"(?:^|[\s>])[\w-]*\.([\w-]+)\s*$")
_WHITE = re.compile(r"white|#f{3}(?:f{3})?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)", re.IGNORECASE)
_BLACK = re.compile(r"black|#0{3}(?:0{3})?|rgb\(\s*0\s*,\s*0\s*,\s*0\s*\)|windowtext", re.IGNORECASE)
_IN_HEAD = {"base", "link", "meta", "title", "style", "script", "noscript", "template"}
_BEGIN_BLOCKS = {
    *("address", "article", "aside", "blockquote", "div", "dl", "fieldset", "footer", "form", "h1", "h2", "h3", "h4"),
    *("h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}
_ENDED_BY = {
    "p": _BEGIN_BLOCKS,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr", "tbody"},
    "th": {"td", "th", "tr", "tbody"},
    "tr": {"tr", "tbody"},
    "option": {"option", "optgroup"},
}
"""Elements whose end tag may be left out, and what begins behind them (WHATWG HTML, 13.1.2.4)."""
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "label", "s", "small", "span"),
    *("strike", "u"),
}
_HELD_BY = {"li": {"ul", "ol"}, "td": {"table"}, "th": {"table"}, "tr": {"table"}, "dt": {"dl"}, "dd": {"dl"}}
"""What, open within an element, keeps the next one of its kind from ending it."""
_BLOCKS = _BEGIN_BLOCKS | {"li", "dt", "dd", "td", "th", "tr", "tbody", "body"}


@dataclass(slots=True)
class Sight:
    """Follows the tags of a page, and knows whether what comes next is seen."""

    counts: Counts
    _unseen: list[str] = field(default_factory=list)
    """The outermost element that is not seen, and the blocks that are open within it."""
    _in_paragraph: bool = False
    """Whether a paragraph that is seen is open."""
    _classes: set[str] = field(default_factory=set)
    """The classes that the style sheets hide."""
    _grounds: list[tuple[str, str]] = field(default_factory=list)
    """The open elements that set a background, and which."""

    @property
    def is_open(self) -> bool:
        """Whether what comes next is seen."""
        return not self._unseen

    @property
    def in_style(self) -> bool:
        """Whether what comes next is a style sheet."""
        return bool(self._unseen) and self._unseen[-1] == "style"

    def read_styles(self, sheet: str) -> None:
        """Note the classes that a style sheet hides on a screen."""
        for selectors, rules in _RULE.findall(_PRINTED.sub("", sheet)):
            if _HIDDEN.search(rules):
                named = (_CLASS.search(selector) for selector in selectors.split(","))
                self._classes |= {match[1].casefold() for match in named if match}

    def begins(self, tag: str, named: dict[str, str | None]) -> bool:
        """Take note of an element that begins; whether it is seen."""
        if self._unseen:
            if not self._is_ended_by(tag):
                if tag in _BLOCKS or tag in (self._unseen[0], "style"):
                    self._unseen.append(tag)
                return False
            self._unseen.clear()
        self._in_paragraph = tag == "p" or (self._in_paragraph and tag not in _BLOCKS)
        style = named.get("style") or ""
        if not self._hides(tag, named, style):
            self.counts.struck += tag in _STRUCK_TAGS or bool(_STRUCK.search(style))
            ground = _value(style, "background(?:-color)?|mso-highlight") or named.get("bgcolor") or ""
            if ground:
                self._grounds.append((tag, ground))
            return True
        self._unseen.append(tag)
        return False

    def _is_ended_by(self, tag: str) -> bool:
        """Tell whether the beginning of an element ends the one that is not seen, whose end tag was left out."""
        outer, *within = self._unseen
        if outer == "head":
            return tag not in _IN_HEAD
        if outer in _INLINE:
            return self._in_paragraph and tag in _BEGIN_BLOCKS
        return tag in _ENDED_BY.get(outer, ()) and not _HELD_BY.get(outer, set()) & set(within)

    def _hides(self, tag: str, named: dict[str, str | None], style: str) -> bool:
        """Tell whether an element is not seen, and count why."""
        classes = (named.get("class") or "").casefold()
        if _COMMENT.search(style) or _COMMENT_CLASS.search(classes):
            self.counts.comments += bool(re.search(r"mso-element\s*:\s*comment\s*(?:;|$)", style, re.IGNORECASE))
            return True
        if tag in _UNSEEN or (tag == "option" and "selected" not in named):
            self.counts.deleted += tag == "del"
            self.counts.embedded += tag in ("iframe", "object")
            return True
        if "hidden" in named or _HIDDEN.search(style) or self._classes & set(classes.split()):
            self.counts.hidden += 1
            return True
        if self._is_masked(style):
            self.counts.masked += 1
            return True
        return False

    def _is_masked(self, style: str) -> bool:
        """Tell whether words are blacked out, or white on white."""
        letters = _value(style, "color")
        own = _value(style, "background(?:-color)?|mso-highlight")
        ground = own or (self._grounds[-1][1] if self._grounds else "")
        if _WHITE.match(letters):
            return not ground or bool(_WHITE.match(ground))
        return bool(_BLACK.match(own)) and (not letters or bool(_BLACK.match(letters)))

    def ends(self, tag: str) -> bool:
        """Take note of an element that ends; whether it was seen."""
        if self._unseen:
            outer, *within = self._unseen
            if tag in within:
                while self._unseen.pop() != tag:
                    pass
                return False
            if tag == outer:
                self._unseen.clear()
                return False
            if tag not in _BLOCKS or (outer not in _ENDED_BY and outer not in _INLINE):
                return False
            self._unseen.clear()
        self._in_paragraph = self._in_paragraph and tag not in _BLOCKS
        if any(name == tag for name, _ in self._grounds):
            while self._grounds.pop()[0] != tag:
                pass
        return True

    def close(self) -> None:
        """End the page: what is still unseen was never closed, and may have hidden the rest."""
        self.counts.unclosed += bool(self._unseen) and self._unseen[0] not in ("head", "p", "li", "td", "tr")


def _value(style: str, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*(?:{name})\s*:\s*([^;]+)", style, re.IGNORECASE)
    return found[1].strip().strip("'\"") if found else ""

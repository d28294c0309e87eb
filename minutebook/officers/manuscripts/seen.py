"""Seen: the tags of a web page with their styles in, whether a reader sees what stands in them out."""

import re
from collections import Counter
from dataclasses import dataclass, field

from minutebook.officers.manuscripts.manuscript import Counts

_UNSEEN = {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "del"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.IGNORECASE)
_COMMENT_CLASS = re.compile(r"\bmsocom(?:anchor|txt|off)\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_STRUCK_TAGS = {"s", "strike"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CONDITIONED = re.compile(r"@media(?!\s*(?:screen|all)?\s*\{)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
"""Rules for print, or for screens of some size."""
_CLASSES = re.compile(r"[\w-]*((?:\.[\w-]+)+)")
"""A selector of classes alone: what stands within something else is not judged."""
_SHOWN = re.compile(r"display\s*:\s*(?!none)\w", re.IGNORECASE)
_WHITE = re.compile(r"white|#f{3}(?:f{3})?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)", re.IGNORECASE)
_BLACK = re.compile(r"black|#0{3}(?:0{3})?|rgb\(\s*0\s*,\s*0\s*,\s*0\s*\)|windowtext", re.IGNORECASE)
_UNKNOWN = "unknown"
"""The ground of a cell whose table may have one by its style sheet."""
_DEEP = 500
"""How many open elements with a look an end tag is looked for in."""
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
    "abbr",
    "bdi",
    "bdo",
    "cite",
    "data",
    "dfn",
    "ins",
    "kbd",
    "label",
    "mark",
    "q",
    "span",
    "sub",
    "sup",
    "time",
}
"""Elements that end with the paragraph they are in; those that set letters go on behind it (13.2.4.3)."""
_HELD_BY = {"li": {"ul", "ol"}, "td": {"table"}, "th": {"table"}, "tr": {"table"}, "dt": {"dl"}, "dd": {"dl"}}
"""What, open within an element, keeps the next one of its kind from ending it."""
_BLOCKS = _BEGIN_BLOCKS | {"li", "dt", "dd", "td", "th", "tr", "tbody", "body"}


@dataclass(slots=True)
class _Look:
    """What letters and ground an element has, its own or from the elements around it."""

    tag: str
    letters: str = ""
    ground: str = ""
    counted: bool = False

    @property
    def is_masked(self) -> bool:
        """Whether its words are blacked out, or white on white; what is not said is black on white."""
        if _WHITE.fullmatch(self.letters):
            return not self.ground or bool(_WHITE.fullmatch(self.ground))
        return bool(_BLACK.fullmatch(self.ground)) and (not self.letters or bool(_BLACK.fullmatch(self.letters)))


@dataclass(slots=True)
class Sight:
    """Follows the tags of a page, and knows whether what comes next is seen."""

    counts: Counts
    _unseen: list[str] = field(default_factory=list)
    """The outermost element that is not seen, and the blocks that are open within it."""
    _in_paragraph: bool = False
    """Whether a paragraph that is seen is open."""
    _open: Counter[str] = field(default_factory=Counter)
    """How many blocks of each name are open within the element that is not seen."""
    _rules: list[tuple[set[str], bool]] = field(default_factory=list)
    """Classes that a style sheet shows or hides together, in its order."""
    _looks: list["_Look"] = field(default_factory=list)
    """The open elements that set a colour or a ground, and cells of tables."""

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
        for selectors, rules in _RULE.findall(_CONDITIONED.sub("", sheet)):
            hides = bool(_HIDDEN.search(rules))
            if not hides and not _SHOWN.search(rules):
                continue
            named = (_CLASSES.fullmatch(selector.strip()) for selector in selectors.split(","))
            self._rules += [(set(match[1].casefold().strip(".").split(".")), hides) for match in named if match]

    def begins(self, tag: str, named: dict[str, str | None]) -> bool:
        """Take note of an element that begins; whether it is seen."""
        if self._unseen:
            if not self._is_ended_by(tag):
                if tag in _BLOCKS or tag in (self._unseen[0], "style"):
                    self._unseen.append(tag)
                    self._open[tag] += 1
                return False
            self._forget()
        self._in_paragraph = tag == "p" or (self._in_paragraph and tag not in _BLOCKS)
        if self.hides(tag, named):
            self._unseen.append(tag)
            return False
        style = named.get("style") or ""
        self.counts.struck += tag in _STRUCK_TAGS or bool(_STRUCK.search(style))
        letters = _value(style, "color") or named.get("color") or ""
        ground = _value(style, "background(?:-color)?|mso-highlight") or named.get("bgcolor") or ""
        self._end_looks(tag)
        if letters or ground or tag in ("td", "th"):
            above = self._looks[-1] if self._looks else _Look("")
            unknown = _UNKNOWN if tag in ("td", "th") and not above.ground else ""
            self._looks.append(_Look(tag, letters or above.letters, ground or above.ground or unknown))
        return True

    def _end_looks(self, tag: str) -> None:
        """Leave the look of an element whose end tag was left out, now that the next begins."""
        for at in range(len(self._looks) - 1, max(len(self._looks) - _DEEP, 0) - 1, -1):
            if tag in _ENDED_BY.get(self._looks[at].tag, ()):
                del self._looks[at:]
                return
            if self._looks[at].tag in _BLOCKS:
                return

    def _forget(self) -> None:
        self._unseen.clear()
        self._open.clear()

    def shows(self, words: str) -> bool:
        """Tell whether words can be told from their ground; count those that cannot, once an element."""
        if not self._looks or not words.strip() or not self._looks[-1].is_masked:
            return True
        self.counts.masked += not self._looks[-1].counted
        self._looks[-1].counted = True
        return False

    def _is_ended_by(self, tag: str) -> bool:
        """Tell whether the beginning of an element ends the one that is not seen, whose end tag was left out."""
        outer = self._unseen[0]
        if outer == "head":
            return tag not in _IN_HEAD
        if outer in _INLINE:
            return self._in_paragraph and tag in _BEGIN_BLOCKS
        return tag in _ENDED_BY.get(outer, ()) and not any(self._open[held] for held in _HELD_BY.get(outer, ()))

    def hides(self, tag: str, named: dict[str, str | None]) -> bool:
        """Tell whether an element is not seen, and count why."""
        style = named.get("style") or ""
        classes = (named.get("class") or "").casefold()
        if _COMMENT.search(style) or _COMMENT_CLASS.search(classes):
            self.counts.comments += bool(re.search(r"mso-element\s*:\s*comment\s*(?:;|$)", style, re.IGNORECASE))
            return True
        if tag in _UNSEEN or (tag == "option" and "selected" not in named):
            self.counts.deleted += tag == "del"
            self.counts.pictures += tag == "svg"
            self.counts.embedded += tag in ("iframe", "object")
            return True
        if "hidden" in named or _HIDDEN.search(style) or self._is_hidden_by_class(set(classes.split())):
            self.counts.hidden += 1
            return True
        return False

    def _is_hidden_by_class(self, classes: set[str]) -> bool:
        judged = [(len(named), at, hides) for at, (named, hides) in enumerate(self._rules) if named <= classes]
        # The rule of more classes counts before one of fewer, and a later one before an earlier (CSS Cascade 4, 6.4).
        return max(judged)[2] if judged else False

    def ends(self, tag: str) -> bool:
        """Take note of an element that ends; whether it was seen."""
        if self._unseen:
            outer = self._unseen[0]
            if self._open[tag]:
                while (ended := self._unseen.pop()) != tag:
                    self._open[ended] -= 1
                self._open[tag] -= 1
                return False
            if tag == outer:
                self._forget()
                return False
            ends_above = tag in _BLOCKS and (outer in _ENDED_BY or outer in _INLINE)
            if not ends_above and not (outer == "option" and tag in ("select", "optgroup")):
                return False
            self._forget()
        self._in_paragraph = self._in_paragraph and tag not in _BLOCKS
        if any(look.tag == tag for look in self._looks[-_DEEP:]):
            while self._looks.pop().tag != tag:
                pass
        return True

    def close(self) -> None:
        """End the page: what is still unseen was never closed, and may have hidden the rest."""
        self.counts.unclosed += bool(self._unseen) and self._unseen[0] not in ("head", "p", "li", "td", "tr")


def _value(style: str, name: str) -> str:
    found = re.search(rf"(?:^|;)\s*(?:{name})\s*:\s*([^;]+)", style, re.IGNORECASE)
    return found[1].strip().strip("'\"") if found else ""

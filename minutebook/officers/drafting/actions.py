"""Actions: the lines of an item in, its actions with their likely owners out, and the lines that are left."""

import re
from dataclasses import dataclass, replace
from datetime import date

from minutebook.officers.drafting import deadlines
from minutebook.officers.drafting.business import ARISING, STATES
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.lines import Columns, Grid, Kind, Line, Part, columns_of, plain, raw
from minutebook.officers.drafting.owners import NOBODY, Owners
from minutebook.officers.drafting.people import Callings
from minutebook.officers.drafting.tabled import tasks
from minutebook.officers.manuscripts import Span, cut

_NUMBER = r"(?P<number>(?:no\.?\s*)?[A-Z]{0,4}\d[\w./-]*)?"
_HEAD = re.compile(
    r"(?:agreed\s+|summary of\s+|key\s+)?action(?:s|\(s\))?(?:\s+(?:points?|items?|arising|agreed|required"
    r"|log))?(?:\s+[A-Z]{0,2}\d[\w./-]*)?\s*[:.–-]?\s*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\s*[\[(]?\s*(?:agreed\s+)?(?:"
    rf"(?:(?:action|ACTION)s?(?:\s+(?:point|item|ref))?|AP(?=\s?\d)|to[ -]?do(?=\s*:))\s*{_NUMBER}\s*"
    r"(?:\((?P<who>[^()]{1,60})\)\s*|\b(?:by|for)\s+(?P<for>[A-Z][^:–—]{1,60}?)\s*)?"
    r"(?:[:–—]|\s-(?=\s)|(?<=\d)[.)]|\s-|-\s)\s*(?=\S)"
    # In capitals the word marks an action even without a colon, and behind its owner.
    r"|(?-i:ACTIONS?\s+(?=[A-Z]))|(?-i:(?P<before>[A-Z][\w/&, ]{1,40}?)\s+ACTIONS?)\s*:\s*(?=\S))",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"(?<=[.;:!?)”\"\s])\s*(?P<open>[\[(])?\s*(?:ACTION|Action)S?s?(?:\s+(?:point|item"
    rf"|POINT))?\s*{_NUMBER}\s*(?::|[–—]|\s-\s)\s*(?=\S)"
)
_PERHAPS = re.compile(
    r"\b(?:it was (?:agreed|resolved) (?:that|to)\b|(?:agreed|undertook|offered|promised|committed) to\b"
    r"|(?:agreed|confirmed) (?:that )?(?:he|she|they|the force|WYP) would\b"
    r"|will (?:circulate|provide|report back|bring back|share|write)\b|to be (?:circulated|brought back|shared"
    r"|provided)\b|\b(?:be|was|were|is|are) (?:asked|requested|invited|instructed) (?:to|that)\b"
    r"|\b(?:asked|requested) that\b"
    r"|\bresolved\b.{0,40}\bthat\b(?!.{0,150}\bbe (?:noted|approved|accepted|agreed|excluded|adopted|confirmed)))",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*[Aa]ctions?\b(?! Fraud)|\bACTION\b|^\W*A\d{1,2}[.:)]\s")
_STATE = re.compile(rf"(?:^|[:–—(]\s*|\s-\s*)(?:(?:now|is|has been|was)\s+)?(?:{STATES})\)?\W*$", re.IGNORECASE)
_SUMMARY = re.compile(
    r"(?:appendix|annex)\b.*\bactions?\b.*"
    r"|(?:summary|list|schedule|table|log) of (?:all )?(?:the )?(?:agreed )?actions\b.*"
    r"|actions? (?:log|tracker|list|plan|summary|table|sheet)\b.*",
    re.IGNORECASE,
)
"""A heading below which the actions of all items stand together."""
_SEVERAL = re.compile(r"(?:^|(?<=\s))\((\d{1,2})\)\s+")
_NOTHING = re.compile(r"(?:none|nil|n/?a|no actions?|no further action)\.?", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s")
_LONGEST_UNMARKED, _LONGEST_HEADING = 300, 80


@dataclass(frozen=True, slots=True)
class DraftAction:
    """An action as it was found."""

    id: str
    item: str | None
    text: str
    owners: tuple[str, ...]
    due: date | None
    paragraph: int


class Harvest:
    """Takes actions out of the lines of items, in the order of the document, and numbers them."""

    def __init__(self, callings: Callings, held: date, findings: Findings) -> None:
        self._owners = Owners(callings, findings)
        self._held = held
        self._findings = findings
        self.actions: list[DraftAction] = []
        self._fresh = False
        """Whether a heading of actions stands right above, and no bullet has come yet."""
        self._alone = False
        """Whether the last mark was one action's own, so that a list below it may be something else."""
        self._arising = False
        """Whether the item reports on actions of earlier meetings."""
        self._summary = ""
        """The heading of a list of all actions, below which none says to which item it belongs."""
        self._apart = False
        """Whether that heading is set as one, and so ends the item before it."""
        self._words: dict[str, int] = {}
        """Each action's words, and which it is."""
        self.known: set[str] = set()
        """The keys of all items."""

    def take(self, parts: tuple[Part, ...], item: str | None, name: str = "") -> list[Part]:
        """Take the actions of one item of that name; what is returned stays in the minutes."""
        self._arising, self._summary, self._apart = bool(ARISING.search(name)), "", False
        kept: list[Part] = []
        in_block, found = False, False
        head: Line | None = None
        for part in _joined(parts):
            if isinstance(part, Grid):
                columns = columns_of(part)
                if columns:
                    self._grid(part, columns, item)
                    found = True
                else:
                    kept.append(part)
                in_block = False
                continue
            was, before = in_block, len(self.actions)
            in_block = self._line(part, item, kept, in_block=in_block)
            if len(self.actions) > before:
                found = True
                if any(span.link for span in part.spans):
                    self._findings.doubt("link-dropped", part.paragraph, ("actions", before), text=part.text)
            if in_block and not was and len(self.actions) == before:
                head, found = part, False
            elif head is not None and not in_block:
                self._close(head, kept, found=found)
                head = None
        if head is not None:
            self._close(head, kept, found=found)
        return kept

    def _close(self, head: Line, kept: list[Part], *, found: bool) -> None:
        """Keep the heading of actions below which none was found."""
        if not found:
            self._findings.doubt("action-head-empty", head.paragraph, text=head.text)
            kept.append(head)

    def _line(self, line: Line, item: str | None, kept: list[Part], *, in_block: bool) -> bool:
        """Judge one line; the answer is whether the next one may be an action without saying so."""
        if line.kind is Kind.ACTION:
            self._cell(line, item, kept)
            return False
        if _SUMMARY.fullmatch(line.text) and len(line.text) <= _LONGEST_HEADING:
            self._summary, self._apart = line.text, line.heading > 0 or line.bold
        if _HEAD.fullmatch(line.text) and not line.label:
            self._findings.leave_out(line.text, line.paragraph)
            self._fresh, self._alone = True, False
            return True
        inline = _INLINE.match(raw(line.spans))
        if inline and not _is_title(line):
            self._inline(line, inline, item, kept)
            # "WYP to:" goes on in the list below; any other action is whole.
            self._alone = re.search(r"(?::|\b(?:to|will))\s*$", line.text) is None
            return True
        listed = line.kind is Kind.BULLET or line.label or _LISTED.match(line.text)
        if in_block and listed and (not self._alone or self._owners.are_named(line.text)):
            self._fresh = False
            self._add(_unnumbered(line, self._findings), None if self._apart else item, line.paragraph)
            return True
        if in_block and listed:
            self._findings.doubt("action-perhaps", line.paragraph, text=line.text)
        may_be = in_block and line.kind is Kind.TEXT and len(line.text) <= _LONGEST_UNMARKED
        if may_be and (self._fresh or self._owners.are_named(line.text)):
            self._findings.doubt("action-unmarked", line.paragraph, item=item or "", text=line.text)
            self._add(line.text, item, line.paragraph)
            return True
        within = _WITHIN.search(raw(line.spans))
        if within:
            self._within(line, within, item, kept)
            return False
        kept.append(line)
        perhaps = _PERHAPS.search(line.text) or _MARKED.search(line.text)
        if perhaps and line.kind is not Kind.NOTE:
            self._findings.doubt("action-perhaps", line.paragraph, text=_sentence(line.text, perhaps.start()))
        return False

    # The ways in which minutes mark an action

    def _inline(self, line: Line, mark: re.Match[str], item: str | None, kept: list[Part]) -> None:
        text = _closed(plain(cut(line.spans, mark.end())), mark.group())
        self._findings.leave_out(mark.group(), line.paragraph)
        if _NOTHING.fullmatch(text):
            self._findings.leave_out(text, line.paragraph)
            return
        who = (mark["who"] or mark["for"] or mark["before"] or "").strip()
        if who:
            self._add(text, item, line.paragraph, number=mark["number"], who=who)
        elif self._owners.are_all(text) and kept and isinstance(kept[-1], Line):
            self._from_sentence(kept[-1], text, item, line.paragraph)
        else:
            for each in _several(text, self._findings):
                self._add(each, item, line.paragraph, number=mark["number"])

    def _within(self, line: Line, mark: re.Match[str], item: str | None, kept: list[Part]) -> None:
        before, after = cut(line.spans, 0, mark.start()), plain(cut(line.spans, mark.end()))
        text = _closed(after, mark.group())
        if plain(before):
            kept.append(replace(line, spans=before))
        self._findings.leave_out(mark.group(), line.paragraph)
        if _NOTHING.fullmatch(text):
            self._findings.leave_out(text, line.paragraph)
            return
        if self._owners.are_all(text) and plain(before):
            self._from_sentence(replace(line, spans=before), text, item, line.paragraph)
            return
        self._findings.doubt("action-in-text", line.paragraph, text=text)
        self._add(text, item, line.paragraph, number=mark["number"])

    def _cell(self, line: Line, item: str | None, kept: list[Part]) -> None:
        """Judge a cell of an action column: a task, or only a name beside minutes."""
        text = line.text
        inline = _INLINE.match(raw(line.spans))
        if inline:
            text = plain(cut(line.spans, inline.end()))
            self._findings.leave_out(inline.group(), line.paragraph)
        if _HEAD.fullmatch(line.text) or NOBODY.fullmatch(text):
            self._findings.leave_out(line.text, line.paragraph)
            return
        before = next((part for part in reversed(kept) if isinstance(part, Line) and part.kind is not Kind.NOTE), None)
        if self._owners.are_all(text) and before is not None:
            self._from_sentence(before, text, item, line.paragraph)
        else:
            self._add(text, item, line.paragraph)

    def _from_sentence(self, before: Line, who: str, item: str | None, paragraph: int) -> None:
        sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", before.text)
        text = sentences[-1].strip()
        self._add(text, item, paragraph, who=who)
        self._findings.reword(who)
        self._findings.doubt(
            "action-sentence", paragraph, ("actions", len(self.actions) - 1), text=who, id=self.actions[-1].id
        )

    def _grid(self, grid: Grid, columns: Columns, item: str | None) -> None:
        self._findings.leave_out(" ".join(grid.texts()[0]), grid.paragraph)
        for task in tasks(grid, columns):
            if not task.text:
                self._findings.leave_out(task.words, task.paragraph)
                continue
            of = re.fullmatch(r"(?:agenda\s+)?(?:item\s*)?([1-9]\d?[a-z]?)\.?", task.item, re.IGNORECASE)
            known = of[1] if of and of[1] in self.known else None
            if columns.item is not None:
                self._findings.reword(task.item)
                if known is None:
                    at = len(self.actions)
                    self._findings.doubt(
                        "action-item-unknown", task.paragraph, ("actions", at), id=f"A{at + 1}", text=task.item
                    )
            text = " ".join([task.text, *(f"({cell})" for cell in task.rest)])
            place = known or (None if self._apart else item)
            if self._arising and task.number and not _STATE.search(text):
                at = len(self.actions)
                self._findings.doubt("action-earlier", task.paragraph, ("actions", at), id=f"A{at + 1}", text=text)
            self._add(text, place, task.paragraph, who=task.owner, when=task.due, number=task.number)

    # One action

    def _add(
        self,
        text: str,
        item: str | None,
        paragraph: int,
        *,
        who: str = "",
        when: str = "",
        number: str | None = None,
    ) -> None:
        at = len(self.actions)
        key = " ".join(re.findall(r"\w+", text.casefold()))
        before = self._words.setdefault(key, at)
        if before != at:
            self._findings.doubt("action-twice", paragraph, ("actions", before), text=text)
            self._findings.reword(f"{text} {number or ''}")
            self._complete(before, who, when, paragraph)
            return
        id_, path = f"A{at + 1}", ("actions", at)
        if number:
            self._findings.leave_out(number, paragraph)
            self._findings.doubt("action-number", paragraph, path, id=id_, number=number)
        if self._summary:
            self._findings.doubt("action-summary", paragraph, path, id=id_, text=self._summary)
        elif item is None:
            self._findings.doubt("action-before-items", paragraph, path, id=id_)
        if _STATE.search(text):
            self._findings.doubt("action-earlier", paragraph, path, id=id_, text=text)
        due, text = deadlines.due(text, when, held=self._held, at=at, paragraph=paragraph, findings=self._findings)
        owners, text = self._owners.of(text, who, at, paragraph)
        self.actions.append(DraftAction(id_, item, " ".join(text.split()), tuple(owners), due, paragraph))

    def _complete(self, at: int, who: str, when: str, paragraph: int) -> None:
        """Add to an action what a second mention of it says: its owners, its day."""
        action = self.actions[at]
        due, more = deadlines.due("", when, held=self._held, at=at, paragraph=paragraph, findings=self._findings)
        owners, more = self._owners.of(more, who, at, paragraph) if who else ([], more)
        differs = (due and action.due and due != action.due) or (
            owners and action.owners and set(owners) != {*action.owners}
        )
        if differs or (more.strip() and who.casefold() not in action.text.casefold()):
            self._findings.doubt(
                "action-differs", paragraph, ("actions", at), id=action.id, text=f"{who} {when}".strip()
            )
            self._findings.reword(f"{who} {when}")
        self.actions[at] = replace(action, due=action.due or due, owners=action.owners or tuple(owners))


def _joined(parts: tuple[Part, ...]) -> list[Part]:
    """Join the lines of one bullet, numbered entry or action cell that was broken by hand."""
    result: list[Part] = []
    for part in parts:
        last = result[-1] if result else None
        if (
            isinstance(part, Line)
            and isinstance(last, Line)
            and part.paragraph == last.paragraph
            and not part.label
            and (last.kind is Kind.ACTION or (part.kind is Kind.TEXT and (last.kind is Kind.BULLET or last.label)))
        ):
            result[-1] = replace(last, spans=(*last.spans, Span(" "), *part.spans))
        else:
            result.append(part)
    return result


def _several(text: str, findings: Findings) -> list[str]:
    """Part actions that are numbered in one line: `(1) WYP to count. (2) WYCA to feed.`."""
    pieces = _SEVERAL.split(text)
    numbers = pieces[1::2]
    if pieces[0].strip() or numbers != [str(number) for number in range(1, len(numbers) + 1)] or len(numbers) < 2:  # noqa: PLR2004 (several)
        return [text]
    findings.reword(" ".join(numbers))
    return [piece.strip() for piece in pieces[2::2]]


def _is_title(line: Line) -> bool:
    return line.heading > 0


def _unnumbered(line: Line, findings: Findings) -> str:
    """Give the words of a list's entry without its number."""
    if line.label:
        findings.reword(line.label)
        return line.text
    number = re.match(r"\s*(?:\(?\d{1,2}|\(?[a-z]|[ivx]+)[.)]\s+", line.text)
    if not number:
        return line.text
    findings.reword(number.group())
    return line.text[number.end() :]


def _closed(text: str, mark: str) -> str:
    """Take the bracket away that closes one of the mark's: `[Action: WYCA] to share`, `(Action: WYCA)`."""
    for opening, closing in ("[]", "()"):
        first, other = text.find(closing), text.find(opening)
        if opening in mark and 0 < first < len(text) - 2 and not 0 <= other < first:
            return f"{text[:first]}{text[first + 1 :]}"
        if opening in mark and text.rstrip(" .").endswith(closing) and text.count(closing) > text.count(opening):
            return text.rstrip(" .")[:-1].rstrip()
    return text


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? "))
    return text[start + 2 if start >= 0 else 0 :]

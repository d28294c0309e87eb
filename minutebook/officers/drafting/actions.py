"""Actions: the lines of an item in, its actions with their likely owners out, and the lines that are left.

Owners are taken where the words name them: `WYCA to share ...` does, `to be referred ...` does not.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from minutebook.officers.drafting import dates
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.lines import Columns, Grid, Kind, Line, Part, columns_of, cut, plain, raw
from minutebook.officers.drafting.people import Callings
from minutebook.officers.manuscripts import Span

_NUMBER = r"(?P<number>(?:no\.?\s*)?[A-Z]{0,4}\d[\w./-]*)?"
_HEAD = re.compile(
    r"(?:agreed\s+|summary of\s+|key\s+)?action(?:s|\(s\))?(?:\s+(?:points?|items?|arising|agreed|required"
    r"|log))?(?:\s+[A-Z]{0,2}\d[\w./-]*)?\s*[:.–-]?\s*",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"\s*[\[(]?\s*(?:agreed\s+)?(?:"
    rf"(?:action|ACTION)s?(?:\s+(?:point|item|ref))?\s*{_NUMBER}\s*"
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
_SUBJECT = re.compile(
    r"(?P<who>\S(?:.{0,118}?\S)?)\s+(?:(?:is|are|was|were|agreed|undertook|asked|has agreed"
    r"|have agreed)\s+)?(?:to|will|would|should|must|shall)\s+"
    r"(?P<verb>[a-z][\w-]*)",
    re.DOTALL,
)
_NOT_A_VERB = {
    "the",
    "a",
    "an",
    "all",
    "our",
    "their",
    "its",
    "this",
    "that",
    "these",
    "those",
    "which",
    "whom",
    "date",
}
_MAY_BE_SMALL = {
    *(
        "and",
        "of",
        "the",
        "for",
        "to",
        "with",
        "on",
        "in",
        "team",
        "teams",
        "lead",
        "leads",
        "officer",
        "officers",
        "group",
    ),
    *(
        "board",
        "partners",
        "manager",
        "members",
        "member",
        "all",
        "both",
        "police",
        "force",
        "council",
        "chair",
        "clerk",
    ),
    *("secretariat", "staff", "colleagues", "head", "director", "office", "service", "services", "panel", "committee"),
}
_BEHIND = re.compile(
    r"(?:[\[(]\s*|[–—-]\s+|\s)(?:owners?|lead|action(?:ed)? by|by whom|responsible|assigned to"
    r"|who)\s*[:–-]\s*(?P<who>[^\])\n]{2,80}?)\s*[\])]?\s*\.?\s*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[\[(]\s*(?P<who>[^\[\]()]{2,60})\s*[\])]\s*\.?\s*$")
_AT_START = re.compile(r"(?P<who>[A-Z][^–—:\n]{1,48}?)\s*(?:[–—]|\s-\s|:)\s*(?=\w)")
_AT_END = re.compile(r"\s(?:[–—-]|\()\s*$")
_DASHED = re.compile(r"\s[–—-]\s*(?P<who>[^–—]{2,40}?)\s*\.?\s*$")
_DUE = re.compile(
    r"\b(?:by|due(?:\s+(?:by|on|date))?|deadline|before|no later than|complete by)\b\s*:?\s*(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:it was (?:agreed|resolved) (?:that|to)\b|(?:agreed|undertook|offered|promised|committed) to\b"
    r"|(?:agreed|confirmed) (?:that )?(?:he|she|they|the force|WYP) would\b"
    r"|will (?:circulate|provide|report back|bring back|share|write)\b|to be (?:circulated|brought back|shared"
    r"|provided)\b)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^\W*[Aa]ctions?\b(?! Fraud)|\bACTION\b")
_NOTHING = re.compile(r"(?:none|nil|n/?a|no actions?|no further action)\.?", re.IGNORECASE)
_NOBODY = re.compile(r"(?:all|none|n/?a|tbc|tbd|everyone|all (?:members|partners|to note)|-+|–)\.?", re.IGNORECASE)
NEAR = 6
"""How far behind "by" a day may begin: `by the 5 June`, not `by WYP before 5 June`."""
_LONGEST_UNMARKED = 300


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
        self._callings = callings
        self._held = held
        self._findings = findings
        self.actions: list[DraftAction] = []
        self._fresh = False
        """Whether a heading of actions stands right above, and no bullet has come yet."""
        self.known: set[str] = set()
        """The keys of all items."""

    def take(self, parts: tuple[Part, ...], item: str | None) -> list[Part]:
        """Take the actions of one item; what is returned stays in the minutes."""
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
        if _HEAD.fullmatch(line.text) and not line.label:
            self._findings.leave_out(line.text, line.paragraph)
            self._fresh = True
            return True
        inline = _INLINE.match(raw(line.spans))
        if inline and not _is_title(line):
            self._inline(line, inline, item, kept)
            return True
        if in_block and (
            line.kind is Kind.BULLET or line.label or re.match(r"\s*(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s", line.text)
        ):
            self._fresh = False
            self._add(_unnumbered(line, self._findings), item, line.paragraph)
            return True
        may_be = in_block and line.kind is Kind.TEXT and len(line.text) <= _LONGEST_UNMARKED
        if may_be and (self._fresh or self._names_an_owner(line.text)):
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
        elif self._only_owner(text) and kept and isinstance(kept[-1], Line):
            self._from_sentence(kept[-1], text, item, line.paragraph)
        else:
            self._add(text, item, line.paragraph, number=mark["number"])

    def _within(self, line: Line, mark: re.Match[str], item: str | None, kept: list[Part]) -> None:
        before, after = cut(line.spans, 0, mark.start()), plain(cut(line.spans, mark.end()))
        text = _closed(after, mark.group())
        if plain(before):
            kept.append(replace(line, spans=before))
        self._findings.leave_out(mark.group(), line.paragraph)
        if _NOTHING.fullmatch(text):
            self._findings.leave_out(text, line.paragraph)
            return
        if self._only_owner(text) and plain(before):
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
        if _HEAD.fullmatch(line.text) or _NOBODY.fullmatch(text):
            self._findings.leave_out(line.text, line.paragraph)
            return
        before = next((part for part in reversed(kept) if isinstance(part, Line) and part.kind is not Kind.NOTE), None)
        if self._only_owner(text) and before is not None:
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
        texts = [
            [
                after if at in (columns.owner, columns.item) else plain_
                for at, (plain_, after) in enumerate(zip(*pair, strict=True))
            ]
            for pair in zip(grid.texts(), grid.texts(", "), strict=True)
        ]
        self._findings.leave_out(" ".join(texts[0]), grid.paragraph)
        for row, cells in zip(texts[1:], grid.rows[1:], strict=True):
            text = row[columns.text].strip() if columns.text < len(row) else ""
            who = _cell(row, columns.owner)
            when = _cell(row, columns.due)
            rest = [
                cell
                for at, cell in enumerate(row)
                if at not in (columns.text, columns.owner, columns.due, columns.number, columns.item) and cell.strip()
            ]
            place = next((line.paragraph for cell in cells for line in cell), grid.paragraph)
            if not text:
                self._findings.leave_out(" ".join(row), place)
                continue
            text = " ".join([text, *(f"({cell})" for cell in rest)])
            said = _cell(row, columns.item)
            of = re.fullmatch(r"(?:agenda\s+)?(?:item\s*)?([1-9]\d?[a-z]?)\.?", said, re.IGNORECASE)
            if columns.item is not None:
                self._findings.reword(said)
                if of is None or of[1] not in self.known:
                    id_ = f"A{len(self.actions) + 1}"
                    self._findings.doubt(
                        "action-item-unknown", place, ("actions", len(self.actions)), id=id_, text=said
                    )
            self._add(
                text,
                of[1] if of and of[1] in self.known else item,
                place,
                who=who,
                when=when,
                number=_cell(row, columns.number),
            )

    # One action

    def _add(
        self, text: str, item: str | None, paragraph: int, *, who: str = "", when: str = "", number: str | None = None
    ) -> None:
        if any(" ".join(text.split()).casefold() == action.text.casefold() for action in self.actions):
            self._findings.doubt("action-twice", paragraph, ("actions",), text=text)
            self._findings.reword(f"{text} {who} {when} {number or ''}")
            return
        id_ = f"A{len(self.actions) + 1}"
        path = ("actions", len(self.actions))
        if number:
            self._findings.leave_out(number, paragraph)
            self._findings.doubt("action-number", paragraph, path, id=id_, number=number)
        if item is None:
            self._findings.doubt("action-before-items", paragraph, path, id=id_)
        due, text = self._due(text, when, id_, paragraph)
        owners, text = self._owners(text, who, id_, paragraph)
        self.actions.append(DraftAction(id_, item, " ".join(text.split()), tuple(owners), due, paragraph))

    def _due(self, text: str, when: str, id_: str, paragraph: int) -> tuple[date | None, str]:
        path = ("actions", len(self.actions), "due")
        mark = next((mark for mark in _DUE.finditer(text) if _begins_with_day(text[mark.end() :])), None)
        said = when or (text[mark.end() :] if mark else "")
        found = next(dates.days(said), None)
        last = next(reversed(list(dates.days(text))), None) if not when and found is None else None
        if last is not None and last.date and _AT_END.search(text[: last.start]) and not text[last.end :].strip(" .)"):
            found, said = replace(last, start=0), last.text
        near = found is not None and (bool(when) or found.start <= NEAR)
        if found is not None and near:
            when_ = found.date or dates.in_year(found, self._held)
            if found.date is None and when_:
                self._findings.doubt("year-guessed", paragraph, path, text=found.text, read=f"{when_:%Y-%m-%d}")
            if when_ and found.numeric:
                self._findings.doubt("day-first", paragraph, path, text=found.text, read=f"{when_:%Y-%m-%d}")
            if when_ and dates.contradicts(found, when_):
                is_ = dates.WEEKDAYS[when_.weekday()]
                self._findings.doubt(
                    "weekday-wrong",
                    paragraph,
                    path,
                    text=found.text,
                    said=found.weekday,
                    read=f"{when_:%Y-%m-%d}",
                    is_=is_,
                )
            if when_ and when_ >= self._held:
                left = (said[: found.start] + said[found.end :]).strip(" ,.;:") if when else ""
                left = re.sub(r"^(?:by|due|on|the)\b\s*", "", left, flags=re.IGNORECASE)
                self._findings.reword(found.text)
                return when_, f"{text} ({left})" if re.search(r"\w", left) else text
        if when and not _NOBODY.fullmatch(when):
            self._findings.doubt("due-unclear", paragraph, path, id=id_, text=when)
            return None, f"{text} ({when})"
        self._findings.reword(when)
        return None, text

    def _owners(self, text: str, who: str, id_: str, paragraph: int) -> tuple[list[str], str]:
        path = ("actions", len(self.actions), "owners")
        if who and not _NOBODY.fullmatch(who):
            owners, private, unknown = self._callings.all(who)
            if unknown:
                self._findings.doubt("owner-unknown", paragraph, path, id=id_, text=", ".join(unknown))
                text = f"{text} ({who})"
            elif private:
                text = f"{text} ({who})"
            else:
                self._findings.reword(who)
            for piece in private:
                self._findings.doubt("owner-private", paragraph, path, id=id_, text=piece)
            return owners, text
        self._findings.reword(who)
        return self._owners_in(text, id_, paragraph), text

    def _owners_in(self, text: str, id_: str, paragraph: int) -> list[str]:
        """Read the owners from an action's own words."""
        path = ("actions", len(self.actions), "owners")
        who = _subject(text)
        for pattern in (None, _BEHIND, _AT_START, _IN_BRACKETS, _DASHED):
            found = (pattern.match(text) if pattern is _AT_START else pattern.search(text)) if pattern else None
            said = found["who"] if found else who if pattern is None else None
            if not said:
                continue
            owners, private, unknown = self._callings.all(said)
            if owners and not unknown:
                code = "owner-private" if private else "owner-from-words"
                self._findings.doubt(code, paragraph, path, id=id_, text=said)
                return owners
            if pattern is _BEHIND:
                self._findings.doubt("owner-unknown", paragraph, path, id=id_, text=", ".join(unknown))
                return owners
            beginning = self._callings.beginning(said) if pattern is None else None
            if beginning:
                self._findings.doubt("owner-partly", paragraph, path, id=id_, text=said, owner=beginning[0])
                return [beginning[0]]
            if pattern is None and _is_somebody(said):
                self._findings.doubt("owner-unknown", paragraph, path, id=id_, text=", ".join(unknown) or said)
                return owners
        self._findings.doubt("owner-none", paragraph, path, id=id_)
        return []

    def _only_owner(self, text: str) -> bool:
        """Tell whether words are nothing but owners: `WYCA`, `J Smith / WYP`, `All`."""
        bare = text.strip(" .[]()")
        if not bare or len(bare) > 60 or _subject(bare):  # noqa: PLR2004 (names)
            return False
        owners, _, unknown = self._callings.all(bare)
        if owners and not unknown:
            return True
        initials = re.fullmatch(r"[A-Z]{2,5}(?:\s*(?:/|,|&|and)\s*[A-Z]{2,5})*", bare)
        return bool(initials or _NOBODY.fullmatch(bare)) or (bool(owners) and len(bare.split()) < 6)  # noqa: PLR2004 (as above)

    def _names_an_owner(self, text: str) -> bool:
        who = _subject(text)
        return who is not None and bool(self._callings.all(who)[0] or self._callings.beginning(who))


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


def _begins_with_day(text: str) -> bool:
    found = next(dates.days(text), None)
    return found is not None and found.start <= NEAR


def _cell(row: list[str], at: int | None) -> str:
    return row[at].strip() if at is not None and at < len(row) else ""


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


def _subject(text: str) -> str | None:
    """Read who is to do it: the words before the first `to VERB` or `will VERB`; `to be` names nobody."""
    found = _SUBJECT.match(text)
    while found:
        verb = found["verb"].casefold()
        if verb == "be":
            return None
        if verb not in _NOT_A_VERB:
            return found["who"].strip(" ,:–-")
        # "Letter to the Home Office": not a verb; look on behind it.
        longer = re.compile(_SUBJECT.pattern.replace("{0,118}?", f"{{{len(found['who'])},178}}?", 1), re.DOTALL)
        found = longer.match(text)
    return None


def _is_somebody(who: str) -> bool:
    """Tell whether words can stand for somebody: capitals, and small words only as in `the Head of Policing`."""
    words = re.findall(r"[\w'’/-]+", who)
    return (
        bool(words)
        and all(word[0].isupper() or word.casefold() in _MAY_BE_SMALL for word in words)
        and len(words) <= 10  # noqa: PLR2004 (an office)
    )


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "! ", "? "))
    return text[start + 2 if start >= 0 else 0 :]

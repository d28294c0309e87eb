"""Owners: the words of an action in, who is to do it and the words without their note of it out.

Owners are taken where the words name them: `WYCA to share ...` does, `to be referred ...` does not.
"""

import re

from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.people import Callings

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
_DASHED = re.compile(r"\s[–—-]\s*(?P<who>[^–—]{2,40}?)\s*\.?\s*$")
NOBODY = re.compile(r"(?:all|none|n/?a|tbc|tbd|everyone|all (?:members|partners|to note)|-+|–)\.?", re.IGNORECASE)
"""Words in the place of an owner or of a day that name none."""


class Owners:
    """Reads owners by what the document and the register call people and organisations."""

    def __init__(self, callings: Callings, findings: Findings) -> None:
        self._callings = callings
        self._findings = findings

    def of(self, text: str, who: str, at: int, paragraph: int) -> tuple[list[str], str]:
        """Give the owners of action number `at` (from 0), and its words, with those of `who` that name no owner."""
        id_, path = f"A{at + 1}", ("actions", at, "owners")
        if who and not NOBODY.fullmatch(who):
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
        return self._within(text, at, paragraph), text

    def _within(self, text: str, at: int, paragraph: int) -> list[str]:
        """Read the owners from an action's own words."""
        id_, path = f"A{at + 1}", ("actions", at, "owners")
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
        self._findings.doubt("owner-none", paragraph, path, id=id_, text=text)
        return []

    def are_all(self, text: str) -> bool:
        """Tell whether words are nothing but owners: `WYCA`, `J Smith / WYP`, `All`."""
        bare = text.strip(" .[]()")
        if not bare or len(bare) > 60 or _subject(bare):  # noqa: PLR2004 (names)
            return False
        owners, _, unknown = self._callings.all(bare)
        if owners and not unknown:
            return True
        initials = re.fullmatch(r"[A-Z]{2,5}(?:\s*(?:/|,|&|and)\s*[A-Z]{2,5})*", bare)
        return bool(initials or NOBODY.fullmatch(bare)) or (bool(owners) and len(bare.split()) < 6)  # noqa: PLR2004 (as above)

    def are_named(self, text: str) -> bool:
        """Tell whether a sentence begins with somebody known who is to do it."""
        who = _subject(text)
        return who is not None and bool(self._callings.all(who)[0] or self._callings.beginning(who))


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

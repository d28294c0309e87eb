"""Held: a meeting as its file has it in; what says that it was not held, or not yet, as problems out.

A file under meetings/ counts as a meeting that was held: it makes actions silent and overdue, and is "the latest".
"""

import re
from collections.abc import Iterator
from datetime import date

from minutebook.frontmatter import Fields
from minutebook.model import Meeting, words_in
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

_HELD = "held"
_NOT_HELD = r"""
    (?:cancel+ed|postponed|abandoned|called\ off|inquorate|not\ quorate|rescheduled|rearranged|re-arranged|deferred)\b
"""
_IN_TITLE = re.compile(
    rf"\b{_NOT_HELD}|\b(?:not\s+held|no\s+quorum|did\s+not\s+take\s+place)\b", re.VERBOSE | re.IGNORECASE
)
_SAID = re.compile(
    rf"""
    (?:^|[.!?:;–—-]\s*|,\s*|\b(?:as|that|and|so|but|because|since)\s+)
    (?:unfortunately,?\s+|regrettably,?\s+|sadly,?\s+)?
    (?: (?:the|this|tonight['’]s|today['’]s)\s+
        (?:(?:ordinary|annual|special|extraordinary|scheduled|planned|committee|council|board|panel|parish)\s+){{0,2}}
        meeting(?P<of>\ (?:of|on|for|at|in|scheduled|due|planned|called|arranged|convened)\b[^.;:,]{{0,80}}?)?\s+
        (?: (?:was|is|has\ been|had\ been|had\ to\ be|will\ be|being)\s+
            (?:then\s+|therefore\s+|thus\s+|also\s+|now\s+|declared\s+|deemed\s+|found\s+to\s+be\s+)?{_NOT_HELD}
        |   (?:became|remained)\s+(?:inquorate|not\ quorate)
        |   (?:did\ not|could\ not|will\ not|was\ unable\ to|cannot)\s+(?:take\ place|go\ ahead|proceed|be\ held)
        |   (?:was|is)\s+not\s+(?:held|quorate) )
    |   meeting\s+(?:was\s+|is\s+)?{_NOT_HELD}
    |   (?:this\s+)?meeting\s+not\s+held\b
    |   (?:cancelled|canceled|postponed|inquorate|not\s+quorate|no\s+quorum|meeting\s+inquorate)\W*$
    |   (?:there\s+was|there\s+being)\s+no\s+quorum\b
    |   (?:a|the)\s+quorum\s+was\s+not\s+(?:present|reached|met|achieved|formed)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORTH_READING = re.compile(
    r"cancel|postpon|abandon|called off|quor|schedul|arranged|deferred|take place|go ahead|proceed|held", re.IGNORECASE
)
"""Stands in whatever says it; most passages have none of it."""
_OTHER = re.compile(r"\b(?:next|last|previous|earlier|other|former|site|sub-?committee|working)\b|[0-9]", re.IGNORECASE)
"""What in the words behind "the meeting" makes it another one."""


_TO_BE_DONE = re.compile(r"To [a-z]+\b")
"""How agendas put what is to be done: "To receive apologies"."""


def not_held(meeting: Meeting, status: str | None, fields: Fields) -> Iterator[Problem]:
    """Ask which it is where a file says that its meeting was not held, or says nothing that was minuted.

    `status` is the meeting's own word; `held` answers the question. Withdrawn minutes count nowhere and are not asked.
    """
    if status == _HELD or meeting.withdrawn:
        return
    if status:
        yield problem("not-held", fields.place("status"), words=f"status: {status}")
        return
    title = _IN_TITLE.search(meeting.title)
    if title:
        yield problem("not-held", fields.place("title"), words=meeting.title)
        return
    if says_not_held(meeting.summary or "", meeting.date):
        yield problem("not-held", fields.place("summary"), words=meeting.summary)
        return
    for _, passage in meeting.passages():
        words = words_in(passage)
        if says_not_held(words, meeting.date):
            yield problem("not-held", Place(meeting.file, passage.line), words=words)
            return
    if _is_agenda(meeting) and meeting.items:
        yield problem("agenda-only", Place(meeting.file, meeting.items[0].line))


def _is_agenda(meeting: Meeting) -> bool:
    """Tell whether a meeting's file has no minutes: nothing but what is "To be done", agreed, reported or accepted."""
    minuted = any(not _TO_BE_DONE.match(words_in(passage)) for _, passage in meeting.passages())
    return not (minuted or meeting.actions or meeting.updates or meeting.accepts)


def says_not_held(words: str, day: date) -> bool:
    """Tell whether words say of the meeting of `day` that it was cancelled, postponed or inquorate."""
    if not _WORTH_READING.search(words):
        return False
    for match in _SAID.finditer(words):
        of = (match["of"] or "").replace(wording.day(day), "")
        if not _OTHER.search(of):
            return True
    return False

"""Held: a meeting as its file has it in; what says that it was not held, or not yet, as problems out.

A file under meetings/ counts as a meeting that was held: it makes actions silent and overdue, and is "the latest".
"""

import re
from collections.abc import Iterator
from datetime import date

from minutebook import schema
from minutebook.frontmatter import Fields
from minutebook.model import Meeting, words_in
from minutebook.outputs import wording
from minutebook.problems import Place, Problem
from minutebook.rulebook import problem

_OF_HELD = (
    *("minutes", "chair", "offices", "attendance", "accepts", "actions", "updates", "future_items", "takes_up"),
    *("next_meeting", "corrections", "decisions", "declarations", "questions", "answers"),
)
"""Facts of meetings that were held."""
_NOT_HELD = r"(?:cancel+ed|postponed|abandoned|called\ off|inquorate|not\ quorate)\b"
_IN_TITLE = re.compile(rf"\b{_NOT_HELD}|\b(?:not\ held|no\ quorum|did\ not\ take\ place)\b", re.VERBOSE | re.IGNORECASE)
_OF = r"(?P<of>\ (?:of|on|for|at|in|scheduled|due|planned|called|arranged|convened|to\ be\ held)\b[^.;]{0,80}?)?"
_SAID = re.compile(
    rf"""
    (?:^|[.!?;–—-]\s*|,\s*|\b(?:so|but|because|since|and)\s+)
    (?:unfortunately,?\s+|regrettably,?\s+|sadly,?\s+)?
    (?: (?:the|this|tonight['’]s|today['’]s)\s+
        (?:(?:ordinary|committee|council|board|panel|parish)\s+){{0,2}}meeting{_OF}\s+
        (?: (?:was|is|has\ been|had\ been|had\ to\ be|will\ be|being)\s+
            (?:then\s+|therefore\s+|thus\s+|also\s+|now\s+|declared\s+|deemed\s+|found\s+to\s+be\s+)?(?:{_NOT_HELD}|rescheduled\b)
        |   (?:became|remained)\s+(?:inquorate|not\ quorate)
        |   (?:did\ not|could\ not|will\ not|was\ unable\ to|cannot|never)\s+(?:take|took|go|went|proceed|be\ held)
        |   (?:was|is)\s+not\s+(?:held|quorate)
        |   stood\s+adjourned\s+for\s+(?:want|lack) )
    |   (?:this\s+)?meeting\s+(?:was\s+|is\s+)?(?:{_NOT_HELD}|not\ held\b|did\ not\ take\ place\b)
    |   there\s+was\s+no\s+quorum(?=[.;,]|\s*$) | there\s+being\s+no\s+quorum
    |   (?:a|the)\s+quorum\s+was\s+not\s+(?:present|reached|met|achieved|formed)\b
    )
    | \b(?:noted|said|reported|declared)\s+that\s+(?:a|the)\s+quorum\s+was\s+not\s+present\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What says of the very meeting that it was not held, whatever else its minutes say."""
_ALONE = re.compile(
    r"""
    ^\W*(?:meeting\s+)?(?:cancelled|canceled|postponed|inquorate|not\s+quorate|no\s+quorum)\b
    | \bno\s+meeting\s+was\s+held\b | \bthere\s+was\s+no\s+meeting\b | \bdid\s+not\s+(?:meet|take\s+place)\b
    | \bmeeting\b[^.;]{0,60}?\b(?:cancel+ed|postponed|abandoned|called\s+off|inquorate|did\s+not\s+take\s+place)\b
    | \b(?:to\s+cancel|cancelled|postponed|to\s+postpone)\s+(?:the|this)\s+meeting\b
    | \b(?:want|lack)\s+of\s+(?:a\s+)?quorum\b | \bto\s+form\s+a\s+quorum\b | \binquorate\b | \bno\s+quorum\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""What says so where the file says little else."""
_LITTLE = 3
"""Passages; a file of no more, and without an action, is the notice of a meeting that was not held."""
_WORTH_READING = re.compile(
    r"cancel|postpon|reschedul|abandon|called off|quor|take place|took place"
    r"|go ahead|proceed|held|not meet|no meeting|adjourned",
    re.IGNORECASE,
)
"""Stands in whatever says it; most passages have none of it."""
_OTHER = re.compile(
    r"\b(?:next|last|previous|earlier|other|former|site|sub-?committee|working|liaison|with)\b", re.IGNORECASE
)
"""What in the words behind "the meeting" makes it another one."""
_AGENDA = re.compile(
    r"""
    To\ (?:receive|consider|note|approve|agree|confirm|discuss|review|appoint|elect|sign|adopt|resolve|decide|declare
        |hear|accept|report|take|answer|set|fix|close)\b
    | (?:Members|Councillors|You)\b[^.]{0,80}\b(?:are|is)\ (?:hereby\ )?(?:summoned|invited|asked|requested|reminded)\b
    | (?:The\ )?[\w\ ]{1,60}\bis\ (?:asked|recommended|invited|requested)\ to\b
    | (?:Verbal\ )?(?:Report|Minutes|Presentation|Update|Papers?)s?\ (?:of|from|by|on)\b[^.]{0,100}
        \b(?:attached|enclosed|to\ follow|herewith)\b
    """,
    re.VERBOSE,
)
"""How agendas put what is to be done, or who is to come: "To receive apologies"."""


def not_held(meeting: Meeting, written: schema.Meeting, fields: Fields) -> Iterator[Problem]:
    """Ask which it is where a file says that its meeting was not held, or says nothing that was minuted.

    Its own word under `status` answers the question. Withdrawn minutes count nowhere and are not asked.
    """
    yield from _against_status(written, fields)
    if meeting.withdrawn or written.status:
        return
    title = _IN_TITLE.search(meeting.title)
    if title:
        yield problem("not-held", fields.place("title"), words=meeting.title)
        return
    if says_not_held(meeting.summary or "", meeting.date):
        yield problem("not-held", fields.place("summary"), words=meeting.summary)
        return
    passages = [passage for _, passage in meeting.passages()]
    little = len(passages) <= _LITTLE and not meeting.actions and not meeting.updates
    for passage in passages:
        words = words_in(passage)
        if says_not_held(words, meeting.date, little=little):
            yield problem("not-held", Place(meeting.file, passage.line), words=words)
            return
    if _is_agenda(meeting) and (meeting.items or passages):
        line = meeting.items[0].line if meeting.items else passages[0].line
        yield problem("agenda-only", Place(meeting.file, line))


def _against_status(written: schema.Meeting, fields: Fields) -> Iterator[Problem]:
    """Find facts that do not go with the status that a file gives."""
    status = written.status or "held"
    if status == "held":
        for key in ("moved_to", "reason"):
            if getattr(written, key):
                yield problem("status-missing", fields.key_place(key), key=key)
        return
    if written.withdrawn:
        yield problem("withdrawn-unheld", fields.key_place("withdrawn"), status=status)
    for key in _OF_HELD:
        if getattr(written, key):
            yield problem("unheld-with-business", fields.key_place(key), key=key, status=status)
    if status == "moved" and written.moved_to is None:
        yield problem("moved-nowhere", fields.place("status"))
    if status != "moved" and written.moved_to:
        yield problem("not-moved", fields.place("moved_to"), status=status)
    if written.moved_to and date.fromisoformat(written.moved_to[:10]) == written.date and len(written.moved_to) == 10:  # noqa: PLR2004
        yield problem("moved-to-itself", fields.place("moved_to"))


def _is_agenda(meeting: Meeting) -> bool:
    """Tell whether a meeting's file has no minutes: nothing but what is "To be done", agreed, reported or accepted."""
    minuted = any(not _AGENDA.match(words_in(passage)) for _, passage in meeting.passages())
    return not (minuted or meeting.actions or meeting.updates or meeting.accepts)


def says_not_held(words: str, day: date, *, little: bool = False) -> bool:
    """Tell whether words say of the meeting of `day` that it was cancelled, postponed or inquorate.

    Where a file says `little` else, less will do: "Cancelled owing to snow."
    """
    if not _WORTH_READING.search(words):
        return False
    for match in _SAID.finditer(words):
        of = match["of"] or ""
        days = [found.day for found in wording.days_in(of)]
        if not _OTHER.search(of) and (not days or day in days):
            return True
    return little and bool(_ALONE.search(words)) and not _ANOTHER.search(words)


_ANOTHER = re.compile(
    r"\b(?:next|last|previous|annual|special|working|liaison|site|sub-?committee|residents)\b", re.IGNORECASE
)

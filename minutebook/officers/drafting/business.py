"""Business: the items that every meeting has in, what they mean for other meetings out.

Papers of an item, notes that were accepted, future items, the next meeting.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from minutebook.officers.drafting import dates
from minutebook.officers.drafting.agenda import DraftItem
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.forward import FUTURE, NEXT, Ahead, find_next, read_future, read_next
from minutebook.officers.drafting.labels import NONE
from minutebook.officers.drafting.lines import Line, Part, plain, raw
from minutebook.officers.manuscripts import Span, cut
from minutebook.outputs import wording
from minutebook.webaddress import is_web_address

_VAGUE = re.compile(
    r"(?:(?:available|found|accessed)\s+)?(?:here|click here|link|this link|read more|more|view|open|see here"
    r"|(?:full )?(?:report|paper|document|presentation)s?(?: here)?|download(?: here)?|available here|attached)\.?",
    re.IGNORECASE,
)
_HERE = re.compile(r"\s*\b(?:HERE|click here)\b[.\s]*$")
_ACCESS = re.compile(
    r"\s*[-–—:(,]*\s*(?:to\s+)?(?:access|read|view|see|download"
    r"|open)\s+(?:the\s+)?(?P<what>(?:full\s+)?(?:report|paper|document"
    r"|presentation))s?\b[\s.:)]*(?:(?:please\s+)?(?:click|follow)[\w\s]*)?$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\s*(?:\(\s*\)|[-–—:(,]\s*(?P<what>(?:full\s+)?(?:report|paper|presentation))s?\s*\(?\)?)[\s.:]*$", re.IGNORECASE
)
_WITH_NAME = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)
"""An address with somebody's name, and perhaps a password, before the host (RFC 3986, 3.2.1)."""
_PRIVATE_HOST = re.compile(
    r"https?://[^/]*(?:sharepoint\.com|onedrive\.|1drv\.ms|teams\.microsoft\.|docs\.google\.|intranet|\.local\b"
    r"|localhost)",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:minutes|notes|record)\b", re.IGNORECASE)
_ACCEPTED = re.compile(
    r"\b(?:minutes|notes|record)\b[^.]{0,200}?\b(?:accepted|agreed|approved|confirmed|signed|adopted|ratified)\b"
    r"|\b(?:accepted|agreed|approved|confirmed|signed|adopted|ratified)\b[^.]{0,200}?\b(?:minutes|notes)\b"
    r"|\b(?:as a|a) (?:true|correct|accurate|fair)(?: and (?:true|correct|accurate))? (?:record|reflection)\b",
    re.IGNORECASE,
)
_NOT_ACCEPTED = re.compile(
    r"\b(?:(?:not|could not|cannot) (?:yet )?(?:be(?:en)? )?(?:accepted|agreed|approved|confirmed)|would be|should be"
    # "agreed that the minutes be accepted" accepts them; "agreed that they would be brought back" does not.
    r"|agreed that(?!.{0,120}\b(?:be|were|was|are|is) (?:accepted|approved|confirmed|a (?:true|correct|accurate)))"
    r"|brought back|deferred|to be (?:accepted|agreed|approved|confirmed)|not available)\b",
    re.IGNORECASE,
)
_AMENDED = re.compile(
    r"\b(?:subject to|amend(?:ed|ments?)|with the (?:following )?(?:changes?|corrections?)|corrections?"
    r"|apart from)\b",
    re.IGNORECASE,
)
_NOT_AMENDED = re.compile(
    r"\b(?:no (?:amendments?|corrections?|changes?)|without (?:amendment|correction|change))", re.IGNORECASE
)
STATES = r"completed?|closed|discharged|done|on-?going|in progress|outstanding|carried forward|superseded"
"""What minutes say has become of an action."""
_REPORTED = re.compile(rf"\b(?:{STATES})\b", re.IGNORECASE)
ARISING = re.compile(
    r"\b(?:matters arising|action log|actions? from|review of actions|outstanding actions|previous actions)\b",
    re.IGNORECASE,
)
"""The name of an item that reports on actions of earlier meetings."""


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """A report put before the meeting."""

    title: str
    url: str | None


@dataclass(slots=True)
class Business:
    """What items mean for other meetings."""

    papers: dict[str, list[DraftPaper]] = field(default_factory=dict)
    accepts: list[tuple[str, str]] = field(default_factory=list)
    """Meeting and item."""
    ahead: Ahead = field(default_factory=Ahead)


def take_links(
    spans: tuple[Span, ...], key: str, business: Business, findings: Findings, paragraph: int
) -> tuple[Span, ...]:
    """Take the report out of a heading: its link, or the word HERE that once had one. The title is what is left."""
    links = list(dict.fromkeys(span.link for span in spans if span.link and span.text.strip()))
    linked = plain(tuple(span for span in spans if span.link))
    vague = bool(linked) and bool(_VAGUE.fullmatch(linked))
    title = tuple(span for span in spans if not (span.link and vague))
    text = raw(title)
    lost = _HERE.search(text) if not links else None
    if lost:
        findings.leave_out(lost.group(), paragraph)
        title, text = cut(title, 0, lost.start()), text[: lost.start()]
    elif vague:
        findings.leave_out(linked, paragraph)
        end = len(text.rstrip(" .\xa0")) if text.rstrip().endswith(".") else len(text)
        title, text = cut(title, 0, end), text[:end]
    access = (_ACCESS.search(text) or _REPORT.search(text)) if links or lost else None
    if access:
        findings.leave_out(access.group(), paragraph)
        title = cut(title, 0, access.start())
    title = tuple(replace(span, link=None) for span in title)
    if not (links or lost):
        return title
    name = re.sub(r"\s+[-–—]\s+", ", ", plain(title).strip(" .:–-"))
    if access and access["what"]:
        name = f"{name}, {access['what'].lower()}"
    addresses = [address for address in links if _may_be_published(address, linked or name, findings, paragraph)]
    found: list[str | None] = [*addresses] or [None]
    for address in found:
        business.papers.setdefault(key, []).append(DraftPaper(name, address))
        path = ("items", key, "papers")
        if address is None:
            findings.doubt("paper-without-address", paragraph, path, title=name, item=key)
        else:
            findings.doubt("paper-found", paragraph, path, title=name, item=key)
    return _ended(title)


def _ended(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Strip the marks that led to a link."""
    text = raw(spans)
    return cut(spans, 0, len(text.rstrip(" \xa0\t:–—-")))


def _may_be_published(address: str, text: str, findings: Findings, paragraph: int) -> bool:
    if not is_web_address(address) or _WITH_NAME.match(address):
        if not address.lower().startswith(("mailto:", "tel:", "#")):
            half = re.match(r"/|[\w-]+(?:/|\.(?:html?|pdf|docx?|aspx?)\b)|\.\.?/", address, re.IGNORECASE)
            findings.doubt("link-half" if half else "link-refused", paragraph, text=text)
        return False
    if _PRIVATE_HOST.match(address):
        findings.doubt("link-private", paragraph, text=text)
    return True


def judge_links(line: Line, key: str, name: str, business: Business, findings: Findings) -> Line:
    """Judge the links of a passage: those that say where they lead stay, vague ones become reports, others go."""
    spans: list[Span] = []
    for span in line.spans:
        if not span.link or not span.text.strip():
            spans.append(replace(span, link=None))
        elif not is_web_address(span.link):
            kept = span.link.lower().startswith(("mailto:", "tel:"))
            _may_be_published(span.link, span.text, findings, line.paragraph)
            spans.append(span if kept else replace(span, link=None))
        elif _VAGUE.fullmatch(span.text.strip()) and key and key != "0":
            _may_be_published(span.link, span.text, findings, line.paragraph)
            business.papers.setdefault(key, []).append(DraftPaper(name or "Report", span.link))
            findings.doubt("paper-from-text", line.paragraph, ("items", key, "papers"), text=span.text, item=key)
            spans.append(replace(span, link=None))
        else:
            kept = _may_be_published(span.link, span.text, findings, line.paragraph)
            if kept and key and key != "0" and _is_named_report(line, span):
                business.papers.setdefault(key, []).append(DraftPaper(span.text.strip(), span.link))
                findings.doubt("paper-from-text", line.paragraph, ("items", key, "papers"), text=span.text, item=key)
                kept = False
            spans.append(span if kept else replace(span, link=None))
    if not any(span.link for span in line.spans) and re.search(r"\b(?:HERE|click here)\b", line.text):
        findings.doubt("link-lost", line.paragraph, text=line.text[-60:])
    return replace(line, spans=tuple(spans))


def _is_named_report(line: Line, span: Span) -> bool:
    """Tell whether a line is only a report's label and its link: `Report: Net Zero Plan`."""
    label = re.match(r"(?:report|paper|presentation|appendix)s?\s*[:–-]\s*", line.text, re.IGNORECASE)
    return label is not None and line.text[label.end() :].strip(" .") == plain((span,)).strip(" .")


def read_business(
    items: list[tuple[DraftItem, list[Part]]], held: date, earlier: list[str], business: Business, findings: Findings
) -> list[list[Part]]:
    """Read what items mean for other meetings; the answer is what stays of each in the minutes."""
    kept: list[list[Part]] = []
    _apologies(items, findings)
    for item, parts in items:
        key = str(item.number)
        if NEXT.search(item.name):
            kept.append(read_next(item, parts, held, business.ahead, findings))
        elif FUTURE.search(item.name):
            kept.append(read_future(item, parts, business.ahead, findings))
        else:
            kept.append(parts)
            _acceptance(item, key, parts, held, earlier, business, findings)
            if ARISING.search(item.name):
                _reported(parts, findings)
    if business.ahead.day is None and items:
        find_next(items[-1][1], held, business.ahead, findings)
    return kept


def _apologies(items: list[tuple[DraftItem, list[Part]]], findings: Findings) -> None:
    """Tell about apologies that stand in an item, by its name or in a sentence."""
    for item, parts in items[:3]:
        lines = [part for part in parts if isinstance(part, Line)]
        own = re.match(r"[\d. ]*apologies\b", item.name, re.IGNORECASE)
        if own and not all(NONE.fullmatch(line.text) for line in lines):
            said = " ".join(line.text for line in lines)
            findings.doubt("apologies-text", item.paragraph, ("attendance",), text=said)
            continue
        for line in lines:
            if re.search(r"\bapolog(?:y|ies)\b", line.text, re.IGNORECASE):
                findings.doubt("apologies-text", line.paragraph, ("attendance",), text=line.text)


def _acceptance(  # noqa: PLR0913, PLR0917 (an item, and what it is held against)
    item: DraftItem, key: str, parts: list[Part], held: date, earlier: list[str], business: Business, findings: Findings
) -> None:
    """Find the earlier notes that an item accepted, and of which meeting they were."""
    lines = [part.text for part in parts if isinstance(part, Line)]
    if not _EARLIER.search(item.name) and not any(
        _EARLIER.search(line) and _ACCEPTED.search(line) for line in lines[:3]
    ):
        return
    said = next((line for line in lines if _ACCEPTED.search(line)), "")
    if not said or _NOT_ACCEPTED.search(said):
        if _EARLIER.search(item.name) or said:
            findings.doubt("accepts-not", item.paragraph, ("accepts",), text=" ".join(lines) or item.name)
        return
    days = [day for text in (item.name, _accepting(said)) for day in dates.days(text)]
    meeting = next((str(day.date) for day in days if day.date and day.date < held), None)
    path = ("accepts",)
    if meeting:
        # Two meetings on one day have names of their own.
        meeting = next((name for name in earlier if name == meeting), None) or next(
            (name for name in earlier if name.startswith(meeting or "-")), meeting
        )
        known = "accepts-found" if meeting in earlier else "accepts-unpublished"
        findings.doubt(known, item.paragraph, path, meeting=meeting, item=key)
    elif earlier:
        meeting = earlier[-1]
        findings.doubt("accepts-guessed", item.paragraph, path)
    else:
        findings.doubt("accepts-unclear", item.paragraph, path, text=said)
        return
    if _AMENDED.search(said) and not _NOT_AMENDED.search(said):
        findings.doubt("accepts-amended", item.paragraph, path, text=said)
    for day in days:
        if day.date and str(day.date) == meeting[:10] and dates.contradicts(day, day.date):
            is_ = dates.WEEKDAYS[day.date.weekday()]
            findings.doubt(
                "weekday-wrong",
                item.paragraph,
                path,
                text=day.text,
                said=day.weekday,
                read=wording.day(day.date),
                is_=is_,
            )
    business.accepts.append((meeting, key))


def _accepting(said: str) -> str:
    """Give the sentence that says that notes were accepted, and no other."""
    return next((each for each in re.split(r"(?<=[.!?])\s+(?=[A-Z])", said) if _ACCEPTED.search(each)), said)


def _reported(parts: list[Part], findings: Findings) -> None:
    for part in parts:
        texts = [part.text] if isinstance(part, Line) else [" ".join(row) for row in part.texts()]
        for text in texts:
            if _REPORTED.search(text):
                findings.doubt("updates-perhaps", part.paragraph, ("accepts",), text=text)

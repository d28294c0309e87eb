"""Business: the items that every meeting has in, what they mean for other meetings out.

Papers of an item, notes that were accepted, future items, the next meeting.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from minutebook.officers.drafting import dates
from minutebook.officers.drafting.agenda import DraftItem
from minutebook.officers.drafting.findings import Findings
from minutebook.officers.drafting.lines import Kind, Line, Part, cut, plain, raw
from minutebook.officers.manuscripts import Span
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
_PRIVATE_HOST = re.compile(
    r"https?://[^/]*(?:sharepoint\.com|onedrive\.|1drv\.ms|teams\.microsoft\.|docs\.google\.|intranet|\.local\b"
    r"|localhost)",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:future (?:agenda )?(?:items?|meetings?|business|agendas?)|forward (?:plan|work)"
    r"|(?:agenda )?items for (?:the )?(?:future|next)|work programme|forthcoming items)\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:next meetings?|date(?:s)?(?:,? time and venue| and time)? of (?:the )?(?:next|future)"
    r"|dates? of future meetings?|future meeting dates?|forthcoming meetings?)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"exception (?:paper|report)s?\s*[-–—:]\s*(?P<after>\S.*)|(?P<before>.*\S)\s*(?:[-–—:]\s*"
    r"|\()exception (?:paper|report)s?\)?",
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
_REPORTED = re.compile(
    r"\b(?:completed?|closed|discharged|on-?going|in progress|outstanding|carried forward"
    r"|superseded)\b",
    re.IGNORECASE,
)
_ARISING = re.compile(
    r"\b(?:matters arising|action log|actions? from|review of actions|outstanding actions|previous actions)\b",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"(?:none|nil|n/?a|tbc|there (?:were|was) none|no(?:ne)? (?:items|identified|raised).*)\.?", re.IGNORECASE
)
_ENTRY = 100
"""Characters of a future item; more are a sentence."""


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """A report put before the meeting."""

    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class FutureItem:
    """Something a later meeting is to take up."""

    title: str
    exception: bool


@dataclass(slots=True)
class Business:
    """What items mean for other meetings."""

    papers: dict[str, list[DraftPaper]] = field(default_factory=dict)
    accepts: list[tuple[str, str]] = field(default_factory=list)
    """Meeting and item."""
    future: list[FutureItem] = field(default_factory=list)
    next_date: date | None = None
    next_hours: str | None = None
    next_venue: str | None = None
    holds: dict[str, str] = field(default_factory=dict)


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
    if not is_web_address(address):
        if not address.lower().startswith(("mailto:", "tel:", "#")):
            findings.doubt("link-refused", paragraph, text=text)
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
            _may_be_published(span.link, span.text, findings, line.paragraph)
            spans.append(span)
    if not any(span.link for span in line.spans) and re.search(r"\b(?:HERE|click here)\b", line.text):
        findings.doubt("link-lost", line.paragraph, text=line.text[-60:])
    return replace(line, spans=tuple(spans))


def read_business(
    items: list[tuple[DraftItem, list[Part]]], held: date, earlier: list[str], business: Business, findings: Findings
) -> list[list[Part]]:
    """Read what items mean for other meetings; the answer is what stays of each in the minutes."""
    kept: list[list[Part]] = []
    _apologies(items, findings)
    for item, parts in items:
        key = str(item.number)
        if _NEXT.search(item.name):
            kept.append(_next_meeting(item, key, parts, held, business, findings))
        elif _FUTURE.search(item.name):
            kept.append(_future(key, parts, business, findings))
        else:
            kept.append(parts)
            _acceptance(item, key, parts, held, earlier, business, findings)
            if _ARISING.search(item.name):
                _reported(parts, findings)
    if business.next_date is None and items:
        _said_at_the_end(items[-1][1], held, business, findings)
    return kept


def _apologies(items: list[tuple[DraftItem, list[Part]]], findings: Findings) -> None:
    """Tell about apologies that stand in a sentence of an item."""
    for _, parts in items[:3]:
        for part in parts:
            if isinstance(part, Line) and re.search(r"\bapolog(?:y|ies)\b", part.text, re.IGNORECASE):
                findings.doubt("apologies-text", part.paragraph, ("attendance",), text=part.text)


def _said_at_the_end(parts: list[Part], held: date, business: Business, findings: Findings) -> None:
    """Find the next meeting in a closing sentence of the last item, which stays where it is."""
    for part in parts:
        said = (
            re.search(
                r"\bnext (?:meeting|mtg"
                r"|date)\b",
                part.text,
                re.IGNORECASE,
            )
            if isinstance(part, Line)
            else None
        )
        found = next(dates.days(part.text[said.end() :]), None) if said and isinstance(part, Line) else None
        when = _day(found, held, part.paragraph, findings) if found else None
        if when and when > held and isinstance(part, Line):
            span = dates.hours(part.text[part.text.find(found.text) + len(found.text) :]) if found else None
            business.next_date, business.next_hours = when, span.hours if span else None
            findings.doubt("next-prose", part.paragraph, ("next_meeting",))
            return


def _future(key: str, parts: list[Part], business: Business, findings: Findings) -> list[Part]:
    kept: list[Part] = []
    seen = {future.title.casefold() for future in business.future}
    for part in parts:
        text = part.text.strip(" .;") if isinstance(part, Line) else ""
        entry = isinstance(part, Line) and (
            part.kind is Kind.BULLET or bool(part.label) or (len(text) <= _ENTRY and not re.search(r"[.:]$", part.text))
        )
        if (
            not isinstance(part, Line)
            or not entry
            or not text
            or _NOTHING.fullmatch(text)
            or len(text) > _ENTRY
            or text.casefold() in seen
        ):
            kept.append(part)
            if isinstance(part, Line) and text and not _NOTHING.fullmatch(text):
                findings.doubt("future-prose", part.paragraph, ("items", key), text=text)
            continue
        exception = _EXCEPTION.fullmatch(text) if len(text) <= _ENTRY else None
        title = (exception["after"] or exception["before"]) if exception else text
        if exception:
            findings.reword("Exception paper")
        findings.reword(part.label)
        seen.add(text.casefold())
        if any(span.link for span in part.spans):
            findings.doubt("link-dropped", part.paragraph, ("future_items",), text=text)
        business.future.append(FutureItem(title.strip(), exception is not None))
    if business.future and "future-items" not in business.holds.values():
        business.holds[key] = "future-items"
    return kept


def _next_meeting(  # noqa: C901 (a list of cases)
    item: DraftItem, key: str, parts: list[Part], held: date, business: Business, findings: Findings
) -> list[Part]:
    kept: list[Part] = []
    for part in parts:
        if not isinstance(part, Line) or business.next_date is not None:
            kept.append(part)
            continue
        found = next(dates.days(part.text), None)
        when = _day(found, held, part.paragraph, findings) if found else None
        if found is None or when is None:
            kept.append(part)
            continue
        if when <= held:
            findings.doubt(
                "next-early", part.paragraph, ("next_meeting",), next=wording.day(when), date=wording.day(held)
            )
            kept.append(part)
            continue
        left = part.text[: found.start] + " " + part.text[found.end :]
        span = dates.hours(left)
        if span:
            left = left[: span.start] + " " + left[span.end :]
        left = " ".join(left.split()).strip(" ,;:.–-")
        venue = re.fullmatch(r"(?:(?:at|in|via|on|venue:?)\s+)?([A-Z][^.]{2,60})", left)
        business.next_date, business.next_hours = when, span.hours if span else None
        if span and span.guessed:
            findings.doubt("afternoon", part.paragraph, ("next_meeting", "time"), text=span.text, read=span.hours)
        if not left or re.fullmatch(r"(?:at|on|date|time|the|next meeting|from)?", left, re.IGNORECASE):
            findings.reword(part.text)
            business.holds[key] = "next-meeting"
        elif venue and not dates.start(left) and dates.is_place(left):
            findings.reword(part.text.replace(venue[1], ""))
            business.next_venue = venue[1]
            business.holds[key] = "next-meeting"
        else:
            findings.doubt("next-prose", part.paragraph, ("next_meeting",))
            kept.append(part)
    if business.next_date is None:
        found = next(dates.days(item.name), None)
        when = _day(found, held, item.paragraph, findings) if found else None
        if when and when > held:
            business.next_date = when
            span = dates.hours(item.name[found.end :] if found else "")
            business.next_hours = span.hours if span else None
            findings.doubt("next-prose", item.paragraph, ("next_meeting",))
        else:
            text = " ".join(part.text for part in parts if isinstance(part, Line)) or item.name
            findings.doubt("next-unclear", item.paragraph, ("items",), text=text)
    return kept


def _day(found: dates.Day, held: date, paragraph: int, findings: Findings) -> date | None:
    path = ("next_meeting",)
    when = found.date or dates.in_year(found, held)
    if when is None:
        findings.doubt("no-such-day", paragraph, path, text=found.text)
        return None
    read = wording.day(when)
    if found.date is None:
        findings.doubt("year-guessed", paragraph, path, text=found.text, read=read)
    if found.numeric:
        findings.doubt("day-first", paragraph, path, text=found.text, read=read)
    said = dates.contradicts(found, when)
    if said:
        findings.doubt(
            "weekday-wrong", paragraph, path, text=found.text, said=said, read=read, is_=dates.WEEKDAYS[when.weekday()]
        )
    return when


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

"""Leftovers: a line of text in, what somebody meant to fill in, check or take out before it was published, out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something in a line that was hardly meant for readers."""

    rule: str
    """A code of the rulebook."""
    start: int
    text: str


_PATTERNS = (
    (
        "unfinished",
        re.compile(
            r"\[\s*(?:TBC|TBA|TBD|XX+|\?+|(?i:insert|add|fill|check|confirm|look\s+up|to\s+(?:be\s+)?(?:confirm|follow|check"
            r"|add|insert|complet))[^\]\n]{0,60}|name|date|time|figure|number|title|place)\s*\]"
            r"|\b(?:TBC|TBA|TBD|TODO|FIXME)\b|\bClick (?:or tap )?here to enter\b.{0,12}|^Choose an item\."
            r"|(?<![\w.])X{2,}(?![\w.])|\?{3,}|(?i:\blorem\s+ipsum\b)"
            r"|\b(?:[Cc]heck|CHECK)\s+with\s+[A-Z][a-z]+\b|<\s*(?i:(?:insert|add)\s[^>\n]{0,60}|name|date|time|figure|number|title|place)\s*>"
            r"|«[^«»\n]{1,40}»|\w[:\s]*(?:_{5,}|\.{8,}+(?!\s*[0-9]))"
        ),
    ),
    (
        "left-by-program",
        re.compile(
            r"Error!\s+(?:Reference\s+source|Bookmark|No\s+text|Hyperlink|Unknown)[^.\n]{0,30}\.?"
            r"|\bCommented\s+\[[A-Za-z0-9]+\]|\bFormatted:\s+Font\b|#(?:REF|DIV/0|VALUE|NAME|NUM)[!?]|#N/A\b|\[Uploading\s[^\]\n]*\]"
            r"|^@@ -\d+(?:,\d+)? \+\d+|^(?:Certainly|Sure|Of course)[!,.].{0,80}\b(?i:here is|here's|here are)\b"
            r"|\b(?:[Aa]s an AI|I hope this helps)\b|\{\s*(?:PAGE|REF|MERGEFIELD|HYPERLINK)\b[^}\n]{0,60}\}"
            # A table of contents, the foot of a page, a transcript.
            r"|(?<!\.)\.{4,}+\s*[0-9]{1,3}\s*$|^\W*Page\s+[0-9]{1,3}(?:\s+(?:of|/)\s+[0-9]{1,3})?\W*$"
            r"|[0-9]{2}:[0-9]{2}(?::[0-9]{2})?[.,][0-9]{3}\s+-->|^WEBVTT\b"
            # A mail, and the invitation to a meeting by video.
            r"|^(?:Sent from my|Get Outlook for)\b.{0,30}|^-{3,}\s*(?:Original|Forwarded)\s+[Mm]essage\b"
            r"|^Sent:\s+\w*,?\s*[0-9].{0,40}|^Subject:\s+(?i:re|fwd?|aw):.{0,40}"
            r"|^B?[Cc]c:\s+\S.{0,40}|^On .{6,80} wrote:$|\bJoin the meeting now\b"
            r"|^(?:Kind|Best|Warm|With kind|Many)\s+(?:regards|wishes|thanks),?$"
            r"|^Yours (?:sincerely|faithfully|truly),?$"
            r"|^(?:Dear|Hi|Hello) [A-Z]\w+(?: and \w+)?,$"
            r"|\b[Tt]his e?-?mail (?:originated|came|was sent) from outside\b"
            r"|\bAI[- ]generated content may be\b|^\W*AI[- ][Gg]enerated (?:summary|notes|transcript|minutes)\b"
            r"|^\W*(?:[Tt]ranscribed|[Ss]ummari[sz]ed|[Gg]enerated) by (?:AI|Copilot|ChatGPT|Otter)[^.;]{0,20}$"
            r"|\bJoin on your computer\b|\bMeeting ID:\s*[0-9 ]{6,}"
        ),
    ),
    (
        "secret-told",
        re.compile(
            # What it is stands in no message: others read those.
            r"\b(?i:pass(?:word|code|phrase))\b(?=[\s:=]*(?:(?:is|was)\s)?[\s\"“'‘]*(?=[^\s)]*[0-9])[^\s)\"”'’]{4,})"
            r"|\bPIN(?=(?:\s+is|:)?\s+[0-9]{4,})"
        ),
    ),
    (
        "protective-marking",
        re.compile(
            r"\bOFFICIAL(?:\s*[-–—:]\s*SENSITIVE)?\b|\bNOT\s+FOR\s+PUBLICATION\b|\bCONFIDENTIAL\b|\bRESTRICTED\b"
            r"|\b(?:NOT\s+)?PROTECTIVELY\s+MARKED\b|\bEXEMPT\b|\(\s*(?i:exempt|confidential|restricted"
            r"|not\s+for\s+publication)\b(?:\s*\)|\s*[,;:–-][^()\n]{0,40}\)|(?i:\s+(?:item|report|appendix|information)\b))"
        ),
    ),
    ("private-character", re.compile(r"[\ue000-\uf8ff]")),
)


# Each begins with a letter or a sign of its own, so that most places of a text are passed over at once.
_WORTH_LOOKING = re.compile(
    r"TB[ACD]|TODO|FIXME|XX|\?\?\?|\[|<|[Ll]orem|LOREM|heck with|CHECK|Error!|Commented|Formatted|\{|OFFICIAL|«|#|@@"
    r"|Certainly|Sure|Of course|an AI|this helps|PUBLICATION|CONFIDENTIAL|RESTRICTED|MARKED|[\ue000-\uf8ff]"
    r"|____|\.\.\.\.|Page|-->|WEBVTT|Sent|Get Outlook|---|Subject:|[CcBb]cc?:|wrote:|Join |Meeting ID|PIN|EXEMPT"
    r"|Kind|Best|Warm|With|Many|Yours|Dear|Hi |Hello|mail |AI|Otter|Copilot|ChatGPT|Click|Choose"
    r"|(?:P|p)ass(?:word|code|phrase)|PASS|\(\s*[EeCcRrNn](?:xempt|onfid|estricted|ot for)"
)
"""What stands in a line that any of the patterns can find; most lines have nothing of it."""


def leftovers(line: str) -> Iterator[Leftover]:
    """Find what was left in one line; of each kind the first."""
    if not _WORTH_LOOKING.search(line):
        return
    for rule, pattern in _PATTERNS:
        found = pattern.search(line)
        if found:
            yield Leftover(rule, found.start(), found.group())

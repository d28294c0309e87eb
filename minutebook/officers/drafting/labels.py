"""Labels: a line of a document's head to whether it names a fact of the meeting or a group of those who attended."""

import re

DATE_LABEL = re.compile(
    r"(?:(?:meeting\s+)?date(?: and time| & time)?(?: of (?:the )?meeting)?|held on|when)\s*[:–-]?\s+(?=\S)|date\s*:",
    re.IGNORECASE,
)
TIME_LABEL = re.compile(r"times?\s*[:–-]\s*", re.IGNORECASE)
VENUE_LABEL = re.compile(r"(?:venue|location|place|held (?:at|in)|where)\s*[:–-]\s*", re.IGNORECASE)
CHAIR_LABEL = re.compile(r"(?:in the chair|chair(?:man|woman|person|ed by)?)\s*[:–-]\s*(?=\S)", re.IGNORECASE)
WEBCAST_LABEL = re.compile(r"(?:webcast|recording|watch(?: the meeting)?)\s*[:–-]\s*", re.IGNORECASE)
_END = r"\s*(?:\([^()]*\))?\s*(?:[:.–-]\s*(?P<rest>.*)|(?=$)|(?:\s|\t)\s*(?P<bare>[A-Z].*))"
"""Behind the heading of a group: a mark and its people, nothing, or a name without a mark between."""
ABSENT = re.compile(r"(?:absent|not present|absences|did not attend|non-attendance)" + _END, re.IGNORECASE | re.DOTALL)
"""The heading of those who stayed away: a meeting file has no place for them, and they sent no apologies."""
REMARK = re.compile(
    r"\b(?:via|online|virtual\w*|remote\w*|teams|zoom|joined|left|arrived|departed|late|from \d|until|till|part of"
    r"|items?|unwell|sick|ill|leave|holiday|commitments?|consented|in person|in the room|\d{1,2}[.:]\d\d|\d[ap]m)\b",
    re.IGNORECASE,
)
"""Words beside a name that say how somebody took part, and no role."""
GROUPS = {
    "apologies": re.compile(
        r"(?:apologies(?: for absence)?)"
        r"(?:\s+(?:were|was|have been|had been)?\s*(?:received|given|sent|noted|accepted|tendered)(?:\s+(?:from"
        r"|by|on behalf of))?)?" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
    "also_present": re.compile(
        r"(?:also (?:present|in attendance|attending|attended)|in attendance|(?:other )?officers?(?: (?:present"
        r"|in attendance|attending))?"
        r"|observers?|guests?|others? (?:present|in attendance|attending)|by invitation|invitees"
        r"|staff(?: in attendance)?"
        r"|support(?:ing)? officers?|secretariat|minutes? taken by|minute taker)" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
    "present": re.compile(
        r"(?:(?:(?:panel )?members |those )?present|(?:panel )?members (?:in attendance|attending)"
        r"|attendees|attendance(?: list)?|attended by|members"
        r"|membership present|panel members)"
        r"(?:\s+(?:were|are))?" + _END,
        re.IGNORECASE | re.DOTALL,
    ),
}
EMAIL = re.compile(r"(?:from|to|cc|sent|subject|attachments?)\s*:", re.IGNORECASE)
OTHER_DAY = re.compile(
    r"\b(?:published|approved|circulated|printed|issued|revised|updated|version|drafted|signed"
    r"|dated)\b",
    re.IGNORECASE,
)
"""Words before a day that is not the meeting's."""
BARE_LABEL = re.compile(
    r"(?:date|time|venue|location|place|chair(?:man|person|ed by)?|in the chair)\s*:?", re.IGNORECASE
)
NEXT_LABEL = re.compile(
    r"(?<!\band)(?<!&)(?<!,)\s+(?=(?:date|time|venue|location|place|chair|held at)\s*:\s)", re.IGNORECASE
)
BODY = re.compile(
    r"\b(?:meeting|panel|committee|board|forum|group|scrutiny|partnership|cabinet|assembly"
    r"|conference)\b",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:(?:draft |confirmed |unconfirmed |approved )?(?:minutes|notes|record)\b\s*)?(?:of\s+)?(?:(?:the|a"
    r"|an)\s+)?(?:(?:public|open|ordinary|special|virtual)\s+)*"
    r"(?:meeting\b\s*)?(?:(?:was|which was)\s+)?(?:held\s+)?(?:on\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""What stands before the day: `Minutes of the meeting held on`."""
CROWD = re.compile(r"\d+\s|(?:\w+\s)?members? of the public|the press", re.IGNORECASE)
NONE = re.compile(
    r"(?:none(?: (?:were )?(?:received|given|recorded|noted))?|nil|no apologies(?: (?:were )?(?:received"
    r"|given))?|there were no(?:ne| apologies)|n/?a)\.?",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"(?:(?:draft |final |confirmed |unconfirmed |approved )*(?:meeting )?(?:minutes"
    r"|notes)(?: of (?:the )?meeting)?|name|role|organisation|job title|title"
    r"|position|representing|initials|public|from|agency|body|attendees?|post|designation|department|job role"
    r"|email|approved minutes|page \d+(?: of \d+)?)",
    re.IGNORECASE,
)
DRAFT = re.compile(r"\b(?:draft|unconfirmed)\b", re.IGNORECASE)
MINUTES_OF = re.compile(
    r"(?:draft )?(?:minutes|notes|record) (?:of|from) (?:the |a |an )?(?:(?:public |open |ordinary "
    r"|extraordinary |special )?meeting of )?(?:the )?"
    r"(?P<title>.+?)(?:\s+meeting)?(?:,?\s+(?:held|which took place|on)\b.*)?",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_TITLE = 120
"""Characters."""


def is_label(text: str) -> bool:
    """Tell whether words are the label of a fact, with or without a colon behind them."""
    words = f"{text.rstrip(': ')}: x"
    return any(label.match(words) for label in (DATE_LABEL, TIME_LABEL, VENUE_LABEL, CHAIR_LABEL, WEBCAST_LABEL))


def group_of(text: str) -> str | None:
    """Tell which group words are the heading of: `present`, `also_present`, `apologies`, or none."""
    bare = text.strip().rstrip(":").strip() or "-"
    return next((name for name, head in GROUPS.items() if head.fullmatch(bare)), None)

"""Offices: words of the minutes in; where they tell that an office may have passed to somebody else, out.

"The Chair" means whoever is in the chair. Once the minutes tell that somebody left, joined, took or gave up the chair,
or acted for somebody, a program cannot know whom an office means, and what it does not know it does not say.
"""

import re
from string import ascii_lowercase, ascii_uppercase

_CHAIR = r"(?:(?:vice|deputy|co)[-\s]?)?chair(?:man|woman|person)?(?:ship)?\b"
_CAME_OR_WENT = r"""
    \b(?:left|leaves?|leaving|joined|joins?|joining|re-?joined|re-?joins?|re-?joining|entered|re-?entered|exited|departed
        |withdrew|withdraws?|withdrawn|retired|returned|returns?|returning|vacated)\s+
        (?:(?:to|from|in|back)\s+)*(?:the|this|our)\s+(?:\w+\s+)?
        (?:meeting|room|chamber|call|session|sitting|discussion|proceedings|hall|debate|table|panel|committee)\b
    | \b(?:left|leaves|departed|arrived|arrives|joined|joins|re-?joined|withdrew|withdraws|retired|returned)\s+
        (?:again\s+)?(?:at|after|before|during|for|from|until|while|whilst|prior\s+to|following|on)\s+
        (?:\d|an?\b|this|that|items?|midday|noon|point|the\s+(?:item|start|end|beginning|discussion|vote|meeting))
    | \b(?:left|arrived|joined|returned|departed)\s+(?:early|late|again|here|online|remotely)\b
    | \b(?:withdrew|left|departed|retired|rejoined)\s*(?:[.;)]|$|and\b)
"""
_THE_CHAIR = rf"""
    \b(?:took|takes?|taking|taken|assumed?|assumes|assuming|resumed?|resumes|resuming|vacated?|vacates|vacating|left|leaves
        |leaving|relinquished|surrendered|yielded|occupied|occupies|filled|ceded
        |(?:hand|pass|turn|gav|giv)\w*(?:\s+(?:over|up|on|to))*)\s+
        (?:over\s+)?(?:(?:as|in)\s+)?(?:the\s+)?{_CHAIR}
    | \bin\s+the\s+chair\b
    | \b(?:chair(?:ed|s|ing)?|presid(?:e|ed|es|ing)(?:\s+over)?)\s+(?:(?:for|at|over)\s+)?(?:the|this|that)\s+
        (?:\w+\s+)?(?:meeting|remainder|rest|session|sitting|part|items?|discussion|proceedings)\b
    | \b(?:chaired|presided)\s*(?:from|until|for|at|during|[.;)]|$)
    | \b(?:elected|re-?elected|appointed|nominated|chosen|voted|installed)\s+(?:\w+\s+){{0,5}}?
        (?:as|to\s+be|to\s+act\s+as)?\s*(?:the\s+)?(?:new\s+|acting\s+|interim\s+)?{_CHAIR}
    | \b(?:became|becomes?|becoming|is\s+now|was\s+now)\s+(?:the\s+)?(?:new\s+|acting\s+)?{_CHAIR}
    | \b(?:acting|interim|temporary|outgoing|incoming|former|new)\s+{_CHAIR}
"""
_FOR_ANOTHER = rf"""
    \bact(?:ed|s|ing)?\s+(?:for\b|as\s+(?:the\s+)?(?:{_CHAIR}|chief|deputy|mayor|director|head|commissioner))
    | \b(?:deputi[sz](?:e|ed|es|ing)|substitut(?:e|ed|es|ing)|cover(?:ed|s|ing)?|st(?:and|ands|ood|anding)\s+in
        |fill(?:ed|s|ing)?\s+in|s[ia]t\s+in|sitting\s+in|t(?:ook|ake|akes|aking)\s+over)\s+(?:for|from|as)\b
    | \bin\s+(?:the\s+absence\s+of|(?:his|her|their|(?:\w+\s+){{0,3}}\w+['’]s)\s+(?:absence|place|stead))\b
    | \b(?:in\s+place\s+of|instead\s+of|on\s+behalf\s+of)\s+(?:the\s+)?(?:{_CHAIR}|(?:deputy\s+)?chief\b)
"""
_ELECTED = r"""
    \b(?:re-?)?(?:elect|appoint|nominat|propos)\w*\b[^.;]{0,60}?\b(?:chair\w*|mayor\w*|leader|president|convenor|provost)\b
    | \b(?:chair\w*|mayor\w*|leader|president|convenor|provost)\b[^.;]{0,40}?\b(?:re-?)?elect(?:ed|ion)?\b
    | \b(?:duly|was|were|be|been|is|are)\s+(?:re-?)?elected\b
    | \b(?:be|as)\s+(?:the\s+)?(?:acting\s+|new\s+)?(?:vice-?\s?)?(?:chair\w*|mayor|leader|president)\b
    | \bdeclaration\s+of\s+acceptance\s+of\s+office\b
"""
_IN_OTHER_WORDS = r"""
    \bhand(?:ed|s|ing)?\s+(?:back\s+)?over\s+to\b
    | \blog(?:ged|s|ging)?\s+(?:off|out|on|in|back)\b
    | \b(?:lost|losing)\s+(?:(?:his|her|their|the)\s+)?(?:connection|signal)\b
    | \b(?:dropped|dialled|dialed)\s+(?:off|out|in)\b | \bst(?:ood|ands|anding|epped|epping|eps)\s+(?:down|aside|back)\b
    | \breplac(?:ed|es|ing)\s+(?:him|her|them)\b | \brecus(?:ed|es|ing|al)\b
    | \b(?:was|were|been|be|is)\s+excused\b | \bpresiding\b | \bhad\s+to\s+(?:go|leave)\b | \bwent\s+home\b
    | \bled\s+the\s+(?:rest|remainder|meeting)\b | \bchair\w*['’]?s?\s+(?:seat|place)\b | \bchair\w*\s*:\s
    | \bcarried\s+on\s+as\b | \bthereafter\b | \buntil\s+item\b | \bfrom\s+item\s+\d+\s+on
    | \b(?:run|chaired|led)\s+by\s+the\s+(?:vice|deputy)
    | \bthe\s+(?:vice|deputy)[-\s]\w+\s+would\s+(?:run|lead|chair)\b
"""
_PASSED_ON = re.compile(f"{_CAME_OR_WENT}|{_THE_CHAIR}|{_FOR_ANOTHER}|{_ELECTED}|{_IN_OTHER_WORDS}", re.VERBOSE)
_SMALL = str.maketrans(ascii_uppercase, ascii_lowercase)
"""Small letters, each in its place: four times as fast as a search that ignores case."""
_FOR_A_PART = re.compile(
    r"""
    \b(?:from|until|till|up\s+to|to|for|before|after|during|at|except|excluding|not)\s+(?:agenda\s+)?(?:items?|minutes?|part|\d)
    | \bitems?\s+\d | \bpart\b | \b(?:deputy|substitut\w*|sub|attending|here)\s+for\b
    | \bon\s+behalf\s+of\b | \bfor\s+(?:the\s+)?(?:chief|chair|mayor|director|head)\b
    | \b(?:left|arrived|departed|joined)\b | \bhalf\b | \bpartial(?:ly)?\b | \belect\b
    """,
    re.VERBOSE,
)
"""What stands in the role of somebody who was there, or held an office, for a part of the meeting."""


def passes_on(text: str) -> int | None:
    """Tell where a text first says that somebody came, went, took or gave up the chair, or acted for somebody.

    Gives the place in the text, from 0; None where it says nothing of the kind. It is generous: what it finds too much
    leaves words without a name, what it missed would give them to somebody else.
    """
    found = _PASSED_ON.search(text.translate(_SMALL))
    return found.start() if found else None


_IN_THE_CHAIR = re.compile(r"(?:(?:acting|madam|mr|mrs|ms|mister) )?chair(?:man|woman|person)?")


def office_key(office: str) -> str:
    """Give the form of an office by which it is known whatever its capitals and article: `The Chair` as `chair`.

    All words for whoever is in the chair come to one: `Madam Chair`, `Chairman`, `The Chair`.
    """
    key = without_article(office).casefold()
    return "chair" if _IN_THE_CHAIR.fullmatch(key) else key


def without_article(office: str) -> str:
    """Take the article from an office, as a text may leave it out."""
    return re.sub(r"^the\s+", "", office.strip(), flags=re.IGNORECASE)


def is_the_chair(office: str) -> bool:
    """Tell whether an office as the minutes name it is that of whoever is in the chair."""
    return office_key(office) == "chair"


def takes_the_chair(name: str, text: str) -> str:
    """Leave out of a text all up to where it tells that somebody takes the chair; what is left may tell of more.

    "The Chair returned and took the chair again" tells it of whoever had it before, as the file says who that is.
    """
    takes = r"(?:took|takes?|taking|assum\w+|resum\w+|in)\s+(?:over\s+)?(?:the\s+)?chair"
    again = r"^(?:the\s+)?chair(?:man|woman|person)?\s+(?:returned|re-?joined|came\s+back|resumed)\b"
    told = rf"\b{re.escape(name)}\b[^.]{{0,60}}?\b{takes}\b|{again}"
    parts = re.split(r"(?<=[.!?])\s+", text)
    last = max((at for at, part in enumerate(parts) if re.search(told, part, re.IGNORECASE)), default=-1)
    return " ".join(parts[last + 1 :])


def for_a_part(role: str) -> bool:
    """Tell whether a role as minuted says that somebody had it, or was there, for a part of the meeting only."""
    return bool(_FOR_A_PART.search(role.translate(_SMALL))) or passes_on(role) is not None


_ANYBODY = frozenset(
    (
        *("he", "him", "she", "her", "it", "they", "them", "we", "us", "i", "me", "you", "who", "this", "that"),
        *("everybody", "everyone", "anybody", "anyone", "somebody", "someone", "nobody", "all", "members", "officers"),
    )
)


def means_anybody(form: str) -> bool:
    """Tell whether words such as "He" may mean whoever was spoken of last, so that they name nobody."""
    return without_article(form).casefold() in _ANYBODY

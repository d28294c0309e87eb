"""Personal data: a text in, the places of what identifies a private person out.

Only what can be told by its form: an e-mail address, a number with a check digit, a number behind its name. A person's
name is no find: the registers say who may be named. Patterns of our own: general libraries miss half of the British
forms and take words for addresses (FACTS.md).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Find:
    """Something that looks like personal data."""

    kind: str
    """In words: `an e-mail address`."""
    start: int
    end: int
    text: str

    @property
    def masked(self) -> str:
        """Its first two characters: a problem is printed in public logs and must not repeat it."""
        return f"{self.text[:2]}…"


_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = rf"\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d{{2}})|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})[a-z]*\.?,?\s+\d{{4}}"
_NUMBER_OF = r"(?:\s+(?:is|was|of))?\s*[:#=-]?\s*"


def _luhn(text: str) -> bool:
    """Check a card number (ISO/IEC 7812-1, Annex B)."""
    digits = [int(digit) for digit in text if digit.isdigit()]
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]  # noqa: PLR2004 (ten and more lose nine)
    return sum(digits[-1::-2]) + sum(doubled) in range(0, 400, 10) and len(set(digits)) > 1


def _nhs(text: str) -> bool:
    """Check an NHS number (NHS Data Dictionary: modulus 11, weights 10 to 2)."""
    digits = [int(digit) for digit in text if digit.isdigit()]
    check = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return digits[9] == check % 11 and check != 10 and len(set(digits)) > 1  # noqa: PLR2004 (ten is never given out)


def _iban(text: str) -> bool:
    """Check an IBAN (ISO 13616-1: modulus 97)."""
    bare = re.sub(r"\s", "", text)
    return int("".join(str(int(letter, 36)) for letter in bare[4:] + bare[:4])) % 97 == 1


def _insurance(text: str) -> bool:
    """Check the prefix of a National Insurance number (HMRC, National Insurance Manual NIM39110)."""
    return text[:2] not in {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}


def _telephone(text: str) -> bool:
    """Tell a private number by its length; 03, 08 and 09 are services' (Ofcom, National Telephone Numbering Plan)."""
    digits = re.sub(r"\D", "", text)
    national = re.sub(r"^(?:0044|44)0?|^0", "", digits)
    return len(national) in (9, 10) and national[0] in "127"


def _registration(text: str) -> bool:
    """Tell a registration mark since 2001 by its age identifier (DVLA, INF104): 02 to 29, or 51 to 79."""
    age = int(text[2:4])
    return 2 <= age <= 29 or 51 <= age <= 79  # noqa: PLR2004 (as said)


def _reference(text: str) -> bool:
    return sum(letter.isdigit() for letter in text) >= 4  # noqa: PLR2004 (fewer are an item's number)


_Judge = Callable[[str], bool]
_NO_FIRST_NAME = (
    r"(?:Chief|Deputy|Assistant|Police|West|North|South|East|New|The|Support|Services?|Councillor|Cllr|Inspector|Sergeant"
    r"|Constable|Superintendent|Detective|Mayor|Commissioner|Operation|Officer|Lord|Lady|Sir|Dame)\b"
)
_PATTERNS: tuple[tuple[str, re.Pattern[str], _Judge | None], ...] = (
    (
        "an e-mail address",
        re.compile(r"(?<![\w.+-])[\w.+'-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,62})\.)+[a-z]{2,24}\b", re.IGNORECASE),
        None,
    ),
    ("an IBAN", re.compile(r"\bGB\d{2}(?:\s?[A-Z]{4})(?:\s?\d{4}){3}\s?\d{2}\b"), _iban),
    (
        "a card number",
        re.compile(r"(?<![\d/.-])(?:[2-6]\d{3}(?:[ -]?\d{4}){3}|3[47]\d{2}[ -]?\d{6}[ -]?\d{5})(?![\d/-])"),
        _luhn,
    ),
    (
        "a bank sort code",
        re.compile(rf"\bsort\s?code{_NUMBER_OF}(?P<find>\d{{2}}[ -]?\d{{2}}[ -]?\d{{2}})\b", re.IGNORECASE),
        None,
    ),
    (
        "a bank account number",
        re.compile(
            rf"\b(?:bank\s+)?(?:account|a/c|acct?)\.?(?:\s+(?:number|no|num))?\.?{_NUMBER_OF}(?P<find>\d{{8}})\b",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        "a telephone number",
        re.compile(
            r"(?<![\w/.+£$€-])(?:(?:\+|00)44[\s-]?(?:\(0\)[\s-]?)?|\(?0)[1-9]\d{0,4}\)?(?:[\s-]?\d{2,6}){1,3}(?![\w/]|[.-]\d)"
        ),
        _telephone,
    ),
    (
        "a National Insurance number",
        re.compile(r"(?<![\w/])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?!\w)"),
        _insurance,
    ),
    ("an NHS number", re.compile(r"(?<![\d/.-])\d{3}[ -]\d{3}[ -]\d{4}(?![\d/-])"), _nhs),
    (
        "an NHS number",
        re.compile(rf"\bNHS\s+(?:number|no)s?\.?{_NUMBER_OF}(?P<find>\d{{10}})\b", re.IGNORECASE),
        _nhs,
    ),
    (
        "a date of birth",
        re.compile(
            rf"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|born(?:\s+on)?){_NUMBER_OF}(?:the\s+)?(?P<find>{_DAY})",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        "a postcode",
        re.compile(
            r"(?<![\w/-])(?:[A-PR-UWYZ]\d{1,2}|[A-PR-UWYZ][A-HK-Y]\d{1,2}|[A-PR-UWYZ]\d[A-HJKPS-UW]"
            r"|[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRV-Y]|GIR)\s?\d[ABD-HJLNP-UW-Z]{2}(?![\w/-])"
        ),
        None,
    ),
    (
        "a vehicle registration",
        re.compile(r"(?<![\w/-])[A-HJ-PR-Y]{2}\d{2}\s?[A-HJ-PR-Z]{3}(?![\w/-])"),
        _registration,
    ),
    (
        "a vehicle registration",
        re.compile(
            rf"\b(?:registration|reg|number\s?plate|plate|vrm|index)(?:\s+(?:number|no|mark))?\.?{_NUMBER_OF}"
            r"(?P<find>(?-i:[A-Z]\d{1,3}\s?[A-Z]{3}|[A-Z]{3}\s?\d{1,3}[A-Z]|[A-Z]{1,3}\s?\d{1,4}))\b",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        "a crime reference",
        re.compile(
            r"\b(?:crime|incident|occurrence|log|custody)\s+(?:ref(?:erence)?|no|number|num|record)s?\.?"
            rf"(?:\s+(?:no|number))?\.?{_NUMBER_OF}(?P<find>[A-Z0-9][A-Z0-9/-]{{4,20}})",
            re.IGNORECASE,
        ),
        _reference,
    ),
    (
        "a home address",
        re.compile(
            r"\b(?:(?:liv(?:es|ed|ing)|resid(?:es|ed|ing))\s+(?:at|in)|resident\s+of|(?:his|her|their|whose)\s+(?:home|house)"
            r"\s+(?:at|in|is))\s+(?P<find>(?:(?:flat|no\.?)\s*\d{0,3},?\s*)?\d{1,4}[a-z]?,?\s+"
            r"(?:(?-i:[A-Z])[\w’'-]+\s+){1,4}(?:street|road|lane|avenue|close|drive|way|court|place|terrace|crescent|grove"
            r"|gardens|hill|row|square|walk|mews|view|park|st|rd)\b)",
            re.IGNORECASE,
        ),
        None,
    ),
    (
        "a child's name and age",
        re.compile(
            r"(?P<find>\b[A-Z][a-z’'-]+\s+[A-Z][\w’'-]+,?\s+\(?(?:who\s+(?:is|was)\s+)?aged\s+(?:[1-9]|1[0-7])\b"
            r"|\b(?:[1-9]|1[0-7])-year-old\s+[A-Z][a-z’'-]+\s+[A-Z][\w’'-]+)"
        ),
        None,
    ),
    (
        "the name of a victim",
        re.compile(
            # With a capital letter and no comma or verb behind it, it begins a title: the Victim Care Team of a force.
            r"\b(?:victim(?:\s+(?:named|called)|\s+of\s+[^.;,\n]{1,40},)?|[Vv]ictim(?:,|\s+was|\s+is))\s+(?P<find>(?:(?:Mr|Mrs|Ms|Miss)\.?\s+)?"
            rf"(?!{_NO_FIRST_NAME})[A-Z][a-z’'-]+\s+(?!(?:Support|Services?|Code|Unit|Council|Police|Yorkshire)\b)"
            r"[A-Z][a-z’'-]+)(?=,?\s+(?:of|from|aged)\b)"
        ),
        None,
    ),
    # West Yorkshire's own: 13, the year, seven figures.
    ("a crime reference", re.compile(r"(?<![\w£$€.,/-])13[12]\d{8}(?![\w/]|[.,-]\d)"), None),
)
_WORTH_LOOKING = re.compile(r"[\d@]|ictim")
_ADDRESS = re.compile(r"https?://[^\s<>\"')]+", re.IGNORECASE)


def personal_data(text: str) -> Iterator[Find]:
    """Find personal data in one line of text, each place once, in its order."""
    if not _WORTH_LOOKING.search(text):
        return
    # A web address is full of numbers that mean nothing; only a mailbox in it means somebody.
    bare = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    found: list[Find] = []
    for kind, pattern, judge in _PATTERNS:
        for match in pattern.finditer(text if "@" in pattern.pattern else bare):
            group = "find" if "find" in pattern.groupindex else 0
            start, end = match.span(group)
            free = all(end <= other.start or start >= other.end for other in found)
            if free and (judge is None or judge(match[group])):
                found.append(Find(kind, start, end, match[group]))
    yield from sorted(found, key=lambda find: find.start)


def same(text: str) -> str:
    """Give a text as two spellings of one number or address are compared: no spaces, marks or capitals."""
    return re.sub(r"[\s().-]", "", text).casefold()

"""People: the lines of an attendance list in, names, roles and organisations out; who is meant by a short form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from minutebook.model import Registers
from minutebook.officers.drafting.labels import CROWD

_TITLES = (
    *("Cllr", "Councillor", "Dr", "Mr", "Mrs", "Ms", "Miss", "Mx", "Prof", "Professor", "Rev", "Reverend", "Canon"),
    *("Sir", "Dame", "Lord", "Lady", "Baroness", "Baron", "Ald", "Alderman", "Alderwoman", "Imam", "Rabbi", "Judge"),
)
_RANKS = (
    *("T/Assistant Chief Constable", "Temporary Assistant Chief Constable", "Assistant Chief Constable"),
    *("Deputy Chief Constable", "Chief Constable", "Detective Chief Superintendent", "Chief Superintendent"),
    *("Detective Superintendent", "Superintendent", "Detective Chief Inspector", "Chief Inspector"),
    *("Detective Inspector", "Detective Sergeant", "Detective Constable", "Inspector", "Sergeant", "Constable"),
    *("T/ACC", "T/DCC", "T/CC", "A/ACC", "ACC", "DCC", "CC", "Det Ch Supt", "DCS", "Ch Supt", "C/Supt", "Ch/Supt"),
    *("CSupt", "D/Supt", "Det Supt", "Supt", "Ch Insp", "C/Insp", "DCI", "CI", "Insp", "DI", "DS", "DC", "Sgt", "PS"),
    *("PC", "PCSO", "Commander", "Deputy Mayor", "DMPC", "Mayor"),
)
_ANY_RANK = "|".join(re.escape(rank) for rank in sorted(_RANKS, key=len, reverse=True))
_RANK = re.compile(rf"(?:{_ANY_RANK})\.?\s+(?=[A-Z])")
_ROLE_WORD = re.compile(
    r"\b(?:officer|manager|head|director|chief|constable|deputy|mayor|lead|assistant|superintendent|inspector"
    r"|sergeant"
    r"|policing|communications?|secretary|clerk|chair\w*|advis[eo]r|analyst|coordinator|co-ordinator|member|executive"
    r"|commissioner|minister|cabinet|portfolio|engagement|engineer|solicitor|auditor|treasurer|representative"
    r"|resident"
    r"|services?|partnerships?|support|business|policy|governance|finance|performance|acc|dcc|t/acc|minutes|observer"
    r"|consultant|practitioner|nurse|doctor|teacher|headteacher|principal|trustee|volunteer|apprentice|intern"
    r"|scrutiny"
    r"|commander|leader|specialist|administrator|ceo|cfo|coo|president|vice|associate|senior|junior|principal"
    r"|councillor"
    r"|supt|insp|dci|pcso|safety|crime|community|safeguarding|victims?|housing|public|health|strategy|strategic"
    r"|tactical)\b",
    re.IGNORECASE,
)
_BODY_WORD = re.compile(
    r"\b(?:council|police|authority|nhs|trust|university|college|partnership|service|cps|ltd|limited|plc|board"
    r"|association"
    r"|charity|federation|federal|union|office|ministry|department|agency|court|church|school|network|forum"
    r"|group|fund"
    r"|company|foundation|society|borough|constabulary|ombudsman|inspectorate|probation|fire|ambulance)\b",
    re.IGNORECASE,
)
_PARTICLES = {
    "de",
    "da",
    "di",
    "van",
    "von",
    "der",
    "den",
    "bin",
    "binti",
    "al",
    "el",
    "ap",
    "ab",
    "la",
    "le",
    "du",
    "y",
    "o",
}
_SEPARATOR = re.compile(r"\t+|\s+[-–—]+\s*|\s*[–—]\s+|[-–—]\s+|,\s*|\s*(?=\()|:\s+|;\s*")
_COUNCILLOR = re.compile(
    r"^(?:(?:County|City|Town|Borough|District|Parish|Community|Ward)\s+)+(?:Councillor|Cllr)\.?\s+"
)
_HONOURS = re.compile(
    r"(?:[CMOKD]BE|BEM|[QK]PM|JP|DL|[KQ]C|MP|MS|MSP|AM|FRS|PhD|MA|BA|BSc|MSc|MBA|FCA|FCCA|CPFA|FRICS|FCIPD|RN)\.?"
)
"""What stands behind a name for honours and degrees."""
_GROUPED = re.compile(r"(?P<group>[A-Z][\w&/ ]{1,40}):\s+(?=\S)")
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_CHAIR = re.compile(
    r"\b(?:in the )?chair(?:man|woman|person|ing|ed)?\b(?: of the meeting| of the panel)?", re.IGNORECASE
)
_LONG_NAME = 7
"""Words of an organisation's name; a line with more is a sentence."""
LONGEST_LIST = 3000
"""Characters of a line that lists people."""
_AND = re.compile(r"\s*(?:,\s*and\b|,|;|&|\+|\band\b|/)\s*")


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody in an attendance list."""

    name: str
    role: str | None = None
    organisation: str | None = None
    """An id."""
    initials: str | None = None
    chair: bool = False
    certain: bool = True
    """Whether the parts of the line were told apart without guessing."""
    known: bool = True
    """Whether the line has a name in it at all."""
    other_body: str | None = None
    """An organisation that is in no register; it stays in the role."""


class Bodies:
    """The organisations that the registers know, by every form of their names."""

    def __init__(self, registers: Registers) -> None:
        self._forms: dict[str, str] = {}
        words = {term.short.casefold(): term.words for term in registers.terms.values()}
        for body in registers.organisations.values():
            for form in (body.id, body.name, body.short_name, words.get(body.short_name.casefold(), "")):
                if form:
                    self._forms.setdefault(_key(form), body.id)

    def find(self, text: str) -> str | None:
        """Give the id of the organisation that a text names, and nothing else."""
        return self._forms.get(_key(text))

    def beginning(self, text: str) -> tuple[str, str] | None:
        """Give the organisation that a text begins with, by its id and form."""
        words = text.split()
        for number in range(len(words), 0, -1):
            form = " ".join(words[:number])
            found = self.find(re.sub(r"['’]s$", "", form))
            if found:
                return found, form
        return None


def _key(text: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(text.split()).strip(" .,;:()").casefold())


def is_name(text: str) -> bool:
    """Tell whether words look like somebody's name: two to six of them, in capitals, no office among them."""
    text = _COUNCILLOR.sub("Cllr ", text.strip())
    bare = _RANK.sub("", text.strip(), count=1) if _RANK.match(text.strip()) else text.strip()
    words = bare.replace(".", ". ").split()
    titled = bool(words) and words[0].rstrip(".") in _TITLES
    if titled:
        words = words[1:]
    ranked = bare != text.strip()
    if not (1 if titled or ranked else 2) <= len(words) <= 6:  # noqa: PLR2004 (names)
        return False
    if _ROLE_WORD.search(" ".join(words)) or _BODY_WORD.search(" ".join(words)):
        return False
    return all(
        word.casefold() in _PARTICLES or (word[0].isupper() and not re.search(r"[\d@/:]", word) and len(word) < 30)  # noqa: PLR2004 (as above)
        for word in words
    )


def is_person(text: str) -> bool:
    """Tell whether words are a name, perhaps with initials or an office in brackets behind it."""
    return is_name(_BRACKET.sub("", text).strip())


def is_body(text: str) -> bool:
    """Tell whether a line is only the name of an organisation: `Hollinbeck Council`."""
    words = text.strip(" :").split()
    named = all(word[0].isupper() or word in ("of", "the", "and", "for") for word in words)
    return named and len(words) < _LONG_NAME and bool(_BODY_WORD.search(text))


def parted(text: str) -> list[str]:
    """Part a line that lists several people, `A (Chair), B and C`; one entry where it is one person's."""
    text = text.strip().rstrip(".").strip()
    if len(text) > LONGEST_LIST:
        return [text]
    if ";" in text:
        return [piece.strip() for piece in text.split(";") if piece.strip()]
    pieces = [
        piece.strip()
        for piece in re.split(r",\s*(?:and\s+)?(?![^()]*\))|\s+(?:and|&)\s+(?![^()]*\))", text)
        if piece.strip()
    ]
    pieces = _with_honours(pieces)
    if len(pieces) == 1 and pieces[0] != text:
        return pieces
    if re.match(r"(?:Councillors|Cllrs)\s", text):
        return _councillors(pieces)
    grouped = _GROUPED.match(text)
    if grouped and not is_name(grouped["group"]) and len(members := parted(text[grouped.end() :])) > 1:
        return [f"{piece}, {grouped['group']}" for piece in members]
    names = [_SEPARATOR.split(_BRACKET.sub("", piece).strip(), maxsplit=1)[0].strip() for piece in pieces]
    # "Ann Other – Housing Manager, Fernlea Homes" is one person: what has a dash is told apart by dashes.
    dashed = [bool(re.search(r"\s[-–—]|[–—]\s", piece)) for piece in pieces[:2]]
    offices = [match[1] or match[2] or "" for piece in pieces[1:] for match in _BRACKET.finditer(piece)]
    several = not dashed or not dashed[0] or dashed[-1] or any(_ROLE_WORD.search(office) for office in offices)
    if len(pieces) > 1 and all(is_name(name) for name in names[:2]) and several:
        return pieces
    starts = [at for at, name in enumerate(names) if is_name(name)]
    followed = all(at + 1 < len(pieces) and at + 1 not in starts and _ROLE_WORD.search(pieces[at + 1]) for at in starts)
    if len(starts) > 1 and starts[0] == 0 and followed:
        # "Alison Lowe, Deputy Mayor, John Robins, Chief Constable": each name with what follows it.
        bounds = [*starts, len(pieces)]
        return [", ".join(pieces[start:end]) for start, end in pairwise(bounds)]
    ends = re.split(r"(?<=\)),?\s+", text)
    further = [_BRACKET.sub("", piece).strip() for piece in ends[1:]]
    if further and all(is_name(name) or re.match(r"\d", name) for name in further):
        return [piece.strip() for piece in ends]
    return [text] if text else []


def _with_honours(pieces: list[str]) -> list[str]:
    """Join what stands for honours and degrees to the name before it: `Una Day OBE, JP`."""
    joined: list[str] = []
    for piece in pieces:
        if joined and all(_HONOURS.fullmatch(word) for word in piece.split()):
            joined[-1] += f" {piece}"
        else:
            joined.append(piece)
    return joined


def _councillors(pieces: list[str]) -> list[str]:
    """Give each of those behind `Councillors` the title that they share."""
    bare = [re.sub(r"^(?:Councillors|Cllrs)\b\s*", "", piece) for piece in pieces]
    return [piece if CROWD.match(piece) or _is_titled(piece) else f"Councillor {piece}" for piece in filter(None, bare)]


def _is_titled(text: str) -> bool:
    return text.split(maxsplit=1)[0].rstrip(".") in _TITLES


def read_person(text: str, bodies: Bodies, *, cells: tuple[str, ...] = ()) -> Attendee:
    """Read one entry: `Name – Role, Organisation`, `Name (Organisation)`, `Rank Name`; `cells` are a table's."""
    chair, initials = False, None
    if cells:
        text = cells[0]
    whole = " ".join(text.replace("\t", " \t ").split(" ")).strip()

    def bracket(match: re.Match[str]) -> str:
        nonlocal chair, initials
        inside = (match[1] or match[2] or "").strip()
        name = whole[: match.start()]
        said = _CHAIR.search(inside)
        if said and not re.search(r"\bvice\b|\bdeputy chair|former", inside, re.IGNORECASE):
            chair = True
            left = f"{inside[: said.start()]}{inside[said.end() :]}".strip(" ,;-–")
            # "Chair of Governors" is an office of its own.
            whole_office = re.match(r"of\b", inside[said.end() :].strip())
            return match.group() if whole_office else f"({left})" if left else ""
        if _are_initials(inside, name):
            initials = inside
            return " – " if re.match(r"\s+[A-Za-z]", whole[match.end() :]) else ""
        return match.group()

    bare = " ".join(_BRACKET.sub(bracket, whole).split(" ")).strip(" \t,;-–—")
    if cells:
        pieces = [bare, *(cell.strip(" ,;") for cell in cells[1:] if cell.strip(" ,;"))]
        named = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", bare)
        if named and is_name(named[1]):
            pieces[:1] = [named[1], named[2]]
        return _sorted_out(pieces, bodies, chair=chair, initials=initials, certain=True)
    found = _SEPARATOR.search(bare)
    if found is None:
        return _sorted_out([bare], bodies, chair=chair, initials=initials, certain=is_name(bare))
    name, rest = bare[: found.start()].strip(), bare[found.end() :].strip(" \t,;-–—")
    only = re.fullmatch(r"\(([^()]*)\)", rest)
    pieces = [name, only[1].strip() if only else rest] if rest else [name]
    made = _sorted_out(pieces, bodies, chair=chair, initials=initials, certain=True)
    comma = found.group().strip() == "," and made.organisation is None and not _ROLE_WORD.search(rest)
    return replace(made, certain=made.certain and not comma)


def _sorted_out(pieces: list[str], bodies: Bodies, *, chair: bool, initials: str | None, certain: bool) -> Attendee:
    name, roles = (pieces[0] if pieces else ""), pieces[1:]
    if roles and not is_name(name) and is_name(roles[-1]):
        # "Chief Constable – John Robins": the office first.
        name, roles = roles[-1], [name, *roles[1:-1]]
    for number, role in enumerate(roles):
        if _CHAIR.fullmatch(role):
            chair = True
            roles = roles[:number] + roles[number + 1 :]
            break
    chair = chair or any(
        re.match(r"(?:the\s+)?chair(?:man|woman|person)?\b(?!\s+of\b)", role, re.IGNORECASE) for role in roles
    )
    rank = _RANK.match(name)
    if rank and len(name[rank.end() :].split()) > 0:
        roles = [rank.group().strip(), *roles]
        name = name[rank.end() :].strip()
    further = [_BRACKET.sub("", piece).strip() for role in roles for piece in re.split(r",\s*|\s+[-–—]\s+", role)]
    if any(is_name(piece) or CROWD.match(piece) for piece in further):
        certain = False  # a second name in what should be a role
    role, organisation = _role_and_body(", ".join(role for role in roles if role), bodies)
    other = None
    if role and organisation is None:
        last = re.split(r",\s*|\s+[-–—]\s+|\(", role)[-1].strip(" )")
        other = (
            last
            if _BODY_WORD.search(last)
            and not re.search(
                r"\b(?:officer|manager|head"
                r"|director)\b",
                last,
                re.IGNORECASE,
            )
            else None
        )
    return Attendee(
        name, role or None, organisation, initials, chair, certain and is_name(_full(name, rank)), bool(name), other
    )


def _full(name: str, rank: "re.Match[str] | None") -> str:
    return f"{rank.group()}{name}" if rank else name


def _role_and_body(role: str, bodies: Bodies) -> tuple[str, str | None]:
    """Take a known organisation from the end, the beginning or a bracket of a role."""
    whole = bodies.find(role)
    if whole:
        return "", whole
    for mark in re.finditer(r",\s*|\s+[-–—]\s*|\s*[–—]\s+|\s*\((?=[^()]*\)\s*$)", role):
        found = bodies.find(role[mark.end() :].strip(" )"))
        if found:
            return role[: mark.start()].strip(), found
    first = re.match(r"([^,–—]+?)(?:,\s*|\s+[-–—]\s*)(?=\S)", role)
    if first and bodies.find(first[1]):
        return role[first.end() :].strip(), bodies.find(first[1])
    return role, None


def _are_initials(inside: str, before: str) -> bool:
    """Tell whether letters in brackets are those of the name before them: `Bjorn O'Dea (BOD)`; a rank is none."""
    name = _RANK.sub("", _SEPARATOR.split(before.strip())[0])
    firsts = [word[0] for word in re.findall(r"[^\W\d_][\w'’-]*", name) if word[0].isupper()]
    return (
        2 <= len(inside) <= 4  # noqa: PLR2004 (initials)
        and inside.isupper()
        and inside.isalpha()
        and len(firsts) > 1
        # The letters of a name may be those of a rank too: `Dawn Ince (DI)`.
        and ("".join(firsts) == inside or not (inside in _RANKS or _ROLE_WORD.fullmatch(inside)))
        and (inside[0], inside[-1]) == (firsts[0], firsts[-1])
    )


class Callings:
    """How owners of actions may be called, and who is meant: organisations, and people with a public role."""

    def __init__(self, attendees: Iterable[tuple[Attendee, tuple[str, ...]]], registers: Registers) -> None:
        self._bodies = Bodies(registers)
        self._people: dict[str, tuple[str | None, str | None]] = {}
        ids = {person.name.casefold(): person for person in registers.people.values()}
        for person in registers.people.values():
            for form in (person.name, *person.known_as):
                self._add(form, person.id if person.public_role else None, None)
        for attendee, also in attendees:
            person_ = ids.get(attendee.name.casefold())
            id_ = person_.id if person_ and person_.public_role else None
            for form in (attendee.name, *also, *_offices(attendee)):
                self._add(form, id_, attendee.organisation)

    def _add(self, form: str, person: str | None, body: str | None) -> None:
        key = _key(form)
        known = self._people.get(key)
        if known and known[0] != person:
            # One form for two people names neither; the same organisation may still be meant.
            same = known[1] if known[1] == body else None
            self._people[key] = (None, same) if known[0] and person else (known[0] or person, body or known[1])
        else:
            self._people[key] = (person, body or (known[1] if known else None))

    def find(self, text: str) -> tuple[str | None, bool]:
        """Give the id of the owner whom words name, and whether it stands for somebody who is not to be named."""
        body = self._bodies.find(text)
        if body:
            return body, False
        person, organisation = self._people.get(_key(text), (None, None))
        if person:
            return person, False
        return organisation, organisation is not None

    def all(self, text: str) -> tuple[list[str], list[str], list[str]]:
        """Read a list of owners: ids, the pieces that stand for private people, and the pieces that nobody knows."""
        owner, private = self.find(text)
        if owner:
            return [owner], [text] if private else [], []
        owners: dict[str, None] = {}
        hidden: list[str] = []
        unknown: list[str] = []
        for piece in filter(None, (part.strip(" .()[]") for part in _AND.split(text))):
            owner, private = self.find(piece)
            if owner is None:
                unknown.append(piece)
            else:
                owners[owner] = None
                hidden += [piece] if private else []
        return list(owners), hidden, unknown

    def beginning(self, text: str) -> tuple[str, str] | None:
        """Give the organisation that words begin with."""
        return self._bodies.beginning(text)


def _offices(attendee: Attendee) -> Iterator[str]:
    """List how minutes call somebody by rank: `ACC Miller`, `Chief Constable`, `(DMPC)`, initials."""
    surname = attendee.name.rpartition(" ")[2]
    role = attendee.role or ""
    for form in (office(role), *re.findall(r"\(([A-Z/]{2,8})\)", role)):
        if form:
            yield form
            yield f"{form} {surname}"
    if attendee.initials:
        yield attendee.initials
    if attendee.chair:
        yield "Chair"
    words = attendee.name.split()
    if len(words) > 1 and words[0] not in _TITLES:
        yield f"{words[0][0]} {surname}"
    elif len(words) > 2:  # noqa: PLR2004 (title, first name, surname)
        yield f"{words[0]} {surname}"


def office(role: str) -> str:
    """Give the office at the head of a role: `Deputy Mayor` of `Deputy Mayor for Policing and Crime (DMPC)`."""
    return re.split(r"\s+(?:for|of|to|and|with|in)\s+|\s*[,(–—/](?!ACC|DCC|CC)|\s-\s", role)[0].strip()


def known_as(
    attendees: list[Attendee], text: str, given: Mapping[str, tuple[str, ...]], bodies: Bodies
) -> dict[str, tuple[str, ...]]:
    """Find how a text calls the people of its list, by name: short forms, offices with an article, initials."""
    claimed: dict[str, set[str]] = {}
    forms: dict[str, list[str]] = {}
    for attendee in attendees:
        role = attendee.role or ""
        options = [*re.findall(r"\(([A-Z/]{2,8})\)", role), *([attendee.initials] if attendee.initials else [])]
        head = office(role)
        options += [f"The {head}"] if len(head) > 3 else []  # noqa: PLR2004 (a rank such as ACC takes a surname)
        options += ["The Chair"] if attendee.chair else []
        forms[attendee.name] = [*given.get(attendee.name, ()), *options]
        for form in forms[attendee.name]:
            claimed.setdefault(form.casefold(), set()).add(attendee.name)
    return {
        name: tuple(
            form
            for form in dict.fromkeys(options)
            if len(claimed[form.casefold()]) == 1
            and bodies.find(form) is None
            and re.search(rf"(?<![\w/-]){re.escape(form)}(?![\w/-])", text)
        )
        for name, options in forms.items()
    }

"""Agenda: the lines of a document in, its head and its numbered items out.

Numbers stand everywhere in minutes, and most are no items: lists within an item, paragraphs that begin with a figure.
So the items are the best chain of lines whose numbers rise by one, from the first to the last.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from minutebook.officers.drafting.doubts import Doubt, doubt
from minutebook.officers.drafting.lines import Kind, Line, Part, plain, raw
from minutebook.officers.manuscripts import Span, cut

SHORT, LONG = 90, 200
"""Characters of a title, and of a line that can be none."""
_GAP = 3
"""How many numbers a chain may leave out at once: a clerk's slip, or an item that was lost."""

_AUTOMATIC = re.compile(r"(?:agenda\s+)?(?:item\s*)?(?:no\.?\s*)?(\d{1,2})(?:\.0)?\s*[.):–-]?", re.IGNORECASE)
_TYPED = re.compile(
    r"\s*(?P<item>(?:agenda\s+)?item\s*(?:no\.?\s*)?)?(?P<number>\d{1,2})(?:\.0(?!\d))?"
    r"(?:\s*(?P<mark>[.):]|[–—-](?=\s))[\s\xa0]*|(?P<wide>\t[\s\xa0]*|[\s\xa0]{2,})|[\s\xa0]+)(?=[^\W\d_]|[“\"‘'(&]|(?<=[\s\xa0])\d)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?=[IVX])(X{0,2})(IX|IV|V?I{0,3})\.?")
_ROMAN_TYPED = re.compile(r"\s*((?=[IVX])X{0,2}(?:IX|IV|V?I{0,3}))[.)][\s\xa0]+(?=\S)")
_AGAIN = re.compile(r"\s*(?:agenda\s+)?item\s*(?:no\.?\s*)?(\d{1,2})\s*[.):–—-]*\s*", re.IGNORECASE)
_LETTER_LABEL = re.compile(r"(?:\d{1,2}\s?\.?)?\(?([a-z])[.)]+", re.IGNORECASE)
_LETTER_TYPED = re.compile(r"\s*(?:\d{1,2})?\(?([a-z])[.)]+[\s\xa0]+(?=\S)")
_REFERENCE = re.compile(
    r"(?P<year>(?:[A-Z]{1,8}[/.-])?(?P<of>(?:20)?\d{2})[/-])(?P<number>\d{1,4})[.:]?\s+(?=[A-Z\d“\"‘'])"
)
_KNOWN = re.compile(
    r"\b(?:welcome|introductions?|apologies|declarations? of|minutes of|notes of|previous (?:meeting|minutes|notes)"
    r"|matters arising|announcements|any other business|a\.?o\.?b|next meeting|future (?:agenda|items|meetings)"
    r"|forward plan|work programme|public questions|questions from|exception paper|update|report"
    r"|actions? (?:log|from))\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s+[-–—]\s+|:\s+|\s[-–—](?=\s)")


@dataclass(frozen=True, slots=True)
class SubItem:
    """A lettered item below another."""

    letter: str
    title: tuple[Span, ...]
    parts: tuple[Part, ...]
    paragraph: int


@dataclass(frozen=True, slots=True)
class DraftItem:
    """An item as it was found."""

    number: int
    title: tuple[Span, ...]
    parts: tuple[Part, ...]
    subs: tuple[SubItem, ...]
    paragraph: int
    furniture: str = ""
    """Words of its heading that say nothing: `Item 4 –`."""

    @property
    def name(self) -> str:
        """Its title in words."""
        return plain(self.title)


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    number: int
    title: tuple[Span, ...]
    rest: tuple[Span, ...]
    """What followed a title in the same paragraph."""
    score: int
    family: str = ""
    """The automatic list that it is of."""
    again: str = ""
    """The number as it stood a second time: `Item 4 –` behind `4.`."""


@dataclass(slots=True)
class Outline:
    """The head of a document, its items, and what was doubtful in parting them."""

    front: tuple[Part, ...] = ()
    items: tuple[DraftItem, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)


def outline(parts: list[Part], *, styled: bool) -> Outline:
    """Part the lines of a document into its head and its items."""
    made = Outline()
    everything = list(_candidates(parts, styled=styled))
    candidates = _likely(everything, parts)
    chain = _best_chain(candidates)
    made.doubts += _left_over(candidates, everything, chain, parts)
    if not chain:
        chain = _unnumbered(parts)
        if chain:
            made.doubts.append(doubt("items-unnumbered", _place(parts[chain[0].at])))
    if not chain:
        first = next(
            (at for at, part in enumerate(parts) if isinstance(part, Line) and len(part.text) > LONG), len(parts)
        )
        made.front = tuple(parts[:first])
        made.items = ()
        made.doubts.append(doubt("no-items"))
        if parts[first:]:
            made.items = (DraftItem(0, (), tuple(parts[first:]), (), _place(parts[first])),)
        return made
    made.front = tuple(parts[: chain[0].at])
    made.doubts += _order_doubts(chain, parts)
    ends = [link.at for link in chain[1:]] + [len(parts)]
    made.items = tuple(
        _item(link, parts[link.at], parts[link.at + 1 : end], made.doubts)
        for link, end in zip(chain, ends, strict=True)
    )
    return made


def _place(part: Part) -> int:
    return part.paragraph


def _candidates(parts: list[Part], *, styled: bool) -> Iterator[_Candidate]:
    for at, part in enumerate(parts):
        if not isinstance(part, Line) or part.kind is not Kind.TEXT:
            continue
        found = _number(part)
        if found is None:
            continue
        number, spans, certain, repeated = found
        title, rest = _run_in(spans)
        words = plain(title)
        if not words or number == 0:
            continue
        score = 1 + certain + _look(part, title, words, styled=styled)
        follower = next((later for later in parts[at + 1 : at + 2]), None)
        again = _number(follower) if isinstance(follower, Line) else None
        if again and again[0] == number + 1 and not part.bold and not part.heading and not _KNOWN.search(words):
            score -= 1  # entries of a list follow one another; items have minutes between them
        if isinstance(follower, Line) and again is None and follower.kind is Kind.TEXT:
            score += 1
        if score > 0:
            yield _Candidate(at, number, title, rest, score, part.family, repeated)


def _likely(candidates: list[_Candidate], parts: list[Part]) -> list[_Candidate]:
    """Leave out lines that look far less like headings than those that are set as headings."""
    strong = sorted(
        candidate.score
        for candidate in candidates
        if isinstance(part := parts[candidate.at], Line) and (part.heading or part.bold)
    )
    if len(strong) < 2:  # noqa: PLR2004 (one may be chance)
        return candidates
    return [candidate for candidate in candidates if candidate.score >= strong[len(strong) // 2] - 4]


def _number(line: Line) -> tuple[int, tuple[Span, ...], int, str] | None:
    """Read the number of a line: number, what follows it, how plainly it is one of an item, and its second copy."""
    if line.label:
        automatic = _AUTOMATIC.fullmatch(line.label)
        if not automatic:
            roman = _ROMAN.fullmatch(line.label)
            return (_worth(line.label), line.spans, -1, line.label) if roman else None
        spans, again = _without_copy(line.spans, int(automatic[1]))
        return int(automatic[1]), spans, 1 if line.level == 0 else -1, again
    typed = _TYPED.match(raw(line.spans))
    if not typed:
        roman = _ROMAN_TYPED.match(raw(line.spans))
        return (_worth(roman[1]), cut(line.spans, roman.end()), -1, roman[1]) if roman else None
    number = int(typed["number"])
    spans, again = _without_copy(cut(line.spans, typed.end()), number)
    if typed["item"]:
        return number, spans, 2, f"{typed['item']} {again}"
    if typed["mark"] or typed["wide"] or line.heading or line.bold:
        return number, spans, 0, again
    # "3 officers had been trained" is no item, "3 Mayor's announcements" may be one.
    words = plain(spans)
    titled = len(words) <= SHORT and words[:1].isupper() and not words.endswith(".")
    return (number, spans, -1, again) if titled else None


def _worth(roman: str) -> int:
    """Read a Roman numeral below thirty."""
    worths = [{"I": 1, "V": 5, "X": 10}[letter] for letter in roman.rstrip(".")]
    return sum(-worth if any(worth < later for later in worths[at + 1 :]) else worth for at, worth in enumerate(worths))


def _without_copy(spans: tuple[Span, ...], number: int) -> tuple[tuple[Span, ...], str]:
    """Take a second copy of an item's number away."""
    again = _AGAIN.match(raw(spans))
    return (cut(spans, again.end()), again.group()) if again and int(again[1]) == number else (spans, "")


def _look(line: Line, title: tuple[Span, ...], words: str, *, styled: bool) -> int:
    """Tell by its looks how much a line is a heading."""
    score = 4 if line.heading else 0
    # The link of a report is often not bold where its heading is.
    own = [span for span in title if span.text.strip() and not span.link]
    score += 3 if styled and own and all(span.bold for span in own) else 0
    score += 1 if len(words) <= SHORT else 0
    score -= 4 if len(words) > LONG else 0
    score -= 2 if words.endswith((";", ",")) else 0
    score -= 3 if words[:1].islower() else 0
    score += 2 if _KNOWN.search(words) and len(words) <= LONG else 0
    return score


def _run_in(spans: tuple[Span, ...]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part a bold title from the text that follows it in one paragraph."""
    bold: list[Span] = []
    for number, span in enumerate(spans):
        if not span.bold and span.text.strip():
            rest = spans[number:]
            title = plain(tuple(bold))
            if title and len(plain(rest)) > SHORT and any(span.text.strip() for span in bold):
                return tuple(bold), rest
            return spans, ()
        bold.append(span)
    return spans, ()


def _best_chain(candidates: list[_Candidate]) -> list[_Candidate]:
    """Choose the lines whose numbers rise, with the most to say for them; a gap costs, a missing beginning too."""
    best: dict[int, tuple[int, list[_Candidate]]] = {}
    for candidate in candidates:
        options = [(candidate.score - 2 * min(candidate.number - 1, 4), [candidate])]
        for gap in range(1, _GAP + 1):
            before = best.get(candidate.number - gap)
            if before:
                other = 2 * (before[1][-1].family != candidate.family)
                options.append((before[0] + candidate.score - (gap - 1) - other, [*before[1], candidate]))
        option = max(options, key=lambda each: each[0])
        known = best.get(candidate.number)
        if known is None or option[0] > known[0]:
            best[candidate.number] = option
    chains = sorted(best.values(), key=lambda each: each[0], reverse=True)
    return chains[0][1] if chains and len(chains[0][1]) > 1 else []


def _left_over(
    candidates: list[_Candidate], everything: list[_Candidate], chain: list[_Candidate], parts: list[Part]
) -> Iterator[Doubt]:
    """Tell about lines that look as much like items as some that were taken, and about what may come after the last."""
    for candidate in everything if chain else ():
        if candidate.at > chain[-1].at and candidate.number == chain[-1].number + 1:
            text = plain(candidate.title)
            yield doubt("items-after", _place(parts[candidate.at]), number=candidate.number, text=text)
    least = min((link.score for link in chain), default=0)
    for candidate in candidates:
        if chain and candidate not in chain and candidate.score >= least and candidate.at > chain[0].at:
            text = plain(candidate.title)
            yield doubt("item-repeats", _place(parts[candidate.at]), number=candidate.number, text=text)


def _unnumbered(parts: list[Part]) -> list[_Candidate]:
    """Take the headings of a document whose items have no numbers of their own.

    Lines with the numbers of minutes (`24/035`), else the highest level of heading that occurs twice, else short bold
    lines.
    """
    referred = _referred(parts)
    if len(referred) > 1:
        return referred
    headings = [(at, part) for at, part in enumerate(parts) if isinstance(part, Line) and part.heading]
    for level in range(1, 10):
        found = [(at, line) for at, line in headings if line.heading == level]
        if len(found) > 1:
            return [_Candidate(at, number, line.spans, (), 1) for number, (at, line) in enumerate(found, 1)]
    bold = [
        (at, part)
        for at, part in enumerate(parts)
        if isinstance(part, Line)
        and part.bold
        and part.kind is Kind.TEXT
        and len(part.text) <= SHORT
        and not re.match(
            r"actions?\b|present\b|apologies:|in attendance|also present|date\b|venue\b|time\b",
            part.text,
            re.IGNORECASE,
        )
    ]
    start = next((number for number, (_, line) in enumerate(bold) if _KNOWN.search(line.text)), None)
    if start is None or len(bold) - start < 2:  # noqa: PLR2004 (two make an agenda)
        return []
    return [_Candidate(at, number, line.spans, (), 1) for number, (at, line) in enumerate(bold[start:], 1)]


def _referred(parts: list[Part]) -> list[_Candidate]:
    """Find lines with the numbers of minutes that run through a year: `ICB/24/01 Welcome`; the number stays a word."""
    chains: dict[str, list[tuple[int, int, Line]]] = {}
    for at, part in enumerate(parts):
        if not isinstance(part, Line) or part.kind is not Kind.TEXT or len(part.whole) > LONG:
            continue
        found = _REFERENCE.match(part.whole)
        if found is None:
            continue
        number = int(found["number"])
        chain = chains.setdefault(found["year"], [])
        # 2023/24 is a year, and no second minute of one.
        if number != int(found["of"]) % 100 + 1 and (not chain or chain[-1][0] < number <= chain[-1][0] + _GAP):
            chain.append((number, at, part))
    best = max(chains.values(), key=len, default=[])
    return [
        _Candidate(
            at, number - best[0][0] + 1, (Span(f"{line.label} "), *line.spans) if line.label else line.spans, (), 1
        )
        for number, at, line in best
    ]


def _order_doubts(chain: list[_Candidate], parts: list[Part]) -> Iterator[Doubt]:
    if chain[0].number != 1:
        yield doubt("items-start", _place(parts[chain[0].at]), number=chain[0].number)
    for before, after in pairwise(chain):
        if after.number != before.number + 1:
            yield doubt("items-skip", _place(parts[after.at]), before=before.number, after=after.number)


def _item(link: _Candidate, heading: Part, parts: list[Part], doubts: list[Doubt]) -> DraftItem:
    title, rest = link.title, link.rest
    if not rest and len(plain(title)) > SHORT:
        title, rest = _split_title(title, _place(heading), doubts) or (title, ())
    elif rest:
        doubts.append(doubt("title-run-in", _place(heading), title=plain(title)))
    body = list(parts)
    if plain(rest):
        body.insert(0, Line(rest, _place(heading)))
    own, subs = _sub_items(body, doubts)
    return DraftItem(link.number, title, tuple(own), tuple(subs), _place(heading), link.again)


def _split_title(
    spans: tuple[Span, ...], paragraph: int, doubts: list[Doubt], *, quiet: bool = False
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Part `Knife Angel - The sculpture was touring ...` into a title and a text.

    A title may have a dash in it, so the last dash in reach counts that a sentence follows; a second one is a doubt.
    """
    text = raw(spans)
    reach = re.search(r"[.!?]\s", text[:LONG])
    head = text[: reach.start() if reach else LONG]
    marks = [
        match
        for match in _DASH.finditer(head[: SHORT + 20])
        if re.match(r"[“\"‘']?(?:[A-Z]|\d)", text[match.end() :].lstrip()) and len(text[match.end() :].split()) > 3  # noqa: PLR2004 (a sentence)
    ]
    if not marks or not text[: marks[-1].start()].strip():
        return None
    mark = marks[-1]
    title = cut(spans, 0, mark.start())
    if len(marks) > 1 or not quiet:
        doubts.append(doubt("title-split", paragraph, title=plain(title)))
    return title, cut(spans, mark.end())


def is_numbered(line: Line) -> bool:
    """Tell whether a line begins with the number or the letter of an item or of a list."""
    return _letter(line) is not None or _number(line) is not None


def _letter(line: Line) -> tuple[str, tuple[Span, ...]] | None:
    if line.label:
        found = _LETTER_LABEL.fullmatch(line.label)
        return (found[1].lower(), line.spans) if found else None
    typed = _LETTER_TYPED.match(raw(line.spans)) if line.kind is Kind.TEXT else None
    return (typed[1], cut(line.spans, typed.end())) if typed else None


def _sub_items(parts: list[Part], doubts: list[Doubt]) -> tuple[list[Part], list[SubItem]]:
    """Find the lettered sub-items of an item: a, b, c in order, most of them with a title."""
    found: list[tuple[int, str, tuple[Span, ...]]] = []
    for at, part in enumerate(parts):
        lettered = _letter(part) if isinstance(part, Line) else None
        if (
            found
            and isinstance(part, Line)
            and isinstance(first := parts[found[0][0]], Line)
            and first.family != part.family
        ):
            continue  # a list inside a sub-item is another list
        if lettered and lettered[0] == chr(ord("a") + len(found)) and len(found) < 26:  # noqa: PLR2004 (letters)
            found.append((at, *lettered))
    titled = [(at, letter, spans, _titled(parts, at, spans)) for at, letter, spans in found]
    if len(found) < 2 or sum(bool(title) for *_, title in titled) * 3 < len(found) * 2:  # noqa: PLR2004 (one is no list)
        if len(found) > 1:
            doubts.append(doubt("letters-kept", _place(parts[found[0][0]]), first=found[0][1], last=found[-1][1]))
        return parts, []
    subs: list[SubItem] = []
    ends = [at for at, *_ in found[1:]] + [len(parts)]
    for (at, letter, spans, title), end in zip(titled, ends, strict=True):
        body = parts[at + 1 : end]
        place = _place(parts[at])
        parted = _split_title(spans, place, doubts, quiet=True) if title == "split" else None
        if parted:
            head, rest = parted
            body = [Line(rest, place), *body]
        else:
            head = spans
            if len(plain(spans)) > SHORT:
                doubts.append(doubt("title-split", place, title=plain(spans)))
        subs.append(SubItem(letter, head, tuple(body), place))
    return parts[: found[0][0]], subs


def _titled(parts: list[Part], at: int, spans: tuple[Span, ...]) -> str:
    """Tell how a lettered line has a title: by a dash, or as a short line of its own; empty where it has none."""
    part = parts[at]
    words = plain(spans)
    if isinstance(part, Line) and (part.heading or (part.bold and len(words) <= SHORT)):
        return "line"
    if _split_title(spans, 0, [], quiet=True):
        return "split"
    follower = parts[at + 1] if at + 1 < len(parts) else None
    followed = isinstance(follower, Line) and follower.kind is Kind.TEXT and not _letter(follower)
    return "line" if len(words) <= SHORT and not words.endswith((".", ";", ",")) and followed else ""

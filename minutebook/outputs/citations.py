"""Citations: a place of the record in, how to cite it out: as plain text, for BibTeX and as CSL-JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutebook.model import Archive, Meeting
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything that a citation of one passage, action or future item says."""

    meeting: str
    fragment: str
    """Its place on the meeting's page."""
    id: str
    """`com-2024-02-27-item-4-p2`: letters, digits and hyphens."""
    speakers: tuple[str, ...]
    """Name, role and organisation then minuted of those whom a passage names as speaking."""
    body: str
    title: str
    """The meeting's."""
    part: str
    """`4. Road Safety, passage 2`, `action A1`."""
    date: str
    """In words."""
    state: str
    """Of the minutes, as at the latest published meeting."""
    address: str
    """In full where the site's own address is known, otherwise from the site's root."""

    @property
    def is_of_future_item(self) -> bool:
        """Whether it cites a future item, which no table has a citation of."""
        return self.fragment.startswith("future-item-")

    @property
    def text(self) -> str:
        """Write it as a sentence of a footnote, without the address."""
        who = f"{wording.joined(self.speakers)}, named as speaking in: " if self.speakers else ""
        body = "" if self.body in self.title else f"{self.body}, "
        return f"{who}{body}{self.title}, {self.part}, {self.date} ({self.state})"


def citations(meeting: Meeting, archive: Archive) -> Iterator[Citation]:
    """Make the citation of each passage of a meeting, of its actions and of its future items, in this order."""
    site = archive.site
    state = naming.state_of_minutes(meeting, archive)
    with_role = cache(lambda person: naming.with_role(person, meeting.id, archive))
    for fragment, part, speakers in _parts(meeting, archive):
        yield Citation(
            meeting=meeting.id,
            fragment=fragment,
            id=f"{naming.site_slug(site)}-{meeting.id}-{fragment}",
            speakers=tuple(map(with_role, speakers)),
            body=site.body,
            title=meeting.title,
            part=part,
            date=wording.day(meeting.date),
            state=state,
            address=f"{site.base_url or '/'}{addresses.meeting(meeting.id, fragment)}",
        )


def bibtex(entries: list[Citation]) -> str:
    """Write citations for BibTeX and BibLaTeX. An address stays as it is: both read `url` to the letter."""
    return "\n".join(map(_bibtex, entries))


def csl(entry: Citation) -> dict[str, object]:
    """Describe a citation as an item of CSL-JSON (Citation Style Language 1.0.2)."""
    day = [int(part) for part in entry.meeting[:10].split("-")]
    item: dict[str, object] = {
        "id": entry.id,
        "type": "document",
        "title": f"{entry.title}: {entry.part}",
        "author": [{"literal": entry.body}],
        "issued": {"date-parts": [day]},
        "event-title": entry.title,
        "event-date": {"date-parts": [day]},
        "status": entry.state,
    }
    if entry.speakers:
        item["note"] = f"Named as speaking: {'; '.join(entry.speakers)}"
    return item | ({"URL": entry.address} if "://" in entry.address else {})


def _parts(meeting: Meeting, archive: Archive) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for key, _ in meeting.passages():
        fragment = addresses.passage_fragment(key.item, key.number)
        yield fragment, naming.passage_name(key, archive), archive.speakers.get(key, ())
    for action in meeting.actions:
        yield addresses.action_fragment(action.id), f"action {action.reference}", ()
    for number, future in enumerate(meeting.future_items, 1):
        yield addresses.future_item_fragment(number), f"future item “{naming.future_words(future)}”", ()


def _bibtex(entry: Citation) -> str:
    fields = {
        "author": f"{{{_escaped(entry.body)}}}",
        "title": f"{{{_escaped(f'{entry.title}: {entry.part}')}}}",
        "howpublished": _escaped(f"Minutes of {entry.date} ({entry.state})"),
        "year": entry.meeting[:4],
        "date": entry.meeting[:10],
    }
    if entry.speakers:
        fields["note"] = _escaped(f"Named as speaking: {'; '.join(entry.speakers)}")
    if "://" in entry.address:
        fields["url"] = entry.address
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@misc{{{entry.id},\n{lines}}}\n"


_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    # BibTeX counts braces before it reads LaTeX, so that one alone, escaped or not, would swallow what follows.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}


def _escaped(words: str) -> str:
    """Write words so that LaTeX prints them as they are; letters beyond ASCII are read by Biber and new BibTeX."""
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: _LATEX[sign.group()], words)

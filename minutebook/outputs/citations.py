"""Citations: a passage in, how to cite it out: as plain text, for BibTeX and as CSL-JSON."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive, Meeting, PassageKey
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Citation:
    """Everything that a citation of one passage says."""

    passage: PassageKey
    id: str
    """`com-2024-02-27-item-4-p2`: letters, digits and hyphens."""
    speakers: tuple[str, ...]
    """Name and role then held of those whom the passage names as speaking."""
    body: str
    title: str
    """The meeting's."""
    item: str
    date: str
    """In words."""
    state: str
    """Of the minutes, as at the latest published meeting."""
    address: str
    """In full where the site's own address is known, otherwise from the site's root."""

    @property
    def text(self) -> str:
        """Write it as a sentence of a footnote, without the address."""
        who = f"{' and '.join(self.speakers)}, named as speaking in: " if self.speakers else ""
        body = "" if self.body in self.title else f"{self.body}, "
        return f"{who}{body}{self.title}, {self.item}, {self.date} ({self.state})"


def citations(meeting: Meeting, archive: Archive) -> Iterator[Citation]:
    """Make the citation of each passage of a meeting, in their order."""
    site = archive.site
    state = naming.state_of_minutes(meeting, archive)
    prefix = naming.site_slug(site)
    for place, _ in meeting.passages():
        yield Citation(
            passage=place,
            id=f"{prefix}-{meeting.id}-{addresses.passage_fragment(place.item, place.number)}",
            speakers=tuple(
                naming.minuted_owner(person, meeting.id, archive) for person in archive.speakers.get(place, ())
            ),
            body=site.body,
            title=meeting.title,
            item=naming.passage_name(place, archive),
            date=wording.day(meeting.date),
            state=state,
            address=f"{site.base_url or '/'}{addresses.passage(place)}",
        )


def bibtex(entries: list[Citation]) -> str:
    """Write citations for BibTeX and BibLaTeX. An address stays as it is: both read `url` to the letter."""
    return "\n".join(map(_bibtex, entries))


def csl(entry: Citation) -> dict[str, object]:
    """Describe a citation as an item of CSL-JSON (Citation Style Language 1.0.2)."""
    day = [int(part) for part in entry.passage.meeting[:10].split("-")]
    item: dict[str, object] = {
        "id": entry.id,
        "type": "document",
        "title": f"{entry.title}: {entry.item}",
        "author": [{"literal": entry.body}],
        "issued": {"date-parts": [day]},
        "event-title": entry.title,
        "event-date": {"date-parts": [day]},
        "status": entry.state,
    }
    if entry.speakers:
        item["note"] = f"Named as speaking: {'; '.join(entry.speakers)}"
    return item | ({"URL": entry.address} if "://" in entry.address else {})


def _bibtex(entry: Citation) -> str:
    fields = {
        "author": f"{{{_escaped(entry.body)}}}",
        "title": f"{{{_escaped(f'{entry.title}: {entry.item}')}}}",
        "howpublished": _escaped(f"Minutes of {entry.date} ({entry.state})"),
        "year": entry.passage.meeting[:4],
        "date": entry.passage.meeting[:10],
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
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def _escaped(words: str) -> str:
    """Write words so that LaTeX prints them as they are; letters beyond ASCII are read by Biber and new BibTeX."""
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: _LATEX[sign.group()], words)

"""Citations: a meeting in, how to cite it out: one form of words for all its passages, and what each puts into it.

A reader without scripts is given both; assets/js/cite.js puts them together, also for BibTeX and as CSL-JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from minutebook.model import Action, Archive, Meeting
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Form:
    """What all citations of one meeting's minutes have in common."""

    key: str
    """What the keys of its entries begin with: `com-2024-02-27`. Letters, digits and hyphens."""
    body: str
    title: str
    """The meeting's."""
    day: str
    """In words."""
    state: str
    """Of the minutes, as at the latest published meeting."""
    address: str
    """The meeting's; in full where the site's own address is known, otherwise from the site's root."""

    @property
    def lead(self) -> str:
        """Name the body and its meeting, in once where the one names the other."""
        return self.title if self.body in self.title else f"{self.body}, {self.title}"

    def text(self, part: str, speakers: tuple[str, ...] = ()) -> str:
        """Write a citation as a sentence of a footnote, without the address."""
        who = f"{wording.joined(speakers)}, named as speaking in: " if speakers else ""
        return f"{who}{self.lead}, {part}, {self.day} ({self.state})"


@dataclass(frozen=True, slots=True)
class Citation:
    """What the citation of one passage, action or future item puts into its meeting's form."""

    fragment: str
    """Its place on the meeting's page."""
    part: str
    """`4. Road Safety, passage 2`, `action 2024-02-27/A1`."""
    speakers: tuple[str, ...] = ()
    """Name, role and organisation then minuted of those whom a passage names as speaking."""


def form_of(meeting: Meeting, archive: Archive) -> Form:
    """Give the form in which a meeting's minutes are cited."""
    site = archive.site
    return Form(
        key=f"{naming.site_slug(site)}-{meeting.id}",
        body=site.body,
        title=meeting.title,
        day=wording.day(meeting.date),
        state=naming.state_of_minutes(meeting, archive),
        address=f"{site.base_url or '/'}{addresses.meeting(meeting.id)}",
    )


def of_passages(meeting: Meeting, archive: Archive) -> Iterator[Citation]:
    """Give what cites each passage of a meeting, in their order."""
    with_role = cache(lambda person: naming.with_role(person, meeting.id, archive))
    for key, _ in meeting.passages():
        named = tuple(map(with_role, archive.speakers.get(key, ())))
        fragment = addresses.passage_fragment(key.item, key.number)
        yield Citation(fragment, naming.passage_name(key, archive), named)


def of_action(action: Action) -> Citation:
    """Give what cites an action of a meeting."""
    return Citation(addresses.action_fragment(action.id), f"action {action.reference}")


def of_future_items(meeting: Meeting) -> Iterator[Citation]:
    """Give what cites each future item that a meeting lists, in their order."""
    for number, future in enumerate(meeting.future_items, 1):
        yield Citation(addresses.future_item_fragment(number), f"future item “{naming.future_words(future)}”")


def citations(meeting: Meeting, archive: Archive) -> Iterator[Citation]:
    """Give what cites each passage of a meeting, its actions and its future items, in this order."""
    yield from of_passages(meeting, archive)
    yield from map(of_action, meeting.actions)
    yield from of_future_items(meeting)

"""Moved: the archive in, every old address out, with where it leads and what stands there now."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Alias, Archive, Meeting
from minutebook.outputs import addresses, naming


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An address that something had before."""

    address: str
    target: str
    name: str
    """What stands there now."""
    file: str


def old_addresses(archive: Archive) -> Iterator[OldAddress]:
    """Give all that officers list, and what goes with the old address of a meeting: its actions and its own pages."""
    own = [alias for page in archive.pages.values() for alias in page.aliases]
    meetings = {
        meeting.id: meeting
        for meeting in (*archive.meetings.values(), *archive.unheld.values(), *archive.withdrawn.values())
    }
    listed = [alias for meeting in meetings.values() for alias in meeting.aliases]
    explicit = {alias.address for alias in (*listed, *archive.registers.aliases, *own)}
    for alias in (*listed, *archive.registers.aliases, *own):
        yield _of(alias, archive, meetings)
    for alias in listed:
        if alias.kind == "meeting":
            for old in _with(alias, meetings[alias.id], archive):
                if old.address not in explicit:
                    yield old


def former_folders(kind: str, id_: str, archive: Archive) -> Iterator[str]:
    """Give the folders that an entry of a register had beside its own: programs look for files in them."""
    depth = 2
    for alias in archive.registers.aliases:
        if (alias.kind, alias.id) == (kind, id_) and alias.address.endswith("/") and alias.address.count("/") == depth:
            yield alias.address


def _of(alias: Alias, archive: Archive, meetings: dict[str, Meeting]) -> OldAddress:
    registers = archive.registers
    target, name = addresses.HOME, archive.site.title
    match alias.kind:
        case "meeting":
            target, name = addresses.meeting(alias.id), naming.meeting_title(meetings[alias.id])
            of_action = next(_actions(alias.address, meetings[alias.id]), None)
            target, name = (of_action.target, of_action.name) if of_action else (target, name)
        case "action":
            target, name = addresses.action(alias.id), f"Action {alias.id}"
        case "theme":
            target, name = addresses.theme(alias.id), registers.themes[alias.id].name
        case "organisation":
            target, name = addresses.organisation(alias.id), registers.organisations[alias.id].name
        case "place":
            target, name = addresses.place(alias.id), registers.places[alias.id].name
        case "series":
            target, name = addresses.series(alias.id), registers.series[alias.id].name
        case "page":
            target, name = addresses.page(alias.id), archive.pages[alias.id].title
        case "person" if alias.id in archive.people:
            target, name = addresses.person(alias.id), registers.people[alias.id].name
        case _:
            # Somebody without a public role has no page, and is not named.
            target, name = addresses.PEOPLE, addresses.TITLES[addresses.PEOPLE]
    return OldAddress(alias.address, target, name, alias.place.file)


def _actions(address: str, meeting: Meeting) -> Iterator[OldAddress]:
    """Find the action of a meeting of which an address of an action is: `actions/2024-02-27-a1/` of the first."""
    for action in meeting.actions:
        own = addresses.action(action.reference)
        if address.startswith("actions/") and address.endswith(own.removeprefix(f"actions/{meeting.id}")):
            yield OldAddress(address, own, f"Action {action.reference}", meeting.file)


def former_ids(meeting: Meeting, archive: Archive) -> Iterator[str]:
    """Give the ids that a meeting had when it had another day: programs look for its files under them."""
    for alias in meeting.aliases:
        before = _former_id(alias, archive)
        if before:
            yield before


def _former_id(alias: Alias, archive: Archive) -> str | None:
    before = alias.address.removeprefix("meetings/").strip("/")
    of_meeting = alias.kind == "meeting" and alias.address == addresses.meeting(before)
    return before if of_meeting and before not in archive.meetings else None


def _with(alias: Alias, meeting: Meeting, archive: Archive) -> Iterator[OldAddress]:
    """Give what moved with a meeting that had another day: its actions, its citations, its figures."""
    before = _former_id(alias, archive)
    if before is None:
        return
    for action in meeting.actions:
        reference = f"{before}/{action.id}"
        # One that had another number there says so, and another may have had its number.
        renumbered = any(
            own.id == action.reference and own.address.startswith(f"actions/{before}-a") for own in meeting.aliases
        )
        if reference not in archive.actions and not renumbered:
            file = alias.place.file
            yield OldAddress(
                addresses.action(reference), addresses.action(action.reference), f"Action {action.reference}", file
            )
    if meeting.id in archive.meetings:
        title, file = naming.meeting_title(meeting), alias.place.file
        yield OldAddress(addresses.citations(before), addresses.citations(meeting.id), f"Citations: {title}", file)
        if archive.figures.get(meeting.id):
            yield OldAddress(addresses.figures(before), addresses.figures(meeting.id), f"Figures: {title}", file)

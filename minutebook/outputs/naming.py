"""Naming: what meetings, items, owners, people and states are called, on pages, in feeds and in the data alike."""

from minutebook.model import Archive, Correction, FutureItem, Item, Meeting, Paper, PassageKey, Site, day_of
from minutebook.outputs import addresses, wording

STATES = {
    "open": "Open",
    "in-progress": "In progress",
    "complete": "Complete",
    "transferred": "Transferred",
    "merged": "Merged",
    "withdrawn": "Withdrawn",
    "reopened": "Reopened",
}
PLACE_KINDS = {"district": "District", "ward": "Ward", "area": "Area"}
PAPER_STATES = {"linked": "Linked on another site", "held": "Held here", "missing": "Address missing"}


def site_slug(site: Site) -> str:
    """Name the body whose minutes these are in ids of machines: `com`."""
    return addresses.slug(site.short_name or site.body)


def meeting_title(meeting: Meeting) -> str:
    """Name a meeting with its day: `Community Outcomes Meeting, 27 February 2024`."""
    return f"{meeting.title}, {wording.day(meeting.date)}"


def meeting_day(id_: str) -> str:
    """Write the day of a meeting, published here or not."""
    return wording.day(day_of(id_))


def item_name(item: Item) -> str:
    """Name an item as its heading does: `4. Serious and Organised Crime`, `3a) Precept`."""
    return f"{item.key}) {item.title}" if item.letter else f"{item.key}. {item.title}"


def passage_name(key: PassageKey, archive: Archive) -> str:
    """Name a passage by its item: `4. Serious and Organised Crime, passage 2`."""
    item = archive.meetings[key.meeting].item(key.item)
    return f"{item_name(item) if item else 'Opening'}, passage {key.number}"


def future_words(entry: FutureItem) -> str:
    """Write a future item as the meeting listed it."""
    return f"Exception paper – {entry.title}" if entry.kind == "exception-paper" else entry.title


def owner_name(id_: str, archive: Archive) -> str:
    """Name an owner: an organisation with its short form, or a person."""
    organisation = archive.registers.organisations.get(id_)
    if organisation is None:
        return archive.registers.people[id_].name
    if organisation.short_name == organisation.name:
        return organisation.name
    return f"{organisation.name} ({organisation.short_name})"


def role_at(person: str, meeting: str, archive: Archive) -> str | None:
    """Give the role that a meeting minuted for a person; a role held later or earlier does not count."""
    if person not in archive.people or meeting not in archive.meetings:
        return None
    name = archive.registers.people[person].name
    return next((entry.role for entry in archive.meetings[meeting].attendees() if entry.name == name), None)


def minuted_owner(id_: str, meeting: str, archive: Archive) -> str:
    """Name an owner with the role minuted then: offices pass on, and the action may be the office's."""
    name = owner_name(id_, archive)
    role = role_at(id_, meeting, archive)
    return f"{name}, {role}" if role else name


def correction_words(entry: Correction) -> str:
    """Say what a correction changed; the words that a redaction removed are nowhere."""
    if entry.was and entry.now:
        words = f"“{entry.was}” was changed to “{entry.now}”"
    elif entry.was:
        words = f"“{entry.was}” was removed"
    elif entry.now:
        words = f"words were replaced by “{entry.now}”" if entry.kind == "redaction" else f"“{entry.now}” was added"
    else:
        words = "words were removed" if entry.kind == "redaction" else "words were changed"
    return f"{words}. Reason: {entry.reason}"


def state_of_minutes(meeting: Meeting, archive: Archive) -> str:
    """Say what state a meeting's minutes are in, as far as the published record tells."""
    if meeting.minutes == "draft":
        return "draft minutes"
    accepted = archive.accepted.get(meeting.id)
    if accepted:
        amended = ", with amendments," if accepted.amendments else " as a correct record"
        return f"minutes accepted{amended} on {wording.day(archive.meetings[accepted.by].date)}"
    words = "final minutes" if meeting.minutes == "final" else "minutes"
    if archive.latest is meeting:
        return f"{words}, no later meeting published"
    return f"{words}, acceptance not recorded"


def paper_state(paper: Paper) -> str:
    """Tell whether a report is `linked`, `held` here, or its address is `missing`."""
    return "held" if paper.file else "linked" if paper.url else "missing"

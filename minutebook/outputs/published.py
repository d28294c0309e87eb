"""Published: the archive in, the list of all that is cited out, so that a later build can tell what would be gone.

A line is an address and the names of its places, parted by spaces. Meetings have their items, passages and decisions,
and the list of corrections its entries; all else that has a page, documents too, has an address of its own.
"""

from collections.abc import Iterator

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.moved import old_addresses

TITLE = "# What Minutebook published here: addresses, each with the names of its places."


def published(archive: Archive, _: Settings) -> Iterator[File]:
    """List what is published, in the order of its addresses."""
    lines = sorted(" ".join([address, *places]) for address, places in addresses_of(archive).items())
    yield File(addresses.ADDRESSES, "\n".join([TITLE, *lines, ""]).encode(), "the addresses of the record")


def addresses_of(archive: Archive) -> dict[str, list[str]]:
    """Give the addresses of meetings with their places, and of all else that has a page, had one, or is a document."""
    found: dict[str, list[str]] = {addresses.meeting(id_): [] for id_ in (*archive.unheld, *archive.withdrawn)}
    for id_, meeting in archive.meetings.items():
        places = [addresses.item_fragment(item.key) for item in meeting.items]
        places += [addresses.passage_fragment(key.item, key.number) for key, _ in meeting.passages()]
        places += [addresses.decision_fragment(decision.id) for decision in meeting.decisions]
        found[addresses.meeting(id_)] = places
    ledger = [
        addresses.correction_fragment(meeting.id, entry.id)
        for meeting in archive.meetings.values()
        for entry in meeting.corrections
    ]
    found |= {addresses.CORRECTIONS: ledger} if ledger else {}
    found |= {addresses.page(id_): [] for id_ in archive.pages}
    found |= {addresses.action(reference): [] for reference in archive.actions}
    things = (
        (addresses.theme, archive.themes),
        (addresses.person, archive.people),
        (addresses.organisation, archive.organisations),
        (addresses.place, archive.places),
        (addresses.series, archive.registers.series),
    )
    found |= {address(id_): [] for address, ids in things for id_ in ids}
    found |= {old.address: [] for old in old_addresses(archive)}
    return found | {addresses.document(name): [] for name in archive.documents}

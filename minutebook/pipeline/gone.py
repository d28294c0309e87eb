"""Gone: the archive and what was published before in, a problem for each thing of the record that would be gone out."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from minutebook.model import Archive, Meeting, Paper
from minutebook.outputs import addresses
from minutebook.outputs.published import TITLE, addresses_of
from minutebook.pipeline.publish import MARK
from minutebook.problems import CannotBuild, Place, Problem
from minutebook.rulebook import problem

_REGISTERS = {folder: f"{folder}.yaml" for folder in ("themes", "people", "organisations", "places", "series")}
"""The registers whose entries have pages, by the folders of these."""

Published = Mapping[str, list[str]]
"""Addresses with the names of their places, as in the list that a build leaves in the site."""

_IN_MANIFEST = re.compile(r"((?:meetings/[0-9][^/]*|actions/[0-9][^/]*)/)index\.html|papers/(?!index\.html)[^ ]+")


def published_before(where: Path) -> Published:
    """Read what was published, from its list or from the folder of a site; nothing where no site lies there yet.

    A site of an earlier Minutebook has no list; its manifest tells its meetings, actions and documents. Raises
    CannotBuild for a list that is none.
    """
    listed = where / addresses.ADDRESSES
    if where.is_file() or listed.is_file():
        return _read(where if where.is_file() else listed)
    manifest = where / MARK
    lines = manifest.read_text(encoding="utf-8", errors="replace").split("\n") if manifest.is_file() else []
    found = (match for line in lines if (match := _IN_MANIFEST.fullmatch(line)))
    return {match[1] or addresses.quoted(match[0]): [] for match in found}


def _read(path: Path) -> Published:
    title, *lines = path.read_text(encoding="utf-8", errors="replace").splitlines() or [TITLE]
    if title != TITLE:
        raise CannotBuild(f"{path} is not a list of what Minutebook published: it does not begin with its first line.")
    parts = (line.split() for line in lines if line.strip())
    return {address: places for address, *places in parts}


def gone(archive: Archive, before: Published, content: str) -> Iterator[Problem]:
    """Tell what was published and would be gone, though nothing says so.

    Withdrawn minutes leave a notice at their address, withdrawn reports one in their lists, an old address under
    `aliases` leads on, and a correction that is declared says what became of the passages of its item.
    """
    now = addresses_of(archive)
    # The list of corrections is there with or without entries; these are told by themselves.
    taken_back = {addresses.document(paper.file) for paper in _withdrawn(archive) if paper.file}
    lost = {address for address in before if address not in now and address not in (addresses.CORRECTIONS, *taken_back)}
    for address in sorted(lost):
        # With a meeting go its actions, and they are told with it.
        meeting = _meeting_of(address)
        if address == addresses.meeting(meeting) or not (
            addresses.meeting(meeting) in lost or meeting in archive.withdrawn
        ):
            register = _REGISTERS.get(address.partition("/")[0], address)
            file = f"meetings/{meeting}.md" if meeting else register
            yield problem("published-gone", Place(f"{content}/{file}"), what=address, cure=_cure(address, meeting))
    held = {addresses.meeting(id_): meeting for id_, meeting in archive.meetings.items()}
    # The places of a meeting that has another day now are those of its new page.
    held |= {alias.address: meeting for meeting in archive.meetings.values() for alias in meeting.aliases}
    for address, places in sorted(before.items()):
        if address in held:
            missing = [place for place in places if place not in now[addresses.meeting(held[address].id)]]
            yield from _places(held[address], address, missing)
    withdrawn = tuple(f"correction-{id_}-c" for id_ in archive.withdrawn)
    ledger = set(now.get(addresses.CORRECTIONS, ()))
    entries = [entry for entry in before.get(addresses.CORRECTIONS, ()) if entry not in ledger]
    gone_entries = [entry for entry in entries if not entry.startswith(withdrawn)]
    if gone_entries:
        what = f"{addresses.CORRECTIONS}#{', #'.join(gone_entries)}"
        yield problem("published-gone", Place(f"{content}/meetings"), what=what, cure="An entry of it stays. ")


def _withdrawn(archive: Archive) -> Iterator[Paper]:
    """Walk the reports that were withdrawn: their entries say so, and their files are gone."""
    for meeting in (*archive.meetings.values(), *archive.unheld.values()):
        yield from (paper for paper in meeting.papers() if paper.withdrawn)


def _places(meeting: Meeting, address: str, missing: list[str]) -> Iterator[Problem]:
    # A slip of the pen takes no passage out.
    corrected = {entry.item for entry in meeting.corrections if entry.kind != "typing"}
    unsaid = [place for place in missing if _item(place) not in corrected]
    # With an item go its passages.
    items = {place for place in unsaid if not re.search(r"-p[0-9]+$", place)}
    told = [place for place in unsaid if place in items or f"item-{_item(place)}" not in items]
    if told:
        cure = (
            "If something was taken out on purpose, declare it under corrections:, with the item and the words that "
            "stood there; passages are counted, so the last numbers of an item go. "
        )
        yield problem("published-gone", Place(meeting.file), what=f"{address}#{', #'.join(told)}", cure=cure)


def _item(place: str) -> str | None:
    """Give the key of the item that a place is, or is a passage of."""
    found = re.fullmatch(r"item-(.+?)(?:-p[0-9]+)?", place)
    return found[1] if found else None


def _meeting_of(address: str) -> str:
    """Give the id of the meeting that an address is of, or that raised the action it is of; empty for a document."""
    found = re.fullmatch(r"meetings/([^/]+)/.*|actions/(.+)-a[0-9]+/", address)
    return (found[1] or found[2]) if found else ""


def _cure(address: str, meeting: str) -> str:
    """Say what to do about an address, after the kind of thing it was of."""
    if address.startswith("meetings/"):
        return (
            "Minutes taken back on purpose keep their file, with withdrawn:, and so does a meeting that is not held "
            "after all, with status: cancelled or moved. If minutes have another day now, write "
            f"aliases: [{address}] in their new file. "
        )
    if meeting:
        return f"An action keeps its number. If it has another now, write aliases: [{address}] in its entry. "
    if address.startswith("papers/"):
        return "A report that was withdrawn keeps its entry, with withdrawn: and with file: and the name of its file. "
    if address.partition("/")[0] in _REGISTERS:
        return f"If it has another id now, write aliases: [{address}] in its entry. "
    return ""

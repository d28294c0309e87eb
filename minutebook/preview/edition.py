"""Edition: the archive at one moment in, any file of its site out, made when it is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from threading import Lock

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses, files_of
from minutebook.outputs.admin import admin
from minutebook.outputs.assets import assets, documents
from minutebook.outputs.handbook import handbook
from minutebook.outputs.machines import machines
from minutebook.outputs.pages import page_at
from minutebook.outputs.pages.book import open_book


class Edition:
    """The site of one archive, without a search; many readers may ask at once."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        # Whatever address the site will have, here it lies at the root.
        self.archive = replace(archive, site=replace(archive.site, base_url=None))
        made, self._settings = assets(self.archive, replace(settings, at_root=True))
        self._book = open_book(self.archive, self._settings)
        self._files = {file.path: file for file in self._fixed(made)}
        self._pages: dict[str, File | None] = {}
        self._lock = Lock()

    def _fixed(self, made: Iterable[File]) -> Iterator[File]:
        """Give the files that are no pages and not made for programs."""
        yield from made
        yield from documents(self.archive, self._settings)
        yield from admin(self.archive, self._settings)

    def find(self, address: str) -> File | None:
        """Find the file at an address; None where the site has none there."""
        path = addresses.file_of(address)
        if path in self._files:
            return self._files[path]
        if address not in self._pages:
            self._pages[address] = page_at(address, self._book)
        if address.startswith(addresses.HANDBOOK):
            return self._handbook.get(path)
        return self._pages[address] or self._for_programs().get(path)

    def not_found(self) -> File:
        """Make the page for addresses at which there is nothing."""
        page = self.find(addresses.NOT_FOUND)
        if page is None:  # pragma: no cover (every site has one)
            raise LookupError(addresses.NOT_FOUND)
        return page

    def lines(self, page: File) -> dict[str, int]:
        """Tell in which line of its file each item and passage on a meeting's page stands, by its place in the page."""
        meetings = self.archive.meetings.values()
        here = (held for held in meetings if addresses.file_of(addresses.meeting(held.id)) == page.path)
        meeting = next(here, None)
        if meeting is None:
            return {}
        items = {addresses.item_fragment(item.key): item.line for item in meeting.items}
        return items | {
            addresses.passage_fragment(key.item, key.number): passage.line for key, passage in meeting.passages()
        }

    def _for_programs(self) -> dict[str, File]:
        """Give the files made for programs, which are made all at once and only when one of them is asked for."""
        with self._lock:
            return self._made_for_programs

    @cached_property
    def _handbook(self) -> dict[str, File]:
        return {file.path: file for file in handbook(self.archive, self._settings)}

    @cached_property
    def _made_for_programs(self) -> dict[str, File]:
        units = machines(self.archive, self._settings)
        return {file.path: file for file in files_of(units, self.archive)}

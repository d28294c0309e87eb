"""The list of themes, and the page of each: what the record holds on it, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive, ThemeRecord, passages_in, words_in
from minutebook.outputs import File, addresses, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import THEMES, Book, shell
from minutebook.outputs.pages.views import ActionCard, MeetingName, Named


@dataclass(frozen=True, slots=True)
class ThemeEntry:
    """A theme in the list."""

    name: str
    address: str
    description: str
    counts: str


@dataclass(frozen=True, slots=True)
class Examined:
    """An item or announcement on the theme."""

    item: Named
    kind: str
    meeting: MeetingName
    excerpt: str


@dataclass(frozen=True, slots=True)
class Future:
    """A future item on the theme."""

    title: str
    meeting: MeetingName
    address: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """Everything the template shows."""

    name: str
    description: str
    examined: tuple[Examined, ...]
    open_actions: tuple[ActionCard, ...]
    closed_actions: tuple[ActionCard, ...]
    future_items: tuple[Future, ...]
    as_at: str


_KINDS = {"item": "Item", "sub-item": "Item", "announcement": "Announcement"}


def themes_page(book: Book) -> Iterator[File]:
    """Make the list of themes."""
    archive = book.archive
    entries = tuple(
        ThemeEntry(theme.name, addresses.theme(id_), theme.description, _counts(record))
        for id_, record in archive.themes.items()
        for theme in (archive.registers.themes[id_],)
    )
    about = shell(addresses.THEMES, "Themes", f"Subjects that the {archive.site.body} has examined or announced.")
    yield book.press.page("themes", about, "themes.yaml", themes=entries)


def theme_pages(book: Book) -> Iterator[File]:
    """Make the page of each theme."""
    for id_, record in book.archive.themes.items():
        theme = book.archive.registers.themes[id_]
        about = f"{theme.name}: {_counts(record)} in the published minutes. {theme.description}"
        about_shell = shell(addresses.theme(id_), f"Theme: {theme.name}", about, THEMES)
        yield book.press.page("theme", about_shell, "themes.yaml", theme=_view(id_, record, book.archive))


def _view(id_: str, record: ThemeRecord, archive: Archive) -> ThemeView:
    theme = archive.registers.themes[id_]
    histories = [archive.actions[reference] for reference in record.actions]
    return ThemeView(
        name=theme.name,
        description=theme.description,
        examined=tuple(_examined(meeting, key, archive) for meeting, key in record.items),
        open_actions=tuple(views.action_card(history, archive) for history in histories if history.is_open),
        closed_actions=tuple(views.action_card(history, archive) for history in histories if not history.is_open),
        future_items=tuple(_future(meeting, title, archive) for meeting, title in record.future_items),
        as_at=views.as_at(archive),
    )


def _examined(meeting_id: str, key: str, archive: Archive) -> Examined:
    meeting = archive.meetings[meeting_id]
    item = next(item for item in meeting.items if item.key == key)
    first = next(passages_in(item.blocks), None)
    return Examined(
        item=Named(views.item_name(item), addresses.item(meeting_id, item)),
        kind=_KINDS[item.kind],
        meeting=views.meeting_name(meeting_id, archive),
        excerpt=wording.excerpt(words_in(first)) if first else "",
    )


def _future(meeting_id: str, title: str, archive: Archive) -> Future:
    meeting = archive.meetings[meeting_id]
    address = addresses.meeting(meeting_id, addresses.FUTURE_ITEMS)
    return Future(title, views.meeting_name(meeting.id, archive), address)


def _counts(record: ThemeRecord) -> str:
    parts = (
        wording.count(len(record.items), "item"),
        wording.count(len(record.actions), "action"),
        wording.count(len(record.future_items), "future item"),
    )
    return ", ".join(parts)

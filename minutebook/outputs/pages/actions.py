"""The register of actions, and the page of each: its words, its owner, where it was raised and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from minutebook.model import ActionHistory, Archive, Term, Update
from minutebook.outputs import File, addresses, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ACTIONS, Book, shell
from minutebook.outputs.pages.views import ActionCard, MeetingName, Named, PaperView


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that have an owner or a meeting in common."""

    fragment: str
    heading: str
    actions: tuple[ActionCard, ...]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Everything the register shows."""

    open: tuple[ActionCard, ...]
    closed: tuple[ActionCard, ...]
    by_owner: tuple[Group, ...]
    by_meeting: tuple[Group, ...]
    as_at: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an action."""

    meeting: MeetingName
    item: Named | None
    state: views.State | None
    note: str | None
    evidence: tuple[PaperView, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """Everything an action's page shows."""

    card: ActionCard
    text: Markup
    permanent: str
    """Its name with the site's prefix, for letters and other documents."""
    themes: tuple[Named, ...]
    steps: tuple[Step, ...]
    terms: tuple[Term, ...]
    published: bool
    as_at: str


NO_OWNER = "no-owner"


def register_page(book: Book) -> Iterator[File]:
    """Make the register of actions."""
    archive = book.archive
    # Newest meeting first, and within a meeting its own order: sorting keeps the order of equals.
    meetings = list(dict.fromkeys(history.action.meeting for history in archive.actions.values()))
    newest_first = sorted(archive.actions.values(), key=lambda history: -meetings.index(history.action.meeting))
    cards = [(history, views.action_card(history, archive)) for history in newest_first]
    register = RegisterView(
        open=tuple(card for history, card in cards if history.is_open),
        closed=tuple(card for history, card in cards if not history.is_open),
        by_owner=tuple(_by_owner(cards, archive)),
        by_meeting=tuple(_by_meeting(cards, archive)),
        as_at=views.as_at(archive),
    )
    about = f"Actions that the minutes of the {archive.site.body} record, and what later minutes say became of them."
    about_shell = shell(addresses.ACTIONS, "Actions", about)
    yield book.press.page("actions", about_shell, "meetings/", register=register)


def action_pages(book: Book) -> Iterator[File]:
    """Make the page of each action."""
    for history in book.archive.actions.values():
        action = history.action
        title = f"Action {action.reference}: {wording.excerpt(action.text, 60)}"
        about = f"Action {action.reference}, {views.STATES[history.status].lower()}: {wording.excerpt(action.text)}"
        about_shell = shell(addresses.action(action.reference), title, about, ACTIONS)
        yield book.press.page("action", about_shell, action.meeting, action=_view(history, book))


def _by_owner(cards: list[tuple[ActionHistory, ActionCard]], archive: Archive) -> Iterator[Group]:
    owners = {owner for history, _ in cards for owner in history.action.owners}
    named = sorted((views.owner_name(owner, archive), owner) for owner in owners)
    for name, owner in named:
        owned = tuple(card for history, card in cards if owner in history.action.owners)
        yield Group(addresses.owner(owner).partition("#")[2], name, owned)
    unowned = tuple(card for history, card in cards if history.published and not history.action.owners)
    if unowned:
        yield Group(NO_OWNER, "No owner minuted", unowned)


def _by_meeting(cards: list[tuple[ActionHistory, ActionCard]], archive: Archive) -> Iterator[Group]:
    for id_ in dict.fromkeys(history.action.meeting for history, _ in cards):
        name = views.meeting_name(id_, archive)
        heading = f"{name.title}, {name.day}" if name.address else f"{name.day} (minutes not published here)"
        raised = tuple(card for history, card in cards if history.action.meeting == id_)
        yield Group(addresses.raised_at(id_).partition("#")[2], heading, raised)


def _view(history: ActionHistory, book: Book) -> ActionView:
    archive = book.archive
    action = history.action
    here = addresses.action(action.reference)
    prefix = archive.site.reference_prefix
    themes = archive.registers.themes
    return ActionView(
        card=views.action_card(history, archive),
        text=book.writer(here).text(action.text),
        permanent=f"{prefix} {action.reference}" if prefix else action.reference,
        themes=tuple(Named(themes[id_].name, addresses.theme(id_)) for id_ in history.themes),
        steps=tuple(_step(update, archive) for update in history.updates),
        terms=tuple(book.short_forms.used_in([action.text])),
        published=history.published,
        as_at=views.as_at(archive),
    )


def _step(update: Update, archive: Archive) -> Step:
    meeting = archive.meetings[update.meeting]
    return Step(
        meeting=views.meeting_name(meeting.id, archive),
        item=views.item_link(meeting, update.item),
        state=views.state_of(update.status) if update.status else None,
        note=update.note,
        evidence=tuple(views.paper_view(paper, archive) for paper in update.evidence),
    )

"""The register of actions, and the page of each: its words, its owner, where it was raised and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from minutebook.model import ActionHistory, Archive, Mention, Term, day_of
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import ACTIONS, ACTIONS_FEED, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, parted, places, titled
from minutebook.outputs.pages.views import ActionCard, MeetingName, Named, PaperView


@dataclass(frozen=True, slots=True)
class Registered:
    """An action in the register, with what it can be filtered by."""

    card: ActionCard
    fragment: str
    """Its place in the register."""
    states: str
    """Its state, and whether it is finished, with a space between them, as in all that follow."""
    owners: str
    """Ids."""
    themes: str
    series: str
    """Empty where the site has one."""
    age: str
    silent: bool
    """Whether meetings have passed without a word of it."""


@dataclass(frozen=True, slots=True)
class Aged:
    """An open action and how old it is."""

    card: ActionCard
    fragment: str
    """Its place on the same page; empty where it stands on another."""
    words: str
    width: float
    """Of the mark beside the words: 100 for the oldest, 0 where none has passed."""


@dataclass(frozen=True, slots=True)
class StateGroup:
    """The actions of one state."""

    fragment: str
    heading: str
    actions: tuple[Registered, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """An owner, a theme or a meeting with how many actions it has, and where they stand."""

    fragment: str
    name: Named
    words: str


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to filter the register by."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    """Values and their words."""


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Everything the register shows."""

    summary: str
    shares: tuple[views.Share, ...]
    """The same as a picture."""
    owners: tuple[Tally, ...]
    themes: tuple[Tally, ...]
    meetings: tuple[Tally, ...]
    """None where the register is parted by years, whose pages list actions so."""
    unknown: str
    """Said where no later minutes could tell what became of any."""
    states: tuple[StateGroup, ...]
    ages: tuple[Aged, ...]
    """The oldest first."""
    aged: str
    """Which these are."""
    all_new: str
    """Said where no meeting has been held since any of them was raised."""
    filters: tuple[Filter, ...]
    as_at: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to an action."""

    meeting: MeetingName
    item: Named | None
    state: views.State | None
    note: str | None
    evidence: tuple[PaperView, ...]
    silence: str | None
    """Said before it: which meetings in between said nothing."""
    into: Named | None
    """The action that it was merged into."""
    passage: Named | None
    """Where the minutes give its reference."""
    took_in: Named | None
    """The action that was merged into it."""


@dataclass(frozen=True, slots=True)
class ActionView:
    """Everything an action's page shows."""

    card: ActionCard
    text: Markup
    permanent: str
    """Its name with the site's prefix, for letters and other documents."""
    themes: tuple[Named, ...]
    steps: tuple[Step, ...]
    age: str
    """How long it has been open, or how long after it was raised it was closed."""
    closed: bool
    takes_in: tuple[Named, ...]
    terms: tuple[Term, ...]
    published: bool
    as_at: str


Cards = list[tuple[ActionHistory, ActionCard]]

REGISTERED = 150
"""Actions on a page of the register."""
NEWEST = 60
"""Actions that are not finished on the first page of a long register, the latest."""
OLDEST = 30
"""Actions that the register lists by age."""
NO_OWNER = "no-owner"
NOTHING_LATER = "No later minutes are published here, so what became of them is not known."


def _register_page(book: Book, shown: Part) -> File:
    archive, label = book.archive, shown.label
    # Newest meeting first, and within a meeting its own order: sorting keeps the order of equals.
    moment = archive.meetings.moment
    newest_first = sorted(archive.actions.values(), key=lambda found: moment(found.action.meeting), reverse=True)
    here = newest_first
    if label:
        here = [history for history in newest_first if shown.has(history.action.meeting)]
    elif shown.meetings is not None:
        # A long register begins with what is open now.
        here = [history for history in newest_first if history.is_open][:NEWEST]
    cards = [(history, views.action_card(history, archive)) for history in here]
    states = tuple(_by_state(cards, newest_first, archive) if not label else _by_meeting_held(cards, archive))
    register = RegisterView(
        summary="" if label else views.states_in_words(newest_first),
        shares=() if label else views.shares(newest_first),
        owners=() if label else tuple(_owners_of(newest_first, archive)),
        themes=() if label else tuple(_themes_of(newest_first, archive)),
        meetings=() if shown.links.years else tuple(_meetings_of(newest_first, archive)),
        unknown=NOTHING_LATER if _nothing_later(newest_first, archive) else "",
        states=states,
        ages=() if label else tuple(_ages(newest_first, here, archive)),
        aged=_aged(sum(history.is_open for history in newest_first)),
        all_new=_all_new(newest_first, archive),
        filters=_filters(cards, archive),
        as_at=views.as_at(archive),
    )
    about = f"Actions that the minutes of the {archive.site.body} record, and what later minutes say became of them."
    title, up = titled(ACTIONS, shown)
    about_shell = shell(shown.address, title, about, *up, feeds=(ACTIONS_FEED,))
    # It begins with what is not finished, whenever that was raised.
    links = replace(shown.links, since="")
    return book.press.page("actions", about_shell, "meetings/", register=register, parts=links)


REGISTER_PAGES = Kind(
    lambda archive: places(
        parted(addresses.ACTIONS, (history.action.meeting for history in archive.actions.values()), REGISTERED)
    ),
    _register_page,
)
"""The register of actions."""


def _nothing_later(histories: list[ActionHistory], archive: Archive) -> bool:
    """Tell whether no minutes could say what became of any: those of one meeting alone, which raised them all."""
    return len(archive.meetings) == 1 and bool(histories) and all(history.published for history in histories)


def _tallied(histories: list[ActionHistory]) -> str:
    return f"{wording.count(len(histories), 'action')}, {sum(history.is_open for history in histories)} not finished"


def _owners_of(histories: list[ActionHistory], archive: Archive) -> Iterator[Tally]:
    """Give everybody who owns an action, and where all that they own stand."""
    owned: dict[str, list[ActionHistory]] = {}
    for history in histories:
        for owner in history.action.owners:
            owned.setdefault(owner, []).append(history)
    for name, id_ in sorted((naming.owner_name(id_, archive), id_) for id_ in owned):
        page = None
        if id_ in archive.organisations:
            page = addresses.organisation(id_)
        elif id_ in archive.people:
            page = addresses.person(id_)
        yield Tally(addresses.owner(id_).partition("#")[2], Named(name, page), _tallied(owned[id_]))
    unowned = [history for history in histories if history.published and not history.action.owners]
    if unowned:
        yield Tally(NO_OWNER, Named("No owner minuted", None), _tallied(unowned))


def _themes_of(histories: list[ActionHistory], archive: Archive) -> Iterator[Tally]:
    for id_ in archive.themes:
        found = [history for history in histories if id_ in history.themes]
        if found:
            name = Named(archive.registers.themes[id_].name, f"{addresses.theme(id_)}#page_actions")
            yield Tally(f"theme-{id_}", name, _tallied(found))


def _meetings_of(histories: list[ActionHistory], archive: Archive) -> Iterator[Tally]:
    for id_, raised in _by_meeting(histories).items():
        page = addresses.meeting(id_, addresses.MEETING_ACTIONS) if id_ in archive.meetings else None
        yield Tally(addresses.raised_at(id_).partition("#")[2], Named(_raised_at(id_, archive), page), _tallied(raised))


def _by_meeting(histories: list[ActionHistory]) -> dict[str, list[ActionHistory]]:
    """Give actions by the meetings that raised them."""
    found: dict[str, list[ActionHistory]] = {}
    for history in histories:
        found.setdefault(history.action.meeting, []).append(history)
    return found


def _raised_at(id_: str, archive: Archive) -> str:
    name = views.meeting_name(id_, archive)
    return f"{name.title}, {name.day}{name.mark}" if name.address else f"{name.day} (minutes not published here)"


def _page(book: Book, reference: str) -> File:
    history = book.archive.actions[reference]
    action = history.action
    address = addresses.action(reference)
    title = f"Action {action.reference}: {wording.excerpt(action.text, 60)}"
    about = f"Action {action.reference}, {naming.STATES[history.status].lower()}: {wording.excerpt(action.text)}"
    about_shell = shell(address, title, about, ACTIONS)
    return book.press.page("action", about_shell, action.meeting, action=_view(history, book))


ACTION_PAGES = Kind(lambda archive: ((addresses.action(reference), reference) for reference in archive.actions), _page)
"""The page of each action."""


WHOLE_STATES = (
    ("unfinished", "Not finished (open, in progress, reopened)"),
    ("closed", "Closed (complete, transferred, merged, withdrawn)"),
)
ELSEWHERE = "elsewhere"
AGES = (
    (ELSEWHERE, -1, "Raised at a meeting that is not published here"),
    ("latest", 0, "Raised at the latest meeting"),
    ("recent", 2, "Raised one or two meetings before the latest"),
    ("older", 10**6, "Raised three or more meetings before the latest"),
)
"""Ages of an action: a name, the most meetings since it was raised, and the words for it."""


def _all_new(histories: list[ActionHistory], archive: Archive) -> str:
    still_open = [history for history in histories if history.is_open]
    if not still_open or any(history.meetings_since or not history.published for history in still_open):
        return ""
    which = "the latest meeting of their series" if len(archive.registers.series) > 1 else "the latest meeting"
    return f"All that are not finished were raised at {which} published here."


def _age_of(history: ActionHistory) -> str:
    since = history.meetings_since if history.published else -1
    return next(name for name, most, _ in AGES if since <= most)


def _by_state(cards: Cards, every: list[ActionHistory], archive: Archive) -> Iterator[StateGroup]:
    """Give actions by their states, with how many there are where not all stand on the page."""
    for state, label in naming.STATES.items():
        registered = tuple(_registered(history, card, archive) for history, card in cards if history.status == state)
        number = sum(history.status == state for history in every)
        fewer = f" (the latest {len(registered)} of {number})" if len(registered) < number else ""
        if registered:
            yield StateGroup(f"state-{state}", f"{label}{fewer}", registered)


def _by_meeting_held(cards: Cards, archive: Archive) -> Iterator[StateGroup]:
    """Give the actions of a year under the meetings that raised them."""
    for id_, raised in groupby(cards, key=lambda found: found[0].action.meeting):
        registered = tuple(_registered(history, card, archive) for history, card in raised)
        yield StateGroup(addresses.raised_at(id_).partition("#")[2], _raised_at(id_, archive), registered)


def _registered(history: ActionHistory, card: ActionCard, archive: Archive) -> Registered:
    return Registered(
        card,
        _place(history),
        _states(history),
        _owners(history),
        " ".join(history.themes),
        " ".join(_whose(history, archive)),
        _age_of(history),
        bool(history.meetings_silent),
    )


def _states(history: ActionHistory) -> str:
    return f"{history.status} {'unfinished' if history.is_open else 'closed'}"


def _owners(history: ActionHistory) -> str:
    """Give the owners; where the meeting that raised it is not published, who owns it is not known."""
    return " ".join(history.action.owners) or (NO_OWNER if history.published else "unknown")


def _ages(newest_first: list[ActionHistory], here: list[ActionHistory], archive: Archive) -> Iterator[Aged]:
    """Give the actions that are open longest with their ages in days, the oldest first."""
    aged = [
        ((latest.date - day_of(history.action.meeting)).days if latest else 0, history)
        for history in newest_first
        if history.is_open
        for latest in (archive.meetings.along(history.series).latest,)
    ]
    shown = {history.action.reference for history in here}
    most = max((days for days, _ in aged), default=0)
    # Sorting keeps the order of equals: actions of one meeting stay in its own.
    for days, history in sorted(aged, key=lambda entry: -entry[0])[:OLDEST]:
        place = _place(history) if history.action.reference in shown else ""
        card = views.action_card(history, archive)
        yield Aged(card, place, _age(history, archive), round(100 * days / most, 1) if most else 0)


def _aged(number: int) -> str:
    if number > OLDEST:
        return f"The oldest {OLDEST} of {number} actions that are not finished."
    return "Actions that are not finished, the oldest first."


def _place(history: ActionHistory) -> str:
    """Name the place of an action in the register."""
    return f"entry-{addresses.action(history.action.reference).split('/')[1]}"


def _filters(cards: Cards, archive: Archive) -> tuple[Filter, ...]:
    """Offer what at least one action has."""
    owners = sorted({owner for history, _ in cards for owner in history.action.owners})
    named = sorted((naming.owner_name(owner, archive), owner) for owner in owners)
    unowned = [(NO_OWNER, "No owner minuted")] if any(_owners(history) == NO_OWNER for history, _ in cards) else []
    themes = {theme for history, _ in cards for theme in history.themes}
    series = {id_ for history, _ in cards for id_ in _whose(history, archive)}
    several = Filter(
        "series",
        "Series",
        tuple((entry.id, entry.name) for entry in archive.registers.series.values() if entry.id in series),
    )
    return (
        *([several] if len(archive.registers.series) > 1 else []),
        Filter(
            "state",
            "State",
            (
                *(
                    (state, label)
                    for state, label in WHOLE_STATES
                    if any(state in _states(history).split() for history, _ in cards)
                ),
                *((state, label) for state, label in naming.STATES.items() if _has(cards, state)),
            ),
        ),
        Filter("owner", "Owner", (*((owner, name) for name, owner in named), *unowned)),
        Filter(
            "theme",
            "Theme of its item",
            tuple((id_, archive.registers.themes[id_].name) for id_ in archive.themes if id_ in themes),
        ),
        Filter(
            "age",
            "Age",
            tuple(
                (name, words + (" of its series" if len(archive.registers.series) > 1 and name != ELSEWHERE else ""))
                for name, _, words in AGES
                if any(_age_of(history) == name for history, _ in cards)
            ),
        ),
    )


def _has(cards: Cards, state: str) -> bool:
    return any(history.status == state for history, _ in cards)


def _view(history: ActionHistory, book: Book) -> ActionView:
    archive = book.archive
    action = history.action
    here = addresses.action(action.reference)
    prefix = naming.reference_prefix(history.series, archive)
    themes = archive.registers.themes
    series = naming.of_series(history.series, archive)
    return ActionView(
        card=views.action_card(history, archive),
        text=book.writer(here).text(action.text),
        permanent=f"{prefix} {action.reference}" if prefix else action.reference,
        themes=tuple(Named(themes[id_].name, addresses.theme(id_)) for id_ in history.themes),
        steps=tuple(_step(mention, series, archive) for mention in history.mentions),
        age=_age(history, archive) if history.is_open else _closed(history, archive),
        closed=not history.is_open,
        takes_in=tuple(views.action_link(reference, archive) for reference in history.takes_in),
        terms=tuple(book.short_forms.used_in([action.text])),
        published=history.published,
        as_at=views.as_at(archive, history.series, (history,)),
    )


def _age(history: ActionHistory, archive: Archive) -> str:
    raised = naming.meeting_day(history.action.meeting, archive)
    latest = archive.meetings.along(history.series).latest
    series = naming.of_series(history.series, archive)
    if not history.published or latest is None:
        return f"Raised on {raised}, at a meeting whose minutes are not published here"
    if not history.meetings_since:
        return f"Raised on {raised}, at the latest meeting{series} published here"
    days = (latest.date - day_of(history.action.meeting)).days
    since = wording.count(history.meetings_since, "meeting")
    before = f"the latest meeting{series} published here"
    return f"Raised on {raised}, {since} and {wording.count(days, 'day')} before {before}"


def _closed(history: ActionHistory, archive: Archive) -> str:
    """Say when the minutes told that an action was closed, and how long after it was raised and after its date."""
    action, by = history.action, history.closed_by
    if by is None:
        return ""
    reported = f"Reported {naming.STATES[history.status].lower()} on {naming.meeting_day(by, archive)}"
    took = f"{wording.count((day_of(by) - day_of(action.meeting)).days, 'day')} after it was raised"
    if history.due is None:
        return f"{reported}, {took}"
    late = (day_of(by) - history.due).days
    its = "its date" if history.due == action.due else "the date to which it was moved"
    when = f"on {its}" if not late else f"{wording.count(abs(late), 'day')} {'after' if late > 0 else 'before'} {its}"
    return f"{reported}, {took} and {when}"


def _whose(history: ActionHistory, archive: Archive) -> tuple[str, ...]:
    """Give the series under which an action is listed: its own, or, where that is not known, those that spoke of it."""
    spoke = (id_ for mention in history.mentions for id_ in archive.meetings[mention.meeting].series)
    return history.series or tuple(dict.fromkeys(spoke))


def _silent(meetings: tuple[str, ...], of_series: str, archive: Archive) -> str | None:
    """Say how long nothing was said of an action between two mentions."""
    if not meetings:
        return None
    first, last = (naming.meeting_day(meeting, archive) for meeting in (meetings[0], meetings[-1]))
    if len(meetings) == 1:
        return f"Not mentioned at the meeting of {first}"
    return f"Not mentioned at {len(meetings)} meetings{of_series}, {first} to {last}"


def _step(mention: Mention, of_series: str, archive: Archive) -> Step:
    meeting = archive.meetings[mention.meeting]
    update, passage = mention.update, mention.passage
    item = update.item if update else passage.item if passage else None
    return Step(
        meeting=views.meeting_name(meeting.id, archive),
        item=views.item_link(meeting, item),
        state=views.state_of(update.status) if update and update.status else None,
        note=" ".join(part for part in (update.note, naming.update_words(update, archive)) if part) if update else None,
        evidence=tuple(views.paper_view(paper, archive) for paper in (update.evidence if update else ())),
        silence=_silent(mention.silent_before, of_series, archive),
        into=views.action_link(update.into, archive) if update and update.into else None,
        passage=Named(naming.passage_name(passage, archive), addresses.passage(passage)) if passage else None,
        took_in=views.action_link(mention.takes_in, archive) if mention.takes_in else None,
    )

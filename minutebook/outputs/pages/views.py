"""Views: small objects made from the archive for templates, shared by several kinds of page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from minutebook.model import (
    OPEN_STATES,
    ActionHistory,
    Archive,
    Correction,
    Meeting,
    NextMeeting,
    Paper,
    PassageKey,
    day_of,
    passages_in,
    words_in,
)
from minutebook.outputs import addresses, naming, wording


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a name, and an address where it has a page."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class MeetingName:
    """A meeting as other pages call it."""

    title: str
    day: str
    address: str | None
    """None where its minutes are not published here."""
    mark: str = ""
    """Said behind the name: that the minutes are a draft, or were withdrawn."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of an action, as a key for the style and as words."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class ActionCard:
    """An action as lists show it."""

    reference: str
    id: str
    address: str
    fragment: str
    """Its place in the meeting that raised it."""
    place: str | None
    """The address of that place; None where the meeting is not published here."""
    text: str
    short_text: str
    state: State
    since: str | None
    """The day of the meeting whose minutes gave it that state; None while it is as it was raised."""
    raised: MeetingName
    item: Named | None
    owners: tuple[Named, ...]
    owners_note: str
    """Said where there is no owner to name."""
    due: str | None
    silence: str | None
    overdue: bool
    merged_into: Named | None
    report: str | None
    """The latest note on it, with the day of its meeting."""


@dataclass(frozen=True, slots=True)
class PaperView:
    """A report put before the meeting."""

    title: str
    address: str | None
    """A web address, or one of this site; None where it is missing."""
    hosted: bool
    details: str
    """Its type and size, where the site holds it."""
    notice: str
    """When it was published, and what became of it."""
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What the site says beside the words that a correction changed."""

    day: str
    words: str
    address: str
    """Its entry in the ledger."""


@dataclass(frozen=True, slots=True)
class AnnouncedView:
    """A meeting that was announced."""

    day: str
    iso: str
    hours: str
    """What stands behind the day."""
    venue: str | None
    by: MeetingName | None
    """The meeting that announced it; None where it has a page."""
    series: str
    """Whose it is, or what it is called; empty where minutes announced it and the site has one series."""
    address: str | None = None
    """Of its page, where it has one."""
    attending: str | None = None
    """Where that page says how to attend."""
    mark: str = ""
    """What became of it, with the space before it; empty while it is to be held."""
    is_next: bool = True
    """Whether its day lies after the latest minutes of its series."""


WITHDRAWN = " (withdrawn)"


def meeting_name(id_: str, archive: Archive) -> MeetingName:
    """Name a meeting, published here or not."""
    meeting = archive.meetings.get(id_) or archive.unheld.get(id_)
    withdrawn = archive.withdrawn.get(id_)
    if withdrawn:
        return MeetingName(withdrawn.title, wording.day(withdrawn.date), addresses.meeting(id_), WITHDRAWN)
    if meeting is None:
        return MeetingName("meeting of", wording.day(day_of(id_)), None)
    mark = naming.mark_of(meeting, archive)
    return MeetingName(meeting.title, wording.day(meeting.date), addresses.meeting(id_), mark)


def counts(meeting: Meeting) -> str:
    """Say how much a meeting dealt with: `12 items, 11 actions`; sub-items are part of their item."""
    items = wording.count(sum(item.kind == "item" for item in meeting.items), "item")
    if meeting.status != "held":
        return meeting.reason or (items if meeting.items else "not held")
    made = sum(decision.outcome != "lost" for decision in meeting.decisions)
    decided = f", {wording.count(made, 'decision')}" if made else ""
    return f"{items}, {wording.count(len(meeting.actions), 'action')}{decided}"


def item_link(meeting: Meeting | None, key: str | None) -> Named | None:
    """Name an item and where it is."""
    item = meeting.item(key) if meeting else None
    return Named(naming.item_name(item), addresses.item(meeting.id, item)) if meeting and item else None


def state_of(status: str) -> State:
    """Give a status its words."""
    return State(status, naming.STATES[status])


def action_card(history: ActionHistory, archive: Archive) -> ActionCard:
    """Make an action's card."""
    action = history.action
    owners = tuple(
        Named(naming.with_role(owner, action.meeting, archive), addresses.owner(owner)) for owner in action.owners
    )
    return ActionCard(
        reference=action.reference,
        id=action.id,
        address=addresses.action(action.reference),
        fragment=addresses.action_fragment(action.id),
        place=addresses.meeting(action.meeting, addresses.action_fragment(action.id)) if history.published else None,
        text=action.text,
        short_text=wording.excerpt(action.text, 60),
        state=state_of(history.status),
        since=_since(history, archive),
        raised=meeting_name(action.meeting, archive),
        item=item_link(archive.meetings.get(action.meeting), action.item),
        owners=owners,
        owners_note=_no_owner(history),
        due=naming.due_words(history),
        silence=_silence(history, archive),
        overdue=history.overdue,
        merged_into=action_link(history.merged_into, archive) if history.merged_into else None,
        report=_report(history, archive),
    )


def action_link(reference: str, archive: Archive) -> Named:
    """Name an action by its reference and its words."""
    text = wording.excerpt(archive.actions[reference].action.text, 80)
    return Named(f"{reference}: {text}", addresses.action(reference))


def _report(history: ActionHistory, archive: Archive) -> str | None:
    update = next((update for update in reversed(history.updates) if update.note), None)
    return f"{naming.meeting_day(update.meeting, archive)}: {update.note}" if update else None


def passage_excerpt(key: PassageKey, archive: Archive) -> str:
    """Give the beginning of a passage."""
    return wording.excerpt(passage_words(key, archive), 100)


def passage_words(key: PassageKey, archive: Archive) -> str:
    """Give the words of a passage."""
    blocks = dict(archive.meetings[key.meeting].parts())[key.item]
    return next(words_in(passage) for passage in passages_in(blocks) if passage.number == key.number)


def paper_view(paper: Paper, archive: Archive) -> PaperView:
    """Make a paper's entry."""
    details, address = "", paper.elsewhere
    if paper.hosted:
        kind = paper.hosted.rpartition(".")[2].upper()
        details = f"{kind}, {wording.size(archive.documents[paper.hosted].size)}"
        address = addresses.document(paper.hosted)
    return PaperView(
        title=paper.title,
        address=address,
        hosted=paper.hosted is not None,
        details=details,
        notice=naming.paper_notice(paper),
        withdrawn=paper.withdrawn is not None,
    )


def announced_view(next_meeting: NextMeeting, by: str, archive: Archive) -> AnnouncedView:
    """Make the entry of a meeting that minutes announced, linked where it has a page and was not held yet, or never."""
    pages = archive.unheld.along(archive.meetings[by].series).on(next_meeting.date)
    return AnnouncedView(
        day=wording.day(next_meeting.date),
        iso=next_meeting.date.isoformat(),
        hours=wording.behind_day(next_meeting.sittings),
        venue=next_meeting.venue,
        by=meeting_name(by, archive),
        series=", ".join(naming.series_names(archive.meetings[by].series, archive)),
        address=addresses.meeting(pages[0].id) if pages else None,
        mark=naming.mark_of(pages[0], archive) if pages and pages[0].status != "announced" else "",
        is_next=_is_next(next_meeting.date, archive.meetings[by].series, archive),
    )


def _is_next(day: date, series: tuple[str, ...], archive: Archive) -> bool:
    latest = archive.meetings.along(series).latest
    return latest is None or day > latest.date


def announced_page(meeting: Meeting, archive: Archive) -> AnnouncedView:
    """Make the entry of a meeting that has a page, and was not held, or not yet."""
    return AnnouncedView(
        day=wording.day(meeting.date),
        iso=meeting.date.isoformat(),
        hours=naming.hours(meeting),
        venue=meeting.venue,
        by=None,
        series=meeting.title,
        mark=naming.mark_of(meeting, archive) if meeting.status != "announced" else "",
        address=addresses.meeting(meeting.id),
        attending=addresses.meeting(meeting.id, "page_attending") if naming.how_to_attend(meeting, archive) else None,
        is_next=_is_next(meeting.date, meeting.series, archive),
    )


def series_links(meeting: Meeting, archive: Archive) -> tuple[Named, ...]:
    """Name the series of a meeting, with their pages; none where the site has one."""
    names = naming.series_names(meeting.series, archive)
    return tuple(Named(name, addresses.series(id_)) for id_, name in zip(meeting.series, names, strict=False))


def as_at(archive: Archive, series: tuple[str, ...] = (), histories: Iterable[ActionHistory] = ()) -> str:
    """Say which meeting derived states go by, those of some series or of all; empty where there is none.

    Another series may have spoken of some actions later, and their states go by that.
    """
    latest = archive.meetings.along(series).latest
    if latest and not series and len(archive.registers.series) > 1:
        return "the latest meeting of each series published here"
    spoke = {history.last_mentioned for history in histories if history.last_mentioned in archive.meetings}
    last = max(spoke, key=archive.meetings.moment, default=None)
    if latest and last and archive.meetings.is_before(latest.id, last):
        return f"{naming.meeting_day(last, archive)}, the latest meeting published here that spoke of it"
    of_series = naming.of_series(series, archive)
    return f"{wording.day(latest.date)}, the latest meeting{of_series} published here" if latest else ""


def _since(history: ActionHistory, archive: Archive) -> str | None:
    by = history.state_given_by
    return naming.meeting_day(by, archive) if by else None


def _no_owner(history: ActionHistory) -> str:
    if not history.published:
        return "Not known: the minutes that raised it are not published here"
    return "No owner minuted"


def _silence(history: ActionHistory, archive: Archive) -> str | None:
    """Say how long the minutes have not spoken of an open action."""
    if not history.is_open:
        return None
    series = naming.of_series(history.series, archive)
    if not history.meetings_silent:
        unknown = f"No later minutes{series} are published here, so what became of it is not known"
        return None if history.mentions else unknown
    since = f"since {naming.meeting_day(history.last_mentioned, archive)}" if history.mentions else "since"
    if history.meetings_silent == 1:
        return f"Not mentioned at the one meeting{series} published {since}"
    return f"Not mentioned at the {history.meetings_silent} meetings{series} published {since}"


def corrected_place(entry: Correction, meeting: Meeting, archive: Archive) -> Named | None:
    """Name the passage, the action or the item that a correction changed; None where it was the meeting's facts."""
    if entry.passage:
        key = PassageKey(meeting.id, *entry.passage)
        return Named(naming.passage_name(key, archive), addresses.passage(key))
    if entry.action:
        place = addresses.meeting(meeting.id, addresses.action_fragment(entry.action))
        return Named(f"Action {entry.action}", place)
    return item_link(meeting, entry.item)


@dataclass(frozen=True, slots=True)
class PassageView:
    """A passage as lists show it."""

    name: str
    address: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class Passages:
    """One meeting's passages in a list."""

    meeting: MeetingName
    passages: tuple[PassageView, ...]


def passages_by_meeting(keys: tuple[PassageKey, ...], archive: Archive) -> tuple[Passages, ...]:
    """List passages under their meetings, the latest meeting first."""
    found: dict[str, list[PassageKey]] = {}
    for key in keys:
        found.setdefault(key.meeting, []).append(key)
    return tuple(Passages(meeting_name(id_, archive), _passages(found[id_], archive)) for id_ in reversed(found))


def _passages(keys: list[PassageKey], archive: Archive) -> tuple[PassageView, ...]:
    """Show passages of one meeting."""
    words = {key: words_in(passage) for key, passage in archive.meetings[keys[0].meeting].passages()}
    return tuple(
        PassageView(naming.passage_name(key, archive), addresses.passage(key), wording.excerpt(words[key], 120))
        for key in keys
    )


def cards(references: Iterable[str], archive: Archive) -> tuple[ActionCard, ...]:
    """Make the cards of actions, those that are not finished first."""
    histories = sorted((archive.actions[reference] for reference in references), key=lambda found: not found.is_open)
    return tuple(action_card(history, archive) for history in histories)


@dataclass(frozen=True, slots=True)
class Share:
    """The actions of one state in a picture of all."""

    state: State
    number: int
    start: float
    """Where its mark begins, of 100."""
    width: float


def shares(histories: list[ActionHistory]) -> tuple[Share, ...]:
    """Share a bar of 100 out among the states that actions are in; empty where there are no actions."""
    found: list[Share] = []
    before = 0
    for key in naming.STATES:
        number = sum(history.status == key for history in histories)
        if number:
            start = round(100 * before / len(histories), 2)
            before += number
            found.append(Share(state_of(key), number, start, round(100 * before / len(histories) - start, 2)))
    return tuple(found)


def states_in_words(histories: list[ActionHistory]) -> str:
    """Count actions by what became of them: `14 actions: 4 open, 2 in progress (1 past its date); 3 complete`."""
    counted = {state: sum(history.status == state for history in histories) for state in naming.STATES}
    named = {state: f"{number} {naming.STATES[state].lower()}" for state, number in counted.items() if number}
    overdue = sum(history.overdue for history in histories)
    late = f" ({overdue} past the date minuted)" if overdue else ""
    unfinished = ", ".join(words for state, words in named.items() if state in OPEN_STATES) + late
    closed = ", ".join(words for state, words in named.items() if state not in OPEN_STATES)
    words = "; ".join(part for part in (unfinished, closed) if part)
    return f"{wording.count(len(histories), 'action')}{': ' if words else ''}{words}"

"""Ledgers of the record: the forward plan, the reports put before meetings, and the corrections."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from minutebook.model import Archive, Meeting, Promised
from minutebook.outputs import File, addresses, linkeddata, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import CORRECTIONS_FEED, FORWARD_PLAN, Book, Kind, shell
from minutebook.outputs.pages.book import PAPERS as REPORTS
from minutebook.outputs.pages.parts import Part, parted, places, titled
from minutebook.outputs.pages.views import MeetingName, Named, PaperView


@dataclass(frozen=True, slots=True)
class Future:
    """A future item and what became of it."""

    words: str
    themes: tuple[Named, ...]
    listed: MeetingName
    place: str | None
    """Where the list stands; None where that meeting is not published here."""
    fate: str
    """Said before the item that took it up, or by itself."""
    item: Named | None
    meeting: MeetingName | None


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything the forward plan shows."""

    counts: tuple[int, int, int]
    """How many wait, were taken up, or may have been: of the year on its page, else in all."""
    waiting: tuple[Future, ...]
    taken_up: tuple[Future, ...]
    may_be: tuple[Future, ...]
    as_at: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A report, and the item it was put before."""

    paper: PaperView
    state: str
    item: Named | None


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """A meeting's reports."""

    meeting: MeetingName
    papers: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction in the ledger."""

    fragment: str
    day: str
    iso: str
    meeting: MeetingName
    place: Named | None
    """The passage, action or item that was changed."""
    words: str
    kind: str


PAPERS = 200
PLANNED = 250
"""Entries of a page of reports, and of the forward plan."""
KINDS = {"typing": "Slip of the pen", "factual": "Fact", "redaction": "Redaction"}


def _plan_page(book: Book, shown: Part) -> File:
    archive, label = book.archive, shown.label
    # The latest meeting first, and the items of one meeting as it listed them: sorting keeps the order of equals.
    moment = archive.meetings.moment
    latest_first = sorted(archive.promised, key=lambda entry: moment(entry.meeting), reverse=True)
    plan = [(entry, future_view(entry, archive)) for entry in latest_first if shown.has(entry.meeting)]
    # On a page of a year, those of the year are counted.
    counted = [entry for entry, _ in plan] if label else latest_first
    view = PlanView(
        counts=(
            sum(not entry.item for entry in counted),
            sum(entry.taken_up is not None for entry in counted),
            sum(entry.may_be is not None for entry in counted),
        ),
        waiting=tuple(future for entry, future in plan if not entry.item),
        taken_up=tuple(future for entry, future in plan if entry.taken_up),
        may_be=tuple(future for entry, future in plan if entry.may_be),
        as_at=views.as_at(archive),
    )
    about = f"What the {archive.site.body} listed as future items, and whether the minutes show that it took them up."
    title, up = titled(FORWARD_PLAN, shown)
    about_shell = shell(shown.address, title, about, *up)
    return book.press.page("forward-plan", about_shell, "meetings/", plan=view, parts=shown.links)


PLAN_PAGES = Kind(
    lambda archive: places(parted(addresses.FORWARD_PLAN, (entry.meeting for entry in archive.promised), PLANNED)),
    _plan_page,
)
"""The forward plan: every future item and what became of it, the latest first."""


def future_view(entry: Promised, archive: Archive) -> Future:
    """Make a future item's entry."""
    themes = archive.registers.themes
    published = entry.meeting in archive.meetings
    meeting = archive.meetings[entry.item[0]] if entry.item else None
    return Future(
        words=naming.future_words(entry),
        themes=tuple(Named(themes[id_].name, addresses.theme(id_)) for id_ in entry.themes),
        listed=views.meeting_name(entry.meeting, archive),
        place=addresses.meeting(entry.meeting, addresses.FUTURE_ITEMS) if published else None,
        fate=naming.fate(entry, archive),
        item=views.item_link(meeting, entry.item[1]) if entry.item else None,
        meeting=views.meeting_name(meeting.id, archive) if meeting else None,
    )


def _newest_first(shown: Part, archive: Archive) -> Iterator[Meeting]:
    return (archive.meetings[id_] for id_ in reversed(tuple(archive.meetings)) if shown.has(id_))


def _papers_page(book: Book, shown: Part) -> File:
    archive, label = book.archive, shown.label
    groups = tuple(
        MeetingPapers(views.meeting_name(meeting.id, archive), papers)
        for meeting in _newest_first(shown, archive)
        for papers in (tuple(_papers(meeting, archive)),)
        if papers
    )
    counted = (
        archive.meetings.values() if not label else [archive.meetings[id_] for id_ in sorted(shown.meetings or ())]
    )
    states = [naming.paper_state(paper) for meeting in counted for paper in meeting.papers()]
    counts = tuple(
        (label, states.count(state))
        for state, label in naming.PAPER_STATES.items()
        if state != "withdrawn" or state in states
    )
    things = tuple(
        partial(linkeddata.report, paper, meeting, archive)
        for meeting in _newest_first(shown, archive)
        for item in meeting.items
        for paper in item.papers
    )
    words = f"Every report that the minutes of the {archive.site.body} list."
    title, up = titled(REPORTS, shown)
    about = shell(shown.address, title, words, *up, things=things)
    return book.press.page("papers", about, "meetings/", groups=groups, counts=counts, parts=shown.links)


PAPERS_PAGES = Kind(
    lambda archive: places(
        parted(
            addresses.PAPERS,
            (meeting.id for meeting in archive.meetings.values() for _ in meeting.papers()),
            PAPERS,
        )
    ),
    _papers_page,
)
"""The list of reports with their state, the latest meeting first."""


def _papers(meeting: Meeting, archive: Archive) -> Iterator[Listed]:
    for item in meeting.items:
        for paper in item.papers:
            yield Listed(
                views.paper_view(paper, archive), naming.paper_state(paper), views.item_link(meeting, item.key)
            )
    for update in meeting.updates:
        for paper in update.evidence:
            action = Named(f"Evidence on action {update.action}", addresses.action(update.action))
            yield Listed(views.paper_view(paper, archive), naming.paper_state(paper), action)


def corrections_page(book: Book) -> Iterator[File]:
    """Make the ledger of corrections, the latest first."""
    archive = book.archive
    entries = sorted(_corrections(archive), key=lambda entry: entry.iso, reverse=True)
    about = shell(
        addresses.CORRECTIONS,
        "Corrections",
        f"Every declared change of the published minutes of the {archive.site.body}: was, now, why and when.",
        feeds=(CORRECTIONS_FEED,),
    )
    yield book.press.page("corrections", about, "meetings/", corrections=entries)


def _corrections(archive: Archive) -> Iterator[Correction]:
    for meeting in archive.meetings.newest_first:
        for entry in meeting.corrections:
            yield Correction(
                fragment=addresses.correction_fragment(meeting.id, entry.id),
                day=wording.day(entry.date),
                iso=entry.date.isoformat(),
                meeting=views.meeting_name(meeting.id, archive),
                place=views.corrected_place(entry, meeting, archive),
                words=_capitalised(naming.correction_words(entry)),
                kind=KINDS[entry.kind],
            )


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]

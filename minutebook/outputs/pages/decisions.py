"""Decisions: the archive in, the register of what was decided out, with a picture of the votes and words beside it."""

from dataclasses import dataclass

from minutebook.model import Decision
from minutebook.outputs import File, addresses, naming
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import DECISIONS, DECISIONS_FEED, Book, Kind, shell
from minutebook.outputs.pages.minutes import DecisionView, VoteView
from minutebook.outputs.pages.parts import Part, parted, places, titled
from minutebook.outputs.pages.views import MeetingName


@dataclass(frozen=True, slots=True)
class MeetingDecisions:
    """What one meeting decided."""

    meeting: MeetingName
    decisions: tuple[DecisionView, ...]


def decision_view(entry: Decision) -> DecisionView:
    """Make a decision as pages show it."""
    total = sum(vote.count for vote in entry.votes) or 1
    start = 0
    votes: list[VoteView] = []
    for vote in entry.votes:
        share = round(100 * start / total, 2), round(100 * vote.count / total, 2)
        votes.append(VoteView(vote.way, vote.count, ", ".join(vote.names), *share))
        start += vote.count
    return DecisionView(
        id=entry.id,
        reference=entry.reference,
        fragment=addresses.decision_fragment(entry.id),
        address=addresses.decision(entry.reference),
        text=entry.text,
        moved=naming.moved_words(entry),
        outcome=naming.outcome_words(entry),
        votes=tuple(votes),
    )


DECIDED = 100
"""Decisions on a page of the register."""


def _page(book: Book, shown: Part) -> File | None:
    archive, label = book.archive, shown.label
    groups = tuple(
        MeetingDecisions(
            views.meeting_name(meeting.id, archive),
            tuple(decision_view(naming.public_decision(entry, archive)) for entry in meeting.decisions),
        )
        for meeting in archive.meetings.newest_first
        if shown.has(meeting.id) and meeting.decisions
    )
    if not groups and not label:
        return None
    words = f"Every decision that the minutes of the {archive.site.body} list, with its votes."
    title, up = titled(DECISIONS, shown)
    about = shell(shown.address, title, words, *up, feeds=(DECISIONS_FEED,))
    return book.press.page("decisions", about, "meetings/", groups=groups, parts=shown.links)


DECISION_PAGES = Kind(
    lambda archive: places(
        parted(
            addresses.DECISIONS,
            (meeting.id for meeting in archive.meetings.values() for _ in meeting.decisions),
            DECIDED,
        )
    ),
    _page,
)
"""The register of decisions, the latest meeting first; none where no minutes list any."""

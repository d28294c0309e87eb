"""Decisions: the archive in, the register of what was decided out, with a picture of the votes and words beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Decision
from minutebook.outputs import File, addresses, naming
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import DECISIONS_FEED, Book, shell
from minutebook.outputs.pages.minutes import DecisionView, VoteView
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


def decisions_page(book: Book) -> Iterator[File]:
    """Make the register of decisions, the latest meeting first; none where no minutes list any."""
    archive = book.archive
    groups = tuple(
        MeetingDecisions(
            views.meeting_name(meeting.id, archive),
            tuple(decision_view(naming.public_decision(entry, archive)) for entry in meeting.decisions),
        )
        for meeting in archive.meetings.newest_first
        if meeting.decisions
    )
    if groups:
        words = f"Every decision that the minutes of the {archive.site.body} list, with its votes."
        about = shell(addresses.DECISIONS, "Decisions", words, feeds=(DECISIONS_FEED,))
        yield book.press.page("decisions", about, "meetings/", groups=groups)

"""Questions: the archive in, the list of questions with the answers that were declared out."""

from collections.abc import Iterator
from dataclasses import dataclass

from minutebook.model import Archive, Asked, PassageKey
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import MEETINGS, Book, shell
from minutebook.outputs.pages.views import MeetingName, Named


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage: its words, its item, and its meeting."""

    words: str
    address: str
    item: Named | None
    meeting: MeetingName


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its answers."""

    asked: Quoted
    said: str
    answers: tuple[Quoted, ...]


def questions_page(book: Book) -> Iterator[File]:
    """Make the list of questions, the latest meeting first; none where no minutes declare any."""
    archive = book.archive
    moment = archive.meetings.moment
    latest_first = sorted(archive.questions.values(), key=lambda asked: moment(asked.passage.meeting), reverse=True)
    if latest_first:
        words = f"Questions in the minutes of the {archive.site.body}, with the answers that were declared."
        about = shell(addresses.QUESTIONS, "Questions", words, MEETINGS)
        questions = [_question(asked, archive) for asked in latest_first]
        yield book.press.page("questions", about, "meetings/", questions=questions)


def _question(asked: Asked, archive: Archive) -> QuestionView:
    answers = tuple(_quoted(answer, archive) for answer in asked.answers)
    return QuestionView(_quoted(asked.passage, archive), naming.question_words(asked), answers)


def _quoted(key: PassageKey, archive: Archive) -> Quoted:
    meeting = archive.meetings[key.meeting]
    return Quoted(
        words=wording.excerpt(views.passage_words(key, archive)),
        address=addresses.passage(key),
        item=views.item_link(meeting, key.item),
        meeting=views.meeting_name(meeting.id, archive),
    )

"""Questions: the archive in, the list of questions with the answers that were declared out."""

from dataclasses import dataclass

from minutebook.model import Archive, Asked, PassageKey
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import MEETINGS, QUESTIONS, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, parted, places, titled
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


ASKED = 150
"""Questions on a page of the list."""


def _page(book: Book, shown: Part) -> File | None:
    archive, label = book.archive, shown.label
    moment = archive.meetings.moment
    here = (asked for asked in archive.questions.values() if shown.has(asked.passage.meeting))
    latest_first = sorted(here, key=lambda asked: moment(asked.passage.meeting), reverse=True)
    if not latest_first and not label:
        return None
    words = f"Questions in the minutes of the {archive.site.body}, with the answers that were declared."
    title, up = titled(QUESTIONS, shown)
    about = shell(shown.address, title, words, MEETINGS, *up)
    questions = [_question(asked, archive) for asked in latest_first]
    return book.press.page("questions", about, "meetings/", questions=questions, parts=shown.links)


QUESTION_PAGES = Kind(
    lambda archive: places(
        parted(addresses.QUESTIONS, (asked.passage.meeting for asked in archive.questions.values()), ASKED)
    ),
    _page,
)
"""The list of questions, the latest meeting first; none where no minutes declare any."""


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

"""Figures: the archive in, a page of the numbers of each meeting out, and the list of these pages."""

from dataclasses import dataclass

from markupsafe import Markup, escape

from minutebook.model import Archive, Counted, Meeting
from minutebook.outputs import File, addresses, naming, wording
from minutebook.outputs.figures import Sentence, sentences_with_figures
from minutebook.outputs.pages import views
from minutebook.outputs.pages.book import FIGURES, MEETINGS, Book, Kind, shell
from minutebook.outputs.pages.parts import Part, parted, places, titled
from minutebook.outputs.pages.views import MeetingName, Named
from minutebook.outputs.templating import Crumb


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence with its numbers set off."""

    words: Markup
    address: str
    item: Named | None
    speaker: Named | None


@dataclass(frozen=True, slots=True)
class MeetingFigures:
    """A meeting with how many numbers its minutes give."""

    meeting: MeetingName
    address: str
    count: str


LISTED = 250
"""Meetings on a page of the list."""


def _list(book: Book, shown: Part) -> File | None:
    archive, label = book.archive, shown.label
    meetings = tuple(
        MeetingFigures(
            views.meeting_name(id_, archive),
            addresses.figures(id_),
            wording.count(_count(archive.figures[id_]), "number"),
        )
        for id_ in reversed(tuple(archive.meetings))
        if shown.has(id_) and archive.figures[id_]
    )
    if not meetings and not label:
        return None
    title, up = titled(FIGURES, shown)
    alike = len(meetings) > 1 and len({entry.meeting.title for entry in meetings}) == 1
    about = f"Numbers in the minutes of the {archive.site.body}, each in its sentence."
    about_shell = shell(shown.address, title, about, MEETINGS, *up)
    return book.press.page("figures", about_shell, "meetings/", meetings=meetings, alike=alike, parts=shown.links)


FIGURE_LISTS = Kind(
    lambda archive: places(
        parted(addresses.FIGURES, (id_ for id_ in archive.meetings if archive.figures[id_]), LISTED)
    ),
    _list,
)
"""The list of the pages of numbers, the latest meeting first; none where no minutes give any."""


def _count(sentences: tuple[Counted, ...]) -> int:
    return sum(len(sentence.figures) for sentence in sentences)


def _page(book: Book, id_: str) -> File | None:
    meeting = book.archive.meetings[id_]
    sentences = tuple(
        _view(sentence, meeting, book.archive) for sentence in sentences_with_figures(meeting, book.archive)
    )
    if not sentences:
        return None
    day = wording.day(meeting.date)
    title, about = f"Figures: {meeting.title}, {day}", f"Numbers in the minutes of the {meeting.title} of {day}."
    parent = Crumb(naming.meeting_title(meeting), addresses.meeting(id_))
    return book.press.page(
        "figures-of-meeting",
        shell(addresses.figures(id_), title, about, MEETINGS, parent),
        meeting.file,
        day=day,
        sentences=sentences,
    )


FIGURE_PAGES = Kind(lambda archive: ((addresses.figures(id_), id_) for id_ in archive.meetings), _page)
"""Pages with the numbers of each meeting that gives any."""


def _view(sentence: Sentence, meeting: Meeting, archive: Archive) -> SentenceView:
    parts, at = [], 0
    for figure in sentence.figures:
        parts += [escape(sentence.words[at : figure.start]), _NUMBER.format(sentence.words[figure.start : figure.end])]
        at = figure.end
    name = archive.registers.people[sentence.speaker].name if sentence.speaker else ""
    return SentenceView(
        words=Markup("").join((*parts, escape(sentence.words[at:]))),
        address=addresses.passage(sentence.passage),
        item=views.item_link(meeting, sentence.passage.item),
        speaker=Named(name, addresses.person(sentence.speaker)) if sentence.speaker else None,
    )


_NUMBER = Markup("<strong>{}</strong>")

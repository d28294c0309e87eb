"""A file counts as a meeting that was held unless it says, or shows, that it was not: then it asks which it is."""

from datetime import date

import pytest

from minutebook.pipeline.validate.held import says_not_held
from tests.sites import Workbench

DAY = date(2024, 2, 27)


@pytest.mark.parametrize(
    "words",
    [
        "The meeting was cancelled because it was inquorate.",
        "This meeting has been cancelled.",
        "Unfortunately, the meeting had to be cancelled owing to snow.",
        "The meeting was postponed until 4 June.",
        "The committee meeting did not take place.",
        "The meeting could not proceed.",
        "The meeting was declared inquorate and closed at 7.15pm.",
        "Only two members attended, so the meeting was not quorate.",
        "The Clerk waited until 19:15. There was no quorum.",
        "A quorum was not present.",
        "The meeting of 27th February 2024 was cancelled.",
        "The meeting on 27/02/2024 was cancelled.",
        "The meeting scheduled for Tuesday, 27 February, at 7 pm was cancelled.",
        "Meeting did not take place.",
        "The meeting never took place.",
        "The meeting stood adjourned for want of a quorum.",
        "Meeting cancelled due to bad weather.",
        "The meeting of 27 February 2024 was cancelled.",
        "The meeting scheduled for this evening was called off.",
        "The meeting was canceled.",
        "The meeting will not take place.",
        "Meeting not held.",
        "The meeting became inquorate when two members left.",
        "The meeting was abandoned.",
        "The Chair noted that a quorum was not present.",
        "The meeting has been rescheduled to 10 September 2024.",
    ],
)
def test_words_that_say_that_the_meeting_was_not_held(words: str) -> None:
    assert says_not_held(words, DAY)


@pytest.mark.parametrize(
    "words",
    [
        "The next meeting was cancelled.",
        "The last meeting had been postponed.",
        "The meeting of 4 June 2024 was cancelled.",
        "The meeting with the contractor on 3 March was postponed.",
        "The site meeting was cancelled.",
        "The item was deferred.",
        "Three trains were cancelled.",
        "The meeting was well attended, and the ball was cancelled.",
        "The meeting was held online.",
        "The sub-committee was inquorate.",
        "He asked whether meetings were cancelled too often.",
        "The meeting of the working group was cancelled.",
        "A meeting of residents was cancelled.",
        "The cancelled events were discussed.",
        "The meeting was quorate.",
        "Cancelled orders came to 40.",
        "Fireworks 2023: cancelled.",
        "Ducks, cancelled",
        "The event was: Postponed",
        "The Clerk reported that the annual meeting was postponed until May.",
        "It was noted that the special meeting had been cancelled.",
        "The scheduled meeting of the liaison group was cancelled.",
        "The Clerk said that the committee meeting was cancelled because of snow.",
        "There was no quorum at the allotments working party.",
        "The meeting was deferred by ten minutes to let residents arrive.",
        "The meeting of 30th January 2024 was cancelled.",
    ],
)
def test_words_that_say_it_of_something_else(words: str) -> None:
    assert not says_not_held(words, DAY)


@pytest.mark.parametrize(
    "words",
    [
        "CANCELLED",
        "CANCELLED - SNOW",
        "Cancelled due to snow.",
        "Postponed to 6 February.",
        "No meeting was held.",
        "There was no meeting this month.",
        "The Panel did not meet.",
        "The January meeting was cancelled.",
        "The Invented Panel meeting was cancelled.",
        "It was decided to cancel the meeting.",
        "The Clerk had cancelled the meeting because of snow.",
        "Owing to lack of a quorum the meeting closed at 7.05pm.",
        "Insufficient members attended to form a quorum.",
        "It was noted that the meeting was inquorate.",
    ],
)
def test_where_a_file_says_little_else_less_will_do(smallest: Workbench, words: str) -> None:
    assert says_not_held(words, DAY, little=True)
    assert not says_not_held(words, DAY)
    smallest.meeting(body=f"{words}\n")
    assert smallest.codes() == ["not-held"]
    smallest.meeting(body=f"## 1. A\n\nOne.\n\nTwo.\n\nThree.\n\n{words}\n")
    assert smallest.codes() == []


@pytest.mark.parametrize(
    "words",
    [
        "Members of the Panel are summoned to attend the meeting to be held on Tuesday 27 February 2024.",
        "Members are asked to note the date.",
        "The Panel is recommended to note the report.",
        "Report of the Clerk, attached.",
        "To receive apologies.",
    ],
)
def test_what_is_to_be_done_is_an_agenda(smallest: Workbench, words: str) -> None:
    smallest.meeting(body=f"{words}\n\n## 1. Apologies\n\nTo receive apologies.\n")
    assert smallest.codes() == ["agenda-only"]
    smallest.meeting(body="## 1. A\n\nTo be discussed next time.\n")
    assert smallest.codes() == []


@pytest.mark.parametrize("title", ["Rescheduled meeting of the Panel", "Invented Panel (rearranged from 23 January)"])
def test_a_meeting_that_was_held_on_another_day_was_held(smallest: Workbench, title: str) -> None:
    smallest.write("meetings/2024-04-09.md", f'---\ntitle: "{title}"\ndate: 2024-04-09\n---\n\n## 1. A\n\nB.\n')
    assert smallest.codes() == []


@pytest.mark.parametrize("title", ["Panel (cancelled)", "CANCELLED - Panel", "Panel: postponed", "Panel - not held"])
def test_a_title_may_say_it_and_a_meeting_that_was_held_may_be_called_so(smallest: Workbench, title: str) -> None:
    smallest.write("meetings/2024-04-09.md", f'---\ntitle: "{title}"\ndate: 2024-04-09\n---\n\n## 1. A\n\nB.\n')
    (told,) = smallest.problems()
    assert (told.code, told.place.line, told.place.column) == ("not-held", 2, 8)
    smallest.write(
        "meetings/2024-04-09.md", f'---\ntitle: "{title}"\ndate: 2024-04-09\nstatus: held\n---\n\n## 1. A\n\nB.\n'
    )
    assert smallest.codes() == []


@pytest.mark.parametrize("status", ["announced", "cancelled", "inquorate"])
def test_a_status_is_an_answer(smallest: Workbench, status: str) -> None:
    words = "## 1. A\n\nThe meeting was cancelled.\n"
    smallest.meeting(body=words)
    assert smallest.codes() == ["not-held"]
    smallest.meeting(f"status: {status}\n", words)
    assert smallest.codes() == []


def test_a_summary_may_say_it(smallest: Workbench) -> None:
    smallest.meeting("summary: The meeting was cancelled.\n")
    assert [(told.code, told.place.line) for told in smallest.problems()] == [("not-held", 4)]
    assert '"The meeting was cancelled."' in smallest.problems()[0].message


@pytest.mark.parametrize(
    ("facts", "body", "codes"),
    [
        ("", "## 1. Apologies\n\n## 2. Roads\n", ["agenda-only"]),
        ("", "## 1. Apologies\n\nTo receive apologies.\n\n## 2. Roads\n", ["agenda-only"]),
        ("items: {1: {papers: [{title: R, url: 'https://example.org'}]}}\n", "## 1. Roads\n", ["agenda-only"]),
        ("status: held\n", "## 1. Roads\n", ["item-without-words"]),
        ("actions:\n  - {id: A1, item: 1, text: T., owners: [council]}\n", "## 1. Roads\n", []),
        ("updates:\n  - {action: 2024-01-30/A1, item: 1, note: N.}\n", "## 1. Roads\n", ["item-without-words"]),
        ("accepts: [{meeting: 2024-01-30, item: 1}]\n", "## 1. Notes\n", ["item-without-words"]),
        ("", "## 1. Roads\n\nNoted.\n\n## 2. Rates\n", ["item-without-words"]),
        ("withdrawn: {date: 2024-03-01, reason: R.}\n", "## 1. Roads\n", []),
        ("withdrawn: {date: 2024-03-01, reason: R.}\n", "The meeting was cancelled.\n", []),
    ],
)
def test_headings_alone_are_an_agenda(smallest: Workbench, facts: str, body: str, codes: list[str]) -> None:
    smallest.meeting(facts, body)
    assert smallest.codes() == codes


def test_a_meeting_that_is_not_understood_is_not_asked(smallest: Workbench) -> None:
    smallest.meeting("", "## 1 Roads\n")
    assert smallest.codes() == ["heading-not-numbered"]

"""The published meeting of 27 February 2024 holds the whole record, word for word and in its order.

The source is the text of the minutes as the user gave it. What of it is furniture, and what the page words
differently because it stands in the facts, is listed here and nowhere else.
"""

import json
import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from minutebook.model import Archive, passages_in, words_in
from tests.reading import find, text, tree, words
from tests.sites import EXAMPLES, REAL, archive_of, run

SOURCE = EXAMPLES / "source" / "minutes-2024-02-27.txt"

FURNITURE = (
    r"\[bookmark: [^\]]*\]",  # Word's bookmarks
    r"^\.$",  # a full stop alone on its line
    r"(?<=^4\. )Item 4 –",  # the number a second time
    r"[-–] to access the full report HERE\.",  # where a link was; its address is lost
    r"(?<=\(SOC\)) HERE$",
    r"(?<=Exception Paper) HERE\.",
)
REWORDED = {
    "Date: Tuesday 27 February 2024": "Tuesday 27 February 2024",
    "Also present.": "Also present",
    "18 June 2024, 1430 - 1600": "18 June 2024, 2:30pm to 4pm",
}
"""Facts, which the page shows in its own form: label, heading and clock times."""


def source_lines() -> list[str]:
    lines = []
    for line in SOURCE.read_text(encoding="utf-8").replace("\xa0", " ").split("\n"):
        kept = line.strip()
        for furniture in FURNITURE:
            kept = re.sub(furniture, "", kept)
        kept = kept.strip()
        if kept:
            lines.append(REWORDED.get(kept, kept))
    return lines


@pytest.fixture(scope="module")
def archive() -> Archive:
    return archive_of(REAL)


def test_every_line_of_the_source_stands_on_the_page_in_its_order(real_site: Path) -> None:
    # A copy, since the contents go from it.
    main = deepcopy(find(tree(real_site / "meetings" / "2024-02-27" / "index.html"), "page_main"))
    contents = next(element for element in main.iter("nav") if element.get("class") == "contents beside")
    contents.clear()
    published = " ".join(words(text(main)))
    at = 0
    for line in source_lines():
        sought = " ".join(words(line))
        found = published.find(sought, at)
        assert found >= 0, f"not on the page, or out of order: {line}"
        at = found + len(sought)


def test_the_record_has_no_word_that_the_source_lacks(archive: Archive) -> None:
    meeting = archive.meetings["2024-02-27"]
    source = " ".join(words(" ".join(source_lines())))
    record = [item.title for item in meeting.items]
    record += [words_in(passage) for item in meeting.items for passage in passages_in(item.blocks)]
    record += [action.text for action in meeting.actions]
    record += [future.title for future in meeting.future_items]
    assert meeting.attendance is not None
    for attendee in (*meeting.attendance.present, *meeting.attendance.also_present):
        record += [attendee.name, attendee.role or ""]
    for part in record:
        assert " ".join(words(part)) in source


def test_the_structure_is_that_of_the_minutes(archive: Archive) -> None:
    meeting = archive.meetings["2024-02-27"]
    assert meeting.attendance is not None
    assert [len(meeting.attendance.present), len(meeting.attendance.also_present)] == [7, 4]
    assert meeting.attendance.apologies is None
    assert [item.key for item in meeting.items if item.kind == "item"] == [str(number) for number in range(1, 13)]
    assert [item.key for item in meeting.items if item.kind == "announcement"] == [
        f"3{letter}" for letter in "abcdefgh"
    ]
    assert [action.id for action in meeting.actions] == [f"A{number}" for number in range(1, 12)]
    assert [action.id for action in meeting.actions if not action.owners] == ["A6", "A8"]
    assert len(meeting.future_items) == 7
    assert [future.title for future in meeting.future_items if future.kind == "exception-paper"] == ["Custody"]
    assert meeting.next_meeting is not None
    assert str(meeting.next_meeting.date) == "2024-06-18"
    assert archive.accepted["2023-10-23"].by == "2024-02-27"


def test_slips_of_the_source_stay(real_site: Path) -> None:
    page = text(tree(real_site / "meetings" / "2024-02-27" / "index.html"))
    for slip in ("432 vehicles have been ceased", "share their best practise", "Coln Valley", "‘gel guns."):
        assert slip in page


def test_the_only_warnings_are_the_six_lost_papers_and_the_two_unowned_actions() -> None:
    said = json.loads(run("check", "--content", str(REAL), "--format", "json").out)
    assert Counter(told["code"] for told in said) == {"paper-without-address": 6, "action-without-owner": 2}
    assert {told["severity"] for told in said} == {"answered"}


NAMES_IN_CAPITALS = {"SNAP"}
"""Operation SNAP is a name, not a short form."""


def test_every_short_form_of_the_text_is_in_the_glossary(archive: Archive) -> None:
    found = set(re.findall(r"(?<![A-Za-z])[A-Z]{2,}(?![a-z])|[A-Z]{2,}(?=s\b)", " ".join(source_lines())))
    forms = {
        form for term in archive.registers.terms.values() for form in (term.short, *term.also, *term.short.split("/"))
    }
    assert found - NAMES_IN_CAPITALS <= forms

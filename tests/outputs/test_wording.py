"""Dates, times, numbers and excerpts in plain English, the same in every locale."""

from datetime import date, time

import pytest

from minutebook.model import Hours
from minutebook.outputs import wording


def test_days_are_written_out() -> None:
    assert wording.day(date(2024, 2, 27)) == "27 February 2024"
    assert wording.weekday(date(2024, 2, 27)) == "Tuesday 27 February 2024"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (time(14, 30), time(16), "2:30pm to 4pm"),
        (time(9, 5), time(12), "9:05am to midday"),
        (time(0), time(0, 1), "midnight to 12:01am"),
    ],
)
def test_hours_are_written_as_people_say_them(start: time, end: time, expected: str) -> None:
    assert wording.hours(Hours(start, end)) == expected


@pytest.mark.parametrize(("number", "expected"), [(0, "no actions"), (1, "1 action"), (2, "2 actions")])
def test_nouns_follow_their_number(number: int, expected: str) -> None:
    assert wording.count(number, "action") == expected


@pytest.mark.parametrize(("number", "expected"), [(640, "640 bytes"), (12_345, "12 KB"), (1_440_000, "1.4 MB")])
def test_sizes_are_rounded(number: int, expected: str) -> None:
    assert wording.size(number) == expected


def test_an_excerpt_ends_between_two_words() -> None:
    assert wording.excerpt("one two  three", 100) == "one two three"
    assert wording.excerpt("one two, three", 10) == "one two …"


def test_words_without_spaces_are_cut_where_they_are() -> None:
    assert wording.excerpt("鸭" * 30, 10) == "鸭" * 10 + " …"

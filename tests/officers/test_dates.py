"""Dates: days and hours as minutes write them."""

import pytest

from minutebook.officers.drafting.dates import contradicts, days, hours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 27 February 2024", "2024-02-27"),
        ("27th February 2024", "2024-02-27"),
        ("27/02/2024", "2024-02-27"),
        ("27.2.24", "2024-02-27"),
        ("Tues 27 Feb 24", "2024-02-27"),
        ("the 1st of March, 2024", "2024-03-01"),
        ("March 1, 2024", "2024-03-01"),
        ("2024-03-01", "2024-03-01"),
    ],
)
def test_days_are_read_day_first(text: str, expected: str) -> None:
    assert [str(day.date) for day in days(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    ["59%", "19.09.01.2", "2022/23", "May compare May to May", "3 officers", "1/2 of them", "24/7", "item 3.4.5a"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert [day for day in days(text) if day.date] == []


def test_a_weekday_that_contradicts_its_day_is_told() -> None:
    found = list(days("Monday 27 February 2024, Tuesday 27 February 2024"))
    assert [contradicts(day, day.date) for day in found if day.date] == ["Monday", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1430 - 1600", "14:30 - 16:00"),
        ("2.30pm – 4pm", "14:30 - 16:00"),
        ("2 - 4pm", "14:00 - 16:00"),
        ("10am to 12 noon", "10:00 - 12:00"),
        ("from 11 a.m. until 1.15 p.m.", "11:00 - 13:15"),
        ("14:30-16:00", "14:30 - 16:00"),
    ],
)
def test_hours_are_read(text: str, expected: str) -> None:
    span = hours(text)
    assert span is not None
    assert span.hours == expected


@pytest.mark.parametrize("text", ["2 - 4", "£2.30 - £4.50", "16:00 - 14:30", "25:00 - 26:00"])
def test_what_are_no_hours_are_none(text: str) -> None:
    assert hours(text) is None

"""The order of meetings: by day, by hour where it is known, by id; those that are not published have a place too."""

from dataclasses import replace
from datetime import date, time

import pytest

from minutebook.model import Hours, Meeting, Order, sitting
from tests.sites import TOWN, archive_of

DAYS = ("2024-01-30", "2024-02-27", "2024-02-27-special", "2024-05-08")


@pytest.fixture
def order() -> Order:
    """Four meetings, two of them on one day, given in no order."""
    any_one = next(iter(archive_of(TOWN).meetings.values()))
    return Order(
        replace(
            any_one, id=day, date=date.fromisoformat(day[:10]), sittings=(sitting(date.fromisoformat(day[:10]), None),)
        )
        for day in (DAYS[2], DAYS[0], *DAYS[1::2])
    )


def test_meetings_stand_in_the_order_in_which_they_were_held(order: Order) -> None:
    assert tuple(order) == DAYS
    assert [meeting.id for meeting in order.newest_first] == list(DAYS[::-1])
    assert order.latest is order["2024-05-08"]
    assert len(order) == len(DAYS)


def test_the_hour_counts_where_it_is_known(order: Order) -> None:
    def at(meeting: Meeting, *hours: int) -> Meeting:
        return replace(meeting, sittings=(sitting(meeting.date, Hours(time(hours[0]), time(hours[1]))),))

    first, second = order["2024-02-27"], order["2024-02-27-special"]
    assert list(Order([at(first, 15, 16), at(second, 10, 11)])) == [second.id, first.id]
    assert list(Order([at(first, 10, 16), at(second, 11, 12)])) == [first.id, second.id]
    assert list(Order([at(first, 10, 11), second])) == [second.id, first.id]
    assert list(Order([at(first, 10, 11), at(second, 10, 11)])) == [first.id, second.id]


@pytest.mark.parametrize(
    ("id_", "place", "before", "after"),
    [
        ("2024-01-30", 0, None, "2024-02-27"),
        ("2024-02-27", 1, "2024-01-30", "2024-02-27-special"),
        ("2024-05-08", 3, "2024-02-27-special", None),
        ("2023-12-12", 0, None, "2024-01-30"),
        ("2024-02-27-other", 1, "2024-01-30", "2024-05-08"),  # none of its day is said to have been held since
        ("2024-03-01", 3, "2024-02-27-special", "2024-05-08"),
        ("9999-12-31", 4, "2024-05-08", None),
    ],
)
def test_each_meeting_has_its_place_and_neighbours(
    order: Order, id_: str, place: int, before: str | None, after: str | None
) -> None:
    assert order.place(id_) == place
    assert order.before(id_) is (order[before] if before else None)
    assert order.after(id_) is (order[after] if after else None)
    assert order.since(id_) == (DAYS[DAYS.index(after) :] if after else ())


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        ("2024-01-30", "2024-05-08", DAYS[1:3]),
        ("2024-01-30", "2024-02-27", ()),
        ("2024-01-30", "2024-01-30", ()),
        ("2024-05-08", "2024-01-30", ()),
        ("2023-12-12", "2024-02-27", DAYS[:1]),
        ("2024-02-27-other", "2024-05-08", ()),
        ("2024-02-27", "2024-06-01", DAYS[2:]),
    ],
)
def test_what_lies_between_leaves_both_out(order: Order, first: str, second: str, between: tuple[str, ...]) -> None:
    assert order.between(first, second) == between


@pytest.mark.parametrize(
    ("first", "second", "is_before"),
    [
        ("2024-01-30", "2024-02-27", True),
        ("2024-02-27", "2024-01-30", False),
        ("2024-02-27", "2024-02-27", False),
        ("2024-02-27", "2024-02-27-special", True),
        ("2024-02-27-other", "2024-02-27", True),  # of which nothing is known but the day
        ("2024-02-28", "2024-02-27", False),
    ],
)
def test_one_is_before_another_or_not(order: Order, first: str, second: str, *, is_before: bool) -> None:
    assert order.is_before(first, second) is is_before


@pytest.mark.parametrize(
    ("id_", "lacks"),
    [
        ("2024-02-27", False),
        ("2023-12-12", False),
        ("2024-01-30-other", False),
        ("2024-02-01", True),
        ("2024-03-01", True),
    ],
)
def test_a_meeting_is_missed_once_the_record_has_begun(order: Order, id_: str, *, lacks: bool) -> None:
    assert order.lacks(id_) is lacks


def test_the_meetings_of_a_day_are_found(order: Order) -> None:
    assert [meeting.id for meeting in order.on(date(2024, 2, 27))] == list(DAYS[1:3])
    assert order.on(date(2024, 2, 28)) == ()


def test_of_no_meetings_there_is_no_latest() -> None:
    empty = Order()
    assert empty.latest is None
    assert empty.before("2024-02-27") is None
    assert empty.since("2024-02-27") == ()
    assert not empty.lacks("2024-02-27")

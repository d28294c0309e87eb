"""Long lists in parts: nothing is lost, nothing stands on two pages of years, and a short list stays whole."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minutebook.outputs.pages.parts import parted

DAYS = st.dates(date(2001, 1, 1), date(2020, 12, 31)).map(date.isoformat)


@given(st.lists(DAYS, max_size=300), st.integers(1, 80))
def test_every_entry_stands_on_one_page_of_a_year_and_the_latest_on_the_first(days: list[str], most: int) -> None:
    parts = parted(days, most)
    counted = Counter(days)
    if len(days) <= most:
        assert parts.later == ()
        assert all(parts.first.has(day) for day in days)
        return
    held = [day for part in parts.later for day in part.meetings or ()]
    assert sorted(held) == sorted(counted)
    for part in parts.later:
        assert all(part.has(day) for day in part.meetings or ())
        size = sum(counted[day] for day in part.meetings or ())
        assert size <= most or len(part.label) == len("2001-01"), "a month is not parted"
    latest = sorted(day for day in counted if parts.first.has(day))
    assert latest == sorted(counted)[-len(latest) :]
    assert sum(counted[day] for day in latest) <= max(most // 3, counted[latest[-1]])
    assert [part.label[:4] for part in parts.later] == sorted((part.label[:4] for part in parts.later), reverse=True)


def test_parts_are_named_and_addressed_by_years_quarters_and_months() -> None:
    days = ["2019-05-01"] * 3 + ["2020-02-01"] * 3 + ["2020-04-07"] * 4 + ["2020-05-01"] * 4 + ["2020-09-01"] * 9
    parts = parted(days, 7)
    assert [(part.label, part.name) for part in parts.later] == [
        ("2020-09", "September 2020"),
        ("2020-05", "May 2020"),
        ("2020-04", "April 2020"),
        ("2020-q1", "January to March 2020"),
        ("2019", "2019"),
    ]
    shown = parts.links("actions/", "2020-q1")
    assert (shown.here, shown.address, shown.whole) == ("January to March 2020", "actions/2020-q1/", "actions/")
    assert [(year, [named.name for named in found]) for year, found in shown.years] == [
        ("2020", ["September", "May", "April", "January to March"]),
        ("2019", [""]),
    ]
    assert next(iter(parts.pages("actions/"))) == ("actions/", "")
    # A year that has outgrown its page, and a quarter, keep their addresses.
    assert {label for _, label in parts.pages("actions/")} == {
        "",
        "2019",
        "2020",
        *("2020-q1", "2020-q2", "2020-q3"),
        *("2020-04", "2020-05", "2020-09"),
    }
    assert parts.links("actions/", "2020").outgrown
    assert not parts.at("2020").has("2020-02-01")

"""Long lists in parts: nothing is lost, nothing stands on two pages of years, and a short list stays whole."""

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from minutebook.outputs.pages.parts import parted

DAYS = st.dates(date(2001, 1, 1), date(2020, 12, 31)).map(date.isoformat)


@given(st.lists(DAYS, max_size=300), st.integers(1, 80))
def test_every_entry_stands_on_one_page_of_a_year_and_the_latest_on_the_first(days: list[str], most: int) -> None:
    first, *others = parted("actions/", days, most)
    counted = Counter(days)
    assert first.address == "actions/"
    if len(days) <= most:
        assert others == []
        assert first.links.years == ()
        assert all(first.has(day) for day in days)
        return
    later = [part for part in others if not part.links.outgrown]
    held = [day for part in later for day in part.meetings or ()]
    assert sorted(held) == sorted(counted)
    for part in later:
        assert all(part.has(day) for day in part.meetings or ())
        size = sum(counted[day] for day in part.meetings or ())
        assert size <= most or len(part.label) == len("2001-01"), "a month is not parted"
    latest = sorted(day for day in counted if first.has(day))
    assert latest == sorted(counted)[-len(latest) :]
    assert sum(counted[day] for day in latest) <= max(most // 3, counted[latest[-1]])
    assert [part.label[:4] for part in later] == sorted((part.label[:4] for part in later), reverse=True)
    # Every page links every other that has anything.
    linked = [named.address for _, names in first.links.years for named in names]
    assert linked == [part.address for part in later]
    assert {part.links.years for part in others} == {first.links.years}


def test_parts_are_named_and_addressed_by_years_quarters_and_months() -> None:
    days = ["2019-05-01"] * 3 + ["2020-02-01"] * 3 + ["2020-04-07"] * 4 + ["2020-05-01"] * 4 + ["2020-09-01"] * 9
    parts = {part.label: part for part in parted("actions/", days, 7)}
    assert [(label, part.name) for label, part in parts.items()] == [
        ("", ""),
        ("2020-09", "September 2020"),
        ("2020-05", "May 2020"),
        ("2020-04", "April 2020"),
        ("2020-q1", "January to March 2020"),
        ("2019", "2019"),
        # A year that has outgrown its page, and a quarter, keep their addresses.
        ("2020-q3", "July to September 2020"),
        ("2020-q2", "April to June 2020"),
        ("2020", "2020"),
    ]
    shown = parts["2020-q1"].links
    assert (shown.here, shown.address, shown.whole) == ("January to March 2020", "actions/2020-q1/", "actions/")
    assert [(year, [named.name for named in found]) for year, found in shown.years] == [
        ("2020", ["September", "May", "April", "January to March"]),
        ("2019", [""]),
    ]
    assert parts[""].address == "actions/"
    assert (shown.later and shown.later.name, shown.earlier and shown.earlier.name) == ("April 2020", "2019")
    assert (parts["2020-09"].links.later, parts["2019"].links.earlier) == (None, None)
    assert parts["2020"].links.outgrown
    assert not parts["2020"].has("2020-02-01")

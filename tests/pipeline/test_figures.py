"""Days, years and numbers that can hardly be what was minuted are asked about; those that can are not."""

import pytest

from minutebook.outputs.wording import NUMBERS
from tests.sites import Workbench


def told(bench: Workbench, words: str) -> str | None:
    """Give the one code that a passage of the meeting of 27 February 2024 raises; None where it raises none."""
    bench.meeting(body=f"## 1. A\n\nB.\n\n{words}\n")
    found = bench.problems()
    assert all(one.place.line == 10 for one in found)
    assert len(found) < 2
    return found[0].code if found else None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("It was on 31 February 2024.", "no-such-day"),
        ("It was on 30 Feb.", "no-such-day"),
        ("It was on the 29th of February.", None),
        ("It was on 29 February 2024.", "past-in-future"),
        ("It was on 29 February 2023.", "no-such-day"),
        ("It was on 31st June.", "no-such-day"),
        ("It was on 31 May.", None),
        ("It was on 31/02/2024.", "no-such-day"),
        ("Some 45 May have come.", None),
        ("Some 40 ducks in March.", None),
    ],
)
def test_days_stand_in_the_calendar(smallest: Workbench, words: str, code: str | None) -> None:
    assert told(smallest, words) == code


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Thursday 8 March", "Friday 8 March 2024"),
        ("Friday 8 March", None),
        ("Thursday, 8th of March", "Friday 8 March 2024"),
        ("Wednesday 8 March", None),  # of 2023
        ("Saturday 8 March", None),  # of 2025
        ("Monday 8 March", "Friday 8 March 2024"),
        ("Wednesday 8 March 2024", "Friday 8 March 2024"),
        ("Thursday the 29th of February 2024", None),
        ("Friday 29 February 2024", "Thursday 29 February 2024"),
    ],
)
def test_weekdays_go_with_their_days(smallest: Workbench, words: str, day: str | None) -> None:
    smallest.meeting(body=f"## 1. A\n\nDucks are counted on {words}.\n")
    assert [one.message for one in smallest.problems()] == (
        [f'"{words}" does not go together: that day is {day}.'] if day else []
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The pond was dug on 28 February 2024.", "past-in-future"),
        ("The pond was dug on 27 February 2024.", None),
        ("The ponds were dug on Friday, the 1st March 2024.", "past-in-future"),
        ("It had been signed on 2 February 2025.", "past-in-future"),
        ("was dug on 2 February 2025.", "past-in-future"),
        ("It was signed off by members of the Police and Crime Panel on 2 Feb 2025.", "past-in-future"),
        ("The opening was set for 2 May 2024.", None),
        ("The opening was moved to be held on 2 May 2024.", None),
        ("It was agreed that the panel would meet on 2 May 2024.", None),
        ("It was noted that ducks come on 2 May 2024.", None),
        ("Ducks come on 2 May 2024, which was said before.", None),
        ("The pond was dug. Ducks come on 2 May 2024.", None),
        ("There were ducks since May 2025.", "past-in-future"),
        ("There were ducks since 2024, and since 2025-26.", None),
        ("The pond will be dug on 26 February 2024.", "future-in-past"),
        ("The pond will be dug on 27 February 2024.", None),
        ("Bob would attend the round table event on 20 March 2023.", "future-in-past"),
        ("Ducks are to come on Tuesday, the 6th of February 2024.", "future-in-past"),
        ("The pond is to be dug as was said on 2 February 2024.", None),
        ("Ducks will come. It was so on 2 February 2024.", None),
    ],
)
def test_what_is_told_as_past_does_not_lie_ahead(smallest: Workbench, words: str, code: str | None) -> None:
    assert told(smallest, words) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("There were forty (14) ducks.", "number-of-two"),
        ("There were forty (40) ducks.", None),
        ("There were Twenty-two (23) ducks.", "number-of-two"),
        ("There were twenty-two (22) ducks.", None),
        ("There were forty (see below) ducks.", None),
        ("There were 100,00 ducks.", "figure-odd"),
        ("It cost £70.000.", "figure-odd"),
        ("It cost £70.00, or £0.0004 each.", None),
        ("Of the ducks 120% of those asked were fed.", "figure-odd"),
        ("Of the ducks 100% of those asked were fed.", None),
        ("There were 120% more ducks.", None),
        ("There were 1,000,00 ducks.", "figure-odd"),
        ("There were 1,0000 ducks.", "figure-odd"),
        ("There were 100,000 ducks and £1,000.50.", None),
        ("Ponds 3,4 and 12,13 have ducks.", None),
        ("It was in 2O22.", "figure-odd"),
        ("It cost £1O.", "figure-odd"),
        ("It cost £l0.", "figure-odd"),
        ("A bin of 90l, form 3I and B2O2.", None),
        ("The plan of 2024-2021 was read.", "figure-odd"),
        ("The plan of 2024 – 2021 was read.", "figure-odd"),
        ("The plan of 2024-2000 was read.", "figure-odd"),
        ("The plan of 2000-1924 was read.", "figure-odd"),
        ("It was open 2030-1945.", None),  # hours
        ("ten (12) ducks were fed.", "number-of-two"),
        ("The plan of 2021-2024, or 2021/2021, was read.", None),
        ("Call 2024-1999-1 was read.", None),
    ],
)
def test_numbers_are_whole(smallest: Workbench, words: str, code: str | None) -> None:
    assert told(smallest, words) == code


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("100,00", "commas part three digits each"),
        ("£70.000", "a comma parts thousands"),
        ("101 per cent of all", "a share is of a hundred at most"),
        ("2O22", "a letter stands among the digits"),
        ("2024-2021", "the second year lies before the first"),
    ],
)
def test_what_is_wrong_with_a_figure_is_said(smallest: Workbench, words: str, reason: str) -> None:
    smallest.meeting(body=f"## 1. A\n\nIt was {words}.\n")
    assert [one.message for one in smallest.problems()] == [f'"{words}" is hardly what was minuted: {reason}.']


def test_what_is_odd_is_told_with_its_line_and_column(smallest: Workbench) -> None:
    words = "Ducks came.\nThere were 100,00 ducks, on Tuesday 5\nMarch 2025 and since 2031."
    smallest.meeting(body=f"## 1. A\n\n{words}\n\nB.\n")
    assert sorted((one.place.line, one.place.column, one.code) for one in smallest.problems()) == [
        (9, 12, "figure-odd"),
        (9, 29, "other-weekday"),
        (10, 16, "past-in-future"),
    ]


def test_numbers_in_words_go_to_ninety_nine() -> None:
    assert sorted(NUMBERS.values()) == list(range(1, 100))
    assert (NUMBERS["one"], NUMBERS["nineteen"], NUMBERS["ninety"], NUMBERS["forty-two"]) == (1, 19, 90, 42)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            "| Mill | 40 | 1 |\n| Lane | 2 | 1 |\n| Total | 52 | 2 |",
            "The total 52 is not the sum of the rows above it (42).",
        ),
        (
            "| Mill | 40 | 1 |\n| Lane | 2 | 1 |\n| Total | 42 | 3 |",
            "The total 3 is not the sum of the rows above it (2).",
        ),
        ("| Mill | 40 | 1 |\n| Lane | 2 | 1 |\n| Total | 42 | 2 |", None),
        (
            "| Mill | £1,040 | 1 |\n| Lane | £2 | 1 |\n| Total | £1,052 | 2 |",
            "The total £1,052 is not the sum of the rows above it (1,042).",
        ),
        ("| Mill | £1,040.50 | 1 |\n| Lane | £2 | 1 |\n| Grand total | £1,042.50 | 2 |", None),
        ("| Mill | 40 | 1 |\n| Lane | some | 1 |\n| Total | 52 | 2 |", None),
        ("| Mill | 40 | 1 |\n| Subtotal | 2 | 1 |\n| Total | 52 | 2 |", None),
        ("| Mill | 40 | 1 |\n| Total | 52 | 1 |", None),
        ("| Mill | 40 | 1 |\n| Lane | 2 | 1 |\n| Moor | 52 | 2 |", None),
    ],
)
def test_totals_add_up(smallest: Workbench, rows: str, says: str | None) -> None:
    table = f"| Pond | Ducks | Swans |\n| --- | --- | --- |\n{rows}\n"
    smallest.meeting(body=f"## 1. A\n\n{table}")
    found = smallest.problems()
    assert [one.message for one in found] == ([says] if says else [])
    assert not found or found[0].place.line == 8 + rows.count("\n") + 2
    for inside in ("> {}\n", "  {}\n"):
        first = "" if ">" in inside else "- C.\n\n"
        smallest.meeting(body=f"## 1. A\n\nB.\n\n{first}" + "".join(map(inside.format, table.splitlines())))
        assert len(smallest.problems()) == len(found)


@pytest.mark.parametrize(
    ("facts", "body", "line"),
    [
        ("summary: It was on 31 June.\n", "## 1. A\n\nB.\n", 4),
        ("", "## 1. Ducks of 31 June\n\nB.\n", 6),
        (
            "actions:\n  - id: A1\n    item: 1\n    owners: [council]\n    text: Count on 31 June.\n",
            "## 1. A\n\nB.\n",
            8,
        ),
        ("updates:\n  - action: 2024-01-30/A1\n    note: Count on 31 June.\n", "## 1. A\n\nB.\n", 6),
        ("", "Of 31 June.\n\n## 1. A\n\nB.\n", 6),
    ],
)
def test_all_words_are_looked_through(smallest: Workbench, facts: str, body: str, line: int) -> None:
    smallest.meeting(facts, body)
    assert [(one.code, one.place.line) for one in smallest.problems()] == [("no-such-day", line)]

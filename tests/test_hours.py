"""Hours and days as they were: a start alone, past midnight, breaks, several days, another zone. All are invented."""

import json
from datetime import datetime

import icalendar
import pytest

from minutebook.outputs import linkeddata, naming
from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build

CASES = [
    ("time: 19:00\n", ", 7pm", ("2024-02-27T19:00:00+00:00", None), ("19:00", None, None)),
    (
        "time: 19:00 - 00:40\n",
        ", 7pm to 12:40am the next day",
        ("2024-02-27T19:00:00+00:00", "2024-02-28T00:40:00+00:00"),
        ("19:00", "00:40", "2024-02-28"),
    ),
    (
        "time: 19:00 - 00:00\n",
        ", 7pm to midnight",
        ("2024-02-27T19:00:00+00:00", "2024-02-28T00:00:00+00:00"),
        ("19:00", "00:00", "2024-02-28"),
    ),
    ("until: 2024-02-28\n", " to 28 February 2024", ("2024-02-27", "2024-02-28"), (None, None, "2024-02-28")),
    (
        "time: 10:00 - 16:00\nuntil: 2024-02-28\n",
        ", 10am, to 28 February 2024, 4pm",
        ("2024-02-27T10:00:00+00:00", "2024-02-28T16:00:00+00:00"),
        ("10:00", "16:00", "2024-02-28"),
    ),
    (
        "time: 10:00\nuntil: 2024-02-28\n",
        ", 10am, to 28 February 2024",
        ("2024-02-27T10:00:00+00:00", "2024-02-28"),
        ("10:00", None, "2024-02-28"),
    ),
    (
        "time: 10:00 - 12:00\nresumed: [{date: 2024-02-27, time: 13:30 - 16:00}, {date: 2024-03-05, time: 09:00}]\n",
        ", 10am to midday and 1:30pm to 4pm; 5 March 2024, 9am",
        ("2024-02-27T10:00:00+00:00", None),
        ("10:00", None, "2024-03-05"),
    ),
    (
        "time: 19:00 - 20:00\ntimezone: America/Chicago\n",
        ", 7pm to 8pm (America/Chicago time)",
        ("2024-02-27T19:00:00-06:00", "2024-02-27T20:00:00-06:00"),
        ("19:00", "20:00", None),
    ),
]


@pytest.mark.parametrize(("facts", "shown", "moments", "row"), CASES)
def test_hours_are_shown_and_given_as_they_were(
    smallest: Workbench,
    facts: str,
    shown: str,
    moments: tuple[str, str | None],
    row: tuple[str | None, str | None, str | None],
) -> None:
    smallest.meeting(facts)
    assert smallest.problems() == []
    site = build(smallest.content, smallest.folder / "site")
    assert (
        text(next(tree(site / "meetings/2024-02-27/index.html").iterfind(".//h1/time")))
        == f"Tuesday 27 February 2024{shown}"
    )
    event = json.loads((site / "data/popolo.json").read_text("utf-8"))["events"][-1]
    assert (event["start_date"], event["end_date"]) == (moments[0], moments[1])
    meeting = json.loads((site / "data/meetings.json").read_text("utf-8"))[-1]
    assert (meeting["start"], meeting["end"], meeting["last_day"]) == row
    archive = archive_of(smallest.content)
    described = linkeddata.event(archive.meetings["2024-02-27"], archive, str)
    assert (described["startDate"], described.get("endDate")) == moments


def test_a_calendar_has_an_event_for_each_sitting_and_invents_no_end(smallest: Workbench) -> None:
    smallest.meeting(
        "time: 19:00 - 00:40\ntimezone: America/Chicago\nresumed: [{date: 2024-03-05, time: 09:00}, "
        "{date: 2024-03-06}]\n"
    )
    site = build(smallest.content, smallest.folder / "site")
    read = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes())
    events = [(event.decoded("dtstart"), event.decoded("dtend", None)) for event in read.walk("VEVENT")[1:]]
    assert [str(start) for start, _ in events] == [
        "2024-02-27 19:00:00-06:00",
        "2024-03-05 09:00:00-06:00",
        "2024-03-06",
    ]
    assert [end and str(end) for _, end in events] == ["2024-02-28 00:40:00-06:00", None, None]
    assert len({str(event["uid"]) for event in read.walk("VEVENT")[1:]}) == len(events)
    zones = [str(zone["tzid"]) for zone in read.walk("VTIMEZONE")]
    assert zones == ["Europe/London", "America/Chicago"]
    rows = json.loads((site / "data/sittings.json").read_text("utf-8"))
    assert [(row["date"], row["start"], row["last_day"]) for row in rows] == [
        ("2024-02-27", "19:00", "2024-02-28"),
        ("2024-03-05", "09:00", None),
        ("2024-03-06", None, None),
    ]


def test_days_without_hours_end_in_a_calendar_on_the_day_behind_the_last(smallest: Workbench) -> None:
    smallest.meeting("until: 2024-02-28\n")
    read = icalendar.Calendar.from_ical(
        (build(smallest.content, smallest.folder / "site") / "calendar.ics").read_bytes()
    )
    event = read.walk("VEVENT")[-1]
    assert (str(event.decoded("dtstart")), str(event.decoded("dtend"))) == ("2024-02-27", "2024-02-29")
    assert not isinstance(event.decoded("dtstart"), datetime)


@pytest.mark.parametrize(
    ("facts", "code", "line"),
    [
        ("time: 16:00 - 14:30\n", "time-order", 4),
        ("time: 14:30 - 14:30\n", "time-order", 4),
        ("next_meeting: {date: 2024-03-26, time: 14:30 - 04:00}\n", "time-order", 4),
        ("resumed: [{date: 2024-02-28, time: 14:30 - 04:00}]\n", "time-order", 4),
        ("until: 2024-02-26\n", "until-not-later", 4),
        ("until: 2024-02-29\nresumed: [{date: 2024-02-28}]\n", "resumed-before-end", 5),
        ("resumed: [{date: 2024-02-26}]\n", "resumed-before-end", 4),
        ("resumed: [{date: 2024-02-27}]\n", "resumed-before-end", 4),
        ("time: 10:00\nresumed: [{date: 2024-02-27, time: 10:00 - 11:00}]\n", "resumed-before-end", 5),
        ("time: 10:00\nresumed: [{date: 2024-02-27, time: 09:00}]\n", "resumed-before-end", 5),
        ("time: 19:00 - 01:00\nresumed: [{date: 2024-02-28, time: 00:30}]\n", "resumed-before-end", 5),
        ("timezone: Europe/Londres\n", "unknown-timezone", 4),
        ("end_date: 2024-02-28\n", "unknown-key", 4),
    ],
)
def test_hours_that_cannot_be_so_are_told(smallest: Workbench, facts: str, code: str, line: int) -> None:
    smallest.meeting(facts)
    told = [problem for problem in smallest.problems() if problem.severity.value == "error"]
    assert [(problem.code, problem.place.line) for problem in told] == [(code, line)]


@pytest.mark.parametrize(
    "facts",
    [
        "time: 10:00\nresumed: [{date: 2024-02-27, time: 11:00}]\n",
        "resumed: [{date: 2024-02-28}]\n",
        "time: 19:00 - 01:00\nresumed: [{date: 2024-02-28, time: 09:00}]\n",
        "time: 10:00 - 12:00\nresumed: [{date: 2024-02-27}]\n",
        "time: 16:00 - 14:30\nuntil: 2024-02-28\n",
    ],
)
def test_hours_that_can_be_so_are_taken(smallest: Workbench, facts: str) -> None:
    smallest.meeting(facts)
    assert smallest.problems() == []


def test_keys_of_other_systems_are_told_with_ours(smallest: Workbench) -> None:
    smallest.meeting("end_date: 2024-02-28\nlocation: Town Hall\n")
    until, venue = smallest.problems()
    assert 'Did you mean "until"?' in until.cure
    assert 'Did you mean "venue"?' in venue.cure


def test_words_about_the_hours_may_be_those_of_any_sitting(smallest: Workbench) -> None:
    facts = "time: 10:00 - 12:00\nresumed: [{date: 2024-02-27, time: 13:30 - 16:00}]\n"
    smallest.meeting(facts, "## 1. End\n\nThe meeting closed at 4pm.\n")
    assert smallest.problems() == []
    smallest.meeting(facts, "## 1. End\n\nThe meeting closed at 5pm.\n")
    assert smallest.codes() == ["other-hour"]
    smallest.meeting("time: 19:00\n", "## 1. End\n\nThe meeting closed at 9pm.\n")
    assert smallest.problems() == []


def test_a_long_meeting_stands_beside_another_of_its_day(smallest: Workbench) -> None:
    smallest.meeting("time: 10:00 - 12:00\n")
    second = "---\ntitle: Second Panel\ndate: 2024-02-27\ntime: {}\n---\n\n## 1. Geese\n\nThere were geese.\n"
    smallest.write("meetings/2024-02-27-b.md", second.format("11:00 - 13:00"))
    assert smallest.codes() == ["meetings-at-once"]
    smallest.write("meetings/2024-02-27-b.md", second.format("12:00"))
    assert smallest.problems() == []


def test_an_announced_start_reaches_the_page_of_its_meeting(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: {date: 2024-03-26, time: 14:30}\n")
    smallest.write(
        "meetings/2024-03-26.md",
        "---\ntitle: Invented Panel\ndate: 2024-03-26\nstatus: announced\n---\n\n## 1. Ducks\n",
    )
    assert str(archive_of(smallest.content).unheld["2024-03-26"].hours) == "14:30"
    assert "26 March 2024, 2:30pm" in text(
        next(tree(build(smallest.content, smallest.folder / "site") / "index.html").iter("main"))
    )


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ("resumed: [{date: 2024-02-27, time: 13:30 - 16:00}]\n", ", at hours that were not minuted and 1:30pm to 4pm"),
        (
            "time: 10:00 - 12:00\nresumed: [{date: 2024-02-27}]\n",
            ", 10am to midday and at hours that were not minuted",
        ),
        ("timezone: America/Chicago\n", ""),
    ],
)
def test_a_sitting_whose_hours_are_not_known_is_said_all_the_same(smallest: Workbench, facts: str, shown: str) -> None:
    smallest.meeting(facts)
    assert naming.hours(archive_of(smallest.content).meetings["2024-02-27"]) == shown


def test_announced_hours_are_those_of_their_zone(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: {date: 2024-03-26, time: 14:30}\n")
    announced = "---\ntitle: Invented Panel\ndate: 2024-03-26\nstatus: announced\n{}---\n\n## 1. Ducks\n"
    smallest.write("meetings/2024-03-26.md", announced.format("timezone: America/Chicago\n"))
    assert archive_of(smallest.content).unheld["2024-03-26"].hours is None
    # An end that was not announced contradicts nothing.
    smallest.write("meetings/2024-03-26.md", announced.format("time: 14:30 - 16:00\n"))
    assert smallest.problems() == []


@pytest.mark.parametrize("zone", ["localtime", "right/Europe/London", "europe/london"])
def test_a_zone_is_one_of_the_iana(smallest: Workbench, zone: str) -> None:
    smallest.meeting(f"timezone: {zone}\n")
    assert smallest.codes() == ["unknown-timezone"]


def test_the_last_day_of_the_calendar_is_one_too(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: {date: 9999-12-31, time: 19:00 - 01:00}\n")
    assert smallest.codes() == ["far-day"]
    assert build(smallest.content, smallest.folder / "site")

"""Meetings that are announced, cancelled, moved or inquorate have a page, and count nowhere. All are invented."""

import csv
import json
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree

from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build, run

ATOM = "{http://www.w3.org/2005/Atom}"
AGENDA = "\n## 1. Notes\n\n## 2. Swans\n"


def unheld(bench: Workbench, facts: str, body: str = "", day: str = "2024-03-26") -> None:
    bench.write(f"meetings/{day}.md", f"---\ntitle: Invented Panel\ndate: {day}\n{facts}---\n{body}")


def said(site: Path, page: str) -> str:
    return text(tree(site / page / "index.html"))


@pytest.mark.parametrize(
    ("facts", "body", "words"),
    [
        ("status: announced\n", AGENDA, ("Announced. No minutes of this meeting are published here yet.", "2. Swans")),
        ("status: cancelled\nreason: Snow fell.\n", "", ("Cancelled. This meeting was not held. Snow fell.",)),
        (
            "status: moved\nmoved_to: 2024-04-02\n",
            "",
            ("Moved to 2 April 2024. This meeting was not held on this day.",),
        ),
        ("status: moved\nmoved_to: 2024-02-27\n", "", ("Moved to Invented Panel, 27 February 2024.",)),
        ("status: inquorate\n", "\nTwo came.\n", ("Inquorate. Too few members came", "What was minuted Two came.")),
    ],
)
def test_its_page_says_what_it_is(smallest: Workbench, facts: str, body: str, words: tuple[str, ...]) -> None:
    smallest.meeting()
    unheld(smallest, facts, body)
    assert smallest.codes() == []
    page = said(build(smallest.content, smallest.folder / "site", "--no-search"), "meetings/2024-03-26")
    assert [part for part in words if part not in page] == []


def test_it_counts_nowhere(smallest: Workbench) -> None:
    smallest.meeting("next_meeting: {date: 2024-03-26}\nminutes: draft\n")
    before = build(smallest.content, smallest.folder / "before", "--no-search")
    states = ("announced", "cancelled", "moved\nmoved_to: 2024-04-02", "inquorate")
    for status in states:
        unheld(smallest, f"status: {status}\n", AGENDA)
        archive = archive_of(smallest.content)
        assert (list(archive.meetings)[-1], archive.announced) == ("2024-02-27", ())
        after = build(smallest.content, smallest.folder / "after", "--no-search")
        for name in ("meetings", "actions", "items", "passages", "themes", "people", "acceptances"):
            assert (after / f"data/{name}.csv").read_bytes() == (before / f"data/{name}.csv").read_bytes()
        for page in ("actions", "themes", "people", "actions/2024-01-30-a1"):
            assert said(after, page) == said(before, page)
        assert "Not known: no later minutes are published here" in said(after, "meetings/2024-02-27")
        with (after / "data/unheld_meetings.csv").open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert (row["id"], row["status"]) == ("2024-03-26", status.partition("\n")[0])


def test_home_says_when_the_next_is_and_how_to_attend(smallest: Workbench) -> None:
    smallest.meeting()
    unheld(smallest, "status: announced\ntime: 10:00 - 11:00\nvenue: Hall\nattending: Come in.\n", AGENDA)
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert "26 March 2024, 10am to 11am, Hall. How to attend." in said(site, ".")
    assert "How to attend Come in." in said(site, "meetings/2024-03-26")
    assert "26 March 2024, 10am to 11am, Hall" in said(site, "meetings")
    assert "27 February 2024" in said(site, ".").partition("Next meeting")[0]  # the latest minutes


def test_how_to_attend_is_found_by_the_search(smallest: Workbench) -> None:
    unheld(smallest, "status: announced\nattending: Come to the Invented Hall by noon.\n", AGENDA)
    site = build(smallest.content, smallest.folder / "site")
    packs = [json.loads(path.read_text("utf-8")) for path in (site / "pagefind/records").rglob("*.json")]
    (record,) = [each for pack in packs for each in pack if each["group"] == "meetings/2024-03-26/"]
    assert record["meeting"] == "Invented Panel, 26 March 2024 (announced)"
    assert "How to attend: Come to the Invented Hall by noon." in [words for _, words, *_ in record["parts"]]


@pytest.mark.parametrize(
    ("status", "calendar", "sequence"),
    [("announced", "CONFIRMED", None), ("cancelled", "CANCELLED", 1), ("moved", "CANCELLED", 1)],
)
def test_a_calendar_says_what_was_cancelled(
    smallest: Workbench, status: str, calendar: str, sequence: int | None
) -> None:
    smallest.meeting("next_meeting: {date: 2024-03-26}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    announced = [str(event["UID"]) for event in Calendar.from_ical((site / "calendar.ics").read_bytes()).walk("VEVENT")]
    unheld(smallest, f"status: {status}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    events = Calendar.from_ical((site / "calendar.ics").read_bytes()).walk("VEVENT")
    assert [str(event["UID"]) for event in events] == announced
    assert (str(events[-1]["STATUS"]), events[-1].get("SEQUENCE")) == (calendar, sequence)


def test_the_entry_of_a_feed_becomes_that_of_the_minutes(smallest: Workbench) -> None:
    def entry() -> tuple[str, str]:
        site = build(smallest.content, smallest.folder / "site", "--no-search")
        feed = etree.parse(site / "feed.xml")
        (found,) = [
            each for each in feed.iter(f"{ATOM}entry") if "26 March 2024" in (each.findtext(f"{ATOM}title") or "")
        ]
        return found.findtext(f"{ATOM}title") or "", found.findtext(f"{ATOM}id") or ""

    unheld(smallest, "status: announced\n", AGENDA)
    announced = entry()
    unheld(smallest, "", "\n## 1. Notes\n\nThey were read.\n")
    held = entry()
    assert (announced[0], held[0]) == ("Announced: Invented Panel, 26 March 2024", "Invented Panel, 26 March 2024")
    assert announced[1] == held[1]


def test_a_day_in_words_leads_to_no_meeting_that_was_not_held(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. A\n\nIt was to be on 26 March 2024. See [the agenda](2024-03-26.md#item-2).\n")
    unheld(smallest, "status: announced\n", AGENDA)
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    page = (site / "meetings/2024-02-27/index.html").read_text("utf-8")
    assert page.count("../2024-03-26/#item-2") == 1
    assert "on 26 March 2024." in page


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ("status: announced\nupdates: [{action: 2024-01-30/A1, note: Read.}]\n", ["unheld-with-business"]),
        ("status: held\n", ["empty-body"]),
        ("status: moved\n", ["moved-nowhere"]),
        ("status: moved\nmoved_to: 2024-03-26\n", ["moved-to-itself"]),
        ("status: moved\nmoved_to: 2024-03-26-later\n", ["moved-to-nothing"]),
        ("status: moved\nmoved_to: 2024-01-30\n", []),
        ("moved_to: 2024-04-02\n", ["status-missing", "empty-body"]),
        ("status: held\nreason: Snow.\n", ["status-missing", "empty-body"]),
        ("status: cancelled\nwithdrawn: {date: 2024-04-01, reason: A.}\n", ["withdrawn-unheld"]),
        ("status: announced\nchair: Ada Example\n", ["unheld-with-business"]),
        ("status: announced\nattending: Come **in**.\n", ["marks-in-facts"]),
        ("status: announced\nmoved_to: 2024-04-02\n", ["not-moved"]),
        ("status: postponed\n", ["bad-choice"]),
    ],
)
def test_facts_go_with_the_status(smallest: Workbench, facts: str, codes: list[str]) -> None:
    unheld(smallest, facts)
    assert [code for code in smallest.codes() if code != "agenda-only"] == codes


@pytest.mark.parametrize(
    "facts",
    [
        "accepts: [{meeting: 2024-03-26, item: 1}]\n",
        "updates: [{action: 2024-03-26/A1, item: 1, text: To fly., status: open}]\n",
        "takes_up: [{future: 2024-03-26/Ponds, item: 1}]\n",
    ],
)
def test_nothing_comes_from_a_meeting_that_did_no_business(smallest: Workbench, facts: str) -> None:
    unheld(smallest, "status: cancelled\n")
    unheld(smallest, facts, "\n## 1. Notes\n\nThey were read.\n", day="2024-04-30")
    assert "after-unheld" in smallest.codes()
    unheld(smallest, facts.replace("2024-03-26", "2024-01-30"), "\n## 1. Notes\n\nThey were read.\n", day="2024-04-30")
    assert "after-unheld" not in smallest.codes()


def test_where_the_other_place_is_given_that_is_told_too(smallest: Workbench) -> None:
    smallest.meeting(NEXT)
    unheld(smallest, "status: announced\nvenue: New Hall\n", AGENDA)
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("announced-otherwise", 5)


def test_a_circle_of_moves_is_told_once_in_each_file(smallest: Workbench) -> None:
    for day, to in (("2024-03-26", "2024-04-02"), ("2024-04-02", "2024-04-09"), ("2024-04-09", "2024-03-26")):
        unheld(smallest, f"status: moved\nmoved_to: {to}\n", day=day)
    assert smallest.codes() == ["moved-in-a-circle"] * 3
    unheld(smallest, "status: moved\nmoved_to: 2024-04-16\n", day="2024-04-09")
    assert smallest.codes() == []
    for status in ("cancelled", "inquorate"):
        unheld(smallest, f"status: {status}\n", day="2024-04-09")
        assert smallest.codes() == ["moved-to-unheld"]


NEXT = "next_meeting: {date: 2024-03-26, time: 14:00 - 15:00, venue: Old Hall}\n"


@pytest.mark.parametrize(
    ("facts", "mark"),
    [
        ("status: cancelled\n", " (cancelled)"),
        ("status: moved\nmoved_to: 2024-04-09\n", " (moved to 9 April 2024)"),
        ("status: announced\n", "."),
    ],
)
def test_whoever_looks_for_the_next_meeting_is_told_what_became_of_it(
    smallest: Workbench, facts: str, mark: str
) -> None:
    smallest.meeting(NEXT)
    unheld(smallest, facts)
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert f"26 March 2024, 2pm to 3pm, Old Hall{mark.rstrip('.')}" in said(site, "meetings/2024-02-27")
    home = said(site, ".").partition("Next meeting announced")[2]
    assert f"26 March 2024{', 2pm to 3pm, Old Hall' if mark == '.' else ''}{mark}" in home
    calendar = (site / "calendar.ics").read_text("utf-8").replace("\r\n ", "")
    assert ("9 April 2024" in calendar) is ("moved" in facts)


def test_what_minutes_announced_is_held_against_the_file(smallest: Workbench) -> None:
    smallest.meeting(NEXT)
    unheld(smallest, "status: announced\nvenue: Old Hall\ntime: 10:00 - 11:00\n", AGENDA)
    (told,) = smallest.problems()
    assert (told.code, told.place.line) == ("announced-otherwise", 6)
    assert smallest.problems()[0].place.file.endswith("2024-03-26.md")
    meeting = archive_of(smallest.content).unheld["2024-03-26"]
    assert (meeting.hours and meeting.hours.start.hour, meeting.venue) == (10, "Old Hall")
    assert "10am to 11am" in told.message
    assert "2pm to 3pm" in told.message


def test_addresses_on_how_to_attend_are_links(smallest: Workbench) -> None:
    unheld(smallest, "status: announced\nattending: Watch at https://hall.invalid/live?a=1&b=2. Or <come>.\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    page = (site / "meetings/2024-03-26/index.html").read_text("utf-8")
    assert ">https://hall.invalid/live?a=1&amp;b=2</a>. Or &lt;come&gt;." in page


def test_an_announced_file_is_pointed_to_by_new(smallest: Workbench) -> None:
    unheld(smallest, "status: announced\n", AGENDA)
    refused = run("new", "2024-03-26", "--content", str(smallest.content))
    assert refused.status == 1
    assert "It is announced: when the meeting was held, delete its line status:" in refused.err


def test_an_announced_agenda_says_what_is_exempt_or_put_off(smallest: Workbench) -> None:
    smallest.write(
        "meetings/2024-04-02.md",
        "---\ntitle: Invented Panel\ndate: 2024-04-02\nstatus: announced\n"
        "items:\n  1: {exempt: Names of ducks.}\n  2: {withdrawn: true}\n---\n\n## 1. Ducks\n\n## 2. Geese\n",
    )
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings/2024-04-02/index.html"))
    assert "1. Ducks To be dealt with without the public: Names of ducks. 2. Geese Withdrawn from the agenda." in page

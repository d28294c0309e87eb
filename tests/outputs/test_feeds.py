"""Feeds and the calendar, read back by libraries that did not write them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID
from xml.etree.ElementTree import fromstring
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import pytest

from minutebook.outputs import Settings
from minutebook.outputs.calendar import calendar
from minutebook.outputs.feeds import feeds
from minutebook.outputs.identifiers import permanent_id
from minutebook.pipeline.steps import load
from minutebook.rulebook import NOT_YET
from tests.sites import ROOT, TOWN, Workbench, archive_of, build

ATOM = "{http://www.w3.org/2005/Atom}"


def parse(path: Path) -> feedparser.FeedParserDict:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


@pytest.fixture(params=["real", "town"])
def site(request: pytest.FixtureRequest, real_site: Path, town_site: Path) -> Path:
    return real_site if request.param == "real" else town_site


def feeds_of(site: Path) -> list[Path]:
    return sorted(site.rglob("feed.xml"))


def test_there_is_a_feed_of_everything_of_actions_of_corrections_and_of_each_theme(town_site: Path) -> None:
    assert [path.relative_to(town_site).parent.as_posix() for path in feeds_of(town_site)] == [
        *("actions", "corrections", "."),
        *("themes/duck-crossings", "themes/lamp-posts", "themes/pond-safety", "themes/unused"),
    ]


def test_every_feed_has_what_atom_asks_for(site: Path) -> None:
    ids: set[str] = set()
    for path in feeds_of(site):
        root = fromstring(path.read_bytes())  # noqa: S314 (our own output)
        feed = parse(path)
        for element in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1, (path, name)
            UUID(str(element.findtext(f"{ATOM}id")).removeprefix("urn:uuid:"))
        assert feed.feed.author
        own = [entry.id for entry in feed.entries]
        assert len(set(own)) == len(own)
        assert feed.feed.id not in ids
        ids.add(feed.feed.id)
        assert [entry.updated for entry in feed.entries] == sorted(
            (entry.updated for entry in feed.entries), reverse=True
        )


def test_a_feed_is_as_old_as_its_latest_entry_and_an_empty_one_as_the_latest_meeting(
    town_site: Path, real_site: Path
) -> None:
    for path in feeds_of(town_site):
        feed = parse(path)
        assert feed.feed.updated == max((entry.updated for entry in feed.entries), default="2024-03-05T00:00:00+00:00")
    assert parse(real_site / "corrections/feed.xml").entries == []
    assert parse(real_site / "corrections/feed.xml").feed.updated == "2024-02-27T00:00:00+00:00"


def test_everything_new_tells_of_meetings_actions_updates_and_corrections(town_site: Path) -> None:
    titles = [entry.title for entry in parse(town_site / "feed.xml").entries]
    assert titles[:3] == [
        "Puddlewick Scrutiny Panel, 5 March 2024",
        "Puddlewick Scrutiny Panel, 5 September 2023",
        "Reopened: action 2022-06-07/A1, PTC to put up railings.",
    ]
    assert sum(title.startswith("Action ") for title in titles) == 7
    assert sum("Correction of" in title for title in titles) == 3


def test_the_feed_of_actions_tells_what_became_of_them(town_site: Path) -> None:
    entries = {entry.title: entry for entry in parse(town_site / "actions/feed.xml").entries}
    merged = next(entry for title, entry in entries.items() if title.startswith("Merged"))
    assert merged.link == "https://puddlewick.example/panel/actions/2022-03-01-a4/"
    assert merged.summary == (
        "Merged into 2022-03-01/A3: Lamps to be looked at., 7 June 2022. "
        "All lamps are looked at together. The action: Watch to look at the lamps of Upper Puddle."
    )
    assert [tag.term for tag in merged.tags] == ["Lamp posts"]


def test_a_redaction_is_told_without_its_words_and_a_correction_with_them(town_site: Path) -> None:
    said = [entry.summary for entry in parse(town_site / "corrections/feed.xml").entries]
    assert said[0] == "2. Ducks and pond: words were removed. Reason: A private person was named"
    assert said[1] == "2. Ducks and pond: “dcuks” was changed to “ducks”. Reason: Letters swapped"


def test_a_theme_s_feed_tells_of_its_items_actions_and_future_items(town_site: Path) -> None:
    titles = [entry.title for entry in parse(town_site / "themes/lamp-posts/feed.xml").entries]
    assert titles == [
        "1. Survey of lamps (5 March 2024)",
        "Merged: action 2022-03-01/A4, Watch to look at the lamps of Upper Puddle.",
        "3. Lamps (1 March 2022)",
        "Action 2022-03-01/A3: Lamps to be looked at.",
        "Action 2022-03-01/A4: Watch to look at the lamps of Upper Puddle.",
        "Future item: Exception paper – Lamp survey",
    ]


def test_an_accepted_or_corrected_meeting_is_news_again(town_site: Path) -> None:
    entries = {entry.title: entry for entry in parse(town_site / "feed.xml").entries}
    first = entries["Puddlewick Scrutiny Panel, 1 March 2022"]
    assert (first.published[:10], first.updated[:10]) == ("2022-03-01", "2022-06-07")
    assert "minutes accepted as a correct record on 7 June 2022" in first.summary
    assert entries["Puddlewick Scrutiny Panel, 7 March 2023"].updated[:10] == "2023-04-02"


def test_words_that_look_like_html_stay_words(smallest: Workbench) -> None:
    smallest.meeting('actions:\n  - {id: A1, item: 1, text: "Council to <b>count</b> & feed.", owners: [council]}\n')
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    entry = next(entry for entry in parse(site / "actions/feed.xml").entries if "2024-02-27/A1" in entry.title)
    assert entry.summary == "Recorded on 27 February 2024: Council to &lt;b&gt;count&lt;/b&gt; &amp; feed."


def test_without_an_address_of_its_own_a_site_s_feeds_lead_on_from_where_they_lie(real_site: Path) -> None:
    links = re.findall(r'<link href="([^"]+)"', (real_site / "themes/fraud/feed.xml").read_text(encoding="utf-8"))
    assert links[:2] == ["./", "../../meetings/2024-02-27/#item-4"]
    assert not re.search(r'rel="self"', (real_site / "feed.xml").read_text(encoding="utf-8"))


def test_a_feed_has_fifty_entries_at_most(smallest: Workbench) -> None:
    actions = "".join(f"  - {{id: A{number}, text: Duck {number}., owners: [council]}}\n" for number in range(1, 60))
    smallest.meeting(f"actions:\n{actions}")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert len(parse(site / "actions/feed.xml").entries) == 50


def test_ids_are_made_once() -> None:
    site = archive_of(TOWN).site
    # Frozen: whoever changes these makes every entry new to every reader.
    assert permanent_id(site, "meeting", "2022-03-01") == "urn:uuid:f5bcbb92-d431-506e-8181-cbc29767bc54"
    assert permanent_id(site, "event", "2024-06-04") == "urn:uuid:0a9c73c0-3da2-5cf0-90e4-f8c1d643102f"


# ---- The calendar ------------------------------------------------------------------------------------------------


def read(site: Path) -> icalendar.Calendar:
    made = icalendar.Calendar.from_ical((site / "calendar.ics").read_bytes())
    assert isinstance(made, icalendar.Calendar)
    return made


def events(site: Path) -> dict[str, icalendar.Event]:
    return {str(event["UID"]): event for event in read(site).walk("VEVENT") if isinstance(event, icalendar.Event)}


def test_the_real_meeting_and_the_one_announced_are_in_the_calendar(real_site: Path) -> None:
    told = [
        (str(event["SUMMARY"]), event.decoded("DTSTART"), str(event["DESCRIPTION"]))
        for event in events(real_site).values()
    ]
    assert told == [
        ("Community Outcomes Meeting (COM)", date(2024, 2, 27), "Published here: minutes."),
        (
            "Community Outcomes Meeting (announced)",
            datetime(2024, 6, 18, 14, 30, tzinfo=ZoneInfo("Europe/London")),
            "Announced on 27 February 2024. No minutes of this meeting are published here.",
        ),
    ]


def test_hours_are_right_in_winter_and_in_summer(town_site: Path) -> None:
    starts = {event.decoded("DTSTART") for event in events(town_site).values()}
    moments = {start.astimezone(UTC).isoformat() for start in starts if isinstance(start, datetime)}
    assert "2022-03-01T10:00:00+00:00" in moments  # winter: GMT
    assert "2024-06-04T09:00:00+00:00" in moments  # summer: BST


def test_the_time_zone_changes_when_the_clocks_do(town_site: Path) -> None:
    zone = read(town_site).walk("VTIMEZONE")[0]
    assert str(zone["TZID"]) == "Europe/London"
    parts = {
        part.decoded("DTSTART").isoformat(): (part.name, str(part["TZNAME"]), part.decoded("TZOFFSETFROM").seconds)
        for part in zone.subcomponents
    }
    # Clocks change at 01:00 GMT: local time before it is 01:00 in spring and 02:00 in autumn (RFC 5545, 3.6.5).
    assert parts["2024-03-31T01:00:00"] == ("DAYLIGHT", "BST", 0)
    assert parts["2024-10-27T02:00:00"] == ("STANDARD", "GMT", 3600)
    assert len(parts) == 7  # 1 January 2022, and two changes a year until 2024


def test_every_event_has_what_icalendar_asks_for(town_site: Path) -> None:
    found = events(town_site)
    assert len(found) == 9  # seven held, two announced
    for uid, event in found.items():
        UUID(uid.removeprefix("urn:uuid:"))
        assert event.decoded("DTSTAMP").tzinfo is not None
        assert str(event["URL"]).startswith("https://puddlewick.example/panel/meetings/")


def test_lines_are_folded_and_end_as_the_standard_says(town_site: Path) -> None:
    written = (town_site / "calendar.ics").read_bytes()
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75


def uids(bench: Workbench) -> list[str]:
    made = next(iter(calendar(archive_of(bench.content), None))).content  # type: ignore[arg-type]  # settings are not read
    assert isinstance(made, bytes)
    return sorted(str(event["UID"]) for event in icalendar.Calendar.from_ical(made).walk("VEVENT"))


@pytest.mark.parametrize("name", ["2024-04-02", "2024-04-02-special"])
def test_an_announced_meeting_keeps_its_uid_once_it_is_held(smallest: Workbench, name: str) -> None:
    smallest.meeting("next_meeting: {date: 2024-04-02, venue: Old Pump Room}\n")
    before = uids(smallest)
    smallest.write(f"meetings/{name}.md", "---\ntitle: C\ndate: 2024-04-02\n---\n\nD.\n")
    assert uids(smallest) == before
    assert len(before) == 3


def test_two_meetings_of_a_day_have_two_uids_whichever_was_first(smallest: Workbench) -> None:
    for name, hours in (("2024-04-02-early", "9:00 - 10:00"), ("2024-04-02", "14:00 - 15:00")):
        smallest.write(f"meetings/{name}.md", f"---\ntitle: {name}\ndate: 2024-04-02\ntime: {hours}\n---\n\nD.\n")
    assert len(set(uids(smallest))) == len(uids(smallest)) == 4


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-02"])
def test_a_far_date_is_in_the_calendar_too(smallest: Workbench, day: str) -> None:
    if day > "2024":
        smallest.meeting(f"next_meeting: {{date: {day}}}\n")
    else:
        smallest.write(f"meetings/{day}.md", f"---\ntitle: Old\ndate: {day}\n---\n\nD.\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert day in {str(event.decoded("DTSTART")) for event in events(site).values()}


def test_a_title_of_two_lines_is_one_line_of_the_calendar(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: |\n  Two\n  lines\nbody: Panel\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert str(read(site)["X-WR-CALNAME"]) == "Two lines"


def test_ireland_s_summer_time_is_daylight_saving(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: T\nbody: Panel\ntimezone: Europe/Dublin\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    parts = [(part.name, str(part["TZNAME"])) for part in read(site).walk("VTIMEZONE")[0].subcomponents]
    assert parts == [("STANDARD", "GMT"), ("DAYLIGHT", "IST"), ("STANDARD", "GMT")]


def test_bodies_without_latin_letters_have_ids_of_their_own(smallest: Workbench) -> None:
    ids = []
    for body in ("Совет", "Комитет"):
        smallest.write("site.yaml", f"title: T\nbody: {body}\n")
        ids.append(permanent_id(archive_of(smallest.content).site, "meeting", "2024-02-27"))
    assert ids[0] != ids[1]


def test_a_site_whose_only_minutes_were_withdrawn_has_an_empty_calendar(smallest: Workbench) -> None:
    (smallest.content / "meetings" / "2024-01-30.md").unlink()
    smallest.meeting("withdrawn: {date: 2024-03-11, reason: Notes of another panel.}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert read(site).walk("VEVENT") == []
    assert parse(site / "feed.xml").feed.updated == "2024-03-11T00:00:00+00:00"


def test_a_preview_without_meetings_has_an_empty_calendar_too(smallest: Workbench) -> None:
    for path in (smallest.content / "meetings").iterdir():
        path.unlink()
    archive, _ = load(smallest.content, tolerated=NOT_YET)
    assert archive is not None
    settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets")
    files = {file.path: file.content for file in (*calendar(archive, settings), *feeds(archive, settings))}
    assert icalendar.Calendar.from_ical(files["calendar.ics"]).walk("VEVENT") == []
    assert feedparser.parse(files["feed.xml"]).feed.updated == "1970-01-01T00:00:00+01:00"

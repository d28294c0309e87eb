"""Several series in one site: what follows from the order of meetings holds within each. The county is invented."""

import csv
import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import etree

from minutebook.model import Archive
from minutebook.outputs import naming
from tests.reading import text, tree
from tests.sites import COUNTY, Workbench, archive_of, build, run, silent_since

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def county() -> Archive:
    return archive_of(COUNTY)


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    made = Workbench(tmp_path)
    made.copy(COUNTY)
    return made


def said(site: Path, page: str) -> str:
    return text(tree(site / page / "index.html"))


# Within a series


@pytest.mark.parametrize(
    ("reference", "silent", "overdue"),
    [
        ("2023-05-09/A1", (), False),  # what other committees did not say is no silence, and their days are not its own
        ("2023-06-06/A1", ("2023-10-03", "2024-02-06"), False),
        ("2023-06-06/A2", ("2023-10-03", "2024-02-06"), True),
        ("2023-06-13/A1", ("2023-07-04-licensing", "2023-10-03", "2024-03-05"), True),
        ("2023-10-03/A1", ("2024-02-06", "2024-03-05"), False),  # of a joint meeting: both committees
    ],
)
def test_silence_and_dates_are_those_of_the_series(
    county: Archive, reference: str, silent: tuple[str, ...], *, overdue: bool
) -> None:
    history = county.actions[reference]
    assert (silent_since(county, history), history.overdue) == (silent, overdue)
    assert history.meetings_since == len(county.meetings.beside(history.action.meeting).since(history.action.meeting))


def test_another_series_may_speak_of_an_action_and_is_never_silent_about_it(county: Archive) -> None:
    (mention,) = county.actions["2023-06-06/A2"].mentions
    assert (mention.meeting, mention.silent_before) == ("2023-07-04-licensing", ("2023-07-04",))


@pytest.mark.parametrize(
    ("meeting", "due", "before", "after"),
    [
        ("2022-06-14", ["2022-05-10/A1", "2022-05-10/A2", "2022-05-10/A3"], "2022-05-10", "2022-07-12"),
        ("2023-05-09", [], "2022-07-12", None),
        ("2023-06-13", [], "2022-11-08", "2023-07-04-licensing"),
        ("2023-07-04", ["2023-06-06/A1", "2023-06-06/A2"], "2023-06-06", "2023-10-03"),
        ("2023-07-04-licensing", ["2023-06-13/A1"], "2023-06-13", "2023-10-03"),
        ("2023-10-03", ["2023-06-06/A2", "2023-06-13/A1"], "2023-07-04-licensing", "2024-02-06"),
        ("2024-03-05", ["2023-06-13/A1", "2023-10-03/A1"], "2023-10-03", None),
    ],
)
def test_matters_arising_and_neighbours_are_those_of_the_series(
    county: Archive, meeting: str, due: list[str], before: str | None, after: str | None
) -> None:
    arising = county.matters_arising[meeting]
    assert sorted((*arising.told, *arising.silent)) == due
    beside = county.meetings.beside(meeting)
    found = [held.id if held else None for held in (beside.before(meeting), beside.after(meeting))]
    assert found == [before, after]


def test_a_future_item_waits_for_a_meeting_of_its_series(county: Archive) -> None:
    # Licensing has an item on boats on duck ponds, with its theme and its words.
    (entry,) = (promised for promised in county.promised if promised.meeting == "2023-05-09")
    assert (entry.item, entry.meetings_since) == (None, 0)
    assert naming.fate(entry, county) == "No later minutes of the County Council are published here"


def test_a_day_is_held_by_the_series_that_announced_it(county: Archive) -> None:
    # Planning met on the day that it announced; on the same day so did Licensing, which had not announced it.
    # What was announced for 14 November 2023 and 9 April 2024 has files that tell more.
    assert county.announced == ()
    assert list(county.unheld) == [
        *("2022-12-06", "2023-01-10", "2023-03-07"),
        *("2023-09-05", "2023-11-14", "2024-04-09-licensing", "2024-04-09-planning"),
    ]


def test_a_theme_has_a_heartbeat_in_each_series(county: Archive) -> None:
    assert [(beat.series, beat.examined, beat.gaps) for beat in county.themes["barns"].heartbeats] == [
        (("council",), ("2022-05-10", "2022-06-14"), (0, 2)),
        (("planning",), ("2023-06-06", "2023-07-04", "2023-10-03"), (0, 0, 1)),
        (("licensing",), ("2022-09-06", "2022-10-11", "2023-10-03"), (0, 3, 1)),
    ]


def test_minutes_are_the_latest_of_their_series(county: Archive) -> None:
    assert (
        naming.state_of_minutes(county.meetings["2023-05-09"], county) == "final minutes, not yet known to be accepted"
    )
    assert naming.state_of_minutes(county.meetings["2023-06-13"], county) == "final minutes, acceptance not recorded"


# What readers are told


def test_what_is_counted_names_whose_meetings_are_meant(county_site: Path) -> None:
    assert "Not mentioned at the 2 meetings of the Planning Committee published since 4 July 2023 (Licensing)" in said(
        county_site, "actions/2023-06-06-a2"
    )
    assert "as at 6 February 2024 (Planning)" not in said(county_site, "actions")
    assert "as at the latest meeting of each series published here" in said(county_site, "actions")
    assert "as at 6 February 2024, the latest meeting of the Planning Committee published here" in said(
        county_site, "actions/2023-06-06-a2"
    )
    joint = said(county_site, "actions/2023-10-03-a1")
    assert "2 meetings of the Planning Committee and the Licensing Committee published since" in joint
    assert "No later minutes of the County Council are published here" in said(county_site, "actions/2023-05-09-a1")
    assert "No action of an earlier meeting of the Planning Committee" not in said(county_site, "meetings/2023-07-04")
    assert "Not known: no earlier minutes of the Licensing Committee" in said(county_site, "meetings/2022-09-06")


def test_each_series_has_a_page_with_its_own(county_site: Path) -> None:
    planning = said(county_site, "series/planning")
    for words in (
        "It decides what may be built in Puddlewick.",
        "Latest minutes Planning Committee, 6 February 2024",
        "Next meeting announced Planning Committee, 9 April 2024",
        "Questions reach the clerk by noon of the day before.",
        "Joint meeting on boats and barns, 3 October 2023",
        "3 actions",
    ):
        assert words in planning
    assert "boats on duck ponds" not in planning.lower()


def test_a_series_has_ended_once_the_minutes_are_of_that_day(county_site: Path, bench: Workbench) -> None:
    # The latest minutes are of 5 March 2024, and no clock is read.
    assert "Ends 30 June 2024" in said(county_site, "series/licensing")
    assert "Those that ended" not in said(county_site, "series")
    late = "---\ntitle: Planning Committee\nseries: planning\ndate: 2024-07-02\n---\n\n## 1. A\n\nB.\n"
    bench.write("meetings/2024-07-02.md", late)
    site = build(bench.content, bench.folder / "site", "--no-search")
    assert "Ended 30 June 2024" in said(site, "series/licensing")
    listed = said(site, "series")
    assert listed.index("Those that meet") < listed.index("Planning") < listed.index("Those that ended")
    assert listed.index("Those that ended") < listed.rindex("Licensing Committee")
    assert "Licensing Committee" not in said(site, ".").partition("Series of meetings")[2].partition("Themes")[0]


def test_an_announced_day_that_has_passed_is_no_next_meeting(county_site: Path) -> None:
    assert "Next meeting announced None" in said(county_site, "series/council")
    home = said(county_site, ".")
    assert "14 November 2023" not in home
    assert "Planning Committee, 9 April 2024, 10am to 11am, Invented Hall. How to attend." in home
    assert "County Council, 14 November 2023 (inquorate): 1 item" in said(county_site, "meetings")


def test_a_meeting_says_whose_it_is(county_site: Path) -> None:
    assert "Series Planning Committee; Licensing Committee" in said(county_site, "meetings/2023-10-03")


def test_each_series_has_a_feed_and_a_calendar(county_site: Path) -> None:
    feed = etree.parse(county_site / "series/licensing/feed.xml")
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]
    assert any("3 October 2023" in title for title in titles)
    assert not any("Planning" in title for title in titles)
    events = Calendar.from_ical((county_site / "series/planning/calendar.ics").read_bytes()).walk("VEVENT")
    held = ["2023-02-07", "2023-06-06", "2023-07-04", "2023-10-03", "2024-02-06"]
    others = ["2023-01-10", "2023-09-05", "2024-04-09"]
    assert len(events) == len(held) + len(others)
    everything = Calendar.from_ical((county_site / "calendar.ics").read_bytes()).walk("VEVENT")
    names = [str(event["UID"]) for event in everything]
    # Two committees of one day, announced or held, are two entries.
    assert len(names) == len(set(names)) == 26  # sittings, and meetings announced or not held


def test_what_was_announced_keeps_its_name_once_it_was_held(bench: Workbench) -> None:
    def uids() -> dict[str, str]:
        made = build(bench.content, bench.folder / "site", "--no-search")
        events = Calendar.from_ical((made / "calendar.ics").read_bytes()).walk("VEVENT")
        return {f"{event['SUMMARY']} {event.decoded('dtstart')}"[:40]: str(event["UID"]) for event in events}

    before = uids()
    held = "---\ntitle: Planning Committee\nseries: planning\ndate: 2024-04-09\n---\n\n## 1. A\n\nB.\n"
    bench.write("meetings/2024-04-09-planning.md", held)
    after = uids()
    (announced,) = [uid for name, uid in before.items() if name.startswith("Planning Committee (announced)")]
    (met,) = [uid for name, uid in after.items() if name.startswith("Planning Committee 2024-04-09")]
    assert met == announced


def test_the_register_and_the_search_can_be_narrowed_to_a_series(county_site: Path) -> None:
    register = (county_site / "actions/index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-series="?([\w -]+)', register).count("planning licensing") == 1
    choices = [
        option.get("value")
        for option in tree(county_site / "actions/index.html").iterfind(".//select[@name='series']/option")
    ]
    assert choices == ["", "council", "planning", "licensing"]
    boxes = [box.get("value") for box in tree(county_site / "search/index.html").iterfind(".//input[@name='series']")]
    assert boxes == ["council", "planning", "licensing"]
    (facets,) = (county_site / "pagefind").glob("facets-*.json")
    assert set(json.loads(facets.read_text(encoding="utf-8"))["series"]) == {"council", "planning", "licensing"}


def test_the_data_say_whose_meetings_and_actions_they_are(county_site: Path) -> None:
    def rows(name: str) -> dict[str, dict[str, str]]:
        with (county_site / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            return {row["id"]: row for row in csv.DictReader(file)}

    assert rows("meetings")["2023-10-03"]["series"] == "planning; licensing"
    assert rows("actions")["2023-06-06/A2"]["series"] == "planning"
    licensing = rows("series")["licensing"]
    assert (licensing["ended_on"], licensing["meetings"], licensing["latest_on"]) == ("2024-06-30", "7", "2024-03-05")
    popolo = json.loads((county_site / "data/popolo.json").read_text(encoding="utf-8"))
    events = {event["id"]: event["organization_id"] for event in popolo["events"]}
    assert (events["2023-06-06"], events["2023-10-03"]) == ("series/planning", "pcc")
    assert {body["id"] for body in popolo["organizations"]} >= set(events.values())


def test_actions_have_the_prefix_of_their_series(county_site: Path) -> None:
    assert "PLAN 2023-06-06/A2" in said(county_site, "actions/2023-06-06-a2")
    assert "PCC 2023-10-03/A1" in said(county_site, "actions/2023-10-03-a1")


# What officers do


def test_a_new_meeting_begins_from_its_series(bench: Workbench) -> None:
    refused = run("new", "2024-05-07", "--content", str(bench.content))
    assert refused.status == 2
    assert "--series with one of council, planning, licensing" in refused.err
    made = run("new", "2024-05-07", "--series", "planning", "--content", str(bench.content))
    assert made.status == 0, made.err
    draft = (bench.content / "meetings/2024-05-07.md").read_text(encoding="utf-8")
    assert "title: Planning Committee\nseries: planning\n" in draft
    assert re.findall(r"action: (\S+)", draft) == ["2023-06-06/A2", "2023-10-03/A1"]
    assert "meeting: 2024-02-06" in draft
    assert "Duck ponds" not in draft


def test_the_first_meeting_of_a_series_is_begun_from_nothing(bench: Workbench) -> None:
    bench.write("series.yaml", (COUNTY / "series.yaml").read_text("utf-8") + "parks: {name: Parks Panel}\n")
    assert run("new", "2024-05-07", "--series", "parks", "--content", str(bench.content)).status == 0
    draft = (bench.content / "meetings/2024-05-07.md").read_text(encoding="utf-8")
    assert draft.startswith("---\ntitle: Parks Panel\nseries: parks\n")


@pytest.mark.parametrize(
    ("facts", "codes"),
    [
        ("", ["no-series"]),
        ("series: plannning\n", ["unknown-series"]),
        ("series: [planning, planning]\n", ["listed-twice"]),
        ("series: [planning, licensing]\n", []),
        ("series: planning\naccepts: [{meeting: 2023-06-13, item: 1}]\n", ["other-series"]),
        ("series: [planning, licensing]\naccepts: [{meeting: 2023-06-13, item: 1}]\n", []),
        ("series: planning\ntakes_up: [{future: 2023-05-09/Duck ponds, item: 1}]\n", ["other-series"]),
        ("series: planning\nupdates: [{action: 2023-06-13/A1, item: 1, status: complete}]\n", []),
    ],
)
def test_a_meeting_file_is_held_against_the_series(bench: Workbench, facts: str, codes: list[str]) -> None:
    bench.write(
        "meetings/2023-12-05.md", f"---\ntitle: Invented\ndate: 2023-12-05\n{facts}---\n\n## 1. Tea\n\nTea was had.\n"
    )
    assert bench.codes() == codes


def test_a_meeting_after_the_end_of_its_series_is_asked_about(bench: Workbench) -> None:
    text_ = "---\ntitle: L\nseries: licensing\ndate: 2024-07-{}\n---\n\n## 1. Tea\n\nTea was had.\n"
    bench.write("meetings/2024-07-02.md", text_.format("02"))
    (told,) = bench.problems()
    assert (told.code, told.place.line) == ("after-the-end", 3)
    assert "30 June 2024" in told.message


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("parks: {name: Parks Panel, organisation: nobody}", "unknown-organisation"),
        ("parks: {name: Planning Committee}", "same-name"),
        ("parks: {name: Parks Panel, short_name: Planning}", "same-short-name"),
        ("parks: {}", "missing-key"),
        ("Parks Panel: {name: Parks Panel}", "bad-id"),
    ],
)
def test_the_register_of_series_is_checked(bench: Workbench, entry: str, code: str) -> None:
    bench.write("series.yaml", f"{(COUNTY / 'series.yaml').read_text('utf-8')}{entry}\n")
    assert code in bench.codes()


# A site of one series


def test_where_there_is_one_series_meetings_need_not_name_it(smallest: Workbench) -> None:
    smallest.write("series.yaml", "panel: {name: Invented Panel, attending: Come to the Invented Hall.}\n")
    archive = archive_of(smallest.content)
    assert {meeting.series for meeting in archive.meetings.values()} == {("panel",)}
    site = build(smallest.content, smallest.folder / "site")
    assert "Come to the Invented Hall." in said(site, "series/panel")
    assert "of the Invented Panel published" not in said(site, "actions/2024-01-30-a1")
    assert tree(site / "actions/index.html").find(".//select[@name='series']") is None


def test_where_there_is_no_file_of_series_nothing_is_said_of_any(town_site: Path) -> None:
    assert not (town_site / "series").exists()
    assert "series" not in (town_site / "index.html").read_text(encoding="utf-8").lower()


# What a sceptic found


def held(bench: Workbench, name: str, series: str, facts: str = "", body: str = "## 1. Tea\n\nTea was had.\n") -> None:
    title = f"Invented meeting {name} of {series}".translate({ord(mark): None for mark in "[]"})
    bench.write(
        f"meetings/{name}.md",
        f"---\ntitle: {title}\nseries: {series}\ndate: {name[:10]}\n{facts}---\n\n{body}",
    )


def test_nobody_is_silent_about_an_action_of_which_it_is_not_known_whose_it_is(bench: Workbench) -> None:
    update = "updates: [{action: 2023-05-02/A1, item: 1, text: PCC to move a barn., status: open}]\n"
    held(bench, "2023-12-12", "council", update)
    held(bench, "2024-01-16", "council")
    archive = archive_of(bench.content)
    history = archive.actions["2023-05-02/A1"]
    assert (history.series, history.silent_since, history.overdue) == ((), 0, False)
    assert "2023-05-02/A1" not in archive.matters_arising["2024-01-16"].silent


def test_of_withdrawn_minutes_it_is_known_whose_they_were(bench: Workbench) -> None:
    held(bench, "2024-01-09", "planning", "withdrawn: {date: 2024-01-20, reason: Other notes.}\n")
    update = "updates: [{action: 2024-01-09/A1, item: 1, text: PCC to move a barn., status: open}]\n"
    held(bench, "2024-01-16", "council", update)
    archive = archive_of(bench.content)
    assert archive.actions["2024-01-09/A1"].series == ("planning",)
    assert naming.reference_prefix(("planning",), archive) == "PLAN"


def test_a_state_goes_by_whoever_spoke_last(bench: Workbench) -> None:
    held(bench, "2024-06-04", "council", "updates: [{action: 2023-06-06/A2, item: 1, status: complete}]\n")
    site = build(bench.content, bench.folder / "site", "--no-search")
    page = said(site, "actions/2023-06-06-a2")
    assert "Complete as at 4 June 2024 (Council), the latest meeting published here that spoke of it" in page
    assert "All are complete as at 4 June 2024." in said(site, "meetings/2023-06-06")


def test_an_action_that_another_series_speaks_of_can_pass_its_date(bench: Workbench) -> None:
    dated = "actions: [{id: A1, item: 1, text: PCC to wait., owners: [pcc], due: 2024-05-01}]\n"
    held(bench, "2024-02-20", "planning", dated)
    assert not archive_of(bench.content).actions["2024-02-20/A1"].overdue
    held(bench, "2024-06-04", "council", "updates: [{action: 2024-02-20/A1, item: 1, note: Still waiting.}]\n")
    assert archive_of(bench.content).actions["2024-02-20/A1"].overdue


def test_both_committees_accept_the_notes_of_a_joint_meeting(bench: Workbench) -> None:
    accepts = "accepts: [{meeting: 2023-10-03, item: 1}]\n"
    held(bench, "2023-12-05", "planning", accepts)
    held(bench, "2023-12-06", "licensing", accepts)
    assert bench.codes() == []
    assert archive_of(bench.content).accepted["2023-10-03"].by == "2023-12-05"
    held(bench, "2023-12-07", "licensing", accepts)
    assert bench.codes() == ["accepted-twice"]


@pytest.mark.parametrize("second", ["planning", "[licensing, planning]"])
def test_a_joint_meeting_that_each_announced_is_one(bench: Workbench, second: str) -> None:
    held(bench, "2024-03-12", "[planning, licensing]", "next_meeting: {date: 2024-05-14}\n")
    held(bench, "2024-03-19", second, "next_meeting: {date: 2024-05-14}\n")
    (entry,) = archive_of(bench.content).announced
    assert entry.by == "2024-03-19"

    def uid(name: str) -> str:
        site = build(bench.content, bench.folder / "site", "--no-search")
        events = Calendar.from_ical((site / "calendar.ics").read_bytes()).walk("VEVENT")
        (found,) = [str(event["UID"]) for event in events if name in str(event.decoded("dtstart"))]
        return found

    announced = uid("2024-05-14")
    held(bench, "2024-05-14", "[planning, licensing]")
    assert uid("2024-05-14") == announced


def test_a_day_in_words_is_of_the_same_series(bench: Workbench) -> None:
    held(bench, "2024-03-12", "licensing", body="## 1. A\n\nThe notes of 6 June 2023 and of 4 July 2023 were read.\n")
    site = build(bench.content, bench.folder / "site", "--no-search")
    links = re.findall(r"\.\./(2023-0[67]-0[46][\w-]*)/", (site / "meetings/2024-03-12/index.html").read_text("utf-8"))
    assert links == ["2023-07-04-licensing"]


def test_the_sheet_of_questions_asks_within_the_series(bench: Workbench) -> None:
    sheet = bench.folder / "report.md"
    assert run("check", "--content", str(bench.content), "--report", str(sheet)).status == 0
    asked = sheet.read_text(encoding="utf-8")
    assert "the next one here is" not in asked
    assert "Were the notes of 5 March 2024" not in asked
    assert "Were the notes of 6 February 2024" not in asked
    assert "Were the notes of 9 May 2023" not in asked
    assert "Were the notes of 4 July 2023 (Planning) accepted?" in asked
    assert "Were the notes of 4 July 2023 (Licensing) accepted?" in asked


def test_a_new_meeting_is_begun_from_one_of_the_committee_alone(bench: Workbench) -> None:
    (bench.content / "meetings/2024-02-06.md").unlink()
    assert run("new", "2024-05-07", "--series", "planning", "--content", str(bench.content)).status == 0
    draft = (bench.content / "meetings/2024-05-07.md").read_text(encoding="utf-8")
    assert draft.startswith("---\ntitle: Planning Committee\n")
    # The notes of both wait for their acceptance.
    assert re.findall(r"meeting: (\S+)", draft.partition("updates:")[0]) == ["2023-07-04", "2023-10-03"]


def test_minutes_are_imported_for_a_series(bench: Workbench) -> None:
    minutes = bench.folder / "minutes.txt"
    minutes.write_text(
        "Licensing Committee\n5 December 2023\n\n1. Minutes of the last meeting\n\nThe minutes were accepted.\n",
        encoding="utf-8",
    )
    refused = run("import", str(minutes), "--content", str(bench.content))
    assert (refused.status, "--series with one of council" in refused.err) == (2, True)
    made = run("import", str(minutes), "--series", "licensing", "--content", str(bench.content))
    assert made.status == 0, made.err
    draft = (bench.content / "meetings/2023-12-05.md").read_text(encoding="utf-8")
    assert "series: licensing\n" in draft
    assert not {"2024-02-06", "2023-05-09", "2023-06-06"} & {*re.findall(r"meeting: (\S+)", draft)}


def test_people_are_counted_at_the_meetings_of_their_committees(county_site: Path) -> None:
    page = said(county_site, "people/bob-sample")
    assert "At 5 of 6 meetings of the County Council, the Planning Committee and the Licensing Committee" in page


def test_what_all_are_is_of_their_series(bench: Workbench) -> None:
    for path in (bench.content / "meetings").glob("*.md"):
        if path.stem not in ("2023-05-09", "2023-06-13"):
            path.unlink()
    site = build(bench.content, bench.folder / "site", "--no-search")
    assert "All that are not finished were raised at the latest meeting of their series published here." in said(
        site, "actions"
    )


def test_no_old_address_is_that_of_a_page(bench: Workbench) -> None:
    for address in ("series/planning/", "people/ada-example/", "organisations/pcc/"):
        held(bench, "2024-03-12", "council", f"aliases: [{address}]\n")
        assert bench.codes() == ["address-taken"], address


def test_two_committees_may_sit_at_once_and_far_apart(bench: Workbench) -> None:
    held(bench, "2024-03-12", "council", "time: 10:00 - 11:00\n")
    held(bench, "2024-03-12-planning", "planning", "time: 10:30 - 11:30\n")
    assert bench.codes() == []
    held(bench, "2024-03-12-again", "planning", "time: 11:00 - 11:45\n")
    assert bench.codes() == ["meetings-at-once"]


def test_a_meeting_is_missed_in_its_series_alone(bench: Workbench) -> None:
    for old in bench.content.glob("meetings/2022-*.md"):
        old.unlink()
    path = bench.content / "meetings/2023-06-13.md"
    text_ = path.read_text("utf-8").replace("minutes: final\n", "accepts: [{meeting: 2023-05-16, item: 1}]\n")
    path.write_text(text_, encoding="utf-8")
    for paper in bench.content.glob("papers/*"):
        paper.unlink()
    assert bench.codes() == []  # the first of Licensing that is published accepts the notes of one before it


def test_a_next_meeting_after_the_end_is_asked_about(bench: Workbench) -> None:
    held(bench, "2024-03-12", "licensing", "next_meeting: {date: 2024-09-10}\n")
    assert bench.codes() == ["after-the-end"]


def test_what_is_announced_stands_by_day_and_each_series_once(bench: Workbench) -> None:
    held(bench, "2024-03-12", "planning", "next_meeting: {date: 2024-06-11}\n")
    held(bench, "2024-03-13", "council", "next_meeting: {date: 2024-05-14}\n")
    held(bench, "2024-03-14", "licensing", "next_meeting: {date: 2024-05-14}\n")
    held(bench, "2024-03-15", "council", "next_meeting: {date: 2024-05-14}\n")
    held(bench, "2024-03-19", "planning")
    found = [(entry.next.date.isoformat(), entry.by) for entry in archive_of(bench.content).announced]
    assert found == [("2024-05-14", "2024-03-15"), ("2024-05-14", "2024-03-14"), ("2024-06-11", "2024-03-12")]

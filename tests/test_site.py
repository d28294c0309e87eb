"""The built sites as a reader meets them, without scripts: every page, every link, the words on them."""

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from minutebook.pipeline.verify import verify
from tests.reading import find, pages, text, texts, tree
from tests.sites import TOWN, Workbench, build, run


@pytest.fixture(params=["real", "town"])
def site(request: pytest.FixtureRequest, real_site: Path, town_site: Path) -> Path:
    """Give both sites in turn."""
    return real_site if request.param == "real" else town_site


def page(site: Path, address: str) -> Path:
    return site / address / "index.html"


def test_every_page_is_valid_enough_for_a_strict_parser(site: Path) -> None:
    for path in pages(site):
        tree(path)


def test_every_page_has_one_first_heading_and_no_level_is_skipped(site: Path) -> None:
    for path in pages(site):
        levels = [int(element.tag[1]) for element in tree(path).iter() if element.tag in ("h1", "h2", "h3", "h4")]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_titles_and_descriptions_are_there_and_titles_unique(site: Path) -> None:
    titles = [texts(tree(path), "title")[0] for path in pages(site)]
    assert len(set(titles)) == len(titles)
    for path in pages(site):
        described = [
            element.get("content") for element in tree(path).iter("meta") if element.get("name") == "description"
        ]
        assert len(described) == 1
        assert described[0]


def test_every_page_has_landmarks_a_skip_link_and_the_way_home(site: Path) -> None:
    for path in pages(site):
        root = tree(path)
        assert root.get("lang") == "en-GB"
        for landmark in ("header", "main", "footer"):
            assert len(list(root.iter(landmark))) == 1, path
        first = next(root.iter("a"))
        assert (first.get("href"), text(first)) == ("#page_main", "Skip to main content")
        if path != site / "index.html":
            crumbs = [nav for nav in root.iter("nav") if nav.get("aria-label") == "Breadcrumb"]
            assert text(next(crumbs[0].iter("a"))) == "Home", path


def test_no_page_shows_a_missing_value_or_a_template(site: Path) -> None:
    for path in pages(site):
        written = path.read_text(encoding="utf-8")
        assert not re.search(r"\{\{|\{%|Undefined|=\"None|None\"|<built-in|object at 0x", written), path
        for element in tree(path).iter():
            of_the_minutes = (element.get("id") or "").startswith("item-")
            assert of_the_minutes or (element.text or "").strip() != "None", path


def test_every_link_and_place_resolves_and_nothing_is_fetched_from_elsewhere(site: Path, town_site: Path) -> None:
    assert verify(site, "/panel/" if site == town_site else "/") == []


def test_no_link_is_called_here(site: Path) -> None:
    for path in pages(site):
        assert not {name.casefold() for name in texts(tree(path), "a")} & {"here", "click here", "more", ""}


def test_scripts_are_those_of_the_search_the_register_and_the_passages(site: Path) -> None:
    for path in pages(site):
        scripts = [element for element in tree(path).iter("script") if element.get("type") != "application/ld+json"]
        folder = path.parent.relative_to(site).as_posix()
        expected = {"search": "search.js", "actions": "register.js", "corrections": "passage.js"}.get(folder)
        if folder.startswith("meetings/"):
            expected = {1: "passage.js"}.get(
                folder.count("/"), "citations.js" if path.parent.name == "citations" else None
            )
        expected = "moved.js" if "This page has moved" in text(tree(path)) else expected
        names = [re.sub("-[0-9a-f]{8}", "", Path(str(script.get("src"))).name) for script in scripts]
        assert names == ([expected] if expected else []), path


# ---- The real meeting ------------------------------------------------------------------------------------------


def test_the_home_page_says_what_was_promised_and_what_is_next(real_site: Path) -> None:
    said = text(find(tree(real_site / "index.html"), "page_main"))
    assert "11 actions, as at 27 February 2024, the latest meeting published here" in said
    assert "11 Open" in said
    assert "18 June 2024, 2:30pm to 4pm (announced on 27 February 2024). Its minutes are not published here." in said


def test_the_headings_of_a_meeting_read_as_its_agenda(real_site: Path) -> None:
    headings = texts(tree(page(real_site, "meetings/2024-02-27")), "h2")
    assert headings[:4] == [
        "Contents",
        "Attendance",
        "1. Welcome, introductions and apologies.",
        "2. Notes of the previous meeting on 23 October 2023 and Matters arising.",
    ]
    assert [heading.partition(".")[0] for heading in headings[2:14]] == [str(number) for number in range(1, 13)]


def test_a_lost_report_is_said_to_be_missing(real_site: Path) -> None:
    root = tree(page(real_site, "meetings/2024-02-27"))
    missing = [element for element in root.iter("span") if element.get("class") == "missing"]
    assert [text(element) for element in missing] == ["Report not published here"] * 6


def test_facts_that_the_minutes_do_not_state_are_not_stated(real_site: Path) -> None:
    root = tree(page(real_site, "meetings/2024-02-27"))
    labels = texts(root, "dt")
    for label in ("Place", "Chair", "Recording", "Minutes"):
        assert label not in labels
    assert "Acceptance Not known: no later minutes are published here" in text(root)
    assert "Apologies: none" not in text(root)


def test_the_earlier_meeting_that_is_not_here_has_no_link(real_site: Path) -> None:
    said = text(find(tree(page(real_site, "meetings/2024-02-27")), "page_main"))
    assert "Those of the meeting of 23 October 2023 (minutes not published here) were accepted under item 2" in said


def test_actions_stand_at_the_end_of_their_item(real_site: Path) -> None:
    root = tree(page(real_site, "meetings/2024-02-27"))
    items = {section[0].get("id"): section for section in root.iter("section")}
    for item, ids in {"4": "12", "5": "34", "6": "5", "7": "6789"}.items():
        found = [element.get("id") for element in items[f"item-{item}"].iter("li") if element.get("id")]
        assert [id_ for id_ in found if id_ and id_.startswith("action-")] == [f"action-a{number}" for number in ids]


def test_an_unowned_action_says_so(real_site: Path) -> None:
    said = text(find(tree(page(real_site, "actions/2024-02-27-a6")), "page_main"))
    assert "Owner No owner minuted" in said
    assert "Due No date minuted" in said


def test_an_action_leads_back_to_its_place_in_the_minutes(real_site: Path) -> None:
    links = [element.get("href") for element in tree(page(real_site, "actions/2024-02-27-a3")).iter("a")]
    assert "../../meetings/2024-02-27/#action-a3" in links
    assert "../../meetings/2024-02-27/#item-5" in links


def test_actions_are_counted_by_what_became_of_them(town_site: Path) -> None:
    counted = (
        "8 actions: 2 open, 1 reopened (1 past the date minuted); 2 complete, 1 transferred, 1 merged, 1 withdrawn"
    )
    assert counted in text(tree(page(town_site, "actions")))
    home = text(tree(town_site / "index.html"))
    assert "2 Open 1 Reopened 2 Complete 1 Transferred 1 Merged 1 Withdrawn 8 actions" in home


def test_the_register_lists_actions_by_state_owner_and_meeting(real_site: Path) -> None:
    root = tree(page(real_site, "actions"))
    assert len([row for row in root.iter("tr") if row.get("class") == "register-entry"]) == 11
    assert texts(root, "h2") == ["Open", "By age", "By owner", "By theme", "By meeting"]
    said = {entry.get("id"): text(entry) for entry in root.iter("li") if entry.get("id")}
    assert said["owner-wyp"] == "West Yorkshire Police (WYP): 5 actions, 5 not finished"
    assert said["no-owner"] == "No owner minuted: 2 actions, 2 not finished"
    assert said["theme-road-safety"] == "Road safety: 1 action, 1 not finished"
    assert (
        said["meeting-2024-02-27"] == "Community Outcomes Meeting (COM), 27 February 2024: 11 actions, 11 not finished"
    )
    links = {str(link.get("href")) for link in root.iter("a")}
    assert {"../organisations/wyp/", "../themes/road-safety/#page_actions", "../meetings/2024-02-27/#actions"} <= links


def test_the_register_shows_each_action_once_and_orders_are_links(town_site: Path) -> None:
    root = tree(page(town_site, "actions"))
    rows = {row.get("id"): row for row in root.iter("tr") if row.get("class") == "register-entry"}
    assert len(rows) == len({str(next(row.iter("a")).get("href")) for row in rows.values()}) == 8
    ages = next(element for element in root.iter("ol") if element.get("class") == "ages")
    assert [link.get("href") for link in ages.iter("a")] == [
        *("#entry-2022-03-01-a1", "#entry-2022-03-01-a3", "#entry-2022-06-07-a1")
    ]
    assert [text(rows[str(link.get("href"))[1:]]).count(text(link)) for link in ages.iter("a")] == [1, 1, 1]


def test_what_became_of_an_action_is_not_said_to_be_unknown_where_the_only_minutes_report_on_it(
    smallest: Workbench,
) -> None:
    unknown = "so what became of them is not known"
    for other in (smallest.content / "meetings").glob("2024-01-*.md"):
        other.unlink()
    own = "actions:\n  - {id: A1, item: 1, text: Council to count., owners: [council]}\n"
    smallest.meeting(own)
    assert unknown in text(tree(page(build(smallest.content, smallest.folder / "site", "--no-search"), "actions")))
    smallest.meeting(
        f"{own}updates:\n  - {{action: 2023-10-23/A2, item: 1, status: in-progress, text: Council to dig.}}\n"
    )
    said = text(tree(page(build(smallest.content, smallest.folder / "site", "--no-search"), "actions")))
    assert "1 open, 1 in progress" in said
    assert unknown not in said


def test_a_theme_gathers_items_announcements_and_actions(real_site: Path) -> None:
    said = text(find(tree(page(real_site, "themes/road-safety")), "page_main"))
    for part in (
        "3d) Vision Zero MPs support",
        "Announcement,",
        "6. Road Safety",
        "promotion/publication of Operation Snap",
    ):
        assert part in said


def test_a_theme_of_a_future_item_names_the_meeting_that_listed_it(real_site: Path) -> None:
    said = text(find(tree(page(real_site, "themes/custody")), "page_main"))
    assert "No published minutes have an item on this theme." in said
    assert (
        "Listed as future items Exception paper – Custody, Community Outcomes Meeting (COM), 27 February 2024" in said
    )


def test_a_meeting_lists_the_short_forms_it_uses(real_site: Path) -> None:
    terms = next(
        section
        for section in tree(page(real_site, "meetings/2024-02-27")).iter("section")
        if section.get("class") == "terms"
    )
    assert len(texts(terms, "dt")) == 22
    assert "T/ACC" in texts(terms, "dt")


def test_people_without_a_public_role_stand_in_the_attendance_and_nowhere_else(real_site: Path) -> None:
    for path in pages(real_site):
        if path != page(real_site, "meetings/2024-02-27"):
            assert "Rachel Hannan" not in path.read_text(encoding="utf-8")
    said = text(tree(page(real_site, "meetings/2024-02-27")))
    assert said.count("Rachel Hannan") == 1


# ---- The invented town -----------------------------------------------------------------------------------------


def test_an_action_tells_its_history(town_site: Path) -> None:
    root = tree(page(town_site, "actions/2022-06-07-a1"))
    history = next(element for element in root.iter("ol") if element.get("class") == "history")
    steps = [text(step) for step in history if step.tag == "li"]
    assert [step.partition(" Puddlewick S")[0].partition(" Special")[0] for step in steps] == [
        "Raised",
        "Not mentioned at the meeting of 6 September 2022 (Puddlewick Scrutiny Panel)",
        "Mentioned",
        "Complete",
        "Reopened",
    ]
    assert steps[4].endswith("A railing fell into the pond.")
    assert "Not mentioned at the one meeting published since 5 September 2023." in text(root)


def test_an_action_that_was_raised_elsewhere_has_no_link_to_its_meeting(town_site: Path) -> None:
    said = text(find(tree(page(town_site, "actions/2021-12-07-a1")), "page_main"))
    assert "Raised meeting of 7 December 2021 (minutes not published here)" in said
    assert "Not known: the minutes that raised it are not published here" in said


def test_overdue_is_said_of_the_one_action_that_is(town_site: Path) -> None:
    assert "The due date has passed." in text(tree(page(town_site, "actions/2022-03-01-a1")))
    register = text(tree(page(town_site, "actions")))
    assert register.count("Due date passed") == 1


def test_a_meeting_shows_its_facts(town_site: Path) -> None:
    said = text(find(tree(page(town_site, "meetings/2022-03-01")), "page_main"))
    for fact in (
        "Tuesday 1 March 2022, 10am to 11:30am",
        "The Old Pump Room",
        "Chair Ada Example",
        "Accepted as a correct record by the Puddlewick Scrutiny Panel, 7 June 2022, item 1. Notes of the last meeting",
        "were accepted with amendments under item 1",
        "In short The panel heard about ducks. It agreed four actions.",
        "This summary was written for this site. It is not part of the minutes.",
        "Apologies: none.",
        "Item 3: for geese read ducks",
        "Duck count (CSV, 25 bytes)",
        "Lost report – Report not published here",
        "Exception paper – Lamp survey",
        "7 June 2022, 10am to 11:30am, The Old Pump Room",
        "Next meeting Puddlewick Scrutiny Panel, 7 June 2022",
    ):
        assert fact in said


def test_draft_minutes_say_so(town_site: Path) -> None:
    assert "Draft minutes. They may still change." in text(tree(page(town_site, "meetings/2024-03-05")))
    assert "(draft minutes)" in text(tree(page(town_site, "meetings")))


def test_what_belongs_to_no_item_stands_after_the_last(town_site: Path) -> None:
    said = text(find(tree(page(town_site, "meetings/2022-09-06-special")), "page_main"))
    assert "Passed to the invented county." in said
    assert "Watch to guard the jetty." in said
    assert "Future items Ropes" in text(tree(page(town_site, "meetings/2023-09-05")))


def test_corrections_are_listed_and_a_redaction_says_only_that_words_went(town_site: Path) -> None:
    said = text(tree(page(town_site, "meetings/2023-03-07")))
    assert "“dcuks” was changed to “ducks”. Reason: Letters swapped" in said
    assert "words were removed. Reason: A private person was named" in said


def test_announced_meetings_without_minutes_are_listed(town_site: Path) -> None:
    said = text(tree(page(town_site, "meetings")))
    assert "Announced, with no minutes here 5 December 2023, 10am to midday: announced at the" in said
    assert "4 June 2024, 10am to 11:30am" in said


def test_old_addresses_lead_on(town_site: Path) -> None:
    for old in (town_site / "old" / "march-2022.html", page(town_site, "minutes/first")):
        refresh = next(meta for meta in tree(old).iter("meta") if meta.get("http-equiv") == "refresh")
        assert str(refresh.get("content")).endswith("meetings/2022-03-01/")


def test_documents_are_copied_as_they_are(town_site: Path) -> None:
    assert (town_site / "papers" / "duck-count.csv").read_bytes() == (TOWN / "papers" / "duck-count.csv").read_bytes()


def test_pages_know_their_published_address(town_site: Path) -> None:
    canonical = next(link for link in tree(page(town_site, "actions")).iter("link") if link.get("rel") == "canonical")
    assert canonical.get("href") == "https://puddlewick.example/panel/actions/"


def test_the_page_for_a_wrong_address_works_at_any_depth(town_site: Path) -> None:
    links = [element.get("href") for element in tree(town_site / "404.html").iter("a")]
    assert "/panel/meetings/" in links


def test_contact_and_licence_stand_in_every_footer_where_they_are_known(town_site: Path, real_site: Path) -> None:
    for path in pages(town_site):
        footer = text(next(tree(path).iter("footer")))
        assert "Contact and corrections: the clerk at the invented town hall" in footer
        assert "Licence: Invented for tests" in footer
    footer = text(next(tree(real_site / "index.html").iter("footer")))
    assert "Contact and corrections: no address given yet" in footer
    assert "Licence: not stated" in footer


def test_the_home_page_says_once_that_nothing_is_known_yet(real_site: Path) -> None:
    said = text(find(tree(real_site / "index.html"), "page_main"))
    assert said.count("No later minutes are published here, so the outcome is not known.") == 1
    assert said.count("what became of it") == 0


# ---- What became of it -------------------------------------------------------------------------------------------


def main_of(site: Path, address: str) -> str:
    return text(find(tree(page(site, address)), "page_main"))


def test_the_real_action_is_told_as_open_undated_and_unheard_of(real_site: Path) -> None:
    said = main_of(real_site, "actions/2024-02-27-a1")
    assert "Due No date minuted" in said
    assert "Age Raised on 27 February 2024, at the latest meeting published here" in said
    assert "No later minutes are published here, so what became of it is not known." in said


@pytest.mark.parametrize(
    ("due", "closed"),
    [
        ("", "Reported complete on 7 May 2024, 70 days after it was raised"),
        ("2024-05-01", "Reported complete on 7 May 2024, 70 days after it was raised and 6 days after its date"),
        ("2024-05-07", "Reported complete on 7 May 2024, 70 days after it was raised and on its date"),
        ("2024-05-08", "Reported complete on 7 May 2024, 70 days after it was raised and 1 day before its date"),
    ],
)
def test_a_closed_action_does_not_age(smallest: Workbench, due: str, closed: str) -> None:
    smallest.meeting(
        "actions:\n  - {id: A1, item: 1, text: Council to count ducks., owners: [council]"
        + (f", due: {due}" if due else "")
        + "}\n"
    )
    for day, facts in (
        ("2024-05-07", "updates: [{action: 2024-02-27/A1, item: 1, status: complete}]\n"),
        ("2024-06-04", "updates: [{action: 2024-02-27/A1, item: 1, status: complete}]\n"),
        ("2024-07-02", ""),
    ):
        smallest.write(
            f"meetings/{day}.md", f"---\ntitle: Invented Panel\ndate: {day}\n{facts}---\n\n## 1. Ducks\n\nQuack.\n"
        )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "actions/2024-02-27-a1")
    assert f"Closed {closed} Reference" in said
    assert "Age" not in said
    table = (site / "data" / "actions.csv").read_text(encoding="utf-8").splitlines()
    row = next(line for line in table if line.startswith("2024-02-27/A1,"))
    assert ",2024-02-27,2024-06-04,,2024-05-07," in row, "raised, last mentioned, silent, closed"


def test_an_announcement_is_nowhere_counted_as_an_item(smallest: Workbench) -> None:
    smallest.write("themes.yaml", "ducks: {name: Ducks, description: Birds.}\n")
    smallest.meeting(
        "items: {1: {themes: [ducks]}, 2a: {themes: [ducks]}, 2b: {themes: [ducks]}}\n",
        "## 1. Ducks\n\nQuack.\n\n## 2. Chair's announcements\n\n### a) Fair\n\nDucks.\n\n### b) Fete\n\nDucks.\n",
    )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "themes")
    assert said.count("1 item, 2 announcements") == 2, "in the list and in the table"
    assert "3 items" not in said


def test_a_merged_action_leads_on_and_the_other_back(town_site: Path) -> None:
    merged = main_of(town_site, "actions/2022-03-01-a4")
    assert "State Merged as at" in merged
    assert "Merged into 2022-03-01/A3: Lamps to be looked at." in merged
    assert "Not mentioned" not in merged
    assert "Merged into this action: 2022-03-01/A4" in main_of(town_site, "actions/2022-03-01-a3")


def test_a_transferred_and_a_withdrawn_action_are_told_with_their_notes(town_site: Path) -> None:
    transferred = main_of(town_site, "actions/2022-09-06-a1")
    assert "Transferred Special meeting on the ferry, 6 September 2022 Passed to the invented county." in transferred
    withdrawn = main_of(town_site, "actions/2022-09-06-special-a1")
    assert "Withdrawn Puddlewick Scrutiny Panel, 7 March 2023" in withdrawn
    for said in (transferred, withdrawn):
        assert "Not mentioned" not in said


def test_a_meeting_lists_what_it_was_due_to_hear_about(town_site: Path, real_site: Path) -> None:
    said = text(find(tree(page(town_site, "meetings/2022-06-07")), "page_main"))
    arising = said[said.index("Matters arising: actions due at this meeting Actions") :]
    assert "PTC to paint a DXP at Mill Lane. – not mentioned" in arising
    assert "Watch to count ducks every week. – reported on" in arising
    assert "Not known: no earlier minutes are published here." in (main_of(real_site, "meetings/2024-02-27"))


def test_a_meeting_without_open_actions_before_it_says_so(smallest: Workbench) -> None:
    smallest.write("meetings/2024-01-30.md", "---\ntitle: A\ndate: 2024-01-30\n---\n\nA.\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert "No action of an earlier meeting published here was unfinished." in main_of(site, "meetings/2024-02-27")


def test_a_long_silence_is_counted_and_not_listed_whole(smallest: Workbench) -> None:
    actions = "".join(f"  - {{id: A{number}, text: Duck {number}., owners: [council]}}\n" for number in range(1, 26))
    early = f"---\ntitle: A\ndate: 2024-01-30\nactions:\n{actions}---\n\nA.\n"
    smallest.write("meetings/2024-01-30.md", early)
    smallest.meeting("updates:\n  - {action: 2024-01-30/A1}\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "meetings/2024-02-27")
    arising = said[said.index("Matters arising: actions due at this meeting Actions") :]
    assert "Duck 1. – reported on Duck 25. – not mentioned Duck 24. – not mentioned" in arising
    assert arising.count("not mentioned") == 21
    assert "And 4 older unfinished actions not mentioned either." in arising


def test_a_future_item_and_the_item_that_took_it_up_lead_to_each_other(town_site: Path) -> None:
    first = main_of(town_site, "meetings/2022-03-01")
    assert "Pond railings – taken up under 2. Pond railings" in first
    assert "Exception paper – Lamp survey – may be taken up under 1. Survey of lamps" in first
    assert "Takes up the future item “Pond railings”, listed at the Puddlewick Scrutiny Panel, 1 March 2022" in (
        main_of(town_site, "meetings/2022-06-07")
    )
    assert "May take up the future item “Exception paper – Lamp survey”" in main_of(town_site, "meetings/2024-03-05")


def test_the_forward_plan_says_what_waits_and_what_was_found(town_site: Path, real_site: Path) -> None:
    said = main_of(town_site, "forward-plan")
    assert "Not yet taken up (1) Ropes" in said
    assert "Not yet taken up at the one meeting published since." in said
    assert "Taken up under 2. Pond railings of the Puddlewick Scrutiny Panel, 7 June 2022." in said
    assert (
        "May be taken up (1) A later item has the same theme and words of its title. Whether it is what was meant,"
        in said
    )
    assert "May be taken up under 1. Survey of lamps" in said
    assert "Taken up, as a later meeting says (1) Pond railings" in said
    assert main_of(real_site, "forward-plan").count("No later minutes are published here.") == 7


def test_a_theme_s_heartbeat_is_told_in_a_picture_and_in_words(town_site: Path) -> None:
    root = tree(page(town_site, "themes/pond-safety"))
    picture = next(element for element in root.iter() if element.get("class") == "heartbeat")
    assert picture.get("aria-hidden") == "true"
    assert [mark.tag.rpartition("}")[2] for mark in picture] == [
        "path",
        "circle",
        "path",
        "path",
        "circle",
        "path",
        "path",
    ]
    said = text(root)
    assert "An item at 2 of the 7 meetings published here." in said
    assert "Last examined Puddlewick Scrutiny Panel, 7 March 2023. 2 meetings published since without an item" in said
    assert "Gaps 2 meetings between 7 June 2022 and 7 March 2023" in said
    assert "Actions 1 action recorded under its items, 1 not finished" in said
    assert "Last examined Not as an item, in the minutes published here" in text(tree(page(town_site, "themes/unused")))


def test_the_real_themes_have_their_picture_of_one_meeting(real_site: Path) -> None:
    marks = {}
    for theme in ("road-safety", "retail-crime", "custody"):
        root = tree(page(real_site, f"themes/{theme}"))
        picture = next(element for element in root.iter() if element.get("class") == "heartbeat")
        marks[theme] = [(mark.tag.rpartition("}")[2], mark.get("fill")) for mark in picture]
    assert marks == {
        "road-safety": [("circle", "currentColor")],
        "retail-crime": [("circle", "none")],
        "custody": [("path", "none")],
    }


def test_an_announced_theme_is_not_said_to_be_examined(real_site: Path) -> None:
    said = main_of(real_site, "themes/retail-crime")
    assert "No item at the one meeting published here; only among the announcements at 1" in said
    assert "Last examined Not as an item, in the minutes published here" in said


def test_a_card_tells_since_when_and_for_how_long(smallest: Workbench) -> None:
    head = "---\ntitle: {0}\ndate: {0}\n{1}---\n\nA.\n"
    update = "updates:\n  - {action: 2024-01-30/A1, status: in-progress%s}\n"
    smallest.meeting(update % ", note: Begun.")
    smallest.write("meetings/2024-03-01.md", head.format("2024-03-01", update % ""))
    smallest.write("meetings/2024-04-01.md", head.format("2024-04-01", ""))
    said = main_of(build(smallest.content, smallest.folder / "site", "--no-search"), "actions")
    assert "State In progress since 27 February 2024 " in said
    assert "27 February 2024: Begun." in said
    assert "Not mentioned at the one meeting published since 1 March 2024" in said


def test_a_mention_at_the_latest_meeting_is_no_silence(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\nOf 2024-01-30/A1 words were said.\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    for address in ("actions", "actions/2024-01-30-a1"):
        assert "No later minutes" not in main_of(site, address)
        assert "Not mentioned" not in main_of(site, address)
    assert "The minutes refer to it: 1. Ducks, passage 1" in main_of(site, "actions/2024-01-30-a1")


def test_what_rests_on_a_draft_says_so(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true}\n")
    facts = (
        "minutes: draft\nattendance: {present: [{name: Ada Example, role: Chief}]}\naccepts: [{meeting: 2024-01-30}]\n"
    )
    smallest.meeting(f"{facts}updates: [{{action: 2024-01-30/A1, status: complete, note: Done.}}]\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert "Complete since 27 February 2024 (draft minutes)" in main_of(site, "actions")
    assert "27 February 2024 (draft minutes): Done." in main_of(site, "actions")
    assert "Complete Invented Panel, 27 February 2024 (draft minutes)" in main_of(site, "actions/2024-01-30-a1")
    assert "Chief, as minuted on 27 February 2024 (draft minutes)" in main_of(site, "people")
    assert "by the Invented Panel, 27 February 2024 (draft minutes)" in main_of(site, "meetings/2024-01-30")
    assert "27 February 2024 (draft minutes): 1 item" in main_of(site, "meetings")


def test_a_draft_that_was_accepted_is_no_draft_any_more(smallest: Workbench) -> None:
    smallest.write("meetings/2024-01-30.md", "---\ntitle: Early\ndate: 2024-01-30\nminutes: draft\n---\n\nA.\n")
    smallest.meeting("accepts: [{meeting: 2024-01-30}]\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "meetings/2024-01-30")
    assert "Accepted as a correct record" in said
    assert "raft" not in said


def test_somebody_who_chaired_and_stands_in_no_list_has_that_meeting(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada: {name: Ada Example, public_role: true}\n")
    smallest.meeting("chair: Ada Example\n", "## 1. A\n\nAda Example said so.\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "people/ada")
    assert "27 February 2024: No role minuted (in the chair)" in said
    assert "Named as speaking 1 passage" in said
    assert "Ada Example: no role minuted in what is published here" in main_of(site, "people")


def test_a_due_date_that_passed_is_told_in_the_minutes_too(town_site: Path) -> None:
    assert "due 1 June 2022 (the date has passed)" in main_of(town_site, "meetings/2022-03-01")


def test_a_district_lists_apart_the_passages_that_name_only_its_wards(smallest: Workbench) -> None:
    smallest.write(
        "places.yaml",
        "puddlewick: {name: Puddlewick, kind: district}\nnorth: {name: North, kind: ward, part_of: puddlewick}\n",
    )
    smallest.meeting(body="## 1. A\n\nIn North of Puddlewick.\n\nIn North.\n")
    said = main_of(build(smallest.content, smallest.folder / "site", "--no-search"), "places/puddlewick")
    own, _, within = said.partition("Passages that name North alone")
    assert "1. A, passage 1" in own
    assert "1. A, passage 2" not in own
    assert within.endswith("1. A, passage 2: In North.")


def test_a_place_s_page_has_the_future_items_that_name_it(smallest: Workbench) -> None:
    smallest.meeting("future_items: [{title: Ponds of Puddlewick}]\n")
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    said = main_of(site, "places/puddlewick")
    assert "Future items that name it Ponds of Puddlewick, Invented Panel, 27 February 2024. No later minutes" in said


def test_a_person_s_page_has_roles_attendance_passages_and_actions(town_site: Path) -> None:
    said = main_of(town_site, "people/bob-sample")
    assert "Listed as present At 2 of 3 meetings published with an attendance list" in said
    assert "Apologies 1 meeting" in said
    assert "7 March 2023: Acting Captain (A/Capt), Puddlewick Watch (present)" in said
    assert "7 June 2022: Captain, Puddlewick Watch (sent apologies)" in said
    assert "Ada Example" in said  # the passage that names both
    assert "1 March 2022: Chair, PTC (present, in the chair)" in main_of(town_site, "people/ada-example")


def test_people_without_a_public_role_have_no_page(town_site: Path, real_site: Path) -> None:
    assert sorted(path.name for path in (town_site / "people").iterdir()) == ["ada-example", "bob-sample", "index.html"]
    assert len(list((real_site / "people").iterdir())) == 7


def test_an_organisation_s_page_names_only_those_with_a_public_role(town_site: Path) -> None:
    said = main_of(town_site, "organisations/watch")
    assert "Puddlewick Scrutiny Panel, 7 March 2023: Bob Sample Puddlewick" in said
    assert "Dee Pattern" not in said


def test_a_place_s_page_has_what_names_it_and_its_parts(real_site: Path, town_site: Path) -> None:
    leeds = main_of(real_site, "places/leeds")
    assert "Passages that name it (10 passages)" in leeds
    assert "WYP to share Leeds Public Space Protection Order data with WYCA." in leeds
    assert "Upper Puddle (ward, 1 passage, 1 action)" in main_of(town_site, "places/puddlewick")
    assert "The minutes write “Coln Valley”" in main_of(real_site, "places/colne-valley")


def test_reports_are_listed_with_their_state(real_site: Path, town_site: Path) -> None:
    real = main_of(real_site, "papers")
    assert "Linked on another site 0 Published on this site 0 Not published here 6" in real
    assert real.count("Report not published here") == 6
    town = main_of(town_site, "papers")
    assert "Linked on another site 1 Published on this site 2 Not published here 1" in town
    assert "Evidence on action 2022-03-01/A2" in town


def test_the_ledger_of_corrections_is_empty_or_the_latest_first(real_site: Path, town_site: Path) -> None:
    assert "No corrections have been declared." in main_of(real_site, "corrections")
    days = texts(tree(page(town_site, "corrections")), "h2")
    assert days == ["2 April 2023: Redaction", "1 April 2023: Slip of the pen", "20 June 2022: Fact"]


# ---- The build ---------------------------------------------------------------------------------------------------


def test_a_site_whose_only_minutes_were_withdrawn_is_built(smallest: Workbench) -> None:
    shutil.rmtree(smallest.content / "meetings")
    withdrawn = "withdrawn: {date: 2024-03-11, reason: Notes of another panel.}\n"
    smallest.meeting(withdrawn)
    site = build(smallest.content, smallest.folder / "site")
    assert "None published yet" in text(tree(site / "index.html"))


@pytest.mark.parametrize("left", ["an empty folder", "a renamed folder", "nothing"])
def test_a_record_that_disappeared_does_not_replace_a_site(smallest: Workbench, left: str) -> None:
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    meetings = smallest.content / "meetings"
    meetings.rename(smallest.content / "minutes" if left == "a renamed folder" else smallest.folder / "away")
    if left == "an empty folder":
        meetings.mkdir()
    ran = run("build", "--no-search")
    assert ran.status == 1
    assert "content/meetings:1:1: error[no-minutes]" in ran.err
    assert (site / "meetings" / "2024-02-27" / "index.html").is_file()
    assert run("new", "2024-06-18").status == 0, "the first minutes can be begun"


def test_without_a_search_there_is_neither_page_nor_index_nor_link(smallest: Workbench) -> None:
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert not (site / "search").exists()
    assert not (site / "pagefind").exists()
    assert "Search" not in text(tree(site / "index.html"))


def test_another_address_to_publish_at_may_be_given(smallest: Workbench) -> None:
    site = build(smallest.content, smallest.folder / "site", "--no-search", "--base-url", "https://x.example/y")
    canonical = next(link for link in tree(site / "index.html").iter("link") if link.get("rel") == "canonical")
    assert canonical.get("href") == "https://x.example/y/"
    assert run("build", "--base-url", "x.example").status == 2


@pytest.mark.parametrize(
    "body", ["## 1. Ducks\n\n### a) Brown\n\nText.\n", "## 1. Other\n\nText.\n", "Text.\n\n## 1. Ducks\n"]
)
def test_a_theme_whose_word_no_passage_has_is_shown(smallest: Workbench, body: str) -> None:
    smallest.meeting("items:\n  1: {themes: [ducks]}\n", body=body)
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert "Item, Invented Panel, 27 February 2024" in text(tree(page(site, "themes/ducks")))


def test_a_redaction_that_still_holds_the_words_is_not_built(smallest: Workbench) -> None:
    smallest.meeting(
        "corrections:\n  - {id: C1, date: 2024-03-01, kind: redaction, was: an invented name, reason: Private}\n"
    )
    assert run("build", "--no-search").status == 1
    assert not (smallest.folder / "site").exists()


def test_amendments_are_shown_on_both_meetings(smallest: Workbench) -> None:
    smallest.meeting('accepts:\n  - {meeting: 2024-01-30, item: 1, amendments: ["Item 1: for geese read ducks"]}\n')
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    for id_ in ("2024-01-30", "2024-02-27"):
        assert "for geese read ducks" in text(tree(page(site, f"meetings/{id_}")))
    earlier = text(tree(page(site, "meetings/2024-01-30")))
    assert "Accepted, with amendments, by the Invented Panel, 27 February 2024" in earlier
    assert "correct record" not in earlier

"""Dates of other meetings, references of actions and names become links, and nothing else does."""

import re
from pathlib import Path

import pytest

from minutebook.outputs.references import References
from tests.reading import find, tree
from tests.sites import TOWN, Workbench, archive_of, build


def linked(text: str, meeting: str = "2023-03-07") -> list[tuple[str, str]]:
    archive = archive_of(TOWN)
    found = References(archive, archive.meetings[meeting]).find(text)
    return [(text[reference.start : reference.end], reference.address) for reference in found]


@pytest.mark.parametrize(
    "date",
    [
        *("7 June 2022", "07 June 2022", "7th June 2022", "7th of June 2022", "7 Jun 2022", "7 June, 2022"),
        *("07/06/2022", "7/6/2022", "2022-06-07"),
    ],
)
def test_the_full_date_of_another_published_meeting_is_a_link(date: str) -> None:
    assert linked(f"On Tuesday {date}, it rained.") == [(date, "meetings/2022-06-07/")]


@pytest.mark.parametrize(
    "text",
    [
        "8 June 2022",  # no meeting
        "7 March 2023",  # this meeting
        "6 September 2022",  # two meetings on that day
        "7 June",  # no year
        "June 2022",
        "30 February 2022",
        "99/99/2022",
        "27 June 20222",
        "17 June 2022",
        "2022-06-07-special",
        "2022-03-01/A9",  # no such action
    ],
)
def test_what_could_be_something_else_is_no_link(text: str) -> None:
    assert linked(text) == []


def test_the_other_meeting_of_a_day_is_linked_from_neither() -> None:
    assert linked("Earlier on 6 September 2022.", "2022-09-06-special") == []


def test_references_of_known_actions_are_links() -> None:
    text = "See 2022-03-01/A2, PSP 2021-12-07/A1 and 2022-09-06-special/A1."
    assert linked(text) == [
        ("2022-03-01/A2", "actions/2022-03-01-a2/"),
        ("2021-12-07/A1", "actions/2021-12-07-a1/"),
        ("2022-09-06-special/A1", "actions/2022-09-06-special-a1/"),
    ]


def test_names_of_people_with_a_public_role_are_links() -> None:
    assert linked("Ada Example met Dee Pattern and A/Capt Sample.") == [
        ("Ada Example", "people/ada-example/"),
        ("Sample", "people/bob-sample/"),
    ]


def links_of(passage: str, site: Path, meeting: str = "2023-03-07") -> list[tuple[str | None, str]]:
    element = find(tree(site / "meetings" / meeting / "index.html"), passage)
    return [(link.get("href"), str(link.text)) for link in element.iter("a") if link.get("class") != "p"]


def test_a_page_links_a_name_where_an_item_first_has_it_and_dates_and_actions_always(town_site: Path) -> None:
    assert links_of("item-2-p2", town_site) == [
        ("../../people/bob-sample/", "Sample"),
        ("../2022-06-07/", "7 June 2022"),
        ("../../actions/2022-03-01-a1/", "2022-03-01/A1"),
        ("../../people/ada-example/", "Ada Example"),
    ]
    assert links_of("item-2-p4", town_site) == []  # named again in the same item


def test_nothing_in_a_correction_is_linked(smallest: Workbench) -> None:
    facts = "corrections:\n  - {id: C1, date: 2024-03-01, item: 1, kind: factual, was: on 30 January 2024 we, "
    facts += "now: on 30 January 2024 they, reason: Said by 2024-01-30/A1}\n"
    smallest.meeting(facts, "## 1. Ducks\n\nSo on 30 January 2024 they swam.\n")
    page = (
        build(smallest.content, smallest.folder / "site", "--no-search") / "meetings/2024-02-27/index.html"
    ).read_text(encoding="utf-8")
    passage, note = re.findall(r"<p [^>]*>(?:(?!<p).)*30 January 2024(?:(?!<p).)*", page)[-2:]
    assert "<a href=../2024-01-30/>30 January 2024</a>" in passage
    assert re.findall(r"<a [^>]*>([^<]*)</a>", note) == ["Corrected on 1 March 2024"]

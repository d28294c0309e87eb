"""Citations: what each says. As a reader copies and saves them: tests/browser/test_passages.py."""

import re
from pathlib import Path

import pytest

from minutebook.model import Archive
from minutebook.outputs import addresses
from minutebook.outputs.citations import citations, form_of
from tests.reading import find, text, tree
from tests.sites import REAL, TOWN, Workbench, archive_of, build


@pytest.fixture(scope="module")
def town() -> Archive:
    return archive_of(TOWN)


def cite(archive: Archive, meeting: str, fragment: str) -> str:
    found = next(found for found in citations(archive.meetings[meeting], archive) if found.fragment == fragment)
    return form_of(archive.meetings[meeting], archive).text(found.part, found.speakers)


def test_a_citation_names_speaker_role_body_item_date_and_state() -> None:
    assert cite(archive_of(REAL), "2024-02-27", "item-4-p2") == (
        "Pat Twiggs (ACC, WYP), named as speaking in: Community Outcomes Meeting (COM), "
        "4. Serious and Organised Crime (SOC), passage 2, 27 February 2024 (minutes, not yet known to be accepted)"
    )


@pytest.mark.parametrize(
    ("meeting", "fragment", "speakers", "place"),
    [
        (
            *("2022-03-01", "item-2-p1", "Ada Example (Chair, PTC) and Bob Sample (Captain, Puddlewick Watch)"),
            "2. Ducks, passage 1, 1 March 2022 (minutes accepted as a correct record on 7 June 2022)",
        ),
        # The roles are those then held.
        (
            *("2023-03-07", "item-2-p2"),
            "Bob Sample (Acting Captain (A/Capt), Puddlewick Watch) and Ada Example (Mayor of Puddlewick, PTC)",
            "2. Ducks and pond, passage 2, 7 March 2023 (minutes corrected on 2 April 2023, acceptance not recorded)",
        ),
        (
            *("2022-06-07", "item-2-p1", ""),
            "2. Pond railings, passage 1, 7 June 2022 (final minutes corrected on 20 June 2022, acceptance not",
        ),
        (*("2024-03-05", "item-1-p1", ""), "1. Survey of lamps, passage 1, 5 March 2024 (draft minutes)"),
        (
            *("2022-03-01", "action-a1", ""),
            "action 2022-03-01/A1, 1 March 2022 (minutes accepted as a correct record on 7 June 2022)",
        ),
        (
            *("2022-03-01", "future-item-2", ""),
            "future item “Exception paper – Lamp survey”, 1 March 2022 (minutes accepted",
        ),
    ],
)
def test_a_citation_says_what_the_record_says(
    town: Archive, meeting: str, fragment: str, speakers: str, place: str
) -> None:
    named = f"{speakers}, named as speaking in: " if speakers else ""
    assert cite(town, meeting, fragment).startswith(f"{named}Puddlewick Scrutiny Panel, {place}")


def test_a_meeting_of_another_name_is_cited_with_its_body(town: Archive) -> None:
    found = cite(town, "2022-09-06-special", "opening-p1")
    assert found.startswith("Puddlewick Scrutiny Panel, Special meeting on the ferry, Opening, passage 1, ")


def test_every_passage_has_a_citation_on_the_page_of_citations(real_site: Path) -> None:
    root = tree(real_site / "meetings/2024-02-27/citations/index.html")
    meeting = tree(real_site / "meetings/2024-02-27/index.html")
    # What assets/js/passage.js gives a link to itself, as far as it is cited.
    placed = [element.get("id") for tag in ("p", "li", "div") for element in find(meeting, "page_main").iter(tag)]
    places = [f"#{id_}" for id_ in placed if id_ and id_ != addresses.NEXT_MEETING]
    cited = [f"#{element.get('id')}" for element in root.iter("li") if element.get("id")]
    assert len(places) == 74 + 11 + 7
    assert sorted(cited) == sorted(places)
    entry = find(root, "item-5-p8")
    assert text(entry) == "5. Drugs and Alcohol, passage 8: Pat Twiggs (ACC, WYP)"
    assert [link.get("href") for link in entry.iter("a")] == ["../#item-5-p8"]


def test_without_scripts_the_page_shows_one_in_full(real_site: Path, town_site: Path) -> None:
    said = text(find(tree(real_site / "meetings/2024-02-27/citations/index.html"), "form"))
    example = (
        "Alison Lowe (Deputy Mayor for Policing and Crime (DMPC)), named as speaking in: Community Outcomes Meeting "
        "(COM), 1. Welcome, introductions and apologies, passage 1, 27 February 2024 "
        "(minutes, not yet known to be accepted), "
        "/meetings/2024-02-27/#item-1-p1"
    )
    assert said.startswith("Each is cited like this one: ")
    assert example in said
    assert "Before the address comes that of this site." in said
    known = text(find(tree(town_site / "meetings/2022-03-01/citations/index.html"), "form"))
    assert "https://puddlewick.example/panel/meetings/2022-03-01/#" in known
    assert "Before the address" not in known


def test_three_speakers_are_parted_by_commas_and_an_and() -> None:
    assert cite(archive_of(REAL), "2024-02-27", "item-4-p3").startswith(
        "Alison Lowe (Deputy Mayor for Policing and Crime (DMPC)), Pat Twiggs (ACC, WYP) "
        "and John Robins (Chief Constable, WYP), named as speaking in: "
    )


@pytest.mark.parametrize(
    ("days", "said", "on_page"),
    [
        (["2024-03-01"], "corrected on 1 March 2024 and accepted as a correct record on 4 June 2024", "before"),
        (["2024-06-20"], "accepted as a correct record on 4 June 2024 and corrected on 20 June 2024", "after"),
        (["2024-06-04"], "accepted as a correct record on 4 June 2024 and corrected on 4 June 2024", "the day"),
        (
            ["2024-07-01", "2024-03-01", "2024-06-20"],
            "corrected on 1 March 2024, accepted as a correct record on 4 June 2024 and corrected on 1 July 2024",
            "after",
        ),
    ],
)
def test_accepting_and_correcting_are_said_in_their_order_everywhere(
    smallest: Workbench, days: list[str], said: str, on_page: str
) -> None:
    """Words that were corrected later are not those that were accepted (`accept-corrected-later`)."""
    smallest.meeting(
        "corrections:\n"
        + "".join(
            f"  - {{id: C{number}, date: {day}, kind: factual, item: 1, now: ducks, reason: Misheard.}}\n"
            for number, day in enumerate(days, 1)
        )
    )
    smallest.write(
        "meetings/2024-06-04.md",
        "---\ntitle: Invented Panel\ndate: 2024-06-04\naccepts: [{meeting: 2024-02-27}]\n---\n\n## 1. Notes\n\nGood.\n",
    )
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    archive = archive_of(smallest.content)
    assert cite(archive, "2024-02-27", "item-1-p1").endswith(f"27 February 2024 (minutes {said})")
    folder = site / "meetings" / "2024-02-27"
    xml = (folder / "akoma-ntoso.xml").read_text(encoding="utf-8")
    assert f"<docStatus>minutes {said}</docStatus>" in xml
    assert f"minutes {said}." in (site / "feed.xml").read_text(encoding="utf-8")
    page = text(tree(folder / "index.html"))
    shown = re.sub(r"\s+", " ", page)
    assert re.search(rf"Corrected: \d corrections?, the latest on [^,]+, {on_page} these minutes were accepted", shown)
    rows = (site / "data" / "meetings.csv").read_text(encoding="utf-8")
    assert f"2024-06-04,{max(days)}," in rows


def test_a_correction_is_said_where_nobody_accepted_the_minutes(smallest: Workbench) -> None:
    smallest.meeting(
        "minutes: final\ncorrections:\n"
        "  - {id: C1, date: 2024-03-01, kind: factual, item: 1, now: ducks, reason: Misheard.}\n"
    )
    assert cite(archive_of(smallest.content), "2024-02-27", "item-1-p1").endswith(
        "(final minutes corrected on 1 March 2024, not yet known to be accepted)"
    )

"""Figures: the numbers in the minutes, as they stand. The real ones, and invented ones."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest

from minutebook.names import speeches_in
from minutebook.outputs.figures import figures_in
from tests.reading import text, tree
from tests.sites import Workbench, build


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("14 officers", [("14", 14, "officers")]),
        ("1,345 people were hurt", [("1,345", 1345, "people")]),
        ("10 new officers came", [("10", 10, "new officers")]),
        ("59% showed", [("59", 59, "%")]),
        ("about 4.9 per cent", [("4.9", Decimal("4.9"), "per cent")]),
        ("£70,000 of funding", [("£70,000", 70000, "£")]),
        ("£1.5 million and £20m", [("£1.5 million", 1500000, "£"), ("£20m", 20000000, "£")]),
        ("over one million pounds", [("one million", 1000000, "pounds")]),
        ("two hundred geese", [("two hundred", 200, "")]),
        ("two hundred and fifty thousand ducks", [("two hundred and fifty thousand", 250000, "ducks")]),
        ("one hundred and twenty officers", [("one hundred and twenty", 120, "officers")]),
        ("ninety nine ducks", [("ninety nine", 99, "ducks")]),
        ("£1.2m-£1.5m", [("£1.2m", 1200000, "£"), ("£1.5m", 1500000, "£")]),
        ("minus 3%", [("minus 3", -3, "%")]),
        ("thirty five officers", [("thirty five", 35, "officers")]),
        ("£1.2 M and £5K", [("£1.2 M", 1200000, "£"), ("£5K", 5000, "£")]),
        ("£5 millions", [("£5 millions", 5000000, "£")]),
        ("in the past two years", [("two", 2, "years")]),
        # What is no one number has no value.
        ("between £1 and £2 million", [("£1", None, "£"), ("£2 million", 2000000, "£")]),
        ("five to seven per cent", [("five", None, ""), ("seven", 7, "per cent")]),
        ("1 in 5 people", [("1 in 5", None, "people")]),
        ("six out of ten officers", [("six out of ten", None, "officers")]),
        ("3 and a half years", [("3 and a half", None, "years")]),
        ("2m wide, or 2m people", [("2", None, "m"), ("2", None, "m")]),
        ("a hundred ducks", [("a hundred", 100, "ducks")]),
        ("twenty-one swans", [("twenty-one", 21, "swans")]),
        ("3 or 4 years ago", [("3", 3, ""), ("4", 4, "years")]),
        ("17p and 22p a week", [("17", 17, "p"), ("22", 22, "p")]),
        ("27ft tall, 5 km long", [("27", 27, "ft"), ("5", 5, "km")]),
        ("10-14 ducks", [("10-14", None, "ducks")]),
        ("14 per 1,000 ducks", [("14", 14, ""), ("1,000", 1000, "ducks")]),
        ("14 of the ducks", [("14", 14, "")]),
        ("the 14 was a slip", [("14", 14, "")]),
        ("(14) ducks", [("14", 14, "")]),
        ("up by 3.", [("3", 3, "")]),
        ("Five ducks swam", [("Five", 5, "ducks")]),
        ("0.5% and 0 ducks", [("0.5", Decimal("0.5"), "%"), ("0", 0, "ducks")]),
        # What counts nothing, or may not.
        *(
            (words, [])
            for words in (
                "in 2023 officers attended",
                "2023/24 and 2022-23, September 2022",
                "on 27 February 2024, 20 March, 8th March, March 20 and 3/4/2024",
                "at 14:30, between 8pm and 4 am",
                "Section 17, pages 8 and 9, Items 3 & 4, phase 2, Part 1",
                "the M62, A12 and B-52, 125CC’s, LS1 4AB",
                "call 101, by 999, 24/7, 0113 496 0123, 07700 900123",
                "the Fatal Five",
                "the only one, one-to-one, two-way",
                "PLAN/24/035, 24/08 and 4.1.2",
                "COVID-19",
                "half a million pounds, two thirds, 1/3, two-thirds, three quarters",
                "at 5 p.m., 12.30pm, at 16.00, quarter past 4, a quarter of a million",
                "on 12 and 13 May, FY 23, Cat 1, Stage 2, –3%, −3%, 10°C",
                "Flat 3, 45 High Street, ext 4567, PC 1234 Smith, the 61 bus",
                "the 1st and the 22nd",
            )
        ),
    ],
)
def test_numbers_are_found_with_their_units(words: str, found: list[tuple[str, Decimal | int | None, str]]) -> None:
    assert [(figure.number, figure.value, figure.unit) for figure in figures_in(words)] == found


def test_a_figure_is_what_stands_there() -> None:
    words = "They seized 432 stolen vehicles, 6% more."
    assert [words[figure.start : figure.end] for figure in figures_in(words)] == ["432 stolen vehicles", "6%"]


def rows(site: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO((site / "data/figures.csv").read_text("utf-8-sig"))))


def test_the_real_minutes_have_these_numbers(real_site: Path) -> None:
    found = rows(real_site)
    told = {(row["passage"].partition("/")[2], row["number"], row["unit"]) for row in found}
    assert {
        ("item-3d-p1", "1,345", "people"),
        ("item-5-p3", "£70,000", "£"),
        ("item-8-p6", "12.3", "%"),
        ("item-9-p2", "432", "vehicles"),
    } <= told
    assert len(found) == 36
    values = {row["number"]: row["value"] for row in found}
    assert (values["one million"], values["12.3"], values["£70,000"]) == ("1000000", "12.3", "70000")
    for row in found:
        assert row["number"] in row["sentence"]
    record = json.loads((real_site / "meetings/2024-02-27/meeting.json").read_text("utf-8"))
    assert len(record["figures"]) == len(found)


def test_they_have_a_page(real_site: Path) -> None:
    page = tree(real_site / "meetings/2024-02-27/figures/index.html")
    assert "over 2 years, 432 vehicles have been ceased." in text(page)
    strong = [text(element) for element in page.iter("strong")]
    assert {"432 vehicles", "£70,000", "12.3%"} <= {*strong}
    links = {str(link.get("href")) for link in page.iter("a")}
    assert "../#item-9-p2" in links
    assert "36 numbers in the minutes of" in text(tree(real_site / "figures/index.html"))
    citations = tree(real_site / "meetings/2024-02-27/citations/index.html")
    assert "../figures/" in {str(link.get("href")) for link in citations.iter("a")}
    assert "../figures/" in {str(link.get("href")) for link in tree(real_site / "meetings/index.html").iter("a")}


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Ada Example said that there were 14 ducks.", "ada"),
        ("There were 14 ducks.", ""),
        # Only in the sentence that names the speaker, whatever others did.
        ("Ada Example said that all was well. Bob Sample reported 14 ducks.", ""),
        ("Ada Example said that all was well. In reply the clerk said 14.", ""),
        ("Ada Example said so. Residents complained of 14 thefts.", ""),
        ("Ada Example asked about ducks. Bob Sample said that there were 14.", ""),
        # Whoever else may speak, known here or not.
        ("Ada Example asked about ducks. The Umpire said that there were 14.", ""),
        ("Ada Example asked about ducks. Mr Stranger replied that there were 14.", ""),
        ("Ada Example asked about ducks. She said that there were 14.", ""),
    ],
)
def test_a_speaker_is_given_only_where_the_passage_names_exactly_one(
    smallest: Workbench, words: str, speaker: str
) -> None:
    smallest.write(
        "people.yaml", "ada: {name: Ada Example, public_role: true}\nbob: {name: Bob Sample, public_role: true}\n"
    )
    smallest.meeting("attendance: {present: [{name: Ada Example}, {name: Bob Sample}]}\n", f"## 1. Ducks\n\n{words}\n")
    site = build(smallest.content, smallest.folder / "site")
    assert [row["speaker"] for row in rows(site)] == [speaker]


def test_rows_of_a_table_are_its_sentences(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\n| pond | ducks |\n|---|---|\n| Upper | 14 |\n| Lower | 1,200 |\n")
    found = rows(build(smallest.content, smallest.folder / "site"))
    assert [(row["sentence"], row["value"]) for row in found] == [("Upper | 14", "14"), ("Lower | 1,200", "1200")]


def test_minutes_without_a_number_have_no_page(smallest: Workbench) -> None:
    smallest.meeting(body="## 1. Ducks\n\nThere were ducks.\n")
    for other in (smallest.content / "meetings").glob("*.md"):
        if other.stem != "2024-02-27":
            other.unlink()
    site = build(smallest.content, smallest.folder / "site")
    assert not (site / "figures").exists()
    assert not (site / "meetings/2024-02-27/figures").exists()
    assert "Figures" not in text(tree(site / "index.html"))


def test_speeches_are_counted() -> None:
    assert speeches_in("ACC Brown said that it was so. The Chair (Ada) asked why, and members said no.") == 2
    assert speeches_in("It was noted as absent.") == 0

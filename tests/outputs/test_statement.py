"""The accessibility statement says what its facts say, and no more than somebody found."""

from pathlib import Path

import pytest

from tests.reading import find, text, tree
from tests.sites import Workbench, build

FACTS = "title: Statement\nprepared: 2024-01-01\nreviewed: 2024-02-01\n"


def said(site: Path) -> str:
    return text(find(tree(site / "accessibility" / "index.html"), "page_main"))


def test_the_real_one_claims_nothing_that_nobody_found(real_site: Path) -> None:
    words = said(real_site)
    assert "Nobody has yet assessed whether this site meets level AA" in words
    assert "None is known. That does not mean that there is none." in words
    assert "Screen readers, such as NVDA" in words
    assert "No address for messages has been given for this site yet." in words
    for claim in (
        "fully compliant",
        "meets level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2 in full",
    ):
        assert claim not in words


def test_the_town_s_has_problems_with_their_criterion_and_plan(town_site: Path) -> None:
    words = said(town_site)
    assert "in part. What it fails is listed below. Assessed by: Invented Auditors." in words
    assert "One duck has no description (success criterion 1.1.1) It will be described. The pond is deep" in words
    assert "Every page with a duck Invented Auditors, 1 January 2024" in words
    assert "Write to: the clerk at the invented town hall." in words
    assert "It was prepared on 1 January 2023 and last reviewed on 1 January 2024." in words
    assert words.index("Invented words.") < words.index("How accessible") < words.index("The law of the pond")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ("compliance: perfect\n", "bad-choice"),
        ("compliance: [a]\n", "wrong-shape"),
        ("compliance: not-assessed\nproblems: [{what: X, criterion: 9.9.9}]\n", "bad-id"),
        ("compliance: not-assessed\ntests: [{what: X}]\n", "missing-key"),
        ("", "missing-key"),
    ],
)
def test_wrong_facts_are_told(smallest: Workbench, facts: str, code: str) -> None:
    smallest.write("pages/accessibility.md", f"---\n{FACTS}{facts}---\n\nWords.\n")
    assert code in smallest.codes()


def test_a_review_within_a_year_of_the_latest_meeting_is_no_problem(smallest: Workbench) -> None:
    smallest.write("pages/accessibility.md", f"---\n{FACTS}compliance: not-assessed\n---\n\nWords.\n")
    assert smallest.codes() == []
    site = build(smallest.content, smallest.folder / "site", "--no-search")
    assert "Nothing has been tested yet." in said(site)
    assert "What has not been tested yet" not in said(site)

"""Papers that are published late, replaced or withdrawn, on pages and in the data. All are invented."""

import csv
from io import StringIO

import pytest

from minutebook.model import Paper
from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build

ID = "2024-02-27"
PAPERS = (
    "items:\n  1:\n    papers:\n"
    "      - {title: Ducks, url: 'https://example.org/ducks', published: 2024-02-19, replaced_by: Ducks again}\n"
    "      - {title: Ducks again, url: 'https://example.org/again'}\n"
    "      - {title: Names of ducks, file: names.csv, "
    "withdrawn: {date: 2024-03-11, reason: It named people}}\n"
)


def test_papers_say_what_became_of_them(smallest: Workbench) -> None:
    smallest.meeting(PAPERS)
    assert smallest.codes() == []
    site = build(smallest.content, smallest.folder / "site")
    page = site / "meetings" / ID / "index.html"
    shown = text(tree(page))
    assert "Ducks – Published on 19 February 2024. Replaced by “Ducks again”." in shown
    assert "Names of ducks – Withdrawn on 11 March 2024: It named people." in shown
    assert "not published here" not in shown
    listed = text(tree(site / "papers/index.html"))
    assert "Names of ducks – Withdrawn on 11 March 2024: It named people. 1." in listed
    assert "Withdrawn 1" in listed
    rows = list(csv.DictReader(StringIO((site / "data/papers.csv").read_text("utf-8-sig"))))
    told = ("title", "state", "file", "published_on", "replaced_by", "withdrawn_on", "withdrawn_because")
    assert [tuple(row[key] for key in told) for row in rows] == [
        ("Ducks", "linked", "", "2024-02-19", "Ducks again", "", ""),
        ("Ducks again", "linked", "", "", "", "", ""),
        ("Names of ducks", "withdrawn", "", "", "", "2024-03-11", "It named people"),
    ]
    # Neither the name of the file nor a link to it is left anywhere.
    assert not [path for path in site.rglob("*") if path.is_file() and b"names.csv" in path.read_bytes()]


@pytest.mark.parametrize(
    ("papers", "code"),
    [
        ("[{title: A, withdrawn: {date: 2024-03-11, reason: R}}]", None),
        ("[{title: A, file: a.csv, withdrawn: {date: 2024-03-11, reason: R}}]", "paper-withdrawn-kept"),
        (
            "[{title: A, published: 2024-03-12, withdrawn: {date: 2024-03-11, reason: R}}]",
            "paper-withdrawn-before",
        ),
        ("[{title: A, replaced_by: B, url: 'https://a.example'}]", "paper-not-replaced"),
        ("[{title: A, replaced_by: A, url: 'https://a.example'}]", "paper-not-replaced"),
        (
            (
                "[{title: A, replaced_by: B, url: 'https://a.example'}, "
                "{title: B, withdrawn: {date: 2024-03-11, reason: R}}]"
            ),
            "paper-not-replaced",
        ),
        (
            (
                "[{title: A, replaced_by: B, url: 'https://a.example'}, "
                "{title: B, replaced_by: C, url: 'https://b.example'}, {title: C, url: 'https://c.example'}]"
            ),
            None,
        ),
    ],
)
def test_what_became_of_papers_is_checked(smallest: Workbench, papers: str, code: str | None) -> None:
    smallest.write("papers/a.csv", "a,b\n")
    smallest.meeting(f"items:\n  1: {{papers: {papers}}}\n")
    assert [found for found in smallest.codes() if found != "paper-not-listed"] == ([code] if code else [])


def test_a_reason_with_an_end_of_its_own_gets_no_other(smallest: Workbench) -> None:
    smallest.meeting("items: {1: {papers: [{title: A, withdrawn: {date: 2024-03-11, reason: Was it right?}}]}}\n")
    page = text(tree(build(smallest.content, smallest.folder / "site") / "meetings" / ID / "index.html"))
    assert "A – Withdrawn on 11 March 2024: Was it right? " in page


def test_papers_that_replace_each_other_are_told(smallest: Workbench) -> None:
    papers = (
        "[{title: A, replaced_by: B, url: 'https://a.example'}, {title: B, replaced_by: A, url: 'https://b.example'}]"
    )
    smallest.meeting(f"items:\n  1: {{papers: {papers}}}\n")
    assert smallest.codes() == ["paper-not-replaced", "paper-not-replaced"]


def test_a_paper_is_hosted_or_lies_elsewhere_until_it_is_withdrawn(smallest: Workbench) -> None:
    smallest.meeting(PAPERS)
    first, _, third = archive_of(smallest.content).meetings[ID].papers()
    assert (first.elsewhere, third.hosted, third.elsewhere) == ("https://example.org/ducks", None, None)
    assert Paper("B", None, "b.csv").hosted == "b.csv"

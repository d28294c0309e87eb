"""What pages say about themselves to machines uses only words that schema.org defines, and only facts of the record."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib.namespace import SDO

from tests.reading import pages, tree

TERMS = {
    "BreadcrumbList": {"itemListElement"},
    "CreativeWork": {"name"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Dataset": {"creator", "description", "distribution", "license", "name", "temporalCoverage", "url"},
    "DefinedTerm": {"description", "inDefinedTermSet", "name", "termCode", "url"},
    "DefinedTermSet": {"hasDefinedTerm", "name", "url"},
    "Event": {"endDate", "location", "name", "organizer", "recordedIn", "startDate", "url"},
    "GovernmentOrganization": {"alternateName", "name", "url"},
    "ListItem": {"item", "name", "position"},
    "Organization": {"alternateName", "name"},
    "Person": {"affiliation", "jobTitle", "name"},
    "Place": {"name"},
    "Report": {"about", "name", "url"},
    "VideoObject": {"caption", "url"},
    "MediaObject": {"contentUrl"},
    "VirtualLocation": {"url"},
}
"""Types with those of their properties that the site uses; each property's domain was looked up at schema.org."""


def documents(path: Path) -> list[dict[str, object]]:
    scripts = [element for element in tree(path).iter("script") if element.get("type") == "application/ld+json"]
    return [json.loads(str(script.text)) for script in scripts]


def things(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from things(inner)


def of_type(path: Path, type_: str) -> list[dict[str, object]]:
    return [thing for document in documents(path) for thing in things(document) if thing["@type"] == type_]


@pytest.mark.parametrize("term", sorted({*TERMS, *(name for names in TERMS.values() for name in names)}))
def test_every_term_is_defined_by_schema_org(term: str) -> None:
    assert term in SDO


@pytest.mark.parametrize("name", ["real", "town"])
def test_pages_use_these_terms_and_no_others(name: str, real_site: Path, town_site: Path) -> None:
    site = real_site if name == "real" else town_site
    seen: set[str] = set()
    for path in pages(site):
        for document in documents(path):
            assert document["@context"] == "https://schema.org"
            for thing in things(document):
                type_ = str(thing["@type"])
                seen.add(type_)
                assert {key for key in thing if not key.startswith("@")} <= TERMS[type_], path
    assert seen >= {"Event", "Report", "Person", "GovernmentOrganization", "DefinedTerm", "Dataset", "BreadcrumbList"}


def test_every_page_but_the_first_and_those_of_meetings_has_its_breadcrumbs(town_site: Path) -> None:
    for path in pages(town_site):
        # A meeting's page is to arrive in one round trip; its trail is for readers alone.
        of_meeting = path.parent.parent == town_site / "meetings"
        expected = 0 if of_meeting or path == town_site / "index.html" else 1
        assert len(of_type(path, "BreadcrumbList")) == expected, path
    (crumbs,) = of_type(town_site / "actions/2022-03-01-a1/index.html", "BreadcrumbList")
    steps = crumbs["itemListElement"]
    assert isinstance(steps, list)
    assert [step["item"] for step in steps] == [
        "https://puddlewick.example/panel/",
        "https://puddlewick.example/panel/actions/",
        "https://puddlewick.example/panel/actions/2022-03-01-a1/",
    ]


def test_a_meeting_is_an_event_with_what_the_minutes_say(town_site: Path, real_site: Path) -> None:
    event = of_type(town_site / "meetings/index.html", "Event")[-1]
    assert event["startDate"] == "2022-03-01T10:00:00+00:00"
    assert event["endDate"] == "2022-03-01T11:30:00+00:00"
    assert event["location"] == {"@type": "Place", "name": "The Old Pump Room"}
    (event,) = of_type(real_site / "meetings/index.html", "Event")
    # The minutes give neither hours nor a venue.
    assert {key for key in event if not key.startswith("@")} == {"name", "startDate", "organizer", "url"}


def test_a_person_has_the_roles_as_minuted(real_site: Path) -> None:
    (person,) = of_type(real_site / "people/pat-twiggs/index.html", "Person")
    assert person["jobTitle"] == ["ACC"]


def test_six_reports_are_described_and_none_has_an_address(real_site: Path) -> None:
    reports = of_type(real_site / "papers/index.html", "Report")
    assert len(reports) == 6
    assert not any("url" in report for report in reports)


def test_nothing_in_a_title_can_end_the_script_early(tmp_path: Path) -> None:
    from tests.sites import SMALLEST, Workbench, build  # noqa: PLC0415 (only this test builds)

    bench = Workbench(tmp_path)
    bench.copy(SMALLEST)
    bench.write("site.yaml", 'title: "</script><script>alert(1)</script>"\nbody: "<!-- & Panel"\n')
    site = build(bench.content, tmp_path / "site", "--no-search")
    event = of_type(site / "meetings/index.html", "Event")[0]
    assert event["organizer"] == {"@type": "Organization", "name": "<!-- & Panel"}
    assert not [script for script in tree(site / "index.html").iter("script") if script.text and "alert" in script.text]

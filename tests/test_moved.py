"""Old addresses of everything that has a page lead to where it is now. All are invented."""

from pathlib import Path

import pytest

from minutebook.outputs.moved import old_addresses
from minutebook.pipeline.gone import gone, published_before
from tests.reading import text, tree
from tests.sites import Workbench, archive_of, build

MEETING = """---
title: Invented Panel
date: 2024-02-27
aliases: [meetings/2024-02-20/, minutes/february.html]
attendance: {present: [{name: Ada Example}, {name: Bob Private}]}
items: {1: {themes: [geese]}}
actions:
  - {id: A1, item: 1, text: Council to count 12 geese., owners: [council], aliases: [actions/2024-01-01-a9/]}
---

## 1. Geese in Upper Puddle

There were 12 geese.
"""


def renamed(bench: Workbench) -> Path:
    """Build a site in which everything has an old address."""
    bench.write("themes.yaml", "geese: {name: Geese, description: Of geese., aliases: [themes/ducks/]}\n")
    bench.write(
        "people.yaml",
        "ada: {name: Ada Example, public_role: true, aliases: [people/a-example/]}\n"
        "bob: {name: Bob Private, aliases: [people/b-private/]}\n",
    )
    bench.write("organisations.yaml", "council: {name: Invented Council, aliases: [organisations/parish/]}\n")
    bench.write("places.yaml", "upper: {name: Upper Puddle, kind: ward, aliases: [places/puddle/]}\n")
    bench.write("series.yaml", "panel: {name: Panel, aliases: [series/board/]}\n")
    bench.write("pages/about.md", "---\ntitle: About\naliases: [who-we-are/]\n---\n\nWe are invented.\n")
    for old in (bench.content / "meetings").iterdir():
        old.unlink()
    bench.write("meetings/2024-02-27.md", MEETING)
    assert bench.codes() == []
    return build(bench.content, bench.folder / "site")


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("meetings/2024-02-20/", "../2024-02-27/", "Invented Panel, 27 February 2024"),
        ("minutes/february.html", "../meetings/2024-02-27/", "Invented Panel, 27 February 2024"),
        # What went with the meeting to its other day.
        ("meetings/2024-02-20/citations/", "../../2024-02-27/citations/", "Citations: Invented Panel"),
        ("meetings/2024-02-20/figures/", "../../2024-02-27/figures/", "Figures: Invented Panel"),
        ("actions/2024-02-20-a1/", "../2024-02-27-a1/", "Action 2024-02-27/A1"),
        ("actions/2024-01-01-a9/", "../2024-02-27-a1/", "Action 2024-02-27/A1"),
        ("themes/ducks/", "../geese/", "Geese"),
        ("people/a-example/", "../ada/", "Ada Example"),
        # Nobody without a public role is named.
        ("people/b-private/", "../", "People"),
        ("organisations/parish/", "../council/", "Invented Council"),
        ("places/puddle/", "../upper/", "Upper Puddle"),
        ("series/board/", "../panel/", "Panel"),
        ("who-we-are/", "../about/", "About"),
    ],
)
def test_old_addresses_lead_on_and_say_where_the_thing_went(smallest: Workbench, old: str, new: str, name: str) -> None:
    page = renamed(smallest) / old / ("index.html" if old.endswith("/") else "")
    root = tree(page)
    assert f"This page has moved It is now at {name}" in text(root)
    assert f'content="0; url={new}"' in page.read_text("utf-8")
    assert new in {str(link.get("href")) for link in root.iter("a")}
    assert "noindex" in page.read_text("utf-8")
    assert "Bob" not in text(root)


def test_every_old_address_is_in_the_list_of_what_is_published(smallest: Workbench) -> None:
    site = renamed(smallest)
    listed = set(published_before(site))
    old = {entry.address for entry in old_addresses(archive_of(smallest.content))}
    assert len(old) == 13
    assert old <= listed


def test_feeds_are_found_where_they_were(smallest: Workbench) -> None:
    site = renamed(smallest)
    for old, new in (("themes/ducks", "themes/geese"), ("series/board", "series/panel")):
        assert (site / old / "feed.xml").read_bytes() == (site / new / "feed.xml").read_bytes()


def test_files_for_programs_are_found_where_they_were(smallest: Workbench) -> None:
    site = renamed(smallest)
    for name in ("meeting.json", "akoma-ntoso.xml"):
        old, new = site / "meetings/2024-02-20" / name, site / "meetings/2024-02-27" / name
        assert old.read_bytes() == new.read_bytes()
    # Theirs is the same record, under its address of now.
    assert "2024-02-20" not in (site / "meetings/2024-02-20/meeting.json").read_text("utf-8")


def test_a_meeting_on_another_day_takes_its_places_with_it(smallest: Workbench) -> None:
    smallest.meeting("actions:\n  - {id: A1, item: 1, text: Council to count., owners: [council]}\n")
    site = build(smallest.content, smallest.folder / "site")
    before = published_before(site)
    (smallest.content / "meetings/2024-02-27.md").unlink()
    facts = (
        "---\ntitle: Invented Panel\ndate: 2024-03-05\naliases: [meetings/2024-02-27/]\n{more}---\n\n## 1. Ducks\n\n"
    )
    action = "actions:\n  - {id: A1, item: 1, text: Council to count., owners: [council]}\n"
    smallest.write("meetings/2024-03-05.md", f"{facts.format(more=action)}There were ducks.\n")
    assert list(gone(archive_of(smallest.content), before, "content")) == []
    # A passage that is gone from the new page is gone from the old address too.
    smallest.write("meetings/2024-03-05.md", facts.format(more=action))
    (told,) = gone(archive_of(smallest.content), before, "content")
    assert "meetings/2024-02-27/#item-1-p1" in told.message
    # So is an action that the meeting does not have any more.
    smallest.write("meetings/2024-03-05.md", f"{facts.format(more='')}There were ducks.\n")
    (told,) = gone(archive_of(smallest.content), before, "content")
    assert "actions/2024-02-27-a1/" in told.message


def test_an_address_that_is_something_else_s_is_told_and_never_taken(smallest: Workbench) -> None:
    smallest.write("themes.yaml", "geese: {name: Geese, description: Of geese., aliases: [people/, themes/geese/]}\n")
    smallest.write("organisations.yaml", "council: {name: Invented Council, aliases: [a b]}\n")
    smallest.write(
        "people.yaml", "ada: {name: Ada Example, aliases: [old/]}\nbob: {name: Bob Other, aliases: [old/]}\n"
    )
    smallest.meeting("actions:\n  - {id: A1, text: Council to count., owners: [council], aliases: ['../up']}\n")
    assert sorted(smallest.codes()) == ["address-taken", "address-taken", "address-taken", "bad-id", "bad-id"]


def test_the_page_of_an_action_that_others_still_name_stays(smallest: Workbench) -> None:
    smallest.meeting(
        "aliases: [meetings/2024-02-20/]\nactions:\n  - {id: A1, item: 1, text: Council to count., owners: [council]}\n"
    )
    smallest.write(
        "meetings/2024-03-05.md",
        "---\ntitle: Invented Panel\ndate: 2024-03-05\n"
        "updates:\n  - {action: 2024-02-20/A1, text: Council to count., status: complete}\n---\n\n## 1. D\n\nDone.\n",
    )
    page = text(tree(build(smallest.content, smallest.folder / "site") / "actions/2024-02-20-a1/index.html"))
    assert "This page has moved" not in page


def test_the_number_of_another_action_leads_nowhere_else(smallest: Workbench) -> None:
    entries = (
        f"  - {{id: A{n}, text: Count {what}., owners: [council]}}\n" for n, what in ((1, "ducks"), (2, "geese"))
    )
    smallest.meeting(f"actions:\n{''.join(entries)}")
    before = published_before(build(smallest.content, smallest.folder / "site"))
    (smallest.content / "meetings/2024-02-27.md").unlink()
    geese = "{id: A1, text: Count geese., owners: [council], aliases: [actions/2024-02-27-a2/]}"
    smallest.write(
        "meetings/2024-02-28.md",
        "---\ntitle: Invented Panel\ndate: 2024-02-28\naliases: [meetings/2024-02-27/]\n"
        f"actions: [{geese}]\n---\n\n## 1. Ducks\n\nThere were ducks.\n",
    )
    archive = archive_of(smallest.content)
    assert "actions/2024-02-27-a1/" not in {old.address for old in old_addresses(archive)}
    (told,) = gone(archive, before, "content")
    assert "actions/2024-02-27-a1/" in told.message


def test_calendars_are_found_where_they_were_and_pages_of_meetings_are_taken(smallest: Workbench) -> None:
    site = renamed(smallest)
    old, new = site / "series/board/calendar.ics", site / "series/panel/calendar.ics"
    assert old.read_bytes() == new.read_bytes()
    theme = "geese: {name: Geese, description: Of geese., aliases: [meetings/2024-02-27/figures/, themes/old.html]}\n"
    smallest.write("themes.yaml", theme)
    assert smallest.codes() == ["address-taken"]

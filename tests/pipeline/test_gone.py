"""What was published and would be gone is told, and stops a build, unless something says what became of it."""

import shutil
from pathlib import Path

import pytest

from minutebook.outputs import addresses
from tests.sites import TOWN, Workbench, build, run

BODY = "## 1. Ducks\n\nOne.\n\nTwo.\n\n## 2. Swans\n\nThree.\n"
ACTIONS = (
    "actions:\n  - {id: A1, item: 1, text: Feed., owners: [council]}\n  - {id: A2, text: Count., owners: [council]}\n"
)


@pytest.fixture
def published(smallest: Workbench) -> Workbench:
    """Publish a meeting with two items, two actions and a document, beside the one before it."""
    smallest.write("papers/count.csv", "a\n1\n")
    smallest.meeting(f"{ACTIONS}items: {{1: {{papers: [{{title: Count, file: count.csv}}]}}}}\n", BODY)
    build(smallest.content, smallest.folder / "site", "--no-search")
    return smallest


def told(bench: Workbench) -> list[str]:
    """Build again and list what is said to be gone; the site stays as it was."""
    before = (bench.folder / "site" / addresses.ADDRESSES).read_text("utf-8")
    ran = run("build", "--no-search")
    lines = [line for line in ran.err.split("\n") if "[published-gone]" in line]
    assert (ran.status == 1) == bool(lines), ran.err
    if lines:
        assert (bench.folder / "site" / addresses.ADDRESSES).read_text("utf-8") == before
    return [line.partition("gone]: ")[2].partition(" was published")[0] for line in lines]


def test_the_list_has_meetings_with_their_places_actions_and_documents(published: Workbench) -> None:
    listed = (published.folder / "site" / addresses.ADDRESSES).read_text("utf-8").split("\n")
    assert listed[1:-1] == [
        "actions/2024-01-30-a1/",
        "actions/2024-02-27-a1/",
        "actions/2024-02-27-a2/",
        "meetings/2024-01-30/ item-1 item-1-p1",
        "meetings/2024-02-27/ item-1 item-2 item-1-p1 item-1-p2 item-2-p1",
        "organisations/council/",
        "papers/count.csv",
        "places/puddlewick/",
        "themes/ducks/",
    ]


def test_what_is_still_there_is_not_gone(published: Workbench) -> None:
    assert told(published) == []


def test_a_meeting_that_is_gone_is_told_with_its_file(published: Workbench) -> None:
    (published.content / "meetings" / "2024-02-27.md").unlink()
    assert told(published) == ["meetings/2024-02-27/", "papers/count.csv"]
    assert "content/meetings/2024-02-27.md:1:1: error[published-gone]" in run("build", "--no-search").err


@pytest.mark.parametrize(
    ("facts", "body", "lost"),
    [
        (
            f"{ACTIONS}corrections: [{{id: C1, date: 2024-03-01, item: 1, kind: typing, now: One, reason: R.}}]\n",
            BODY.replace("Two.\n\n", ""),
            ["meetings/2024-02-27/#item-1-p2"],
        ),
        ("actions:\n  - {id: A1, item: 1, text: Feed., owners: [council]}\n", BODY, ["actions/2024-02-27-a2/"]),
        (ACTIONS, BODY.replace("Two.\n\n", ""), ["meetings/2024-02-27/#item-1-p2"]),
        (ACTIONS, BODY.partition("## 2")[0], ["meetings/2024-02-27/#item-2"]),
        (
            f"{ACTIONS}corrections: [{{id: C1, date: 2024-03-01, item: 1, kind: factual, was: Two., reason: R.}}]\n",
            BODY.replace("Two.\n\n", ""),
            [],
        ),
        (
            f"{ACTIONS}corrections: [{{id: C1, date: 2024-03-01, item: 2, kind: factual, was: Four., reason: R.}}]\n",
            BODY.replace("Two.\n\n", ""),
            ["meetings/2024-02-27/#item-1-p2"],
        ),
        (
            f"{ACTIONS}corrections: [{{id: C1, date: 2024-03-01, kind: factual, was: Two., reason: Slip.}}]\n",
            BODY.partition("## 2")[0].replace("Two.\n\n", ""),
            ["meetings/2024-02-27/#item-2, #item-1-p2"],
        ),
        ("aliases: [actions/2024-02-27-a1/, actions/2024-02-27-a2]\n", BODY, []),
        ("withdrawn: {date: 2024-03-01, reason: R.}\n", "Nothing.\n", []),
    ],
)
def test_actions_items_and_passages_that_are_gone_are_told(
    published: Workbench, facts: str, body: str, lost: list[str]
) -> None:
    papers = "items: {1: {papers: [{title: Count, file: count.csv}]}}\n" if "## 1" in body else ""
    published.meeting(f"{facts}{papers}", body)
    expected = lost if papers else ["papers/count.csv", *lost]
    assert told(published) == expected


def test_an_entry_of_the_ledger_and_an_own_page_are_told(published: Workbench) -> None:
    entry = "{id: C1, date: 2024-03-01, item: 1, kind: factual, was: Nine, now: One, reason: R.}"
    papers = "items: {1: {papers: [{title: Count, file: count.csv}]}}\n"
    published.write("pages/about.md", "---\ntitle: About\n---\n\nWords.\n")
    published.meeting(f"{ACTIONS}{papers}corrections: [{entry}]\n", BODY)
    build(published.content, published.folder / "site", "--no-search")
    (published.content / "pages" / "about.md").unlink()
    published.meeting(f"{ACTIONS}{papers}", BODY)
    assert told(published) == ["about/", "corrections/#correction-2024-02-27-c1"]
    published.meeting("withdrawn: {date: 2024-03-11, reason: R.}\n", "Nothing.\n")
    assert told(published) == ["about/", "papers/count.csv"]


def test_a_meeting_with_a_new_day_needs_its_old_addresses(published: Workbench) -> None:
    old = published.content / "meetings" / "2024-02-27.md"
    text = old.read_text("utf-8").replace("date: 2024-02-27\n", "date: 2024-02-28\naliases: [meetings/2024-02-27]\n")
    published.write("meetings/2024-02-28.md", text)
    old.unlink()
    # Its actions went with it.
    assert told(published) == []
    # The old addresses stay, too.
    build(published.content, published.folder / "site", "--no-search")
    published.write("meetings/2024-02-28.md", text.replace("aliases: [meetings/2024-02-27]\n", ""))
    assert told(published) == ["meetings/2024-02-27/"]


def test_a_renamed_theme_needs_its_old_address(published: Workbench) -> None:
    published.write("themes.yaml", "swans: {name: Swans, description: Of swans.}\n")
    published.write("places.yaml", "{}\n")
    assert told(published) == ["places/puddlewick/", "themes/ducks/"]
    published.write("themes.yaml", "swans: {name: Swans, description: Of swans., aliases: [themes/ducks/]}\n")
    assert told(published) == ["places/puddlewick/"]


def test_an_officer_may_remove_it_and_sees_what(published: Workbench) -> None:
    (published.content / "meetings" / "2024-02-27.md").unlink()
    ran = run("build", "--no-search", "--remove")
    assert ran.status == 0
    assert "Removed, as --remove says: meetings/2024-02-27/\n" in ran.err
    assert not (published.folder / "site" / "meetings" / "2024-02-27").exists()
    assert told(published) == []


def test_a_site_of_an_earlier_minutebook_is_known_by_its_manifest(published: Workbench) -> None:
    (published.folder / "site" / addresses.ADDRESSES).unlink()
    (published.content / "meetings" / "2024-02-27.md").unlink()
    assert [line for line in run("build", "--no-search").err.split("\n") if "[published-gone]" in line] != []


def test_the_published_list_may_be_given(published: Workbench, tmp_path: Path) -> None:
    listed = shutil.copy(published.folder / "site" / addresses.ADDRESSES, tmp_path / "published.txt")
    (published.content / "meetings" / "2024-01-30.md").unlink()
    ran = run("check", "--published", str(listed))
    assert (ran.status, ran.out.count("error[published-gone]")) == (1, 1)
    ran = run("check", "--published", str(listed), "--remove")
    assert (ran.status, ran.out.count("warning[published-gone]")) == (0, 1)
    elsewhere = tmp_path / "elsewhere"
    ran = run("build", "--no-search", "--published", str(listed), "--output", str(elsewhere))
    assert (ran.status, elsewhere.exists()) == (1, False)
    (tmp_path / "empty.txt").write_text("")
    assert run("check", "--published", str(tmp_path / "empty.txt")).status == 0


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_is_no_such_list_is_refused(smallest: Workbench, command: str) -> None:
    smallest.write("../list.txt", "<!doctype html>\n<p>Welcome!</p>\n")
    ran = run(command, "--published", str(smallest.folder / "list.txt"))
    assert (ran.status, "is not a list of what Minutebook published" in ran.err) == (2, True)
    ran = run(command, "--published", "nowhere.txt")
    assert (ran.status, 'there is no file "nowhere.txt"' in ran.err) == (2, True)


def test_the_town_can_be_built_over_itself(tmp_path: Path) -> None:
    for _ in range(2):
        build(TOWN, tmp_path / "site", "--no-search")

"""The whole story on the invented town, in a repository of its own: Word to web, and the next meeting after it."""

import re
from pathlib import Path

import pytest

from tests.copies import git as ran_git
from tests.officers.paper import link, numbered, para, run, table, word
from tests.preview.running import Answer, after_news, previewing
from tests.reading import find, text, tree
from tests.sites import TOWN, Workbench, build
from tests.sites import run as command


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Ann Officer", "-c", "user.email=ann@example.org", "-c", "init.defaultBranch=main"]
    return ran_git(folder, *identity, *arguments)


def minutes_of_june() -> bytes:
    """Make the minutes of an invented meeting as a clerk sends them."""
    return word(
        para("Puddlewick Scrutiny Panel"),
        para("Date: Tuesday 4 June 2024, 10:00 - 11:30"),
        para("Present"),
        para("Ada Example – Chair of the Panel, PTC"),
        para("Bob Sample – Captain, Puddlewick Watch"),
        para("Apologies: None"),
        numbered(run("Welcome", "<w:b/>")),
        para("The Chair welcomed everyone. Call her on ", "<w:del><w:r><w:delText>07700 900999</w:delText></w:r></w:del>", "the usual number."),
        numbered(run("Notes of the previous meeting on 5 March 2024", "<w:b/>")),
        para("The notes were accepted as a correct record."),
        numbered(run("Duck crossings – to access the full report ", "<w:b/>") + link("HERE", "report")),
        para("Captain Bob said that the ducks had crossed. Write to him at bob.sample@example.org."),
        para("Action:"),
        numbered("PTC to paint a crossing by 1 October 2024.", number=2),
        table(("Action", "Owner"), ("Count the ducks", "The Duck Squad")),
        numbered(run("Future agenda items", "<w:b/>")),
        numbered("Lamp posts", number=2),
        numbered(run("Next meeting", "<w:b/>")),
        para("3 September 2024, 10:00 - 11:30"),
        links={"report": "https://example.org/ducks.pdf"},
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """Give an officer's clone of the town's site, with nothing uncommitted."""
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("site/\n.site.*\nbuild-report.html\n*.docx\n", encoding="utf-8")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Begin")
    return bench


def edit(path: Path, old: str, new: str) -> None:
    before = path.read_text(encoding="utf-8")
    assert before.count(old) == 1, (before.count(old), old)
    path.write_text(before.replace(old, new), encoding="utf-8")


def test_from_word_to_the_web_and_to_the_next_meeting(desk: Workbench) -> None:  # noqa: PLR0915 (it is one story)
    folder, june = desk.folder, desk.content / "meetings" / "2024-06-04.md"

    # Import: a draft, and what must be answered.
    (folder / "june.docx").write_bytes(minutes_of_june())
    said = command("import", "june.docx")
    assert said.status == 0, said.err
    assert "07700" not in june.read_text(encoding="utf-8"), "what was deleted in Word"
    assert "Must answer before publishing (1)" in said.out
    assert 'Action A2 seems to be for "The Duck Squad", who is in no register.' in said.out

    # Check: an address of somebody stops it. Mend: take it out, answer who owns the action.
    checked = command("check")
    assert checked.status == 1
    assert "[personal-data]: This looks like an e-mail address" in checked.out
    line = next(
        number for number, text_ in enumerate(june.read_text("utf-8").split("\n"), 1) if "@example.org" in text_
    )
    assert f"content/meetings/2024-06-04.md:{line}:" in checked.out
    # Preview: the draft is shown, with what keeps it from being published; and again as it is mended.
    with previewing(folder) as (home, _):
        draft = Answer(home, "/meetings/2024-06-04/").text
        assert "Captain Bob said that the ducks had crossed." in draft
        assert "This is shown here, and cannot be published yet." in draft
        assert f'data-place="content/meetings/2024-06-04.md:{line}"' in draft
        edit(june, " Write to him at bob.sample@example.org.", "")
        while "bob.sample" in draft:
            draft = after_news(home, "/meetings/2024-06-04/", draft)
    assert "[unanswered]: This is still to be answered:" in checked.out
    asked = next(line for line in june.read_text("utf-8").split("\n") if line.startswith("# ANSWER:"))
    edit(june, f"{asked}\n", "")
    edit(june, "text: Count the ducks (The Duck Squad)\n    owners: []", "text: Count the ducks\n    owners: [watch]")
    checked = command("check", "--report")
    assert checked.status == 0, checked.out
    assert "The site can be built." in (folder / "build-report.html").read_text(encoding="utf-8")

    # Publish: build, look, commit.
    site = build(desk.content, folder / "site", "--no-search")
    page = tree(site / "meetings" / "2024-06-04" / "index.html")
    shown = text(find(page, "page_main"))
    for words in ("Captain Bob said that the ducks had crossed.", "PTC to paint a crossing", "Count the ducks"):
        assert words in shown
    march = text(find(tree(site / "meetings" / "2024-03-05" / "index.html"), "page_main"))
    assert "Accepted as a correct record" in march
    git(folder, "add", "content")
    git(folder, "commit", "-qm", "Publish the minutes of 4 June 2024")
    assert git(folder, "status", "--porcelain") == "", "neither the site nor the sheet nor the document is committed"

    # The next meeting: begun from this one, with its actions to report on.
    begun = command("new", "2024-09-03")
    assert begun.status == 0, begun.err
    september = desk.content / "meetings" / "2024-09-03.md"
    draft = september.read_text(encoding="utf-8")
    assert "time: 10:00 - 11:30" in draft
    assert "accepts:\n  - meeting: 2024-06-04\n" in draft
    assert "- action: 2024-06-04/A1\n" in draft
    assert "## 3. Ropes\n\n## 4. Lamp posts\n" in draft, "the forward plan, oldest first"
    assert "[update-says-nothing]" in command("check").out

    # Its minutes: one action is done, of the others nothing was said.
    head, _, rest = draft.partition("updates:\n")
    _, _, body = rest.partition("---\n")
    done = "updates:\n  - {action: 2024-06-04/A1, status: complete, item: 2, note: The crossing was painted.}\n"
    head = re.sub(r"^# ANSWER: .*\n", "", head, flags=re.MULTILINE)
    spoken = body.replace("\n## ", "\n\nIt was dealt with.\n\n## ").rstrip() + "\n\nNone.\n"
    september.write_text(f"{head}{done}---\n{spoken}", encoding="utf-8")
    checked = command("check")
    assert checked.status == 0, checked.out
    site = build(desk.content, folder / "site", "--no-search")
    action = text(find(tree(site / "actions" / "2024-06-04-a1" / "index.html"), "page_main"))
    assert "Complete" in action
    assert "The crossing was painted." in action
    silent = text(find(tree(site / "actions" / "2024-06-04-a2" / "index.html"), "page_main"))
    assert "Open" in silent
    june_page = text(find(tree(site / "meetings" / "2024-06-04" / "index.html"), "page_main"))
    assert "Accepted as a correct record" in june_page
    git(folder, "add", "content")
    git(folder, "commit", "-qm", "Publish the minutes of 3 September 2024")
    assert len(git(folder, "log", "--oneline").splitlines()) == 3

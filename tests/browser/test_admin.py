"""The editor at /admin/ in Chromium: what it saves is what was changed, and nothing else.

It works on a folder of the browser's own (OPFS) in place of one on the disk, which a browser without a screen cannot be
asked for. Chromium is British here: in any language but American English Sveltia fetches words from elsewhere.
"""

import difflib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Error, Locator, Page, expect

from minutebook import frontmatter
from minutebook.outputs.admin import HEADER
from minutebook.pipeline.steps import load
from tests.browser.conftest import Handler, served
from tests.browser.editing import FILL, PICKER, READ, opened
from tests.browser.waiting import until
from tests.sites import COUNTY, EXAMPLES, REAL, TOWN, Workbench, archive_of, build

pytestmark = pytest.mark.browser

MEETING = "content/meetings/2024-02-27.md"
TEXT = (REAL / "meetings" / "2024-02-27.md").read_text(encoding="utf-8")
AGAIN = """async ([file, changes]) => {
  const { fromFile, toFile } = await import("/admin/minutes.js");
  const form = fromFile(file);
  for (const [path, value] of changes) {
    const names = path.split(".");
    const last = names.pop();
    let at = form;
    for (const name of names) at = at[name] ??= {};
    if (value === null) Array.isArray(at) ? at.splice(last, 1) : delete at[last];
    else if (last === "+") at.push(value);
    else at[last] = value;
  }
  return toFile(structuredClone(form));
}"""


class _Handler(Handler):
    headers_sent = (("Content-Security-Policy", HEADER),)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("admin")
    site = build(REAL, folder / "site", "--admin", "--repository", "example/minutes", "--no-search")
    with served(site, _Handler) as address:
        yield f"{address}admin/"


@pytest.fixture
def desk(browser: Browser, editor: str) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.add_init_script(PICKER)
    page.goto(f"{editor}index.html")
    yield page
    context.close()


def field(desk: Page, key: str, kind: str) -> Locator:
    """Find a field; fields are drawn when they scroll into view."""
    box = desk.locator(f'section.field[data-key-path="{key}"] {kind}')

    def drawn() -> bool:
        if box.count():
            return True
        desk.mouse.move(350, 600)
        desk.mouse.wheel(0, 2000)
        return False

    until(desk, drawn, key)
    return box.first


def saved(desk: Page, path: str, before: str) -> str:
    desk.get_by_role("toolbar", name="Primary").get_by_role("button", name="Save").click()

    def after() -> str:
        found = str(desk.evaluate(READ, path))
        return "" if found == before else found

    return until(desk, after, "nothing was saved")


def checks_clean(text: str, folder: Path) -> bool:
    """Tell whether the real content with this meeting file has the problems of the real content and no other."""
    bench = Workbench(folder)
    bench.copy(REAL)
    bench.write("meetings/2024-02-27.md", text)
    archive, problems = load(bench.content)
    return archive is not None and [problem.code for problem in problems] == [one.code for one in load(REAL)[1]]


def test_one_word_of_the_real_meeting_is_changed_and_nothing_else(desk: Page, editor: str, tmp_path: Path) -> None:
    opened(desk, editor, {MEETING: TEXT}, "entries/2024-02-27")
    body = field(desk, "body", "textarea")
    assert TEXT.count("an overview of the agenda") == 1
    until(desk, lambda: "an overview of the agenda" in body.input_value(), "the form shows no words")
    body.fill(body.input_value().replace("an overview of the agenda", "an outline of the agenda"))
    after = saved(desk, MEETING, TEXT)
    assert after == TEXT.replace("an overview of the agenda", "an outline of the agenda")
    assert checks_clean(after, tmp_path)


def test_a_fact_is_added_by_the_form(desk: Page, editor: str, tmp_path: Path) -> None:
    opened(desk, editor, {MEETING: TEXT}, "entries/2024-02-27")
    field(desk, "venue", "input").fill("Invented Hall")
    after = saved(desk, MEETING, TEXT)
    assert [line for line in after.split("\n") if line not in TEXT.split("\n")] == ["venue: Invented Hall"]
    assert after.replace("venue: Invented Hall\n", "") == TEXT
    assert checks_clean(after, tmp_path)


def test_a_new_meeting_is_written_as_the_guide_writes_one(desk: Page, editor: str, tmp_path: Path) -> None:
    opened(desk, editor, {MEETING: TEXT}, "new")
    field(desk, "title", "input").fill("Invented Panel")
    field(desk, "date", "input").fill("2024-06-18")
    field(desk, "body", "textarea").fill("## 1. Ducks\n\nThere were ducks.")
    desk.get_by_role("toolbar", name="Primary").get_by_role("button", name="Save").click()
    path = "content/meetings/2024-06-18.md"

    text = until(desk, lambda: str(desk.evaluate(READ, path)), "nothing was written")
    assert text == "---\ntitle: Invented Panel\ndate: 2024-06-18\n---\n\n## 1. Ducks\n\nThere were ducks.\n"
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    bench.write("meetings/2024-06-18.md", text)
    assert archive_of(bench.content).meetings["2024-06-18"].title == "Invented Panel"


def test_a_file_that_cannot_be_read_is_left_as_it_is(desk: Page, editor: str) -> None:
    broken = TEXT.replace("title: ", "title: [", 1)
    desk.evaluate(FILL, {MEETING: broken})
    desk.goto(f"{editor}index.html#/collections/meetings/entries/2024-02-27")
    desk.get_by_role("button", name="Work with Local Repository").click()
    expect(desk.get_by_role("status").filter(has_text="Entry not found.")).to_be_visible()
    assert desk.evaluate(READ, MEETING) == broken


def test_what_was_changed_outside_meanwhile_is_not_written_over(desk: Page, editor: str) -> None:
    said: list[str] = []

    def answer(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    desk.on("dialog", answer)
    opened(desk, editor, {MEETING: TEXT}, "entries/2024-02-27")
    outside = TEXT.replace("an overview of the agenda", "a change made outside")
    desk.evaluate(FILL, {MEETING: outside})
    field(desk, "venue", "input").fill("Invented Hall")
    desk.get_by_role("toolbar", name="Primary").get_by_role("button", name="Save").click()
    until(desk, lambda: said, "nothing was said")
    assert "Not saved. 2024-02-27.md was changed outside this editor." in said[0]
    assert desk.evaluate(READ, MEETING) == outside


def test_an_item_that_is_there_twice_is_refused(desk: Page, empty_page: Page) -> None:
    with pytest.raises(Error, match="Under Items, 4 is there twice"):
        empty_page.evaluate(AGAIN, [TEXT, [("items.+", {"item": "4", "holds": "future-items"})]])
    assert desk


def test_icons_are_pictures_and_nothing_is_fetched_from_elsewhere(desk: Page, editor: str) -> None:
    answered: list[str] = []
    desk.on("response", lambda response: answered.append(response.url))
    opened(desk, editor, {MEETING: TEXT}, "entries/2024-02-27")
    assert [url for url in answered if not url.startswith(("http://127.0.0.1:", "data:", "blob:"))] == []
    loaded = "document.fonts.check('16px \"Material Symbols Outlined\"')"
    until(desk, lambda: desk.evaluate(loaded), "the font of the icons is not there")
    icons = desk.locator(".material-symbols-outlined, .icon").filter(visible=True)
    # The form is drawn again while it loads: an icon may be gone between two looks.
    icon = until(desk, icons.first.bounding_box, "no icon is shown")
    assert icon
    assert icon["width"] < 60, "a word would be wider"


# ---- The format by itself --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def empty_page(browser: Browser, editor: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{editor}vendor/yaml.LICENSE.txt")
    yield page
    context.close()


MEETINGS = sorted(
    path for content in (REAL, TOWN, COUNTY, EXAMPLES / "smallest") for path in (content / "meetings").glob("*.md")
)


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_file_in_which_nothing_was_changed_stays_as_it_is(empty_page: Page, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    written = str(empty_page.evaluate(AGAIN, [text, []]))
    assert written.rstrip() == text.rstrip()


CHANGES: dict[str, tuple[list[tuple[str, Any]], str | None]] = {
    "title": ([("title", "Another Panel")], "title: Another Panel"),
    "summary": ([("summary", "A line.\n\nAnother: line.")], "summary: "),
    "an owner": ([("actions.0.owners", ["wyca", "wyp"])], "owners: [wyca, wyp]"),
    "no owner": ([("actions.0.owners", [])], None),
    "an action": ([("actions.+", {"id": "A12", "item": "9", "text": "Count # the: ducks", "owners": ["wyp"]})], "A12"),
    "one action less": ([("actions.3", None)], None),
    "a theme of an item": ([("items.0.themes.+", "fraud")], "fraud"),
    "an item more": ([("items.+", {"item": "1", "themes": ["fraud"]})], "  1:"),
    "an item less": ([("items.1", None)], None),
    "nobody sent apologies": ([("attendance.no_apologies", True)], "apologies: none"),
    "the next meeting": ([("next_meeting.time", "10:00 - 12:00")], "10:00 - 12:00"),
    "a text like a number": ([("venue", "0123")], "venue: "),
    "a text like a switch": ([("venue", "no")], "venue: "),
    "a text with signs": ([("venue", "- [#] {a}: 'b' \"c\" & *d !e")], "venue: "),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_is_read_back_and_the_rest_keeps(empty_page: Page, tmp_path: Path, change: str) -> None:
    changes, shown = CHANGES[change]
    written = str(empty_page.evaluate(AGAIN, [TEXT, changes]))
    assert written != TEXT
    assert shown is None or shown in written
    facts, body = TEXT.split("\n---\n", 1)
    assert written.split("\n---\n", 1)[1] == body
    top = changes[0][0].partition(".")[0]
    kept = [line for line in facts.split("\n") if line.startswith(tuple("abcdefghijklmnopqrstuvwxyz#"))]
    assert [line for line in kept if not line.startswith(top) and line not in written.split("\n")] == []
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    bench.write("meetings/2024-02-27.md", written)
    archive = archive_of(bench.content)
    meeting, before = archive.meetings["2024-02-27"], archive_of(REAL).meetings["2024-02-27"]
    assert [item.title for item in meeting.items] == [item.title for item in before.items]
    if change == "a text with signs":
        assert meeting.venue == "- [#] {a}: 'b' \"c\" & *d !e"
    if change == "one action less":
        assert [action.id for action in meeting.actions] == [f"A{n}" for n in range(1, 12) if n != 4]
    if change == "nobody sent apologies":
        assert meeting.attendance
        assert meeting.attendance.apologies == ()
    if change == "summary":
        assert meeting.summary == "A line.\n\nAnother: line."


# ---- Files in other hands than ours ---------------------------------------------------------------------------------

ODD = """---
title: T  # the title
date: 2024-02-27
# about attendance
attendance:
    present:
        - name: Ann Lee  # the chair
          role: Chair
        # a note on Bob
        - name: Bob Ray
          role: Member
        - name: Cyd Oak
          role: Member

items:
  # first
  3a: {themes: [a, b]}
  4:
    themes: [c]
    papers:
      - title: P1
  10: {holds: future-items}
actions:
- id: A1
  item: 4
  text: >
    Folded text
    here.
  owners: [x]
- id: A2
  item: 4
  text: Same
  owners: [x]
- id: A3
  item: 4
  text: Same
  owners: [x]
chair:
# ANSWER: Who was in the chair?
# end note
---

## 1. Ducks

Text.
"""
TOUCHED: dict[str, tuple[list[tuple[str, Any]], list[str], list[str]]] = {
    "nothing": ([], [], []),
    "a title with a remark behind it": ([("title", "New")], ["title: T  # the title"], ["title: New  # the title"]),
    "a person taken out": ([("attendance.present.1", None)], ["- name: Bob Ray", "role: Member"], []),
    "a role": ([("attendance.present.0.role", "DMPC")], ["role: Chair"], ["role: DMPC"]),
    "a folded text": (
        [("actions.0.text", "Another: text")],
        ["text: >", "Folded text", "here."],
        ['text: "Another: text"'],
    ),
    "one of two equal actions": (
        [("actions.1", None)],
        ["- id: A2", "item: 4", "text: Same", "owners: [x]"],
        [],
    ),
    "an action more": (
        [("actions.+", {"id": "A4", "item": "4", "text": "New", "owners": ["x", "y"]})],
        [],
        ["- id: A4", "item: 4", "text: New", "owners: [x, y]"],
    ),
    "a key with nothing behind it": ([("chair", "Ann Lee")], ["chair:"], ["chair: Ann Lee"]),
    "a theme": ([("items.0.themes", ["a", "z"])], ["3a: {themes: [a, b]}"], ["3a: {themes: [a, z]}"]),
    "an item taken out": ([("items.2", None)], ["10: {holds: future-items}"], []),
    "a text of lines": ([("summary", "One.\n\nTwo: # x")], [], ["summary: |-", "One.", "", "Two: # x"]),
}


@pytest.mark.parametrize("case", TOUCHED)
def test_only_the_lines_of_what_was_changed_are_other_lines(empty_page: Page, case: str) -> None:
    changes, gone, come = TOUCHED[case]
    written = str(empty_page.evaluate(AGAIN, [ODD, changes]))
    differing = [line for line in difflib.ndiff(ODD.split("\n"), written.split("\n")) if line[0] in "+-"]
    assert sorted(line[2:].strip() for line in differing if line[0] == "-") == sorted(gone)
    assert sorted(line[2:].strip() for line in differing if line[0] == "+") == sorted(come)


VOTED = (
    "---\ntitle: T\ndate: 2024-02-27\ndecisions:\n"
    "  - {id: D1, text: A., votes: {for: [Ada Example, Bob Sample], against: 2, abstained: [Suharto]}}\n---\n\n"
    "## 1. Ducks\n\nText.\n"
)


def test_votes_are_numbers_or_names_in_the_form_and_in_the_file(empty_page: Page) -> None:
    assert str(empty_page.evaluate(AGAIN, [VOTED, [("title", "New")]])) == VOTED.replace("title: T", "title: New")
    form = [("decisions.0.votes.for", "Ada Example; Cy Specimen"), ("decisions.0.votes.against", "3")]
    written = str(empty_page.evaluate(AGAIN, [VOTED, form]))
    assert "votes: {for: [Ada Example, Cy Specimen], against: 3, abstained: [Suharto]}" in written


def test_items_follow_the_order_of_the_form(empty_page: Page) -> None:
    form = [("items", [{"item": "10", "holds": "future-items"}, {"item": "3a", "themes": ["a", "b"]}])]
    written = str(empty_page.evaluate(AGAIN, [ODD, form]))
    assert "items:\n  10: {holds: future-items}\n  # first\n  3a: {themes: [a, b]}\nactions:\n" in written


def test_a_question_of_an_import_cannot_be_lost(empty_page: Page) -> None:
    asked = ODD.replace("    themes: [c]\n", "    # ANSWER: Which themes?\n    themes: [c]\n")
    with pytest.raises(Error, match="Answer what stands below # ANSWER: first"):
        empty_page.evaluate(AGAIN, [asked, [("items.1", None)]])


@pytest.mark.parametrize("opening", ["---", "--- "])
def test_marks_with_a_space_behind_them_are_kept(empty_page: Page, opening: str) -> None:
    odd = ODD.replace("---\n", f"{opening}\n")
    assert str(empty_page.evaluate(AGAIN, [odd, [("venue", "Hall")]])).count(f"{opening}\n") == 2


def test_any_text_is_read_back_as_it_was_typed(empty_page: Page) -> None:
    """Three thousand texts of the characters that YAML gives a meaning to; the same ones each time."""
    chance = random.Random(5)  # noqa: S311 (the same texts each time)
    letters = list("ab :#-'\"[]{},&*!|>%@`?~\\\t\n“”‘’—–=<.0")
    texts = ["".join(chance.choice(letters) for _ in range(chance.randint(1, 9))) for _ in range(3_000)]
    written = empty_page.evaluate(
        """async ([file, texts]) => {
          const { fromFile, toFile } = await import("/admin/minutes.js");
          return texts.map((text) => {
            const form = fromFile(file);
            form.venue = form.actions[0].text = text;
            form.items[0].themes = [text];
            return toFile(form);
          });
        }""",
        [ODD, texts],
    )
    for text, file in zip(texts, written, strict=True):
        parts, problems = frontmatter.split(file, "f.md")
        assert parts
        assert problems == []
        fields, problems = frontmatter.parse(parts.facts, "f.md", 2)
        assert problems == [], (text, file)
        assert fields
        facts: Any = fields.data
        if text.strip():
            found = [facts["venue"], facts["actions"][0]["text"], facts["items"]["3a"]["themes"][0]]
            assert [str(one).strip() for one in found] == [text.strip()] * 3, file


@pytest.mark.parametrize(
    "facts",
    [
        "attendance: none",
        "attendance:\n  - name: Ann",
        "items: see below",
        "items:\n  - themes: [a]",
        "items:\n  1: fraud",
        "items:\n  4: [fraud, x]",
        "items:\n  4: {item: 5, themes: [a]}",
        "body: words",
        "attendance:\n  no_apologies: true",
    ],
)
def test_facts_that_the_form_cannot_show_are_not_opened(empty_page: Page, facts: str) -> None:
    file = f"---\ntitle: T\ndate: 2024-02-27\n{facts}\n---\n\n## 1. Ducks\n\nText.\n"
    with pytest.raises(Error, match="a shape that the form cannot show"):
        empty_page.evaluate(AGAIN, [file, [("title", "New")]])


def head(*lines: str) -> str:
    return "\n".join(["---", "title: T", "date: 2024-02-27", *lines, "---", "", "## 1. Ducks", "", "Text.", ""])


def test_remarks_inside_an_entry_stay_with_it(empty_page: Page) -> None:
    file = head("actions:", "  - id: A1", "    # the clerk doubts A1", "    text: y", "  - id: A2", "    text: w  # ok")
    new = [{"id": "A0", "text": "x"}, {"id": "A1", "text": "z"}, {"id": "A2", "text": "w"}]
    written = str(empty_page.evaluate(AGAIN, [file, [("actions", new)]]))
    assert "  - id: A0\n    text: x\n  - id: A1\n    # the clerk doubts A1\n    text: z\n  - id: A2\n" in written
    left = str(empty_page.evaluate(AGAIN, [file, [("actions", [{"id": "A2", "text": "v"}])]]))
    assert "actions:\n  - id: A2\n    text: v  # ok\n---" in left
    renamed = str(empty_page.evaluate(AGAIN, [file, [("actions.0.id", "A9")]]))
    assert "  - id: A9\n    # the clerk doubts A1\n    text: y\n" in renamed


def test_an_item_that_is_renumbered_keeps_its_remarks(empty_page: Page) -> None:
    file = head("items:", "  # on 3", "  3: {themes: [a]}  # three", "  4: {themes: [b]}")
    written = str(empty_page.evaluate(AGAIN, [file, [("items.0.item", "3a")]]))
    assert "items:\n  # on 3\n  3a: {themes: [a]}  # three\n  4: {themes: [b]}\n---" in written


def test_a_text_of_lines_is_not_added_to(empty_page: Page) -> None:
    file = head("summary: |+", "  One.", "", "venue: V")
    assert str(empty_page.evaluate(AGAIN, [file, [("venue", "W")]])) == file.replace("venue: V", "venue: W")
    file = head("summary: |", "  One.", "  # 2 of 3", "venue: V")
    assert str(empty_page.evaluate(AGAIN, [file, [("venue", "W")]])) == file.replace("venue: V", "venue: W")


def test_remarks_behind_what_is_written_anew_are_kept_or_the_change_is_refused(empty_page: Page) -> None:
    written = str(empty_page.evaluate(AGAIN, [head("chair:   # ask Bob"), [("chair", "Ann")]]))
    assert "chair: Ann  # ask Bob\n" in written
    bracketed = head("actions:", "  - id: A1", "    owners: [", "      wyp,  # Bob said so", "      wyca,", "    ]")
    with pytest.raises(Error, match="cannot be written without harm"):
        empty_page.evaluate(AGAIN, [bracketed, [("actions.0.owners", ["wyp", "x"])]])


def reopened(desk: Page) -> None:
    """Open a form again, without loading the page anew, once the save has closed it.

    A save goes on for a moment when the file is written, and then goes back by itself: who went elsewhere meanwhile
    would be brought back.
    """
    desk.get_by_role("group", name="Content Editor").wait_for(state="hidden")
    desk.evaluate("location.hash = '#/collections/meetings/entries/2024-02-27'")
    desk.get_by_role("group", name="Content Editor").wait_for()


def test_a_second_save_is_saved_too_and_what_was_put_back_outside_is_not_lost(desk: Page, editor: str) -> None:
    said: list[str] = []

    def answer(dialog: Dialog) -> None:
        said.append(dialog.message)
        dialog.accept()

    desk.on("dialog", answer)
    opened(desk, editor, {MEETING: TEXT}, "entries/2024-02-27")
    field(desk, "venue", "input").fill("Invented Hall")
    first = saved(desk, MEETING, TEXT)
    reopened(desk)
    field(desk, "venue", "input").fill("Invented Room")
    second = saved(desk, MEETING, first)
    assert second == first.replace("Invented Hall", "Invented Room")
    assert said == []
    reopened(desk)
    desk.evaluate(FILL, {MEETING: TEXT})
    field(desk, "venue", "input").fill("Invented Barn")
    desk.get_by_role("toolbar", name="Primary").get_by_role("button", name="Save").click()
    until(desk, lambda: said, "nothing was said")
    assert said
    assert desk.evaluate(READ, MEETING) == TEXT

"""A new meeting is begun from the last one before it, and checks clean but for what is still to be filled in."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from minutebook import frontmatter
from minutebook.frontmatter import Value
from minutebook.model import item_key
from minutebook.officers.new import new_meeting
from tests.sites import REAL, SMALLEST, TOWN, Workbench, archive_of, run


def begun(folder: Path, content: Path, day: str, *options: str) -> tuple[Workbench, dict[str, Value], str]:
    bench = Workbench(folder)
    bench.copy(content)
    said = run("new", day, "--content", str(bench.content), *options)
    assert said.status == 0, said.err
    text = next(bench.content.glob(f"meetings/{day}*.md")).read_text(encoding="utf-8")
    parts, _ = frontmatter.split(text, "file")
    assert parts is not None
    facts, _ = frontmatter.parse(parts.facts, "file")
    assert facts is not None
    return bench, facts.data, parts.body


def test_the_meeting_after_the_real_one(tmp_path: Path) -> None:
    bench, facts, body = begun(tmp_path, REAL, "2024-06-18")
    last = archive_of(REAL).meetings["2024-02-27"]
    assert (facts["title"], facts["time"], facts["minutes"]) == (last.title, "14:30 - 16:00", "draft")
    assert facts["accepts"] == [{"meeting": "2024-02-27", "item": "2"}]
    assert [line[3:] for line in body.split("\n") if line.startswith("## ")] == [
        "1. Welcome, introductions and apologies.",
        "2. Notes of the previous meeting on 27 February 2024 and Matters arising.",
        "3. Mayors Announcements:",
        "4. Hate Crime",
        "5. Child Safeguarding",
        "6. Neighbourhood Policing",
        "7. Anti-Social Behaviour",
        "8. Strategic Policing Requirement",
        "9. Stop and Search",
        "10. Custody",
        "11. Future Agenda Items",
        "12. Any Other Business",
        "13. Next Meeting",
    ]
    updates = facts["updates"]
    assert isinstance(updates, list)
    assert [entry["action"] for entry in updates if isinstance(entry, dict)] == [
        f"2024-02-27/A{n}" for n in range(1, 12)
    ]
    attendance = facts["attendance"]
    assert isinstance(attendance, dict)
    assert last.attendance is not None
    present = attendance["present"]
    assert isinstance(present, list)
    assert [entry["name"] for entry in present if isinstance(entry, dict)] == [
        attendee.name for attendee in last.attendance.present
    ]
    checked = run("check", "--content", str(bench.content)).out
    # Six questions and eleven updates; thirteen items to fill in; eight warnings of the real meeting are answered.
    assert checked.endswith("17 errors, 13 warnings (8 more answered)\n")
    assert checked.count("error[unanswered]") == 6


@pytest.mark.parametrize("content", [REAL, TOWN], ids=["real", "town"])
def test_nothing_that_was_taken_over_is_published_until_each_question_is_answered(
    tmp_path: Path, content: Path
) -> None:
    """Every key whose value nobody has minuted stands below a question (`new` and then `build` published them all)."""
    bench, facts, _ = begun(tmp_path, content, "2024-06-18")
    path = bench.content / "meetings" / "2024-06-18.md"
    text = path.read_text(encoding="utf-8")
    keys = [line.partition(":")[0] for line in text.partition("\n---\n")[0].split("\n") if re.match(r"[a-z_]+:", line)]
    asked = [after for line, after in pairwise(text.split("\n")) if line.startswith("# ANSWER: ")]
    taken_over = {"time", "venue", "chair", "attendance", "accepts", "takes_up", "updates"} & set(keys)
    # Hours and place are one question; themes stand with the items of the plan, which takes_up: is asked about.
    asked_about = {line.partition(":")[0] for line in asked}
    assert taken_over - {"venue"} <= asked_about | ({"time"} if "venue" in asked_about else set())
    assert set(keys) - taken_over <= {"title", "date", "minutes", "items"}
    assert set(facts) == set(keys)
    for _ in range(text.count("# ANSWER: ")):
        assert (
            run("build", "--no-search", "--content", str(bench.content), "--output", str(tmp_path / "site")).status == 1
        )
        text = re.sub(r"^# ANSWER: .*\n", "", text, count=1, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    assert "unanswered" not in run("check", "--content", str(bench.content)).out


def test_a_meeting_that_was_not_announced_for_that_day_takes_no_hours(tmp_path: Path) -> None:
    _, facts, _ = begun(tmp_path, REAL, "2024-06-19")
    assert "time" not in facts
    made = new_meeting(archive_of(REAL), date(2024, 6, 19))
    assert any("announced the next meeting for 18 June 2024, not for 19 June 2024" in each for each in made.to_do)


def test_a_meeting_between_two_others_begins_from_the_one_before_it() -> None:
    meetings = list(archive_of(TOWN).meetings.values())
    day = date.fromordinal(meetings[2].date.toordinal() - 1)
    assert new_meeting(archive_of(TOWN), day).begun_from == meetings[1].id


def test_actions_that_are_closed_are_not_asked_for() -> None:
    archive = archive_of(TOWN)
    text = new_meeting(archive, date(2099, 1, 1)).text
    for history in archive.actions.values():
        assert (f"- action: {history.action.reference}\n" in text) == history.is_open


def test_the_first_meeting_of_a_site_has_a_beginning_too(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(SMALLEST)
    for file in (bench.content / "meetings").iterdir():
        file.unlink()
    assert run("new", "2024-02-27", "--content", str(bench.content)).status == 0
    checked = run("check", "--content", str(bench.content))
    assert checked.status == 1
    assert "write who was there, the agenda and the minutes." in checked.out
    path = bench.content / "meetings" / "2024-02-27.md"
    answered = re.sub(r"^# ANSWER: .*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(f"{answered}\nAll were welcomed.\n", encoding="utf-8")
    assert run("check", "--content", str(bench.content)).out == "0 errors, 0 warnings\n"


def test_a_day_that_is_taken_is_refused_and_a_free_name_proposed(tmp_path: Path) -> None:
    bench, _, _ = begun(tmp_path, REAL, "2024-06-18")
    before = (bench.content / "meetings" / "2024-06-18.md").read_bytes()
    again = run("new", "2024-06-18", "--content", str(bench.content))
    assert again.status == 1
    assert "--name 2024-06-18-2" in again.err
    assert (bench.content / "meetings" / "2024-06-18.md").read_bytes() == before
    assert run("new", "2024-06-18", "--name", "2024-06-18-2", "--content", str(bench.content)).status == 0
    assert "--name 2024-06-18-3" in run("new", "2024-06-18", "--content", str(bench.content)).err


def test_what_is_no_day_is_refused_in_words() -> None:
    said = run("new", "18/06/2024")
    assert said.status == 2
    assert '"18/06/2024" is not a day; write year-month-day, for instance 2024-02-27' in said.err


def test_the_item_that_accepted_notes_before_accepts_them_again(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(SMALLEST)
    for name in bench.content.glob("meetings/*.md"):
        name.unlink()
    (bench.content / "meetings" / "2024-01-10.md").write_text(
        "---\ntitle: Invented Panel\ndate: 2024-01-10\naccepts:\n  - {meeting: 2023-12-01, item: 2}\n---\n\n"
        "## 1. Welcome\n\nWords.\n\n## 2. MINUTES\n\nThey were approved.\n",
        encoding="utf-8",
    )
    made = run("new", "2024-02-14", "--content", str(bench.content))
    assert "No item for the notes" not in made.out
    written = (bench.content / "meetings" / "2024-02-14.md").read_text(encoding="utf-8")
    assert "accepts:\n  - meeting: 2024-01-10\n    item: 2\n" in written


def test_a_meeting_before_others_says_so() -> None:
    made = new_meeting(archive_of(TOWN), date(2023, 4, 1))
    assert "Meetings after this day stand here already" in made.to_do[0]
    assert "stand here already" not in " ".join(new_meeting(archive_of(TOWN), date(2030, 1, 1)).to_do)


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (("1. Notes of the last meeting", "2. Roads"), ["1. Notes of the last meeting", "2. Roads"]),
        (("336. Notes of the last meeting", "337. Roads"), ["338. Notes of the last meeting", "339. Roads"]),
        (("24/07. Notes of the last meeting", "24/08. Roads"), ["24/09. Notes of the last meeting", "24/10. Roads"]),
        (
            ("24/099 – Notes of the last meeting", "24/100 – Roads"),
            ["24/101 – Notes of the last meeting", "24/102 – Roads"],
        ),
        (("39/20 Notes of the last meeting", "40/20 Roads"), ["41/20 Notes of the last meeting", "42/20 Roads"]),
        (("2. Notes of the last meeting", "3. Roads"), ["1. Notes of the last meeting", "2. Roads"]),
        (("Notes of the last meeting", "Roads"), ["Notes of the last meeting", "Roads"]),
    ],
)
def test_items_are_numbered_as_the_last_meeting_numbered_its_own(
    tmp_path: Path, headings: tuple[str, ...], expected: list[str]
) -> None:
    bench = Workbench(tmp_path / "first")
    bench.copy(SMALLEST)
    for old in bench.content.glob("meetings/*.md"):
        old.unlink()
    body = "\n\n".join(f"## {heading}\n\nWords of {number}." for number, heading in enumerate(headings))
    bench.write("meetings/2024-02-27.md", f"---\ntitle: Invented Panel\ndate: 2024-02-27\n---\n\n{body}\n")
    made, facts, body = begun(tmp_path / "next", bench.content, "2024-03-26")
    assert [line[3:] for line in body.split("\n") if line.startswith("## ")] == expected
    accepts = facts["accepts"]
    numbered = expected[0][0].isdigit()
    key = item_key(expected[0].partition(" Notes")[0] if numbered else expected[0])
    assert accepts == [{"meeting": "2024-02-27", "item": key}]
    # The facts name the item as the heading does: the draft is refused for what is to be answered alone.
    assert {problem.code for problem in made.problems() if problem.place.file.endswith("2024-03-26.md")} == {
        "unanswered",
        "item-without-words",
    }


def test_an_item_that_was_put_off_to_the_day_is_on_its_agenda(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "first")
    bench.copy(SMALLEST)
    bench.meeting("items: {1: {deferred: 2024-03-26, themes: [ducks]}}\n", "## 1. Weir\n\nPut off.\n")
    _, facts, body = begun(tmp_path / "next", bench.content, "2024-03-26")
    assert "## 2. Weir" in body
    assert facts["items"] == {"2": {"themes": ["ducks"]}}
    _, _, body = begun(tmp_path / "other", bench.content, "2024-04-02")
    assert "Weir" not in body


def test_questions_without_an_answer_and_decisions_are_shown_how_to_be_written(tmp_path: Path) -> None:
    bench = Workbench(tmp_path / "first")
    bench.copy(SMALLEST)
    bench.meeting(
        "decisions: [{id: D1, item: 1, text: That geese be fed.}]\n"
        "questions: [{passage: item-1-p1, words: how many}]\n",
        '## 1. Geese\n\nSomebody asked: "how many" geese?\n',
    )
    made, _, _ = begun(tmp_path / "next", bench.content, "2024-03-26")
    text = (made.content / "meetings/2024-03-26.md").read_text("utf-8")
    assert "#   - asked: 2024-02-27#item-1-p1\n" in text
    assert "# decisions:\n#   - id: D1\n" in text
    # Uncommented, and with the passage that answers, it is right.
    lines = [line.removeprefix("# ") for line in text.split("\n") if not line.startswith("# Q")]
    part = "\n".join(lines[lines.index("answers:") : lines.index("answers:") + 5]).replace(
        "Some words of the passage that answers.", "many geese"
    )
    part = part.partition("\n---")[0]
    made.write(
        "meetings/2024-03-26.md",
        f"---\ntitle: Invented Panel\ndate: 2024-03-26\n{part}\n---\n\n## 1. Geese\n\nThere were many geese.\n",
    )
    assert made.codes() == []

"""The pre-flight sheet asks what a good record would hold, with line and remedy, and never lands in the public site."""

import re
from pathlib import Path

import pytest

from minutebook.officers.preflight import Chapter, preflight
from minutebook.pipeline.read import read
from minutebook.pipeline.steps import load
from tests.sites import REAL, Workbench, build, run


def chapters(content: Path) -> dict[str, Chapter]:
    archive, problems = load(content)
    assert archive is not None, problems
    return {chapter.title: chapter for chapter in preflight(archive, read(content)[0])}


def asked(content: Path, title: str) -> list[tuple[int, str]]:
    return [(question.place.line, question.sentence) for question in chapters(content)[title].questions]


def test_the_real_meeting_is_asked_what_it_lacks() -> None:
    found = chapters(REAL)
    assert {title: len(chapter.questions) for title, chapter in found.items()} == {
        "Reports without an address": 6,
        "Actions without an owner": 2,
        "Actions without a date": 1,
        "Short forms without a glossary entry": 1,
    }
    text = (REAL / "meetings" / "2024-02-27.md").read_text(encoding="utf-8").split("\n")
    question = found["Actions without an owner"].questions[0]
    assert text[question.place.line - 1].strip() == "owners: []"
    assert (
        'What does "SNAP" stand for (item 6, 27 February 2024)?'
        in found["Short forms without a glossary entry"].questions[0].sentence
    )


@pytest.fixture
def two(smallest: Workbench) -> Path:
    """Two invented meetings; the second speaks of one of two actions, was not announced, and accepts nothing."""
    (smallest.content / "meetings" / "2024-01-30.md").unlink()
    smallest.write("people.yaml", "ann-other:\n  name: Ann Other\n")
    smallest.meeting(
        facts="attendance:\n  present:\n    - name: Ann Othe\nactions:\n  - {id: A1, item: 1, text: Count, due: 2024-03-01}\n"
        "  - {id: A2, item: 1, text: Feed, due: 2024-03-01}\nnext_meeting: {date: 2024-03-05}\n",
        body="## 1. Ducks\n\nThe DRP and the DRPs met in part IV.\n",
    )
    smallest.write(
        "meetings/2024-03-12.md",
        "---\ntitle: Invented Panel\ndate: 2024-03-12\nminutes: draft\nupdates:\n  - {action: 2024-02-27/A1, note: Counted.}\n---\n\n## 1. Geese\n\nGeese.\n",
    )
    return smallest.content


def test_silence_is_asked_about_where_updates_stand(two: Path) -> None:
    assert asked(two, "Actions of earlier meetings that are not mentioned") == [
        (6, "What became of 2024-02-27/A2? The minutes of 12 March 2024 do not speak of it.")
    ]


def test_a_short_form_is_asked_about_once_a_meeting(two: Path) -> None:
    assert asked(two, "Short forms without a glossary entry") == [
        (15, 'What does "DRP" stand for (item 1, 27 February 2024)?')
    ]


def test_a_short_form_in_the_facts_is_asked_about_too(smallest: Workbench) -> None:
    smallest.meeting(
        "attendance: {present: [{name: Ada Example, role: QZA}]}\n"
        "actions:\n  - {id: A1, text: Council to feed the QZB and the QZA., owners: [council]}\n"
        "items: {1: {papers: [{title: The QZC}]}}\n"
    )
    found = asked(smallest.content, "Short forms without a glossary entry")
    assert [sentence.partition('"')[2][:3] for _, sentence in found] == ["QZC", "QZB"]
    assert [line for line, _ in found] == [7, 6]


def test_people_that_the_register_does_not_know(two: Path) -> None:
    question = chapters(two)["People"].questions[0]
    assert (question.place.line, question.sentence) == (6, "Who is Ann Othe? people.yaml does not know the name.")
    assert question.remedy.startswith('Did you mean "Ann Other"?')
    assert asked(two, "People")[1] == (2, "Who was there on 12 March 2024?")


def test_the_meeting_announced_is_held_against_the_one_held(two: Path) -> None:
    said = asked(two, "The next meeting")
    assert said[0][1] == (
        "The next meeting was announced for 5 March 2024, and the next one here is that of 12 March 2024. "
        "Was it moved, or are minutes missing?"
    )
    assert said[1][1] == "Did the meeting of 12 March 2024 say when the next one was?"


def test_acceptance_and_drafts(two: Path) -> None:
    assert [sentence for _, sentence in asked(two, "Acceptance of the notes")] == [
        "Were the notes of 27 February 2024 accepted? No later meeting here says so.",
        "Are the minutes of 12 March 2024 still a draft?",
    ]


# The sheet and the summary


def test_the_sheet_has_every_problem_and_question_with_its_line(two: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.html"
    said = run("check", "--content", str(two), "--report", str(sheet))
    assert said.status == 0
    page = sheet.read_text(encoding="utf-8")
    assert (
        "The site can be built. There are 3 warnings and 10 questions to look at. (3 of the warnings are among the questions.)"
        in page
    )
    for chapter in chapters(two).values():
        for question in chapter.questions:
            assert f"{question.place.file}:{question.place.line}" in page
    assert re.search(r"<script|https?://", page) is None


def test_words_of_the_content_are_escaped_on_the_sheet(smallest: Workbench, tmp_path: Path) -> None:
    smallest.meeting(facts="actions:\n  - {id: A1, item: 1, text: '<script>alert(1)</script>', owners: []}\n")
    run("check", "--report", str(tmp_path / "sheet.html"))
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_a_broken_site_has_a_sheet_too(smallest: Workbench, tmp_path: Path) -> None:
    smallest.meeting(facts="tilte: x\n")
    assert run("check", "--report", str(tmp_path / "sheet.html")).status == 1
    assert "1 mistake must be mended before the site can be built." in (tmp_path / "sheet.html").read_text(
        encoding="utf-8"
    )


def test_the_sheet_is_refused_inside_the_public_site_and_the_content(smallest: Workbench, tmp_path: Path) -> None:
    site = build(smallest.content, tmp_path / "site", "--no-search")
    for place in (site / "build-report.html", site / "meetings" / "x.html", smallest.content / "x.html"):
        said = run("check", "--report", str(place))
        assert said.status == 2
        assert "where the public could read it" in said.err
        assert not place.exists()


def test_a_pull_request_gets_annotations_and_a_summary(
    two: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    said = run("check", "--content", str(two), "--format", "github")
    assert said.out.startswith("::warning file=")
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n## Before you publish\n")
    assert "What became of 2024-02-27/A2?" in text
    run("check", "--content", str(two))
    assert summary.read_text(encoding="utf-8") == text, "only the form for GitHub writes the summary"


def test_a_file_in_a_build_is_not_the_sheet(tmp_path: Path) -> None:
    site = build(REAL, tmp_path / "site", "--no-search")
    assert not list(site.rglob("*report*.html"))

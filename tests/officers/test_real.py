"""The real meeting, imported from Word and from pasted text, is the meeting file that was made by hand."""

import shutil
from collections import Counter
from pathlib import Path

import mammoth
import pytest

from minutebook import frontmatter
from minutebook.frontmatter import Value
from minutebook.model import Registers
from minutebook.officers.drafting import Draft, Grade, draft
from minutebook.officers.manuscripts import read
from tests.reading import find, text, tree, words
from tests.sites import EXAMPLES, REAL, Workbench, build, run

WORD = EXAMPLES / "source" / "minutes-2024-02-27-rebuilt.docx"
TEXT = EXAMPLES / "source" / "minutes-2024-02-27.txt"
BY_HAND = REAL / "meetings" / "2024-02-27.md"
ADDRESSES = {
    f"items.{key}.papers.0.url": f"https://example.org/reports/item-{key}.pdf" for key in ("4", "5", "6", "7", "8", "9")
}
"""The Word file has the reports' addresses; the text that the meeting file was made from had lost them."""


def drafted(file: Path, registers: Registers) -> Draft:
    return draft(read(file), registers, [])


def fields(content: str) -> tuple[dict[str, str], str]:
    """Give every field of a meeting file by its path, and the body."""
    parts, _ = frontmatter.split(content, "file")
    assert parts is not None
    facts, _ = frontmatter.parse(parts.facts, "file")
    assert facts is not None
    return dict(_flat(facts.data, "")), parts.body


def _flat(value: Value, path: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, each in value.items() for pair in _flat(each, f"{path}{key}.")]
    if isinstance(value, list):
        return [pair for at, each in enumerate(value) for pair in _flat(each, f"{path}{at}.")] or [(path[:-1], "[]")]
    return [(path[:-1], value or "")]


@pytest.mark.parametrize(("file", "more"), [(WORD, ADDRESSES), (TEXT, {})], ids=["word", "text"])
def test_every_field_and_every_passage_is_as_by_hand(file: Path, more: dict[str, str], registers: Registers) -> None:
    made, body = fields(drafted(file, registers).text)
    expected, expected_body = fields(BY_HAND.read_text(encoding="utf-8"))
    # Precision and recall of every field are 1.00 exactly where the two are the same.
    assert made == expected | more
    assert body.strip() == expected_body.strip()


@pytest.mark.parametrize("file", [WORD, TEXT], ids=["word", "text"])
def test_nothing_must_be_answered_and_nothing_private_is_in_the_draft(file: Path, registers: Registers) -> None:
    made = drafted(file, registers)
    assert not [doubt for doubt in made.doubts if doubt.grade is Grade.MUST]
    for secret in ("SECRET", "COMMENTTEXT", "HEADERTEXT", "FOOTER", "_Int_", "_Hlk", "bookmark", "javascript"):
        assert secret not in made.text


def test_every_word_of_the_word_file_is_on_the_page(tmp_path: Path, registers: Registers) -> None:
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    made = drafted(WORD, registers)
    (bench.content / "meetings" / "2024-02-27.md").write_text(made.text, encoding="utf-8")
    site = build(bench.content, tmp_path / "site", "--no-search")
    page = Counter(words(text(find(tree(site / "meetings" / "2024-02-27" / "index.html"), "page_main"))))
    furniture = Counter(words(" ".join([*made.left_out, "Date", "1430", "1600"])))
    with WORD.open("rb") as opened:
        seen = Counter(words(mammoth.extract_raw_text(opened).value))
    assert not seen - page - furniture


def test_mammoth_reads_the_same_words() -> None:
    ours = [word for paragraph in read(WORD).paragraphs() for word in words(paragraph.text)]
    with WORD.open("rb") as opened:
        assert ours == words(mammoth.extract_raw_text(opened).value)


def test_the_command_drafts_a_file_that_checks_clean(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    (bench.content / "meetings" / "2024-02-27.md").unlink()
    document = tmp_path / "minutes.docx"
    shutil.copy(WORD, document)
    said = run("import", str(document), "--content", str(bench.content))
    assert said.status == 0, said.err
    assert said.out.startswith(
        f"Drafted {bench.content.as_posix()}/meetings/2024-02-27.md. Read it against the document"
    )
    assert "Please check (" in said.out
    assert "The words of action A6 name no owner that was recognised: " in said.out
    assert "      The same was done in 5 more places, in lines" in said.out, "the reports"
    assert said.err == ""
    checked = run("check", "--content", str(bench.content))
    # The document has the addresses, so that one of the two answers of site.yaml is needed no more.
    assert checked.out.endswith("0 errors, 1 warning (2 more answered)\n"), checked.out
    again = run("import", str(document), "--content", str(bench.content))
    assert again.status == 1
    assert "is there already, and nothing was written over it" in again.err


def test_a_draft_that_waits_for_answers_holds_up_no_other(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    waiting = bench.content / "meetings" / "2024-03-01.md"
    waiting.write_text("---\ntitle: Invented\ndate: 2024-03-01\n# ANSWER: (line 1) Who?\n---\n\n## 1. A\n\nx\n")
    file = tmp_path / "minutes.txt"
    file.write_text("Panel\nDate: 5 March 2024\nPresent: Ann Other\n1. A\nx\n2. B\ny\n")
    made = run("import", str(file), "--content", str(bench.content))
    assert made.status == 0, made.err
    assert (bench.content / "meetings" / "2024-03-05.md").exists()


def test_a_name_of_another_day_is_refused(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    file = tmp_path / "minutes.txt"
    file.write_text("Panel\nDate: 5 March 2024\nPresent: Ann Other\n1. A\nx\n2. B\ny\n")
    made = run("import", str(file), "--content", str(bench.content), "--name", "2025-01-01-special")
    assert made.status == 2
    assert "does not begin with the day of the meeting, 2024-03-05" in made.err
    assert sorted(each.name for each in (bench.content / "meetings").iterdir()) == ["2024-02-27.md"]

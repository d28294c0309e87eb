"""The words of the interface: plain sentences, each in one place, none of them in the words of machines."""

import ast
import re
from pathlib import Path

import pytest

from tests.sites import REAL, ROOT

LONGEST = 25
"""Words in a sentence, as the UK government's style guide advises for its own pages."""

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = sorted((REAL / "pages").glob("*.md"))
OUTPUTS = ROOT / "minutebook" / "outputs"
MODULES = [
    *sorted((OUTPUTS / "pages").glob("*.py")),
    *(OUTPUTS / f"{name}.py" for name in ("naming", "news", "wording")),
]


def sentences(words: str) -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"(?<=[.!?])\s|\n\n|\x00", words) if part.strip()]


def too_long(words: str) -> list[str]:
    return [sentence for sentence in sentences(words) if len(sentence.split()) > LONGEST]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_no_sentence_of_a_template_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    # What stands in braces is a name or a number, or one of two ways to go on.
    text = re.sub(r"\{%-? *(?:else|elif|for|endfor|call|endcall|block)\b.*?%\}", "\x00", text, flags=re.DOTALL)
    text = re.sub(r"\{%.*?%\}", "", text, flags=re.DOTALL)
    said = [
        literal for braces in re.findall(r"\{\{.*?\}\}", text, re.DOTALL) for literal in re.findall('"([^"]*)"', braces)
    ]
    assert [words for words in said if too_long(words)] == []
    text = re.sub(r"\{\{.*?\}\}", "thing", text, flags=re.DOTALL)
    text = re.sub(r"</?(?:p|li|h[1-6]|dt|dd|td|th|div|ul|ol|dl|section|nav)\b[^>]*>", "\x00", text)
    assert too_long(re.sub(r"<[^>]*>", "", text)) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_sentence_of_the_site_s_own_pages_is_long(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    assert too_long(re.sub(r"^[-#] ?", "\x00", text, flags=re.MULTILINE)) == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_sentence_that_a_page_is_given_is_long(path: Path) -> None:
    module = ast.parse(path.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    said = [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    for words in said:
        assert too_long(words) == []


def test_no_label_claims_what_the_record_does_not() -> None:
    """Minutes record; that something was agreed or promised is the reader's to say (PRODUCT: nothing invented)."""
    for path in TEMPLATES:
        text = re.sub(r"\{[#{%].*?[#}%]\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"\b(?:promised|agreed|committed|failed|ignored|overdue|broken)\b", text), path


def test_dates_and_times_are_written_as_readers_say_them(real_site: Path, town_site: Path) -> None:
    """`27 February 2024`, `2:30pm to 4pm`: no numbers for months, no ordinals, no 24-hour clock."""
    machines = r"\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{2}:\d{2}\b"
    for site in (real_site, town_site):
        for name in ("index.html", "meetings/index.html", "forward-plan/index.html", "corrections/index.html"):
            page = re.sub(r"<script.*?</script>|<[^>]*>", " ", (site / name).read_text(encoding="utf-8"))
            assert not re.search(machines, page), name

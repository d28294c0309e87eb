"""The officers' guide as a page: everything in it is shown, and every link and picture of it is there."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest

from minutebook.prose.document import show
from tests.reading import find, text, tree
from tests.sites import ROOT, TOWN, build

GUIDE = normalize("NFC", (ROOT / "docs" / "officers.md").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(TOWN, tmp_path_factory.mktemp("handbook") / "site", "--handbook", "--no-search")


def test_every_word_of_the_guide_is_in_its_page(site: Path) -> None:
    shown = text(find(tree(site / "handbook" / "index.html"), "page_main"))
    words = re.sub(r"^<!--.*-->$|^```\w*$", "", GUIDE, flags=re.MULTILINE)
    words = re.sub(r"!\[[^\]]*\]\([^)]*\)|(?<=\])\([^)]*\)|[\\*`#|>\[\]-]", " ", words)
    missing = set(re.findall(r"[A-Za-z]{3,}", words)) - set(re.findall(r"[A-Za-z]{3,}", shown))
    assert missing == set()


def test_each_problem_has_its_place(site: Path) -> None:
    page = (site / "handbook" / "index.html").read_text(encoding="utf-8")
    for code in re.findall(r"^#### (\S+)$", GUIDE, re.MULTILINE):
        assert re.search(rf"id={code}\b", page), code


def test_pictures_are_published_with_their_size(site: Path) -> None:
    page = (site / "handbook" / "index.html").read_text(encoding="utf-8")
    named = re.findall(r"<img [^<>]*>", page)
    assert len(named) == len(re.findall(r"!\[", GUIDE)) > 2
    for picture in named:
        source = re.search(r"src=\"?([^\s\">]+)", picture)
        assert source
        assert (site / "handbook" / source[1]).is_file()
        assert re.search(r"width=\"?[1-9]", picture)
        assert re.search(r"alt=\"[^\"]{30,}\"", picture)


def test_a_site_that_was_not_asked_for_it_has_none(tmp_path: Path) -> None:
    assert not (build(TOWN, tmp_path / "site", "--no-search") / "handbook").exists()


def test_what_cannot_be_reached_keeps_its_words_and_html_is_text() -> None:
    shown = show(
        "# A title\n\nSee [how](../README.md#x) or [there](#there).\n\n## There\n\n## There\n\n<b>bold</b> `<i>`\n\n"
        "<!-- a remark -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        lambda named: named if named.startswith("#") else None,
        lambda _: (1, 1),
    )
    assert shown.title == "A title"
    assert 'See how (../README.md) or <a href="#there">there</a>.' in shown.html
    assert [chapter.name for chapter in shown.chapters] == ["there", "there-2"]
    assert "&lt;b&gt;bold&lt;/b&gt; <code>&lt;i&gt;</code>" in shown.html
    assert "remark" not in shown.html
    assert "<td>2</td>" in shown.html

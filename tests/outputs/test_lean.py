"""A page in fewer bytes is the same page."""

import json
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from minutebook.outputs import templating
from minutebook.outputs.lean import lean
from tests.reading import pages, text, texts, tree
from tests.sites import TOWN, Workbench, build


def outline(element: Element) -> list[tuple[str, dict[str, str]]]:
    return [(part.tag, dict(part.attrib)) for part in element.iter() if isinstance(part.tag, str)]


def test_every_page_has_the_same_tree_and_the_same_words(
    town_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templating, "lean", lambda page: page)
    whole = build(TOWN, tmp_path / "site")
    compared = 0
    for path in pages(whole):
        short = town_site / path.relative_to(whole)
        assert outline(tree(path)) == outline(tree(short)), path
        assert "".join(text(tree(path)).split()) == "".join(text(tree(short)).split()), path
        # An end tag that went must not join the words of two passages.
        for tag in ("p", "li", "dt", "dd", "td", "th", "h2", "h3"):
            assert [words.split() for words in texts(tree(path), tag)] == [
                words.split() for words in texts(tree(short), tag)
            ], path
        assert short.stat().st_size < path.stat().st_size
        compared += 1
    assert compared > 40


def test_spaces_between_words_stay() -> None:
    assert lean('<p>\n  One <a href="x">two</a>\n  <em>three</em>\n</p>\n<p>four</p>') == (
        "<p>One <a href=x>two</a>\n  <em>three</em><p>four</p>\n"
    )


def test_values_that_need_quotes_keep_them() -> None:
    page = '<p class="a b" title="" id="c=d">x</p><svg><rect width="6"/></svg>'
    assert lean(page) == '<p class="a b" title="" id="c=d">x</p><svg><rect width="6"/></svg>\n'


def test_what_looks_like_an_attribute_in_words_and_in_linked_data_stays_as_it_is(smallest: Workbench) -> None:
    smallest.write("site.yaml", 'body: "Where x=\\"y\\" and z="\ntitle: "Where x=\\"y\\" and z="\n')
    page = build(smallest.content, smallest.folder / "site", "--no-search") / "data/index.html"
    script = next(element for element in tree(page).iter("script") if element.get("type") == "application/ld+json")
    creator = json.loads(script.text or "")["@graph"][0]["creator"]
    assert creator["name"] == 'Where x="y" and z='
    assert 'Where x="y" and z=' in text(tree(page))


def test_an_end_tag_stays_where_something_else_follows() -> None:
    assert lean("<li><p>One</p> two</li>") == "<li><p>One</p> two</li>\n"

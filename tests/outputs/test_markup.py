"""Text becomes HTML with its words untouched: escaped, anchored, short forms linked at their first use."""

import re
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import html5lib
from hypothesis import given
from hypothesis import strategies as st

from minutebook import prose
from minutebook.model import Term, passages_in, words_in
from minutebook.outputs import addresses
from minutebook.outputs.markup import ShortForms, Writer

TERMS = [
    Term("ACC", "Assistant Chief Constable", None, ()),
    Term("T/ACC", "Temporary Assistant Chief Constable", None, ()),
    Term("MP", "Member of Parliament", None, ("MPs",)),
    Term("CC", "cubic centimetres", None, ("125CC",)),
]


def write(text: str, terms: list[Term] = TERMS, voices: Mapping[int, str] = MappingProxyType({})) -> str:
    """Write a text as item 4 of a meeting."""
    sections, _ = prose.parse(text, "x.md")
    here = addresses.meeting("2024-02-27")
    writer = Writer(
        link=partial(addresses.relative, here=here),
        here=addresses.meeting("2024-02-27"),
        short_forms=ShortForms(terms),
        anchor=partial(addresses.passage_fragment, "4"),
        voices=voices,
    )
    return "\n".join(str(writer.blocks(section.blocks)) for section in sections)


def test_a_passage_has_its_permanent_place() -> None:
    assert write("One.\n\n- two\n") == ('<p id="item-4-p1">One.</p>\n<ul>\n<li><p id="item-4-p2">two</p></li>\n</ul>')


def test_every_passage_has_a_place() -> None:
    html = write("One.\n\n- two\n\n> three\n\n| a |\n|---|\n| b |\n")
    assert re.findall(r' id="([^"]*)"', html) == ["item-4-p1", "item-4-p2", "item-4-p3", "item-4-p4"]


def test_a_passage_says_whose_words_it_begins_with() -> None:
    assert write("One.\n\n- two\n\nThree.\n", voices={1: "asks", 2: "says"}) == (
        '<p id="item-4-p1" class="asks">One.</p>\n'
        '<ul>\n<li><p id="item-4-p2" class="says">two</p></li>\n</ul>\n'
        '<p id="item-4-p3">Three.</p>'
    )


def test_a_short_form_is_linked_at_its_first_use_only() -> None:
    assert write("ACC Miller and ACC Twiggs") == (
        '<p id="item-4-p1"><a href="../../glossary/#term-acc">ACC</a> Miller and ACC Twiggs</p>'
    )


def test_the_longest_short_form_wins_and_words_are_left_alone() -> None:
    html = write("T/ACC Khan, MPs, 125CC’s, SPACC, ACCs, Acc")
    assert re.findall(r'">([^<]+)</a>', html) == ["T/ACC", "MPs", "125CC"]
    assert html.endswith("’s, SPACC, ACCs, Acc</p>")


def test_no_link_stands_in_a_link() -> None:
    assert write("[the ACC](https://example.org)") == (
        '<p id="item-4-p1"><a href="https://example.org">the ACC</a></p>'
    )


def test_links_lead_to_other_meetings_and_to_places_in_this_one() -> None:
    html = write("[a](2023-10-23.md#item-2) and [b](#item-5)", [])
    assert re.findall(r'href="([^"]+)"', html) == ["../2023-10-23/#item-2", "#item-5"]


def test_lists_tables_quotations_and_breaks_are_written() -> None:
    html = write("3. three\n5. five\n\n> said\n\n***\n\n| a | b |\n|---|---|\n| *1* | **2** |\n\none\\\ntwo\n", [])
    assert '<li value="3"><p id="item-4-p1">three</p></li>' in html
    assert '<li value="5">' in html
    assert '<blockquote>\n<p id="item-4-p3">said</p>\n</blockquote>' in html
    assert "<hr>" in html
    assert 'tabindex="0" id="item-4-p4">' in html
    assert '<th scope="col">a</th>' in html
    assert "<td><em>1</em></td><td><strong>2</strong></td>" in html
    assert "one<br>" in html


def test_html_in_the_minutes_is_shown_as_text() -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in write("<script>alert(1)</script>")


@given(st.text(alphabet=st.sampled_from("AC TMPs/<>&\"'*_[]()ab.,\n1-#|é"), max_size=80))
def test_the_words_a_reader_sees_are_the_words_of_the_passages(text: str) -> None:
    sections, _ = prose.parse(text, "x.md")
    expected = "".join(words_in(passage) for section in sections for passage in passages_in(section.blocks))
    parsed = html5lib.parse(f"<!doctype html><title>x</title>{write(text)}", namespaceHTMLElements=False)
    body = parsed.find("body")
    assert body is not None
    seen = "".join(body.itertext())
    assert re.sub(r"[\s|]+", "", seen) == re.sub(r"[\s|]+", "", expected)

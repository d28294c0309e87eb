"""Addresses are those of docs/../CONTRACT: permanent, and right from every page, at a root and under a sub-path."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minutebook.model import slug
from minutebook.outputs import addresses


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (addresses.meeting("2024-02-27"), "meetings/2024-02-27/"),
        (addresses.item("2024-02-27", "3a"), "meetings/2024-02-27/#item-3a"),
        (
            addresses.meeting("2024-02-27", addresses.passage_fragment("4", 3)),
            "meetings/2024-02-27/#item-4-p3",
        ),
        (addresses.action("2024-02-27/A1"), "actions/2024-02-27-a1/"),
        (addresses.theme("road-safety"), "themes/road-safety/"),
        (addresses.term("T/ACC"), "glossary/#term-t-acc"),
        (addresses.page("about"), "about/"),
        (addresses.document("two words.pdf"), "papers/two%20words.pdf"),
        (addresses.alias("/old/page.html"), "old/page.html"),
        (addresses.alias("old/page"), "old/page/"),
    ],
)
def test_addresses_are_the_promised_ones(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("address", "here", "expected"),
    [
        ("", "", "./"),
        ("", "meetings/2024-02-27/", "../../"),
        ("meetings/", "", "meetings/"),
        ("meetings/2024-02-27/#item-4", "meetings/2024-02-27/", "#item-4"),
        ("meetings/2024-02-27/", "meetings/2024-02-27/", "./"),
        ("glossary/#term-a", "404.html", "glossary/#term-a"),
        ("assets/site.css", "themes/road-safety/", "../../assets/site.css"),
    ],
)
def test_links_are_relative(address: str, here: str, expected: str) -> None:
    assert addresses.relative(address, here) == expected


SEGMENTS = st.lists(st.text(alphabet="abc-1", min_size=1, max_size=5), max_size=4)
PLACES = st.builds(lambda parts, file: "/".join(parts) + ("/" if parts and not file else ""), SEGMENTS, st.booleans())


@given(PLACES, PLACES, st.sampled_from(["", "x", "item-4-p3"]), st.sampled_from(["/", "/com/", "/a/b/c/"]))
def test_a_relative_link_leads_to_its_address_under_any_root(to: str, here: str, fragment: str, root: str) -> None:
    address = f"{to}#{fragment}" if fragment else to
    base = f"https://host.example{root}"
    assert urljoin(base + here, addresses.relative(address, here)) == base + address


@given(st.text())
def test_a_slug_is_safe_in_any_address(words: str) -> None:
    named = slug(words)
    assert named == slug(named)
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in named)

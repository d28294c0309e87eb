"""What is wrong with a staged site is found: each fault planted here is caught, and a sound site passes."""

from pathlib import Path

import pytest

from minutebook.pipeline.verify import read_tags, verify
from tests.reading import pages, tree

SOUND = {
    "index.html": '<h1 id="top"></h1><a href="a/">A</a><a href="#top">T</a><a href="./">H</a><a href="https://x.example">X</a>',
    "a/index.html": '<p id="one"></p><a href="../#top">H</a><a href="../a/#one">1</a><a href="../caf%C3%A9.html">C</a>',
    "café.html": '<link rel="stylesheet" href="style.css"><link rel="canonical" href="https://x.example/">'
    '<link rel="icon" href="data:,"><meta http-equiv="refresh" content="0; url=a/">',
    "style.css": "",
}


def site(folder: Path, **more: str) -> Path:
    for name, text in {**SOUND, **more}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_sound_site_has_no_fault(tmp_path: Path) -> None:
    assert verify(site(tmp_path)) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="b/">B</a>', "b/ leads nowhere"),
        ('<a href="a">A</a>', "a leads nowhere"),
        ('<a href="../outside/">B</a>', "../outside/ leads nowhere"),
        ('<a href="a/#two">2</a>', "a/#two leads to a place that is not there"),
        ('<a href="#two">2</a>', "#two leads to a place that is not there"),
        ('<p id="x"></p><p id="x"></p>', "two places are named #x"),
        (
            '<script src="https://cdn.example/x.js"></script>',
            "the browser would fetch https://cdn.example/x.js",
        ),
        ('<img src="//cdn.example/x.png">', "the browser would fetch //cdn.example/x.png"),
        (
            '<link rel="stylesheet" href="https://cdn.example/x.css">',
            "the browser would fetch https://cdn.example/x.css",
        ),
        ('<form action="https://x.example/"></form>', "the browser would fetch https://x.example/"),
        ('<meta http-equiv="refresh" content="0; url=gone/">', "gone/ leads nowhere"),
        ('<a href="/a/">A</a>', None),
        ('<a href="/b/">B</a>', "/b/ leads nowhere"),
    ],
)
def test_a_planted_fault_is_found(tmp_path: Path, page: str, fault: str | None) -> None:
    site(tmp_path)
    (tmp_path / "planted.html").write_text(page, encoding="utf-8")
    assert verify(tmp_path) == ([f"planted.html: {fault}"] if fault else [])


def test_links_from_the_root_begin_at_the_path_of_the_site(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "404.html").write_text('<a href="/panel/a/">A</a><a href="/a/">B</a>', encoding="utf-8")
    assert verify(tmp_path, "/panel/") == ["404.html: /a/ leads nowhere"]


def test_tags_are_read_as_a_browser_reads_them(real_site: Path, town_site: Path) -> None:
    kinds = {"a": "href", "link": "href", "script": "src", "form": "action"}
    for path in [*pages(real_site), *pages(town_site)]:
        elements = list(tree(path).iter())
        read = read_tags(path.read_text(encoding="utf-8"))
        assert read.places == [element.get("id") for element in elements if element.get("id")]
        given = [(element, element.get(kinds.get(str(element.tag), ""))) for element in elements]
        expected = {link for element, link in given if link is not None and element.get("rel") != "canonical"}
        refreshed = [element.get("content") for element in elements if element.get("http-equiv") == "refresh"]
        expected |= {str(content).partition("url=")[2] for content in refreshed}
        assert {link for _, link in read.links} == expected, path

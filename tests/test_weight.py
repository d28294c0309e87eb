"""The built real site against the budget of bytes, as `gzip -9` packs them: what a reader on a slow phone waits for."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest

from tests.reading import pages
from tests.sites import ROOT, SMALLEST, build

FIRST_ROUND_TRIP = 14_336
"""Ten TCP segments of 1,460 bytes less what the headers of an answer take: RFC 6928's initial window."""
CORE = ("tokens.css", "base.css", "layout.css", "print.css")


def packed(content: bytes) -> int:
    """Count the bytes that zlib makes of a file; the program gzip makes some fewer."""
    return len(gzip.compress(content, 9, mtime=0))


def test_a_meeting_page_arrives_in_the_first_round_trip(real_site: Path) -> None:
    page = (real_site / "meetings/2024-02-27/index.html").read_bytes()
    assert packed(page) <= FIRST_ROUND_TRIP


def test_every_other_page_is_lighter_still(real_site: Path) -> None:
    for path in pages(real_site):
        if path.parent != real_site / "meetings/2024-02-27":
            assert packed(path.read_bytes()) <= 8_192, path


def test_there_is_one_style_sheet_of_5_kb_and_its_core_has_3(real_site: Path) -> None:
    (sheet,) = (real_site / "assets").glob("*.css")
    assert packed(sheet.read_bytes()) <= 5_120
    core = b"".join((ROOT / "assets" / "css" / name).read_bytes() for name in CORE)
    assert packed(core) <= 3_072


@pytest.mark.parametrize("name", ["passage", "register"])
def test_a_content_page_has_a_kilobyte_of_scripts_at_most(real_site: Path, name: str) -> None:
    (script,) = (real_site / "assets").glob(f"{name}-*.js")
    assert packed(script.read_bytes()) <= 1_024


def test_what_is_named_by_its_content_may_be_kept_for_good(real_site: Path, town_site: Path) -> None:
    for path in (real_site / "assets").iterdir():
        assert path.stem.rpartition("-")[2] == _digest(path), path
    rules = (town_site / "_headers").read_text(encoding="utf-8").split("\n")
    at = rules.index("/panel/assets/*")
    assert rules[at + 1] == "  Cache-Control: public, max-age=31536000, immutable"
    assert rules[0] == "/panel/*"
    assert rules[1].startswith("  Content-Security-Policy: default-src 'none'; ")


def test_a_change_of_styles_changes_the_name_in_every_page(tmp_path: Path) -> None:

    site = build(SMALLEST, tmp_path / "site", "--no-search")
    (sheet,) = (site / "assets").glob("*.css")
    for path in pages(site):
        assert f"assets/{sheet.name}" in path.read_text(encoding="utf-8"), path


def _digest(path: Path) -> str:

    return sha256(path.read_bytes()).hexdigest()[:8]

"""The built real site against the budget of bytes, as `gzip -9` packs them: what a reader on a slow phone waits for."""

import gzip
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from minutebook.outputs import Settings
from minutebook.outputs.assets import assets
from tests.reading import pages
from tests.sites import REAL, ROOT, Workbench, archive_of, build

FIRST_ROUND_TRIP = 14_336
"""Ten TCP segments of 1,460 bytes less what the headers of an answer take: RFC 6928's initial window."""
CORE = ("tokens.css", "base.css", "layout.css", "print.css")


def packed(content: bytes) -> int:
    """Count the bytes that `gzip -9` makes of a file, or zlib where there is no such program: it makes some more."""
    program = shutil.which("gzip")
    if not program:
        return len(gzip.compress(content, 9, mtime=0))
    return len(subprocess.run([program, "-9nc"], input=content, capture_output=True, check=True).stdout)


def test_a_meeting_page_arrives_in_the_first_round_trip(real_site: Path) -> None:
    page = (real_site / "meetings/2024-02-27/index.html").read_bytes()
    assert packed(page) <= FIRST_ROUND_TRIP


def test_it_does_so_where_the_site_is_published_and_the_next_meeting_has_accepted_it(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(REAL)
    site = bench.content / "site.yaml"
    facts = "base_url: https://example.org/com/\ncontact: com@example.org\nlicence: Open Government Licence v3.0\n"
    site.write_text(site.read_text(encoding="utf-8") + facts, encoding="utf-8")
    head = "title: Invented Meeting\ndate: 2024-06-18\naccepts: [{meeting: 2024-02-27, item: 1}]"
    bench.write("meetings/2024-06-18.md", f"---\n{head}\n---\n\n## 1. Notes\n\nA.\n")
    built = build(bench.content, tmp_path / "site")
    assert packed((built / "meetings/2024-02-27/index.html").read_bytes()) <= FIRST_ROUND_TRIP


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


def test_a_change_of_a_script_changes_its_name_and_that_of_what_names_it(tmp_path: Path, real_site: Path) -> None:
    shutil.copytree(ROOT / "assets", tmp_path / "assets")
    changed = tmp_path / "assets" / "js" / "search" / "export.js"
    changed.write_text(changed.read_text(encoding="utf-8") + "export const more = 1;\n", encoding="utf-8")
    settings = Settings(search=True, templates=ROOT / "templates", assets=tmp_path / "assets")
    made = {path.rpartition("/")[2] for path in (file.path for file in assets(archive_of(REAL), settings)[0])}
    before = {path.name for path in (real_site / "assets").iterdir()}
    # Who names the script has its name in it, and so has another name too, up to the page.
    assert {name.partition("-")[0] for name in made - before} == {"export", "around", "search"}
    (sheet,) = (real_site / "assets").glob("*.css")
    for path in pages(real_site):
        assert f"assets/{sheet.name}" in path.read_text(encoding="utf-8"), path


def _digest(path: Path) -> str:

    return sha256(path.read_bytes()).hexdigest()[:8]

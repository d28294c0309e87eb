"""What differs is made, and nothing else: with the bytes that a full build would have, whatever is remembered."""

import os
import random
from pathlib import Path
from typing import Any

import pytest

from minutebook.cli import building, manners, remembering
from minutebook.outputs import Settings, Unit
from minutebook.pipeline import last, produce, validate
from minutebook.pipeline.read import Source
from minutebook.pipeline.validate.meetings import read_meeting
from minutebook.preview.snapshots import Snapshots
from tests.bench.edits import sequence, spoil, within
from tests.sites import TOWN, Workbench, run

SEQUENCES = 200
AT_ONCE = 20


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(remembering, "FOLDER", tmp_path / "memory")
    return bench


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the names of the units that are made."""
    names: list[str] = []
    make = produce.Producer._make

    def noted(self: produce.Producer, units: list[Unit], number: int) -> produce.Made:
        names.append(units[number].name)
        return make(self, units, number)

    monkeypatch.setattr(produce.Producer, "_make", noted)
    return names


def built(*more: str) -> str:
    ran = run("build", "--no-search", "--jobs", "1", *more)
    assert ran.status == 0, ran.err
    return ran.err


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("first", range(0, SEQUENCES, AT_ONCE))
def test_any_edits_and_any_damage_come_to_the_bytes_of_a_full_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr(building, "ROOT", manners.ROOT)  # put back what is set below
    monkeypatch.setattr(remembering, "FOLDER", remembering.FOLDER)
    for seed in range(first, first + AT_ONCE):
        folder = tmp_path / str(seed)
        folder.mkdir()
        within(folder)
        sequence(folder, seed, search=seed % 10 == 0)


def test_nothing_is_made_again_where_nothing_changed(town: Workbench, made: list[str]) -> None:
    built()
    site = town.folder / "site"
    before = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    made.clear()
    said = built("--remove")
    assert made == ["assets", "documents"], "under other options it is looked through"
    after = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    assert before.keys() == after.keys()
    changed = {path.name for path in before if before[path].st_mtime_ns != after[path].st_mtime_ns}
    assert changed == {".minutebook"}
    made.clear()
    inode = site.stat().st_ino
    assert built("--remove") == said
    assert made == []
    assert site.stat().st_ino == inode, "the very folder"


def test_what_comes_out_the_same_keeps_its_date_in_the_search_too(town: Workbench) -> None:
    assert run("build").status == 0
    site = town.folder / "site"
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in site.rglob("*") if path.is_file()}
    path = town.content / "meetings" / "2023-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\nA heron came.\n", encoding="utf-8")
    assert run("build").status == 0
    same = [path for path in before if path.is_file() and path.read_bytes() == before[path][0]]
    assert any(path.suffix in (".pagefind", ".js") and "pagefind" in path.parts for path in same)
    dated = [path.name for path in same if path.stat().st_mtime_ns != before[path][1]]
    assert dated in ([], [".minutebook"])


def test_a_warning_is_told_again_though_nothing_is_built(town: Workbench) -> None:
    path = town.content / "meetings" / "2023-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\nTBC when herons come.\n", encoding="utf-8")
    first = built()
    assert "unfinished" in first
    assert built() == first


@pytest.mark.parametrize("what", ["changed", "gone", "link", "mark"])
def test_a_site_that_is_not_as_it_was_built_is_built_again(town: Workbench, what: str) -> None:
    built()
    page = town.folder / "site" / "about" / "index.html"
    before = bytes_of(town.folder / "site")
    match what:
        case "changed":
            page.write_text("changed", encoding="utf-8")
        case "gone":
            page.unlink()
        case "link":
            page.unlink()
            page.symlink_to(town.folder / "site" / "index.html")
        case "mark":
            text = (town.folder / "site" / ".minutebook").read_text(encoding="utf-8")
            (town.folder / "site" / ".minutebook").write_text(text.replace("about/index.html\n", ""), encoding="utf-8")
            page.write_text("changed", encoding="utf-8")
            assert run("build", "--no-search", "--jobs", "1").status == 2, "it may be somebody else's now"
            page.unlink()
            built()
    built()
    assert bytes_of(town.folder / "site") == before


def test_only_pages_that_show_a_changed_word_are_made_again(town: Workbench, made: list[str]) -> None:
    built()
    made.clear()
    path = town.content / "meetings" / "2023-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\nA heron came.\n", encoding="utf-8")
    built()
    assert "page meetings/2023-03-07/" in made
    assert "page meetings/2022-06-07/" not in made
    assert "page about/" not in made


def test_a_preview_and_a_build_remember_the_same(town: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    reading = read_meeting

    def noted(source: Source, *more: Any) -> Any:  # noqa: ANN401 (what the function itself takes and gives)
        read.append(source.id)
        return reading(source, *more)

    monkeypatch.setattr(validate, "read_meeting", noted)
    settings = Settings(search=False, templates=manners.ROOT / "templates", assets=manners.ROOT / "assets")
    Snapshots(Path("content"), settings, remembering.memory_of(Path("content"), kept=True))
    assert len(read) == 7
    built()
    assert len(read) == 7
    Snapshots(Path("content"), settings, remembering.memory_of(Path("content"), kept=True))
    path = town.content / "meetings" / "2023-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\nA heron came.\n", encoding="utf-8")
    Snapshots(Path("content"), settings, remembering.memory_of(Path("content"), kept=True))
    assert read[7:] == ["2023-03-07"]
    built()
    assert read[7:] == ["2023-03-07"]


def test_another_template_reads_nothing_again(
    town: Workbench, monkeypatch: pytest.MonkeyPatch, made: list[str]
) -> None:
    assert town
    built()
    made.clear()
    monkeypatch.setattr(remembering, "look_of", lambda _: b"another")
    monkeypatch.setattr(validate, "read_meeting", pytest.fail)
    built()
    assert "page meetings/2023-03-07/" in made


def test_without_a_memory_nothing_is_remembered(town: Workbench, made: list[str]) -> None:
    built("--no-cache")
    made.clear()
    built("--no-cache")
    assert "page meetings/2023-03-07/" in made
    assert not (town.folder / "memory").exists()


def test_a_memory_that_cannot_be_read_is_told_in_one_line(town: Workbench) -> None:
    built()
    for path in (town.folder / "memory").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    said = [line for line in built().splitlines() if "memory" in line]
    assert len(said) == 1
    assert "could not be used; what it held was made anew" in said[0]
    assert "memory" not in built()


def test_the_memory_is_the_users_alone(town: Workbench, made: list[str]) -> None:
    built()
    (memory,) = (path for path in (town.folder / "memory").iterdir() if path.is_dir())
    for path in (memory, memory.parent):
        assert path.stat().st_mode & 0o077 == 0
    memory.chmod(0o755)
    made.clear()
    built()
    assert "page meetings/2023-03-07/" in made, "others could have written there"


def test_a_link_in_the_place_of_the_memory_is_not_followed(town: Workbench) -> None:
    elsewhere = town.folder / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    (town.folder / "memory").symlink_to(elsewhere)
    built()
    assert list(elsewhere.iterdir()) == []


def test_what_was_taken_back_is_not_remembered(town: Workbench) -> None:
    path = town.content / "meetings" / "2023-03-07.md"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n\nPelicanissimo came.\n", encoding="utf-8")
    built()
    everything = b"".join(path.read_bytes() for path in (town.folder / "memory").rglob("*") if path.is_file())
    assert b"Pelicanissimo" in everything
    path.write_text(path.read_text(encoding="utf-8").replace("Pelicanissimo", "It"), encoding="utf-8")
    built()
    for folder in ("memory", "site"):
        kept = b"".join(path.read_bytes() for path in (town.folder / folder).rglob("*") if path.is_file())
        assert b"Pelicanissimo" not in kept


def test_what_is_remembered_does_not_grow_with_builds(town: Workbench) -> None:
    path = town.content / "meetings" / "2023-03-07.md"
    text = path.read_text(encoding="utf-8").rstrip()
    sizes = []
    for number in range(10, 16):
        path.write_text(f"{text}\n\nA heron came {number} times.\n", encoding="utf-8")
        built()
        sizes.append(sum(path.stat().st_size for path in (town.folder / "memory").rglob("*") if path.is_file()))
    assert max(sizes) - min(sizes) < 100


def test_only_a_few_contents_are_remembered(town: Workbench) -> None:
    for number in range(10):
        town.folder.joinpath("content").rename(town.folder / f"content{number}")
        assert run("build", "--no-search", "--content", f"content{number}", "--output", f"site{number}").status == 0
        town.folder.joinpath(f"content{number}").rename(town.folder / "content")
    assert len([path for path in (town.folder / "memory").iterdir() if path.is_dir()]) == 8


def test_a_file_with_a_second_name_is_copied_and_never_written_to(town: Workbench) -> None:
    """A backup made of hard links, as `cp -al` makes one, must not change with the site."""
    built()
    page, backup = town.folder / "site" / "index.html", town.folder / "backup.html"
    os.link(page, backup)
    built("--remove")
    assert page.stat().st_ino != backup.stat().st_ino
    assert page.read_bytes() == backup.read_bytes()
    assert page.stat().st_mtime_ns == backup.stat().st_mtime_ns


def test_a_copy_shares_its_blocks_where_the_disk_can(town: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    cloned: list[int] = []

    def clone(target: int, what: int, source: int) -> None:
        cloned.append(what)
        os.write(target, os.read(source, 10**7))

    assert run("build", "--no-search").status == 0
    page = Path("site/about/index.html")
    os.link(page, "backup.html")
    before = page.read_bytes(), page.stat().st_mtime_ns
    monkeypatch.setattr("minutebook.pipeline.publish.fcntl.ioctl", clone)
    path = town.content / "glossary.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n# Looked at.\n", encoding="utf-8")
    assert run("build", "--no-search", "--jobs", "1").status == 0
    assert set(cloned) == {0x40049409}
    assert (page.read_bytes(), page.stat().st_mtime_ns) == before
    assert not page.samefile("backup.html")


def test_a_file_that_others_may_write_to_is_copied(town: Workbench) -> None:
    built()
    page = town.folder / "site" / "index.html"
    page.chmod(0o666)
    with page.open("rb") as held:
        built("--remove")
        assert os.fstat(held.fileno()).st_ino != page.stat().st_ino


def test_a_part_of_what_belongs_together_is_made_again_without_touching_the_old_site(town: Workbench) -> None:
    """Where one file of a unit is gone, the others were taken over already when that is found."""
    built()
    before = bytes_of(town.folder / "site")
    kept = town.folder / "kept"
    (town.folder / "site").rename(kept)
    (town.folder / "site").mkdir()
    for path in kept.rglob("*"):
        if path.is_file():
            target = town.folder / "site" / path.relative_to(kept)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (town.folder / "site" / "data" / "votes.csv").unlink()
    built()
    assert bytes_of(town.folder / "site") == before


def test_a_site_restored_from_an_archive_is_taken_over(town: Workbench, made: list[str]) -> None:
    """What a CI job restores has other dates and the same bytes."""
    built()
    for path in (town.folder / "site").rglob("*"):
        if path.is_file():
            os.utime(path, (1, 1))
    made.clear()
    built()
    assert made == ["assets", "documents"]


def test_damage_never_stops_a_build(town: Workbench) -> None:
    built()
    before = bytes_of(town.folder / "site")
    for seed in range(20):
        spoil(town.folder / "memory", random.Random(seed))  # noqa: S311 (no secret)
        built()
        assert bytes_of(town.folder / "site") == before


def test_a_page_that_leads_to_what_is_gone_is_found_though_it_was_taken_over(
    town: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of ours: a page that does not look at what it leads to."""
    assert town
    built()
    monkeypatch.setattr(produce.Producer, "_taken_over", _all_but_gone)
    ran = run("build", "--no-search", "--jobs", "1", "--remove")
    assert ran.status == 2
    assert "about/ leads nowhere" in ran.err


def _all_but_gone(self: produce.Producer, unit: Unit) -> produce.Result | None:
    if unit.name == "page about/":
        return produce.Result([], [])
    found = self._memory.find(self._shelf, self._watch, produce._making(unit))  # noqa: SLF001 (what it stands for)
    taken = found and all(self._stage.take_over(page.written) for page in found.pages)
    return found if taken else None


def test_what_is_saved_while_a_build_reads_is_not_taken_for_built(
    town: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    built()
    path = town.content / "meetings" / "2023-03-07.md"
    before = path.read_text(encoding="utf-8")
    taking = last.fingerprint

    def saved_meanwhile(content: Path, given: object) -> bytes:
        told = taking(content, given)
        path.write_text(f"{before.rstrip()}\n\nPelicanissimo came.\n", encoding="utf-8")
        return told

    with monkeypatch.context() as patch:
        patch.setattr(last, "fingerprint", saved_meanwhile)
        built("--remove")
    assert "Pelicanissimo" in (town.folder / "site/meetings/2023-03-07/index.html").read_text(encoding="utf-8")
    path.write_text(before, encoding="utf-8")
    built("--remove")
    assert "Pelicanissimo" not in (town.folder / "site/meetings/2023-03-07/index.html").read_text(encoding="utf-8")


def test_an_empty_folder_and_where_a_link_leads_are_looked_at(town: Workbench) -> None:
    first = built()
    (town.content / "drafts").mkdir()
    assert "stray-file" in built()
    (town.content / "drafts").rmdir()
    assert built() == first
    path = town.content / "meetings" / "2023-03-07.md"
    elsewhere = town.folder / "elsewhere.md"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)
    assert run("build", "--no-search").status == 1, "it leads out of the content"


def test_nothing_is_written_through_a_link_in_the_memory(town: Workbench) -> None:
    (town.folder / "victim").write_text("mine", encoding="utf-8")
    (town.folder / "memory").mkdir(mode=0o700)
    (town.folder / "memory" / ".gitignore").symlink_to(town.folder / "victim")
    built()
    assert (town.folder / "victim").read_text(encoding="utf-8") == "mine"

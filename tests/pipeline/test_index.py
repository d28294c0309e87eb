"""The index: Pagefind's service and what is made of its files; an index is kept only where it is the right one."""

import json
import shutil
from pathlib import Path

import pytest

from minutebook.outputs.search import Shard, records, shards
from minutebook.pipeline.index import index, made_by, pages_of
from minutebook.pipeline.index.compact import DIGITS, compact
from minutebook.pipeline.index.service import serve
from minutebook.problems import CannotBuild
from tests.search.noise import add_noise
from tests.sites import REAL, Workbench, archive_of, build


@pytest.fixture(scope="module")
def real() -> tuple[Shard, ...]:
    return shards(records(archive_of(REAL)))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_records_give_the_same_bytes_and_nothing_else_stays(real: tuple[Shard, ...], tmp_path: Path) -> None:
    assert index(real, "en-GB", tmp_path / "one") == len(real[0].records)
    index(real, "en-GB", tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    kinds = {path.suffix for path in (tmp_path / "one").rglob("*") if path.is_file()}
    assert kinds == {".js", ".json", ".pagefind", ".pf_meta", ".pf_index"}
    # Pages as they were handed over are nowhere.
    assert not list(tmp_path.rglob("*.html"))


def test_an_index_of_the_same_records_is_taken_over(
    real: tuple[Shard, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(real, "en-GB", tmp_path / "old")
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: "/nonexistent/pagefind")
    index(real, "en-GB", tmp_path / "new", tmp_path / "old")
    assert bytes_of(tmp_path / "new") == bytes_of(tmp_path / "old")


@pytest.mark.parametrize("fault", ["changed", "cut", "lost", "more", "seal", "language"])
def test_an_index_that_is_not_as_it_was_is_made_anew(real: tuple[Shard, ...], tmp_path: Path, fault: str) -> None:
    index(real, "en-GB", tmp_path / "old")
    before = bytes_of(tmp_path / "old")
    part = next((tmp_path / "old").rglob("*.pf_index"))
    match fault:
        case "changed":
            part.write_bytes(b"x" * part.stat().st_size)
        case "cut":
            part.write_bytes(part.read_bytes()[:-1])
        case "lost":
            part.unlink()
        case "more":
            part.with_name("extra.pf_index").write_bytes(b"")
        case "seal":
            next((tmp_path / "old").rglob("made-from.json")).write_text("{", encoding="utf-8")
        case _:
            pass
    language = "cy" if fault == "language" else "en-GB"
    index(real, language, tmp_path / "new", tmp_path / "old")
    made = bytes_of(tmp_path / "new")
    assert (made != before) if fault == "language" else (made == before)


@pytest.mark.large
def test_one_changed_meeting_makes_only_its_shard_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("minutebook.outputs.search.catalogue.FULL", 500)
    add_noise(tmp_path / "content", 40)
    made = shards(records(archive_of(tmp_path / "content")))
    index(made, "en-GB", tmp_path / "old")
    meeting = tmp_path / "content" / "meetings" / "2024-02-27.md"
    meeting.write_text(meeting.read_text(encoding="utf-8") + "\nA further word.\n", encoding="utf-8")
    asked: list[int] = []

    def counting(pages: list[str], output: Path, kept: tuple[str, ...]) -> None:
        asked.append(len(pages))
        serve(pages, output, kept)

    monkeypatch.setattr("minutebook.pipeline.index.serve", counting)
    again = shards(records(archive_of(tmp_path / "content")))
    index(again, "en-GB", tmp_path / "new", tmp_path / "old")
    assert len(made) > 1
    assert asked == [len(again[0].records)]
    assert bytes_of(tmp_path / "new" / made[-1].name) == bytes_of(tmp_path / "old" / made[-1].name)


def test_another_pagefind_gives_other_addresses(real: tuple[Shard, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    found = real[0].records
    here = shards(found, made_by())
    assert shards(found, made_by())[0].digest == here[0].digest
    monkeypatch.setattr("minutebook.pipeline.index.pagefind_version", lambda: "9.9.9")
    assert shards(found, made_by())[0].digest != here[0].digest


def test_pages_are_named_by_their_numbers_the_lowest_digit_first(real: tuple[Shard, ...], tmp_path: Path) -> None:
    index(real, "en-GB", tmp_path / "site")
    entry = json.loads((tmp_path / "site" / "2024" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert entry["languages"]["en"]["page_count"] == len(real[0].records)
    assert len(DIGITS) == 22
    wasm = entry["languages"]["en"]["wasm"]
    assert (tmp_path / "site" / "2024" / f"wasm.{wasm}.pagefind").is_file()


@pytest.mark.parametrize("fault", ["count", "cut", "form", "nothing"])
def test_an_index_that_is_not_whole_is_refused(real: tuple[Shard, ...], tmp_path: Path, fault: str) -> None:
    pages = pages_of(real[0].records, "en-GB")
    folder = tmp_path / "2024"
    serve(pages, folder)
    part = next(folder.rglob("*.pf_index"))
    if fault == "cut":
        part.write_bytes(part.read_bytes()[:100])
    if fault == "form":
        shutil.copyfile(folder / "wasm.en.pagefind", part)
    if fault == "nothing":
        part.unlink()
    with pytest.raises(CannotBuild, match="not whole"):
        compact(folder, len(pages) + (fault == "count"))


@pytest.mark.parametrize("answer", ["hello,", "e30=,", "aGVsbG8=,", ""])
def test_a_program_that_answers_nonsense_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    program = tmp_path / "pagefind"
    program.write_text(f"#!/bin/sh\nprintf '{answer}'\ncat > /dev/null &\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: program)
    with pytest.raises(CannotBuild, match="Pagefind failed"):
        serve(["<html>a</html>"], tmp_path / "out")


def test_a_program_that_is_killed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: program)
    with pytest.raises(CannotBuild, match="it stopped without giving its index"):
        serve(["<html>a</html>"] * 1000, tmp_path / "out")


def test_a_site_without_a_word_in_its_meetings_has_no_search(smallest: Workbench) -> None:
    for path in (smallest.content / "meetings").iterdir():
        path.unlink()
    smallest.write("meetings/2024-01-09.md", "---\ntitle: T\ndate: 2024-01-09\n---\n\n—\n")
    site = build(smallest.content, smallest.folder / "site")
    assert not (site / "search").exists()
    assert not (site / "pagefind").exists()
    assert "search" not in (site / "index.html").read_text(encoding="utf-8").lower()

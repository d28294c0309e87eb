"""A site is put in place whole or not at all, and nothing that is not ours is touched."""

import json
from pathlib import Path

import pytest

from minutebook.outputs import File
from minutebook.pipeline import publish
from minutebook.pipeline.publish import MARK, staging
from minutebook.problems import CannotBuild
from tests.sites import Workbench, run


@pytest.fixture(params=["exchange", "two renames"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test here with both ways of swapping."""
    if request.param == "two renames":
        monkeypatch.setattr(publish, "_exchange", lambda *_: False)


def put(output: Path, *names: str, content: bytes = b"x") -> list[str]:
    with staging(output, output.parent / "content") as stage:
        stage.write(File(name, content, f"made from {name}") for name in names)
        return stage.swap()


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def left_beside(output: Path) -> list[str]:
    return sorted(
        path.name for path in output.parent.iterdir() if path.name.startswith(".") and "lock" not in path.name
    )


def test_a_site_is_made_where_there_was_none(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "site", "a/index.html")
    assert files(tmp_path / "deep" / "site") == [MARK, "a/index.html"]
    assert left_beside(tmp_path / "deep" / "site") == []


def test_what_is_not_in_the_new_site_is_gone(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.html", "b.html")
    put(tmp_path / "site", "b.html", "c.html")
    assert files(tmp_path / "site") == [MARK, "b.html", "c.html"]
    assert left_beside(tmp_path / "site") == []


def test_files_of_other_makers_are_carried_over(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.html")
    (tmp_path / "site" / "CNAME").write_text("example.org")
    (tmp_path / "site" / ".well-known").mkdir()
    (tmp_path / "site" / ".well-known" / "security.txt").write_text("x")
    assert put(tmp_path / "site", "b.html") == [".well-known/security.txt", "CNAME"]
    assert put(tmp_path / "site", "b.html") == [".well-known/security.txt", "CNAME"]
    assert files(tmp_path / "site") == [MARK, ".well-known/security.txt", "CNAME", "b.html"]


def test_a_folder_that_we_did_not_make_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "precious.txt").write_text("x")
    with pytest.raises(CannotBuild, match="not made by Minutebook"):
        put(tmp_path / "site", "a.html")
    assert files(tmp_path / "site") == ["precious.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    put(tmp_path / "site", "a.html")
    assert files(tmp_path / "site") == [MARK, "a.html"]


def test_a_file_or_a_link_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotBuild, match="is a file"):
        put(tmp_path / "file", "a.html")
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(CannotBuild, match="is a link"):
        put(tmp_path / "link", "a.html")


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("content", "lie one in the other"),
        ("content/site", "lie one in the other"),
        ("..", "lie one in the other"),
        (".", "the folder you are in"),
    ],
)
def test_the_output_and_the_content_may_not_lie_in_each_other(smallest: Workbench, output: str, reason: str) -> None:
    ran = run("build", "--no-search", "--output", output)
    assert ran.status == 2
    assert reason in ran.err
    assert smallest.problems() == []


def test_a_failure_leaves_the_old_site_and_nothing_beside_it(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.html")
    with pytest.raises(FileNotFoundError), staging(tmp_path / "site", tmp_path / "content") as stage:
        stage.write([File("b.html", b"x", "b"), File("c.pdf", tmp_path / "gone.pdf", "c")])
    assert files(tmp_path / "site") == [MARK, "a.html"]
    assert left_beside(tmp_path / "site") == []


@pytest.mark.parametrize(("one", "other"), [("A/b.html", "a/b.html"), ("caf\u00e9", "cafe\u0301"), ("a", "a")])
def test_addresses_that_some_disks_hold_for_one_are_refused(tmp_path: Path, one: str, other: str) -> None:
    with pytest.raises(CannotBuild, match="same address") as refused:
        put(tmp_path / "site", one, other)
    assert f"made from {one}" in str(refused.value)
    assert f"made from {other}" in str(refused.value)


def test_two_builds_at_once_do_not_mix(tmp_path: Path) -> None:
    with staging(tmp_path / "site", tmp_path / "content"), pytest.raises(CannotBuild, match="Another build"):
        put(tmp_path / "site", "a.html")


def test_what_a_killed_build_left_is_mended(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.html")
    (tmp_path / "site").rename(tmp_path / ".site.old")  # killed between the two renames
    (tmp_path / ".site.stage-1").mkdir()
    (tmp_path / ".site.stage-1" / MARK).touch()
    with staging(tmp_path / "site", tmp_path / "content"):
        assert files(tmp_path / "site") == [MARK, "a.html"]
    assert left_beside(tmp_path / "site") == []


def test_a_stage_is_known_for_ours_from_its_first_moment_to_its_last(tmp_path: Path) -> None:
    (tmp_path / ".site.stage-1").mkdir()  # killed before it had its mark, or when all was deleted
    (tmp_path / ".site.stage-2" / "a").mkdir(parents=True)  # killed while it was being deleted: the mark goes last
    (tmp_path / ".site.stage-2" / MARK).touch()
    put(tmp_path / "site", "a.html")
    assert left_beside(tmp_path / "site") == []


def test_the_mark_is_deleted_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "site", "a/b.html", "c.html")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.rmtree", killed)
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path / "site", "d/e.html")
    monkeypatch.undo()
    put(tmp_path / "site", "f.html")
    assert files(tmp_path / "site") == [MARK, "f.html"]
    assert left_beside(tmp_path / "site") == []


def test_what_only_looks_like_ours_is_left_alone(tmp_path: Path) -> None:
    for name in (".site.old", ".site.stage-1"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "precious.txt").write_text("x")
    (tmp_path / "precious.txt").write_text("x")
    (tmp_path / ".site.lock").symlink_to(tmp_path / "precious.txt")
    put(tmp_path / "site", "a.html")
    assert files(tmp_path / ".site.old") == files(tmp_path / ".site.stage-1") == ["precious.txt"]
    assert (tmp_path / "precious.txt").read_text() == "x"


@pytest.mark.parametrize(("theirs", "ours"), [("robots/index.html",) * 2, ("a", "a/index.html"), ("a/b", "a")])
def test_a_file_of_another_maker_in_a_pages_place_is_not_lost(tmp_path: Path, theirs: str, ours: str) -> None:
    put(tmp_path / "site", "first.html")
    (tmp_path / "site" / theirs).parent.mkdir(exist_ok=True)
    (tmp_path / "site" / theirs).write_text("theirs")
    with pytest.raises(CannotBuild, match="Move it elsewhere"):
        put(tmp_path / "site", ours)
    assert (tmp_path / "site" / theirs).read_text() == "theirs"


def test_a_damaged_mark_does_not_stop_a_build(tmp_path: Path) -> None:
    put(tmp_path / "site", "a.html")
    (tmp_path / "site" / MARK).write_bytes(b"\xff\xfe\n")
    assert put(tmp_path / "site", "b.html") == ["a.html"]


def test_the_mark_lists_what_we_made(tmp_path: Path) -> None:
    put(tmp_path / "site", "b.html", "a/index.html")
    assert (tmp_path / "site" / MARK).read_text(encoding="utf-8").split("\n")[1:] == [
        "a/index.html",
        "b.html",
        "",
    ]


def test_a_build_with_problems_leaves_the_old_site(smallest: Workbench) -> None:
    assert run("build", "--no-search").status == 0
    before = {name: (smallest.folder / "site" / name).read_bytes() for name in files(smallest.folder / "site")}
    smallest.meeting("venu: x\n")
    ran = run("build", "--no-search")
    assert ran.status == 1
    assert "site was left as it was" in ran.err
    assert {name: (smallest.folder / "site" / name).read_bytes() for name in files(smallest.folder / "site")} == before


def test_a_host_may_read_every_file(smallest: Workbench) -> None:
    assert run("build").status == 0
    for path in (smallest.folder / "site").rglob("*"):
        assert path.stat().st_mode & 0o444 == 0o444
    (entry,) = (smallest.folder / "site" / "pagefind").rglob("pagefind-entry.json")
    assert json.loads(entry.read_text(encoding="utf-8"))


def test_folders_of_other_makers_are_carried_over_with_their_rights(smallest: Workbench) -> None:
    assert run("build", "--no-search").status == 0
    site = smallest.folder / "site"
    for name in (".git/refs", ".git/objects", "data/theirs"):
        (site / name).mkdir(parents=True)
    (site / ".git").chmod(0o700)
    gone = sorted(path for path in site.glob("meetings/*/figures"))
    smallest.meeting(body="## 1. Ducks\n\nThere were ducks, and geese.\n")
    assert run("build", "--no-search").status == 0
    assert [(site / name).is_dir() for name in (".git/refs", ".git/objects", "data/theirs")] == [True] * 3
    assert (site / ".git").stat().st_mode & 0o777 == 0o700
    assert gone == sorted(path for path in site.glob("meetings/*/figures"))
    assert run("build", "--no-search", "--no-cache").status == 0
    empty = [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert {path.relative_to(site).as_posix() for path in empty} == {".git/refs", ".git/objects", "data/theirs"}

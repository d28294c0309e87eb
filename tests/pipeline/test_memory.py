"""Loading again: with the memory of an earlier load it comes to the very same, and works out only what changed."""

from pathlib import Path

import pytest

from minutebook import prose
from minutebook.model import Archive
from minutebook.outputs import Settings, files_of
from minutebook.outputs.pages import page_at, pages
from minutebook.outputs.pages.book import open_book
from minutebook.pipeline.memory import Memory
from minutebook.pipeline.steps import load
from tests.sites import EXAMPLES, REAL, ROOT, TOWN, Workbench


def same(one: Archive | None, other: Archive | None) -> bool:
    """Tell whether two archives say the same; matters arising are worked out for the comparison."""
    if one is None or other is None:
        return one is other
    ours, theirs = ({name: getattr(each, name) for name in each.__slots__} for each in (one, other))
    for facts in (ours, theirs):
        facts["matters_arising"] = dict(facts["matters_arising"])
    return ours == theirs


@pytest.fixture
def town(tmp_path: Path) -> Workbench:
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    return bench


def meeting_files(bench: Workbench) -> list[Path]:
    return sorted((bench.content / "meetings").glob("*.md"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_each_kind_of_change_comes_to_what_a_fresh_load_does(town: Workbench) -> None:
    memory = Memory()
    first, last = meeting_files(town)[0], meeting_files(town)[-1]
    kept = last.read_text(encoding="utf-8")

    def agrees() -> None:
        again, problems = load(town.content, memory=memory)
        fresh, expected = load(town.content)
        assert problems == expected
        assert same(again, fresh)

    agrees()
    agrees()
    last.write_text(kept + "\nA word was added.\n", encoding="utf-8")
    agrees()
    last.write_text(kept.replace("---\n", "---\nnonsense: [\n", 1), encoding="utf-8")
    agrees()
    last.unlink()
    agrees()
    last.write_text(kept, encoding="utf-8")
    agrees()
    edit(town.content / "themes.yaml", "name: ", "name: Renamed ")
    agrees()
    (town.content / "people.yaml").write_text("# nobody\n", encoding="utf-8")
    agrees()
    (town.content / "papers").mkdir(exist_ok=True)
    (town.content / "papers" / "new.pdf").write_bytes(b"%PDF-1.7\n")
    agrees()
    first.write_bytes(b"\xff\xfe\x00")
    agrees()
    first.write_text("", encoding="utf-8")
    agrees()


def test_only_the_meeting_that_changed_is_read_again(town: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    parse = prose.parse

    def noted(text: str, file: str, first_line: int = 1, folder: str = "meetings") -> object:
        read.append(file)
        return parse(text, file, first_line, folder)

    monkeypatch.setattr(prose, "parse", noted)
    memory = Memory()
    load(town.content, memory=memory)
    assert {path.as_posix() for path in meeting_files(town)} <= set(read)
    read.clear()
    load(town.content, memory=memory)
    assert read == []
    last = meeting_files(town)[-1]
    last.write_text(last.read_text(encoding="utf-8") + "\nA word was added.\n", encoding="utf-8")
    load(town.content, memory=memory)
    assert read == [last.as_posix()]


@pytest.mark.parametrize("content", [REAL, TOWN, EXAMPLES / "hamlet", EXAMPLES / "smallest"])
def test_a_page_made_alone_is_the_page_of_the_whole_site(content: Path) -> None:
    archive, _ = load(content)
    assert archive is not None
    settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets")
    book = open_book(archive, settings)
    made = list(files_of(pages(archive, settings), archive))
    assert len(made) > 10
    for file in made:
        address = file.path.removesuffix("index.html")
        assert page_at(address, book) == file
    assert page_at("nowhere/", book) is None

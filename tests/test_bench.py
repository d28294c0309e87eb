"""The bench: the invented record that builds are timed on."""

from pathlib import Path

from minutebook.pipeline.steps import load
from tests.bench.corpus import write_corpus
from tests.bench.plot import plot


def test_a_plot_has_a_line_for_each_case() -> None:
    drawn = plot({"cold": [(1, 0.5), (100, 9.0)], "unchanged & quick": [(1, 0.1), (100, 0.2)]})
    assert drawn.count("<polyline") == 2
    assert "unchanged &amp; quick" in drawn


def test_the_corpus_is_a_whole_record_and_the_same_each_time(tmp_path: Path) -> None:
    write_corpus(tmp_path / "one", 12)
    write_corpus(tmp_path / "other", 12)
    write_corpus(tmp_path / "longer", 13)
    archive, problems = load(tmp_path / "one")
    assert problems == []
    assert archive is not None
    assert len(archive.meetings) == 12
    assert len(archive.accepted) == 11
    assert {action.status for action in archive.actions.values()} == {"open", "in-progress", "complete"}
    for name in sorted(path.name for path in (tmp_path / "one" / "meetings").iterdir()):
        texts = {(tmp_path / folder / "meetings" / name).read_bytes() for folder in ("one", "other", "longer")}
        assert len(texts) == 1, name

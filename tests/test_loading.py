"""Loading never ends in a traceback: any text, and any damage to the real file, gives a result or a problem."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from minutebook.outputs import Settings
from minutebook.outputs.search import records
from minutebook.pipeline.steps import build, load
from minutebook.problems import Problem
from tests.sites import REAL, ROOT, SMALLEST, TOWN, Workbench

REAL_TEXT = (REAL / "meetings" / "2024-02-27.md").read_text(encoding="utf-8")
FRAGMENTS = [
    *(
        "---\n",
        "\t",
        "\u00a0",
        ": ",
        "- ",
        '"',
        "'",
        "[",
        "]",
        "{",
        "}",
        "#",
        " #1",
        "@",
        "*",
        "&a ",
        "!b ",
        "|",
        ">",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        "\u202e",
        "\x00",
        "\ufeff",
        "\ufffd",
        "## ",
        "### ",
        "<b>",
        "![x](y)",
        "[here](z)",
        "1. ",
        "é",
    ),
    *(
        "    ",
        "items:\n",
        "actions:\n  - id: A1\n",
        "date: 2024-02-30\n",
        "9" * 5000 + ". ",
        "> " * 40,
        "٣. ",
    ),
]


def problems_of(data: bytes, base: Path = SMALLEST) -> list[Problem]:
    """Load content with `data` as the meeting of 27 February 2024; what loads must build too."""
    with TemporaryDirectory() as folder:
        bench = Workbench(Path(folder))
        bench.copy(base)
        (bench.content / "meetings" / "2024-02-27.md").write_bytes(data)
        archive, problems = load(bench.content)
        if archive is not None:
            settings = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets")
            assert build(archive, bench.content, bench.folder / "site", settings).count
            assert list(records(archive))
        return problems


def check(problems: list[Problem], data: bytes) -> None:
    """Every problem stands at a place that the file has, and says what to do."""
    lines = data.count(b"\n") + data.count(b"\r") + 2
    for problem in problems:
        assert problem.message
        assert problem.cure
        assert 1 <= problem.place.line <= lines
        assert problem.place.column >= 1


@given(st.binary(max_size=200))
def test_any_bytes_give_a_result_or_a_problem(data: bytes) -> None:
    check(problems_of(data), data)


@given(st.text(max_size=300))
def test_any_text_between_the_facts_gives_a_result_or_a_problem(text: str) -> None:
    data = f"---\ntitle: A\ndate: 2024-02-27\n{text}\n---\n\n{text}\n".encode("utf-8", errors="surrogatepass")
    check(problems_of(data), data)


@settings(max_examples=120)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(REAL_TEXT)),
            st.integers(0, 40),
            st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_damage_to_the_real_file_gives_a_result_or_a_problem(cuts: list[tuple[int, int, str]]) -> None:
    text = REAL_TEXT
    for at, length, put in cuts:
        text = text[:at] + put + text[at + length :]
    data = text.encode("utf-8", errors="surrogatepass")
    check(problems_of(data, REAL), data)


def test_windows_line_ends_and_a_byte_order_mark_are_fine(smallest: Workbench) -> None:
    path = smallest.content / "meetings" / "2024-02-27.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert smallest.problems() == []


def test_all_problems_of_all_files_come_at_once_in_file_order(smallest: Workbench) -> None:
    smallest.write("people.yaml", "ada-example:\n  nam: Ada\n")
    smallest.write("meetings/2024-01-30.md", "---\ntitle: A\ndate: 30/01/2024\n---\n\n## 1 Ducks\n")
    smallest.meeting("time: 9\nitems:\n  7: {themes: [duck]}\n", body="## 1. Ducks\n\n<b>Quack</b> [here](x)\n")
    found = [
        (problem.place.file.rpartition("/")[2], problem.place.line, problem.code) for problem in smallest.problems()
    ]
    assert found == [
        ("2024-01-30.md", 3, "bad-date"),
        ("2024-01-30.md", 6, "heading-not-numbered"),
        ("2024-02-27.md", 4, "bad-time"),
        ("2024-02-27.md", 6, "item-not-in-body"),
        ("2024-02-27.md", 11, "raw-html"),
        ("2024-02-27.md", 11, "raw-html"),
        ("2024-02-27.md", 11, "broken-link"),
        ("2024-02-27.md", 11, "vague-link"),
        ("people.yaml", 2, "unknown-key"),
    ]


def test_one_mistake_in_a_list_does_not_hide_mistakes_elsewhere_in_the_facts(smallest: Workbench) -> None:
    smallest.meeting("actions:\n  - {id: 1, text: x}\nitems:\n  1: {themes: [duck]}\n")
    assert smallest.codes() == ["bad-id", "unknown-theme"]


def test_a_misnumbered_heading_does_not_make_its_item_unknown(smallest: Workbench) -> None:
    smallest.meeting(
        "items:\n  1: {themes: [ducks]}\n  1a: {themes: [ducks]}\n",
        body="## 1 Ducks\n\n### A. Brown\n\nSome.\n",
    )
    assert smallest.codes() == ["heading-not-numbered", "heading-not-lettered"]


def _damaged(line: str) -> list[str]:
    """Give a line of a YAML file with its last letter doubled, half of it, and nothing of it."""
    return [f"{line.rstrip()}{line.rstrip()[-1:]}", line[: len(line) // 2], ""]


def test_damage_to_any_line_of_any_register_gives_a_result_or_a_problem(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    for path in sorted(bench.content.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        lines = text.split("\n")
        for number, line in enumerate(lines):
            for other in _damaged(line):
                path.write_text("\n".join([*lines[:number], other, *lines[number + 1 :]]), encoding="utf-8")
                assert all(problem.message and problem.cure for problem in bench.problems())
        path.write_text(text, encoding="utf-8")

"""Personal data: every made-up example is found, nothing that only looks like one, and nothing in the real minutes."""

from pathlib import Path

import pytest

from minutebook.personal import personal_data
from minutebook.properties import properties
from tests.officers.paper import zipped
from tests.sites import EXAMPLES, REAL, Workbench

HERE = EXAMPLES / "personal"


def lines(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


POSITIVES = [tuple(line.split("|", 1)) for line in lines("positives.txt")]
NEGATIVES = lines("negatives.txt")


def test_the_lists_are_long_enough_to_measure_by() -> None:
    assert len(POSITIVES) >= 60
    assert len(NEGATIVES) >= 60
    assert len({kind for kind, _ in POSITIVES}) >= 12


@pytest.mark.parametrize(("kind", "line"), POSITIVES)
def test_what_identifies_somebody_is_found(kind: str, line: str) -> None:
    assert kind in [find.kind for find in personal_data(line)]


@pytest.mark.parametrize("line", NEGATIVES)
def test_what_only_looks_like_it_is_not(line: str) -> None:
    assert list(personal_data(line)) == []


def test_nothing_is_found_in_the_real_minutes_and_registers() -> None:
    files = [*REAL.rglob("*.md"), *REAL.glob("*.yaml")]
    assert [
        (file.name, find)
        for file in files
        for line in file.read_text("utf-8").split("\n")
        for find in personal_data(line)
    ] == []


def test_a_find_fails_the_check_with_its_place_and_is_not_repeated(smallest: Workbench) -> None:
    smallest.meeting(
        facts="summary: Call 07700 900123.\n", body="## 1. Ducks\n\nA duck.\n\nWrite to ann@example.org.\n"
    )
    found = [(p.code, p.place.line, p.place.column) for p in smallest.problems()]
    assert found == [("personal-data", 4, 15), ("personal-data", 11, 10)]
    assert not any("900123" in p.message or "ann@" in p.message for p in smallest.problems())


def test_what_is_allowed_with_a_reason_passes_in_any_spelling(smallest: Workbench) -> None:
    smallest.write("site.yaml", 'title: A\nbody: B\nallowed:\n  - {text: "07700 900123", reason: The panel\'s own}\n')
    smallest.meeting(body="## 1. Ducks\n\nCall 07700900123 or (07700) 900-123.\n")
    assert smallest.codes() == []


def test_an_allowance_needs_a_reason(smallest: Workbench) -> None:
    smallest.write("site.yaml", 'title: A\nbody: B\nallowed:\n  - {text: "07700 900123"}\n')
    assert smallest.codes() == ["missing-key"]


@pytest.mark.parametrize(
    ("contact", "codes"),
    [
        ("Write to Ann, panel@example.org.", []),
        ("<mailto:panel@example.org>", []),
        ("panel@example", ["contact-odd"]),
        ("panel@example,org", ["contact-odd"]),
        ("panel@ example.org", ["contact-odd"]),
        ("the panel, by letter", []),
    ],
)
def test_readers_can_write_to_the_contact(smallest: Workbench, contact: str, codes: list[str]) -> None:
    smallest.write("site.yaml", f"title: A\nbody: B\ncontact: {contact}\n")
    assert [one.code for one in smallest.problems() if one.code != "personal-data"] == codes


def test_the_contact_of_the_site_passes(smallest: Workbench) -> None:
    smallest.write("site.yaml", "title: A\nbody: B\ncontact: panel@example.org\n")
    smallest.meeting(body="## 1. Ducks\n\nWrite to panel@example.org.\n")
    assert smallest.codes() == []


def test_each_line_of_what_a_document_says_is_looked_at_and_may_be_allowed(smallest: Workbench) -> None:
    said = b"%PDF-1.4 << /Author (ann@example.org) /Creator (eve@example.org) /Title (07700) /Subject (900123) >> %%EOF"
    (smallest.content / "papers").mkdir()
    (smallest.content / "papers" / "a.pdf").write_bytes(said)
    smallest.meeting("items: {1: {papers: [{title: A, file: a.pdf}]}}\n")
    assert smallest.codes() == ["personal-data-in-paper", "personal-data-in-paper"]
    allowed = "".join(f"  - {{text: {name}@example.org, reason: R}}\n" for name in ("ann", "eve"))
    smallest.write("site.yaml", f"title: A\nbody: B\nallowed:\n{allowed}")
    assert smallest.codes() == []


def test_documents_tell_about_themselves(tmp_path: Path) -> None:
    xmp = b"<x:xmpmeta><dc:creator>ann@example.org</dc:creator></x:xmpmeta>"
    cases = {
        "plain.pdf": (b"%PDF-1.4 << /Author (ann\\(1\\)@example.org) >>", "ann(1)@example.org"),
        "hex.pdf": (b"%PDF-1.4 << /Author <FEFF0061006E006E> >>", "ann"),
        "xmp.pdf": (b"%PDF-1.4 " + xmp, "ann@example.org"),
        "picture.png": (b"\x89PNG\r\n\x1a\n" + xmp, "ann@example.org"),
        "word.docx": (zipped({"docProps/core.xml": b"<a><creator>ann@example.org</creator></a>"}), "ann@example.org"),
        "text.odt": (zipped({"meta.xml": b"<a><creator>ann@example.org</creator></a>"}), "ann@example.org"),
        "broken.docx": (b"PK\x03\x04 broken", ""),
    }
    for name, (data, expected) in cases.items():
        path = tmp_path / name
        path.write_bytes(data)
        assert properties(path, data[:16], len(data)).strip() == expected, name

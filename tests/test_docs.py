"""The documents are true: every command, rule and key stands in them, and their links lead somewhere."""

import re
from pathlib import Path

import pytest

from minutebook import schema
from minutebook.rulebook import RULES
from tests.officers_guide import BEGIN, END, problems_section
from tests.sites import ROOT, run

OFFICERS = ROOT / "docs" / "officers.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_every_problem_has_a_heading_with_its_message_and_its_cure(request: pytest.FixtureRequest) -> None:
    written = OFFICERS.read_text(encoding="utf-8")
    before, _, rest = written.partition(BEGIN)
    _, _, after = rest.partition(END)
    current = f"{before}{BEGIN}\n{problems_section()}{END}{after}"
    if request.config.getoption("--golden"):
        OFFICERS.write_text(current, encoding="utf-8")
    assert OFFICERS.read_text(encoding="utf-8") == current
    for code in RULES:
        assert f"\n#### {code}\n" in current


@pytest.mark.parametrize(
    "shape",
    [
        *(
            schema.Meeting,
            schema.Attendee,
            schema.Attendance,
            schema.Paper,
            schema.Acceptance,
            schema.ItemFacts,
        ),
        *(
            schema.Action,
            schema.Update,
            schema.FutureItem,
            schema.TakenUp,
            schema.NextMeeting,
            schema.Correction,
        ),
        *(
            schema.Site,
            schema.Organisation,
            schema.Person,
            schema.Theme,
            schema.LocalPlace,
            schema.Term,
            schema.Page,
        ),
    ],
)
def test_every_key_an_officer_may_write_is_explained(shape: type[schema.Record]) -> None:
    written = OFFICERS.read_text(encoding="utf-8")
    for key in shape.model_fields:
        assert f"`{key}`" in written, f"{shape.__name__}: {key}"


def test_every_command_and_option_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("build", "check", "import", "new", "serve", "completion"):
        assert f"python build.py {command}" in readme
        for option in re.findall(r"--[a-z-]+", run(command, "--help").out):
            if option != "--help":
                assert f"`{option}" in readme, f"{command} {option}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
        if not link.startswith(("https://", "http://", "../meetings/", "2023-", "2024-", "mailto:")):
            assert (document.parent / link).exists(), f"{document.name}: {link}"


def test_decisions_are_numbered_and_have_the_four_parts() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        headings = re.findall(r"^## (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings == ["Context", "Options", "Decision", "Consequences"], path.name


def test_no_pin_records_where_a_package_is_downloaded_from() -> None:
    for path in (ROOT / "requirements").iterdir():
        written = path.read_text(encoding="utf-8")
        assert "--hash=sha256:" in written
        assert not re.search(r"://|index-url|find-links| @ ", written), path.name

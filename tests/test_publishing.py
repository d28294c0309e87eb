"""Publishing: the workflows are safe, the servers send what the site needs, and the schemas say what the program says."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from minutebook import frontmatter, rulebook
from minutebook.frontmatter import Value
from minutebook.outputs.admin import HEADER
from minutebook.outputs.headers import FOR_ALL, FOR_GOOD, NAMED_BY_CONTENT, POLICY
from minutebook.problems import Severity
from minutebook.schema import Json, json_schemas
from tests.sites import BROKEN, HAMLET, REAL, ROOT, TOWN

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCHEMAS = ROOT / "docs" / "schema"


def loaded(path: Path) -> dict[str, Any]:
    # Our own reader refuses what workflows need (a key named on is text here, too).
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (text only)
    assert isinstance(found, dict)
    return found


def test_zizmor_finds_nothing_offline() -> None:
    zizmor = Path(sys.executable).parent / "zizmor"
    ran = subprocess.run(
        [str(zizmor), "--offline", "--persona", "pedantic", *map(str, WORKFLOWS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_zizmor_would_notice(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yml"
    bad.write_text(
        "on: pull_request_target\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n",
        encoding="utf-8",
    )
    zizmor = Path(sys.executable).parent / "zizmor"
    assert subprocess.run([str(zizmor), "--offline", str(bad)], capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_and_every_right_is_asked_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    for used in re.findall(r"uses: (\S+)(.*)", text):
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", used[0]), used
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", used[1]), used
    workflow = loaded(path)
    assert workflow["permissions"] == {}
    jobs = workflow["jobs"]
    assert isinstance(jobs, dict)
    rights = {name: job["permissions"] for name, job in jobs.items()}
    assert rights == {
        "build": {"contents": "read"},
        "test": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert jobs["deploy"]["if"] == "github.ref == 'refs/heads/main'"
    assert set(workflow["on"]) == {"pull_request", "push", "workflow_dispatch"}
    assert workflow["on"]["push"] == {"branches": ["main"]}
    assert "labeled" in workflow["on"]["pull_request"]["types"]


def test_the_commands_of_both_hosts_are_those_of_the_program() -> None:
    said = (ROOT / ".github" / "workflows" / "publish.yml").read_text("utf-8") + (ROOT / ".gitlab-ci.yml").read_text(
        "utf-8"
    )
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for word in re.findall(r"make (\w+)", said):
        assert f"\n{word}:" in makefile
    said = said.replace("published.txt", "README.md").replace("$REMOVE", "--remove")
    for arguments in re.findall(r"build\.py ([^\n]+)", said):
        ran = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), *arguments.split(), "--help"], capture_output=True, check=False
        )
        assert ran.returncode == 0, arguments
    assert loaded(ROOT / ".gitlab-ci.yml")["stages"] == ["check", "publish"]


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_servers_send_the_headers_of_the_site(name: str) -> None:
    text = (ROOT / "docs" / "publishing" / name).read_text(encoding="utf-8")
    assert POLICY in text
    assert HEADER in text
    for header, value in (*FOR_ALL, FOR_GOOD):
        assert re.search(rf'{header} "?{re.escape(value)}', text), header
    for place in NAMED_BY_CONTENT:
        assert place.removesuffix("*").strip("/").split("/")[-1] in text


@pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not installed here")
def test_nginx_takes_its_example(tmp_path: Path) -> None:
    example = ROOT / "docs" / "publishing" / "nginx.conf"
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n access_log off;\n include {example};\n}}\n",
        encoding="utf-8",
    )
    ran = subprocess.run(
        [str(shutil.which("nginx")), "-t", "-c", str(whole)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert "test is successful" in ran.stderr


def test_the_hooks_before_a_commit_are_local_and_exist() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [repository["repo"] for repository in config["repos"]] == ["local"]
    for hook in config["repos"][0]["hooks"]:
        assert hook["language"] == "system"
        first = hook["entry"].split()[0]
        assert first == "make" or (ROOT / first).is_file()


@pytest.mark.parametrize(("length", "status"), [(72, 0), (73, 1)])
def test_a_subject_has_at_most_72_characters(tmp_path: Path, length: int, status: int) -> None:
    message = tmp_path / "message"
    message.write_text(f"{'é' * length}\n\n{'A longer line below it. ' * 9}\n", encoding="utf-8")
    ran = subprocess.run([ROOT / ".ci" / "subject", message], check=False, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"})
    assert ran.returncode == status


def test_templates_for_officers_can_be_read() -> None:
    for path in (ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"):
        form = loaded(path)
        assert path.name == "config.yml" or {"name", "description", "body"} <= set(form)
        label = form.get("labels", ["minutes"])[0]
        assert f"`{label}`" in (ROOT / "docs" / "publishing" / "README.md").read_text(encoding="utf-8")


def test_what_is_asked_of_a_change_names_what_each_host_shows() -> None:
    github = (ROOT / ".github" / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8").splitlines()
    gitlab = (ROOT / ".gitlab" / "merge_request_templates" / "Default.md").read_text(encoding="utf-8").splitlines()
    differ = [(one, other) for one, other in zip(github, gitlab, strict=True) if one != other]
    named = [[re.findall('"([^"]+)"', line) for line in pair] for pair in differ]
    assert named == [[["Check and build"], ["check", LINK]], [["site"], [LINK]]]
    jobs = loaded(ROOT / ".github" / "workflows" / "publish.yml")["jobs"]
    assert jobs["build"]["name"] == "Check and build"
    assert any(step.get("with", {}).get("name") == "site" for step in jobs["build"]["steps"])
    assert loaded(ROOT / ".gitlab-ci.yml")["check"]["artifacts"]["expose_as"] == LINK


LINK = "Site and pre-flight sheet"


# The JSON Schemas


def test_every_schema_has_a_name_and_a_version() -> None:
    for name, schema in json_schemas().items():
        assert isinstance(schema, dict)
        assert (schema["$id"], schema["version"]) == (f"urn:minutebook:schema:{name}:1.1.0", "1.1.0")


def test_the_site_s_schema_refuses_another_language() -> None:
    schema = json_schemas()["site"]
    assert isinstance(schema, dict)
    for language, taken in (("en", True), ("en-GB", True), ("cy", False), ("english", False)):
        found = list(Draft202012Validator(schema).iter_errors({"title": "A", "body": "B", "language": language}))
        assert (found == []) == taken


def test_the_schemas_are_those_of_the_models(request: pytest.FixtureRequest) -> None:
    made = {
        f"{name}.json": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in json_schemas().items()
    }
    if request.config.getoption("--golden"):
        SCHEMAS.mkdir(exist_ok=True)
        for name, text in made.items():
            (SCHEMAS / name).write_text(text, encoding="utf-8")
    assert {path.name: path.read_text(encoding="utf-8") for path in SCHEMAS.glob("*.json")} == made


def facts(path: Path) -> dict[str, Value]:
    text = path.read_text(encoding="utf-8")
    parts, _ = frontmatter.split(text, path.name) if path.suffix == ".md" else (None, [])
    fields, problems = frontmatter.parse(parts.facts if parts else text, path.name)
    assert fields is not None, problems
    return fields.data


def schema_of(path: Path) -> str:
    if path.parent.name == "meetings":
        return "meeting"
    if path.parent.name == "pages":
        return "accessibility" if path.stem == "accessibility" else "page"
    return path.stem


CONTENT = [path for site in (REAL, TOWN, HAMLET) for path in (*site.rglob("*.md"), *site.glob("*.yaml"))]


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_the_program_takes_the_schemas_take(path: Path) -> None:
    schema = json_schemas()[schema_of(path)]
    assert isinstance(schema, dict)
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(_typed(facts(path)))] == []


def _typed(value: Value) -> object:
    """Give values as an editor's YAML reader does: true and false are no texts."""
    if isinstance(value, dict):
        return {key: _typed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_typed(each) for each in value]
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


BEYOND = {
    "paper-not-replaced",
    "paper-withdrawn-before",
    "paper-withdrawn-kept",
    # What only the calendar, the clock or the file system tells.
    *("recording-of-nothing", "deferred-and-withdrawn", "deferred-not-later"),
    *("until-not-later", "resumed-before-end", "until-before-since", "unknown-person-id"),
    *("no-such-date", "time-order", "unknown-timezone", "date-not-file-name", "paper-file-missing"),
    *("paper-letter-case", "paper-empty", "paper-type"),
    # What other files or the minutes tell.
    *("unknown-theme", "unknown-organisation", "unknown-owner", "private-owner", "register-clash", "item-not-in-body"),
    *("no-series", "unknown-series", "unheld-with-business", "not-moved", "moved-to-itself", "after-unheld"),
    *("status-missing", "withdrawn-unheld", "moved-in-a-circle", "moved-to-nothing"),
    *(
        "empty-body",
        "agenda-only",
        "not-held",
        "unanswered",
        "update-not-filled",
        "correction-not-made",
        "corrected-words-remain",
    ),
    *("correction-repeats-redaction", "answer-to-nothing", "answer-to-error"),
    # What a list of words tells, in capitals or not.
    "known-as-anybody",
    # What two values tell, which JSON Schema does not compare.
    *("duplicate-id", "holds-twice", "holds-nothing", "office-of-nobody", "office-twice", "future-item-twice"),
    *("due-before-meeting", "next-meeting-not-later", "withdrawn-before-meeting", "correction-before-meeting"),
    *("correction-unchanged", "reviewed-before-prepared", "same-address", "same-form", "unknown-place"),
    *("place-in-itself", "same-name"),
}
"""Errors in facts that no JSON Schema can see."""


def _refused(code: str, schemas: dict[str, Json]) -> bool | None:
    """Tell whether the schemas refuse the example of a rule; None where its facts cannot be read, or are none."""
    found: list[bool] = []
    for path in sorted((BROKEN / code).rglob("*")):
        if path.suffix in (".md", ".yaml"):
            text = path.read_text(encoding="utf-8")
            parts, _ = frontmatter.split(text, path.name) if path.suffix == ".md" else (None, [])
            fields, _ = frontmatter.parse(parts.facts if parts else text, path.name)
            schema = schemas.get(schema_of(path))
            if fields and isinstance(schema, dict):
                found.append(bool(list(Draft202012Validator(schema).iter_errors(_typed(fields.data)))))
    return any(found) if found else None


def test_the_schemas_refuse_every_mistake_in_facts_that_they_can_see() -> None:
    rules = {**rulebook.SCHEMA, **rulebook.MEETINGS, **rulebook.PAPERS, **rulebook.WORDS, **rulebook.REGISTERS}
    errors = [code for code, rule in rules.items() if rule.severity is Severity.ERROR]
    schemas = json_schemas()
    assert {code for code in errors if not _refused(code, schemas)} == BEYOND


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": "A"},
        {"title": "A", "date": "27/02/2024"},
        {"title": "A", "date": "2024-02-27", "tilte": "B"},
        {"title": "A", "date": "2024-02-27", "minutes": "finished"},
        {"title": "A", "date": "2024-02-27", "time": "2.30pm"},
        {"title": "A", "date": "2024-02-27", "actions": [{"id": "1", "text": "x"}]},
        {"title": "A", "date": "2024-02-27", "attendance": {"apologies": "nobody"}},
        {"title": "A", "date": "2024-02-27", "updates": [{"action": "A2"}]},
        {"title": " ", "date": "2024-02-27"},
        {"title": "A", "date": "2024-02-27", "webcast": "www.example.org"},
        {"title": "A", "date": "2024-02-27", "webcast": "https://example.org/a b"},
        {"title": "A", "date": "2024-02-27", "status": "held up"},
        {"title": "A", "date": "2024-02-27", "offices": [{"office": "The Chair"}]},
        {"title": "A", "date": "2024-02-27", "actions": [{"id": "A1", "text": "x", "owners": ["a", "a"]}]},
        {"title": "A", "date": "2024-02-27", "items": {"1": {"themes": ["a", "b", "a"]}}},
        {
            "title": "A",
            "date": "2024-02-27",
            "items": {"1": {"papers": [{"title": "a", "url": "https://a.example", "file": "b"}]}},
        },
        {"title": "A", "date": "2024-02-27", "updates": [{"action": "2023-10-23/A2", "status": "merged"}]},
        {"title": "A", "date": "2024-02-27", "updates": [{"action": "2023-10-23/A2", "into": "2023-10-23/A3"}]},
        {
            "title": "A",
            "date": "2024-02-27",
            "corrections": [{"id": "C1", "date": "2024-03-01", "kind": "redaction", "was": "a", "reason": "b"}],
        },
    ],
)
def test_what_the_program_refuses_the_schema_refuses(wrong: dict[str, object]) -> None:
    schema = json_schemas()["meeting"]
    assert isinstance(schema, dict)
    assert list(Draft202012Validator(schema).iter_errors(wrong))

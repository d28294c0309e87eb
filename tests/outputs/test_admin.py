"""The editor: what a build adds for it, what its form knows, and that what it is made of is what was chosen."""

import hashlib
import json
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema.validators import validator_for

from minutebook.model import VOTES
from minutebook.outputs import Repository
from minutebook.outputs.admin import HEADER
from minutebook.outputs.admin.configuration import configuration
from minutebook.outputs.headers import POLICY
from minutebook.schema import Meeting, Record
from tests.sites import COUNTY, EXAMPLES, REAL, ROOT, TOWN, Workbench, archive_of, build, run

VENDOR = ROOT / "assets" / "admin" / "vendor"
EDITOR = ("--admin", "--repository", "example/minutes", "--no-search")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(TOWN, tmp_path_factory.mktemp("admin") / "site", *EDITOR)


def config_of(site: Path) -> Any:  # noqa: ANN401 (YAML, which the schema describes)
    return yaml.safe_load((site / "admin" / "config.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("content", [REAL, TOWN, EXAMPLES / "hamlet", EXAMPLES / "smallest"])
def test_the_configuration_keeps_to_sveltias_own_schema(content: Path, tmp_path: Path) -> None:
    schema = json.loads((VENDOR / "sveltia-cms.schema.json").read_text(encoding="utf-8"))
    validator = validator_for(schema)(schema)
    config = config_of(build(content, tmp_path / "site", *EDITOR))
    assert list(validator.iter_errors(config)) == []
    config["collections"][0]["feilds"] = []
    assert list(validator.iter_errors(config)) != [], "a key that Sveltia does not know is found"


def test_every_key_that_an_officer_may_write_has_a_field(site: Path, tmp_path: Path) -> None:
    votes = {f"decisions/votes/{way}" for way in VOTES}
    keys = {*keys_of(Meeting), *votes, "body", "items/item", "attendance/no_apologies"}
    fields = config_of(build(COUNTY, tmp_path / "site", *EDITOR))["collections"][0]["fields"]
    assert sorted(paths_of(fields)) == sorted(keys)
    series = next(field for field in fields if field["name"] == "series")
    assert ([option["value"] for option in series["options"]], series["multiple"]) == (
        ["council", "planning", "licensing"],
        True,
    )
    # A site of one series has no register of them, and nothing to choose.
    alone = config_of(site)["collections"][0]["fields"]
    assert sorted(paths_of(alone)) == sorted(keys - {"series"})


def paths_of(fields: list[dict[str, Any]], above: str = "") -> Iterator[str]:
    for field in fields:
        yield f"{above}{field['name']}"
        yield from paths_of(field.get("fields", []), f"{above}{field['name']}/")


def keys_of(shape: type[Record], above: str = "") -> Iterator[str]:
    for name, field in shape.model_fields.items():
        yield f"{above}{name}"
        for part in records_in(field.annotation):
            yield from keys_of(part, f"{above}{name}/")


def records_in(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from records_in(part)


def test_choices_are_those_of_the_models_and_the_registers(site: Path) -> None:
    fields = {field["name"]: field for field in config_of(site)["collections"][0]["fields"]}
    items = {field["name"]: field for field in fields["items"]["fields"]}
    assert {"label": "Lamp posts", "value": "lamp-posts"} in items["themes"]["options"]
    assert items["themes"]["multiple"] is True
    assert [option["value"] for option in fields["minutes"]["options"]] == ["draft", "final"]
    owners = {field["name"]: field for field in fields["actions"]["fields"]}["owners"]["options"]
    assert {"watch", "ada-example"} <= {option["value"] for option in owners}


def test_a_site_that_was_not_asked_for_an_editor_has_nothing_of_it(tmp_path: Path) -> None:
    site = build(TOWN, tmp_path / "site", "--no-search")
    assert not (site / "admin").exists()
    assert HEADER not in (site / "_headers").read_text(encoding="utf-8")


def test_public_pages_keep_their_policy_and_no_address_has_two(site: Path) -> None:
    rules: dict[str, list[str]] = {}
    place = ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            rules[place].append(line.strip())
        else:
            assert line not in rules
            place = line
            rules[place] = []
    root = place.removesuffix("pagefind/records/*")
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if name in (".minutebook", "_headers"):
            continue
        for address in {name, name.removesuffix("index.html")}:
            said = [
                line.removeprefix("Content-Security-Policy: ")
                for pattern, lines in rules.items()
                if fnmatchcase(f"{root}{address}", pattern)
                for line in lines
                if line.startswith("Content-Security-Policy: ")
            ]
            assert said == [HEADER if name.startswith("admin/") else POLICY], name


def test_the_editors_page_says_its_policy_itself(site: Path) -> None:
    page = (site / "admin" / "index.html").read_text(encoding="utf-8")
    assert "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; " in page
    assert "unsafe-eval" not in HEADER
    assert "script-src 'self';" in HEADER


def test_what_others_wrote_is_what_was_chosen() -> None:
    listed = json.loads((VENDOR / "vendored.json").read_text(encoding="utf-8"))
    files = {name: about["sha256"] for package in listed for name, about in package["files"].items()}
    for name, sha256 in files.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == sha256, name
    assert {path.name for path in VENDOR.iterdir()} == {*files, "README.md", "vendored.json"}


def test_licences_of_others_are_published_with_their_code(site: Path) -> None:
    published = {path.name for path in (site / "admin" / "vendor").iterdir()}
    assert {"sveltia-cms.LICENSE.txt", "yaml.LICENSE.txt", "material-symbols-outlined.LICENSE.txt"} <= published
    assert "sveltia-cms.schema.json" not in published


def test_an_editor_must_know_what_it_edits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    output = tmp_path / "site"
    common = ("build", "--content", str(TOWN), "--output", str(output), "--no-search", "--admin")
    ran = run(*common)
    assert ran.status == 2
    assert "name it with --repository owner/name" in ran.err
    assert not output.exists()
    ran = run(*common, "--repository", "https://github.com/town/minutes")
    assert ran.status == 2
    assert "is not the owner and the name of a repository, as town/minutes" in ran.err
    monkeypatch.setenv("GITHUB_REPOSITORY", "town/minutes")
    assert run(*common, "--branch", "drafts").status == 0
    backend = config_of(output)["backend"]
    assert (backend["repo"], backend["branch"], backend["auth_methods"]) == ("town/minutes", "drafts", ["token"])


def test_a_text_of_a_fixed_form_says_which_by_an_example(site: Path) -> None:
    fields = {field["name"]: field for field in config_of(site)["collections"][0]["fields"]}
    assert fields["time"]["hint"] == "For instance 14:30 - 16:00"
    assert fields["time"]["pattern"][1] == "Time: For instance 14:30 - 16:00."
    updates = {field["name"]: field for field in fields["updates"]["fields"]}
    assert updates["action"]["hint"] == "For instance 2023-10-23/A2"


def test_names_that_yaml_would_take_for_something_else_stay_texts(tmp_path: Path) -> None:
    bench = Workbench(tmp_path)
    bench.copy(EXAMPLES / "smallest")
    names = ["null", "0x1f", "1e3", "0o7", "true", "2024"]
    bench.write("themes.yaml", "".join(f"'{name}': {{name: '{name}', description: A duck.}}\n" for name in names))
    site = build(bench.content, tmp_path / "site", *EDITOR, "--branch", "2024")
    config = json.loads((site / "admin" / "config.yml").read_text(encoding="utf-8"))
    fields = {field["name"]: field for field in config["collections"][0]["fields"]}
    items = {field["name"]: field for field in fields["items"]["fields"]}
    assert {option["value"] for option in items["themes"]["options"]} == set(names)
    assert config["backend"]["branch"] == "2024"


def test_options_of_the_editor_alone_are_no_use(tmp_path: Path) -> None:
    output = ("--output", str(tmp_path / "site"), "--content", str(TOWN))
    assert "add --admin" in run("build", "--repository", "town/minutes", *output).err
    assert run("build", "--admin", "--repository", "a/..", *output).status == 2


def test_the_form_says_where_goes_what_is_saved() -> None:
    archive = archive_of(TOWN)
    made: Any = configuration(archive, Repository("town/minutes", "drafts"))
    saved = made["collections"][0]["description"]
    assert saved == "What is saved goes to the branch drafts at once."
    made = configuration(archive, Repository("local/town", None, "records"))
    local = made["collections"][0]
    assert "files of your folder" in local["description"]
    assert local["folder"] == "records/meetings"

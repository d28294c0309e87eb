"""The workflows of both hosts, run step by step as far as a machine without that host can.

Actions of others have stand-ins: checking out leaves the copy as it is, keeping a file looks whether it is there. So
has make: what its words do is tried in test_make, and here, that they are called or not, and that nothing is published
where one fails. All else that a step runs is run by bash, in a copy of the repository with a history of its own.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.copies import ENVIRONMENT, copied, git, restore
from tests.sites import ROOT
from tests.test_make import stand_in

pytestmark = pytest.mark.xdist_group("workflows")  # so that one copy serves them all

GITHUB = yaml.load((ROOT / ".github/workflows/publish.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
GITLAB = yaml.load((ROOT / ".gitlab-ci.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
MAKE = """#!/bin/sh
echo "$@" >> made.log
case " $FAILING " in *" $1 "*) exit 1;; esac
"""
CURL = """#!/bin/sh
for word; do case $before in --output) list=$word;; esac; before=$word; done
echo "$before" >> fetched.log
if [ -n "$UNKNOWN" ]; then exit 6; fi
if [ -f ../published ]; then cp ../published "$list"; fi
printf '%s' "${STATUS:-404}"
"""
"""Answers as a host that has what lies beside the copy, or nothing."""
MEETING = "content/meetings/2024-02-27.md"


@dataclass
class Repository:
    """A copy of the repository with a history of its own, in which jobs run."""

    folder: Path
    ran: list[str] = field(default_factory=list)
    """Names of steps, and of jobs that failed."""

    def commit(self, *changes: tuple[str, str, str]) -> str:
        """Commit changes (file, old words, new words) and give the commit before."""
        before = git(self.folder, "rev-parse", "HEAD")
        for name, old, new in changes:
            path = self.folder / name
            text = path.read_text(encoding="utf-8") if path.exists() else ""
            assert old in text, f"{name} has no {old!r} to change"
            path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        git(self.folder, "add", ".")
        git(self.folder, "commit", "-q", "-m", "A change", "--allow-empty")
        return before

    def bash(self, text: str, **more: str) -> int:
        """Run the words of a step."""
        path = f"{self.folder / 'programs'}:{ENVIRONMENT['PATH']}"
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text]
        return subprocess.run(
            command, cwd=self.folder, env={**ENVIRONMENT, "PATH": path, **more}, check=False
        ).returncode

    @property
    def made(self) -> list[str]:
        """List the words that make was called with."""
        log = self.folder / "made.log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one copy of the repository for all tests here."""
    return copied(tmp_path_factory.mktemp("workflows"))


@pytest.fixture
def repository(kept: Path) -> Repository:
    """Give it as it was made, with a stand-in for make."""
    restore(kept)
    stand_in(kept, "make", MAKE)
    stand_in(kept, "curl", CURL)
    return Repository(kept)


# GitHub


def value(expression: str, contexts: dict[str, str]) -> str:
    """Work out an expression of GitHub's, of the few kinds that the workflow has."""
    if found := re.fullmatch(r"\((\S+) \|\| contains\((\S+), '(\w+)'\)\) && '(\S+)' \|\| ''", expression):
        asked = contexts.get(found[1]) == "true" or found[3] in contexts.get(found[2], "").split(",")
        return found[4] if asked else ""
    for part in expression.split(" || "):
        if found := re.fullmatch(r"(!?)(?:cancelled\(\))", part):
            result = "true" if found[1] else ""
        elif found := re.fullmatch(r"(\S+) ([!=])= '([^']*)'", part):
            result = "true" if (contexts.get(found[1], "") == found[3]) == (found[2] == "=") else ""
        else:
            assert re.fullmatch(r"[\w.]+", part), f"the runner does not know {part}"
            result = contexts.get(part, "")
        if result:
            return result
    return ""


def filled(text: str, contexts: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (.+?) \}\}", lambda found: value(found[1], contexts), text)


def run_github(
    repository: Repository, event: str, base: str, jobs: tuple[str, ...] = ("build", "test", "deploy"), **more: str
) -> dict[str, str]:
    """Run jobs for an event, in their order; gives how each ended. One that is not run counts as passed."""
    contexts = {
        "github.repository_owner": "town",
        "github.event.repository.name": "minutes",
        "github.event.pull_request.labels.*.name": more.pop("labels", ""),
        "inputs.remove": more.pop("remove", ""),
        "github.event_name": event,
        "github.ref": "refs/pull/1/merge" if event == "pull_request" else more.pop("ref", "refs/heads/main"),
        "github.event.pull_request.base.sha" if event == "pull_request" else "github.event.before": base,
        "matrix.python": "3.11",
    }
    ended: dict[str, str] = {}
    for name, job in GITHUB["jobs"].items():
        if name not in jobs:
            continue
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        if any(ended.get(other, "success") != "success" for other in needs) or not value(
            job.get("if", "!cancelled()"), contexts
        ):
            ended[name] = "skipped"
        else:
            ended[name] = _job(repository, job, dict(contexts), more)
    return ended


def _job(repository: Repository, job: dict[str, Any], contexts: dict[str, str], more: dict[str, str]) -> str:
    failed = False
    for step in job["steps"]:
        asked = step.get("if", "").removeprefix("${{ ").removesuffix(" }}")
        if (failed and asked != "!cancelled()") or (asked and not value(asked, contexts)):
            continue
        repository.ran.append(step["name"])
        if "uses" in step:
            failed = _stand_in_for(repository, step, contexts) or failed
            continue
        outputs = repository.folder / "outputs"
        outputs.write_text("", encoding="utf-8")
        env = {**job.get("env", {}), **step.get("env", {})}
        own = {name: filled(text, contexts) for name, text in env.items()}
        told = {"GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(repository.folder / "summary")}
        failed = repository.bash(step["run"], **told, **own, **more) != 0 or failed
        for line in outputs.read_text(encoding="utf-8").splitlines():
            contexts[f"steps.{step.get('id')}.outputs.{line.partition('=')[0]}"] = line.partition("=")[2]
    return "failure" if failed else "success"


def _stand_in_for(repository: Repository, step: dict[str, Any], contexts: dict[str, str]) -> bool:
    """Do as an action does, as far as it matters here; tells whether it failed."""
    action, given = step["uses"].partition("@")[0], step.get("with", {})
    if action in ("actions/upload-artifact", "actions/upload-pages-artifact"):
        there = (repository.folder / given["path"]).exists()
        return not there and given.get("if-no-files-found") != "ignore"
    if action == "actions/setup-python":
        assert re.fullmatch(r"3\.\d+", filled(given["python-version"], contexts))
    else:
        assert action in ("actions/checkout", "actions/deploy-pages"), f"the runner does not know {action}"
    return False


def test_a_change_of_content_alone_is_checked_and_built_and_tests_nothing(repository: Repository) -> None:
    base = repository.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    assert run_github(repository, "pull_request", base) == {"build": "success", "test": "success", "deploy": "skipped"}
    assert repository.made == ["ready"]
    assert (repository.folder / "build-report.html").is_file()
    assert "The site can be built." in (repository.folder / "summary").read_text("utf-8")
    assert (repository.folder / "site" / "index.html").is_file()


@pytest.mark.parametrize(
    "name", ["minutebook/names.py", "templates/base.html", "requirements/site.txt", "README.md", "contents.py"]
)
def test_a_change_of_anything_else_runs_the_tests(repository: Repository, name: str) -> None:
    base = repository.commit((name, "", "\n"), (MEETING, "Welcome, introductions", "Welcome and introductions"))
    assert run_github(repository, "pull_request", base, ("test",)) == {"test": "success"}
    assert repository.made == ["check", "test"]


@pytest.mark.parametrize("failing", ["check", "test"])
def test_nothing_is_published_where_a_test_fails(repository: Repository, failing: str) -> None:
    base = repository.commit(("minutebook/names.py", "", "\n"))
    ended = run_github(repository, "push", base, ("test", "deploy"), FAILING=failing)
    assert ended == {"test": "failure", "deploy": "skipped"}
    assert "Publish the site" not in repository.ran


def test_what_passes_is_published_from_a_push(repository: Repository) -> None:
    base = repository.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    assert run_github(repository, "push", base) == {"build": "success", "test": "success", "deploy": "success"}
    assert repository.made == ["ready"]
    assert {"Hand the site on to be published", "Publish the site"} <= set(repository.ran)


def test_a_push_of_several_commits_is_tested_for_the_first_too(repository: Repository) -> None:
    base = repository.commit(("minutebook/names.py", "", "\n"))
    repository.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    run_github(repository, "push", base, ("test",))
    assert repository.made == ["check", "test"]


@pytest.mark.parametrize("base", ["0" * 40, "", "1234567"])
def test_where_the_change_cannot_be_told_the_tests_run(repository: Repository, base: str) -> None:
    repository.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    run_github(repository, "push", base, ("test",))
    assert repository.made == ["check", "test"]


def test_a_mistake_in_the_minutes_stops_all_and_the_sheet_is_kept(repository: Repository) -> None:
    base = repository.commit((MEETING, "date: 2024-02-27", "date: yesterday"))
    ended = run_github(repository, "push", base)
    assert ended == {"build": "failure", "test": "success", "deploy": "skipped"}
    assert "Keep the pre-flight sheet, for officers" in repository.ran
    assert "Build the site" not in repository.ran


# GitLab


def run_gitlab(repository: Repository, **told: str) -> dict[str, str]:
    """Run the jobs of a pipeline that its variables ask for, in the order of their stages; gives how each ended."""
    ended: dict[str, str] = {}
    jobs = {name: job for name, job in GITLAB.items() if isinstance(job, dict) and "script" in job}
    for stage in GITLAB["stages"]:
        if "failed" in ended.values():
            break
        for name, job in jobs.items():
            if job["stage"] == stage and any(_asked(rule["if"], told) for rule in job["rules"]):
                before = GITLAB[job["extends"]]["before_script"] if "extends" in job else []
                status = repository.bash("\n".join([*before, *job["script"]]), **told)
                ended[name] = "failed" if status else "passed"
    return ended


def _asked(rule: str, told: dict[str, str]) -> bool:
    found = re.fullmatch(r'\$(\w+) == (?:"(\w+)"|\$(\w+))', rule)
    assert found, f"the runner does not know {rule}"
    return told.get(found[1]) == (found[2] or told.get(found[3]))


def merge_request(base: str) -> dict[str, str]:
    return {
        "CI_PIPELINE_SOURCE": "merge_request_event",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_COMMIT_BEFORE_SHA": "0" * 40,
        "CI_DEFAULT_BRANCH": "main",
        "CI_PAGES_URL": "https://town.gitlab.example/minutes",
    }


def push(base: str) -> dict[str, str]:
    return {
        "CI_PIPELINE_SOURCE": "push",
        "CI_COMMIT_BEFORE_SHA": base,
        "CI_COMMIT_BRANCH": "main",
        "CI_DEFAULT_BRANCH": "main",
        "CI_PAGES_URL": "https://town.gitlab.example/minutes",
    }


def test_gitlab_checks_content_alone_and_tests_code(repository: Repository) -> None:
    base = repository.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    assert run_gitlab(repository, **merge_request(base)) == {"check": "passed", "test": "passed"}
    assert repository.made == ["ready"]
    base = repository.commit(("minutebook/names.py", "", "\n"))
    assert run_gitlab(repository, **merge_request(base)) == {"check": "passed", "test": "passed"}
    assert repository.made == ["ready", "ready", "check", "test"]


def test_gitlab_publishes_only_what_passed(repository: Repository) -> None:
    base = repository.commit(("minutebook/names.py", "", "\n"))
    assert run_gitlab(repository, **push(base)) == {"test": "passed", "pages": "passed"}
    assert (repository.folder / "public" / "index.html").is_file()
    for failing in ("check", "test"):
        assert run_gitlab(repository, **push(base), FAILING=failing) == {"test": "failed"}


def test_the_runner_itself_ends_a_job_at_the_first_step_that_fails(repository: Repository) -> None:
    base = repository.commit(("minutebook/names.py", "", "\n"))
    run_github(repository, "push", base, ("test",), FAILING="check")
    assert "Run every test" not in repository.ran
    assert os.access(ROOT / ".ci" / "code-changed", os.X_OK)


# What is published and would be gone

GONE = "# What Minutebook published here: addresses, each with the names of its places.\nmeetings/2023-10-23/ item-1\n"


@pytest.fixture
def gone(repository: Repository) -> Iterator[Repository]:
    """Say that a meeting is published that the content does not have."""
    (repository.folder.parent / "published").write_text(GONE, encoding="utf-8")
    yield repository
    (repository.folder.parent / "published").unlink()


def test_what_would_be_gone_is_not_published(gone: Repository) -> None:
    base = gone.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    for event in ("pull_request", "push", "workflow_dispatch"):
        assert run_github(gone, event, base, ("build",), STATUS="200")["build"] == "failure"
    assert "meetings/2023-10-23/ was published" in (gone.folder / "summary").read_text("utf-8")
    fetched = (gone.folder / "fetched.log").read_text("utf-8").split("\n")
    assert set(fetched) == {"https://town.github.io/minutes/addresses.txt", ""}
    assert run_gitlab(gone, **merge_request(base), STATUS="200")["check"] == "failed"
    assert run_gitlab(gone, **push(base), STATUS="200")["pages"] == "failed"


def test_somebody_may_say_that_it_may_be_gone(gone: Repository) -> None:
    base = gone.commit((MEETING, "Welcome, introductions", "Welcome and introductions"))
    assert run_github(gone, "pull_request", base, labels="minutes,remove", STATUS="200")["build"] == "success"
    ended = run_github(gone, "workflow_dispatch", base, remove="true", STATUS="200")
    assert (ended["build"], ended["deploy"]) == ("success", "success")
    assert run_github(gone, "workflow_dispatch", base, ("deploy",), ref="refs/heads/other") == {"deploy": "skipped"}
    told = {**merge_request(base), "CI_MERGE_REQUEST_LABELS": "minutes,remove"}
    assert run_gitlab(gone, **told, STATUS="200")["check"] == "passed"
    assert run_gitlab(gone, **push(base), REMOVE="--remove", STATUS="200")["pages"] == "passed"


def test_where_the_host_fails_nothing_is_replaced(repository: Repository) -> None:
    base = repository.commit(
        ("content/site.yaml", "timezone:", "base_url: https://town.example/minutes  # ours\ntimezone:")
    )
    assert run_github(repository, "push", base, STATUS="503")["build"] == "failure"
    log = (repository.folder / "fetched.log").read_text("utf-8")
    assert log == "https://town.example/minutes/addresses.txt\n"
    assert run_github(repository, "push", base)["build"] == "success"
    assert run_gitlab(repository, **push(base), STATUS="500")["pages"] == "failed"
    # A host that is not there yet, or one that asks who is there, may be passed by when somebody says so.
    for told in ({"UNKNOWN": "yes"}, {"STATUS": "200"}):
        assert (
            run_github(repository, "workflow_dispatch", base, ("build",), remove="true", **told)["build"] == "success"
        )


@pytest.mark.parametrize("line", ['base_url: "https://town.example/m/"\r', "base_url: >-\n  https://town.example/m/"])
def test_the_address_is_read_as_yaml_has_it(repository: Repository, line: str) -> None:
    repository.commit(("content/site.yaml", "timezone:", f"{line}\ntimezone:"))
    repository.bash(".ci/published published.txt https://elsewhere.example/")
    log = (repository.folder / "fetched.log").read_text("utf-8")
    assert log == "https://town.example/m/addresses.txt\n"

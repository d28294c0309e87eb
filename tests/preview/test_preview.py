"""The preview without a browser: what it answers, to whom, and how it follows the files."""

import contextlib
import http.client
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from minutebook.outputs import Repository, Settings
from minutebook.outputs.admin import HEADER
from minutebook.outputs.headers import FOR_ALL
from minutebook.pipeline.steps import load
from minutebook.preview.server import Server
from minutebook.preview.snapshots import Snapshots
from minutebook.preview.watching import changes
from tests.preview.running import Answer, previewing
from tests.sites import ROOT, TOWN, Workbench, build, run

SETTINGS = Settings(search=False, templates=ROOT / "templates", assets=ROOT / "assets")
DRAFT = "meetings/2024-03-05.md"
PAGE = "/meetings/2024-03-05/"


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    bench = Workbench(tmp_path)
    bench.copy(TOWN)
    monkeypatch.chdir(tmp_path)
    return bench


@contextmanager
def listening(snapshots: Snapshots) -> Iterator[str]:
    with Server(0, snapshots, SETTINGS.templates) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.home
        server.shutdown()


def add_words(bench: Workbench, words: str) -> None:
    path = bench.content / DRAFT
    path.write_text(path.read_text(encoding="utf-8") + f"\n{words}\n", encoding="utf-8")


def test_every_file_of_the_site_is_there_but_for_the_search(town: Workbench, tmp_path: Path) -> None:
    # The town is published under a sub-path and previewed at the root: what names the address differs.
    site_yaml = town.content / "site.yaml"
    lines = site_yaml.read_text(encoding="utf-8").splitlines()
    site_yaml.write_text("\n".join(line for line in lines if not line.startswith("base_url")), encoding="utf-8")
    site = build(town.content, tmp_path / "site", "--no-search")
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        for path in sorted(path for path in site.rglob("*") if path.is_file()):
            name = path.relative_to(site).as_posix()
            if name in (".minutebook", "_headers", "404.html") or name.endswith(".sqlite"):
                continue
            answer = Answer(home, f"/{name}")
            assert answer.status == 200, name
            built = path.read_bytes().decode("utf-8", "replace")
            assert answer.text.startswith(built), name
            assert ('id="preview"' in answer.text) == name.endswith(".html")


@pytest.mark.usefixtures("town")
def test_it_answers_this_machine_alone_and_under_the_policy_of_the_site() -> None:
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        assert urlsplit(home).hostname == "127.0.0.1"
        port = urlsplit(home).port
        for host in (f"127.0.0.1:{port}", f"localhost:{port}", "localhost"):
            assert Answer(home, "/", host=host).status == 200
        for host in (f"evil.example:{port}", "127.0.0.1.evil.example", "[", "::::"):
            refused = Answer(home, PAGE, host=host)
            assert refused.status == 403
            assert "Lamps" not in refused.text
        shown = Answer(home, PAGE)
        assert FOR_ALL[0] in shown.headers.items()
        assert shown.headers["Cache-Control"] == "no-store"
        head = Answer(home, PAGE, "HEAD")
        assert (head.status, head.text, head.headers["Content-Length"]) == (
            200,
            "",
            str(len(shown.text.encode())),
        )
        assert Answer(home, PAGE, "POST").status == 501


@pytest.mark.usefixtures("town")
def test_wrong_addresses_get_the_page_for_them_with_links_that_work() -> None:
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        outside = ("/../../etc/passwd", "/%2e%2e/site.yaml", "/.preview/../site.yaml")
        for path in ("/no/such/page/", "/.preview/x", *outside):
            answer = Answer(home, path)
            assert answer.status == 404, path
            assert "root:" not in answer.text
            assert "timezone" not in answer.text
        assert "href=/assets/site-" in Answer(home, "/no/such/page/").text
        assert "The preview has no search" in Answer(home, "/search/").text
        assert "started with serve --admin" in Answer(home, "/admin/").text
        moved = Answer(home, PAGE.rstrip("/"))
        assert (moved.status, moved.headers["Location"]) == (301, PAGE)


def test_a_mistake_keeps_the_last_good_page_under_its_message(town: Workbench) -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    add_words(town, "[a link](2020-01-01.md)")
    snapshots.load()
    with listening(snapshots) as home:
        page = Answer(home, PAGE).text
        assert "All lamps were lit." in page
        assert "a link" not in page.partition('<aside id="preview"')[0]
        assert "<details open>" in page
        assert "All pages are as they were before the mistake" in page
        line = (town.content / DRAFT).read_text(encoding="utf-8").split("\n").index("[a link](2020-01-01.md)") + 1
        assert f'data-place="content/{DRAFT}:{line}"' in page
        # Lines of a file that has changed would lead astray.
        assert "preview_lines" not in page
        text = (town.content / DRAFT).read_text(encoding="utf-8")
        (town.content / DRAFT).write_text(text.replace("[a link](2020-01-01.md)", "No link."), encoding="utf-8")
        snapshots.load()
        page = Answer(home, PAGE).text
        assert "No link." in page
        assert "<details>" in page


def test_content_that_never_made_a_site_is_explained(town: Workbench) -> None:
    (town.content / "site.yaml").unlink()
    snapshots = Snapshots(Path("content"), SETTINGS)
    with listening(snapshots) as home:
        answer = Answer(home, PAGE)
        assert answer.status == 503
        assert "Nothing to preview yet" in answer.text
        assert "site.yaml is missing" in answer.text
        (town.content / "site.yaml").write_bytes((TOWN / "site.yaml").read_bytes())
        snapshots.load()
        assert Answer(home, PAGE).status == 200


def test_a_draft_is_shown_though_it_cannot_be_published_yet(town: Workbench) -> None:
    path = town.content / DRAFT
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes: draft", "minutes: draft\n# ANSWER: Who was in the chair?"), encoding="utf-8")
    add_words(town, "Ring 07700 900123 about the lamps.")
    assert load(town.content)[0] is None
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        page = Answer(home, PAGE).text
        assert "<strong>Draft minutes.</strong>" in page
        assert "Ring 07700 900123" in page
        assert "This is shown here, and cannot be published yet." in page
        assert "Who was in the chair?" in page


@pytest.mark.usefixtures("town")
def test_each_passage_has_the_line_on_which_it_stands() -> None:
    edition = Snapshots(Path("content"), SETTINGS).latest.edition
    assert edition
    for meeting in edition.archive.meetings.values():
        lines = Path(meeting.file).read_text(encoding="utf-8").split("\n")
        page = edition.find(f"meetings/{meeting.id}/")
        assert page
        named = edition.lines(page)
        assert len(named) == len(meeting.items) + len(list(meeting.passages()))
        for item in meeting.items:
            assert item.title.partition(" ")[0] in lines[named[f"item-{item.key}"] - 1]
    for other in ("themes/", "meetings/2024-03-05/citations/"):
        page = edition.find(other)
        assert page
        assert edition.lines(page) == {}


@pytest.mark.usefixtures("town")
def test_the_editor_is_there_when_asked_for_and_has_its_own_policy() -> None:
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        assert Answer(home, "/admin/").status == 404
    asked = replace(SETTINGS, repository=Repository("local/town", "main"))
    with listening(Snapshots(Path("content"), asked)) as home:
        editor = Answer(home, "/admin/")
        assert editor.headers["Content-Security-Policy"] == HEADER
        assert 'id="preview"' not in editor.text
        assert '"repo": "local/town"' in Answer(home, "/admin/config.yml").text
        assert "javascript" in Answer(home, "/admin/admin.js").headers["Content-Type"]
        assert FOR_ALL[0] in Answer(home, PAGE).headers.items()


@pytest.mark.usefixtures("town")
def test_who_waits_is_told_of_news() -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    version = snapshots.latest.version
    assert snapshots.later_than(version, 0.01) is None
    with listening(snapshots) as home:
        waiting = http.client.HTTPConnection(urlsplit(home).netloc, timeout=90)
        waiting.request("GET", f"/.preview/events?{version}")
        response = waiting.getresponse()
        assert response.getheader("Content-Type") == "text/event-stream"
        snapshots.load()
        assert response.readline() == f"data: {snapshots.latest.version}\n".encode()
        waiting.close()
        # Whoever asks with an old version, after a restart for instance, is told at once.
        assert Answer(home, "/.preview/events?1.1").text == f"data: {snapshots.latest.version}\n\n"


@pytest.mark.usefixtures("town")
def test_a_fault_in_one_page_is_told_and_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    edition = snapshots.latest.edition
    assert edition

    def broken(_: str) -> None:
        raise KeyError("lamp")

    with listening(snapshots) as home:
        monkeypatch.setattr(edition, "find", broken)
        answer = Answer(home, PAGE)
        assert answer.status == 500
        assert "a mistake in Minutebook" in answer.text
        monkeypatch.undo()
        assert Answer(home, PAGE).status == 200


def test_changes_are_noticed_below_every_folder(tmp_path: Path) -> None:
    (tmp_path / "meetings").mkdir()
    stop = threading.Event()
    watched = changes((tmp_path, tmp_path / "not-there"), stop)
    timer = threading.Timer(0.5, lambda: (tmp_path / "meetings" / "a.md").write_text("a", encoding="utf-8"))
    timer.start()
    # On a slow machine the first word is that nothing came for a while.
    assert next(filter(None, watched)) == [tmp_path / "meetings" / "a.md"]
    stop.set()
    assert list(watched) == []


def test_the_command_tells_where_and_ends_politely(town: Workbench) -> None:
    with previewing(town.folder) as (home, program):
        assert Answer(home, PAGE).status == 200
        taken = run("serve", "--port", str(urlsplit(home).port))
        assert taken.status == 2
        assert "taken or not allowed here. Name another with --port." in taken.err
        assert program.stderr
        add_words(town, "More lamps.")
        assert program.stderr.readline().startswith(f"content/{DRAFT}: 0 errors, ")
        assert "More lamps." in Answer(home, PAGE).text
        program.send_signal(signal.SIGINT)
        assert "The preview has ended." in program.stderr.read()
    assert program.returncode == 0


def test_a_wrong_port_is_explained() -> None:
    for port in ("-1", "65536", "eighty"):
        ran = run("serve", f"--port={port}")
        assert ran.status == 2
        assert "is not a number from 0 to 65535" in ran.err


def test_a_panel_lists_the_file_in_front_first_and_not_without_end(town: Workbench) -> None:
    add_words(town, "\n\n".join(f"[link {number}](2020-01-01.md)" for number in range(60)))
    with listening(Snapshots(Path("content"), SETTINGS)) as home:
        answer = Answer(home, PAGE).text
        assert answer.count('class="preview-stops"') == 40
        assert "more, which <code>check</code> lists." in answer


def until(words: str, home: str, path: str = PAGE) -> bool:
    """Wait until a page has some words; a folder that was replaced is noticed within a second or two."""
    for _ in range(900):
        if words in Answer(home, path).text:
            return True
        threading.Event().wait(0.1)
    return False


@pytest.mark.xdist_group("waiting")  # while the others work
def test_a_folder_that_was_taken_away_and_came_back_is_followed_again(town: Workbench) -> None:
    with previewing(town.folder) as (home, _):
        shutil.rmtree(town.content)
        assert until("site.yaml is missing", home)
        shutil.copytree(TOWN, town.content)
        assert until("0 errors", home)
        add_words(town, "After the return.")
        assert until("After the return.", home)


@pytest.mark.xdist_group("waiting")  # while the others work
def test_a_name_that_is_no_text_ends_nothing(town: Workbench) -> None:
    with previewing(town.folder) as (home, program):
        with open(os.fsencode(town.content / "b") + b"\xff.txt", "wb"):  # noqa: PTH123 (such a path is bytes)
            pass
        assert until("is not something Minutebook reads", home)
        add_words(town, "After the odd name.")
        assert until("After the odd name.", home)
        assert program.poll() is None


def test_what_changed_before_watching_began_is_seen_and_nothing_else_is_news(town: Workbench) -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    first = snapshots.latest
    assert snapshots.refresh() is first
    add_words(town, "Early words.")
    assert snapshots.refresh() is not first
    assert snapshots.refresh() is snapshots.latest


def test_versions_of_two_runs_differ() -> None:
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bench = Workbench(folder)
        bench.copy(TOWN)
        runs = [Snapshots(bench.content, SETTINGS) for _ in range(3)]
        assert len({run_.latest.version for run_ in runs}) == 3


@pytest.mark.usefixtures("town")
def test_a_link_that_leads_to_itself_has_a_place_too() -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    Path("content/meetings/loop.md").symlink_to("loop.md")
    snapshots.load()
    with listening(snapshots) as home:
        assert "loop.md:1" in Answer(home, PAGE).text
        assert Answer(home, "/[").status == 404
        assert Answer(home, "/meetings/xindex.html").status == 404


def test_a_document_that_was_taken_away_is_not_there_any_more(town: Workbench) -> None:
    snapshots = Snapshots(Path("content"), SETTINGS)
    edition = snapshots.latest.edition
    assert edition
    name = next(iter(edition.archive.documents))
    (town.content / "papers" / name).unlink()
    snapshots.load()
    with listening(snapshots) as home:
        gone = Answer(home, f"/papers/{name}")
        assert gone.status == 404
        assert name in gone.text.partition('id="preview"')[2], "the panel says what is missing"

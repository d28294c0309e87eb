"""Running a preview for a test, as an officer does: by the command, in the folder of the content."""

import http.client
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.sites import ROOT


@contextmanager
def previewing(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Preview the content below a folder; gives the address and the program, which is ended with Ctrl-C."""
    with serving([sys.executable, str(ROOT / "build.py"), "serve", "--port", "0", *options], folder) as served:
        yield served


@contextmanager
def serving(
    command: list[str], folder: Path, env: Mapping[str, str] | None = None
) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run a command that serves; gives the address it tells and the program. It and its children end with Ctrl-C."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as program:
        try:
            assert program.stdout
            said = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+/", said)):
                line = program.stdout.readline()
                assert line, f"it ended, having said: {said}"
                said += line
            yield found.group(), program
        finally:
            if program.poll() is None:
                os.killpg(program.pid, signal.SIGINT)
            try:
                program.wait(90)
            except subprocess.TimeoutExpired:
                os.killpg(program.pid, signal.SIGKILL)
                raise


class Answer:
    """What the preview answered."""

    def __init__(self, home: str, path: str, method: str = "GET", host: str | None = None) -> None:
        with closing(http.client.HTTPConnection(urlsplit(home).netloc, timeout=90)) as connection:
            connection.request(method, path, headers={"Host": host} if host else {})
            response = connection.getresponse()
            self.status = response.status
            self.headers = dict(response.getheaders())
            self.text = response.read().decode("utf-8", "replace")


def after_news(home: str, path: str, page: str) -> str:
    """Wait until a page that was shown is no longer the latest, and give the one that is."""
    version = re.search(r'data-version="([^"]+)"', page)
    assert version
    assert Answer(home, f"/.preview/events?{version[1]}").text.startswith("data: ")
    return Answer(home, path).text

"""OpenDocument and old Word files go through LibreOffice where it is installed; elsewhere an officer is told what to do."""

from pathlib import Path

import pytest

from minutebook.officers.manuscripts import Unreadable, read
from tests.officers.paper import numbered, word


def stand_in(folder: Path, script: str) -> None:
    """Put a program in LibreOffice's place; it is given the same words."""
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


@pytest.mark.parametrize("ending", [".odt", ".doc", ".rtf"])
def test_without_libreoffice_an_officer_is_told_what_to_do(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    file = tmp_path / f"minutes{ending}"
    file.write_bytes(b"something")
    with pytest.raises(Unreadable, match=r"LibreOffice, which is not installed here\. Open the file in Word"):
        read(file)


def test_libreoffice_is_run_without_network_and_with_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "made.docx").write_bytes(word(numbered("Welcome")))
    stand_in(tmp_path, f'env > {tmp_path}/env; echo "$@" > {tmp_path}/words; cp {tmp_path}/made.docx "$8/minutes.docx"')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("SECRET", "of the shell")
    file = tmp_path / "minutes.odt"
    file.write_bytes(b"something")
    assert [paragraph.text for paragraph in read(file).paragraphs()] == ["Welcome"]
    said, words = (tmp_path / "env").read_text(encoding="utf-8"), (tmp_path / "words").read_text(encoding="utf-8")
    assert "https_proxy=http://127.0.0.1:9" in said
    assert "SECRET" not in said
    assert "--headless" in words
    assert "-env:UserInstallation=file:///" in words


@pytest.mark.parametrize("end", ["exit 1", "kill -9 $$"])
def test_a_failure_of_libreoffice_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    stand_in(tmp_path, end)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    file = tmp_path / "minutes.odt"
    file.write_bytes(b"something")
    with pytest.raises(Unreadable, match="LibreOffice could not read it"):
        read(file)

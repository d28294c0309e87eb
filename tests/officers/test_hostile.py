"""Hostile and broken files end in text or in one line of reason, soon and in little memory."""

import io
import random
import resource
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from minutebook.model import Registers
from minutebook.officers.drafting import draft
from minutebook.officers.manuscripts import Unreadable, read
from minutebook.officers.manuscripts.plain import read_plain
from minutebook.officers.manuscripts.word import read_word
from tests.officers.paper import OPEN, abstract, instance, level, numbered, para, run, styled, table, word, zipped
from tests.sites import ROOT

SECONDS, MEGABYTES = 30, 500
"""Of the processor; the slowest takes some four. What takes twice as long is ended by the system."""


def document(body: str) -> bytes:
    """Make a Word file of a body whose XML need not be right."""
    return replaced(
        word(para("x")), "word/document.xml", f"<w:document {OPEN}><w:body>{body}</w:body></w:document>".encode()
    )


def replaced(data: bytes, name: str, part: bytes | None) -> bytes:
    """Give a Word file with a part in the place of another, or without it."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        files = {each: packed.read(each) for each in packed.namelist()}
    files.pop(name, None)
    return zipped(files | ({name: part} if part is not None else {}))


def twice() -> bytes:
    stream = io.BytesIO(word(para("One.")))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("word/document.xml", f"<w:document {OPEN}><w:body>{para('Other.')}</w:body></w:document>")
    return stream.getvalue()


def packed_by_bzip2(size: int) -> bytes:
    stream = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(word(para("x"))))
    with plain, zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as packed:
        for each in plain.namelist():
            packed.writestr(each, plain.read(each) + b" " * (size if each == "word/document.xml" else 0))
    return stream.getvalue()


def lists(levels: str, *body: str) -> bytes:
    return word(*body, numbering=levels)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a bomb of text": (lambda: document(f"<w:p><w:r><w:t>{'a' * 40_000_000}</w:t></w:r></w:p>"), "more than 30 MB"),
    "a bomb of paragraphs": (lambda: document("<w:p/>" * 4_000_000), "more than"),
    "paragraphs below that bound": (lambda: document(para("x") * 60_000), "more than 20000 paragraphs"),
    "a bomb of letters": (lambda: document(para("a" * 2_000_000)), "more than 1500000 letters"),
    "deep nesting": (lambda: document("<w:sdt><w:sdtContent>" * 50_000), "150 deep"),
    "deep tables": (lambda: document("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), "150 deep"),
    "a huge span": (lambda: document(table(("a", "b")).replace("<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val='100000000'/></w:tcPr>", 1)), ""),
    "a span that is no number": (lambda: document(table(("a",)).replace("<w:tc>", "<w:tc><w:tcPr><w:gridSpan w:val='-²x'/></w:tcPr>")), ""),
    "a huge level": (lambda: word(numbered("a", level=999_999), numbered("b", level=-5)), ""),
    "a Roman start of two thousand million": (lambda: lists(abstract(0, level(0, "upperRoman", start=2_000_000_000)) + instance(1, 0), numbered("a")), ""),
    "a letter start of a million": (lambda: lists(abstract(0, level(0, "lowerLetter", start=1_000_000)) + instance(1, 0), numbered("a")), ""),
    "a label of ten thousand placeholders": (lambda: lists(abstract(0, level(0, text="%1" * 10_000)) + instance(1, 0), numbered("a")), ""),
    "styles that are based on each other": (
        lambda: word(
            styled("A", "a"),
            styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
        "",
    ),
    "lists that refer to themselves": (
        lambda: word(
            numbered("a"),
            numbering='<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/></w:abstractNum>' + instance(1, 0),
            styles='<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
        ),
        "",
    ),
    "fields in fields": (lambda: document(para('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * 30_000) + para("end")), ""),
    "an entity bomb": (
        lambda: replaced(word(para("x")), "word/document.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'),
        "a document type",
    ),
    "an outside entity": (
        lambda: replaced(word(para("x")), "word/document.xml", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "a document type",
    ),
    "an entity in another part": (
        lambda: replaced(word(para("x")), "word/styles.xml", b'<!DOCTYPE x [<!ENTITY a "a">]><x>&a;</x>'),
        "a document type",
    ),
    "a broken zip": (lambda: word(para("x"))[:-40], "damaged, or it is not a Word document"),
    "a part whose bytes are broken": (lambda: _spoilt(word(para("x" * 3_000 + str(random.Random(1).random())))), "damaged"),  # noqa: S311 (no secret)
    "two parts of one name": (twice, "two parts of one name"),
    "a part that bzip2 packed": (lambda: packed_by_bzip2(60_000_000), "in a way that Word never uses"),
    "six thousand parts": (lambda: zipped({f"a{number}": b"" for number in range(6_000)}), "more than 5000 parts"),
    "no document in it": (lambda: zipped({"a.txt": b"x"}), "no text of a Word document"),
    "no body": (lambda: replaced(word(para("x")), "word/document.xml", f"<w:document {OPEN}/>".encode()), "no text of a Word"),
    "XML that is cut short": (lambda: replaced(word(para("x")), "word/document.xml", b"<w:document"), "word/document.xml of the file is damaged"),
    "bytes that are not UTF-8": (lambda: replaced(word(para("x")), "word/document.xml", b"<a>\xff\xfe\xff</a>"), "damaged"),
    "an encoding that nobody knows": (lambda: replaced(word(para("x")), "word/document.xml", b'<?xml version="1.0" encoding="x-odd"?><a/>'), "damaged"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word file of the old kind"),
    "a PDF": (lambda: b"%PDF-1.7 ...", "This is a PDF"),
    "nothing": (lambda: b"", "The file is empty"),
    "an empty body": (word, ""),
    "control and bidi characters": (lambda: word(para("a\u202eb\u2066c\u200bd\u00ade")), ""),
}  # fmt: skip


def _spoilt(data: bytes) -> bytes:
    at = data.index(b"word/document.xml") + 60
    return data[:at] + bytes(20) + data[at + 20 :]


MEASURED = """
import resource, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[2])
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from minutebook.officers.drafting import draft
from minutebook.officers.manuscripts import Unreadable, read
from minutebook.pipeline.steps import load
archive, _ = load(Path(sys.argv[2]) / "content")
began = time.process_time()
try:
    draft(read(Path(sys.argv[1])), archive.registers, [])
    said = "read"
except Unreadable as refused:
    said = str(refused)
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, said)
"""


@pytest.mark.large
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_text_or_one_line(name: str, tmp_path: Path) -> None:
    make, reason = HOSTILE[name]
    file = tmp_path / "minutes.docx"
    file.write_bytes(make())
    # In a process of its own, so that its time and memory can be measured and bounded.
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, str(file), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    seconds, megabytes, said = ran.stdout.strip().split(" ", 2)
    assert "\n" not in said
    assert reason in said if reason else said == "read"
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES


HEAD = "Panel\nDate: 14 March 2024\nPresent: Jane Okafor\n\n"
NAMES = [f"Jane{chr(97 + at % 26)}{chr(97 + at // 26 % 26)}{chr(97 + at // 676 % 26)} Okafor" for at in range(15_000)]
LONG: dict[str, str] = {
    "a head line of a thousand hours": f"Panel\nDate: 14 March 2024{' 10.00 - 11.' * 20_000}\n1. A\nx\n2. B\nx\n",
    "labels without end": f"Panel\n{'Date: 14 March 2024 Time: ' * 5_000}\n1. A\nx\n2. B\nx\n",
    "two labels before one value": "Panel\nTime:\nDate: 14 March 2024 Time: Venue:\nPresent: A B\n1. A\nx\n2. B\nx\n",
    "brackets without end": f"{HEAD}1. A\n{'[' * 200_000}{'(' * 100_000}\n2. B\nx\n",
    "thousands of people in a line": f"Panel\nDate: 14 March 2024\nPresent: {', '.join(NAMES)}\n\n1. A\nx\n2. B\nx\n",
    "roles without end": f"Panel\nDate: 14 March 2024\nPresent: {'Jane Okafor (a) ' * 20_000}\n1. A\nx\n2. B\nx\n",
    "thousands of items": HEAD + "\n".join(f"{at % 99 + 1}. Thing" for at in range(15_000)),
    "thousands of actions": f"{HEAD}1. A\n"
    + "\n".join(f"ACTION: WYP to do thing {at} by 4 June" for at in range(15_000)),
    "by without end": f"{HEAD}1. A\nAction: NMP to {'by ' * 30_000}\n2. B\nx\n",
    "councillors alone": "Panel\nDate: 14 March 2024\nPresent: Councillors and officers as listed\n1. A\nx\n2. B\nx\n",
    "one sentence after another": f"{HEAD}1. A\n{'It was said. ' * 40_000}\n2. B\nx\n",
    "quotations without end": f"{HEAD}1. A\n{'He said “x. ' * 40_000}\n2. B\nx\n",
}
RUN = """
import io, contextlib, resource, sys, time
sys.path.insert(0, sys.argv[3])
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from minutebook.cli import main
began, out, err = time.process_time(), io.StringIO(), io.StringIO()
with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
    main(["import", sys.argv[1], "--content", sys.argv[2]])
assert "Traceback" not in err.getvalue(), err.getvalue()
print(time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.large
@pytest.mark.parametrize("name", LONG)
def test_the_command_ends_in_time_with_text_that_has_no_end(name: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    file = tmp_path / "minutes.txt"
    file.write_text(LONG[name], encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", RUN, str(file), str(content), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    seconds, megabytes = ran.stdout.split()
    assert (content / "meetings" / "2024-03-14.md").exists()
    assert float(seconds) < SECONDS
    assert int(megabytes) < MEGABYTES


def test_the_measure_sees_what_it_measures() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 1024


@pytest.mark.large
def test_a_thousand_damaged_files_raise_nothing_else(registers: Registers) -> None:
    """Change bytes of the parts, cut them, double them, swap attributes: a file is read or refused, never a traceback."""
    dice = random.Random(20240227)  # noqa: S311 (no secret)
    rich = word(
        para("Invented Panel"),
        para("Date: Tuesday 27 February 2024"),
        para("Present: Ann Other (Chair), B Else"),
        numbered(run("Welcome", "<w:b/>")),
        para("Words. ACTION: WYP to share it by 3 March 2024."),
        numbered(run("Ducks", "<w:b/>")),
        table(("Action", "Owner", "Due"), ("Count them", "WYP", "3 May 2024")),
        numbered("one", number=2),
        numbered("lettered", number=3),
        numbered(run("Next meeting", "<w:b/>")),
        para("18 June 2024, 1430 - 1600"),
    )
    with zipfile.ZipFile(io.BytesIO(rich)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    outcomes = {"read": 0, "refused": 0}
    for _ in range(1_000):
        damaged = dict(files)
        for _ in range(dice.randint(1, 3)):
            name = dice.choice(list(damaged))
            damaged[name] = _damaged(damaged[name], dice)
        try:
            draft(read_word(zipped(damaged)), registers, [])
            outcomes["read"] += 1
        except Unreadable:
            outcomes["refused"] += 1
    # The damage must be such that both happen often, or it tests nothing.
    assert min(outcomes.values()) > 100, outcomes


ENDS = ["\n", "\n", "\n", " ", "\t", ": "]


@pytest.mark.large
def test_five_hundred_shuffled_documents_raise_nothing_else(registers: Registers) -> None:
    """Deal the words of a document anew: joined lines, doubled labels, lost marks; a draft is made of each."""
    dice = random.Random(6)  # noqa: S311 (no secret)
    lines = [
        *(
            "Invented Panel",
            "Date: Tuesday 27 February 2024",
            "Time: 10.00 - 11.30",
            "Venue: Old Hall",
            "Chair: Ann Other",
        ),
        *(
            "Present: Ann Other (Chair), B Else – Clerk",
            "Apologies: None",
            "Absent: C More",
            "1. Welcome",
            "Words, (a) and b).",
        ),
        *(
            "ACTION: WYP to share it by 3 March 2024. [Action: all]",
            "Actions:",
            "· (1) WYP to count (2) all",
            "2. Future items",
        ),
        *(
            "Exception paper - Ducks",
            "Summary of actions",
            "Action\tOwner\tDue",
            "Count them\tWYP\t3 May",
            "3. Next meeting",
        ),
        *(
            "18 June 2024, 1430 - 1600",
            "The minutes of 1 March 2023 were agreed.",
            "I. x",
            "a) y",
            "RESOLVED – that it be so",
        ),
    ]
    for _ in range(500):
        dealt = dice.sample(lines, dice.randint(3, len(lines)))
        text = "".join(line + dice.choice(ENDS) for line in dealt)
        words = text.split(" ")
        for _ in range(dice.randint(0, 6)):
            words.insert(dice.randrange(len(words)), dice.choice(words))
        draft(read_plain(" ".join(words).encode()), registers, [], date(2024, 2, 27))


def _damaged(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return b"x"
    at = dice.randrange(len(data))
    kind = dice.randrange(7)
    if kind == 0:
        return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + data[at : at + 40] + data[at:]
    digits = [number for number, byte in enumerate(data) if 48 <= byte <= 57]
    if kind == 3 and digits:
        where = dice.choice(digits)
        return data[:where] + dice.choice([b"-1", b"999999999999999999999", b"x", b"", b"1e9"]) + data[where + 1 :]
    tags = [b"<w:p>", b"</w:p>", b"<w:r>", b"</w:r>", b"w:val", b"w:numId", b"w:ilvl", b"w:tc", b"w:tr", b"rPr", b"w:t"]
    tag = dice.choice(tags)
    return data.replace(tag, dice.choice([*tags, b"w:odd", b"w:del", b"w:vanish"]), dice.choice([1, -1]))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("minutes.dat", b"something", r'Files that end in "\.dat" are not read'),
        ("minutes.pages", b"PK", "Copy the minutes into a Word document"),
        ("minutes.xlsx", b"PK", "Copy the minutes into a Word document"),
        ("minutes.txt", b"{\\rtf1\\ansi Minutes}", "Give it the ending .rtf"),
        ("minutes.txt", b"\xef\xbb\xbf%PDF-1.7", "This is a PDF"),
        ("minutes.pdf", b"something", "This is a PDF"),
        ("minutes.txt", b"\xef\xbb\xbf \n", "The file is empty"),
        ("minutes.html", "<p>x</p>".encode("utf-16-le"), "was not recognised"),
        ("minutes.txt", "text".encode("utf-16-le"), "was not recognised"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Unreadable, match=reason):
        read(file)


@pytest.mark.parametrize("name", ["minutes.doc", "minutes.docx", "minutes.txt"])
def test_a_web_page_is_read_as_one_whatever_its_ending(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"<!DOCTYPE html>\n<html><p>One</p></html>")
    assert [paragraph.text for paragraph in read(file).paragraphs()] == ["One"]

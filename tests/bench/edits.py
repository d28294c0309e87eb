"""Edits: a content folder changed as officers change theirs, at random, for proof that a build makes what differs.

`python -m tests.bench.edits 2000` (`make soak`) runs so many sequences; the tests run some of the same kind.
"""

import random
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from minutebook.cli import building, remembering
from tests.sites import ROOT, TOWN, run

STEPS = 3
"""Edits of a sequence, with a build after each."""


class Editor:
    """Changes one content folder, the templates and the settings that it is built with."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder = folder
        self.random = random.Random(seed)  # noqa: S311 (no secret)
        self.options = ["--jobs", "1"]
        self.log: list[str] = []
        shutil.copytree(TOWN, self.content)
        for name in ("templates", "assets"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("admin", "officers", "preview"))
        (folder / "assets" / "admin").symlink_to(ROOT / "assets" / "admin")

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.folder / "content"

    def edit(self) -> None:
        """Change one thing; where that makes an error, what was changed is put back, as an officer would."""
        before = self._files()
        chosen = self.random.choice(EDITS)
        chosen(self)
        self.log.append(chosen.__name__)
        if run("check", "--content", str(self.content)).status:
            self.log[-1] += " (put back)"
            shutil.rmtree(self.content)
            for path, text in before.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text)

    def build(self, output: str, *more: str) -> dict[str, bytes]:
        """Build the site and give its files; what was published may go."""
        site = self.folder / output
        ran = run("build", "--content", str(self.content), "--output", str(site), "--remove", *self.options, *more)
        assert ran.status == 0, (self.log, ran.err)
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def _files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in self.content.rglob("*") if path.is_file()}

    def meetings(self) -> list[Path]:
        """List the files of meetings."""
        return sorted((self.content / "meetings").glob("*.md"))

    def some(self) -> Path:
        """Choose a meeting."""
        return self.random.choice(self.meetings())

    def change(self, path: Path, pattern: str, new: str) -> None:
        """Replace one of the places where a pattern stands in a file."""
        text = path.read_text(encoding="utf-8")
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if found:
            match = self.random.choice(found)
            path.write_text(text[: match.start()] + match.expand(new) + text[match.end() :], encoding="utf-8")


def change_a_word(editor: Editor) -> None:
    """Change a word of the minutes."""
    editor.change(editor.some(), r"(?<=[a-z] )[a-z]{4,}(?= [a-z])", editor.random.choice(("geese", "herons", "lamps")))


def add_a_passage(editor: Editor) -> None:
    """Add a paragraph at the end of the minutes."""
    path = editor.some()
    said = f"\nA heron was seen {editor.random.randint(2, 90)} times.\n"
    path.write_text(path.read_text(encoding="utf-8") + said, encoding="utf-8")


def add_a_meeting(editor: Editor) -> None:
    """Add a short meeting after, before or between the others."""
    day = date(2022, 1, 4) + timedelta(days=editor.random.randint(0, 1200))
    path = editor.content / "meetings" / f"{day}.md"
    if not path.exists():
        number = editor.random.randint(2, 60)
        facts = f"---\ntitle: Invented Town Panel\ndate: {day}\nitems:\n  1: {{themes: [pond-safety]}}\nactions:\n"
        facts += f"  - {{id: A1, item: 1, owners: [clerk], text: Clerk to count {number} herons.}}\n---\n"
        facts = facts.replace("owners: [clerk], ", "") if editor.random.random() < 0.5 else facts
        path.write_text(f"{facts}\n## 1. Herons\n\nThere were {number} herons by the pond.\n", encoding="utf-8")


def remove_a_meeting(editor: Editor) -> None:
    """Remove a meeting."""
    editor.some().unlink()


def rename_a_meeting(editor: Editor) -> None:
    """Give a meeting another day."""
    path = editor.some()
    day = date.fromisoformat(path.stem[:10])
    other = day + timedelta(days=7)
    text = path.read_text(encoding="utf-8").replace(f"date: {day}", f"date: {other}", 1)
    path.unlink()
    path.with_name(f"{other}.md").write_text(text, encoding="utf-8")


def withdraw_a_meeting(editor: Editor) -> None:
    """Take minutes back."""
    editor.change(editor.some(), r"^title: ", "withdrawn: {date: 2024-04-02, reason: Names stood in it}\ntitle: ")


def cancel_a_meeting(editor: Editor) -> None:
    """Say that a meeting was not held."""
    editor.change(editor.some(), r"^title: ", "status: cancelled\nreason: The hall was flooded\ntitle: ")


def change_a_name(editor: Editor) -> None:
    """Change what a register calls something."""
    name = editor.random.choice(("themes", "people", "organisations", "places"))
    editor.change(editor.content / f"{name}.yaml", r"^(\s*name: )(.*)$", rf"\1\2 {editor.random.choice('ABCDE')}")


def change_a_role(editor: Editor) -> None:
    """Change who has a public role."""
    editor.change(editor.content / "people.yaml", r"public_role: true", "public_role: false")


def change_the_glossary(editor: Editor) -> None:
    """Add a short form."""
    path = editor.content / "glossary.yaml"
    letter = editor.random.choice("BCDF")
    text = path.read_text(encoding="utf-8")
    if f"\n{letter}QZ:" not in text:
        path.write_text(f"{text.rstrip()}\n{letter}QZ: Invented {letter} Quiz\n", encoding="utf-8")


def change_the_site(editor: Editor) -> None:
    """Change what the site is called."""
    editor.change(editor.content / "site.yaml", r"^(title: .*)$", rf"\1 {editor.random.choice('ABC')}")


def change_a_page(editor: Editor) -> None:
    """Add to a page of the site's own."""
    path = editor.content / "pages" / "about.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore is to follow.\n", encoding="utf-8")


def change_a_paper(editor: Editor) -> None:
    """Change a document that the site holds, or two bytes of it and nothing of its size."""
    path = editor.content / "papers" / "duck-count.csv"
    if path.exists():
        text = path.read_text(encoding="utf-8")
        path.write_text(
            editor.random.choice((f"{text}swans,3\n", re.sub(r"\d", lambda m: str(9 - int(m[0])), text))),
            encoding="utf-8",
        )


def change_a_template(editor: Editor) -> None:
    """Change what stands around every page, or on some."""
    name = editor.random.choice(("base.html", "pages/theme.html", "components/action_card.html"))
    path = editor.folder / "templates" / name
    if path.exists():
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("</p>", " (invented)</p>", 1), encoding="utf-8")


def change_a_style(editor: Editor) -> None:
    """Change the style sheet, whose name every page gives."""
    path = editor.folder / "assets" / "css" / "print.css"
    path.write_text(path.read_text(encoding="utf-8") + "\n.herons { color: grey; }\n", encoding="utf-8")


def change_the_settings(editor: Editor) -> None:
    """Build for another address, with more or fewer processes, with an editor or without."""
    editor.options = editor.random.choice(
        (
            ["--jobs", "1"],
            ["--jobs", "3"],
            ["--jobs", "1", "--base-url", "https://www.example.org/herons/"],
            ["--jobs", "1", "--admin", "--repository", "invented/town"],
        )
    )


EDITS: tuple[Callable[[Editor], None], ...] = (
    *(change_a_word,) * 3,
    add_a_passage,
    *(add_a_meeting,) * 2,
    remove_a_meeting,
    rename_a_meeting,
    withdraw_a_meeting,
    cancel_a_meeting,
    *(change_a_name,) * 2,
    change_a_role,
    change_the_glossary,
    change_the_site,
    change_a_page,
    change_a_paper,
    change_a_template,
    change_a_style,
    change_the_settings,
)


def spoil(folder: Path, chance: random.Random) -> None:
    """Do to what is remembered what disks, other programs and people do: cut it, change it, swap it, delete half."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".gitignore")
    for path in files:
        written = path.read_bytes()
        match chance.randrange(6):
            case 0:
                path.write_bytes(written[: chance.randrange(len(written) + 1)])
            case 1:
                at = chance.randrange(max(1, len(written)))
                path.write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :] if written else b"x")
            case 2:
                other = chance.choice(files)
                path.write_bytes(other.read_bytes() if other.exists() else b"foreign")
            case 3:
                path.unlink()
            case _:
                pass


def spoil_the_site(site: Path, chance: random.Random) -> None:
    """Do to a published site what must not live on in the next: change files of it, delete some, add a link."""
    for path in sorted(path for path in site.rglob("*.html") if path.is_file()):
        match chance.randrange(12):
            case 0:
                path.write_text("<p>Changed by hand", encoding="utf-8")
            case 1:
                path.unlink()
            case 2:
                path.unlink()
                path.symlink_to("/etc/hostname")
            case _:
                pass


def sequence(folder: Path, seed: int, *, search: bool) -> None:
    """Edit and build, edit and build; then hold the site against one that was built of nothing, and spoil what is kept.

    Raises AssertionError, with what was done, where a byte differs.
    """
    editor = Editor(folder, seed)
    more = () if search else ("--no-search",)
    editor.build("site", *more)
    for _ in range(STEPS):
        editor.edit()
        warm = editor.build("site", *more)
    full = editor.build("full", "--no-cache", *more)
    _same(editor, warm, full, "a warm memory")
    spoil(folder / "memory", editor.random)
    spoil_the_site(folder / "site", editor.random)
    _same(editor, editor.build("site", *more), full, "a spoilt memory and a spoilt site")
    shutil.rmtree(folder / "memory")
    _same(editor, editor.build("site", *more), full, "no memory")


def _same(editor: Editor, made: dict[str, bytes], full: dict[str, bytes], what: str) -> None:
    differ = sorted(name for name in {*made, *full} if made.get(name) != full.get(name))
    assert not differ, f"with {what}, {differ[:5]} differ after {editor.log}"


def within(folder: Path) -> None:
    """Have the program remember in a folder, and find its templates there."""
    building.ROOT = folder  # type: ignore[attr-defined]  # the one that the module uses
    remembering.FOLDER = folder / "memory"


def soak(number: int, first: int) -> None:
    """Run sequences, each tenth with a search, and tell how far they are."""
    for seed in range(first, first + number):
        with tempfile.TemporaryDirectory() as empty:
            within(Path(empty))
            sequence(Path(empty), seed, search=seed % 10 == 0)
        if (seed - first + 1) % 50 == 0:
            sys.stdout.write(f"{seed - first + 1} of {number}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{number} sequences of {STEPS} edits: every byte as in a full build\n")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    soak(given[0] if given else 2000, given[1] if len(given) > 1 else 10_000)

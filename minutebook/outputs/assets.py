"""Assets: style files in, one style sheet out; scripts as they are, or a script's modules as one."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from minutebook.model import Archive, Registers
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.moved import old_addresses

_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)
_BUNDLES = {
    addresses.SPELLING_SCRIPT: "spelling.js",
    addresses.EXPORT_SCRIPT: "export.js",
    addresses.OFFERS_SCRIPT: "offers.js",
    addresses.AROUND_SCRIPT: "around.js",
    addresses.ARRIVAL_SCRIPT: "arrival.js",
    addresses.SEARCH_SCRIPT: "page.js",
}
"""Scripts made of modules in assets/js/search/, and the module that each begins with; one that names another comes
after it. The first four are fetched by the last when they are needed: `import("./spelling.js")` means the same beside
the modules and beside the scripts."""
_NAMED = re.compile(r'"(?P<way>\./|assets/)(?P<name>[a-z]+\.js)"')
"""Where a script names another."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?!lexicon)([a-z]+\.js)";$', re.MULTILINE)


def assets(archive: Archive, settings: Settings) -> tuple[list[File], Settings]:
    """Make the style sheet and the scripts; gives them, and the settings by which pages know their names.

    The files are named by what is in them, so that a browser may keep them for good; where one names another, the
    other is made first. Those of the search are made only where the site has one.
    """
    made: dict[str, File] = {}

    def add(address: str, text: str, source: str) -> None:
        content = _NAMED.sub(lambda found: _renamed(found, made), text).encode()
        made[address] = File(addresses.hashed(address, content), content, source)

    add(addresses.STYLES, styles(settings.assets / "css"), "assets/css")
    if settings.search:
        add(addresses.LEXICON_SCRIPT, lexicon(settings.assets, archive.registers), "glossary.yaml")
        for address, first in _BUNDLES.items():
            add(address, bundled(settings.assets / "js" / "search", first), "assets/js/search")
    moved = (addresses.MOVED_SCRIPT,) if next(old_addresses(archive), None) else ()
    # A meeting's page fetches the first when somebody asks how to cite.
    for address in (
        addresses.PANEL_SCRIPT,
        addresses.REGISTER_SCRIPT,
        addresses.PASSAGE_SCRIPT,
        addresses.CITATIONS_SCRIPT,
        *moved,
    ):
        name = address.rpartition("/")[2]
        add(address, bundled(settings.assets / "js", name), f"assets/js/{name}")
    return list(made.values()), replace(settings, named={address: file.path for address, file in made.items()})


def _renamed(found: re.Match[str], made: Mapping[str, File]) -> str:
    """Give the name under which a script is published; one that this site does not have keeps its own."""
    file = made.get(f"assets/{found['name']}")
    return f'"{found["way"]}{file.path.rpartition("/")[2]}"' if file else found.group()


def styles(folder: Path) -> str:
    """Join the style files to one style sheet, without margins: one file is one request."""
    components = sorted((folder / "components").glob("*.css"), key=lambda path: path.name)
    paths = [*(folder / name for name in _FIRST), *components, *(folder / name for name in _LAST)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return re.sub(r"\s*\n\s*", "", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)) + "\n"


def lexicon(assets_: Path, registers: Registers) -> str:
    """Write what is known of words as a module: of English ones, and the site's short forms, synonyms and people."""
    terms = [{"forms": [term.short, *term.also], "words": term.words} for term in registers.terms.values()]
    people = [[person.id, person.name] for person in registers.people.values() if person.public_role]
    words = {"terms": terms, "synonyms": registers.synonyms, "people": people}
    english = (assets_ / "js" / "search" / "english.js").read_text(encoding="utf-8")
    lines = (line.strip() for line in english.splitlines() if not line.startswith("//"))
    return (
        "\n".join(line for line in lines if line)
        + f"\nexport const LEXICON = {json.dumps(words, ensure_ascii=False, separators=(',', ':'))};\n"
    )


def bundled(folder: Path, first: str) -> str:
    """Join a module and all that it imports to one script, each after those it needs, without comments and margins.

    Modules name each other by `import { ... } from "./name.js";` alone, and no two of them have a name of their own in
    common. The lexicon changes with the content and stays a file of its own.
    """
    parts: dict[str, str] = {}

    def add(name: str) -> None:
        if name in parts:
            return
        text = (folder / name).read_text(encoding="utf-8")
        for needed in _IMPORT.findall(text):
            add(needed)
        lines = (line.strip() for line in _IMPORT.sub("", text).splitlines())
        # What the script itself begins with may be asked for by others; the rest is its own.
        kept = (line if name == first else line.removeprefix("export ") for line in lines)
        parts[name] = "\n".join(line for line in kept if line and not line.startswith("//"))

    add(first)
    return "\n".join(parts.values()) + "\n"


def documents(archive: Archive, _: Settings) -> Iterator[File]:
    """Copy the documents that meetings list."""
    for document in archive.documents.values():
        yield File(addresses.document_file(document.name), document.path, document.file)

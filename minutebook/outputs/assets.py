"""Assets: style files in, one style sheet out; scripts as they are, or a script's modules as one."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from minutebook.model import Archive, Registers
from minutebook.outputs import File, Settings, addresses

_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)
_BUNDLES = {
    addresses.SEARCH_SCRIPT: "page.js",
    addresses.ARRIVAL_SCRIPT: "arrival.js",
    addresses.SPELLING_SCRIPT: "spelling.js",
    addresses.EXPORT_SCRIPT: "export.js",
    addresses.OFFERS_SCRIPT: "offers.js",
    addresses.AROUND_SCRIPT: "around.js",
}
"""Scripts made of modules in assets/js/search/, and the module that each begins with. The last four are fetched by the
first when they are needed: `import("./spelling.js")` means the same beside the modules and beside the scripts."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./(?!lexicon)([a-z]+\.js)";$', re.MULTILINE)


def assets(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make the style sheet and the scripts; those of the search only where the site has one."""
    folder = settings.assets / "css"
    components = sorted((folder / "components").glob("*.css"), key=lambda path: path.name)
    paths = [*(folder / name for name in _FIRST), *components, *(folder / name for name in _LAST)]
    # One file is one request; the parts keep the names of the templates they belong to.
    yield File(addresses.STYLES, b"".join(path.read_bytes() for path in paths), "assets/css")
    for address in (addresses.REGISTER_SCRIPT, addresses.PASSAGE_SCRIPT):
        name = address.rpartition("/")[2]
        yield File(address, (settings.assets / "js" / name).read_bytes(), f"assets/js/{name}")
    if settings.search:
        for address, first in _BUNDLES.items():
            yield File(address, bundled(settings.assets / "js" / "search", first).encode(), "assets/js/search")
        yield File(addresses.LEXICON_SCRIPT, lexicon(settings.assets, archive.registers).encode(), "glossary.yaml")


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

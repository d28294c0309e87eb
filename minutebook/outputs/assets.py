"""Assets: style files in, one style sheet out; scripts as they are."""

from collections.abc import Iterator

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses

_FIRST = ("tokens.css", "base.css", "layout.css")
_LAST = ("print.css",)


def assets(_: Archive, settings: Settings) -> Iterator[File]:
    """Make the style sheet and the scripts; that of the search only where the site has one."""
    folder = settings.assets / "css"
    components = sorted((folder / "components").glob("*.css"), key=lambda path: path.name)
    paths = [*(folder / name for name in _FIRST), *components, *(folder / name for name in _LAST)]
    # One file is one request; the parts keep the names of the templates they belong to.
    yield File(addresses.STYLES, b"".join(path.read_bytes() for path in paths), "assets/css")
    scripts = [
        addresses.REGISTER_SCRIPT,
        addresses.PASSAGE_SCRIPT,
        *([addresses.SEARCH_SCRIPT] if settings.search else []),
    ]
    for address in scripts:
        name = address.rpartition("/")[2]
        yield File(address, (settings.assets / "js" / name).read_bytes(), f"assets/js/{name}")


def documents(archive: Archive, _: Settings) -> Iterator[File]:
    """Copy the documents that meetings list."""
    for document in archive.documents.values():
        yield File(addresses.document_file(document.name), document.path, document.file)

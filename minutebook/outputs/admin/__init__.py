"""Admin: the archive in, an editor for the browser out: Sveltia CMS from assets/admin/, with a form made of our models.

It is built only where a build is asked for it. At admin/ it has a policy of its own; the public pages keep theirs.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses
from minutebook.outputs.admin.configuration import configuration

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data: blob: https://avatars.githubusercontent.com; "
    "connect-src 'self' blob: https://api.github.com; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of the editor, in its page itself, since not every host sends headers.

Sveltia writes styles into the page, some ninety of them; scripts come from this site alone, and what it talks to is
GitHub, where it reads and saves. A page's own policy cannot forbid frames (CSP Level 3, 3.3): the header adds that.
"""
HEADER = f"{POLICY}; frame-ancestors 'none'"
_UNPUBLISHED = {"README.md", "vendored.json", "sveltia-cms.schema.json"}


def admin(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make the editor; nothing where it was not asked for."""
    if settings.repository is None:
        return
    folder = settings.assets / "admin"
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in _UNPUBLISHED):
        name = path.relative_to(folder).as_posix()
        content = _page(path) if name == "index.html" else path
        yield File(f"{addresses.ADMIN}{name}", content, f"assets/admin/{name}")
    # JSON, which is YAML in which a text is never taken for a number or a switch.
    written = json.dumps(configuration(archive, settings.repository), ensure_ascii=False, indent=1)
    yield File(f"{addresses.ADMIN}config.yml", f"{written}\n".encode(), "minutebook")


def _page(path: Path) -> bytes:
    return path.read_text(encoding="utf-8").replace("{{ policy }}", POLICY).encode()

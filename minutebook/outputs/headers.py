"""Headers: what a web server is to send with the site, as a file that Netlify and Cloudflare Pages read.

Another server is told the same in its own words; the tests' own server takes the policy from here.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses, admin
from minutebook.outputs.moved import old_addresses

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'"
)
"""The Content-Security-Policy that every page works under (W3C CSP Level 3): nothing but the site itself."""

FOR_ALL = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    # Other sites do not learn which page a reader came from.
    ("Referrer-Policy", "same-origin"),
)
FOR_GOOD = ("Cache-Control", "public, max-age=31536000, immutable")
"""RFC 9111 and RFC 8246: what is named by its content never changes under its name."""
NAMED_BY_CONTENT = ("assets/*", f"{addresses.SEARCH_INDEX}records/*")


def _public(archive: Archive) -> list[str]:
    """List what together fits every public address, and no other: files at the root, and folders."""
    own = [addresses.page(page.id) for page in archive.pages.values()]
    own += [addresses.file_of(old.address) for old in old_addresses(archive)]
    fixed = sorted(addresses.TAKEN - {addresses.ADMIN})
    places = dict.fromkeys((*fixed, "index.html", addresses.FEED, addresses.CALENDAR, addresses.ADDRESSES, *own))
    folders = (place.partition("/") for place in places)
    return list(dict.fromkeys(f"{folder}/*" if slash else folder for folder, slash, _ in folders))


def headers(archive: Archive, settings: Settings) -> Iterator[File]:
    """Make the file of headers."""
    base = archive.site.base_url
    root = urlsplit(base).path if base else "/"
    rules: list[tuple[str, tuple[tuple[str, str], ...]]] = [(f"{root}*", FOR_ALL)]
    if settings.repository:
        # Hosts join what several rules say, and two policies are both kept to: so no rule may fit public pages and the
        # editor both. An address at which there is nothing has no policy then, but for the page that is sent.
        rules = [(f"{root}{place}", FOR_ALL) for place in _public(archive)]
        rules.append((f"{root}{addresses.ADMIN}*", (("Content-Security-Policy", admin.HEADER), *FOR_ALL[1:])))
    rules += [(f"{root}{place}", (FOR_GOOD,)) for place in NAMED_BY_CONTENT]
    lines: list[str] = []
    for place in dict.fromkeys(place for place, _ in rules):
        lines.append(place)
        lines += [f"  {name}: {value}" for other, given in rules if other == place for name, value in given]
    yield File(addresses.HEADERS, ("\n".join(lines) + "\n").encode(), "minutebook")

"""Headers: what a web server is to send with the site, as a file that Netlify and Cloudflare Pages read.

Another server is told the same in its own words; the tests' own server takes the policy from here.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from minutebook.model import Archive
from minutebook.outputs import File, Settings, addresses

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


def headers(archive: Archive, _: Settings) -> Iterator[File]:
    """Make the file of headers."""
    base = archive.site.base_url
    root = urlsplit(base).path if base else "/"
    rules = [(f"{root}*", FOR_ALL), *((f"{root}{place}", (FOR_GOOD,)) for place in NAMED_BY_CONTENT)]
    lines = [line for place, given in rules for line in (place, *(f"  {name}: {value}" for name, value in given))]
    yield File(addresses.HEADERS, ("\n".join(lines) + "\n").encode(), "minutebook")

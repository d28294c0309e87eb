"""Web addresses: a text in, whether it is a full address on the web, and where it leads that readers cannot go, out."""

import re
from urllib.parse import urlsplit


def is_web_address(text: str) -> bool:
    """Tell whether a text is a full http or https address, host and all (RFC 3986, as urllib reads it)."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not re.search(r"[\s\"<>]", text)
    except ValueError:
        # A bracket that opens an IPv6 address and closes nothing, for instance https://[insert link]
        return False


def is_base_address(text: str) -> bool:
    """Tell whether a site can be published there: a web address that ends with a plain path."""
    return is_web_address(text) and not re.search(r"[?#\\]|(?<!:)//|\.html?/?$", text)


_MACHINE = re.compile(
    r"[^.:]+|127\.[0-9.]+|0\.0\.0\.0|\[?::1\]?|10\.[0-9.]+|172\.(?:1[6-9]|2[0-9]|3[01])\.[0-9.]+|192\.168\.[0-9.]+"
    r"|.+\.(?:local|localhost|internal)"
)
_DRIVE = re.compile(r"\\|[A-Za-z]:[\\/]|file:", re.IGNORECASE)
"""A folder of this machine or of an office's server."""
_MAIL = re.compile(
    r".*\.safelinks\.protection\.outlook\.com|urldefense\.(?:com|proofpoint\.com|us)|.*\.mimecastprotect\.com"
)
_LOGIN = re.compile(
    r".+\.sharepoint\.com|onedrive\.live\.com|1drv\.ms|teams\.(?:microsoft|live)\.com|outlook\.(?:office(?:365)?|live)\.com"
    r"|studio\.youtube\.com|meet\.google\.com"
)
_INSIDE = re.compile(r"https?://(?:docs\.google\.com/[^?#]*/edit\b|(?:[\w-]+\.)?zoom\.us/[jw]/)")
"""A document to be edited, a meeting to be joined, at hosts that also have places for everybody."""
_SHORT_LIVED = re.compile(
    r"we\.tl|(?:.+\.)?wetransfer\.com|(?:.+\.)?(?:filemail|transfernow|smash|sendgb|sendspace)\.(?:com|net)|file\.io|tmpfiles\.org"
)


def is_example(text: str) -> bool:
    """Tell whether an address is one of those that manuals give, where nobody publishes anything (RFC 2606)."""
    return bool(re.match(r"https?://(?:[\w.-]+\.)?example\.(?:com|net|org)(?:[/:]|$)", text))


def leads_to(text: str) -> str | None:
    """Tell whether an address leads where no reader can go, by the rule that says so; None where it does not.

    `link-to-machine`: this computer, or an office's own network (RFC 1918, RFC 6761). `link-to-mail`: a service that a
    mail program puts before addresses, which records who clicks and forgets. `link-to-login`: where somebody signs in,
    or where documents are edited. `link-to-transfer`: a service that deletes what it holds after days.
    """
    if _DRIVE.match(text):
        return "link-to-machine"
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return None
    for where, pattern in (
        ("link-to-machine", _MACHINE),
        ("link-to-mail", _MAIL),
        ("link-to-login", _LOGIN),
        ("link-to-transfer", _SHORT_LIVED),
    ):
        if pattern.fullmatch(host):
            return where
    return "link-to-login" if _INSIDE.match(text) else None

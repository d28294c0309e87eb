"""Web addresses: a text in, whether it is a full address on the web out."""

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
    return is_web_address(text) and not re.search(r"[?#\\]|(?<!:)//", text)

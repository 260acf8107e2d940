"""Which requests come from our own pages, and which addresses a sign-in may lead back to."""

from collections.abc import Mapping
from urllib.parse import urlsplit

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
MAX_NEXT = 1000


def origin_of(address: str) -> str:
    """Scheme, host and port of ``address``."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def is_same_origin(headers: Mapping[str, str], public_url: str) -> bool:
    """Whether a browser says that the request comes from our own pages.

    ``Sec-Fetch-Site`` cannot be written by a page; where an old browser lacks it, ``Origin`` must be ours. A request
    with neither is refused: whoever has the cookie is a browser.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin") == origin_of(public_url)


def safe_next(path: str | None) -> str:
    """``path`` where it leads to a page of ours, else the first page. Never to another host, nor to sign-in itself."""
    if not path or len(path) > MAX_NEXT or not path.startswith("/"):
        return "/"
    # Browsers read backslashes as slashes, and drop tabs and line ends: //evil.example hides in many spellings.
    if path.startswith(("//", "/\\")) or "\\" in path or not path.isprintable():
        return "/"
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or parts.path == "/session" or parts.path.startswith("/session/"):
        return "/"
    return path

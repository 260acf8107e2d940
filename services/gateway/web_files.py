"""The built web app: hashed files for ever, the page itself never kept; any address of the app leads to the page."""

import mimetypes
from collections.abc import Iterator
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
PAGE_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
IMMUTABLE = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=0, must-revalidate"
HASHED = "assets/"
PAGE = "index.html"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
NOT_BUILT = "The web app is not built yet. Run: make web\n"


class WebFiles:
    """The files under one directory; nothing else can be reached. Found again when the page was built anew."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._built_at: int | None = None
        self._files: dict[str, Path] = {}
        self._look_again()

    def respond(self, path: str, request: Request) -> Response:
        """The answer for ``path``, without its leading slash."""
        self._look_again()
        name = path or PAGE
        if name in self._files and name != PAGE and not name.endswith(tuple(end for _, end in ENCODINGS)):
            return self._file(name, request, IMMUTABLE if name.startswith(HASHED) else BRIEFLY)
        if _is_file_like(name) and name != PAGE:
            return PlainTextResponse("Not found\n", 404)
        if PAGE not in self._files:
            return PlainTextResponse(NOT_BUILT, 503)
        return self._file(PAGE, request, "no-store")

    def _look_again(self) -> None:
        """Another start on the same sources may have built the app anew under a running one."""
        page = self._directory / PAGE
        built_at = page.stat().st_mtime_ns if page.exists() else None
        if built_at is None or built_at != self._built_at:
            self._files = {path.relative_to(self._directory).as_posix(): path for path in _files(self._directory)}
            self._built_at = built_at

    def _file(self, name: str, request: Request, caching: str) -> Response:
        headers = {**PAGE_HEADERS, "Cache-Control": caching, "Vary": "Accept-Encoding"}
        chosen = self._files[name]
        for encoding, ending in ENCODINGS:
            if name + ending in self._files and _accepts(request, encoding):
                chosen = self._files[name + ending]
                headers["Content-Encoding"] = encoding
                break
        return FileResponse(chosen, headers=headers, media_type=_media_type(name))


def _files(directory: Path) -> Iterator[Path]:
    root = directory.resolve()
    for path in sorted(directory.rglob("*")):
        if path.is_file() and path.resolve().is_relative_to(root):
            yield path


def _is_file_like(name: str) -> bool:
    """Whether ``name`` asks for a file rather than for a page: it has an ending, or is where only files are."""
    return name.startswith(HASHED) or "." in name.rsplit("/", 1)[-1]


def _accepts(request: Request, encoding: str) -> bool:
    offers = [offer.strip().lower() for offer in request.headers.get("accept-encoding", "").split(",")]
    return any(offer.split(";", 1)[0] == encoding and not offer.endswith("q=0") for offer in offers)


def _media_type(name: str) -> str:
    if name.endswith(".webmanifest"):
        return "application/manifest+json"
    return mimetypes.guess_type(name)[0] or "application/octet-stream"

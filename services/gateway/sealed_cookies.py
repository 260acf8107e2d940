"""Cookies that only this program can read or make: sealed with A256GCM (JWE, RFC 7516), cut where they are long."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

ALGORITHMS = ["dir", "A256GCM"]
MAX_CHUNK = 3800
"""A browser takes 4,096 bytes for a cookie, with its name and attributes."""
MAX_CHUNKS = 4


@dataclass(frozen=True)
class CookieForm:
    """How cookies are named and set.

    Over https they carry the ``__Host-`` prefix, which pins them to this host and to https. On a machine of one's own
    they carry the port, because browsers do not tell cookies of one host's ports apart.
    """

    public_url: str

    @property
    def is_secure(self) -> bool:
        """Whether people come by https."""
        return self.public_url.startswith("https://")

    def name(self, purpose: str) -> str:
        """The full name of the cookie for ``purpose``."""
        if self.is_secure:
            return "__Host-plumbline" if purpose == "session" else f"__Host-plumbline-{purpose}"
        port = urlsplit(self.public_url).port or 80
        return f"plumbline_{purpose.replace('-', '_')}_{port}"

    def line(self, name: str, value: str, *, max_age: int | None = None) -> str:
        """A ``Set-Cookie`` line. Without ``max_age`` the cookie ends with the browser."""
        parts = [f"{name}={value}", "Path=/", "HttpOnly", "SameSite=Lax"]
        if self.is_secure:
            parts.append("Secure")
        if max_age is not None:
            parts.append(f"Max-Age={max_age}")
        return "; ".join(parts)


class SealedCookies:
    """Writes and reads sealed cookies. Each has a purpose, so that one cannot be shown as another."""

    def __init__(self, key: bytes, form: CookieForm) -> None:
        self._key = OctKey.import_key(key)
        self.form = form

    def lines(self, name: str, content: Mapping[str, Any], *, max_age: int | None = None) -> list[str]:
        """The ``Set-Cookie`` lines that hold ``content`` under ``name``, and clear what a longer one left."""
        header = {"alg": "dir", "enc": "A256GCM", "cty": name}
        sealed = jwe.encrypt_compact(header, json.dumps(content).encode(), self._key, algorithms=ALGORITHMS)
        chunks = [sealed[start : start + MAX_CHUNK] for start in range(0, len(sealed), MAX_CHUNK)]
        if len(chunks) > MAX_CHUNKS:
            raise ValueError(f"the content of cookie {name} is too long")
        full = self.form.name(name)
        lines = [self.form.line(_chunk(full, number), chunk, max_age=max_age) for number, chunk in enumerate(chunks)]
        return lines + [self.form.line(_chunk(full, n), "", max_age=0) for n in range(len(chunks), MAX_CHUNKS)]

    def cleared(self, name: str) -> list[str]:
        """The ``Set-Cookie`` lines that take ``name`` away."""
        full = self.form.name(name)
        return [self.form.line(_chunk(full, number), "", max_age=0) for number in range(MAX_CHUNKS)]

    def read(self, name: str, cookies: Mapping[str, str]) -> dict[str, Any] | None:
        """What ``cookies`` hold under ``name``; none where it is missing, forged, or sealed with another key."""
        full = self.form.name(name)
        sealed = "".join(cookies.get(_chunk(full, number), "") for number in range(MAX_CHUNKS))
        if not sealed:
            return None
        try:
            opened = jwe.decrypt_compact(sealed, self._key, algorithms=ALGORITHMS)
            if opened.headers().get("cty") != name or opened.plaintext is None:
                return None
            content = json.loads(opened.plaintext)
        except (JoseError, ValueError):
            return None
        return content if isinstance(content, dict) else None


def _chunk(name: str, number: int) -> str:
    return name if number == 0 else f"{name}.{number}"

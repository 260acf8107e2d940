"""One person of the demo using the public APIs, as anybody's script would: by token, with idempotency keys."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx

RETRIES = 8
LONGEST_PAUSE_SECONDS = 5.0
AT_ONCE = 8


class DemoRefused(Exception):
    """The platform refused a command of the demo; the text is its answer."""


@dataclass(frozen=True)
class Access:
    """Where the platform is, and how its issuer knows the demo's people.

    ``edition`` is the demo's size and seed: it makes the idempotency keys of its commands.
    """

    url: str
    issuer: str
    secret: str = field(repr=False)
    edition: str


class Visitor:
    """Commands and questions of one person. Answers are JSON."""

    def __init__(self, access: Access, person: str, client: httpx.AsyncClient) -> None:
        self._access = access
        self._person = person
        self._client = client
        self._token = ""
        self._renew_at = 0.0
        self._signing_in = asyncio.Lock()

    async def ask(self, path: str, **query: str | int) -> Any:
        """GET ``path``."""
        answer = await self._send("GET", path, params={key: value for key, value in query.items() if value != ""})
        return answer.json()

    async def all(self, path: str, **query: str | int) -> list[Any]:
        """Every item of a list, page by page."""
        items: list[Any] = []
        after = ""
        while True:
            page = await self.ask(path, limit=200, after=after, **query)
            items.extend(page["items"])
            after = page["next"] or ""
            if not after:
                return items

    async def tell(self, path: str, body: Any, *, key: str) -> Any:
        """POST ``body``; ``key`` names the command, so that filling twice does nothing twice."""
        answer = await self._send("POST", path, json=body, headers=self._command(key))
        return answer.json()

    async def tell_file(self, path: str, content: bytes, media_type: str, *, key: str) -> Any:
        """POST a file as it is."""
        headers = {**self._command(key), "Content-Type": media_type}
        answer = await self._send("POST", path, content=content, headers=headers)
        return answer.json()

    async def replace(self, path: str, body: Any, *, tag: str, key: str) -> Any:
        """PUT ``body`` over the version with entity tag ``tag``."""
        answer = await self._send("PUT", path, json=body, headers={**self._command(key), "If-Match": tag})
        return answer.json()

    async def tag_of(self, path: str) -> str:
        """The entity tag of a resource."""
        return (await self._send("GET", path)).headers["ETag"]

    def _command(self, key: str) -> dict[str, str]:
        return {"Idempotency-Key": str(uuid5(NAMESPACE_URL, f"plumbline-demo/{self._access.edition}/{key}"))}

    async def _send(self, method: str, path: str, **parts: Any) -> httpx.Response:
        headers: Mapping[str, str] = parts.pop("headers", {})
        pause = 0.2
        for attempt in range(RETRIES):
            try:
                bearer = {"Authorization": f"Bearer {await self.token()}"}
                answer = await self._client.request(
                    method, f"{self._access.url}{path}", headers={**headers, **bearer}, **parts
                )
                if answer.status_code < 400:
                    return answer
                if answer.status_code not in (401, 429, 503):
                    raise DemoRefused(f"{method} {path}: {answer.status_code} {answer.text[:800]}")
                self._renew_at = 0.0 if answer.status_code == 401 else self._renew_at
            except httpx.TransportError as error:
                if attempt == RETRIES - 1:
                    raise DemoRefused(f"{method} {path}: no answer after {RETRIES} tries ({error!r})") from error
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        raise DemoRefused(f"{method} {path}: no answer after {RETRIES} tries")

    async def token(self) -> str:
        """A token that is good for a while."""
        async with self._signing_in:
            if time.monotonic() >= self._renew_at:
                form = {
                    "grant_type": "client_credentials",
                    "client_id": self._person,
                    "client_secret": self._access.secret,
                }
                answer = await self._client.post(f"{self._access.issuer.rstrip('/')}/token", data=form)
                answer.raise_for_status()
                granted = answer.json()
                self._token = granted["access_token"]
                self._renew_at = time.monotonic() + granted["expires_in"] * 0.8
            return self._token

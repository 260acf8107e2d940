"""The issuer's public keys: discovered, cached, and never taken from anywhere else.

Keys are asked for again when they are older than five minutes, or when a token names one that is not known (at most
once in ten seconds, so that made-up names cannot be used against the issuer). While the issuer is away the keys stay
good for fifteen minutes after they were last read; after that nobody can be let in.
"""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import httpx
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey, import_key

from chassis.logs import logger

_log = logger(__name__)

REFRESH_SECONDS = 300.0
KEEP_SECONDS = 900.0
UNKNOWN_KEY_SECONDS = 10.0
FETCH_SECONDS = 5.0
DISCOVERY_PATH = "/.well-known/openid-configuration"
MAX_DOCUMENT_BYTES = 256_000
MAX_KEYS = 32
MIN_RSA_BITS = 2048


class IssuerAway(Exception):
    """The issuer's keys cannot be had, so that nobody's token can be checked."""


@dataclass
class _Cache:
    keys: dict[str, Key] = field(default_factory=dict)
    read_at: float = float("-inf")
    tried_at: float = float("-inf")


class IssuerKeys:
    """The keys of one pinned issuer. One for each process and issuer."""

    def __init__(
        self,
        issuer: str,
        client: httpx.AsyncClient,
        *,
        discovery_url: str | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._issuer = issuer
        self._discovery_url = discovery_url or f"{issuer.rstrip('/')}{DISCOVERY_PATH}"
        self._client = client
        self._monotonic = monotonic
        self._cache = _Cache()
        self._lock = asyncio.Lock()

    async def find(self, key_id: str) -> Key | None:
        """The key called ``key_id``; none where the issuer has no such key.

        Raises:
            IssuerAway: no keys are cached, or they are too old, and the issuer does not answer.
        """
        if self._needs_reading(key_id):
            async with self._lock:
                if self._needs_reading(key_id):
                    await self._read()
        if self._age() > KEEP_SECONDS:
            raise IssuerAway("the issuer's keys cannot be read")
        return self._cache.keys.get(key_id)

    def _age(self) -> float:
        return self._monotonic() - self._cache.read_at

    def _needs_reading(self, key_id: str) -> bool:
        due = key_id not in self._cache.keys or self._age() > REFRESH_SECONDS
        return due and self._monotonic() - self._cache.tried_at > UNKNOWN_KEY_SECONDS

    async def _read(self) -> None:
        try:
            document = await self._json(await self._keys_address())
            self._cache.keys = usable_keys(document)
            self._cache.read_at = self._monotonic()
        except (httpx.HTTPError, ValueError) as error:
            # The keys read before stay good until they are too old; find() says when.
            _log.warning("issuer_keys_not_read", error_class=type(error).__name__)
        # Only now: whoever asks while the keys are on their way has to wait for them, not go without.
        self._cache.tried_at = self._monotonic()

    async def _keys_address(self) -> str:
        document = await self._json(self._discovery_url)
        if document.get("issuer") != self._issuer:
            raise ValueError("the discovery document is another issuer's")
        address = document.get("jwks_uri")
        if not isinstance(address, str) or not address.startswith(("https://", "http://")):
            raise ValueError("the discovery document names no keys")
        return self._reachable(address)

    def _reachable(self, address: str) -> str:
        """``address`` as this process reaches the issuer, which may be another way than the one it signs with."""
        outer, inner = self._issuer.rstrip("/"), self._discovery_url.removesuffix(DISCOVERY_PATH)
        is_known = inner != self._discovery_url and address.startswith(f"{outer}/")
        return inner + address.removeprefix(outer) if is_known else address

    async def _json(self, address: str) -> dict[str, Any]:
        async with self._client.stream("GET", address, timeout=FETCH_SECONDS, follow_redirects=False) as response:
            response.raise_for_status()
            content = b""
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > MAX_DOCUMENT_BYTES:
                    raise ValueError("the issuer's document is too large")
        document = json.loads(content)
        if not isinstance(document, dict):
            raise ValueError("the issuer's document is not an object")  # noqa: TRY004 - what was read is wrong
        return document


def usable_keys(document: dict[str, Any]) -> dict[str, Key]:
    """The public signature keys of a key set, by their names. Others, secrets above all, are passed over."""
    listed = document.get("keys")
    if not isinstance(listed, list):
        raise ValueError("the key set holds no list of keys")  # noqa: TRY004 - what was read is wrong
    keys: dict[str, Key] = {}
    for entry in listed[:MAX_KEYS]:
        key_id = entry.get("kid") if isinstance(entry, dict) else None
        if isinstance(key_id, str) and entry.get("kty") in {"RSA", "EC", "OKP"} and entry.get("use", "sig") == "sig":
            key = _imported(entry)
            if key is not None:
                keys[key_id] = key
    return keys


def _imported(entry: dict[str, Any]) -> Key | None:
    try:
        key = import_key({name: value for name, value in entry.items() if name not in {"d", "p", "q", "key_ops"}})
    except (JoseError, ValueError, TypeError, KeyError) as error:
        _log.warning("issuer_key_unusable", error_class=type(error).__name__)
        return None
    if isinstance(key, RSAKey) and key.public_key.key_size < MIN_RSA_BITS:
        return None
    return key if isinstance(key, RSAKey | ECKey | OKPKey) else None

"""An identity provider in memory: signs real tokens with real keys, and refuses as a real one does."""

import asyncio
import base64
import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import ECKey, Key

ISSUER = "https://issuer.example/realm"
AUDIENCE = "plumbline"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    instant: datetime = NOW

    def now(self) -> datetime:
        """Where it stands."""
        return self.instant

    def move(self, **by: float) -> None:
        """Move it by a ``timedelta``'s arguments."""
        self.instant += timedelta(**by)


@dataclass
class FakeIssuer:
    """Keys, codes and refresh tokens; ``requests`` lists what was asked. A refresh token is good once."""

    clock: SetClock = field(default_factory=SetClock)
    keys: dict[str, Key] = field(default_factory=lambda: {"k1": ECKey.generate_key("P-256", {"kid": "k1"})})
    is_away: bool = False
    requests: list[str] = field(default_factory=list)
    published: list[dict[str, Any]] = field(default_factory=list)
    """Further entries of the key set, as they are."""
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    refresh_tokens: dict[str, str] = field(default_factory=dict)
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)
    subject: str = "ann"
    roles: tuple[str, ...] = ("lead",)

    def claims(self, **changed: Any) -> dict[str, Any]:
        """Good claims; a value of None takes one away."""
        now = int(self.clock.now().timestamp())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": self.subject,
            "name": "Ann Ngata",
            "iat": now,
            "exp": now + 300,
            "plumbline_roles": list(self.roles),
            "plumbline_parties": ["compliance"],
            "plumbline_departments": ["him-coding"],
            "plumbline_sites": ["*"],
            "plumbline_staff_roles": ["coder"],
        }
        return {name: value for name, value in {**claims, **changed}.items() if value is not None}

    def token(self, *, header: dict[str, Any] | None = None, key: Key | None = None, **claims: Any) -> str:
        """A signed token. ``header`` changes the good header; a value of None takes one away."""
        full = {"alg": "ES256", "typ": "at+jwt", "kid": "k1", **(header or {})}
        kept = {name: value for name, value in full.items() if value is not None}
        signer = key or self.keys["k1"]
        return jwt.encode(kept, self.claims(**claims), signer, algorithms=[kept["alg"]], default_type=None)

    def client(self, *, is_slow: bool = False) -> httpx.AsyncClient:
        """A client whose every request comes here; a slow issuer sets ``asked`` and waits for ``may_answer``."""
        return httpx.AsyncClient(transport=httpx.MockTransport(self._answer_slowly if is_slow else self._answer))

    async def _answer_slowly(self, request: httpx.Request) -> httpx.Response:
        self.asked.set()
        await self.may_answer.wait()
        return self._answer(request)

    def authorize(self, address: str) -> dict[str, str]:
        """What the browser brings back after its person signed in at ``address``."""
        query = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = query
        return {"code": code, "state": query["state"]}

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request.url.path)
        if self.is_away:
            raise httpx.ConnectError("away", request=request)
        match request.url.path:
            case "/realm/.well-known/openid-configuration":
                names = ("authorization", "token", "end_session")
                endpoints = {f"{name}_endpoint": f"{ISSUER}/{name}" for name in names}
                return httpx.Response(200, json={"issuer": ISSUER, "jwks_uri": f"{ISSUER}/keys", **endpoints})
            case "/realm/keys":
                keys = [{**key.as_dict(private=False), "kid": name} for name, key in self.keys.items()]
                return httpx.Response(200, json={"keys": [*keys, *self.published]})
            case "/realm/token":
                return self._grant({name: values[0] for name, values in parse_qs(request.content.decode()).items()})
        return httpx.Response(404)

    def _grant(self, form: dict[str, str]) -> httpx.Response:
        if form["grant_type"] == "refresh_token":
            nonce = self.refresh_tokens.pop(form["refresh_token"], None)
            return self._tokens(nonce) if nonce is not None else httpx.Response(400, json={"error": "invalid_grant"})
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form["code_verifier"].encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if asked is None or asked["code_challenge"] != challenge or asked["redirect_uri"] != form["redirect_uri"]:
            return httpx.Response(400, json={"error": "invalid_grant"})
        return self._tokens(asked["nonce"])

    def _tokens(self, nonce: str) -> httpx.Response:
        refresh_token = f"refresh-{len(self.requests)}"
        self.refresh_tokens[refresh_token] = nonce
        return httpx.Response(
            200,
            json={
                "access_token": self.token(),
                "refresh_token": refresh_token,
                "id_token": self.token(header={"typ": "JWT"}, aud="plumbline-web", nonce=nonce),
            },
        )


def unsigned(header: dict[str, Any], claims: dict[str, Any], signature: str = "") -> str:
    """A token put together by hand."""
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in (header, claims)]
    return ".".join([*parts, signature])

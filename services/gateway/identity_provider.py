"""The identity provider as a relying party sees it: authorization code with PKCE, refresh, sign-out.

OpenID Connect Core 1.0, RFC 7636 (PKCE), RFC 9700 (current best practice). The endpoints come from the discovery
document of the one issuer that is configured.
"""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

import httpx

from gateway.settings import GatewaySettings

DISCOVERY_SECONDS = 600.0
TIMEOUT_SECONDS = 5.0
MAX_ANSWER_BYTES = 256_000


class ProviderAway(Exception):
    """The identity provider does not answer as it should."""


class GrantRefused(Exception):
    """The identity provider does not accept the code or the refresh token (any more)."""


@dataclass(frozen=True)
class Tokens:
    """What the provider gave."""

    access_token: str
    refresh_token: str | None
    id_token: str | None


@dataclass(frozen=True)
class SignIn:
    """The secrets of one sign-in under way; kept in a sealed cookie until the provider sends the browser back."""

    state: str
    nonce: str
    verifier: str
    next: str

    @classmethod
    def begin(cls, next_path: str) -> "SignIn":
        """A new sign-in that leads to ``next_path``."""
        return cls(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), next_path)

    @property
    def challenge(self) -> str:
        """The S256 challenge of the verifier."""
        return base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).decode().rstrip("=")


class IdentityProvider:
    """Talks to the provider. ``monotonic`` gives seconds."""

    def __init__(
        self,
        settings: GatewaySettings,
        client: httpx.AsyncClient,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._client = client
        self._monotonic = monotonic
        self._endpoints: dict[str, Any] = {}
        self._read_at = float("-inf")

    @property
    def redirect_uri(self) -> str:
        """Where the provider sends the browser back to."""
        return f"{self._settings.public_url}/session/callback"

    async def authorization_address(self, sign_in: SignIn) -> str:
        """Where to send the browser to sign in. Raises ``ProviderAway``."""
        query = {
            "response_type": "code",
            "client_id": self._settings.oidc_client_id,
            "redirect_uri": self.redirect_uri,
            "scope": self._settings.oidc_scopes,
            "state": sign_in.state,
            "nonce": sign_in.nonce,
            "code_challenge": sign_in.challenge,
            "code_challenge_method": "S256",
        }
        return _with_query(await self._endpoint("authorization_endpoint"), query)

    def check_sender(self, issuer: str | None) -> None:
        """Raise ``GrantRefused`` where the answer names another issuer than ours (RFC 9207); not all name one."""
        if issuer is not None and issuer != self._settings.oidc_issuer:
            raise GrantRefused("issuer")

    async def exchange(self, code: str, verifier: str) -> Tokens:
        """The tokens for ``code``. Raises ``GrantRefused`` and ``ProviderAway``."""
        return await self._grant(
            {
                "grant_type": "authorization_code",
                "code": code,
                "redirect_uri": self.redirect_uri,
                "code_verifier": verifier,
            }
        )

    async def refresh(self, refresh_token: str) -> Tokens:
        """New tokens for ``refresh_token``. Raises ``GrantRefused`` and ``ProviderAway``."""
        tokens = await self._grant({"grant_type": "refresh_token", "refresh_token": refresh_token})
        return Tokens(tokens.access_token, tokens.refresh_token or refresh_token, tokens.id_token)

    async def sign_out_address(self) -> str | None:
        """Where a browser ends its session at the provider; none where the provider knows no such place."""
        try:
            address = (await self._discovered()).get("end_session_endpoint")
        except ProviderAway:
            return None
        if not isinstance(address, str):
            return None
        query = {
            "client_id": self._settings.oidc_client_id,
            "post_logout_redirect_uri": f"{self._settings.public_url}/",
        }
        return _with_query(address, query)

    async def _grant(self, form: dict[str, str]) -> Tokens:
        secret = self._settings.oidc_client_secret
        if secret is None:
            form["client_id"] = self._settings.oidc_client_id
        # RFC 6749 §2.3.1: name and secret are form-encoded before they become user and password.
        pair = (self._settings.oidc_client_id, secret.get_secret_value()) if secret else None
        auth = httpx.BasicAuth(*(quote(part, safe="") for part in pair)) if pair else None
        address = self._reachable(await self._endpoint("token_endpoint"))
        answer = await self._answer("POST", address, data=form, auth=auth)
        if answer.status_code in {400, 401, 403}:
            raise GrantRefused(f"the provider answered {answer.status_code}")
        document = _document(answer)
        access_token, refresh_token = document.get("access_token"), document.get("refresh_token")
        if not isinstance(access_token, str):
            raise ProviderAway("the provider's answer holds no access token")
        id_token = document.get("id_token")
        return Tokens(
            access_token,
            refresh_token if isinstance(refresh_token, str) else None,
            id_token if isinstance(id_token, str) else None,
        )

    async def _endpoint(self, name: str) -> str:
        address = (await self._discovered()).get(name)
        if not isinstance(address, str) or not address.startswith(("https://", "http://")):
            raise ProviderAway(f"the provider's description has no {name}")
        return address

    async def _discovered(self) -> Mapping[str, Any]:
        if self._monotonic() - self._read_at > DISCOVERY_SECONDS:
            document = _document(await self._answer("GET", self._discovery_url))
            if document.get("issuer") != self._settings.oidc_issuer:
                raise ProviderAway("the provider's description is another issuer's")
            self._endpoints = document
            self._read_at = self._monotonic()
        return self._endpoints

    @property
    def _discovery_url(self) -> str:
        given = self._settings.oidc_discovery_url
        return given or f"{self._settings.oidc_issuer.rstrip('/')}/.well-known/openid-configuration"

    def _reachable(self, address: str) -> str:
        """``address`` as this process reaches it, which may be another way than the browser's."""
        inner, outer = self._discovery_url.split("/.well-known/", 1)[0], self._settings.oidc_issuer.rstrip("/")
        return address.replace(outer, inner, 1) if address.startswith(outer) else address

    async def _answer(self, method: str, address: str, **parts: Any) -> httpx.Response:
        try:
            return await self._client.request(method, address, timeout=TIMEOUT_SECONDS, follow_redirects=False, **parts)
        except httpx.HTTPError as error:
            raise ProviderAway(type(error).__name__) from None


def _with_query(address: str, query: Mapping[str, str]) -> str:
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"


def _document(answer: httpx.Response) -> dict[str, Any]:
    if answer.status_code != 200 or len(answer.content) > MAX_ANSWER_BYTES:
        raise ProviderAway(f"the provider answered {answer.status_code}")
    try:
        document = answer.json()
    except ValueError:
        raise ProviderAway("the provider's answer is not JSON") from None
    if not isinstance(document, dict):
        raise ProviderAway("the provider's answer is not an object")
    return document

"""Bearer tokens: JSON Web Tokens of one pinned issuer, checked here and nowhere else.

What is refused, and why, follows RFC 8725 (JWT best practice) and RFC 9068 (access tokens): the algorithm comes from
our list and must fit the key, the key comes from the issuer's own set by its name, and the token must be meant for us.
"""

import base64
import binascii
import hashlib
import json
import warnings
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
from joserfc import jws
from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from chassis.clock import Clock
from chassis.issuer_keys import IssuerKeys
from chassis.principals import SERVICE_SUBJECT_PREFIX, Principal
from chassis.settings import IssuerSettings

ALGORITHMS = ("RS256", "ES256", "EdDSA")
SKEW_SECONDS = 60
MAX_TOKEN_BYTES = 8192
MAX_KNOWN = 4096
"""Tokens whose signature was found good that are remembered; about 2 KiB each."""
MAX_KEY_ID = 128
MAX_VALUES = 200
MAX_VALUE = 120
_FORBIDDEN_HEADERS = frozenset({"jku", "jwk", "x5u", "x5c", "x5t", "x5t#S256", "crit", "b64", "zip"})
"""Headers by which a token could bring or name its own key, or change how it is read."""


class TokenRefused(Exception):
    """The token cannot be accepted. ``reason`` is one of a closed list and safe to log; it goes to no client."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class TokenRules:
    """What a token must be."""

    issuer: str
    audience: str
    types: tuple[str, ...] = ("at+jwt",)
    """Accepted ``typ`` headers in lower case; an empty one stands for none, which only identity tokens may have."""
    algorithms: tuple[str, ...] = ALGORITHMS


@dataclass(frozen=True)
class VerifiedToken:
    """What a good token says."""

    principal: Principal
    expires_at: datetime


@dataclass(frozen=True)
class _Signed:
    """What a token says, and the key that signed it."""

    key_id: str
    key: Key
    claims: dict[str, Any]


class TokenVerifier:
    """Checks tokens against the rules with the issuer's keys."""

    def __init__(
        self, rules: TokenRules, keys: IssuerKeys, clock: Clock, *, client: httpx.AsyncClient | None = None
    ) -> None:
        self.rules = rules
        self._keys = keys
        self._clock = clock
        self._client = client
        self._known: OrderedDict[bytes, _Signed] = OrderedDict()

    async def verify(self, token: str) -> Principal:
        """Who ``token`` speaks for. Raises as :meth:`examine` does."""
        return (await self.examine(token)).principal

    async def examine(self, token: str) -> VerifiedToken:
        """Who ``token`` speaks for and until when.

        Raises:
            TokenRefused: the token is not good.
            IssuerAway: it cannot be told, because the issuer's keys cannot be had.
        """
        claims = await self.claims(token)
        return VerifiedToken(principal_of(claims), datetime.fromtimestamp(claims["exp"], UTC))

    async def claims(self, token: str) -> Mapping[str, Any]:
        """The claims of ``token`` once its form, key, signature, issuer, audience and times are good.

        A signature is checked once for as long as its key is the issuer's; all else is looked at each time.
        """
        digest = hashlib.sha256(token.encode(errors="surrogatepass")).digest()
        signed = self._known.get(digest)
        if signed is None or await self._keys.find(signed.key_id) is not signed.key:
            signed = await self._signed(token)
            self._known[digest] = signed
            while len(self._known) > MAX_KNOWN:
                self._known.popitem(last=False)
        return checked_claims(signed.claims, self.rules, self._clock.now().timestamp())

    async def _signed(self, token: str) -> "_Signed":
        header = checked_header(token, self.rules)
        key = await self._keys.find(header["kid"])
        if key is None:
            raise TokenRefused("unknown-key")
        if not _fits(key, header["alg"]):
            raise TokenRefused("algorithm-does-not-fit-key")
        return _Signed(header["kid"], key, _opened(token, key, header["alg"]))

    async def aclose(self) -> None:
        """Close the connections to the issuer, where this verifier owns them."""
        if self._client is not None:
            await self._client.aclose()


def issuer_tokens(settings: IssuerSettings, clock: Clock) -> TokenVerifier:
    """A verifier for the issuer of ``settings``. Close it at the end."""
    client = httpx.AsyncClient(trust_env=False)
    rules = TokenRules(settings.oidc_issuer, settings.oidc_audience, settings.oidc_token_types)
    keys = IssuerKeys(settings.oidc_issuer, client, discovery_url=settings.oidc_discovery_url)
    return TokenVerifier(rules, keys, clock, client=client)


def checked_header(token: str, rules: TokenRules) -> dict[str, Any]:
    """The header of ``token``, before any key is looked for. Raises :class:`TokenRefused`."""
    if len(token) > MAX_TOKEN_BYTES or not token.isascii() or token.count(".") != 2:
        raise TokenRefused("malformed")
    header = _json_part(token.split(".", 1)[0])
    if header.keys() & _FORBIDDEN_HEADERS:
        raise TokenRefused("brings-its-own-key")
    if header.get("alg") not in rules.algorithms:
        raise TokenRefused("algorithm")
    kind = header.get("typ", "")
    if not isinstance(kind, str) or kind.lower().removeprefix("application/") not in {t.lower() for t in rules.types}:
        raise TokenRefused("type")
    key_id = header.get("kid")
    if not isinstance(key_id, str) or not 0 < len(key_id) <= MAX_KEY_ID:
        raise TokenRefused("key-name")
    return header


def _json_part(part: str) -> dict[str, Any]:
    try:
        content = json.loads(base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, RecursionError):
        raise TokenRefused("malformed") from None
    if not isinstance(content, dict):
        raise TokenRefused("malformed")
    return content


def _fits(key: Key, algorithm: str) -> bool:
    match key:
        case RSAKey():
            fits = algorithm == "RS256"
        case ECKey():
            fits = algorithm == "ES256" and key.curve_name == "P-256"
        case OKPKey():
            fits = algorithm == "EdDSA" and key.curve_name == "Ed25519"
        case _:
            fits = False
    return fits and key.get("alg", algorithm) == algorithm


def _opened(token: str, key: Key, algorithm: str) -> dict[str, Any]:
    with warnings.catch_warnings():
        # RFC 9864 renames EdDSA to Ed25519; issuers still write the old name, and _fits() pins the curve.
        warnings.simplefilter("ignore", SecurityWarning)
        try:
            opened = jws.deserialize_compact(token, key, algorithms=[algorithm])
            claims = json.loads(opened.payload)
        except (JoseError, ValueError, TypeError, RecursionError):
            raise TokenRefused("signature") from None
    if not isinstance(claims, dict):
        raise TokenRefused("malformed")
    return claims


def checked_claims(claims: dict[str, Any], rules: TokenRules, now: float) -> dict[str, Any]:
    """``claims`` if they are of our issuer, for us, and good ``now`` (seconds). Raises :class:`TokenRefused`."""
    if claims.get("iss") != rules.issuer:
        raise TokenRefused("issuer")
    audience = claims.get("aud")
    if rules.audience not in ([audience] if isinstance(audience, str) else _strings(audience, "audience")):
        raise TokenRefused("audience")
    if _seconds(claims, "exp") + SKEW_SECONDS <= now:
        raise TokenRefused("expired")
    for name in ("nbf", "iat"):
        if name in claims and _seconds(claims, name) - SKEW_SECONDS > now:
            raise TokenRefused("not-yet-valid")
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or not subject.isprintable():
        raise TokenRefused("subject")
    if subject.startswith(SERVICE_SUBJECT_PREFIX):
        raise TokenRefused("subject")
    return claims


def _seconds(claims: dict[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 2**40:
        raise TokenRefused("times")
    return float(value)


def _strings(value: object, reason: str) -> list[str]:
    if not isinstance(value, list) or len(value) > MAX_VALUES:
        raise TokenRefused(reason)
    if not all(isinstance(part, str) and 0 < len(part) <= MAX_VALUE and part.isprintable() for part in value):
        raise TokenRefused(reason)
    return value


def principal_of(claims: Mapping[str, Any]) -> Principal:
    """The principal that checked ``claims`` describe. Raises :class:`TokenRefused` where ours are malformed."""
    subject, name = str(claims["sub"]), claims.get("name")

    def values(claim: str) -> frozenset[str]:
        return frozenset(_strings(claims.get(claim, []), "claims"))

    return Principal(
        subject=subject,
        name=name if isinstance(name, str) and 0 < len(name) <= MAX_VALUE and name.isprintable() else subject,
        roles=values("plumbline_roles") - {"service"},
        parties=values("plumbline_parties"),
        departments=values("plumbline_departments"),
        sites=values("plumbline_sites"),
        staff_roles=values("plumbline_staff_roles"),
    )

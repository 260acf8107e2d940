"""Authorization codes: single use, a minute long, bound to their request (PKCE, RFC 7636)."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from authlib.oauth2.rfc7636 import create_s256_code_challenge

CODE_SECONDS = 60
MOST_CODES = 1000
LONGEST_VALUE = 512


class RequestRefused(Exception):
    """An authorization or token request cannot be met. ``error`` is its OAuth name."""

    def __init__(self, error: str, reason: str) -> None:
        super().__init__(reason)
        self.error = error


@dataclass(frozen=True)
class Authorization:
    """What a browser was sent here with."""

    client_id: str
    redirect_uri: str
    challenge: str
    scope: str
    state: str | None
    nonce: str | None

    @classmethod
    def read(cls, values: Mapping[str, str]) -> "Authorization":
        """Read a request's parameters. Raises ``RequestRefused``."""
        if any(len(value) > LONGEST_VALUE for value in values.values()):
            raise RequestRefused("invalid_request", "a parameter is too long")
        if values.get("response_type") != "code":
            raise RequestRefused("unsupported_response_type", "response_type must be code")
        if values.get("code_challenge_method") != "S256" or not values.get("code_challenge"):
            raise RequestRefused("invalid_request", "a code_challenge with the method S256 is needed")
        if "openid" not in values.get("scope", "").split():
            raise RequestRefused("invalid_scope", "the scope openid is needed")
        return cls(
            client_id=values.get("client_id", ""),
            redirect_uri=values.get("redirect_uri", ""),
            challenge=values["code_challenge"],
            scope=values["scope"],
            state=values.get("state"),
            nonce=values.get("nonce"),
        )


@dataclass(frozen=True)
class Grant:
    """A code's meaning: who said yes to what."""

    authorization: Authorization
    subject: str
    expires: float


class Codes:
    """The codes that are on their way. ``now`` gives seconds."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._grants: dict[str, Grant] = {}

    def issue(self, authorization: Authorization, subject: str) -> str:
        """A new code."""
        now = self._now()
        self._grants = {code: grant for code, grant in self._grants.items() if grant.expires > now}
        if len(self._grants) >= MOST_CODES:
            raise RequestRefused("temporarily_unavailable", "too many sign-ins at once")
        code = secrets.token_urlsafe(32)
        self._grants[code] = Grant(authorization, subject, now + CODE_SECONDS)
        return code

    def redeem(self, code: str, redirect_uri: str, verifier: str) -> Grant:
        """What ``code`` means; it is used up by asking. Raises ``RequestRefused``."""
        grant = self._grants.pop(code, None)
        if grant is None or grant.expires <= self._now():
            raise RequestRefused("invalid_grant", "the code is unknown, used or too old")
        given = create_s256_code_challenge(verifier)
        if grant.authorization.redirect_uri != redirect_uri or not secrets.compare_digest(
            given, grant.authorization.challenge
        ):
            raise RequestRefused("invalid_grant", "the code belongs to another request")
        return grant

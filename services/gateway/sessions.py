"""Sessions without a server's memory: the tokens are in the browser's sealed cookie, the services never see it."""

import asyncio
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from chassis.clock import Clock
from chassis.tokens import TokenRefused, TokenRules, TokenVerifier, VerifiedToken
from gateway.identity_provider import GrantRefused, IdentityProvider, ProviderAway, SignIn, Tokens
from gateway.sealed_cookies import SealedCookies

SESSION_COOKIE = "session"
SIGN_IN_COOKIE = "sign-in"
SIGN_IN_SECONDS = 600
SESSION_HOURS = 12
"""The longest that anybody stays signed in without signing in again."""
REFRESH_BEFORE = timedelta(seconds=60)
REMEMBERED_REFRESHES = 512


@dataclass(frozen=True)
class Session:
    """A signed-in person's tokens."""

    access_token: str
    refresh_token: str | None
    ends_at: datetime

    def content(self) -> dict[str, Any]:
        """As the cookie holds it."""
        return {"a": self.access_token, "r": self.refresh_token, "e": int(self.ends_at.timestamp())}

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Session":
        """From what a cookie held. Raises ``KeyError``, ``TypeError`` or ``ValueError`` for what is not a session."""
        return cls(str(content["a"]), content["r"], datetime.fromtimestamp(int(content["e"]), UTC))


@dataclass(frozen=True)
class Current:
    """The session of one request: whose it is, and the ``Set-Cookie`` lines to answer with."""

    session: Session
    verified: VerifiedToken
    set_cookies: tuple[str, ...] = ()


class SignInFailed(Exception):
    """Somebody came back from the provider without what a sign-in needs. ``reason`` is one of a closed list."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Sessions:
    """Begins, finds, renews and ends sessions."""

    def __init__(
        self,
        cookies: SealedCookies,
        provider: IdentityProvider,
        tokens: TokenVerifier,
        identity: TokenVerifier,
        clock: Clock,
    ) -> None:
        self.cookies = cookies
        self.provider = provider
        self._tokens = tokens
        self._identity = identity
        self._clock = clock
        self._refreshes: dict[bytes, asyncio.Task[Tokens]] = {}

    async def begin(self, next_path: str) -> tuple[str, list[str]]:
        """Where to send the browser to sign in, and the cookie that remembers it. Raises ``ProviderAway``."""
        sign_in = SignIn.begin(next_path)
        address = await self.provider.authorization_address(sign_in)
        content = {**vars(sign_in), "until": int(self._clock.now().timestamp()) + SIGN_IN_SECONDS}
        return address, self.cookies.lines(SIGN_IN_COOKIE, content, max_age=SIGN_IN_SECONDS)

    async def complete(self, code: str, state: str, cookies: Mapping[str, str]) -> tuple[str, list[str]]:
        """Where the person wanted to go, and the cookies of their session.

        Raises ``SignInFailed`` and ``ProviderAway``.
        """
        sign_in = self._remembered(state, cookies)
        try:
            tokens = await self.provider.exchange(code, sign_in.verifier)
            verified = await self._tokens.examine(tokens.access_token)
            identity = await self._identity.claims(tokens.id_token or "")
        except GrantRefused:
            raise SignInFailed("code") from None
        except TokenRefused as refusal:
            raise SignInFailed(f"token-{refusal.reason}") from None
        if identity.get("nonce") != sign_in.nonce or identity["sub"] != verified.principal.subject:
            raise SignInFailed("nonce")
        ends_at = self._clock.now() + timedelta(hours=SESSION_HOURS)
        session = Session(tokens.access_token, tokens.refresh_token, ends_at)
        lines = self.cookies.lines(SESSION_COOKIE, session.content())
        return sign_in.next, lines + self.cookies.cleared(SIGN_IN_COOKIE)

    def _remembered(self, state: str, cookies: Mapping[str, str]) -> SignIn:
        content = self.cookies.read(SIGN_IN_COOKIE, cookies)
        if content is None:
            raise SignInFailed("no-cookie")
        if content.pop("until", 0) < self._clock.now().timestamp():
            raise SignInFailed("too-late")
        sign_in = SignIn(**content)
        if sign_in.state != state:
            raise SignInFailed("state")
        return sign_in

    async def current(self, cookies: Mapping[str, str]) -> Current | None:
        """The session that ``cookies`` hold, its token good for a minute at least where it can be renewed.

        None where nobody is signed in (any more). Raises ``IssuerAway`` or ``ProviderAway`` where it cannot be told.
        """
        session = self._held(cookies)
        if session is None:
            return None
        verified = await self._examined(session)
        now = self._clock.now()
        if verified is not None and verified.expires_at - now > REFRESH_BEFORE:
            return Current(session, verified)
        try:
            renewed = await self._renewed(session)
        except ProviderAway:
            # The token may be good for the rest of its minute; once it is not, nobody is let in.
            if verified is not None and verified.expires_at > now:
                return Current(session, verified)
            raise
        return renewed if renewed is not None or verified is None else Current(session, verified)

    def _held(self, cookies: Mapping[str, str]) -> Session | None:
        content = self.cookies.read(SESSION_COOKIE, cookies)
        if content is None:
            return None
        try:
            session = Session.of(content)
        except (KeyError, TypeError, ValueError):
            return None
        return session if session.ends_at > self._clock.now() else None

    async def _examined(self, session: Session) -> VerifiedToken | None:
        try:
            return await self._tokens.examine(session.access_token)
        except TokenRefused:
            return None

    async def _renewed(self, session: Session) -> Current | None:
        if session.refresh_token is None:
            return None
        try:
            tokens = await self._refreshed(session.refresh_token)
            verified = await self._tokens.examine(tokens.access_token)
        except (GrantRefused, TokenRefused):
            return None
        renewed = Session(tokens.access_token, tokens.refresh_token, session.ends_at)
        return Current(renewed, verified, tuple(self.cookies.lines(SESSION_COOKIE, renewed.content())))

    async def _refreshed(self, refresh_token: str) -> Tokens:
        """One refresh for all requests that ask at once: a provider that rotates its tokens takes each only once."""
        name = hashlib.sha256(refresh_token.encode()).digest()
        task = self._refreshes.get(name)
        if task is None or (task.done() and (task.cancelled() or task.exception() is not None)):
            task = asyncio.create_task(self.provider.refresh(refresh_token))
            self._refreshes[name] = task
            for oldest in list(self._refreshes)[:-REMEMBERED_REFRESHES]:
                del self._refreshes[oldest]
        return await asyncio.shield(task)

    def end(self) -> list[str]:
        """The ``Set-Cookie`` lines that end a session in this browser."""
        return self.cookies.cleared(SESSION_COOKIE) + self.cookies.cleared(SIGN_IN_COOKIE)


def identity_rules(issuer: str, client_id: str) -> TokenRules:
    """What an identity token must be; providers may leave out its type."""
    return TokenRules(issuer, client_id, ("jwt", ""))

"""The session front with an identity provider in memory, and a browser that keeps cookies as browsers do."""

import base64
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path

import httpx
from fastapi import FastAPI
from starlette.types import ASGIApp

from chassis.settings import load
from chassis.telemetry import Telemetry
from gateway.bootstrap import Front, front_of, make_sessions
from gateway.settings import GatewaySettings
from tests.support.fake_issuer import ISSUER, FakeIssuer

PUBLIC = "http://127.0.0.1:8400"
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def key(letter: str = "k") -> str:
    """A session key."""
    return base64.urlsafe_b64encode(letter.encode() * 32).decode().rstrip("=")


def gateway_settings(
    *, public: str = PUBLIC, web: Path | None = None, session_key: str | None = None
) -> GatewaySettings:
    """Settings for tests."""
    environment = {
        "PLUMBLINE_PUBLIC_URL": public,
        "PLUMBLINE_OIDC_ISSUER": ISSUER,
        "PLUMBLINE_SESSION_KEY": session_key or key(),
        "PLUMBLINE_WEB_DIRECTORY": str(web or Path(__file__).parent / "nowhere"),
    }
    return load(GatewaySettings, service="gateway", environment=environment)


def make_front(issuer: FakeIssuer, settings: GatewaySettings | None = None) -> Front:
    """The front, on the issuer's clock."""
    used = settings or gateway_settings()
    sessions = make_sessions(used, issuer.client(), issuer.clock)
    return front_of(used, Telemetry.off("gateway"), sessions)


@dataclass
class Browser:
    """Keeps cookies by name, forgets those that have ended, follows no redirect by itself."""

    app: ASGIApp | FastAPI
    base: str = PUBLIC
    cookies: dict[str, str] = field(default_factory=dict)

    async def ask(self, method: str, path: str, **headers: str) -> httpx.Response:
        """One request, with the cookies."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=self.base) as client:
            answer = await client.request(method, path, headers=sent)
        for line in answer.headers.get_list("set-cookie"):
            self._keep(line)
        return answer

    def _keep(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            if morsel["max-age"] == "0":
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value

    async def sign_in(self, issuer: FakeIssuer, next_path: str = "/") -> httpx.Response:
        """Sign in, all the way."""
        sent = await self.ask("GET", f"/session/login?next={next_path}")
        back = issuer.authorize(sent.headers["location"])
        return await self.ask("GET", f"/session/callback?code={back['code']}&state={back['state']}")

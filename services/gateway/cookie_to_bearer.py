"""ASGI middleware that gives the services a bearer token where the browser has a session.

In a deployment the proxy does this, by asking ``/session/token``; where one process serves everything this does. A
request that brings its own ``Authorization`` passes untouched.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request, cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.api.frame_problems import AWAY
from chassis.api.problems import Problem, problem_response
from chassis.issuer_keys import IssuerAway
from gateway.identity_provider import ProviderAway
from gateway.origins import SAFE_METHODS, is_same_origin
from gateway.sessions import Sessions

PREFIX = "/api/"
CROSS_SITE = Problem(403, "cross-site", "This request does not come from our own page")


class CookieToBearer:
    """Around an application that serves ``/api/``."""

    def __init__(self, app: ASGIApp, sessions: Sessions, *, public_url: str, prefix: str = PREFIX) -> None:
        self._app = app
        self._sessions = sessions
        self._public_url = public_url
        self._prefix = prefix

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or not scope["path"].startswith(self._prefix):
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if "authorization" in headers or "cookie" not in headers:
            await self._app(_without_cookies(scope), receive, send)
            return
        try:
            current = await self._sessions.current(cookie_parser(headers["cookie"]))
        except (IssuerAway, ProviderAway):
            detail = "Nobody can be recognised right now. Try again in a moment."
            await problem_response(Request(scope), AWAY, detail)(scope, receive, send)
            return
        if current is None:
            await self._app(_without_cookies(scope), receive, send)
            return
        if scope["method"] not in SAFE_METHODS and not is_same_origin(headers, self._public_url):
            detail = "Open the page of this address itself and try again there."
            await problem_response(Request(scope), CROSS_SITE, detail)(scope, receive, send)
            return
        bearer = (b"authorization", f"Bearer {current.session.access_token}".encode())
        await self._app(_without_cookies(scope, bearer), receive, _setting(send, current.set_cookies))


def _without_cookies(scope: Scope, *more: tuple[bytes, bytes]) -> Scope:
    return {**scope, "headers": [*(pair for pair in scope["headers"] if pair[0] != b"cookie"), *more]}


def _setting(send: Send, lines: Iterable[str]) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for line in lines:
                headers.append("set-cookie", line)
        await send(message)

    return sending

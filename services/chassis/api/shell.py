"""The outermost layer of an application: what every answer carries, and what no request may do.

Also what the framework answers in plain text (a body over the limit) becomes a problem here, and what nobody expected
becomes a loud 500 without a word of its inside.
"""

from urllib.parse import unquote_to_bytes

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chassis.api.frame_problems import STATUS_PROBLEMS, TOO_LARGE, UNEXPECTED
from chassis.api.problems import MEDIA_TYPE, problem_response
from chassis.logs import frames_of, logger

_log = logger(__name__)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
TRANSPORT_SECURITY = "max-age=31536000; includeSubDomains"


class Shell:
    """ASGI middleware around everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _Answer(scope, receive, send)
        try:
            if _holds_nul(scope):
                await answer.replace(_refusal(Request(scope), "The address holds the character NUL."))
            else:
                await self._app(scope, receive, answer.send)
        except Exception as error:  # the last resort: whatever it is, it is told and logged here
            _log.error(
                "request_failed", method=scope["method"], error_class=type(error).__name__, frames=frames_of(error)
            )
            if answer.has_begun:
                raise
            detail = "Nothing was changed. Try again; if it happens again, report the trace_id."
            await answer.replace(problem_response(Request(scope), UNEXPECTED, detail))


def _refusal(request: Request, detail: str) -> Response:
    return problem_response(request, STATUS_PROBLEMS[400], detail)


def _holds_nul(scope: Scope) -> bool:
    return "\x00" in scope["path"] or b"\x00" in unquote_to_bytes(scope.get("query_string", b""))


class _Answer:
    """Sends the answer on, with the headers that every answer has."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope = scope
        self._receive = receive
        self._send = send
        self._is_replaced = False
        self.has_begun = False

    async def send(self, message: Message) -> None:
        if self._is_replaced:
            return
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if message["status"] == 413 and not headers.get("content-type", "").startswith(MEDIA_TYPE):
                self._is_replaced = True
                detail = "Send less at a time; the limit is in the description of this address."
                await self.replace(problem_response(Request(self._scope), TOO_LARGE, detail))
                return
            self._add_headers(headers)
            self.has_begun = True
        await self._send(message)

    async def replace(self, response: Response) -> None:
        self._add_headers(response.headers)
        self.has_begun = True
        await response(self._scope, self._receive, self._send)

    def _add_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if self._scope.get("scheme") == "https":
            headers.setdefault("Strict-Transport-Security", TRANSPORT_SECURITY)

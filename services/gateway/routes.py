"""The addresses under ``/session``, and the pages."""

from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from chassis.api.failures import Unauthenticated
from chassis.api.policies import allowed_only_if, public
from chassis.errors import NotFound
from chassis.logs import logger
from gateway.identity_provider import GrantRefused, ProviderAway
from gateway.origins import SAFE_METHODS, is_same_origin, safe_next
from gateway.sessions import Current, Sessions, SignInFailed
from gateway.web_files import WebFiles

_log = logger(__name__)

BEFORE_SIGN_IN = public("nobody is signed in before signing in; the cookie is looked at here")
SAME_FOR_ALL = public("the web app is the same for everybody; what it shows comes from the services")

ELSEWHERE = ("api/", "session/")
"""What starts like this is for programs; an unknown address there is not a page."""

FAILED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in did not work</title>
<h1>Sign-in did not work</h1>
<p>Nothing was changed. It can be that the page was open for too long, or that sign-in began in another window.</p>
<p><a href="/session/login">Sign in again</a></p></html>
"""
AWAY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sign-in is not available</title>
<h1>Sign-in is not available right now</h1>
<p>The service that knows who you are does not answer. Nothing was changed.</p>
<p><a href="/session/login">Try again</a></p></html>
"""


class Me(BaseModel):
    """Who is signed in here. ``staff_roles``: what they work as, where the identity provider tells it."""

    subject: str
    name: str
    roles: list[str]
    parties: list[str]
    departments: list[str]
    sites: list[str]
    staff_roles: list[str]
    expires_at: str


def sign_in_routes(sessions: Sessions, public_url: str) -> APIRouter:
    """The routes of signing in and out."""
    router = APIRouter(prefix="/session", tags=["session"], dependencies=[BEFORE_SIGN_IN])

    @router.get("/login", operation_id="begin_sign_in", status_code=303, response_class=RedirectResponse)
    async def login(request: Request, next: str | None = None) -> Response:  # noqa: A002 - the parameter's name
        path = safe_next(next)
        if request.url.netloc != urlsplit(public_url).netloc:
            # Under another name for this host the cookie would not come back from the provider.
            return RedirectResponse(f"{public_url}/session/login?{urlencode({'next': path})}", 303)
        address, cookies = await sessions.begin(path)
        return _with_cookies(RedirectResponse(address, 303), cookies)

    @router.get("/callback", operation_id="complete_sign_in", status_code=303, response_class=RedirectResponse)
    async def callback(request: Request, code: str = "", state: str = "", iss: str | None = None) -> Response:
        try:
            sessions.provider.check_sender(iss)
            path, cookies = await sessions.complete(code, state, request.cookies)
        except (SignInFailed, GrantRefused) as failure:
            _log.warning("sign_in_failed", reason=str(failure))
            return HTMLResponse(FAILED, 400)
        return _with_cookies(RedirectResponse(path, 303), cookies)

    @router.post("/logout", operation_id="sign_out")
    async def logout(request: Request) -> Response:
        _only_from_our_pages(request.headers, public_url)
        address = await sessions.provider.sign_out_address()
        return _with_cookies(JSONResponse({"signed_out": True, "continue_at": address}), sessions.end())

    return router


def session_routes(sessions: Sessions, public_url: str) -> APIRouter:
    """The routes that tell who is signed in: to the page, and to a proxy."""
    router = APIRouter(prefix="/session", tags=["session"], dependencies=[BEFORE_SIGN_IN])

    @router.get("/me", operation_id="get_me", response_model=Me)
    async def me(request: Request) -> Response:
        current = await _current(sessions, request)
        person = current.verified.principal
        document = Me(
            subject=person.subject,
            name=person.name,
            roles=sorted(person.roles),
            parties=sorted(person.parties),
            departments=sorted(person.departments),
            sites=sorted(person.sites),
            staff_roles=sorted(person.staff_roles),
            expires_at=current.session.ends_at.isoformat(),
        )
        return _with_cookies(JSONResponse(document.model_dump()), current.set_cookies)

    @router.get("/token", operation_id="get_token", status_code=204, include_in_schema=False)
    async def token(request: Request) -> Response:
        """For a proxy's sub-request: the bearer token that goes with the browser's cookie."""
        current = await _current(sessions, request)
        if request.headers.get("x-original-method", "GET").upper() not in SAFE_METHODS:
            _only_from_our_pages(request.headers, public_url)
        answer = Response(status_code=204, headers={"Authorization": f"Bearer {current.session.access_token}"})
        return _with_cookies(answer, current.set_cookies)

    return router


def page_routes(files: WebFiles) -> APIRouter:
    """Everything else is the web app's. To be included last."""
    router = APIRouter(include_in_schema=False, dependencies=[SAME_FOR_ALL])

    @router.api_route("/{path:path}", methods=["GET", "HEAD"], operation_id="get_page")
    async def page(path: str, request: Request) -> Response:
        if path.startswith(ELSEWHERE):
            raise NotFound("There is nothing at this address.")
        return files.respond(path, request)

    return router


async def _current(sessions: Sessions, request: Request) -> Current:
    current = await sessions.current(request.cookies)
    if current is None:
        raise Unauthenticated("Sign in to go on.")
    return current


def _only_from_our_pages(headers: Headers, public_url: str) -> None:
    allowed_only_if(is_same_origin(headers, public_url), "Open the page of this address itself and try again there.")


def _with_cookies(response: Response, lines: Iterable[str]) -> Response:
    for line in lines:
        response.headers.append("set-cookie", line)
    return response


async def provider_away(request: Request, _error: Exception) -> Response:
    """The answer while the identity provider is away: a page for people, a problem for programs."""
    _log.warning("identity_provider_away", error_class=ProviderAway.__name__)
    return HTMLResponse(AWAY, 503, {"Retry-After": "5"})

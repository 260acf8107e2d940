"""The issuer's endpoints: discovery, keys, sign-in, tokens, user info, sign-out."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from plumbline.issuer.clients import WEB_CLIENT, ClientRefused, Clients, credentials_from
from plumbline.issuer.codes import Authorization, Codes, RequestRefused
from plumbline.issuer.keys import ALGORITHM, key_set
from plumbline.issuer.pages import choose_page, refusal_page
from plumbline.issuer.people import PEOPLE, Person
from plumbline.issuer.tokens import ACCESS, ACCESS_SECONDS, REFRESH, Signer, TokenRefused

LARGEST_FORM = 16 * 1024

_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_FORM_FIELDS = frozenset(
    {"response_type", "client_id", "redirect_uri", "scope", "state", "nonce", "code_challenge", "code_challenge_method"}
)


@dataclass(frozen=True)
class Issuer:
    """The endpoints over ``signer``, ``clients`` and ``codes``."""

    signer: Signer
    clients: Clients
    codes: Codes

    async def discovery(self, _: Request) -> Response:
        """OpenID Connect Discovery 1.0."""
        issuer = self.signer.issuer
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "userinfo_endpoint": f"{issuer}/userinfo",
                "end_session_endpoint": f"{issuer}/end-session",
                "jwks_uri": f"{issuer}/jwks",
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code", "refresh_token", "client_credentials"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": [ALGORITHM],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "code_challenge_methods_supported": ["S256"],
                "scopes_supported": ["openid", "profile", "offline_access"],
                "authorization_response_iss_parameter_supported": True,
            }
        )

    async def keys(self, _: Request) -> Response:
        """The public keys."""
        return JSONResponse(key_set(self.signer.key))

    async def ask(self, request: Request) -> Response:
        """Show the page to choose who to be."""
        fields = {name: value for name, value in request.query_params.items() if name in _FORM_FIELDS}
        try:
            self._authorization(fields)
        except RequestRefused as refusal:
            return refusal_page(str(refusal))
        return choose_page(fields, self.clients.public_url)

    async def chosen(self, request: Request) -> Response:
        """Send the browser back with a code for whom was chosen."""
        form = await _form(request)
        try:
            authorization = self._authorization(form)
            code = self.codes.issue(authorization, _chosen(form))
        except RequestRefused as refusal:
            return refusal_page(str(refusal))
        answer = {"code": code, "iss": self.signer.issuer}
        if authorization.state is not None:
            answer["state"] = authorization.state
        return RedirectResponse(f"{authorization.redirect_uri}?{urlencode(answer)}", 303, _NO_STORE)

    async def token(self, request: Request) -> Response:
        """Give tokens for a code, a refresh token, or (scripts) the demo's secret."""
        form = await _form(request)
        try:
            client_id, secret = credentials_from(request.headers.get("authorization"), form)
            answer = self._tokens(form, client_id, secret)
        except ClientRefused as refusal:
            challenge = {**_NO_STORE, "WWW-Authenticate": 'Basic realm="plumbline"'}
            return _refuse("invalid_client", str(refusal), 401, challenge)
        except TokenRefused as refusal:
            return _refuse("invalid_grant", str(refusal))
        except RequestRefused as refusal:
            return _refuse(refusal.error, str(refusal))
        return JSONResponse(answer, headers=_NO_STORE)

    async def userinfo(self, request: Request) -> Response:
        """Who an access token speaks for."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        try:
            person, _scope = self.signer.person_of(token if scheme.lower() == "bearer" else "", ACCESS)
        except TokenRefused:
            return Response(status_code=401, headers={"WWW-Authenticate": 'Bearer error="invalid_token"'})
        return JSONResponse({"sub": person.subject, **person.claims()}, headers=_NO_STORE)

    async def end_session(self, request: Request) -> Response:
        """Send the browser back: there is no session here to end, everybody is asked every time."""
        target = request.query_params.get("post_logout_redirect_uri", self.clients.public_url)
        home = self.clients.public_url
        is_ours = target == home or target.startswith(f"{home}/")
        state = request.query_params.get("state")
        back = target if is_ours else home
        return RedirectResponse(f"{back}?{urlencode({'state': state})}" if state and is_ours else back, 303, _NO_STORE)

    async def ready(self, _: Request) -> Response:
        """It runs."""
        return PlainTextResponse("ready\n")

    def _authorization(self, values: dict[str, str]) -> Authorization:
        authorization = Authorization.read(values)
        if (authorization.client_id, authorization.redirect_uri) != (WEB_CLIENT, self.clients.redirect_uri):
            raise RequestRefused("invalid_request", "the client or its address is not known here")
        return authorization

    def _tokens(self, form: dict[str, str], client_id: str, secret: str) -> dict[str, object]:
        match form.get("grant_type"):
            case "authorization_code":
                self.clients.check_web(client_id, secret)
                grant = self.codes.redeem(
                    form.get("code", ""), form.get("redirect_uri", ""), form.get("code_verifier", "")
                )
                asked = grant.authorization
                return self._for_web(PEOPLE[grant.subject], asked.scope, asked.nonce)
            case "refresh_token":
                self.clients.check_web(client_id, secret)
                person, scope = self.signer.person_of(form.get("refresh_token", ""), REFRESH, client_id)
                return self._for_web(person, scope, None)
            case "client_credentials":
                self.clients.check_demo(secret)
                if client_id not in PEOPLE:
                    raise ClientRefused("no such person")
                return self._answer(PEOPLE[client_id], client_id, "openid")
            case _:
                raise RequestRefused("unsupported_grant_type", "not a grant that is given here")

    def _for_web(self, person: Person, scope: str, nonce: str | None) -> dict[str, object]:
        return {
            **self._answer(person, WEB_CLIENT, scope),
            "id_token": self.signer.id_token(person, WEB_CLIENT, nonce),
            "refresh_token": self.signer.refresh_token(person, WEB_CLIENT, scope),
        }

    def _answer(self, person: Person, client_id: str, scope: str) -> dict[str, object]:
        token = self.signer.access_token(person, client_id, scope)
        return {"access_token": token, "token_type": "Bearer", "expires_in": ACCESS_SECONDS, "scope": scope}


def _chosen(form: dict[str, str]) -> str:
    subject = form.get("person", "")
    if subject not in PEOPLE:
        raise RequestRefused("invalid_request", "nobody was chosen")
    return subject


async def _form(request: Request) -> dict[str, str]:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return {}
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=32))
    except ValueError:
        return {}


def _refuse(error: str, reason: str, status: int = 400, headers: dict[str, str] | None = None) -> Response:
    return JSONResponse({"error": error, "error_description": reason}, status, headers or _NO_STORE)


def issuer_app(issuer: Issuer) -> Starlette:
    """``issuer`` as an ASGI app."""
    return Starlette(
        routes=[
            Route("/.well-known/openid-configuration", issuer.discovery),
            Route("/jwks", issuer.keys),
            Route("/authorize", issuer.ask, methods=["GET"]),
            Route("/authorize", issuer.chosen, methods=["POST"]),
            Route("/token", issuer.token, methods=["POST"]),
            Route("/userinfo", issuer.userinfo),
            Route("/end-session", issuer.end_session),
            Route("/readyz", issuer.ready),
            Route("/livez", issuer.ready),
        ]
    )

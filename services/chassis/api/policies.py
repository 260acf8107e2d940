"""Who may use which endpoint. Every route declares a policy; one without is found by a test and served to nobody.

A policy looks at roles. What depends on the thing itself (this department, this site, this party) is decided where
the thing is known: by the use case, or with :func:`allowed_only_if`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from fastapi import FastAPI, params
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.requests import Request

from chassis.api.failures import Unauthenticated
from chassis.api.rate_limits import RateLimits
from chassis.errors import Forbidden
from chassis.logs import logger
from chassis.principals import Principal
from chassis.telemetry import Telemetry
from chassis.tokens import TokenRefused, TokenVerifier, VerifiedToken

_log = logger(__name__)

FRAME_PATHS = frozenset({"/openapi.json"})
"""Served by the framework itself, to anybody."""


@dataclass(frozen=True)
class Policy:
    """Who may: holders of any of ``roles``, or, where there are none, whoever is signed in.

    ``name`` is what they may do, for logs; ``who`` says in words who can, for whoever may not.
    """

    name: str
    roles: frozenset[str] = field(default_factory=frozenset)
    who: str = "anyone who is signed in"

    def allows(self, principal: Principal) -> bool:
        """Whether ``principal`` may."""
        return not self.roles or principal.has_role(*self.roles)


@dataclass(frozen=True)
class AccessParts:
    """What checking needs; the application keeps it in its state."""

    tokens: TokenVerifier | None
    limits: RateLimits
    telemetry: Telemetry


@dataclass(frozen=True)
class Guard:
    """The dependency that lets a principal through. Compare :func:`requires`."""

    policy: Policy

    async def __call__(self, request: Request) -> Principal:
        """The principal who asks.

        Raises ``Unauthenticated`` (401), ``Forbidden`` (403), ``TooManyRequests`` (429), ``IssuerAway`` (503).
        """
        verified = await authenticate(request)
        access = _access(request)
        access.limits.take(verified.principal)
        if not self.policy.allows(verified.principal):
            _note_refusal(access, "role", policy=self.policy.name, subject=verified.principal.subject)
            raise Forbidden(f"This can be done by {self.policy.who}.")
        request.state.verified = verified
        return verified.principal


@dataclass(frozen=True)
class OpenDoor:
    """Marks a route that anybody may use. Compare :func:`public`."""

    why: str

    async def __call__(self) -> None:
        """Let everybody through."""


def requires(policy: Policy) -> Any:
    """The dependency for ``Annotated[Principal, requires(POLICY)]``."""
    return params.Depends(Guard(policy))


def public(why: str) -> Any:
    """The dependency for ``dependencies=[public("…")]``: anybody may, and ``why`` says the reason."""
    return params.Depends(OpenDoor(why))


async def authenticate(request: Request) -> VerifiedToken:
    """Who asks, by the bearer token. Raises ``Unauthenticated`` or ``IssuerAway``."""
    access = _access(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token or access.tokens is None:
        raise Unauthenticated("Sign in, or send a bearer token.")
    try:
        return await access.tokens.examine(token.strip())
    except TokenRefused as refusal:
        _note_refusal(access, refusal.reason)
        # One answer for all reasons: whoever forges a token learns nothing from it.
        challenge = {"WWW-Authenticate": 'Bearer realm="plumbline", error="invalid_token"'}
        raise Unauthenticated("The token is not accepted. Sign in again.", headers=challenge) from None


def allowed_only_if(condition: bool, who: str) -> None:
    """Raise :class:`chassis.errors.Forbidden` unless ``condition``; ``who`` is the sentence that says who can."""
    if not condition:
        raise Forbidden(who)


def verified_token(request: Request) -> VerifiedToken:
    """The token that :class:`Guard` accepted for this request."""
    return cast(VerifiedToken, request.state.verified)


def _access(request: Request) -> AccessParts:
    return cast(AccessParts, request.app.state.access)


def _note_refusal(access: AccessParts, reason: str, **said: str) -> None:
    _log.warning("access_refused", reason=reason, **said)
    access.telemetry.metrics.add("plumbline.access.refused", 1, {"plumbline.refusal.reason": reason})


def declared_policies(app: FastAPI) -> Iterator[tuple[str, str, Policy | OpenDoor | None]]:
    """``(method, path, policy)`` of every route; none where it declares none."""
    for context in iter_route_contexts(app.routes):
        path = str(getattr(context, "path", ""))
        dependant = getattr(context, "dependant", None)
        guards = list(_guards(dependant)) if isinstance(dependant, Dependant) else []
        for method in sorted(getattr(context, "methods", None) or {"MOUNT"}):
            if method != "HEAD" or path not in FRAME_PATHS:
                yield method, path, guards[0] if guards else None


def _guards(dependant: Dependant) -> Iterator[Policy | OpenDoor]:
    for inner in dependant.dependencies:
        if isinstance(inner.call, Guard):
            yield inner.call.policy
        elif isinstance(inner.call, OpenDoor):
            yield inner.call
        else:
            yield from _guards(inner)


def undeclared_routes(app: FastAPI) -> list[str]:
    """The routes of ``app`` that declare no policy, as ``METHOD path``. Must be empty."""
    return [
        f"{method} {path}"
        for method, path, policy in declared_policies(app)
        if policy is None and path not in FRAME_PATHS
    ]

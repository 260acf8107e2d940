"""Puts the session front together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import httpx
from fastapi import FastAPI

from chassis.api.app import AppParts, Lifespan, create_app
from chassis.clock import Clock, SystemClock
from chassis.issuer_keys import IssuerKeys
from chassis.logs import configure_logging
from chassis.settings import load
from chassis.telemetry import Telemetry, configure_telemetry
from chassis.tokens import TokenRules, TokenVerifier
from gateway.identity_provider import IdentityProvider, ProviderAway
from gateway.routes import page_routes, provider_away, session_routes, sign_in_routes
from gateway.sealed_cookies import CookieForm, SealedCookies
from gateway.sessions import Sessions, identity_rules
from gateway.settings import GatewaySettings, key_bytes
from gateway.web_files import WebFiles

SERVICE = "gateway"


@dataclass(frozen=True)
class Front:
    """The application and its sessions, for who serves more beside it in one process."""

    app: FastAPI
    sessions: Sessions


def make_sessions(settings: GatewaySettings, client: httpx.AsyncClient, clock: Clock) -> Sessions:
    """The sessions of ``settings``, talking to the provider with ``client``."""
    keys = IssuerKeys(settings.oidc_issuer, client, discovery_url=settings.oidc_discovery_url)
    access = TokenRules(settings.oidc_issuer, settings.oidc_audience, settings.oidc_token_types)
    identity = identity_rules(settings.oidc_issuer, settings.oidc_client_id)
    form = CookieForm(settings.public_url)
    return Sessions(
        SealedCookies(key_bytes(settings.session_key), form),
        IdentityProvider(settings, client),
        TokenVerifier(access, keys, clock),
        TokenVerifier(identity, keys, clock),
        clock,
    )


def make_front(settings: GatewaySettings, telemetry: Telemetry) -> Front:
    """The session front of ``settings``. Its lifespan closes the connections to the provider."""
    client = httpx.AsyncClient(trust_env=False)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await client.aclose()

    return front_of(settings, telemetry, make_sessions(settings, client, SystemClock()), lifespan)


def front_of(
    settings: GatewaySettings, telemetry: Telemetry, sessions: Sessions, lifespan: Lifespan | None = None
) -> Front:
    """The session front around ``sessions``."""
    app = create_app(
        AppParts(
            title="Plumbline session front",
            version=version("plumbline"),
            telemetry=telemetry,
            routers=[
                sign_in_routes(sessions, settings.public_url),
                session_routes(sessions, settings.public_url),
                page_routes(WebFiles(web_directory(settings))),
            ],
            lifespan=lifespan,
        )
    )
    app.add_exception_handler(ProviderAway, provider_away)
    return Front(app, sessions)


def web_directory(settings: GatewaySettings) -> Path:
    """Where the built web app is: as set, inside the installed package, or beside it in a working copy."""
    if settings.web_directory is not None:
        return settings.web_directory
    package = Path(str(files("gateway")))
    installed = package / "static"
    return installed if installed.is_dir() else package.parent / "web" / "dist"


def api() -> FastAPI:
    """The application of a process of its own, from the environment."""
    settings = load(GatewaySettings, service=SERVICE)
    telemetry = configure_telemetry(SERVICE, "gateway", settings)
    configure_logging(telemetry, level=settings.log_level, role="gateway")
    return make_front(settings, telemetry).app

"""The environment that each process gets: addresses, ports and passwords by the names that the services read."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from plumbline.credentials import SERVICES, Credentials
from plumbline.issuer.clients import WEB_CLIENT
from plumbline.ports import WEB

ISSUER_SETTING = "PLUMBLINE_OIDC_ISSUER"
HOST = "127.0.0.1"


class NoSignIn(Exception):
    """Nobody could sign in: there is no issuer."""


@dataclass(frozen=True)
class Surroundings:
    """What processes are told of each other. ``ports`` are by name; ``demo``: the development issuer runs."""

    ports: Mapping[str, int]
    credentials: Credentials
    demo: bool

    @property
    def public_url(self) -> str:
        """Where people find the web app."""
        return f"http://{HOST}:{self.ports[WEB]}"

    @property
    def kafka_bootstrap(self) -> str:
        """Where clients find Kafka."""
        return f"{HOST}:{self.ports['kafka']}"

    @property
    def otlp_endpoint(self) -> str:
        """Where telemetry goes: to the collector that the operator names, else to the sink."""
        return os.environ.get("PLUMBLINE_OTLP_ENDPOINT") or f"http://{HOST}:{self.ports['sink']}"

    @property
    def issuer(self) -> str:
        """Who signs people in. Raises ``NoSignIn``."""
        if self.demo:
            return f"http://{HOST}:{self.ports['issuer']}"
        named = os.environ.get(ISSUER_SETTING)
        if not named:
            raise NoSignIn(
                f"Nobody could sign in: set {ISSUER_SETTING} (and PLUMBLINE_OIDC_CLIENT_ID, "
                "PLUMBLINE_OIDC_CLIENT_SECRET) to your issuer, or try it out with: plumbline up --demo"
            )
        return named

    def for_service(self, name: str) -> dict[str, str]:
        """The environment of the process ``name``, which answers health checks on the port of that name."""
        databases = {
            f"PLUMBLINE_{service.upper()}_DATABASE_URL": self.database_url(service, "app") for service in SERVICES
        }
        return {
            **databases,
            "PLUMBLINE_KAFKA_BOOTSTRAP": self.kafka_bootstrap,
            "PLUMBLINE_OIDC_ISSUER": self.issuer,
            "PLUMBLINE_OTLP_ENDPOINT": self.otlp_endpoint,
            "PLUMBLINE_PUBLIC_URL": self.public_url,
            # The same over a restart: consumers resume at once instead of waiting for their own old session.
            "PLUMBLINE_INSTANCE": "local",
            "PLUMBLINE_HEALTH_PORT": str(self.ports.get(name, 0)),
            # A failure is told in plain lines, not in boxes that a log cuts.
            "TYPER_STANDARD_TRACEBACK": "1",
        }

    def for_migrations(self) -> dict[str, str]:
        """The environment of the migrations, which alone may change tables."""
        return {f"PLUMBLINE_{service.upper()}_OWNER_URL": self.database_url(service, "owner") for service in SERVICES}

    def for_gateway(self) -> dict[str, str]:
        """What the session front needs beside what a service needs."""
        session = {"PLUMBLINE_SESSION_KEY": self.credentials.session}
        if not self.demo:
            return session
        return {
            **session,
            "PLUMBLINE_OIDC_CLIENT_ID": WEB_CLIENT,
            "PLUMBLINE_OIDC_CLIENT_SECRET": self.credentials.gateway_client,
        }

    def for_issuer(self) -> dict[str, str]:
        """What the development issuer needs."""
        return {
            "PLUMBLINE_ISSUER_WEB_SECRET": self.credentials.gateway_client,
            "PLUMBLINE_ISSUER_DEMO_SECRET": self.credentials.demo,
        }

    def database_url(self, service: str, role: str) -> str:
        """Where ``service``'s database is for its ``role`` (``owner``, ``app`` or ``reader``)."""
        password = quote(self.credentials.database[service][role], safe="")
        return f"postgresql://{service}_{role}:{password}@{HOST}:{self.ports['postgres']}/{service}"

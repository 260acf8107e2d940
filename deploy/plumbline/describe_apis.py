"""The OpenAPI document of each service, made without a server: nothing connects before an application's lifespan."""

import base64
import importlib
from typing import Any

from chassis.service_api import ApiOutside, make_api
from chassis.settings import load
from chassis.telemetry import Telemetry
from gateway.bootstrap import make_front
from gateway.settings import GatewaySettings

_ENVIRONMENT = {
    "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
    "PLUMBLINE_DEVELOPMENT": "1",
    "PLUMBLINE_INSTANCE": "described",
}


def openapi_of(service: str) -> dict[str, Any]:
    """What ``service`` serves. Raises ``ModuleNotFoundError`` for a service that does not exist."""
    if service == "gateway":
        return _openapi_of_front()
    recipe = importlib.import_module(f"{service}.bootstrap").api_recipe()
    environment = {
        **_ENVIRONMENT,
        f"PLUMBLINE_{service.upper()}_DATABASE_URL": "postgresql://described:unused@127.0.0.1:1/described",
    }
    settings = load(recipe.settings_type, service=service, environment=environment)
    return make_api(settings, recipe, ApiOutside(telemetry=Telemetry.off(service))).openapi()


def _openapi_of_front() -> dict[str, Any]:
    environment = {
        **_ENVIRONMENT,
        "PLUMBLINE_PUBLIC_URL": "http://127.0.0.1:1",
        "PLUMBLINE_SESSION_KEY": base64.urlsafe_b64encode(bytes(32)).decode(),
    }
    settings = load(GatewaySettings, service="gateway", environment=environment)
    return make_front(settings, Telemetry.off("gateway")).app.openapi()

"""Incident's API on a real database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import FastAPI

from chassis.service_api import ApiOutside, make_api
from chassis.settings import ApiSettings, load
from chassis.telemetry import Telemetry
from incident.bootstrap import api_recipe
from tests.support.bearers import Bearers, person
from tests.support.incident_samples import StillClock
from tests.support.servers import Database

PEOPLE = Bearers(
    replace(person("staff-7", "staff", departments=("patient-access",)), name="Fay Desmond"),
    person("staff-9", "lead", departments=("billing",)),
    person("staff-10", "lead", departments=("pharmacy",)),
    person("staff-1", "command-centre"),
)


def incident_app(database: Database) -> FastAPI:
    """The application on ``database``; its lifespan is not begun."""
    environment = {
        "PLUMBLINE_INCIDENT_DATABASE_URL": database.app_url,
        "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(ApiSettings, service="incident", environment=environment)
    outside = ApiOutside(tokens=PEOPLE, telemetry=Telemetry.off("incident"), clock=StillClock())
    return make_api(settings, api_recipe(), outside)


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[FastAPI]:
    """The application with its lifespan running."""
    app = incident_app(database)
    async with app.router.lifespan_context(app):
        yield app

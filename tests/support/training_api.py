"""Training's API on a real database, asked without a network."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from chassis.service_api import ApiOutside, make_api
from chassis.settings import ApiSettings, load
from chassis.telemetry import Telemetry
from tests.support.bearers import Bearers, person
from tests.support.servers import Database
from tests.support.training_samples import StillClock
from training.bootstrap import api_recipe

PEOPLE = Bearers(
    person("trainer-1", "trainer", sites=("oak-street", "elm-street")),
    person("manager-1", "manager", departments=("patient-access",), sites=("oak-street",)),
    person("pharmacist-1", "lead", departments=("pharmacy",)),
    person("staff-7", "staff", departments=("patient-access",), sites=("oak-street",)),
    person("lms", "integrator", departments=(), sites=()),
)


def training_app(database: Database) -> FastAPI:
    """The application on ``database``; its lifespan is not begun."""
    environment = {
        "PLUMBLINE_TRAINING_DATABASE_URL": database.app_url,
        "PLUMBLINE_OIDC_ISSUER": "http://issuer.invalid",
        "PLUMBLINE_DEVELOPMENT": "true",
    }
    settings = load(ApiSettings, service="training", environment=environment)
    outside = ApiOutside(tokens=PEOPLE, telemetry=Telemetry.off("training"), clock=StillClock())
    return make_api(settings, api_recipe(), outside)


@asynccontextmanager
async def serving(database: Database) -> AsyncIterator[FastAPI]:
    """The application with its lifespan running."""
    app = training_app(database)
    async with app.router.lifespan_context(app):
        yield app

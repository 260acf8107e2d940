"""The only place where incident's parts are put together."""

from pathlib import Path

from fastapi import APIRouter, FastAPI

from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.worker import WorkerRecipe, run_worker
from incident.api.acts import act_routes
from incident.api.incidents import incident_routes
from incident.api.parts import Parts
from incident.api.problems import PROBLEMS
from incident.api.reports import report_routes
from incident.application.site_indexes import SiteIndexes
from incident.messaging.inbound import HANDLERS
from incident.messaging.outbound import to_event
from incident.settings import SERVICE, api_settings, worker_settings
from incident.storage.work import IncidentWork

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


def _routers(frame: ApiFrame[IncidentWork]) -> list[APIRouter]:
    parts = Parts(frame.units_of_work, frame.commands, SiteIndexes(), frame.clock, frame.ids)
    return [report_routes(parts), incident_routes(parts), act_routes(parts)]


def api_recipe() -> ApiRecipe[IncidentWork]:
    """What is incident's own in its API."""
    return ApiRecipe(SERVICE, "Plumbline incident", IncidentWork, to_event, _routers, PROBLEMS)


def worker_recipe() -> WorkerRecipe:
    """What is incident's own in its worker."""
    return WorkerRecipe(SERVICE, IncidentWork, to_event, HANDLERS)


def api() -> FastAPI:
    """The API, by the environment's settings. Raises ``ConfigurationRefused``."""
    return make_api(api_settings(), api_recipe())


def worker() -> None:
    """Run the worker, by the environment's settings, until it is told to stop. Raises ``ConfigurationRefused``."""
    run_worker(worker_settings(), worker_recipe())

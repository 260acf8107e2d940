"""The only place where intake's parts are put together."""

from pathlib import Path

from fastapi import APIRouter, FastAPI

from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.worker import WorkerRecipe, run_worker
from intake.api.baselines import baseline_routes
from intake.api.coverage import coverage_routes
from intake.api.map_imports import map_import_routes
from intake.api.maps import map_routes
from intake.api.parts import Parts
from intake.api.problems import PROBLEMS
from intake.api.registry import registry_routes
from intake.api.registry_imports import registry_import_routes
from intake.api.workarounds import workaround_routes
from intake.api.workflows import workflow_routes
from intake.messaging.inbound import HANDLERS
from intake.messaging.outbound import to_event
from intake.settings import SERVICE, api_settings, worker_settings
from intake.storage.work import IntakeWork

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


def _routers(frame: ApiFrame[IntakeWork]) -> list[APIRouter]:
    parts = Parts(frame.units_of_work, frame.commands, frame.clock, frame.ids)
    return [
        registry_import_routes(parts),
        registry_routes(parts),
        workflow_routes(parts),
        map_routes(parts),
        map_import_routes(parts),
        workaround_routes(parts),
        coverage_routes(parts),
        baseline_routes(parts),
    ]


def api_recipe() -> ApiRecipe[IntakeWork]:
    """What is intake's own in its API."""
    return ApiRecipe(SERVICE, "Plumbline intake", IntakeWork, to_event, _routers, PROBLEMS)


def worker_recipe() -> WorkerRecipe:
    """What is intake's own in its worker."""
    return WorkerRecipe(SERVICE, IntakeWork, to_event, HANDLERS)


def api() -> FastAPI:
    """The API, by the environment's settings. Raises ``ConfigurationRefused``."""
    return make_api(api_settings(), api_recipe())


def worker() -> None:
    """Run the worker, by the environment's settings, until it is told to stop. Raises ``ConfigurationRefused``."""
    run_worker(worker_settings(), worker_recipe())

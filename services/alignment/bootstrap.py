"""The only place where alignment's parts are put together."""

from pathlib import Path

from fastapi import APIRouter, FastAPI

from alignment.api.parts import Parts
from alignment.api.problems import PROBLEMS
from alignment.api.sign_off_rounds import sign_off_routes
from alignment.api.site_deltas import site_delta_routes
from alignment.api.standards import standard_routes
from alignment.domain.errors import AlignmentRefusal
from alignment.messaging.inbound import handlers
from alignment.messaging.outbound import to_event
from alignment.settings import SERVICE, api_settings, worker_settings
from alignment.storage.work import AlignmentWork
from chassis.clock import SystemClock
from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.worker import WorkerRecipe, run_worker

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


def _routers(frame: ApiFrame[AlignmentWork]) -> list[APIRouter]:
    parts = Parts(frame.units_of_work, frame.commands, frame.clock, frame.ids)
    return [standard_routes(parts), sign_off_routes(parts), site_delta_routes(parts)]


def api_recipe() -> ApiRecipe[AlignmentWork]:
    """What is alignment's own in its API."""
    return ApiRecipe(SERVICE, "Plumbline alignment", AlignmentWork, to_event, _routers, PROBLEMS)


def worker_recipe() -> WorkerRecipe:
    """What is alignment's own in its worker."""
    return WorkerRecipe(SERVICE, AlignmentWork, to_event, handlers(SystemClock()), refusals=(AlignmentRefusal,))


def api() -> FastAPI:
    """The API, by the environment's settings. Raises ``ConfigurationRefused``."""
    return make_api(api_settings(), api_recipe())


def worker() -> None:
    """Run the worker, by the environment's settings, until it is told to stop. Raises ``ConfigurationRefused``."""
    run_worker(worker_settings(), worker_recipe())

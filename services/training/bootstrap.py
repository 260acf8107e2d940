"""The only place where training's parts are put together."""

from pathlib import Path

from fastapi import APIRouter, FastAPI

from chassis.clock import SystemClock
from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.worker import WorkerRecipe, run_worker
from training.api.lessons import lesson_routes
from training.api.parts import Parts
from training.api.problems import PROBLEMS
from training.api.proficiency_records import proficiency_routes
from training.messaging.inbound import handlers
from training.messaging.outbound import to_event
from training.settings import SERVICE, api_settings, worker_settings
from training.storage.work import TrainingWork

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


def _routers(frame: ApiFrame[TrainingWork]) -> list[APIRouter]:
    parts = Parts(frame.units_of_work, frame.commands, frame.clock, frame.ids)
    return [lesson_routes(parts), proficiency_routes(parts)]


def api_recipe() -> ApiRecipe[TrainingWork]:
    """What is training's own in its API."""
    return ApiRecipe(SERVICE, "Plumbline training", TrainingWork, to_event, _routers, PROBLEMS)


def worker_recipe() -> WorkerRecipe:
    """What is training's own in its worker."""
    return WorkerRecipe(SERVICE, TrainingWork, to_event, handlers(SystemClock()))


def api() -> FastAPI:
    """The API, by the environment's settings. Raises ``ConfigurationRefused``."""
    return make_api(api_settings(), api_recipe())


def worker() -> None:
    """Run the worker, by the environment's settings, until it is told to stop. Raises ``ConfigurationRefused``."""
    run_worker(worker_settings(), worker_recipe())

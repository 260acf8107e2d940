"""The only place where the parts of departments are put together."""

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI

from chassis.health import CheckResult
from chassis.principals import service_principal
from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.wakeups import Listener
from chassis.worker import WorkerFrame, WorkerRecipe, run_worker, worker_frame
from departments.api.problems import PROBLEMS
from departments.api.streams import live_streams, stream_routes
from departments.api.views import view_routes
from departments.application.keep_house import Retention
from departments.application.verify_views import Verification, verify_views
from departments.domain.errors import EpochMissing, RebuildRefused
from departments.live.feed import LiveFeed
from departments.messaging.outbound import to_event
from departments.messaging.rebuild import Progress
from departments.messaging.rebuild import rebuild as rebuild_views
from departments.messaging.serving_consumer import fold_served_epoch, keep_house_for_ever
from departments.settings import SERVICE, api_settings, worker_settings
from departments.storage.showing import CHANNEL
from departments.storage.work import DepartmentsWork

Refused = (RebuildRefused, EpochMissing)
"""What a command ends with in one sentence."""

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


class _LiveSide:
    """The feed of one application: its routes are made before it starts, its parts when it starts."""

    def routers(self, frame: ApiFrame[DepartmentsWork]) -> list[APIRouter]:
        """The routes, and the feed that they stream from."""
        self._feed = LiveFeed(frame.units_of_work, service_principal(SERVICE))
        frame.health.add_readiness("live_feed", self._is_fresh)
        return [view_routes(frame.units_of_work), stream_routes(self._feed, live_streams(frame.telemetry))]

    def parts(self, frame: ApiFrame[DepartmentsWork]) -> list[Coroutine[Any, Any, None]]:
        """What runs beside the requests: the feed, and the connection that wakes it."""
        url = frame.settings.database_url.get_secret_value()
        listener = Listener(url, CHANNEL, self._feed.wake, application=f"{SERVICE}-api-listener")
        return [self._feed.run(), listener.run()]

    async def _is_fresh(self) -> CheckResult:
        seconds = self._feed.seconds_since_read
        figures = {"seconds": round(seconds, 1), "readers": self._feed.readers}
        return CheckResult(seconds <= self._feed.rules.stale, figures)


def api_recipe() -> ApiRecipe[DepartmentsWork]:
    """What is departments' own in its API. For one application: it holds its feed."""
    live = _LiveSide()
    return ApiRecipe(
        SERVICE, "Plumbline departments", DepartmentsWork, to_event, live.routers, PROBLEMS, parts=live.parts
    )


def worker_recipe() -> WorkerRecipe:
    """What is departments' own in its worker: its consumer follows the epoch that is served."""
    return WorkerRecipe(SERVICE, DepartmentsWork, to_event, parts=_worker_parts)


def _worker_parts(frame: WorkerFrame) -> Sequence[Coroutine[Any, Any, None]]:
    recipe = worker_recipe()
    return [fold_served_epoch(frame, recipe), keep_house_for_ever(frame, recipe, Retention())]


def api() -> FastAPI:
    """The API, by the environment's settings. Raises ``ConfigurationRefused``."""
    return make_api(api_settings(), api_recipe())


def worker() -> None:
    """Run the worker, by the environment's settings, until it is told to stop. Raises ``ConfigurationRefused``."""
    run_worker(worker_settings(), worker_recipe())


async def rebuild(told: Callable[[Progress], None]) -> int:
    """Build the views anew from the log and serve them; returns the new epoch.

    Raises:
        ConfigurationRefused: a setting is missing.
        RebuildRefused: the log no longer holds all of it; what was served goes on being served.
    """
    async with worker_frame(worker_settings(), worker_recipe()) as frame:
        return await rebuild_views(frame, told)


async def verify() -> Verification:
    """Compare the served views with a fold of what is held. Raises ``ConfigurationRefused``."""
    principal = service_principal(SERVICE)
    async with worker_frame(worker_settings(), worker_recipe()) as frame, frame.units_of_work.begin(principal) as work:
        return await verify_views(work)


def signals() -> None:
    """Run the signals worker."""
    raise NotImplementedError

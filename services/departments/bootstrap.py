"""The only place where the parts of departments are put together."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fastapi import APIRouter, FastAPI

from chassis.api.server_sent_events import LiveStreams
from chassis.api.stream_times import StreamRules
from chassis.clock import SystemClock
from chassis.database import open_pool
from chassis.first_contact import reach_database
from chassis.health import CheckResult, Health, serve_health
from chassis.logs import configure_logging
from chassis.principals import service_principal
from chassis.service_api import ApiFrame, ApiRecipe, make_api
from chassis.telemetry import configure_telemetry
from chassis.unit_of_work import UnitsOfWork
from chassis.wakeups import Listener
from chassis.worker import WorkerFrame, WorkerRecipe, run_until_told, run_worker, worker_frame
from chassis.worker_health import register_database
from departments.api.problems import PROBLEMS
from departments.api.streams import stream_routes
from departments.api.views import view_routes
from departments.application.keep_house import Retention
from departments.application.verify_views import Verification, verify_views
from departments.application.watch_windows import SignalRules
from departments.domain.errors import EpochMissing, RebuildRefused
from departments.domain.hot_spots import HotSpotRule
from departments.domain.stalled_rounds import StallRule
from departments.live.feed import FeedRules, LiveFeed
from departments.live.staleness import watch_staleness
from departments.live.standing import watch_standing
from departments.messaging.inbound import news_of
from departments.messaging.outbound import to_event
from departments.messaging.rebuild import Progress
from departments.messaging.rebuild import rebuild as rebuild_views
from departments.messaging.serving_consumer import fold_served_epoch, keep_house_for_ever
from departments.settings import SERVICE, SignalsSettings, api_settings, signals_settings, worker_settings
from departments.signals.observing import Observer, ObserverParts
from departments.signals.running import Looks, SignalsWorker
from departments.signals.stream_app import StreamSettings
from departments.storage.showing import CHANNEL
from departments.storage.work import DepartmentsWork

Refused = (RebuildRefused, EpochMissing)
"""What a command ends with in one sentence."""

MIGRATIONS = Path(__file__).parent / "storage" / "migrations"


class _LiveSide:
    """The feed of one application: its routes are made before it starts, its parts when it starts."""

    def __init__(self, stream_rules: StreamRules | None, feed_rules: FeedRules | None) -> None:
        self._stream_rules = stream_rules
        self._feed_rules = feed_rules

    def routers(self, frame: ApiFrame[DepartmentsWork]) -> list[APIRouter]:
        """The routes, and the feed that they stream from."""
        self._feed = LiveFeed(frame.units_of_work, service_principal(SERVICE), self._feed_rules)
        frame.health.add_readiness("live_feed", self._is_fresh)
        streams = LiveStreams(frame.telemetry, self._stream_rules)
        return [view_routes(frame.units_of_work), stream_routes(self._feed, streams)]

    def parts(self, frame: ApiFrame[DepartmentsWork]) -> list[Coroutine[Any, Any, None]]:
        """What runs beside the requests: the feed, and the connection that wakes it."""
        url = frame.settings.database_url.get_secret_value()
        listener = Listener(url, CHANNEL, self._feed.wake, application=f"{SERVICE}-api-listener")
        principal, metrics = service_principal(SERVICE), frame.telemetry.metrics
        watches = [
            watch_staleness(frame.units_of_work, principal, metrics),
            watch_standing(frame.units_of_work, principal, metrics),
        ]
        return [self._feed.run(), listener.run(), *watches]

    async def _is_fresh(self) -> CheckResult:
        seconds = self._feed.seconds_since_read
        figures = {"seconds": round(seconds, 1), "readers": self._feed.readers}
        return CheckResult(seconds <= self._feed.rules.stale, figures)


def api_recipe(
    stream_rules: StreamRules | None = None, feed_rules: FeedRules | None = None
) -> ApiRecipe[DepartmentsWork]:
    """What is departments' own in its API. For one application: it holds its feed."""
    live = _LiveSide(stream_rules, feed_rules)
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
    """Run the signals worker until it is told to stop. Raises ``ConfigurationRefused``."""
    asyncio.run(_serve_signals(signals_settings()))


async def _serve_signals(settings: SignalsSettings) -> None:
    telemetry = configure_telemetry(SERVICE, "signals", settings)
    configure_logging(telemetry, level=settings.log_level, role="signals")
    await reach_database(settings, application=f"{SERVICE}-signals")
    pool = await open_pool(settings.database_url.get_secret_value(), application=f"{SERVICE}-signals", size=4)
    health = Health()
    register_database(health, pool)
    try:
        with TemporaryDirectory(prefix="plumbline-signals-") as folder:
            streams = StreamSettings(settings.kafka, settings.instance, folder)
            worker = SignalsWorker(streams, telemetry, looks_of(settings))
            observer = make_observer(UnitsOfWork(pool, DepartmentsWork, to_event), worker, rules_of(settings))
            async with (
                serve_health(settings.health_port, health, telemetry, host=settings.health_host),
                worker.running(observer, health) as parts,
            ):
                await run_until_told(parts)
    finally:
        await pool.close()
        telemetry.shutdown()


def make_observer(units_of_work: UnitsOfWork[DepartmentsWork], worker: SignalsWorker, rules: SignalRules) -> Observer:
    """The observer that says its signals through ``worker``."""
    return Observer(ObserverParts(units_of_work, SystemClock(), rules, news_of, worker.say))


def rules_of(settings: SignalsSettings) -> SignalRules:
    """The rules of all signals, by the settings."""
    hot_spot = HotSpotRule(
        window=timedelta(minutes=settings.signals_window_minutes),
        least=settings.signals_least_incidents,
        chance=settings.signals_chance,
    )
    return SignalRules(hot_spot, StallRule(settings.signals_stall_hours))


def looks_of(settings: SignalsSettings) -> Looks:
    """How often the worker looks, by the settings."""
    return Looks(settings.signals_look_seconds, settings.signals_reconcile_seconds, settings.signals_freeze_seconds)

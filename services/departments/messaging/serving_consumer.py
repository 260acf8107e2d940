"""The worker's consumer: folds into whichever epoch is served, and moves over when another one is.

Each epoch has a consumer name and a group of its own, so moving over is starting the next one's consumer: it goes on
where the epoch's builder stood, and what was folded already the inbox knows. Events that this worker folded into the
old epoch meanwhile are lost to nobody: they come again under the new group.
"""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from chassis.consumer import Consumer
from chassis.database import is_transient
from chassis.logs import logger
from chassis.principals import service_principal
from chassis.worker import WorkerFrame, WorkerRecipe, make_consumer_part
from departments.application.fold_news import FoldTarget
from departments.application.keep_house import Retention, keep_house
from departments.application.serve_epoch import serving_epoch
from departments.domain.epochs import consumer_name
from departments.messaging.inbound import handlers_into

_log = logger(__name__)

LOOK_SECONDS = 1.0
HOUSE_SECONDS = 300.0
BEAT_SECONDS = 2.0
NEAR = 200
"""So few events behind are less than a second's work."""


async def fold_served_epoch(frame: WorkerFrame, recipe: WorkerRecipe) -> None:
    """Fold into the served epoch until cancelled."""
    while True:
        epoch = await _serving(frame, recipe)
        _log.info("folding_begins", epoch=epoch)
        consumer = _consumer(frame, recipe, epoch)
        folding = asyncio.create_task(consumer.run())
        beating = asyncio.create_task(_beat(frame, recipe, epoch, consumer))
        try:
            await _until_another(frame, recipe, epoch, folding)
        finally:
            folding.cancel()
            beating.cancel()
            await asyncio.gather(folding, beating, return_exceptions=True)


def _consumer(frame: WorkerFrame, recipe: WorkerRecipe, epoch: int) -> Consumer[Any]:
    handlers = handlers_into(FoldTarget(epoch), frame.telemetry)
    consumer = make_consumer_part(frame, replace(recipe, handlers=handlers, consumer_name=consumer_name(epoch)))
    if consumer is None:
        raise RuntimeError("no topic lists this service as a consumer")
    return consumer


async def _beat(frame: WorkerFrame, recipe: WorkerRecipe, epoch: int, consumer: Consumer[Any]) -> None:
    """Say every few seconds whether the folding has caught up."""
    while True:
        state = consumer.state
        is_caught_up = state.is_assigned and not state.is_halted and state.lag <= NEAR
        try:
            async with frame.units_of_work.begin(service_principal(recipe.service)) as work:
                await work.epochs.beat(frame.settings.instance, epoch, is_caught_up=is_caught_up)
        except Exception as error:
            if not is_transient(error):
                raise
            _log.warning("beat_missed", error_class=type(error).__name__)
        await asyncio.sleep(BEAT_SECONDS)


async def _until_another(frame: WorkerFrame, recipe: WorkerRecipe, epoch: int, folding: "asyncio.Task[None]") -> None:
    """Return when another epoch is served; raise what the consumer raises."""
    while True:
        done, _ = await asyncio.wait({folding}, timeout=LOOK_SECONDS)
        if done:
            folding.result()
            return
        if await _serving(frame, recipe) != epoch:
            return


async def _serving(frame: WorkerFrame, recipe: WorkerRecipe) -> int:
    while True:
        try:
            async with frame.units_of_work.begin(service_principal(recipe.service)) as work:
                return await serving_epoch(work)
        except Exception as error:
            if not is_transient(error):
                raise
            _log.warning("epoch_asked_again", error_class=type(error).__name__)
        await asyncio.sleep(LOOK_SECONDS)


async def keep_house_for_ever(frame: WorkerFrame, recipe: WorkerRecipe, retention: Retention) -> None:
    """Drop what is past its time, a portion at a time, until cancelled."""
    while True:
        try:
            async with frame.units_of_work.begin(service_principal(recipe.service)) as work:
                dropped = await keep_house(work, now=datetime.now(UTC), retention=retention)
        except Exception as error:
            if not is_transient(error):
                raise
            _log.warning("house_kept_later", error_class=type(error).__name__)
            dropped = 0
        await asyncio.sleep(LOOK_SECONDS if dropped else HOUSE_SECONDS)

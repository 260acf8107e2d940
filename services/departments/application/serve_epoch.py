"""Serve another epoch: at once and for everybody, and only when it knows all that the served one knows."""

import asyncio

from departments.application.ports.epochs import EpochWork
from departments.domain.errors import EpochMissing

LOOKS = 40
PAUSE_SECONDS = 0.05


async def begin_epoch(work: EpochWork) -> int:
    """The epoch to build: a new one, or the one that an interrupted rebuild left."""
    return await work.epochs.begin_building()


async def serving_epoch(work: EpochWork) -> int:
    """The epoch that is served. Raises ``EpochMissing``."""
    epoch = await work.epochs.serving()
    if epoch is None:
        raise EpochMissing("No epoch of the views is served; run the migrations.")
    return epoch


async def serve_epoch(work: EpochWork, epoch: int) -> int:
    """Serve ``epoch`` once it knows all that the served one knows; returns how many things it still lacks, 0 where it
    is served now.

    All folding into the served epoch stands still meanwhile and the builder goes on, so it catches up within moments,
    and no reader ever sees a later view that knows less. After :data:`LOOKS` the folding goes on and the caller may
    try again.

    Raises:
        EpochMissing: no epoch is served.
    """
    serving = await serving_epoch(work)
    await work.epochs.stand_still()
    behind = await work.epochs.behind(epoch, serving)
    for _ in range(LOOKS):
        if behind == 0:
            await work.epochs.serve(epoch)
            break
        await asyncio.sleep(PAUSE_SECONDS)
        behind = await work.epochs.behind(epoch, serving)
    return behind

"""Serve another epoch: at once and for everybody, and only when it knows all that the served one knows."""

from departments.application.ports import EpochWork
from departments.domain.errors import EpochMissing


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
    """Serve ``epoch`` unless it is behind; returns how many things it still lacks, 0 where it is served now.

    All folding waits while this is decided, so nothing can slip in between the question and the switch: no reader
    ever sees a later view that knows less.

    Raises:
        EpochMissing: no epoch is served.
    """
    behind = await work.epochs.behind(epoch, await serving_epoch(work))
    if behind == 0:
        await work.epochs.serve(epoch)
    return behind

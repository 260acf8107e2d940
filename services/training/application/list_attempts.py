"""List attempts, failed ones too."""

from collections.abc import Sequence

from training.application.ports import Work
from training.application.readings import AttemptFilter, AttemptReading, Slice


async def list_attempts(work: Work, wanted: AttemptFilter, window: Slice) -> Sequence[AttemptReading]:
    """Attempts within the reader's reach, by lesson and learner, oldest first."""
    return await work.proficiencies.page(wanted, window)

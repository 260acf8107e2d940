"""Keep which content hash a workflow's standard has now, so that a lesson can say that an edit is on its way."""

from training.application.ports import Work
from training.domain.registry import NewestStandard


async def keep_standard(work: Work, standard: NewestStandard) -> None:
    """Keep ``standard`` unless a newer version is here."""
    await work.registry.keep_standard(standard)

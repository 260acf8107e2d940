"""Prepare the lessons that are due: those whose delta is here and whose standard is signed."""

from chassis.clock import Clock
from training.application.ports import Work
from training.domain.curriculum import teach


async def prepare_lessons(work: Work, workflow: str, site: str | None, *, clock: Clock) -> None:
    """Bring the lessons of ``workflow``, at ``site`` or at every site that waits, to what is signed.

    The caller holds the workflow (``curricula.hold``), so that a delta and its last signature that arrive at the same
    moment still see each other.
    """
    waiting = await work.curricula.waiting(workflow, site)
    signed = await work.curricula.signed(workflow)
    for curriculum in await work.curricula.of_sites(workflow, {delta.site for delta in waiting}):
        here = [delta for delta in waiting if delta.site == curriculum.site]
        taught = teach(curriculum, here, signed)
        if taught.curriculum.taught_delta or taught.facts:
            await work.curricula.save(taught, clock.now())
        for fact in taught.facts:
            work.record(fact)

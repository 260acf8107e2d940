"""Take what a standard changes at a site; prepare its lessons if the standard is signed already."""

from dataclasses import dataclass

from chassis.clock import Clock
from training.application.ports import Work
from training.application.prepare_lessons import prepare_lessons
from training.domain.site_delta import SiteDelta


@dataclass(frozen=True)
class TakeSiteDelta:
    """The delta as alignment computed it."""

    delta: SiteDelta


async def take_site_delta(work: Work, command: TakeSiteDelta, *, clock: Clock) -> None:
    """Keep the delta and prepare what is due. A delta that was taken before changes nothing."""
    delta = command.delta
    await work.curricula.hold(delta.workflow)
    await work.curricula.add_delta(delta)
    await prepare_lessons(work, delta.workflow, delta.site, clock=clock)

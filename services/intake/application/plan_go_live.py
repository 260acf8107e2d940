"""Plan when a wave goes live."""

from dataclasses import dataclass
from datetime import date

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from intake.application.ports import GoLiveSaid, Work


@dataclass(frozen=True)
class PlanGoLive:
    """The wave, its day, and who says so."""

    wave: str
    go_live: date
    by: str


async def plan_go_live(work: Work, command: PlanGoLive, *, clock: Clock, ids: Identifiers) -> str:
    """Keep the date, which holds until another is said; gives its id."""
    said = GoLiveSaid(ids.new(), command.wave, command.go_live, command.by, clock.now())
    await work.baselines.plan(said)
    return said.go_live_date_id

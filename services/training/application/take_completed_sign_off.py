"""Take that all five parties signed a standard; prepare its lessons at every site whose delta is here already."""

from dataclasses import dataclass

from chassis.clock import Clock
from training.application.ports import Work
from training.application.prepare_lessons import prepare_lessons


@dataclass(frozen=True)
class TakeCompletedSignOff:
    """The five signatures of ``round_id`` on ``content_hash`` are complete."""

    round_id: str
    workflow: str
    content_hash: str


async def take_completed_sign_off(work: Work, command: TakeCompletedSignOff, *, clock: Clock) -> None:
    """Keep the signed hash and prepare what is due. A hash that was signed before changes nothing."""
    await work.curricula.hold(command.workflow)
    await work.curricula.sign(command.workflow, command.content_hash, command.round_id)
    await prepare_lessons(work, command.workflow, None, clock=clock)

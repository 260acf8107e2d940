"""Record a workaround that somebody told."""

from dataclasses import dataclass

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from intake.application.ports import RecordedWorkaround, Work
from intake.application.screened import Screened
from intake.domain.errors import ReferenceUnknown
from intake.domain.facts import WorkaroundRecorded
from intake.domain.places import Place
from intake.domain.workaround import StepOfCell, Workaround


@dataclass(frozen=True)
class RecordWorkaround:
    """A workaround as it was told. Who told it is not kept beside it."""

    workaround: Screened[Workaround]


async def record_workaround(work: Work, command: RecordWorkaround, *, clock: Clock, ids: Identifiers) -> str:
    """Keep the workaround; return its id. Its fate is not decided yet.

    Raises:
        ReferenceUnknown: the cell has no map, or its map no such step.
    """
    workaround = command.workaround.value
    await _check_step(work, workaround.where)
    workaround_id = ids.new()
    await work.workarounds.add(RecordedWorkaround(workaround_id, workaround, clock.now()))
    work.record(WorkaroundRecorded.of(workaround_id, workaround))
    return workaround_id


async def _check_step(work: Work, where: StepOfCell) -> None:
    steps = await work.maps.step_ids(where.map_id)
    if not steps:
        raise ReferenceUnknown([Place("workflow", "a workflow that is mapped at this site", where.map_id)])
    if where.step not in steps:
        raise ReferenceUnknown([Place("step", f"a step of the map {where.map_id}", where.step)])

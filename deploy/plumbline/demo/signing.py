"""Standards and their sign-off: some signed by all five, some waiting, one objected to, some voided by an edit."""

import copy
from collections.abc import Sequence
from typing import Any, TypeVar

from plumbline.demo.crowd import Crowd
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.visitor import Visitor
from plumbline.demo.workflows import Document, Workflow
from plumbline.issuer.people import INTEGRATOR, PEOPLE

_ROUNDS = "/api/alignment/v1/sign-off-rounds"
_STANDARDS = "/api/alignment/v1/standards"
T = TypeVar("T")
OBJECTION = "Billing needs the plan before the visit is opened; here it comes after."


async def sign_standards(people: Crowd, system: HealthSystem) -> int:
    """Adopt the standards, open rounds, and decide some of them. Returns how many standards there are."""
    size = system.size
    chosen = system.workflows[: size.standards]
    for place, workflow in enumerate(chosen):
        await people.person("tom-fischer").tell(
            _STANDARDS, workflow.standard(system.covered_by(workflow)), key=f"standards/{workflow.slug}"
        )
        if place < size.rounds:
            await _round(people, system, workflow, place)
    return len(chosen)


async def _round(people: Crowd, system: HealthSystem, workflow: Workflow, place: int) -> None:
    opened = await people.person("tom-fischer").tell(
        _ROUNDS, {"workflow": workflow.slug}, key=f"rounds/{workflow.slug}"
    )
    if place < system.size.signed:
        for seat in opened["seats"]:
            await _decide(people, opened, seat, "grant")
        return
    left = place - system.size.signed
    for seat in deciding(opened["seats"], left):
        is_objection = left % 4 == 1 and seat["party"] == "revenue-cycle"
        await _decide(people, opened, seat, "object" if is_objection else "grant")
    if left % 3 == 0:
        await _edit(people.person("tom-fischer"), workflow, system.covered_by(workflow))


def deciding(seats: Sequence[T], left: int) -> list[T]:
    """Two to four seats that have decided, others in each round: so something waits for each party."""
    return [seats[(left + number) % len(seats)] for number in range(2 + left % 3)]


async def _decide(people: Crowd, opened: Any, seat: Any, decision: str) -> None:
    body = {"party": seat["party"], "decision": decision, "content_hash": opened["content_hash"]}
    if decision == "object":
        body["reason"] = OBJECTION
    await people.person(signer_of(seat)).tell(
        f"{_ROUNDS}/{opened['round_id']}/decisions", body, key=f"decisions/{opened['workflow']}/{seat['party']}"
    )


def signer_of(seat: Any) -> str:
    """The person who holds the seat's party in its department; the loader where the demo has nobody there."""
    for subject, person in PEOPLE.items():
        if seat["party"] in person.parties and seat["department"] in person.departments:
            return subject
    return INTEGRATOR


async def _edit(designer: Visitor, workflow: Workflow, covers: list[str]) -> None:
    """Let a late change break the signatures of those whose interest it touches.

    An act moves to another system and takes longer, and work at the end moves to the medical assistants.
    """
    edited: Document = copy.deepcopy(workflow.standard(covers))
    step = edited["steps"][1]
    step["minutes"] = [part + 1 for part in step["minutes"]]
    step["system"] = "paper" if step["system"] == "ehr" else "ehr"
    edited["steps"][-1]["actor"] = "medical-assistant"
    path = f"{_STANDARDS}/{workflow.slug}"
    await designer.replace(path, edited, tag=await designer.tag_of(path), key=f"edits/{workflow.slug}")

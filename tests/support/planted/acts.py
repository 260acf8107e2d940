"""The acts that maps are made of: ``acts.yaml``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

VOCABULARIES = 4


@dataclass(frozen=True)
class Act:
    """One act of a workflow, and how four sites word it."""

    id: str
    actor: str
    system: str
    minutes: float
    needs: tuple[str, ...]
    gives: tuple[str, ...]
    wordings: tuple[str, ...]


@dataclass(frozen=True)
class PlannedWorkflow:
    """A workflow as all its acts in their order. ``held_out``: for judging alone."""

    slug: str
    department: str
    starts_with: tuple[str, ...]
    ends_with: tuple[str, ...]
    acts: tuple[Act, ...]
    held_out: bool


@cache
def planned_workflows() -> tuple[PlannedWorkflow, ...]:
    """Every workflow of the file, in its order."""
    document = yaml.safe_load((Path(__file__).parent / "acts.yaml").read_text())
    return tuple(
        PlannedWorkflow(
            slug,
            body["department"],
            tuple(body["starts_with"]),
            tuple(body["ends_with"]),
            tuple(Act(*line[:4], *(tuple(part) for part in line[4:])) for line in body["acts"]),
            bool(body.get("held_out")),
        )
        for slug, body in document.items()
    )

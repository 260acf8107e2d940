"""Epochs of the views, and what they are called where they are consumed for."""

from typing import Any

from departments.domain.evidence import Mark
from departments.domain.news import Held, Kind
from departments.domain.scope import CARD_KINDS, CellScope, Scope

FIRST = 1
_NEVER: Mark = {"event_id": "none", "event_type": "none", "at": ""}


def consumer_name(epoch: int) -> str:
    """The name of the inbox's consumer, and of the group, that folds ``epoch``. The first has the service's own name.

    Each epoch has its own, so a new epoch reads everything from the beginning while the old one is still folded; and
    whoever folds the epoch after its building goes on from where its builder stood.
    """
    return "departments" if epoch == FIRST else f"departments-e{epoch}"


def around_workflow(workflow: str) -> Scope:
    """Everything that is shown of ``workflow``."""
    nobody: Held[Any] = Held(Kind.WORKFLOW, workflow, 0, _NEVER, None, {})
    return Scope(nobody, CellScope(None, None, workflow), CARD_KINDS, None, workflow)

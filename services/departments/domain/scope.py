"""What one change can touch: which cells, and the cards of which things.

A part that is none stands for all: a standard touches its workflow at every site. Too wide costs time, too narrow shows
something stale; the property tests compare every narrow fold with a whole one.
"""

from dataclasses import dataclass
from typing import Any

from departments.domain.news import Held, Kind

OF_ONE_CELL = frozenset({Kind.MAP, Kind.WORKAROUND, Kind.LESSON, Kind.PROFICIENCY, Kind.INCIDENT})
OF_STRUCTURE = frozenset({Kind.SITE, Kind.WORKFLOW})
OF_WORKFLOW = frozenset({Kind.STANDARD, Kind.ROUND})

EPOCHS_LOCK = "departments epochs"

CARD_KINDS = (Kind.ROUND, Kind.DELTA, Kind.INCIDENT, Kind.SIGNAL)


@dataclass(frozen=True)
class CellScope:
    """The cells at ``site``, of ``department``, of ``workflow``; none for all."""

    site: str | None
    department: str | None
    workflow: str | None


@dataclass(frozen=True)
class Scope:
    """What to work out anew after a change.

    ``cells`` none: no cell. ``own_cards``: the cards of the changed thing. ``kinds``: the cards of all things of these
    kinds at ``site`` and of ``workflow``, because they speak of what changed.
    """

    source: Held[Any]
    cells: CellScope | None
    kinds: tuple[Kind, ...] = ()
    site: str | None = None
    workflow: str | None = None


def scope_of(before: Held[Any] | None, after: Held[Any]) -> Scope:
    """What the change from ``before`` to ``after`` can touch."""
    if after.kind is Kind.SIGNAL:
        return Scope(after, None)
    # A delta is a site's, but each of its roles works in a department of its own; and a role may move to another.
    has_moved = before is not None and before.department != after.department
    department = after.department if after.kind in OF_ONE_CELL and not has_moved else None
    cells = CellScope(after.site, department, after.workflow)
    return Scope(after, cells, _kinds(before, after), after.site, after.workflow)


def _kinds(before: Held[Any] | None, after: Held[Any]) -> tuple[Kind, ...]:
    if after.kind is Kind.ROUND:
        # A new round takes over from the one before it, and moves what is only proposed to what is agreed.
        return (Kind.ROUND, Kind.DELTA)
    if after.kind not in OF_STRUCTURE or _names_are_equal(before, after):
        return ()
    return CARD_KINDS if after.kind is Kind.WORKFLOW else (Kind.DELTA, Kind.INCIDENT, Kind.SIGNAL)


def _names_are_equal(before: Held[Any] | None, after: Held[Any]) -> bool:
    return before is not None and _names(before) == _names(after)


def _names(held: Held[Any]) -> list[Any]:
    departments = held.state["departments"] if held.kind is Kind.SITE else []
    return [held.state["name"], *((found["department"], found["name"]) for found in departments)]


def locks_of(epoch: int, after: Held[Any], *, is_building: bool = False) -> list[tuple[str, bool]]:
    """The locks to hold, in this order, while the change is worked out: a name, and whether it must be alone.

    Whoever changes which epoch is served is alone among those who fold into the served one, so these share a lock;
    who folds into an epoch that is being built does not wait, because the switch waits for it.
    Sites and workflows decide which cells there are, so they are alone. A standard and a round touch one workflow
    everywhere, so they are alone on it. What touches one place is alone there and shares the rest.
    """
    locks = [] if is_building else [(EPOCHS_LOCK, False)]
    locks.append((f"departments {epoch} structure", after.kind in OF_STRUCTURE))
    if after.kind in OF_STRUCTURE:
        return locks
    if after.workflow is not None:
        locks.append((f"departments {epoch} workflow {after.workflow}", after.kind in OF_WORKFLOW))
    if after.kind not in OF_WORKFLOW and after.site is not None:
        locks.append((f"departments {epoch} place {after.workflow}@{after.site}", True))
    return locks

"""The readiness of a cell: one workflow of a department at a site, by every check, none outvoted by another."""

from collections.abc import Iterable, Iterator
from typing import TypedDict

from departments.domain.design_checks import check_evidence, check_map, check_signatures, check_standard
from departments.domain.evidence import Reason
from departments.domain.people_checks import check_incidents, check_lessons, check_proficiency
from departments.domain.states import SEVEREST_FIRST, State, floor
from departments.domain.world import Where, World


class Cell(TypedDict):
    """A cell as it is shown. ``changed_at`` is the time of the newest event that its reasons rest on."""

    cell_id: str
    site: str
    site_name: str
    department: str
    workflow: str
    workflow_name: str
    state: State
    reasons: list[Reason]
    changed_at: str


def cell_id(where: Where) -> str:
    """The name of a cell."""
    return "/".join(where)


def cell_of(world: World, where: Where) -> Cell | None:
    """The cell at ``where``; none where the workflow is not done there at all."""
    site, department, workflow = where
    catalogued = world.workflows.get(workflow)
    is_in_scope = catalogued is not None and department in catalogued.state["departments"]
    if catalogued is None or not is_in_scope or world.department_at(site, department) is None:
        return None
    reasons = sorted(_reasons(world, where), key=lambda reason: SEVEREST_FIRST.index(reason["state"]))
    return {
        "cell_id": cell_id(where),
        "site": site,
        "site_name": world.site_name(site),
        "department": department,
        "workflow": workflow,
        "workflow_name": catalogued.state["name"],
        "state": floor(reason["state"] for reason in reasons),
        "reasons": reasons,
        "changed_at": _newest_time(reasons, [catalogued.mark["at"], world.sites[site].mark["at"]]),
    }


def _reasons(world: World, where: Where) -> Iterator[Reason]:
    yield check_map(world, where)
    yield from check_evidence(world, where)
    yield check_standard(world, where)
    yield check_signatures(world, where)
    yield from check_lessons(world, where)
    yield from check_proficiency(world, where)
    yield from check_incidents(world, where)


def _newest_time(reasons: Iterable[Reason], otherwise: list[str]) -> str:
    times = [piece["at"] for reason in reasons for piece in reason["evidence"]]
    return max(times, default=max(otherwise))

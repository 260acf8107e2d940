"""Tells the go-live week: each report becomes an incident, and most are taken to their end."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from plumbline.demo.cast import actor_of, reporter_at
from plumbline.demo.crowd import Crowd, in_parallel, settled
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.week import Happening

_REPORTS = "/api/incident/v1/reports"
_INCIDENTS = "/api/incident/v1/incidents"


async def tell_week(people: Crowd, system: HealthSystem) -> int:
    """Report the week and act on it. Returns how many reports there were."""
    await settled(lambda: _maps_have_travelled(people, system), "the maps in every department's view")

    def one(happening: Happening) -> Callable[[], Awaitable[Any]]:
        return lambda: _happen(people, happening)

    await in_parallel([one(happening) for happening in system.week])
    return len(system.week)


async def _maps_have_travelled(people: Crowd, system: HealthSystem) -> bool:
    """Whether the newest map is in the views: routing needs the maps, and all consumers read at a like pace."""
    last = system.maps[-1].document
    page = await people.person().ask(
        "/api/departments/v1/readiness",
        site=last["site"],
        department=last["department"],
        workflow=last["workflow"],
        limit=1,
    )
    codes = {reason["code"] for cell in page["items"] for reason in cell["reasons"]}
    return bool(page["items"]) and not any(code.startswith("not-mapped") for code in codes)


async def _happen(people: Crowd, happening: Happening) -> None:
    reporter, actor = (
        people.person(subject)
        for subject in (reporter_at(happening.site, happening.role), actor_of(happening.department))
    )
    report = {
        "site": happening.site,
        "department": happening.department,
        "workflow": happening.workflow,
        "step": happening.step,
        "role": happening.role,
        "severity": happening.severity,
        "what": happening.said,
    }
    opened = await reporter.tell(_REPORTS, report, key=f"week/{happening.number}")
    path = f"{_INCIDENTS}/{opened['incident_id']}"
    key = f"week/{happening.number}"
    department = happening.department
    if happening.ends == "open":
        return
    await actor.tell(f"{path}/acknowledgements", {"department": department}, key=f"{key}/acknowledged")
    if happening.ends == "contained":
        until = (datetime.now(UTC) + timedelta(days=2)).replace(microsecond=0).isoformat()
        body = {"department": department, "measure": "Call the neighbouring desk and write it down.", "until": until}
        await actor.tell(f"{path}/containments", body, key=f"{key}/contained")
    elif happening.ends == "resolved":
        body = {"department": department, "resolution": "Set right by the application analyst."}
        await actor.tell(f"{path}/resolutions", body, key=f"{key}/resolved")

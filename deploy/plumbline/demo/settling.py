"""The end of a filling: what was told has travelled, and the boards say what it makes of the sites."""

from plumbline.demo.crowd import Crowd, settled
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.organisation import Preparation
from plumbline.demo.site_maps import belongs


async def wait_for_readiness(people: Crowd, system: HealthSystem) -> int:
    """Wait until whatever is signed is ready at every site that has come the whole way. Returns how many cells are."""
    signed = system.workflows[: system.size.signed]
    expected = {
        site.slug: {workflow.slug for workflow in signed if belongs(workflow, site)}
        for site in system.sites
        if site.preparation is Preparation.WHOLE
    }

    async def is_shown() -> bool:
        for site, workflows in expected.items():
            if not workflows <= await _ready_at(people, site):
                return False
        return True

    await settled(is_shown, "the prepared sites shown as ready")
    return sum(len(workflows) for workflows in expected.values())


async def _ready_at(people: Crowd, site: str) -> set[str]:
    cells = await people.person().all("/api/departments/v1/readiness", site=site)
    return {cell["workflow"] for cell in cells if cell["state"] == "ready"}

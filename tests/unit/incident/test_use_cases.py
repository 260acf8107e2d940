"""The use cases, in the world in memory."""

from dataclasses import replace

import pytest

from incident.application.site_indexes import SiteIndexes
from tests.support.incident_fakes import FakeFlows, FakeIncident, FakeIncidentWork
from tests.support.incident_samples import check_in, claim_edit, oak_street
from tests.support.incident_scenarios import HOUSE, LifeScenarios, ReportScenarios, Stage


@pytest.fixture
def stage() -> Stage:
    return Stage(FakeIncident())


class TestReports(ReportScenarios):
    pass


class TestLife(LifeScenarios):
    pass


async def test_a_site_is_read_once_for_each_state_of_its_flows() -> None:
    world, indexes = FakeIncident(), SiteIndexes()
    await Stage(world).know(check_in())
    work = FakeIncidentWork(world.rows, HOUSE)
    first = await indexes.of_site(work, "oak-street")
    assert (await indexes.of_site(work, "oak-street")) is first
    assert first.index(None) is first.index(None)
    await FakeFlows(world.rows).keep_map("oak-street", claim_edit())
    assert (await indexes.of_site(work, "oak-street")) is not first
    assert work.flows.readings_of_whole_sites == 2


async def test_only_so_many_sites_are_remembered() -> None:
    work, indexes = FakeIncidentWork(FakeIncident().rows, HOUSE), SiteIndexes(limit=2)
    for site in ("oak-street", "elm-street", "ash-street", "oak-street"):
        await work.registry.keep_site(replace(oak_street(), site=site))
        assert await indexes.of_site(work, site)
    assert work.flows.readings_of_whole_sites == 4


async def test_nothing_is_read_of_a_site_that_the_registry_has_not_told_of() -> None:
    work, indexes = FakeIncidentWork(FakeIncident().rows, HOUSE), SiteIndexes()
    assert await indexes.of_site(work, "nowhere") is None
    assert work.flows.readings_of_whole_sites == 0

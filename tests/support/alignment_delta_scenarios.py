"""What must hold of site deltas in any world: whatever arrives first, the same is said in the end, and said once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import permutations

import pytest

from alignment.application.follow_standard import follow_standard
from alignment.application.list_site_deltas import list_site_deltas
from alignment.application.note_map import note_map
from alignment.application.note_site import note_site
from alignment.application.readings import DeltaFilter, Slice, StoredDelta
from alignment.domain.facts import SiteDeltaComputed
from alignment.domain.sites import Site, SiteMap
from tests.support.alignment_samples import CHECK_IN, site, site_map, with_step
from tests.support.alignment_scenarios import CLOCK, AlignmentWorld, adopt, edit

PAPER = site_map(*with_step("s2", system="paper")["steps"])
Arrival = Callable[[AlignmentWorld], Awaitable[None]]


async def site_arrives(world: AlignmentWorld, place: Site | None = None, version: int = 1) -> None:
    async with world.begin() as work:
        await note_site(work, place or site(), version, clock=CLOCK)


async def map_arrives(world: AlignmentWorld, told: SiteMap = PAPER) -> None:
    async with world.begin() as work:
        await note_map(work, told, clock=CLOCK)


async def standard_arrives(world: AlignmentWorld) -> None:
    """Adopted, and told to alignment itself by its own topic."""
    await adopt(world)
    await standard_is_followed(world)


async def standard_is_followed(world: AlignmentWorld) -> int:
    async with world.begin() as work:
        return await follow_standard(work, "check-in", clock=CLOCK)


async def deltas(world: AlignmentWorld, wanted: DeltaFilter | None = None) -> list[StoredDelta]:
    async with world.begin() as work:
        return list(await list_site_deltas(work, wanted or DeltaFilter(), Slice(99)))


def said(world: AlignmentWorld) -> list[SiteDeltaComputed]:
    return [fact for fact in world.facts if isinstance(fact, SiteDeltaComputed)]


ARRIVALS: tuple[Arrival, ...] = (site_arrives, map_arrives, standard_arrives)


class DeltaScenarios:
    """Deltas follow the newest standard, map and site."""

    @pytest.mark.parametrize("order", list(permutations(range(3))))
    async def test_the_order_of_arrival_does_not_matter(self, world: AlignmentWorld, order: tuple[int, ...]) -> None:
        for place in order:
            await ARRIVALS[place](world)

        (stored,) = await deltas(world)

        (role,) = stored.delta.roles
        assert (stored.delta.map_version, role.role) == (1, "front-desk")
        assert [(act.standard_step, act.what) for act in role.changed] == [("s2", ("system",))]
        assert said(world)[-1].delta == stored.delta
        assert [fact.aggregate_version for fact in said(world)] == list(range(1, stored.version + 1))

    async def test_a_site_that_is_not_known_waits(self, world: AlignmentWorld) -> None:
        await standard_arrives(world)
        await map_arrives(world)

        assert said(world) == []

    async def test_without_a_map_everything_starts_and_a_map_changes_that(self, world: AlignmentWorld) -> None:
        await standard_arrives(world)
        await site_arrives(world)
        await map_arrives(world)

        first, second = said(world)
        assert (first.delta.map_version, second.delta.map_version) == (None, 1)
        assert sum(len(role.starts) for role in first.delta.roles) == len(CHECK_IN["steps"])

    async def test_what_was_said_is_not_said_again(self, world: AlignmentWorld) -> None:
        await standard_arrives(world)
        await site_arrives(world)

        assert await standard_is_followed(world) == 0
        await site_arrives(world, replace(site(), name="Oak Street Clinic"), 2)

        assert len(said(world)) == 1

    async def test_an_edit_is_said_for_every_covered_site_once_it_is_followed(self, world: AlignmentWorld) -> None:
        for slug in ("oak-street", "elm-street", "ash-lane"):
            await site_arrives(world, site(slug))
        await standard_arrives(world)
        await edit(world, with_step("s4", name="Take the patient to a room"))
        before = len(said(world))

        assert await standard_is_followed(world) == 2

        assert [fact.aggregate_id for fact in said(world)[before:]] == ["check-in@elm-street", "check-in@oak-street"]
        assert {fact.delta.standard_version for fact in said(world)[before:]} == {2}

    async def test_a_site_that_is_covered_no_longer_is_told_so_once(self, world: AlignmentWorld) -> None:
        await site_arrives(world)
        await standard_arrives(world)
        await edit(world, {**CHECK_IN, "covers": ["elm-street"]})

        assert await standard_is_followed(world) == 1
        assert await standard_is_followed(world) == 0

        assert (said(world)[-1].aggregate_id, said(world)[-1].delta.roles) == ("check-in@oak-street", ())

    async def test_a_change_of_staff_moves_a_role_to_its_department(self, world: AlignmentWorld) -> None:
        await standard_arrives(world)
        await site_arrives(world)
        await site_arrives(world, site(central_scheduling=("front-desk",), imaging=("medical-assistant",)), 2)

        assert [(role.role, role.department) for role in said(world)[-1].delta.roles] == [
            ("front-desk", "central-scheduling"),
            ("medical-assistant", "imaging"),
        ]

    async def test_an_older_map_changes_nothing(self, world: AlignmentWorld) -> None:
        await standard_arrives(world)
        await site_arrives(world)
        await map_arrives(world, replace(PAPER, map_version=2))
        await map_arrives(world, site_map(*CHECK_IN["steps"]))

        assert [fact.delta.map_version for fact in said(world)] == [None, 2]

    async def test_deltas_are_listed_by_site_and_workflow(self, world: AlignmentWorld) -> None:
        for slug in ("oak-street", "elm-street"):
            await site_arrives(world, site(slug))
        await standard_arrives(world)

        assert [stored.delta.site for stored in await deltas(world)] == ["elm-street", "oak-street"]
        assert [stored.delta.site for stored in await deltas(world, DeltaFilter("oak-street"))] == ["oak-street"]
        assert await deltas(world, DeltaFilter(workflow="check-out")) == []

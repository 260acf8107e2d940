"""Record maps: how sites really do their workflows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from chassis.clock import Clock
from intake.application.ports import RecordedMap, Work
from intake.application.screened import Screened
from intake.domain.errors import ReferenceUnknown
from intake.domain.facts import MapRecorded
from intake.domain.places import Place
from intake.domain.site_map import MapContent, MapVersion
from intake.domain.sites import Site


@dataclass(frozen=True)
class RecordMaps:
    """Maps, each site, department and workflow once, and who records them."""

    maps: Screened[tuple[MapContent, ...]]
    recorded_by: str


@dataclass(frozen=True)
class MapOutcome:
    """A map's version after the command, and whether the command made it."""

    map_id: str
    version: int
    content_hash: str
    is_recorded: bool


async def record_maps(work: Work, command: RecordMaps, *, clock: Clock) -> tuple[MapOutcome, ...]:
    """Keep a new version of each map whose content is new; the same content again makes no version and no fact.

    Raises:
        ReferenceUnknown: the registry has no such site or department there, or the catalogue no such workflow.
        StaleVersion: somebody else recorded one of the maps meanwhile.
    """
    contents = command.maps.value
    await _check_references(work, contents)
    known = await work.maps.versions([content.map_id for content in contents])
    outcomes: list[MapOutcome] = []
    recorded: list[RecordedMap] = []
    for content in contents:
        before = known.get(content.map_id, MapVersion(content.map_id))
        after = before.after(content)
        outcomes.append(MapOutcome(after.map_id, after.version, after.content_hash, after != before))
        if after != before:
            recorded.append(RecordedMap(content, after.version, command.recorded_by, clock.now()))
    if recorded:
        await work.maps.save(recorded)
    for each in recorded:
        work.record(MapRecorded(each.content.map_id, each.version, each.content))
    return tuple(outcomes)


async def _check_references(work: Work, contents: Sequence[MapContent]) -> None:
    sites = await work.sites.of({content.site for content in contents})
    workflows = await work.workflows.of({content.workflow for content in contents})
    places = [place for content in contents for place in _unknown(content, sites.get(content.site), workflows.keys())]
    if places:
        raise ReferenceUnknown(places)


def _unknown(content: MapContent, site: Site | None, workflows: Collection[str]) -> list[Place]:
    places: list[Place] = []
    if site is None:
        places.append(Place(f"{content.map_id}, site", "a site of the registry", content.site))
    elif not site.has_department(content.department):
        rule = f"a department that the registry has at {content.site}"
        places.append(Place(f"{content.map_id}, department", rule, content.department))
    if content.workflow not in workflows:
        places.append(Place(f"{content.map_id}, workflow", "a workflow of the catalogue", content.workflow))
    return places

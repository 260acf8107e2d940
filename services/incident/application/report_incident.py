"""Report that something is wrong: the report becomes an incident, routed to every department downstream of its step."""

from dataclasses import dataclass

from chassis.clock import Clock
from chassis.identifiers import Identifiers
from incident.application.ports import Work
from incident.application.readings import Kind, Moment, Narrative
from incident.application.screening import refuse_identifiers
from incident.application.site_indexes import SiteIndexes
from incident.domain.errors import SiteUnknown
from incident.domain.facts import IncidentOpened
from incident.domain.flow import Origin, map_key
from incident.domain.incident import Incident, Severity, State
from incident.domain.route import Hop, Route
from incident.domain.start import ReportedPlace, find_start
from incident.engines.downstream import downstream


@dataclass(frozen=True)
class ReportIncident:
    """What somebody says: where, how bad, and in words. ``role`` is that of whoever met it, where they say.

    ``name`` is what people call whoever reports, none where the sign-in does not tell it.
    """

    place: ReportedPlace
    severity: Severity
    what: str
    reported_by: str
    role: str | None = None
    name: str | None = None


@dataclass(frozen=True)
class Routing:
    """Whose the failing step is, and who is touched. ``step_name`` is none where no map tells it."""

    owner_department: str
    step_name: str | None
    origin: Origin
    routes: tuple[Route, ...]


async def report_incident(
    work: Work, command: ReportIncident, *, indexes: SiteIndexes, clock: Clock, ids: Identifiers
) -> Incident:
    """Open an incident for the report.

    Where neither a map nor a standard of the workflow is known, it goes to the reporting department alone and is
    marked blind.

    Raises:
        IdentifierInText: the words seem to name a person; nothing of them is kept.
        SiteUnknown: the registry has not told of the site.
        StepUnknown: the workflow is known, the step is not.
    """
    refuse_identifiers("what", command.what)
    routing = await _route(work, command.place, indexes)
    now, incident_id, report_id = clock.now(), ids.new(), ids.new()
    incident = Incident(
        incident_id=incident_id,
        report_id=report_id,
        version=1,
        state=State.OPEN,
        severity=command.severity,
        place=command.place,
        step_name=routing.step_name,
        owner_department=routing.owner_department,
        origin=routing.origin,
        reported_by=command.reported_by,
        reporter_role=command.role,
        reported_at=now,
        routes=routing.routes,
    )
    author = command.reported_by
    opened = Moment(1, Kind.OPENED, now, command.place.department, author, report_id, actor_name=command.name)
    await work.incidents.add(incident, opened, Narrative(report_id, incident_id, command.what, author, now))
    work.record(IncidentOpened(incident_id, 1, incident))
    return incident


async def _route(work: Work, place: ReportedPlace, indexes: SiteIndexes) -> Routing:
    site = await indexes.of_site(work, place.site)
    if site is None:
        raise SiteUnknown(place.site)
    start = find_start(place, site.flows)
    if start is None:
        here = map_key(place.site, place.department, place.workflow)
        alone = Route(place.department, (Hop(here, place.step, None, place.department),))
        return Routing(place.department, None, Origin.BLIND, (alone,))
    by_standard = place.workflow if start.flow.origin is Origin.STANDARD else None
    routes = downstream(site.index(by_standard), start.flow.key, start.step.step)
    return Routing(start.step.department, start.step.name, start.flow.origin, routes)

"""Incidents, their timelines and their words."""

from collections.abc import Mapping, Sequence

import asyncpg

from chassis.database import Connection
from chassis.errors import StaleVersion
from incident.application.readings import IncidentFilter, IncidentReading, Kind, Moment, Names, Narrative, Slice
from incident.domain.flow import Origin
from incident.domain.incident import Incident, Severity, State
from incident.domain.route import Route
from incident.domain.start import ReportedPlace
from incident.storage.documents import hop_document, hop_of

# One statement, so one round trip: most incidents come in a storm, and each has four kinds of rows.
_ADD = """
with incident as (
    insert into incidents (incident_id, report_id, version, state, severity, site, department, workflow, step,
                           step_name, owner_department, origin, reported_by, reporter_role, reported_at, changed_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)
), moment as (
    insert into moments (incident_id, version, kind, at, department, actor, narrative_id, until, actor_name)
    values ($1, $16, $17, $18, $19, $20, $21, $22, $23)
), narrative as (
    insert into narratives (narrative_id, incident_id, text, author, at) values ($24, $1, $25, $26, $27)
)
insert into incident_routes (incident_id, department, place, path)
select $1, ($28::text[])[r.number], r.number - 1, r.path
from jsonb_array_elements($29::jsonb) with ordinality as r (path, number)
"""

_ADD_MOMENT = """
insert into moments (incident_id, version, kind, at, department, actor, narrative_id, until, actor_name)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""

_ADD_NARRATIVE = "insert into narratives (narrative_id, incident_id, text, author, at) values ($1, $2, $3, $4, $5)"

_SAVE = """
update incidents set version = $2, state = $3, contained_until = $4, changed_at = $5
where incident_id = $1 and version = $2 - 1
returning incident_id
"""

_ACKNOWLEDGE = "update incident_routes set acknowledged_at = $3 where incident_id = $1 and department = $2"

_SELECT = """
select i.*, s.name as site_name, s.departments as site_departments, w.name as workflow_name
from incidents i left join sites s on s.site = i.site left join workflows w on w.workflow = i.workflow
"""

_READ = _SELECT + "where i.incident_id = $1"

_HOLD = _READ + " for update of i"

_ROUTES = "select * from incident_routes where incident_id = any($1::text[]) order by incident_id, place"

_PAGE = (
    _SELECT
    + """
where ($1::text is null or i.state = $1)
  and ($2::text is null or i.site = $2)
  and ($3::text is null or i.severity = $3)
  and ($4::text is null or exists (
      select from incident_routes r where r.incident_id = i.incident_id and r.department = $4))
  and ($5::boolean is null or (i.state = 'resolved') = $5)
  and ($6::text is null or i.incident_id < $6)
order by i.incident_id desc
limit $7
"""
)

_TIMELINE = "select * from moments where incident_id = $1 order by version"


class StoredIncidents:
    """Fulfils ``application.ports.Incidents``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, incident: Incident, moment: Moment, narrative: Narrative) -> None:
        """Write a new incident, its routes, its first moment and the report's words."""
        place = incident.place
        await self._connection.execute(
            _ADD,
            incident.incident_id,
            incident.report_id,
            incident.version,
            incident.state.value,
            incident.severity.value,
            place.site,
            place.department,
            place.workflow,
            place.step,
            incident.step_name,
            incident.owner_department,
            incident.origin.value,
            incident.reported_by,
            incident.reporter_role,
            incident.reported_at,
            *_told(moment),
            narrative.narrative_id,
            narrative.text,
            narrative.author,
            narrative.at,
            [route.department for route in incident.routes],
            [[hop_document(hop) for hop in route.path] for route in incident.routes],
        )

    async def hold(self, incident_id: str) -> Incident | None:
        """Lock the incident; who comes second waits and then decides on what the first one left."""
        row = await self._connection.fetchrow(_HOLD, incident_id)
        return None if row is None else (await self._readings([row]))[0].incident

    async def save(self, incident: Incident, moment: Moment, narrative: Narrative | None) -> None:
        """Write the new version. Raises ``StaleVersion`` where the one before is not there."""
        saved = await self._connection.fetchval(
            _SAVE, incident.incident_id, incident.version, incident.state.value, incident.contained_until, moment.at
        )
        if saved is None:
            raise StaleVersion("The incident was changed by another; read it again.")
        if moment.kind is Kind.ACKNOWLEDGED:
            await self._connection.execute(_ACKNOWLEDGE, incident.incident_id, moment.department, moment.at)
        await self._add_moment(incident.incident_id, moment, narrative)

    async def read(self, incident_id: str) -> IncidentReading | None:
        """One incident."""
        row = await self._connection.fetchrow(_READ, incident_id)
        return None if row is None else (await self._readings([row]))[0]

    async def page(self, wanted: IncidentFilter, window: Slice) -> Sequence[IncidentReading]:
        """Incidents, newest first; two queries."""
        rows = await self._connection.fetch(
            _PAGE,
            wanted.state.value if wanted.state else None,
            wanted.site,
            wanted.severity.value if wanted.severity else None,
            wanted.department,
            wanted.is_resolved,
            window.after[0] if window.after else None,
            window.limit,
        )
        return await self._readings(rows)

    async def timeline(self, incident_id: str) -> Sequence[Moment]:
        """Moments in order."""
        return [
            Moment(
                row["version"],
                Kind(row["kind"]),
                row["at"],
                row["department"],
                row["actor"],
                row["narrative_id"],
                row["until"],
                row["actor_name"],
            )
            for row in await self._connection.fetch(_TIMELINE, incident_id)
        ]

    async def texts(self, incident_id: str) -> Mapping[str, str]:
        """Words by narrative; row-level security leaves out what the principal may not read."""
        rows = await self._connection.fetch(
            "select narrative_id, text from narratives where incident_id = $1", incident_id
        )
        return {row["narrative_id"]: row["text"] for row in rows}

    async def _add_moment(self, incident_id: str, moment: Moment, narrative: Narrative | None) -> None:
        await self._connection.execute(_ADD_MOMENT, incident_id, *_told(moment))
        if narrative is not None:
            await self._connection.execute(
                _ADD_NARRATIVE,
                narrative.narrative_id,
                narrative.incident_id,
                narrative.text,
                narrative.author,
                narrative.at,
            )

    async def _readings(self, rows: Sequence[asyncpg.Record]) -> list[IncidentReading]:
        by_incident: dict[str, list[asyncpg.Record]] = {row["incident_id"]: [] for row in rows}
        for route in await self._connection.fetch(_ROUTES, list(by_incident)):
            by_incident[route["incident_id"]].append(route)
        return [_reading(row, by_incident[row["incident_id"]]) for row in rows]


def _told(moment: Moment) -> tuple[object, ...]:
    """The columns of a moment after its incident."""
    return (
        moment.version,
        moment.kind.value,
        moment.at,
        moment.department,
        moment.actor,
        moment.narrative_id,
        moment.until,
        moment.actor_name,
    )


def _reading(row: asyncpg.Record, routes: Sequence[asyncpg.Record]) -> IncidentReading:
    acknowledged_at = {
        route["department"]: route["acknowledged_at"] for route in routes if route["acknowledged_at"] is not None
    }
    incident = Incident(
        incident_id=row["incident_id"],
        report_id=row["report_id"],
        version=row["version"],
        state=State(row["state"]),
        severity=Severity(row["severity"]),
        place=ReportedPlace(row["site"], row["department"], row["workflow"], row["step"]),
        step_name=row["step_name"],
        owner_department=row["owner_department"],
        origin=Origin(row["origin"]),
        reported_by=row["reported_by"],
        reporter_role=row["reporter_role"],
        reported_at=row["reported_at"],
        routes=tuple(
            Route(route["department"], tuple(hop_of(document) for document in route["path"])) for route in routes
        ),
        acknowledged=frozenset(acknowledged_at),
        contained_until=row["contained_until"],
    )
    names = Names(row["site_name"], row["workflow_name"], dict(row["site_departments"] or ()))
    return IncidentReading(incident, names, row["changed_at"], acknowledged_at)

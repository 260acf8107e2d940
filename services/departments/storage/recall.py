"""Reading back, in one statement, the part of the world that a change is worked out from, and what is on show there.

Three shapes of the same question: around one place (a workflow at a site), around a workflow everywhere, around a
site with all its workflows. Each part of the union uses one index.
"""

from collections.abc import Sequence
from typing import Any

import asyncpg

from chassis.database import Connection
from departments.application.ports.folding import Shown
from departments.domain.incident_tallies import Band, Glance
from departments.domain.news import Held
from departments.domain.scope import Scope
from departments.domain.world import Tally, World
from departments.storage.rows import held_of

_HELD = """
select 'held' as part, kind, aggregate_id, version, mark, traceparent, state
from aggregates where epoch = $1 and {where}
"""

# The newest incident that is over, for each place: it says since when nothing is open there.
_LAST_OVER = """
(select distinct on (workflow, site, department) 'held', kind, aggregate_id, version, mark, traceparent, state
from aggregates
where epoch = $1 and is_over and kind = 'incident' and {where}
order by workflow, site, department, (mark ->> 'at') collate "C" desc, (mark ->> 'event_id') collate "C" desc)
"""

# The five newest marks of a group: domain/evidence.py, EVIDENCE_SHOWN.
_TALLIES = """
select 'tally', null, null, count(*), null, null, jsonb_build_object(
    'key', jsonb_build_array(site, department, workflow, state ->> 'role', state ->> 'content_hash'),
    'able', count(*) filter (where state ->> 'holds' in ('demonstrated', 'observed')),
    'newest', to_jsonb((array_agg(mark order by (mark ->> 'at') collate "C" desc,
                                                (mark ->> 'event_id') collate "C" desc))[1:5]))
from aggregates where epoch = $1 and kind = 'proficiency' and {where}
group by site, department, workflow, state ->> 'role', state ->> 'content_hash'
"""

# The open incidents of a place by severity: how many, the oldest, and the newest five (domain/incident_tallies.py).
# A place where something fails all day has hundreds, and each new one asks. So all of them are only counted, and no
# more than these few are sorted and put into words: with 2,000 open, 2 to 4 ms instead of 16.
_OPENED_AT = "(state -> 'opened' ->> 'at') collate \"C\""
_ONE_OF_THEM = f"""
select aggregate_id as id, {_OPENED_AT} as opened_at,
    jsonb_build_object('incident_id', aggregate_id, 'opened_at', state -> 'opened' ->> 'at', 'mark', mark,
        'step', coalesce(nullif(state ->> 'step_name', ''), state ->> 'step')) as glance
from aggregates of_them
where epoch = $1 and kind = 'incident' and not is_over and of_them.workflow = band.workflow
    and of_them.site = band.site and of_them.department = band.department and state ->> 'severity' = band.severity
"""  # noqa: S608 - text of our own
_BANDS = f"""
select 'band', null, null, band.many, null, null, jsonb_build_object(
    'where', jsonb_build_array(band.site, band.department, band.workflow),
    'severity', band.severity, 'oldest', oldest.glance, 'newest', newest.glances)
from (
    select site, department, workflow, state ->> 'severity' as severity, count(*) as many
    from aggregates where epoch = $1 and kind = 'incident' and {{where}} and not is_over
    group by site, department, workflow, state ->> 'severity'
) band
cross join lateral ({_ONE_OF_THEM} order by {_OPENED_AT}, aggregate_id limit 1) oldest
cross join lateral (
    select jsonb_agg(glance order by opened_at desc, id desc) as glances
    from ({_ONE_OF_THEM} order by {_OPENED_AT} desc, aggregate_id desc limit 5) newest_few
) newest
"""  # noqa: S608 - text of our own

_CELLS = "select 'cell', null, cell_id, null, null, digest, null from cells where epoch = $1 and {where}"
_CARDS = "select 'card', department, card_id, null, null, digest, null from cards where epoch = $1 and {where}"

_LIVE = "not is_over and kind <> 'proficiency'"
_ALL_BUT_INCIDENTS = f"{_LIVE} and kind <> 'incident'"
# Incidents only where their cards speak of what changed.
_LIVE_OF_KINDS = f"{_LIVE} and (kind <> 'incident' or 'incident' = any({{kinds}}::text[]))"
_OWN_CARDS = "source_kind = $2 and source_id = $3"


def _union(held: Sequence[str], there: str, cards: Sequence[str]) -> str:
    parts = [_HELD.format(where=where) for where in held]
    parts += [part.format(where=there) for part in (_LAST_OVER, _BANDS, _TALLIES, _CELLS)]
    parts += [_CARDS.format(where=where) for where in cards]
    return " union all ".join(parts)


# $1 epoch, $2 and $3 the changed thing, $4 site, $5 workflow, $6 department or none for all
_AROUND_PLACE = _union(
    held=[
        f"workflow = $5 and site = $4 and {_ALL_BUT_INCIDENTS}",
        f"workflow = $5 and site is null and {_LIVE} and kind in ('standard', 'sign-off-round')",
        "kind = 'site' and aggregate_id = $4",
        "kind = 'workflow' and aggregate_id = $5",
        # A signal may be of no site, and one that is over is of no workflow.
        "kind = $2 and aggregate_id = $3 and kind = 'signal' and site is null",
    ],
    there="workflow = $5 and site = $4 and ($6::text is null or department = $6)",
    cards=[_OWN_CARDS],
)

# $1 epoch, $2 and $3 the changed thing, $4 workflow, $5 kinds whose cards speak of it
_AROUND_WORKFLOW = _union(
    held=[f"workflow = $4 and {_LIVE_OF_KINDS.format(kinds='$5')}", "kind = 'site'"],
    there="workflow = $4",
    cards=[f"{_OWN_CARDS} and not source_kind = any($5::text[])", "workflow = $4 and source_kind = any($5::text[])"],
)

# $1 epoch, $2 and $3 the changed thing, $4 site, $5 kinds whose cards speak of it
_AROUND_SITE = _union(
    held=[
        f"site = $4 and {_LIVE_OF_KINDS.format(kinds='$5')}",
        f"site is null and {_LIVE} and kind in ('workflow', 'standard', 'sign-off-round')",
    ],
    there="site = $4",
    cards=[f"{_OWN_CARDS} and not source_kind = any($5::text[])", "site = $4 and source_kind = any($5::text[])"],
)


async def recall(connection: Connection, epoch: int, scope: Scope) -> tuple[World, Shown]:
    """The part of the world that ``scope`` follows from, and the digests of what is on show within it."""
    rows = await _rows(connection, epoch, scope)
    world, shown = World(), Shown()
    for row in rows:
        match row["part"]:
            case "held":
                world.add(held_of(row))
            case "tally":
                _add_tally(world, row)
            case "band":
                _add_band(world, row)
            # A change that touches no cell must not find any either, or they would seem to be gone.
            case "cell" if scope.cells is not None:
                shown.cells[row["aggregate_id"]] = row["traceparent"]
            case "card":
                shown.cards[row["kind"], row["aggregate_id"]] = row["traceparent"]
    return world, shown


async def _rows(connection: Connection, epoch: int, scope: Scope) -> Sequence[asyncpg.Record]:
    own: Held[Any] = scope.source
    thing = (epoch, own.kind.value, own.aggregate_id)
    kinds = [kind.value for kind in scope.kinds]
    if scope.cells is None or (scope.cells.site is not None and scope.cells.workflow is not None):
        department = scope.cells.department if scope.cells else None
        return await connection.fetch(_AROUND_PLACE, *thing, own.site, own.workflow, department)
    if scope.cells.workflow is not None:
        return await connection.fetch(_AROUND_WORKFLOW, *thing, scope.cells.workflow, kinds)
    return await connection.fetch(_AROUND_SITE, *thing, scope.cells.site, kinds)


def _add_tally(world: World, row: asyncpg.Record) -> None:
    told = row["state"]
    world.tallies[tuple(told["key"])] = Tally(row["version"], told["able"], tuple(told["newest"]))


def _add_band(world: World, row: asyncpg.Record) -> None:
    told = row["state"]
    newest = tuple(Glance(**glance) for glance in reversed(told["newest"]))
    bands = world.open_incidents.setdefault(tuple(told["where"]), {})
    bands[told["severity"]] = Band(row["version"], Glance(**told["oldest"]), newest)

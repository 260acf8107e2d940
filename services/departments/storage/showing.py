"""Writing what changed on show, its log and its wake-up, in one statement."""

from collections import defaultdict
from typing import Any

from chassis.database import Connection
from departments.application.ports.folding import Difference

CHANNEL = "views"

# Every row gets its version from one sequence, so a version only grows, also over a row's going and coming back.
# A NOTIFY without payload is one for the whole transaction, however many rows it has.
_SHOW = """
with shown_cells as (
    insert into cells (epoch, cell_id, site, department, workflow, site_name, state, changed_at, content, digest,
                       version)
    select $1, content ->> 'cell_id', content ->> 'site', content ->> 'department', content ->> 'workflow',
           content ->> 'site_name', content ->> 'state', content ->> 'changed_at', content, digest,
           nextval('view_versions')
    from jsonb_to_recordset($2) as given (content jsonb, digest text)
    on conflict (epoch, cell_id) do update set
        site_name = excluded.site_name, state = excluded.state, changed_at = excluded.changed_at,
        content = excluded.content, digest = excluded.digest, version = excluded.version
), gone_cells as (
    delete from cells where epoch = $1 and cell_id = any($3::text[])
), shown_cards as (
    insert into cards (epoch, department, card_id, kind, urgency, source_kind, source_id, site, workflow, changed_at,
                       content, digest, version)
    select $1, content ->> 'department', content ->> 'card_id', content ->> 'kind', (content ->> 'urgency')::smallint,
           source_kind, source_id, site, workflow, content ->> 'changed_at', content, digest, nextval('view_versions')
    from jsonb_to_recordset($4)
        as given (content jsonb, digest text, source_kind text, source_id text, site text, workflow text)
    on conflict (epoch, department, card_id) do update set
        kind = excluded.kind, urgency = excluded.urgency, source_kind = excluded.source_kind,
        source_id = excluded.source_id, site = excluded.site, workflow = excluded.workflow,
        changed_at = excluded.changed_at, content = excluded.content, digest = excluded.digest,
        version = excluded.version
), gone_cards as (
    delete from cards using unnest($5::text[], $6::text[]) as gone (department, card_id)
    where cards.epoch = $1 and cards.department = gone.department and cards.card_id = gone.card_id
), logged as (
    insert into view_changes (epoch, department, payload, traceparent)
    select $1, department, payload, $8 from jsonb_to_recordset($7) as given (department text, payload jsonb)
    order by department
    returning 1
)
select pg_notify($9, '') from logged limit 1
"""


async def show(
    connection: Connection, epoch: int, difference: Difference, traceparent: str | None, is_announced: bool
) -> None:
    """Put ``difference`` on show; where it is announced, log it for each department and wake the listeners."""
    cells = [{"content": cell, "digest": digest} for cell, digest in difference.cells]
    cards = [
        {
            "content": card,
            "digest": digest,
            "source_kind": source.kind.value,
            "source_id": source.aggregate_id,
            "site": source.site,
            "workflow": source.workflow,
        }
        for card, digest, source in difference.cards
    ]
    gone_departments = [department for department, _ in difference.gone_cards]
    gone_cards = [card_id for _, card_id in difference.gone_cards]
    log = _log(difference) if is_announced else []
    await connection.execute(
        _SHOW, epoch, cells, difference.gone_cells, cards, gone_departments, gone_cards, log, traceparent, CHANNEL
    )


def _log(difference: Difference) -> list[dict[str, Any]]:
    """Which rows changed, by department. A cell that went away has no place in the stream: its readers begin anew."""
    cards: dict[str, set[str]] = defaultdict(set)
    sites: dict[str, set[str]] = defaultdict(set)
    for card, _, _ in difference.cards:
        cards[card["department"]].add(card["card_id"])
    for department, card_id in difference.gone_cards:
        cards[department].add(card_id)
    for cell, _ in difference.cells:
        sites[cell["department"]].add(cell["site"])
    emptied = {cell_id.split("/")[1] for cell_id in difference.gone_cells}
    return [
        {
            "department": department,
            "payload": {
                "cards": sorted(cards[department]),
                "sites": sorted(sites[department]),
                "reset": department in emptied,
            },
        }
        for department in sorted({*cards, *sites, *emptied})
    ]

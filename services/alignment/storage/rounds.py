"""Sign-off rounds in PostgreSQL: the round, its seats, its entries."""

from collections.abc import Sequence

import asyncpg

from alignment.application.readings import RoundFilter, Slice
from alignment.domain.errors import RoundAlreadyOpen
from alignment.domain.history import HistoryEntry
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.rounds import RoundState, SignOffRound
from alignment.domain.seats import Seat
from alignment.storage.documents import decision_document, decision_from, voided_document, voided_from
from alignment.storage.round_entries import entry_from, entry_rows
from chassis.database import Connection
from chassis.errors import StaleVersion

_FIND = "select * from sign_off_rounds where round_id = $1"
_NEWEST = "select * from sign_off_rounds where workflow = $1 order by round_id desc limit 1"
_SEATS = "select * from sign_off_seats where round_id = any($1::text[])"
_ENTRIES = "select * from sign_off_entries where round_id = $1 order by entry"

_ADD = """
insert into sign_off_rounds (round_id, workflow, standard_version, content_hash, state, requested_by,
                             requested_by_name, requested_at, due_at, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
on conflict (workflow) where state = 'open' do nothing
"""

_SAVE = """
update sign_off_rounds set standard_version = $2, content_hash = $3, state = $4, version = $5
where round_id = $1 and version = $6
"""

_ADD_SEATS = """
insert into sign_off_seats (round_id, party, department)
select $1, s.party, s.department from unnest($2::text[], $3::text[]) as s (party, department)
"""

_SAVE_SEATS = """
update sign_off_seats set decision = s.decision, voided = s.voided
from unnest($2::text[], $3::jsonb[], $4::jsonb[]) as s (party, decision, voided)
where sign_off_seats.round_id = $1 and sign_off_seats.party = s.party
"""

_ADD_ENTRIES = """
insert into sign_off_entries (round_id, entry, what, at, by_subject, by_name, content_hash, detail)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""

_PAGE = """
select * from sign_off_rounds
where ($1::text is null or workflow = $1) and ($2::text is null or state = $2)
  and ($3::text is null or round_id < $3)
order by round_id desc
limit $4
"""


class StoredRounds:
    """Fulfils ``application.ports.Rounds``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, round_id: str) -> SignOffRound | None:
        """One round."""
        return await self._one(_FIND, round_id)

    async def find_to_change(self, round_id: str) -> SignOffRound | None:
        """One round; its row stays locked."""
        return await self._one(f"{_FIND} for update", round_id)

    async def newest_to_change(self, workflow: str) -> SignOffRound | None:
        """The workflow's newest round; its row stays locked."""
        return await self._one(f"{_NEWEST} for update", workflow)

    async def add(self, opened: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        """Write a new round. Raises ``RoundAlreadyOpen`` where the workflow has an open one."""
        done = await self._connection.execute(
            _ADD,
            opened.round_id,
            opened.workflow,
            opened.standard_version,
            opened.content_hash,
            opened.state.value,
            opened.requested_by,
            opened.requested_by_name,
            opened.requested_at,
            opened.due_at,
            opened.version,
        )
        if done.endswith(" 0"):
            raise RoundAlreadyOpen(f"{opened.workflow} has an open sign-off round. There is one at a time.")
        parties = [seat.party.value for seat in opened.seats]
        departments = [seat.department for seat in opened.seats]
        await self._connection.execute(_ADD_SEATS, opened.round_id, parties, departments)
        await self._add_entries(opened.round_id, history)

    async def save(self, changed: SignOffRound, history: Sequence[HistoryEntry]) -> None:
        """Write a round that ``history`` brought here. Raises ``StaleVersion`` where the stored one is another."""
        done = await self._connection.execute(
            _SAVE,
            changed.round_id,
            changed.standard_version,
            changed.content_hash,
            changed.state.value,
            changed.version,
            changed.version - len(history),
        )
        if done.endswith(" 0"):
            raise StaleVersion("Somebody else decided in this round just now.")
        decisions = [changed.decision(party) for party in ALL_PARTIES]
        voided = [changed.voided_decision(party) for party in ALL_PARTIES]
        await self._connection.execute(
            _SAVE_SEATS,
            changed.round_id,
            [party.value for party in ALL_PARTIES],
            [decision and decision_document(decision) for decision in decisions],
            [broken and voided_document(broken) for broken in voided],
        )
        await self._add_entries(changed.round_id, history)

    async def history(self, round_id: str) -> Sequence[HistoryEntry]:
        """All that happened in the round, first to last."""
        return [entry_from(dict(row)) for row in await self._connection.fetch(_ENTRIES, round_id)]

    async def page(self, wanted: RoundFilter, part: Slice) -> Sequence[SignOffRound]:
        """Rounds, newest first; the key is the round's id."""
        state = wanted.state.value if wanted.state else None
        rows = await self._connection.fetch(_PAGE, wanted.workflow, state, part.after, part.limit)
        return await self._with_seats(rows)

    async def _one(self, statement: str, key: str) -> SignOffRound | None:
        row = await self._connection.fetchrow(statement, key)
        return (await self._with_seats([row]))[0] if row else None

    async def _with_seats(self, rows: Sequence[asyncpg.Record]) -> list[SignOffRound]:
        seats: dict[str, list[asyncpg.Record]] = {}
        for seat in await self._connection.fetch(_SEATS, [row["round_id"] for row in rows]):
            seats.setdefault(seat["round_id"], []).append(seat)
        return [_round(row, seats.get(row["round_id"], [])) for row in rows]

    async def _add_entries(self, round_id: str, history: Sequence[HistoryEntry]) -> None:
        await self._connection.executemany(_ADD_ENTRIES, [(round_id, *row) for row in entry_rows(history)])


def _round(row: asyncpg.Record, unordered: Sequence[asyncpg.Record]) -> SignOffRound:
    seats = sorted(unordered, key=lambda seat: ALL_PARTIES.index(Party(seat["party"])))
    return SignOffRound(
        round_id=row["round_id"],
        workflow=row["workflow"],
        standard_version=row["standard_version"],
        content_hash=row["content_hash"],
        seats=tuple(Seat(Party(seat["party"]), seat["department"]) for seat in seats),
        requested_by=row["requested_by"],
        requested_by_name=row["requested_by_name"],
        requested_at=row["requested_at"],
        due_at=row["due_at"],
        state=RoundState(row["state"]),
        version=row["version"],
        decisions=tuple(decision_from(seat["decision"]) for seat in seats if seat["decision"]),
        voided=tuple(voided_from(seat["voided"]) for seat in seats if seat["voided"]),
    )

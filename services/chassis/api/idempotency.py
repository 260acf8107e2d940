"""Answers already given, in the table ``idempotency_keys``, always inside the transaction of the command itself.

The claim is the first thing the transaction writes and the answer the last. A second request with the same key waits
for the first one's commit, because it wants to insert the same row, and then reads the answer; where the first one
rolled back, the second does the work. So the answer exists if and only if the effect does, also when the reply to a
COMMIT was lost on its way.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import asyncpg

from chassis.api.failures import KeyStillInUse, KeyUsedForAnother
from chassis.api.problems import Place
from chassis.database import Connection

KEPT_DAYS = 7
PATIENCE_MS = 5000
"""How long a second request waits for the first."""

# The wait for the row happens inside the insert, which reads the setting when it begins to wait; afterwards the
# setting goes back to what the connection had.
_CLAIM = """
with before as materialized (select current_setting('lock_timeout') as value),
     patience as materialized (select before.value, set_config('lock_timeout', $5, true) from before),
     claim as (
         insert into idempotency_keys (subject, key, method_path, fingerprint)
         select $1, $2, $3, $4 from patience
         on conflict (subject, key) do nothing
         returning 1)
select exists (select 1 from claim) as is_claimed,
       set_config('lock_timeout', (select value from patience), true)
"""
_ANSWER = """
select fingerprint, status, headers, body from idempotency_keys where subject = $1 and key = $2
"""
_KEEP = """
update idempotency_keys set status = $3, headers = $4, body = $5 where subject = $1 and key = $2
"""
_DELETE = """
delete from idempotency_keys where (subject, key) in (
    select subject, key from idempotency_keys where created_at < $1 order by created_at limit $2)
"""


@dataclass(frozen=True)
class Claim:
    """Who asks for what, under which key."""

    subject: str
    key: str
    method_path: str
    fingerprint: bytes


@dataclass(frozen=True)
class KeptAnswer:
    """An answer as it was given: body in the bytes that were sent."""

    status: int
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


async def claim_key(connection: Connection, claim: Claim) -> KeptAnswer | None:
    """Claim the key for this transaction, or give the answer that was given for it.

    Raises:
        KeyUsedForAnother: the key belongs to another request.
        KeyStillInUse: the first request with this key is still at work after five seconds.
    """
    try:
        is_claimed = await connection.fetchval(
            _CLAIM, claim.subject, claim.key, claim.method_path, claim.fingerprint, str(PATIENCE_MS)
        )
    except asyncpg.LockNotAvailableError:
        raise KeyStillInUse("The first request with this key has not ended. Ask again with the same key.") from None
    return None if is_claimed else await _given_answer(connection, claim)


async def _given_answer(connection: Connection, claim: Claim) -> KeptAnswer:
    row = await connection.fetchrow(_ANSWER, claim.subject, claim.key)
    if row is None or row["status"] is None:
        # Dropped as too old between the two statements: whoever asks again begins anew.
        raise KeyStillInUse("Ask again with the same key.")
    if row["fingerprint"] != claim.fingerprint:
        places = [Place("header.Idempotency-Key", "must be new for each request that is not a repetition")]
        raise KeyUsedForAnother("Take a new key for another request.", places)
    headers: dict[str, Any] = row["headers"] or {}
    return KeptAnswer(row["status"], row["body"], {str(name): str(value) for name, value in headers.items()})


async def keep_answer(connection: Connection, claim: Claim, answer: KeptAnswer) -> None:
    """Keep ``answer`` for whoever asks again, in the transaction of its effect."""
    await connection.execute(_KEEP, claim.subject, claim.key, answer.status, dict(answer.headers), answer.body)


async def delete_expired(connection: Connection, before: datetime, *, at_most: int = 1000) -> int:
    """Drop up to ``at_most`` answers given before ``before``; gives how many. Needs a service's principal."""
    status = await connection.execute(_DELETE, before, at_most)
    return int(status.rsplit(" ", 1)[1])

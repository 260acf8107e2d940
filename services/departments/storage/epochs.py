"""The epochs of the views: which is served, which is being built, which may go."""

from datetime import datetime

from chassis.database import Connection
from departments.domain.scope import EPOCHS_LOCK

_BEGIN = """
insert into epochs (epoch, status) select max(epoch) + 1, 'building' from epochs returning epoch
"""

# Whoever folds into the served epoch shares this lock (domain/scope.py).
_STAND_STILL = "select pg_advisory_xact_lock(hashtextextended($1, 0))"

# Signals are worked out anew from the windows and are not kept in the log for long: they do not hold a switch up.
_BEHIND = """
select count(*) from aggregates old
left join aggregates new on new.epoch = $1 and new.kind = old.kind and new.aggregate_id = old.aggregate_id
where old.epoch = $2 and old.kind <> 'signal' and (new.version is null or new.version < old.version)
"""

_RETIRE = "update epochs set status = 'retired', retired_at = now() where status = 'serving'"
_SERVE = "update epochs set status = 'serving', served_at = now() where epoch = $1 and status = 'building'"

_BEAT = """
insert into fold_pulses (instance, epoch, caught_up_at) values ($1, $2, case when $3 then clock_timestamp() end)
on conflict (instance) do update set
    epoch = excluded.epoch, caught_up_at = coalesce(excluded.caught_up_at, fold_pulses.caught_up_at),
    beat_at = clock_timestamp()
"""

_DROP = """
with old as (select epoch from epochs where status = 'retired' and retired_at < $1),
doomed as (select t.ctid from {table} t where t.epoch in (select epoch from old) limit $2)
delete from {table} where ctid in (select ctid from doomed)
"""
_FORGET = """
delete from epochs e where status = 'retired' and retired_at < $1 and not exists (
    select from aggregates where epoch = e.epoch)
"""
_TABLES = ("view_changes", "cards", "cells", "department_names", "aggregates")


class StoredEpochs:
    """The table ``epochs`` on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def serving(self) -> int | None:
        """The epoch that is served."""
        epoch: int | None = await self._connection.fetchval("select epoch from epochs where status = 'serving'")
        return epoch

    async def begin_building(self) -> int:
        """The epoch that is being built; a rebuild that was interrupted goes on with the one it had."""
        epoch: int | None = await self._connection.fetchval("select epoch from epochs where status = 'building'")
        return epoch if epoch is not None else int(await self._connection.fetchval(_BEGIN))

    async def stand_still(self) -> None:
        """Let every fold into the served epoch wait until the end of this transaction."""
        await self._connection.execute(_STAND_STILL, EPOCHS_LOCK)

    async def behind(self, epoch: int, serving: int) -> int:
        """How many things ``serving`` knows better than ``epoch``."""
        count: int = await self._connection.fetchval(_BEHIND, epoch, serving)
        return count

    async def beat(self, instance: str, epoch: int, *, is_caught_up: bool) -> None:
        """Keep that ``instance`` folds ``epoch`` and, where so, that it has caught up until now."""
        await self._connection.execute(_BEAT, instance, epoch, is_caught_up)

    async def serve(self, epoch: int) -> None:
        """Serve ``epoch`` from now on, and retire the one before."""
        await self._connection.execute(_RETIRE)
        await self._connection.execute(_SERVE, epoch)

    async def drop_retired(self, before: datetime, limit: int) -> int:
        """Delete rows of epochs retired before ``before``, at most ``limit`` of a table; returns how many are gone."""
        gone = 0
        for table in _TABLES:
            tag = await self._connection.execute(_DROP.format(table=table), before, limit)
            gone += int(tag.rsplit(" ", 1)[1])
        await self._connection.execute(_FORGET, before)
        return gone

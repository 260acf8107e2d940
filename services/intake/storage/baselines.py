"""Frozen baselines and dates of go-live, in PostgreSQL."""

import json
from dataclasses import asdict
from datetime import date

import asyncpg

from chassis.database import Connection
from intake.application.ports import GoLiveSaid
from intake.domain.baseline import Baseline, Interval, Measure
from intake.domain.errors import BaselineFrozen

_OF = "select * from baselines where (site, department) = ($1, $2)"
_ADD = """
insert into baselines (site, department, first_day, last_day, days, measures, frozen_by, frozen_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning site
"""
_PLAN = """
insert into go_live_dates (go_live_date_id, wave, go_live, said_by, said_at) values ($1, $2, $3, $4, $5)
"""
_GO_LIVE = "select go_live from go_live_dates where wave = $1 order by go_live_date_id desc limit 1"


class StoredBaselines:
    """Fulfils ``application.ports.Baselines``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def of(self, site: str, department: str) -> Baseline | None:
        """The baseline of a department."""
        row = await self._connection.fetchrow(_OF, site, department)
        return None if row is None else _baseline(row)

    async def add(self, baseline: Baseline) -> None:
        """Keep a baseline for good. Raises ``BaselineFrozen``."""
        measures = {measure.value: asdict(interval) for measure, interval in baseline.measures.items()}
        kept = await self._connection.fetchval(
            _ADD,
            baseline.site,
            baseline.department,
            baseline.first_day,
            baseline.last_day,
            baseline.days,
            json.dumps(measures),
            baseline.frozen_by,
            baseline.frozen_at,
        )
        if kept is None:
            raise BaselineFrozen

    async def plan(self, said: GoLiveSaid) -> None:
        """Keep what was said of a wave."""
        await self._connection.execute(_PLAN, said.go_live_date_id, said.wave, said.go_live, said.said_by, said.said_at)

    async def go_live(self, wave: str) -> date | None:
        """What was said last."""
        found: date | None = await self._connection.fetchval(_GO_LIVE, wave)
        return found


def _baseline(row: asyncpg.Record) -> Baseline:
    measures = {Measure(name): Interval(**interval) for name, interval in json.loads(row["measures"]).items()}
    return Baseline(
        row["site"],
        row["department"],
        row["first_day"],
        row["last_day"],
        row["days"],
        measures,
        row["frozen_by"],
        row["frozen_at"],
    )

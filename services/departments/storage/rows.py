"""Rows of ``aggregates`` as things that are held."""

from typing import Any

import asyncpg

from departments.domain.news import Held, Kind

COLUMNS = "kind, aggregate_id, version, mark, traceparent, state"


def held_of(row: asyncpg.Record) -> Held[Any]:
    """The thing that ``row`` (with :data:`COLUMNS`) holds."""
    return Held(Kind(row["kind"]), row["aggregate_id"], row["version"], row["mark"], row["traceparent"], row["state"])

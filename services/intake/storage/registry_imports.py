"""Imports that wait for a person, in PostgreSQL."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import asyncpg

from chassis.database import Connection
from intake.domain.places import Place
from intake.domain.registry_changes import Change, Level, Outcome, RegistryDiff, Tally
from intake.domain.registry_import import Applied, RegistryImport
from intake.domain.sites import SiteDepartment, SiteDescription, StaffGroup
from intake.domain.words import SiteKind

_ADD = """
insert into registry_imports
    (registry_import_id, file, said, refused, refused_rows, left_aside, staged_by, staged_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_OF = "select * from registry_imports where registry_import_id = $1 for update"
_APPLY = """
update registry_imports set applied_by = $2, applied_at = $3, changed = $4, version = version + 1
where registry_import_id = $1 and applied_at is null
"""
_REMOVE = "delete from registry_imports where registry_import_id = $1"


class StoredRegistryImports:
    """Fulfils ``application.ports.RegistryImports``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, staged: RegistryImport) -> None:
        """Keep an import that waits."""
        await self._connection.execute(
            _ADD,
            staged.import_id,
            staged.file,
            _text([asdict(site) for site in staged.sites]),
            _text([asdict(place) for place in staged.refused]),
            staged.refused_rows,
            _text(dict(staged.left_aside)),
            staged.staged_by,
            staged.staged_at,
        )

    async def of(self, import_id: str) -> RegistryImport | None:
        """The import, held until the transaction ends."""
        row = await self._connection.fetchrow(_OF, import_id)
        return None if row is None else _import(row)

    async def apply(self, import_id: str, applied: Applied) -> None:
        """Keep who applied the import and what it changed."""
        await self._connection.execute(_APPLY, import_id, applied.by, applied.at, _text(asdict(applied.diff)))

    async def remove(self, import_id: str) -> None:
        """Forget the import."""
        await self._connection.execute(_REMOVE, import_id)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _import(row: asyncpg.Record) -> RegistryImport:
    applied = None
    if row["applied_at"] is not None:
        applied = Applied(row["applied_by"], row["applied_at"], _diff(json.loads(row["changed"])))
    return RegistryImport(
        row["registry_import_id"],
        row["file"],
        tuple(_description(said) for said in json.loads(row["said"])),
        tuple(Place(**place) for place in json.loads(row["refused"])),
        row["refused_rows"],
        json.loads(row["left_aside"]),
        row["staged_by"],
        row["staged_at"],
        applied,
    )


def _description(said: Mapping[str, Any]) -> SiteDescription:
    departments = tuple(
        SiteDepartment(one["department"], one["name"], tuple(StaffGroup(**group) for group in one["staff"]))
        for one in said["departments"]
    )
    kind = SiteKind(said["kind"]) if said["kind"] is not None else None
    return SiteDescription(said["site"], said["name"], kind, said["wave"], said["time_zone"], departments)


def _diff(changed: Mapping[str, Any]) -> RegistryDiff:
    changes = tuple(
        Change(**{**one, "level": Level(one["level"]), "outcome": Outcome(one["outcome"])})
        for one in changed["changes"]
    )
    return RegistryDiff(changes, {Level(level): Tally(**tally) for level, tally in changed["tallies"].items()})

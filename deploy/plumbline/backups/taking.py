"""Takes a backup: every database's dump of one moment, into a folder that appears only once it is whole."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC
from importlib.metadata import version
from pathlib import Path

from plumbline.backups import manifest
from plumbline.backups.manifest import Dump, Manifest
from plumbline.backups.moment import Held, one_moment
from plumbline.backups.tools import ALL_ROWS, check_tool, run_tool

Tell = Callable[[str], None]


class TargetTaken(Exception):
    """Where the backup is to go there is something already."""


async def take_backup(urls: Mapping[str, str], target: Path, stamps: Mapping[str, str], tell: Tell) -> Manifest:
    """Write a backup of the databases at ``urls`` (by service) to the folder ``target``, and return what it holds.

    The services may run. The folder and its files are readable by their owner only: they hold what people wrote.

    Raises:
        TargetTaken: ``target`` exists.
        NoMoment, ToolMissing, ToolFailed, OSError, asyncpg.PostgresError: nothing is left at ``target``.
    """
    part = _begun(target)
    try:
        made = await _take(urls, part, stamps, tell)
        _finished(part, target, made)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return made


def _begun(target: Path) -> Path:
    """The folder that becomes ``target`` when all is in it."""
    if target.exists():
        raise TargetTaken(f"{target} is there already. Name a folder that is not.")
    part = target.with_name(f"{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    return part


def _finished(part: Path, target: Path, made: Manifest) -> None:
    """See that all of it is on the disk before it is called a backup."""
    manifest.write(part, made)
    for path in (*part.iterdir(), part):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    part.rename(target)


async def _take(urls: Mapping[str, str], folder: Path, stamps: Mapping[str, str], tell: Tell) -> Manifest:
    async with one_moment(urls) as held:
        newest = max(one.version for one in held)
        tool = await check_tool("pg_dump", newest)
        dumps = [await _dump(tool, one, folder, tell) for one in held]
    moment = min(one.taken_at for one in held).astimezone(UTC)
    return Manifest(moment.isoformat(timespec="milliseconds"), version("plumbline"), newest, tuple(dumps), stamps)


async def _dump(tool: Path, held: Held, folder: Path, tell: Tell) -> Dump:
    path = _closed_to_others(folder / f"{held.service}.dump")
    tables = await held.tables()
    bound = () if held.is_unbound else ("--enable-row-security",)
    options = ("--format=custom", f"--snapshot={held.snapshot}", f"--file={path}", *bound)
    await run_tool(tool, held.url, *options, environment={} if held.is_unbound else {"PGOPTIONS": ALL_ROWS})
    size, checksum = manifest.measured(path)
    tell(f"{held.service}: {sum(tables.values())} rows of {len(tables)} tables, {size / 1024:.0f} KiB")
    return Dump(held.service, path.name, size, checksum, await held.revision(), tables)


def _closed_to_others(path: Path) -> Path:
    path.touch(mode=0o600)
    return path

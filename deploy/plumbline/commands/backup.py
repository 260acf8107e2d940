"""``plumbline backup`` and ``plumbline restore``: all services' databases of one moment, and back."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from plumbline.commands.answers import AsJson, Data, refusals, say_json
from plumbline.credentials import SERVICES, CredentialsRefused
from plumbline.data_folder import DataFolder
from plumbline.supervisor.lock import FolderHeld

if TYPE_CHECKING:
    from plumbline.backups.manifest import Manifest
    from plumbline.doctor.place import Place


class SettingsMissing(Exception):
    """It is not known where a database or Kafka is."""


def backup(
    target: Annotated[Path, typer.Argument(help="A folder that is not there yet.", show_default=False)],
    *,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Back up all databases as they are at one moment. The platform may run. Holds no password and no key.

    With PLUMBLINE_<SERVICE>_OWNER_URL set: those databases. Else: those of the data folder.
    """
    with refusals(*_expected(), as_json=as_json):
        made = _back_up(_place(data), target.expanduser().absolute(), _tell(as_json=as_json))
    if as_json:
        say_json({"backup": str(target), **_figures(made)})
        return
    typer.echo(f"{target} holds all as of {made.made_at}: {made.rows} rows, {made.bytes / 1024**2:.1f} MiB.")
    typer.echo("It holds what people wrote, readable by you only, and no password or key. Keep it where those may be.")


def restore(
    source: Annotated[Path, typer.Argument(help="The folder of a backup.", show_default=False)],
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Also where there is a platform: its data is put aside, or dropped.")
    ] = False,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Bring a backup back, into an empty data folder or into a deployment's empty databases. Nothing may run."""
    with refusals(*_expected(), as_json=as_json):
        found, aside = _restore(_place(data), source.expanduser().absolute(), replace, _tell(as_json=as_json))
    if as_json:
        say_json({"restored": str(source), "set_aside": None if aside is None else str(aside), **_figures(found)})
        return
    typer.echo(f"All is back as of {found.made_at}. What was accepted after that is not in the backup.")
    if aside is not None:
        typer.echo(f"What was there before is in {aside}. Delete it when you are sure.")
    typer.echo("Start as usual; everybody signs in anew where passwords were made anew.")


def _back_up(place: "Place", target: Path, tell: Any) -> "Manifest":
    from plumbline.backups.embedded import databases_of, stamps_of
    from plumbline.backups.taking import take_backup

    if place.is_deployment:
        return asyncio.run(take_backup(_owners(place), target, {}, tell))
    with databases_of(place.folder) as urls:
        return asyncio.run(take_backup(urls, target, stamps_of(place.folder), tell))


def _restore(place: "Place", source: Path, replace: bool, tell: Any) -> "tuple[Manifest, Path | None]":
    from plumbline.backups import manifest
    from plumbline.backups.bringing_back import check_fits
    from plumbline.backups.embedded import restore_into

    found = manifest.read(source)
    check_fits(found, SERVICES)
    if not place.is_deployment:
        return found, restore_into(place.folder, source, found, replace=replace, tell=tell)
    asyncio.run(_restore_deployment(place, source, found, replace, tell))
    return found, None


async def _restore_deployment(place: "Place", source: Path, found: "Manifest", replace: bool, tell: Any) -> None:
    from plumbline.backups.bringing_back import NotEmpty, bring_back, check_empty
    from plumbline.backups.log_emptying import empty_log, events_in_log

    owners = _owners(place)
    if not place.bootstrap:
        raise SettingsMissing("Set PLUMBLINE_KAFKA_BOOTSTRAP: its log must hold nothing that the backup does not know.")
    await check_empty(owners, replace=replace)
    events = await events_in_log(place.bootstrap)
    if events and not replace:
        raise NotEmpty(
            f"Kafka holds {events} events, of facts that the backup may not know. They are sent again from the "
            "databases; let the log be emptied with --replace."
        )
    await empty_log(place.bootstrap)
    await bring_back(found, source, owners, tell)


def _owners(place: "Place") -> dict[str, str]:
    missing = [f"PLUMBLINE_{service.upper()}_OWNER_URL" for service in SERVICES if service not in place.owners]
    if missing or place.unread:
        raise SettingsMissing("; ".join([*place.unread, *(f"{name} is not set" for name in missing)]))
    return dict(place.owners)


def _place(data: Data) -> "Place":
    from plumbline.doctor.place import place_of

    return place_of(DataFolder.at(data), os.environ)


def _tell(*, as_json: bool) -> Any:
    return (lambda _: None) if as_json else typer.echo


def _figures(found: "Manifest") -> dict[str, Any]:
    return {"made_at": found.made_at, "rows": found.rows, "bytes": found.bytes, "plumbline": found.plumbline}


def _expected() -> tuple[type[Exception], ...]:
    from asyncpg import PostgresError

    from plumbline.backups import bringing_back, embedded, log_emptying, manifest, moment, taking, tools
    from plumbline.supervisor.launch import CommandFailed

    return (
        *(SettingsMissing, CredentialsRefused, FolderHeld, CommandFailed, PostgresError, OSError),
        *(bringing_back.NotEmpty, bringing_back.NotWhole, embedded.NothingHere, embedded.ServerFailed),
        *(log_emptying.LogInTheWay, manifest.BackupUnfit, moment.NoMoment, taking.TargetTaken),
        *(tools.ToolMissing, tools.ToolFailed),
    )

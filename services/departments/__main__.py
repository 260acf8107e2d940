"""``python -m departments migrate | api | worker | signals | rebuild | verify``."""

import asyncio
import json
from dataclasses import asdict
from typing import Annotated

import typer

from chassis.errors import ConfigurationRefused
from chassis.migrations import migrate as run_migrations
from chassis.migrations import migration_sql
from chassis.service_api import serve_api
from departments import bootstrap
from departments.settings import api_settings, migration_settings

commands = typer.Typer(help="Departments: what each sees, live.", no_args_is_help=True, add_completion=False)


@commands.command()
def migrate(sql: Annotated[bool, typer.Option(help="Print what would run, and run nothing.")] = False) -> None:
    """Bring the database to the newest revision."""
    if sql:
        migration_sql(bootstrap.MIGRATIONS)
        return
    print(run_migrations(migration_settings().owner_url.get_secret_value(), bootstrap.MIGRATIONS))


@commands.command()
def api(host: str = "127.0.0.1", port: int = 8005) -> None:
    """Serve the API."""
    serve_api(api_settings(), bootstrap.api_recipe(), host=host, port=port)


@commands.command()
def worker() -> None:
    """Fold everybody's facts into the views."""
    bootstrap.worker()


@commands.command()
def signals() -> None:
    """Watch the streams for hot spots and sign-offs that stall."""
    bootstrap.signals()


@commands.command()
def rebuild() -> None:
    """Build the views anew from the log beside the served ones, and serve them when they have caught up."""
    epoch = asyncio.run(bootstrap.rebuild(lambda progress: print(json.dumps(asdict(progress)), flush=True)))
    print(json.dumps({"phase": "done", "epoch": epoch}))


@commands.command()
def verify() -> None:
    """Compare what is shown with a fold of what is held; ends with 1 where they differ. Let nothing fold meanwhile."""
    found = asyncio.run(bootstrap.verify())
    print(json.dumps({**asdict(found), "is_equal": found.is_equal}))
    raise typer.Exit(0 if found.is_equal else 1)


if __name__ == "__main__":
    try:
        commands()
    except (ConfigurationRefused, *bootstrap.Refused) as refused:
        raise SystemExit(str(refused)) from None

"""``python -m alignment migrate | api | worker``."""

from typing import Annotated

import typer

from alignment import bootstrap
from alignment.settings import api_settings, migration_settings
from chassis.errors import ConfigurationRefused
from chassis.migrations import migrate as run_migrations
from chassis.migrations import migration_sql
from chassis.service_api import serve_api

commands = typer.Typer(help="Alignment: standards, sign-off, site deltas.", no_args_is_help=True, add_completion=False)


@commands.command()
def migrate(sql: Annotated[bool, typer.Option(help="Print what would run, and run nothing.")] = False) -> None:
    """Bring alignment's database to the newest revision."""
    if sql:
        migration_sql(bootstrap.MIGRATIONS)
        return
    print(run_migrations(migration_settings().owner_url.get_secret_value(), bootstrap.MIGRATIONS))


@commands.command()
def api(host: str = "127.0.0.1", port: int = 8002) -> None:
    """Serve the API."""
    serve_api(api_settings(), bootstrap.api_recipe(), host=host, port=port)


@commands.command()
def worker() -> None:
    """Relay alignment's facts, take intake's, and compute site deltas."""
    bootstrap.worker()


if __name__ == "__main__":
    try:
        commands()
    except ConfigurationRefused as refused:
        raise SystemExit(str(refused)) from None

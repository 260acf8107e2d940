"""``python -m intake migrate | api | worker``."""

from typing import Annotated

import typer

from chassis.errors import ConfigurationRefused
from chassis.migrations import migrate as run_migrations
from chassis.migrations import migration_sql
from chassis.service_api import serve_api
from intake import bootstrap
from intake.settings import api_settings, migration_settings

commands = typer.Typer(
    help="Intake: registry, catalogue, maps, workarounds.", no_args_is_help=True, add_completion=False
)


@commands.command()
def migrate(sql: Annotated[bool, typer.Option(help="Print what would run, and run nothing.")] = False) -> None:
    """Bring intake's database to the newest revision."""
    if sql:
        migration_sql(bootstrap.MIGRATIONS)
        return
    print(run_migrations(migration_settings().owner_url.get_secret_value(), bootstrap.MIGRATIONS))


@commands.command()
def api(host: str = "127.0.0.1", port: int = 8001) -> None:
    """Serve the API."""
    serve_api(api_settings(), bootstrap.api_recipe(), host=host, port=port)


@commands.command()
def worker() -> None:
    """Relay intake's facts."""
    bootstrap.worker()


if __name__ == "__main__":
    try:
        commands()
    except ConfigurationRefused as refused:
        raise SystemExit(str(refused)) from None

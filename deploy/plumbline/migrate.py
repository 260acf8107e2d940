"""``python -m plumbline.migrate``: the migrations of all services, one after the other in one process.

The same as ``python -m <service> migrate`` for each, without loading what serves requests: at a start people wait for
this, and loading that took longer than looking at five databases that are up to date.
"""

import importlib

from chassis.errors import ConfigurationRefused
from chassis.migrations import migrate
from chassis.revisions import migrations_of
from plumbline.credentials import SERVICES


def main(services: tuple[str, ...] = SERVICES) -> None:
    """Run each service's migrations.

    Raises:
        ConfigurationRefused: a setting is missing, or a database is away or newer than this build.
        sqlalchemy.exc.SQLAlchemyError: one failed; nothing of that service's run is kept.
    """
    for service in services:
        settings = importlib.import_module(f"{service}.settings").migration_settings()
        revision = migrate(settings.owner_url.get_secret_value(), migrations_of(service))
        print(f"{service}: up to date, {revision}", flush=True)


if __name__ == "__main__":
    try:
        main()
    except ConfigurationRefused as refused:
        raise SystemExit(str(refused)) from None

"""Incident's settings are the frame's; it adds none."""

from chassis.settings import ApiSettings, MigrationSettings, WorkerSettings, load

SERVICE = "incident"


def api_settings() -> ApiSettings:
    """What the API needs. Raises ``ConfigurationRefused``."""
    return load(ApiSettings, service=SERVICE)


def worker_settings() -> WorkerSettings:
    """What the worker needs. Raises ``ConfigurationRefused``."""
    return load(WorkerSettings, service=SERVICE)


def migration_settings() -> MigrationSettings:
    """What migrations need. Raises ``ConfigurationRefused``."""
    return load(MigrationSettings, service=SERVICE)

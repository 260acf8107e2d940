"""Departments' settings: the frame's, and when the signals speak."""

from typing import Annotated

from pydantic import Field

from chassis.settings import ApiSettings, MigrationSettings, WorkerSettings, load

SERVICE = "departments"


class SignalsSettings(WorkerSettings):
    """What the signals worker needs. Every threshold may be set, so that a demo or a test can be quick."""

    signals_window_minutes: Annotated[float, Field(gt=0, le=1440)] = 60.0
    """Incidents at a step count together within this window."""
    signals_least_incidents: Annotated[int, Field(ge=1, le=1000)] = 3
    """Fewer never are a hot spot."""
    signals_chance: Annotated[float, Field(gt=0, lt=1)] = 0.001
    """How seldom chance alone may look like a hot spot."""
    signals_stall_hours: Annotated[float, Field(gt=0, le=2000)] = 48.0
    """How long a party may take to decide."""
    signals_look_seconds: Annotated[float, Field(gt=0, le=3600)] = 10.0
    """How often the windows are looked at."""
    signals_reconcile_seconds: Annotated[float, Field(gt=0, le=86400)] = 60.0
    """How often what the streams brought is measured by the folded facts."""
    signals_freeze_seconds: Annotated[float, Field(gt=0, le=3600)] = 30.0
    """So long without a commit while events wait: the process ends and is started again."""


def api_settings() -> ApiSettings:
    """What the API needs. Raises ``ConfigurationRefused``."""
    return load(ApiSettings, service=SERVICE)


def worker_settings() -> WorkerSettings:
    """What the worker and a rebuild need. Raises ``ConfigurationRefused``."""
    return load(WorkerSettings, service=SERVICE)


def signals_settings() -> SignalsSettings:
    """What the signals worker needs. Raises ``ConfigurationRefused``."""
    return load(SignalsSettings, service=SERVICE)


def migration_settings() -> MigrationSettings:
    """What migrations need. Raises ``ConfigurationRefused``."""
    return load(MigrationSettings, service=SERVICE)

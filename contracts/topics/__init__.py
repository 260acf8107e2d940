"""The topics: one YAML file each, read as :class:`Topic`."""

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field

TOPIC_FOLDER = Path(__file__).parent


class Ordering(StrEnum):
    """What the version of an aggregate promises on a topic."""

    GAPLESS = "gapless"
    """1, 2, 3 …: a missing version parks the key."""
    LATEST = "latest"
    """Versions grow and may skip: an older one is dropped. For derived signals only."""


class Topic(BaseModel):
    """One topic. ``partitions`` is fixed for life, because changing it moves keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)+$", max_length=80)]
    owner: str
    description: str
    producers: tuple[str, ...]
    consumers: tuple[str, ...]
    key: str
    ordering: Ordering = Ordering.GAPLESS
    partitions: Annotated[int, Field(ge=1, le=64)] = 12
    retention_days: Annotated[int, Field(ge=30, le=3650)] = 365
    cleanup: Annotated[str, Field(pattern=r"^(delete|compact)$")] = "delete"


@cache
def topics() -> dict[str, Topic]:
    """Every topic by its name. Raises ``pydantic.ValidationError`` on a file that is not a topic."""
    found = [Topic.model_validate(yaml.safe_load(path.read_text())) for path in sorted(TOPIC_FOLDER.glob("*.yaml"))]
    return {topic.name: topic for topic in found}


def topics_consumed_by(service: str) -> tuple[Topic, ...]:
    """The topics that list ``service`` as a consumer, by name."""
    return tuple(topic for topic in topics().values() if service in topic.consumers)

"""Parameters and members that several endpoints share."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
HASH = r"^sha256:[0-9a-f]{64}$"

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=64)]
ContentHash = Annotated[str, StringConstraints(pattern=HASH)]

WorkflowInPath = Annotated[str, Path(pattern=SLUG, max_length=64)]
WantedSlug = Annotated[str | None, Query(pattern=SLUG, max_length=64)]
WantedHash = Annotated[str, Query(pattern=HASH)]
OptionalHash = Annotated[str | None, Query(pattern=HASH)]

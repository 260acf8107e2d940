"""The shapes of requests."""

from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from chassis.api.bodies import RequestModel
from incident.domain.incident import Severity

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
StepId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"\S")]


class ReportBody(RequestModel):
    """What is wrong, where, and how bad. ``department`` is that of the map, or the reporter's where there is none."""

    site: Slug
    department: Slug
    workflow: Slug
    step: StepId
    role: Slug | None = None
    severity: Annotated[Severity, Field(description="medium where nobody says")] = Severity.MEDIUM
    what: Words


class AcknowledgementBody(RequestModel):
    """The department knows."""

    department: Slug


class ContainmentBody(RequestModel):
    """What the department does meanwhile, and until when that holds."""

    department: Slug
    measure: Words
    until: AwareDatetime


class ResolutionBody(RequestModel):
    """How the fault was mended."""

    department: Slug
    resolution: Words

"""The closed list of field types that events may use.

Every string that travels has a maximum length and a privacy class, so that a reviewer, a generated schema and a
redaction rule all read the same promise. Narrative text has no type here on purpose: it never travels.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ITEM_PATTERN = r"^[a-z0-9]+([-_][a-z0-9]+)*(\.[a-z0-9]+([-_][a-z0-9]+)*)*$"
HASH_PATTERN = r"^sha256:[0-9a-f]{64}$"


class Privacy(StrEnum):
    """What a string field may hold, from least to most sensitive."""

    OPERATIONAL = "operational"
    """Identifiers, codes and closed lists; safe in logs and spans."""
    LABEL = "label"
    """Names of steps, sites and workflows as people word them; screened before they are stored; not in logs."""
    STAFF = "staff"
    """A pseudonymous identifier of a member of staff; not in logs or span attributes."""


def _privacy(privacy: Privacy) -> dict[str, object]:
    return {"x-privacy": privacy.value}


Slug = Annotated[
    str,
    StringConstraints(pattern=SLUG_PATTERN, min_length=1, max_length=64),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
StepId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=64),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
Identifier = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@#:/-]*$", max_length=400),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
Item = Annotated[
    str,
    StringConstraints(pattern=ITEM_PATTERN, max_length=120),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
Code = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 :_./-]*$", max_length=80),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
ContentHash = Annotated[
    str,
    StringConstraints(pattern=HASH_PATTERN, max_length=71),
    Field(json_schema_extra=_privacy(Privacy.OPERATIONAL)),
]
Label = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200),
    Field(json_schema_extra=_privacy(Privacy.LABEL)),
]
StaffId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@:-]*$", max_length=120),
    Field(json_schema_extra=_privacy(Privacy.STAFF)),
]
Instant = datetime
"""UTC; writers always give an offset."""


class Party(StrEnum):
    """The five parties that must agree on one design."""

    CLINICAL = "clinical"
    REVENUE_CYCLE = "revenue-cycle"
    IT = "it"
    COMPLIANCE = "compliance"
    ADMINISTRATION = "administration"


class EvidenceClass(StrEnum):
    """How a step is known, strongest first."""

    OBSERVED = "observed"
    LOGGED = "logged"
    INTERVIEWED = "interviewed"
    ASSUMED = "assumed"


class Severity(StrEnum):
    """How bad an incident is for patients and the day's work."""

    SAFETY = "safety"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ProficiencyLevel(StrEnum):
    """The ladder of proficiency, lowest first; attended is not passed, passed is not done."""

    ATTENDED = "attended"
    PASSED = "passed"
    DEMONSTRATED = "demonstrated"
    OBSERVED = "observed"

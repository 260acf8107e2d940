"""Topic ``intake-workarounds``: what people do that no procedure says.

Emitted by intake when a workaround is recorded. Key: the workaround. The narrative stays in intake; the event says
where it is and of what kind (SEWA: rationale, attributes, scope).
"""

from typing import Literal

from contracts.event import EventData, event
from contracts.fields import Identifier, Slug, StepId

TOPIC = "intake-workarounds"

WorkaroundKind = Literal["in-system-sequence", "in-system-data-entry", "out-of-system"]
Rationale = Literal[
    "declarative-knowledge",
    "procedural-knowledge",
    "memory-aid",
    "awareness",
    "social-norms",
    "trust",
    "usability",
    "technical-issues",
    "data-presentation",
    "data-specificity",
    "data-integration",
    "enforced-actions",
    "data-quality",
    "interoperability",
]
Scope = Literal["patient", "clinician", "organisation"]


@event("intake.workaround.recorded.v1", topic=TOPIC)
class WorkaroundRecorded(EventData):
    """A workaround at a step of a site's workflow; its fate is not decided yet."""

    workaround_id: Identifier
    site: Slug
    department: Slug
    workflow: Slug
    step: StepId
    kind: WorkaroundKind
    rationale: Rationale
    scope: Scope

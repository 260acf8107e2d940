"""One module per topic: the events that travel on it."""

from contracts.events import (
    alignment_sign_offs,
    alignment_site_deltas,
    alignment_standards,
    departments_signals,
    incident_incidents,
    intake_maps,
    intake_sites,
    intake_workarounds,
    intake_workflows,
    training_lessons,
    training_proficiencies,
)

__all__ = [
    "alignment_sign_offs",
    "alignment_site_deltas",
    "alignment_standards",
    "departments_signals",
    "incident_incidents",
    "intake_maps",
    "intake_sites",
    "intake_workarounds",
    "intake_workflows",
    "training_lessons",
    "training_proficiencies",
]

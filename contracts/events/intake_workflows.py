"""Topic ``intake-workflows``: the catalogue.

Emitted by intake when a workflow is catalogued or its entry changes (the event then comes again with the new state).
Key: the workflow. Versions gapless from 1.
"""

from typing import Annotated

from pydantic import Field

from contracts.event import EventData, event
from contracts.fields import Label, Slug

TOPIC = "intake-workflows"


@event("intake.workflow.catalogued.v1", topic=TOPIC)
class WorkflowCatalogued(EventData):
    """A workflow is in the catalogue, done by ``departments``; those make its scope, site by site."""

    workflow: Slug
    name: Label
    departments: Annotated[tuple[Slug, ...], Field(max_length=50)]

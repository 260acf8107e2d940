"""Bodies of the catalogue."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field

from chassis.api.bodies import RequestModel
from intake.api.schemas.words import Name, Slug
from intake.application.catalogue_workflows import CataloguedWorkflow, CatalogueEntry
from intake.application.screened import Screened, screen
from intake.domain.errors import CatalogueRefused
from intake.domain.places import Place
from intake.domain.workflow import Workflow


class CatalogueEntryBody(RequestModel):
    """What a catalogue says of a workflow."""

    workflow: Slug
    name: Name
    departments: Annotated[list[Slug], Field(min_length=1, max_length=50)]

    def entry(self) -> CatalogueEntry:
        """The entry in the words of the use case."""
        return CatalogueEntry(self.workflow, self.name, tuple(self.departments))


class CataloguedBody(BaseModel):
    """A workflow's version after the command."""

    workflow: str
    version: int
    outcome: Literal["catalogued", "unchanged"]

    @classmethod
    def of(cls, done: CataloguedWorkflow) -> Self:
        """The body that says ``done``."""
        outcome: Literal["catalogued", "unchanged"] = "catalogued" if done.is_changed else "unchanged"
        return cls(workflow=done.workflow, version=done.version, outcome=outcome)


class CatalogueBody(BaseModel):
    """What happened to each entry, in its order."""

    items: list[CataloguedBody]


class WorkflowBody(BaseModel):
    """An entry of the catalogue."""

    workflow: str
    name: str
    departments: list[str]
    version: int

    @classmethod
    def of(cls, workflow: Workflow) -> Self:
        """The body of ``workflow``."""
        return cls.model_validate(workflow, from_attributes=True)


def entries_of(bodies: list[CatalogueEntryBody]) -> Screened[tuple[CatalogueEntry, ...]]:
    """The entries of a catalogue, screened. Raises ``CatalogueRefused``, ``IdentifierFound``."""
    places = [
        Place(f"body[{place}].workflow", "each workflow once", body.workflow)
        for place, body in enumerate(bodies)
        if any(before.workflow == body.workflow for before in bodies[:place])
    ]
    if places:
        raise CatalogueRefused(places)
    names = [body.name for body in bodies]
    return screen(tuple(body.entry() for body in bodies), names, lambda path: f"body{path}.name")

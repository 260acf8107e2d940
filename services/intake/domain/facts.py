"""What has happened in intake. Each fact names its aggregate and the version that the fact made."""

from dataclasses import dataclass

from intake.domain.site_map import MapContent
from intake.domain.sites import Site
from intake.domain.words import Rationale, Scope, WorkaroundKind
from intake.domain.workaround import StepOfCell, Workaround
from intake.domain.workflow import Workflow


@dataclass(frozen=True)
class SiteRegistered:
    """A site is known for the first time."""

    aggregate_id: str
    aggregate_version: int
    site: Site


@dataclass(frozen=True)
class SiteChanged:
    """An import changed a site."""

    aggregate_id: str
    aggregate_version: int
    site: Site


@dataclass(frozen=True)
class WorkflowCatalogued:
    """A workflow is in the catalogue, or its entry changed."""

    aggregate_id: str
    aggregate_version: int
    workflow: Workflow


@dataclass(frozen=True)
class MapRecorded:
    """A map has a new version."""

    aggregate_id: str
    aggregate_version: int
    content: MapContent


@dataclass(frozen=True)
class WorkaroundRecorded:
    """A workaround was told. Its narrative is no part of the fact."""

    aggregate_id: str
    aggregate_version: int
    where: StepOfCell
    kind: WorkaroundKind
    rationale: Rationale
    scope: Scope

    @classmethod
    def of(cls, workaround_id: str, workaround: Workaround) -> "WorkaroundRecorded":
        """The fact that ``workaround`` was recorded under ``workaround_id``."""
        told = workaround
        return cls(workaround_id, 1, told.where, told.kind, told.rationale, told.scope)


IntakeFact = SiteRegistered | SiteChanged | WorkflowCatalogued | MapRecorded | WorkaroundRecorded


def site_fact(site: Site) -> SiteRegistered | SiteChanged:
    """The fact that made ``site`` what it is."""
    kind = SiteRegistered if site.version == 1 else SiteChanged
    return kind(site.site, site.version, site)

"""Everything that a demo is made of, computed before anything is sent."""

import random
from dataclasses import dataclass

from plumbline.demo.organisation import Site, make_sites
from plumbline.demo.site_maps import Planted, SiteMap, belongs, site_maps
from plumbline.demo.sizes import SIZES, Size
from plumbline.demo.week import Happening, happenings
from plumbline.demo.workflows import Document, Workflow, workflows

_FIRST = (
    "check-in", "rooming-and-vitals", "orders-in-visit", "new-patient-scheduling", "claim-edit", "specimen-collection",
)  # fmt: skip
"""The workflows that a small demo has: one road from scheduling to the claim."""

_SECOND = "ambulatory-primary-care"
"""The department whose workflows come next: signed as a whole, so that its sites can be ready."""

_WORKAROUNDS = (
    ("out-of-system", "memory-aid", "clinician", "A sticky note on the monitor tells the order of the rooms."),
    ("in-system-data-entry", "enforced-actions", "organisation", "A made-up referral number gets past the hard stop."),
    ("in-system-data-entry", "data-specificity", "patient", "The allergy is written into the comment field."),
    ("in-system-sequence", "usability", "organisation", "Check-out is done late, to keep the chart open."),
    ("out-of-system", "interoperability", "clinician", "A fax to ourselves reminds us of the open result."),
    ("in-system-data-entry", "data-quality", "organisation", "A placeholder date is used where none is known."),
    ("out-of-system", "trust", "clinician", "A drug list of our own hangs beside the screen."),
)


@dataclass(frozen=True)
class HealthSystem:
    """One demo, whole. The order of ``workflows`` says which get a standard first."""

    size: Size
    seed: int
    sites: tuple[Site, ...]
    workflows: tuple[Workflow, ...]
    maps: tuple[SiteMap, ...]
    workarounds: tuple[Document, ...]
    week: tuple[Happening, ...]

    @property
    def road(self) -> frozenset[str]:
        """The workflows from scheduling to the claim, which every demo has."""
        return frozenset(_FIRST)

    @property
    def planted(self) -> list[Planted]:
        """Every fault that was planted in the maps."""
        return [fault for made in self.maps for fault in made.planted]

    def covered_by(self, workflow: Workflow) -> list[str]:
        """The sites that a standard of ``workflow`` is for."""
        return [site.slug for site in self.sites if belongs(workflow, site)]


def make_health_system(size_name: str, seed: int) -> HealthSystem:
    """Compute a demo. Raises ``KeyError`` for a size that does not exist."""
    size = SIZES[size_name]
    chosen = _in_order()[: size.workflows]
    sites = make_sites(size, seed)
    maps = tuple(site_maps(sites, chosen, seed))
    return HealthSystem(
        size,
        seed,
        sites,
        chosen,
        maps,
        tuple(_workarounds(maps, len(sites), seed)),
        tuple(happenings(sites, list(maps), size, seed)),
    )


def _in_order() -> tuple[Workflow, ...]:
    everything = {workflow.slug: workflow for workflow in workflows()}
    first = [everything.pop(slug) for slug in _FIRST]
    return (*first, *sorted(everything.values(), key=lambda workflow: workflow.department != _SECOND))


def _workarounds(maps: tuple[SiteMap, ...], sites: int, seed: int) -> list[Document]:
    chance = random.Random(f"{seed}/workarounds")  # noqa: S311 - must come out the same
    told = []
    for _ in range(sites * 3):
        document = chance.choice(maps).document
        kind, rationale, scope, narrative = chance.choice(_WORKAROUNDS)
        told.append(
            {
                "site": document["site"],
                "department": document["department"],
                "workflow": document["workflow"],
                "step": chance.choice(document["steps"])["id"],
                "kind": kind,
                "rationale": rationale,
                "scope": scope,
                "narrative": narrative,
            }
        )
    return told

"""The analyses on plain files, without a server: what ``plumbline analyse`` runs.

The same engines as the service's; documents in, one plain document out.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from contracts.formats import MapDocument
from intake.api.map_documents import content_of
from intake.domain.site_map import MapContent
from intake.engines.alignment import Alignment, Concept, StepRef, align
from intake.engines.holes import Finding, find_holes
from intake.engines.proposal import Proposal, propose
from intake.engines.variation import dictionary, homonyms, variant_entropy

DIGITS = 4


class TwiceThere(Exception):
    """A map of the same site, department and workflow is there twice."""


def contents(documents: Sequence[MapDocument]) -> list[MapContent]:
    """The maps as engines take them. Raises :class:`TwiceThere`."""
    found = [content_of(document) for document in documents]
    names = [content.map_id for content in found]
    for name in names:
        if names.count(name) > 1:
            raise TwiceThere(f"{name} is there twice; each site has one map of a workflow in a department.")
    return found


def holes(documents: Sequence[MapDocument], peers: Sequence[MapDocument] = ()) -> dict[str, Any]:
    """The holes of the maps, surest first: the answer of ``plumbline analyse holes``.

    A map of ``peers`` that is among ``documents`` too counts once. Raises :class:`TwiceThere`.
    """
    return {"findings": [_finding(one) for one in find_holes(contents(documents), contents(peers))]}


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "id": one.id,
        "kind": one.kind.value,
        "confidence": one.confidence,
        "map": one.map_id,
        "steps": [_pointed(ref) for ref in one.steps],
        "between": None if one.between is None else [_pointed(ref) for ref in one.between],
        "item": one.item,
        "act": one.act,
        "probe": one.probe,
        "ask": one.ask,
        "why": list(one.why),
    }


def _pointed(ref: StepRef | None) -> dict[str, str] | None:
    return None if ref is None else {"map": ref.map_id, "step": ref.step_id}


def variation(documents: Sequence[MapDocument], volumes: Mapping[str, float] | None = None) -> dict[str, Any]:
    """How the sites' maps differ, and the standard of least change: the answer of ``plumbline analyse variation``.

    ``volumes``: how often a day, by map (``site/department/workflow``). Workflows are looked at one by one;
    ``proposal`` is the proposal where there is one workflow. Raises :class:`TwiceThere`.
    """
    maps = contents(documents)
    alignment = align(maps)
    by_workflow: dict[str, list[MapContent]] = defaultdict(list)
    for content in maps:
        by_workflow[content.workflow].append(content)
    proposals = {name: propose(some, alignment, volumes=volumes) for name, some in sorted(by_workflow.items())}
    documents_out = [_proposal(one) for one in proposals.values()]
    return {
        "concepts": [_concept(concept) for concept in alignment.concepts],
        "matrix": _matrix(maps, alignment),
        "conformity": _by_site([one.conformity for one in proposals.values()], pooled=True),
        "entropy": {
            name: round(variant_entropy(some, alignment), DIGITS) for name, some in sorted(by_workflow.items())
        },
        "proposal": documents_out[0] if len(documents_out) == 1 else None,
        "proposals": documents_out,
        "burden": _burden(list(proposals.values())),
        "deltas": _deltas(list(proposals.values())),
        "dictionary": dictionary(maps, alignment),
        "homonyms": [asdict(one) for one in homonyms(maps, alignment)],
    }


def _concept(concept: Concept) -> dict[str, Any]:
    steps = [{"map": member.map_id, "step": member.step_id} for member in concept.members]
    return {"concept": concept.id, "name": concept.name, "workflow": concept.workflow, "steps": steps}


def _matrix(maps: Sequence[MapContent], alignment: Alignment) -> dict[str, dict[str, list[str]]]:
    """For each site and concept the steps that are it; a concept that a site has not is not there."""
    found: dict[str, dict[str, list[str]]] = {}
    for content in sorted(maps, key=lambda one: one.map_id):
        row = found.setdefault(content.site, {})
        for step in content.steps:
            row.setdefault(alignment.concept_of[StepRef(content.map_id, step.id)].id, []).append(step.id)
    return found


def _by_site(found: Sequence[Mapping[str, float]], *, pooled: bool) -> dict[str, float]:
    """By site instead of by map. ``pooled``: the least of a site's workflows, for a share; else their sum."""
    values: dict[str, list[float]] = defaultdict(list)
    for one in found:
        for map_id, value in one.items():
            values[map_id.partition("/")[0]].append(value)
    return {site: round(min(some) if pooled else sum(some), DIGITS) for site, some in sorted(values.items())}


def _proposal(one: Proposal) -> dict[str, Any]:
    return {**one.standard, "burden": _burden([one]), "assumed_there": list(one.assumed_there)}


def _burden(proposals: Sequence[Proposal]) -> dict[str, Any]:
    """Minutes of changed work a day, by site and in all; ``bound``: no standard has less."""
    total, bound = sum(one.total for one in proposals), sum(one.bound for one in proposals)
    return {
        "total": round(total, DIGITS),
        "bound": round(bound, DIGITS),
        "gap": round(max(0.0, total - bound) / total, 6) if total else 0.0,
        "sites": _by_site([one.burden for one in proposals], pooled=False),
    }


def _deltas(proposals: Sequence[Proposal]) -> dict[str, dict[str, dict[str, list[str]]]]:
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for one in proposals:
        for map_id, roles in one.deltas.items():
            site = found.setdefault(map_id.partition("/")[0], {})
            for role, delta in roles.items():
                for kind, concepts in asdict(delta).items():
                    site.setdefault(role, {}).setdefault(kind, []).extend(concepts)
    return {site: dict(sorted(roles.items())) for site, roles in sorted(found.items())}

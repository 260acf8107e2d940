"""What the other maps of a workflow know that one map does not say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from intake.domain.step import Step
from intake.engines.alignment import Alignment, Concept, StepRef
from intake.engines.holes.flow import Flow


@dataclass(frozen=True)
class Peers:
    """A map among the other maps of its workflow, all of them aligned."""

    flow: Flow
    others: Sequence[Flow]
    alignment: Alignment

    def concept(self, flow: Flow, step: Step) -> Concept:
        """The act that a step is."""
        return self.alignment.concept_of[flow.ref(step)]

    @cached_property
    def own(self) -> frozenset[str]:
        """The acts of the map."""
        return frozenset(self.concept(self.flow, step).id for step in self.flow.steps)

    @cached_property
    def acts(self) -> list[frozenset[str]]:
        """The acts of each of the others."""
        return [frozenset(self.concept(other, step).id for step in other.steps) for other in self.others]

    @cached_property
    def likeness(self) -> list[float]:
        """How like the map each of the others is: the share of this map's acts that it has too."""
        return [len(self.own & acts) / max(1, len(self.own)) for acts in self.acts]

    @cached_property
    def missing(self) -> list[tuple[Concept, float]]:
        """The acts that the map has not, each with the share of the others that have it, weighed by their likeness.

        A fifth of a site more is counted for it and as much against: one or two sites say less than ten.
        """
        weight = [max(0.05, likeness) ** 2 for likeness in self.likeness]
        total = sum(weight)
        number = total**2 / sum(part**2 for part in weight)
        known = {concept.id: concept for concept in self.alignment.concepts}
        ids = sorted({one for acts in self.acts for one in acts} - self.own)
        return [
            (known[one], (number * having / total + 0.2) / (number + 0.4))
            for one in ids
            for having in (sum(part for part, acts in zip(weight, self.acts, strict=True) if one in acts),)
        ]

    def steps_of(self, concept: Concept) -> list[tuple[Flow, Step]]:
        """How the others do it."""
        return [
            (other, step) for other in self.others for step in other.steps if self.concept(other, step).id == concept.id
        ]

    def gap_of(self, concept: Concept) -> int:
        """Between which steps of the map the act belongs: so many of its steps come before.

        Where most of the others agree: for each gap, the acts that they do before it and that stand before here too,
        and the same for those after.
        """
        here = {at: self.concept(self.flow, step).id for at, step in enumerate(self.flow.steps)}
        before, after = Counter[str](), Counter[str]()
        for other, step in self.steps_of(concept):
            at = other.place[step.id]
            before.update({self.concept(other, one).id for one in other.steps[:at]})
            after.update({self.concept(other, one).id for one in other.steps[at + 1 :]})
        lead = [before[act] - after[act] for _, act in sorted(here.items())]
        best, best_gap, running = 0, 0, 0
        for gap, value in enumerate(lead, 1):
            running += value
            if running >= best:
                best, best_gap = running, gap
        return best_gap

    def usual_items(self, concept: Concept) -> tuple[frozenset[str], frozenset[str]]:
        """The items that others need for the act, and that they give by it: those that two of them or a tenth name.

        Few, because sites may have names of their own for items.
        """
        told = [step for _, step in self.steps_of(concept)]
        needs = Counter(need.item for step in told for need in step.needs)
        gives = Counter(gift.item for step in told for gift in step.gives)
        least = min(2, max(1, len(told) / 10))
        return (
            frozenset(item for item, count in needs.items() if count >= least),
            frozenset(item for item, count in gives.items() if count >= least),
        )

    def ref(self, at: int) -> StepRef | None:
        """The step of the map at a place of its order; none outside of it."""
        return self.flow.ref(self.flow.steps[at]) if 0 <= at < len(self.flow.steps) else None

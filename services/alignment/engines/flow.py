"""Where the ways of two versions of a standard lead, in terms of the steps that both have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alignment.domain.steps import Branch, Step

Place = int | str
"""A kept step by its number, :data:`END`, or the id of a step that is not there."""

END = "(end)"


@dataclass(frozen=True)
class Flow:
    """The ways of one version. ``kept`` numbers the steps that the other version has too, by id.

    A way that leads to a step which the other version lacks is followed through it, so that an insertion or a removal
    is one change of one step and not also a change of the step before it.
    """

    steps: Mapping[str, Step]
    kept: Mapping[str, int]

    def ways_on(self, step: Step) -> frozenset[Place]:
        """Where ``step`` leads in the usual way, its decision's branches not counted."""
        if not step.next and step.decision is None:
            return frozenset({END})
        return self._all(step.next, frozenset())

    def branches(self, branches: Sequence[Branch]) -> frozenset[tuple[str, frozenset[Place]]]:
        """Each case, and where it leads."""
        return frozenset((branch.when, self._leads_to(branch.next, frozenset())) for branch in branches)

    def _leads_to(self, step_id: str | None, trail: frozenset[str]) -> frozenset[Place]:
        if step_id is None:
            return frozenset({END})
        if step_id in self.kept:
            return frozenset({self.kept[step_id]})
        step = self.steps.get(step_id)
        if step is None:
            return frozenset({step_id})
        if step_id in trail:
            return frozenset()
        return self._all(step.ways_on, trail | {step_id}) if step.ways_on else frozenset({END})

    def _all(self, step_ids: Sequence[str], trail: frozenset[str]) -> frozenset[Place]:
        return frozenset(place for step_id in step_ids for place in self._leads_to(step_id, trail))

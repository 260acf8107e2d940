"""A map as its steps in order, who gives what to whom, and what is left over."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from intake.domain.site_map import MapContent
from intake.domain.step import Step
from intake.engines.alignment import StepRef
from intake.engines.alignment.nodes import walk


@dataclass(frozen=True)
class Flow:
    """One map, ready to be looked at."""

    content: MapContent

    @cached_property
    def steps(self) -> list[Step]:
        """In the order in which they are done."""
        return walk(self.content)

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The place of each step in the order."""
        return {step.id: at for at, step in enumerate(self.steps)}

    def ref(self, step: Step) -> StepRef:
        """The step, as findings point at it."""
        return StepRef(self.content.map_id, step.id)

    @cached_property
    def given(self) -> Mapping[str, list[Step]]:
        """The steps that give each item."""
        return _by_item([(gift.item, step) for step in self.steps for gift in step.gives])

    @cached_property
    def needed(self) -> Mapping[str, list[Step]]:
        """The steps that cannot do without each item."""
        return _by_item([(need.item, step) for step in self.steps for need in step.needs if need.required])

    @cached_property
    def used(self) -> frozenset[str]:
        """Every item that any step needs, required or not."""
        return frozenset(need.item for step in self.steps for need in step.needs)

    @cached_property
    def without_giver(self) -> list[tuple[str, Step]]:
        """Each needed item that nobody gives and that is not there at the start, with the first step that needs it."""
        there = set(self.content.starts_with) | self.given.keys()
        return [(item, steps[0]) for item, steps in self.needed.items() if item not in there]

    @cached_property
    def without_taker(self) -> list[tuple[str, Step]]:
        """Each given item that nobody needs and that is not left at the end, with the last step that gives it."""
        taken = set(self.content.ends_with) | self.used
        return [(item, steps[-1]) for item, steps in self.given.items() if item not in taken]

    @cached_property
    def without_end(self) -> list[str]:
        """What others take from the workflow and nobody gives."""
        there = set(self.content.starts_with) | self.given.keys()
        return [item for item in self.content.ends_with if item not in there]


def _by_item(pairs: list[tuple[str, Step]]) -> dict[str, list[Step]]:
    found: dict[str, list[Step]] = {}
    for item, step in pairs:
        found.setdefault(item, []).append(step)
    return found

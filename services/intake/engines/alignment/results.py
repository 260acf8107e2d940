"""What an alignment says."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, order=True)
class StepRef:
    """A step of a map."""

    map_id: str
    step_id: str


@dataclass(frozen=True)
class Concept:
    """Steps of several maps that are the same act. ``name``: as most of the sites word it."""

    id: str
    workflow: str
    name: str
    members: tuple[StepRef, ...]


@dataclass(frozen=True)
class Alignment:
    """The concepts of all maps, workflow by workflow, each in the order in which sites do them.

    Every step of every map is in one concept.
    """

    concepts: tuple[Concept, ...]

    @cached_property
    def concept_of(self) -> Mapping[StepRef, Concept]:
        """The concept of each step."""
        return {member: concept for concept in self.concepts for member in concept.members}

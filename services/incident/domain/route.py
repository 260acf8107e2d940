"""The way an incident takes through the work, to a department that it touches."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Hop:
    """One step on the way. ``by`` is what leads to it from the step before, none for the first.

    ``map`` is the key of the flow: ``site/department/workflow``, or ``standard/workflow`` where a standard stands in.
    ``name`` is none where nothing is known of the step.
    """

    map: str
    step: str
    name: str | None
    department: str
    by: str | None = None


@dataclass(frozen=True)
class Route:
    """The shortest way from the failing step to the first step of ``department`` that depends on it.

    For the failing step's own department the way is that step alone.
    """

    department: str
    path: tuple[Hop, ...]

    @property
    def by(self) -> str | None:
        """What crosses into the department: an item, a milestone, or how the work goes on; none for its own."""
        return self.path[-1].by

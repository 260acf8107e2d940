"""An entry of the catalogue of workflows."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Workflow:
    """A workflow and the departments that do it, sorted. ``version`` grows by one with each change."""

    workflow: str
    name: str
    departments: tuple[str, ...]
    version: int

    @classmethod
    def first_known(cls, workflow: str, name: str, departments: Iterable[str]) -> "Workflow":
        """The entry of a workflow that is new in the catalogue."""
        return cls(workflow, name, tuple(sorted(set(departments))), 1)

    def with_said(self, name: str, departments: Iterable[str]) -> "Workflow":
        """The entry with another name and departments; itself where they are the same."""
        after = (name, tuple(sorted(set(departments))))
        return self if after == (self.name, self.departments) else Workflow(self.workflow, *after, self.version + 1)

"""The thirty workflows as documents of the exchange formats."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

Document = dict[str, Any]


@dataclass(frozen=True)
class Workflow:
    """One catalogue entry and its steps as a designer would word them."""

    slug: str
    name: str
    department: str
    starts_with: tuple[str, ...]
    ends_with: tuple[str, ...]
    steps: tuple[Document, ...]

    def standard(self, covers: list[str]) -> Document:
        """The standard that the demo's designer adopts."""
        return {
            "format": "plumbline.standard/1",
            "workflow": self.slug,
            "department": self.department,
            "version": 1,
            "covers": covers,
            "starts_with": list(self.starts_with),
            "ends_with": list(self.ends_with),
            "steps": [dict(step) for step in self.steps],
        }


@cache
def workflows() -> tuple[Workflow, ...]:
    """All workflows, in the order of the file."""
    text = (resources.files("plumbline.demo") / "workflows.yaml").read_text()
    return tuple(_workflow(slug, entry) for slug, entry in yaml.safe_load(text).items())


def _workflow(slug: str, entry: Document) -> Workflow:
    rows = entry["steps"]
    following = [*(row[0] for row in rows[1:]), None]
    steps = tuple(_step(row, after) for row, after in zip(rows, following, strict=True))
    return Workflow(
        slug, entry["name"], entry["department"], tuple(entry["starts_with"]), tuple(entry["ends_with"]), steps
    )


def _step(row: list[Any], following: str | None) -> Document:
    identifier, name, actor, system, minutes, needs, gives = row[:7]
    more: Document = row[7] if len(row) > 7 else {}
    step: Document = {
        "id": identifier,
        "name": name,
        "actor": actor,
        "needs": str(needs).split(),
        "gives": [_given(item) for item in str(gives).split()],
        "system": system,
        "minutes": [float(part) for part in minutes.split("/")],
        "evidence": "observed",
        "next": [following] if following else [],
    }
    if "decision" in more:
        question, *branches = more["decision"]
        step["decision"] = {"question": question, "branches": [_branch(branch) for branch in branches]}
        step["next"] = []
    if "exceptions" in more:
        step["exceptions"] = [_branch(branch) for branch in more["exceptions"]]
    if "hands_to" in more:
        role, _, by = more["hands_to"].partition("/")
        step["hands_to"] = {"role": role, "by": by}
    return step


def _given(text: str) -> Document | str:
    item, _, values = text.partition(":")
    return {"item": item, "values": values} if values else item


def _branch(text: str) -> Document:
    when, _, following = text.rpartition(": ")
    return {"when": when, "next": following}

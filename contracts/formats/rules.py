"""Rules that hold between the fields of a document, beyond what each field may be."""

from collections import Counter
from collections.abc import Iterator, Sequence

from contracts.formats.models import Flow, MapDocument, Step
from contracts.formats.places import Complaint, Path, described


def broken_rules(document: Flow) -> Iterator[Complaint]:
    """Where ``document`` contradicts itself, in its own order.

    A hand-off may name a role that does nothing here: the role's own map may be another one.
    """
    ids = Counter(step.id for step in document.steps)
    seen: set[str] = set()
    for place, step in enumerate(document.steps):
        path: Path = ("steps", place)
        if step.id in seen:
            yield Complaint((*path, "id"), described(step.id), "an id that no step before has")
        seen.add(step.id)
        if step.minutes and sorted(step.minutes) != step.minutes:
            found = ", ".join(map(str, step.minutes))
            yield Complaint((*path, "minutes"), found, "low, likely, high: none smaller than the one before")
        for target_path, target in _targets(step):
            if target not in ids:
                yield Complaint((*path, *target_path), described(target), "the id of a step of this document")


def _targets(step: Step) -> Iterator[tuple[Path, str]]:
    for place, target in enumerate(step.next):
        yield ("next", place), target
    for place, branch in enumerate(step.decision.branches if step.decision else ()):
        if branch.next is not None:
            yield ("decision", "branches", place, "next"), branch.next
    for place, exceptional in enumerate(step.exceptions):
        if exceptional.next is not None:
            yield ("exceptions", place, "next"), exceptional.next


def repeated_maps(documents: Sequence[Flow]) -> Iterator[Complaint]:
    """Maps of one site, department and workflow that a list has more than once: which of them would hold?"""
    seen: set[tuple[str, ...]] = set()
    for place, document in enumerate(documents):
        site = document.site if isinstance(document, MapDocument) else ""
        identity = (site, document.department, document.workflow)
        if identity in seen:
            yield Complaint((place,), f"{'/'.join(filter(None, identity))} again", "each map or standard once")
        seen.add(identity)

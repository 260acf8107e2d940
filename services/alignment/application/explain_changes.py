"""Explain what changed in a standard since a person signed it."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.application.ports import Work
from alignment.domain.changes import Change
from alignment.domain.errors import StandardNotFound
from alignment.domain.interests import touched_parties
from alignment.domain.parties import ALL_PARTIES, Party
from alignment.domain.standards import Standard
from alignment.engines.standard_changes import changes_between


@dataclass(frozen=True)
class ExplainedChange:
    """A change and the parties whose interest it touches, in the parties' order."""

    change: Change
    touches: tuple[Party, ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions of a standard and all that changed between them."""

    before: Standard
    after: Standard
    changes: Sequence[ExplainedChange]


async def explain_changes(work: Work, workflow: str, from_hash: str, to_hash: str | None = None) -> Comparison:
    """Compare the content ``from_hash`` with ``to_hash``, the newest for none.

    Raises:
        StandardNotFound: the workflow has no version with one of the contents.
    """
    before = await work.standards.with_hash(workflow, from_hash)
    after = await (work.standards.with_hash(workflow, to_hash) if to_hash else work.standards.current(workflow))
    if before is None or after is None:
        missing = to_hash if before else from_hash
        raise StandardNotFound(f"{workflow} has no version with the content {missing}.")
    changes = changes_between(before.content, after.content)
    return Comparison(before, after, [_explained(change, after.content.department) for change in changes])


def _explained(change: Change, home: str) -> ExplainedChange:
    touched = touched_parties(change, home)
    return ExplainedChange(change, tuple(party for party in ALL_PARTIES if party in touched))

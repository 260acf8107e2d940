"""Edit a standard: a new version, and the signatures whose interest it touches are void."""

from dataclasses import dataclass

from alignment.application.adopt_standards import Written
from alignment.application.ports import Work
from alignment.application.readings import Authorship
from alignment.application.screen_text import screen_text
from alignment.domain.errors import StandardNotFound
from alignment.domain.history import history_of
from alignment.domain.interests import interests_touched
from alignment.domain.signers import Signer
from alignment.domain.standards import Standard, StandardContent
from alignment.engines.standard_changes import changes_between
from chassis.clock import Clock
from chassis.errors import StaleVersion


@dataclass(frozen=True)
class EditStandard:
    """The new content, for the version that its author has read."""

    workflow: str
    expected_version: int
    content: StandardContent
    by: Signer


async def edit_standard(work: Work, command: EditStandard, *, clock: Clock) -> Written:
    """Write the next version and move the workflow's newest round to it; equal content changes nothing.

    Raises:
        StandardNotFound: the workflow has no standard yet.
        StaleVersion: somebody edited it since it was read.
        StandardIsOfAnotherWorkflow: the content is of another workflow.
        IdentifierFound: a text in it may identify a person.
    """
    screen_text(command.content.document)
    current = await work.standards.current_to_change(command.workflow)
    if current is None:
        raise StandardNotFound(f"{command.workflow} has no standard yet.")
    if current.version != command.expected_version:
        raise StaleVersion(f"The standard is at version {current.version}, not {command.expected_version}.")
    edited = current.edit(command.content)
    if edited is None:
        return Written(current, is_new=False)
    standard, fact = edited
    authorship = Authorship(command.by, clock.now())
    await work.standards.append(standard, authorship)
    work.record(fact)
    await _rebind_newest_round(work, current, standard, authorship)
    return Written(standard, is_new=True)


async def _rebind_newest_round(work: Work, before: Standard, after: Standard, authorship: Authorship) -> None:
    """In the transaction of the edit: nobody may ever see a signature on a content that it was not given for."""
    signed_round = await work.rounds.newest_to_change(after.workflow)
    if signed_round is None:
        return
    changes = changes_between(before.content, after.content)
    touched = interests_touched(changes, after.content.department)
    moved, facts = signed_round.rebind(after, touched, authorship.at)
    await work.rounds.save(moved, history_of(facts, authorship.by, authorship.at))
    for fact in facts:
        work.record(fact)

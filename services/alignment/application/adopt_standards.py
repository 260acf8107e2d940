"""Adopt standards: each workflow's first, a draft for sign-off."""

from collections.abc import Sequence
from dataclasses import dataclass

from alignment.application.ports import Work
from alignment.application.readings import Authorship
from alignment.application.screen_text import screen_text
from alignment.domain.errors import Point, StandardAlreadyAdopted, StandardGivenTwice
from alignment.domain.signers import Signer
from alignment.domain.standards import Standard, StandardContent
from chassis.clock import Clock


@dataclass(frozen=True)
class AdoptStandards:
    """The contents to adopt, all or none of them."""

    contents: Sequence[StandardContent]
    by: Signer


@dataclass(frozen=True)
class Written:
    """A standard after the command; ``is_new`` tells whether this command wrote the version."""

    standard: Standard
    is_new: bool


async def adopt_standards(work: Work, command: AdoptStandards, *, clock: Clock) -> list[Written]:
    """Write the first version of each; what is adopted already with the same content stays as it is.

    Raises:
        StandardGivenTwice: two of the contents are of one workflow.
        IdentifierFound: a text in one of them may identify a person.
        StandardAlreadyAdopted: a workflow has a standard of another content.
    """
    seen: set[str] = set()
    for content in command.contents:
        if content.workflow in seen:
            raise StandardGivenTwice(f"The request holds two standards of {content.workflow}.")
        seen.add(content.workflow)
        screen_text(content.document)
    authorship = Authorship(command.by, clock.now())
    # Always in the same order, so that two requests cannot wait for each other.
    written = {
        content.workflow: await _adopt(work, content, authorship)
        for content in sorted(command.contents, key=lambda content: content.workflow)
    }
    return [written[content.workflow] for content in command.contents]


async def _adopt(work: Work, content: StandardContent, authorship: Authorship) -> Written:
    current = await work.standards.current_to_change(content.workflow)
    if current is not None and current.content_hash == content.content_hash:
        return Written(current, is_new=False)
    if current is not None:
        raise StandardAlreadyAdopted(
            f"{content.workflow} has a standard (version {current.version}) that says something else. Edit that one.",
            Point("content_hash", f"is {current.content_hash}", content.content_hash),
        )
    standard, fact = Standard.adopt(content)
    await work.standards.add(standard, authorship)
    work.record(fact)
    return Written(standard, is_new=True)

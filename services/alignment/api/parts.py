"""What the routers are given. Bootstrap makes it; nothing here knows of a database."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from alignment.application.ports import Work
from alignment.domain.errors import AlignmentRefusal
from alignment.domain.signers import Signer
from chassis.api.commands import Commands
from chassis.api.problems import Place
from chassis.clock import Clock
from chassis.identifiers import Identifiers
from chassis.principals import Principal


class OpensWork(Protocol):
    """Opens a unit of work for somebody."""

    def begin(self, principal: Principal) -> AbstractAsyncContextManager[Work]:
        """Begin; commits when the block ends well."""
        ...


@dataclass(frozen=True)
class Parts:
    """What the routers are given."""

    units_of_work: OpensWork
    commands: Commands[Any]
    clock: Clock
    ids: Identifiers


def signer(principal: Principal) -> Signer:
    """Who acts, as the domain knows people."""
    return Signer(principal.subject, principal.name or principal.subject, principal.parties, principal.departments)


async def tell_points() -> AsyncIterator[None]:
    """A dependency of every router: what a refusal of the domain points at becomes the problem's ``errors``."""
    try:
        yield
    except AlignmentRefusal as refusal:
        refusal.places = [Place(point.place, point.rule, point.found) for point in refusal.points]  # type: ignore[attr-defined]
        raise

"""What the routers are given. Bootstrap makes it; nothing here knows of a database."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from chassis.api.commands import Commands
from chassis.clock import Clock
from chassis.identifiers import Identifiers
from chassis.principals import Principal
from incident.application.ports import Work
from incident.application.site_indexes import SiteIndexes


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
    indexes: SiteIndexes
    clock: Clock
    ids: Identifiers

"""What looking after epochs needs."""

from datetime import datetime
from typing import Protocol

from departments.application.ports.folding import FoldWork
from departments.application.ports.streaming import FeedWork


class Epochs(Protocol):
    """The epochs of the views."""

    async def serving(self) -> int | None:
        """The epoch that is served; none only where the database was never migrated."""
        ...

    async def begin_building(self) -> int:
        """The epoch that is being built, a new one if there is none."""
        ...

    async def stand_still(self) -> None:
        """Let every fold into the served epoch wait until the end of this transaction."""
        ...

    async def behind(self, epoch: int, serving: int) -> int:
        """How many things the serving epoch knows better than ``epoch``."""
        ...

    async def beat(self, instance: str, epoch: int, *, is_caught_up: bool) -> None:
        """Keep that ``instance`` folds ``epoch`` and, where so, that it has caught up until now."""
        ...

    async def serve(self, epoch: int) -> None:
        """Serve ``epoch`` from now on; the one served before is retired."""
        ...

    async def drop_retired(self, before: datetime, limit: int) -> int:
        """Delete rows of epochs retired before ``before``, at most about ``limit``; returns how many are gone."""
        ...


class EpochWork(FoldWork, FeedWork, Protocol):
    """A unit of work for looking after epochs."""

    @property
    def epochs(self) -> Epochs:
        """The epochs."""
        ...

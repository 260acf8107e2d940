"""One unit of work of alignment."""

from alignment.storage.deltas import StoredDeltas
from alignment.storage.reasons import StoredReasons
from alignment.storage.registry import StoredMaps, StoredSites, StoredWorkflows
from alignment.storage.rounds import StoredRounds
from alignment.storage.standards import StoredStandards
from chassis.database import Connection
from chassis.principals import Principal
from chassis.unit_of_work import UnitOfWork


class AlignmentWork(UnitOfWork):
    """A transaction on alignment's database, with its repositories."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        super().__init__(connection, principal)
        self.standards = StoredStandards(connection)
        self.rounds = StoredRounds(connection)
        self.reasons = StoredReasons(connection)
        self.sites = StoredSites(connection)
        self.workflows = StoredWorkflows(connection)
        self.maps = StoredMaps(connection)
        self.deltas = StoredDeltas(connection)

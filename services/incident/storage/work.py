"""One unit of work of incident."""

from chassis.database import Connection
from chassis.principals import Principal
from chassis.unit_of_work import UnitOfWork
from incident.storage.flows import StoredFlows
from incident.storage.incidents import StoredIncidents
from incident.storage.registry import StoredRegistry


class IncidentWork(UnitOfWork):
    """A transaction on incident's database, with its repositories."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        super().__init__(connection, principal)
        self.registry = StoredRegistry(connection)
        self.flows = StoredFlows(connection)
        self.incidents = StoredIncidents(connection)

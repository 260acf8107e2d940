"""One unit of work of departments."""

from chassis.database import Connection
from chassis.principals import Principal
from chassis.unit_of_work import UnitOfWork
from departments.storage.boards import StoredBoards
from departments.storage.changes import StoredChanges
from departments.storage.counts import StoredCounts
from departments.storage.epochs import StoredEpochs
from departments.storage.observations import StoredObservations
from departments.storage.views import StoredViews


class DepartmentsWork(UnitOfWork):
    """A transaction on the database of departments, with its repositories."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        super().__init__(connection, principal)
        self.views = StoredViews(connection)
        self.boards = StoredBoards(connection)
        self.changes = StoredChanges(connection)
        self.epochs = StoredEpochs(connection)
        self.counts = StoredCounts(connection)
        self.observations = StoredObservations(connection)

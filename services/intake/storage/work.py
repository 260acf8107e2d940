"""One unit of work of intake."""

from chassis.database import Connection
from chassis.principals import Principal
from chassis.unit_of_work import UnitOfWork
from intake.storage.baselines import StoredBaselines
from intake.storage.cells import StoredCells
from intake.storage.maps import StoredMaps
from intake.storage.registry_imports import StoredRegistryImports
from intake.storage.sites import StoredSites
from intake.storage.workarounds import StoredWorkarounds
from intake.storage.workflows import StoredWorkflows


class IntakeWork(UnitOfWork):
    """A transaction on intake's database, with its repositories."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        super().__init__(connection, principal)
        self.sites = StoredSites(connection)
        self.registry_imports = StoredRegistryImports(connection)
        self.workflows = StoredWorkflows(connection)
        self.maps = StoredMaps(connection)
        self.workarounds = StoredWorkarounds(connection)
        self.baselines = StoredBaselines(connection)
        self.cells = StoredCells(connection)

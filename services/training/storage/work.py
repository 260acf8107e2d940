"""One unit of work of training."""

from chassis.database import Connection
from chassis.principals import Principal
from chassis.unit_of_work import UnitOfWork
from training.storage.curricula import StoredCurricula
from training.storage.lessons import StoredLessons
from training.storage.proficiencies import StoredProficiencies
from training.storage.registry import StoredRegistry


class TrainingWork(UnitOfWork):
    """A transaction on training's database, with its repositories."""

    def __init__(self, connection: Connection, principal: Principal) -> None:
        super().__init__(connection, principal)
        self.registry = StoredRegistry(connection)
        self.curricula = StoredCurricula(connection)
        self.lessons = StoredLessons(connection)
        self.proficiencies = StoredProficiencies(connection)

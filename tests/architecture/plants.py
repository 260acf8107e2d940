"""The violations that are planted: for every door, imports that it must stop."""

from collections.abc import Iterator
from dataclasses import dataclass

SERVICES = ("intake", "alignment", "training", "incident", "departments")


@dataclass(frozen=True)
class Plant:
    """A module that imports what ``door`` (the id of a contract in ``.importlinter``) must not let through."""

    door: str
    module: str
    imports: str

    @property
    def is_own_module(self) -> bool:
        """Whether the module is there for the plant alone, rather than being one that every service has."""
        return self.module.rpartition(".")[2].startswith("planted")

    def __str__(self) -> str:
        """The sentence that the test's name shows."""
        return f"{self.door}: {self.module} -> {self.imports}"


# What each room is tried with. ``self`` is the service, ``other`` another one.
ROOMS: dict[str, tuple[str, ...]] = {
    "domain": (
        *("pydantic", "numpy", "time", "random", "asyncio", "socket", "pathlib"),
        *("chassis.clock", "contracts.envelope", "self.application"),
    ),
    "engines": (
        *("asyncpg", "httpx", "socket", "pathlib", "asyncio"),
        *("chassis.clock", "contracts.envelope", "self.storage"),
    ),
    "application": (
        *("fastapi", "asyncpg", "aiokafka", "pydantic", "uuid"),
        *("chassis.database", "contracts.envelope", "self.storage", "self.api"),
    ),
    "storage": (
        *("fastapi", "aiokafka", "pydantic"),
        *("contracts.envelope", "self.application.planted_use_case", "self.messaging"),
    ),
    "messaging": ("asyncpg", "fastapi", "aiokafka", "self.storage", "self.api"),
    "api": ("asyncpg", "aiokafka", "contracts.events", "contracts.envelope", "self.storage", "self.messaging"),
    "settings": ("asyncpg", "fastapi", "chassis.database", "contracts.envelope"),
    "__main__": ("asyncpg", "fastapi", "self.domain", "self.storage"),
}
DOOR_OF_ROOM = {"__main__": "entry"}

# Plants of one place each.
SINGLE = (
    ("ground", "contracts.planted_a", "chassis.clock"),
    ("ground", "chassis.planted_a", "intake.domain"),
    ("ground", "chassis.planted_b", "plumbline"),
    ("ground", "intake.bootstrap", "alignment.domain"),
    ("ground", "gateway.planted_a", "departments.live"),
    ("ground", "training.bootstrap", "plumbline"),
    ("contracts", "contracts.planted_b", "asyncpg"),
    ("contracts", "contracts.events.planted_b", "fastapi"),
    ("contracts", "contracts.planted_c", "intake.domain"),
    ("chassis", "chassis.planted_c", "contracts.events"),
    ("chassis", "chassis.planted_d", "faust"),
    ("faust", "departments.messaging.planted_faust", "faust"),
    ("faust", "departments.bootstrap", "faust"),
    ("faust", "plumbline.planted_faust", "faust"),
    ("faust", "intake.bootstrap", "faust"),
    ("kafka", "training.bootstrap", "aiokafka"),
    ("kafka", "departments.signals.planted_kafka", "aiokafka"),
    ("command", "plumbline.planted_a", "intake.domain"),
    ("command", "plumbline.planted_b", "departments.storage"),
    ("migrations", "intake.storage.migrations.planted_a", "intake.domain"),
    ("migrations", "alignment.storage.migrations.planted_a", "contracts.envelope"),
    ("live", "departments.live.planted_a", "fastapi"),
    ("live", "departments.live.planted_b", "contracts.envelope"),
    ("live", "departments.live.planted_c", "departments.storage"),
    ("signals", "departments.signals.planted_a", "asyncpg"),
    ("signals", "departments.signals.planted_b", "fastapi"),
    ("signals", "departments.signals.planted_c", "departments.storage"),
    ("gateway", "gateway.planted_b", "asyncpg"),
    ("gateway", "gateway.planted_c", "aiokafka"),
    ("gateway", "gateway.planted_d", "contracts.envelope"),
    ("rooms", "incident.planted_room", "incident.domain"),
    ("department-rooms", "departments.planted_room", "departments.domain"),
    ("rooms", "intake.domain.planted_up", "intake.application"),
    ("rooms", "alignment.engines.planted_up", "alignment.application"),
    ("rooms", "training.application.planted_up", "training.bootstrap"),
    ("rooms", "incident.storage.planted_across", "incident.messaging"),
    ("rooms", "intake.api.planted_across", "intake.storage"),
    ("rooms", "alignment.messaging.planted_across", "alignment.api"),
    ("department-rooms", "departments.live.planted_up", "departments.api"),
    ("department-rooms", "departments.signals.planted_across", "departments.storage"),
    ("department-rooms", "departments.domain.planted_up", "departments.live"),
)


def _of_rooms() -> Iterator[Plant]:
    for index, service in enumerate(SERVICES):
        other = SERVICES[index - 1]
        for room, targets in ROOMS.items():
            for number, target in enumerate((*targets, f"{other}.domain")):
                is_module = room in {"settings", "__main__"}
                module = f"{service}.{room}" if is_module else f"{service}.{room}.planted_{number}"
                imports = service + target.removeprefix("self") if target.startswith("self.") else target
                yield Plant(DOOR_OF_ROOM.get(room, room), module, imports)


PLANTS: tuple[Plant, ...] = (*_of_rooms(), *(Plant(*fields) for fields in SINGLE))

# What a plant stands in or points at, so that each door has both sides even where a service has no such room yet.
FOLDERS = ("domain", "engines", "application", "storage", "storage.migrations", "messaging", "api")
FILES = ("__main__", "bootstrap", "settings", "application.ports", "application.planted_use_case")
PACKAGES = (
    *(f"{service}.{room}" for service in SERVICES for room in FOLDERS),
    "departments.live",
    "departments.signals",
)
MODULES = tuple(f"{service}.{name}" for service in SERVICES for name in FILES)

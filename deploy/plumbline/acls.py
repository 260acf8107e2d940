"""Who may do what on Kafka, from the contracts: write its own topics, read those that list it, keep its own groups.

Pure: what is declared, and what makes a broker's rights into that. ``acl_broker`` speaks to the broker.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from contracts.topics import Topic, topics

SERVICE_OF = {"signals": "departments"}
"""Consumers in the contracts that are a part of a service: they run with its name and its rights."""

PRINCIPALS = "User:{service}"
"""How a service is called on the broker, where nothing else is said."""


class Resource(IntEnum):
    """What a right is about; the numbers are Kafka's."""

    TOPIC = 2
    GROUP = 3


class Pattern(IntEnum):
    """How a right's name is meant; the numbers are Kafka's."""

    LITERAL = 3
    PREFIXED = 4


class Operation(IntEnum):
    """What may be done; the numbers are Kafka's. Reading and writing each include describing."""

    ALL = 2
    READ = 3
    WRITE = 4
    CREATE = 5
    DELETE = 6
    ALTER = 7
    DESCRIBE = 8
    CLUSTER_ACTION = 9
    DESCRIBE_CONFIGS = 10
    ALTER_CONFIGS = 11
    IDEMPOTENT_WRITE = 12
    CREATE_TOKENS = 13
    DESCRIBE_TOKENS = 14
    TWO_PHASE_COMMIT = 15


@dataclass(frozen=True, order=True)
class Right:
    """One allowing entry: ``principal`` may do ``operation`` on the resource. From any host."""

    principal: str
    resource: int
    name: str
    pattern: int
    operation: int

    @property
    def in_words(self) -> str:
        """As a line of a plan says it."""
        kind = _word(Resource, self.resource)
        name = f"{self.name}*" if self.pattern == Pattern.PREFIXED else self.name
        return f"{self.principal} {_word(Operation, self.operation)} {kind} {name}"


def _word(numbers: type[IntEnum], number: int) -> str:
    return numbers(number).name.lower().replace("_", "-") if number in set(numbers) else f"#{number}"


class Action(StrEnum):
    """What a plan does with a right."""

    GRANT = "grant"
    KEEP = "keep"
    EXTRA = "extra"
    """A principal of ours has it and the contracts do not say so. Taken away only where that is asked for."""
    REVOKE = "revoke"


@dataclass(frozen=True)
class Planned:
    """What is to be done with ``right``."""

    right: Right
    action: Action


class PrincipalsUnclear(Exception):
    """Two services would be one on the broker."""


def principal_of(service: str, principals: str = PRINCIPALS) -> str:
    """The broker's name of ``service``. Raises :class:`PrincipalsUnclear` where the pattern does not tell them apart.

    With certificates it is the whole distinguished name, for example ``User:CN={service},OU=plumbline,O=Example``.
    """
    if "{service}" not in principals or not re.match(r"^[A-Za-z]+:.", principals):
        raise PrincipalsUnclear(f"{principals!r} does not name a service; write for example {PRINCIPALS}")
    return principals.replace("{service}", service)


def declared_rights(declared: Collection[Topic] | None = None, principals: str = PRINCIPALS) -> list[Right]:
    """Every right that the contracts give, in order. Raises :class:`PrincipalsUnclear`."""
    wanted = topics().values() if declared is None else declared
    rights: set[Right] = set()
    for topic in wanted:
        for producer in topic.producers:
            rights.add(_on_topic(principal_of(service_of(producer), principals), topic, Operation.WRITE))
        for consumer in topic.consumers:
            principal = principal_of(service_of(consumer), principals)
            rights.add(_on_topic(principal, topic, Operation.READ))
            # A rebuild of views reads with a group of its own, whose name begins like the service's.
            rights.add(Right(principal, Resource.GROUP, consumer, Pattern.PREFIXED, Operation.READ))
    return sorted(rights)


def service_of(name: str) -> str:
    """The service whose principal ``name`` of the contracts runs with."""
    return SERVICE_OF.get(name, name)


def _on_topic(principal: str, topic: Topic, operation: Operation) -> Right:
    return Right(principal, Resource.TOPIC, topic.name, Pattern.LITERAL, operation)


def plan(declared: Iterable[Right], found: Collection[Right], *, revoke: bool = False) -> list[Planned]:
    """What makes ``found`` into ``declared``. Rights of principals that the contracts do not name are left alone."""
    wanted = list(declared)
    ours = {right.principal for right in wanted}
    have = set(found)
    more = sorted(right for right in have - set(wanted) if right.principal in ours)
    return [
        *(Planned(right, Action.KEEP if right in have else Action.GRANT) for right in wanted),
        *(Planned(right, Action.REVOKE if revoke else Action.EXTRA) for right in more),
    ]

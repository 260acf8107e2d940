"""What the supervisor is told of a part: how it is started, when it is ready, and what must be ready before it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from plumbline.supervisor.launch import Launch

Probe = Callable[[], Awaitable[bool]]
Tell = Callable[[str], None]
"""Takes a few words on how far a step is."""


class PartFailed(Exception):
    """A part could not be started. The message says which and why, with the last lines of its log."""


@dataclass(frozen=True)
class Step:
    """Work that ends, such as migrations. ``work`` raises an exception that says what to do when it cannot."""

    name: str
    work: Callable[[Tell], Awaitable[None]]
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Server:
    """A process that stays.

    ``prepare`` runs before every start. ``is_ready`` answers whether it can do its work, ``is_alive`` whether it
    answers at all; one that has not answered for long is ended and started again.
    """

    name: str
    launch: Callable[[], Launch]
    is_ready: Probe
    after: tuple[str, ...] = ()
    prepare: Callable[[], None] | None = None
    is_alive: Probe | None = None
    patience_seconds: float = 60.0
    """How long a start may take."""


Part = Step | Server

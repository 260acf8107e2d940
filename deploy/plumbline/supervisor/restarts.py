"""When a server that ended is started again. Pure decisions; times are seconds of one monotonic clock."""

from dataclasses import dataclass

FIRST_DELAY_SECONDS = 0.25
LONGEST_DELAY_SECONDS = 30.0
CALM_SECONDS = 60.0
"""A server that ran this long had nothing wrong with its start: the next end counts as the first."""
LOOP_AFTER = 4
"""This many ends without calm between them are a crash loop."""
STARTS_AT_FIRST = 3
"""A server that was never ready is tried this often before the whole start is given up."""


@dataclass(frozen=True)
class Restart:
    """What to do after an end."""

    delay_seconds: float
    is_loop: bool
    gives_up: bool


class RestartPolicy:
    """Remembers how often one server ended in a row."""

    def __init__(self) -> None:
        self._ends = 0
        self.has_been_ready = False

    def was_ready(self) -> None:
        """Note that the server has been ready at least once."""
        self.has_been_ready = True

    def after_end(self, *, ran_seconds: float) -> Restart:
        """Decide after the server ended that had run for ``ran_seconds``."""
        self._ends = 1 if ran_seconds >= CALM_SECONDS else self._ends + 1
        delay = min(LONGEST_DELAY_SECONDS, FIRST_DELAY_SECONDS * 2 ** (self._ends - 1))
        return Restart(
            delay_seconds=delay,
            is_loop=self._ends >= LOOP_AFTER,
            gives_up=not self.has_been_ready and self._ends >= STARTS_AT_FIRST,
        )

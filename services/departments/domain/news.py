"""One event, as the fold sees it, and what is held of the thing it happened to.

The fold keeps the newest full state of each thing with its version. It never counts upwards: whatever the views say is
worked out from the states, so neither a repeated event nor the order between different things can change it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from departments.domain.evidence import Mark

S = TypeVar("S")


class Kind(StrEnum):
    """The kinds of things that the views are made of."""

    SITE = "site"
    WORKFLOW = "workflow"
    MAP = "map"
    WORKAROUND = "workaround"
    STANDARD = "standard"
    DELTA = "site-delta"
    ROUND = "sign-off-round"
    LESSON = "lesson"
    PROFICIENCY = "proficiency"
    INCIDENT = "incident"
    SIGNAL = "signal"


@dataclass(frozen=True)
class Held(Generic[S]):
    """The newest state of one thing, and the event that made it so.

    ``state`` is a dictionary of ``documents.py``.
    """

    kind: Kind
    aggregate_id: str
    version: int
    mark: Mark
    traceparent: str | None
    state: S

    @property
    def site(self) -> str | None:
        """Where it is, if it is at one site."""
        return self._word("site")

    @property
    def department(self) -> str | None:
        """Whose it is, if it is one department's."""
        return self._word("department")

    @property
    def workflow(self) -> str | None:
        """Which workflow it is about, if one."""
        return self._word("workflow")

    @property
    def is_over(self) -> bool:
        """Whether it only counts as history: a resolved incident, a cleared signal."""
        return bool(self._document().get("is_over", False))

    def _word(self, key: str) -> str | None:
        value = self._document().get(key)
        return value if isinstance(value, str) else None

    def _document(self) -> dict[str, Any]:
        return self.state if isinstance(self.state, dict) else {}


class Change(Protocol):
    """What an event changes in the state of its thing."""

    def after(self, before: Any, mark: Mark) -> Any:
        """The state after the event; ``before`` is none at the beginning. Must not alter ``before``.

        Raises:
            BeginningMissing: the event continues something that never began here.
        """
        ...


@dataclass(frozen=True)
class Told:
    """An event that carries the whole state of its thing."""

    state: Any

    def after(self, before: Any, mark: Mark) -> Any:
        """The state that was told, whatever was before."""
        return self.state


@dataclass(frozen=True)
class News:
    """One event on its way into the fold."""

    kind: Kind
    aggregate_id: str
    version: int
    mark: Mark
    traceparent: str | None
    change: Change


def fold(held: Held[Any] | None, news: News) -> Held[Any]:
    """What is held after ``news``. An old version changes nothing.

    Raises:
        BeginningMissing: see :meth:`Change.after`.
    """
    if held is not None and news.version <= held.version:
        return held
    state = news.change.after(held.state if held else None, news.mark)
    return Held(news.kind, news.aggregate_id, news.version, news.mark, news.traceparent, state)

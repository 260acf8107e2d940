"""Where a document is not what it says it is: the one way in which a file is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions from the root of a document to a value in it."""

MAX_PLACES = 50
"""How many places a refusal names; how many there are is told beside them."""

_SHOWN_CHARACTERS = 60
_SHOWN_KEYS = 5


@dataclass(frozen=True)
class Place:
    """One place in a document. ``line`` counts from 1; none where it cannot be told."""

    line: int | None
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        """One sentence for a person who edits the file."""
        where = f"line {self.line}, " if self.line else ""
        return f"{where}{self.field}: found {self.found}, expected {self.expected}"


class FormatRefused(ValueError):
    """The input is not in the format that was asked for; nothing of it may be kept.

    ``places`` are in the order of the document, at most :data:`MAX_PLACES`; ``total`` counts all that were found.
    """

    def __init__(self, places: Sequence[Place], *, total: int | None = None) -> None:
        self.places = tuple(places[:MAX_PLACES])
        self.total = len(places) if total is None else total
        more = f" (and {self.total - 1} more)" if self.total > 1 else ""
        super().__init__(f"{self.places[0]}{more}")


@dataclass(frozen=True)
class Complaint:
    """A place whose line is not known yet."""

    path: Path
    found: str
    expected: str

    def at(self, lines: Mapping[Path, int]) -> Place:
        """The complaint with its line; that of the nearest surrounding value where the value is missing."""
        return Place(_line(self.path, lines), field_name(self.path), self.found, self.expected)


def _line(path: Path, lines: Mapping[Path, int]) -> int | None:
    for length in range(len(path), -1, -1):
        if (line := lines.get(path[:length])) is not None:
            return line
    return None


def field_name(path: Path) -> str:
    """``path`` as people write it: ``steps[3].decision.question``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{_shortened(part)}" if text else _shortened(part)
    return text or "the document"


def described(value: object) -> str:
    """What ``value`` is, in few words, for a reader who expected something else."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_shortened(value)}"' if value else "empty text"
    if isinstance(value, list):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, dict):
        keys = ", ".join(_shortened(str(key)) for key in list(value)[:_SHOWN_KEYS])
        return f"an object with {keys}" if value else "an empty object"
    return f"the number {_shortened(str(value))}"


def _shortened(text: str) -> str:
    shown = "".join(character if character.isprintable() else "?" for character in text[:_SHOWN_CHARACTERS])
    return f"{shown}…" if len(text) > _SHOWN_CHARACTERS else shown

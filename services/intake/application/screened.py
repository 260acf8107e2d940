"""Nothing that identifies a patient is stored: what use cases keep has been through the screen, by its type."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeVar

from intake.domain.errors import IdentifierFound
from intake.domain.places import Place
from intake.engines.identifier_screen import identifier_in, identifiers_in

MAX_PLACES = 50
RULE = "text without what identifies a patient"

T = TypeVar("T")


@dataclass(frozen=True)
class Screened(Generic[T]):
    """A value whose text was looked through. Made by :func:`screen` only."""

    value: T


def screen(value: T, text: Any, where: Callable[[str], str] = str) -> Screened[T]:
    """``value``, if nothing in ``text`` (plain values: all of the value's text) looks like an identifier.

    ``where`` makes the name of a place from the path to it in ``text``. Raises :class:`IdentifierFound`, which names
    each place and the kind of thing there.
    """
    found = islice(identifiers_in(text), MAX_PLACES)
    places = [Place(where(_written(finding.path)), RULE, f"what looks like {finding.kind}") for finding in found]
    if places:
        raise IdentifierFound(places)
    return Screened(value)


def discreet(places: Iterable[Place]) -> list[Place]:
    """``places`` without what looks like an identifier in what was found there."""
    return [
        replace(place, found=f"what looks like {kind}") if (kind := identifier_in(place.found)) else place
        for place in places
    ]


def _written(path: tuple[str | int, ...]) -> str:
    """The path in words; a field's name that itself looks like an identifier is not repeated."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = "a field" if identifier_in(part) else part[:60]
            text += f".{name}" if text else name
    return text or "the text"

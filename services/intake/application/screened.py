"""Nothing that identifies a patient is stored: what use cases keep has been through the screen, by its type."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, TypeAlias, TypeVar

from chassis.identifier_patterns import find_identifiers
from intake.domain.errors import IdentifierFound
from intake.domain.places import Place

MAX_PLACES = 50
RULE = "text without what identifies a patient"

_TELLING = re.compile(r"[\d@]")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

T = TypeVar("T")
FieldPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True)
class Screened(Generic[T]):
    """A value whose text was looked through. Made by :func:`screen` only."""

    value: T


def screen(value: T, text: Any, where: Callable[[str], str] = str, *, people: bool = False) -> Screened[T]:
    """``value``, if nothing in ``text`` (plain values: all of the value's text) looks like an identifier.

    ``people``: names of people, too; not where names are asked for, such as those of sites.
    ``where`` makes the name of a place from the path to it in ``text``. Raises :class:`IdentifierFound`, which names
    each place and the kind of thing there, and not the thing.
    """
    found = islice(_identifiers_in(text, people=people), MAX_PLACES)
    places = [Place(where(_written(path)), RULE, f"what looks like a {kind}") for path, kind in found]
    if places:
        raise IdentifierFound(places)
    return Screened(value)


def discreet(places: Iterable[Place]) -> list[Place]:
    """``places`` without what looks like an identifier in what was found there."""
    return [
        replace(place, found=f"what looks like a {kind}") if (kind := identifier_in(place.found)) else place
        for place in places
    ]


def identifier_in(text: str, *, people: bool = False) -> str | None:
    """The kind of the first identifier in ``text``, in words; none where there is none.

    Dashes and digits of other scripts and typography count as the plain ones, invisible characters not at all.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES)
    if not people and _TELLING.search(plain) is None:
        return None
    found = find_identifiers(plain, people=people)
    return found[0].kind.value.replace("-", " ") if found else None


def _identifiers_in(document: Any, *, people: bool) -> Iterator[tuple[FieldPath, str]]:
    """Places in their order. A value is read beside the name of its field, so that ``mrn: 4471902`` is found."""
    waiting: list[tuple[FieldPath, str, Any]] = [((), "", document)]
    while waiting:
        path, name, value = waiting.pop()
        said = name
        if isinstance(value, list):
            waiting.extend(((*path, place), name, value[place]) for place in range(len(value) - 1, -1, -1))
        elif isinstance(value, dict):
            waiting.extend(((*path, key), _words(key), inner) for key, inner in reversed(value.items()))
        elif value is not None:
            said = f"{name}: {value}" if name else str(value)
        if (kind := identifier_in(said, people=people)) is not None:
            yield path, kind


def _words(name: str) -> str:
    return _CAMEL.sub(" ", name).replace("_", " ")


def _written(path: FieldPath) -> str:
    """The path in words; a field's name that itself looks like an identifier is not repeated."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            name = "a field" if identifier_in(part) else part[:60]
            text += f".{name}" if text else name
    return text or "the text"

"""Screen text: nothing that identifies a patient is stored."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from alignment.domain.errors import IdentifierFound, Point
from chassis.identifier_patterns import find_identifiers

MOST_POINTS = 50
RULE = "text without what identifies a person"
NO_TEXT = frozenset({"format", "version", "minutes", "waits_minutes"})
"""Fields of the exchange format that hold figures and dates of ours."""


def screen_text(document: Any) -> None:
    """Look through all text of ``document`` (plain values), names of fields too.

    Raises:
        IdentifierFound: some of it looks like what identifies a person; it says where and of what kind, not what.
    """
    points = [Point(place, RULE, f"looks like a {kind}") for place, kind in islice(_identifiers(document), MOST_POINTS)]
    if points:
        raise IdentifierFound(
            "Nothing was stored: the text holds what looks like a person's identifier. Take it out and send it again.",
            *points,
        )


def _identifiers(document: Any) -> Iterator[tuple[str, str]]:
    """Each place whose text looks like an identifier, and its kind.

    A value is read beside the name of its field, so that ``mrn: 4471902`` is found.
    """
    waiting: list[tuple[str, str, Any]] = [("", "", document)]
    while waiting:
        place, field, value = waiting.pop()
        if isinstance(value, dict):
            for name, inner in reversed([pair for pair in value.items() if pair[0] not in NO_TEXT]):
                if kind := _kind(str(name)):
                    yield f"{place} (a field's name)".strip(), kind
                else:
                    waiting.append((f"{place}.{name}".lstrip("."), str(name), inner))
        elif isinstance(value, list):
            waiting.extend((f"{place}[{at}]", field, value[at]) for at in range(len(value) - 1, -1, -1))
        elif isinstance(value, (str, int)) and (kind := _kind(f"{field.replace('_', ' ')}: {value}")):
            yield place, kind


def _kind(text: str) -> str | None:
    found = find_identifiers(text)
    return found[0].kind.value if found else None

"""The check that every value of a document is one that any reader, database and browser gives back as it was.

The rule is that of I-JSON (RFC 7493): numbers that a double holds exactly enough, text that is Unicode.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

from contracts.formats.json_text import OversizedNumber
from contracts.formats.limits import Limits
from contracts.formats.places import MAX_PLACES, Complaint, Path, described

LARGEST_INTEGER = 2**53 - 1

_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


def unfit_values(document: Any, limits: Limits) -> list[Complaint]:
    """What in ``document`` does not survive a journey; empty where all is well. Does not recurse."""
    complaints: list[Complaint] = []
    waiting: list[tuple[Path, Any]] = [((), document)]
    count = 0
    while waiting and len(complaints) < MAX_PLACES:
        path, value = waiting.pop()
        count += 1
        if len(path) > limits.depth or count > limits.values:
            return [_too_much(path, limits)]
        if isinstance(value, dict):
            complaints.extend(_keys(path, value))
            waiting.extend((((*path, key), inner) for key, inner in reversed(value.items())))
        elif isinstance(value, list):
            waiting.extend(((*path, place), value[place]) for place in range(len(value) - 1, -1, -1))
        elif (complaint := _scalar(path, value, limits)) is not None:
            complaints.append(complaint)
    return complaints


def _too_much(path: Path, limits: Limits) -> Complaint:
    expected = f"at most {limits.depth} levels and {limits.values} values"
    return Complaint(path[:8], "a document that is too deep or has too many values", expected)


def _keys(path: Path, value: dict[str, Any]) -> Iterator[Complaint]:
    for key in value:
        if len(key) > 200 or _NOT_TEXT.search(key):
            yield Complaint(path, "a field whose name is no text or too long", "names of at most 200 characters")


def _scalar(path: Path, value: Any, limits: Limits) -> Complaint | None:
    if isinstance(value, OversizedNumber) or (isinstance(value, int) and abs(value) > LARGEST_INTEGER):
        found = f"the number {str(value)[:20]}"
        return Complaint(path, found, f"a number up to {LARGEST_INTEGER}, or the digits as text")
    if isinstance(value, float) and not math.isfinite(value):
        return Complaint(path, "a number beyond all bounds", "a finite number")
    if isinstance(value, str):
        if len(value) > limits.text:
            return Complaint(path, f"text of {len(value)} characters", f"at most {limits.text} characters")
        if _NOT_TEXT.search(value):
            return Complaint(path, described(value), "text without NUL and half characters")
    return None

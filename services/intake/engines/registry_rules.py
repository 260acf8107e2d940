"""What the values of a registry may be, in every format."""

import re

from intake.domain.words import SiteKind

SLUG_RULE = "a lower-case name such as oak-street, at most 64 characters"
NAME_RULE = "a name on one line, at most 200 characters"
KIND_RULE = "hospital or clinic"
ZONE_RULE = "a time zone such as America/New_York"
MAX_HEADCOUNT = 100_000

_ZONE = re.compile(r"[A-Za-z]{1,32}([_/+-][A-Za-z0-9]{1,32}){0,6}")
_KINDS = frozenset(kind.value for kind in SiteKind)


def is_kind(text: str) -> bool:
    """Whether ``text`` is a kind of site."""
    return text in _KINDS


def is_time_zone(text: str) -> bool:
    """Whether ``text`` has the form of an IANA time zone's name."""
    return len(text) <= 64 and _ZONE.fullmatch(text) is not None


def headcount_of(text: str) -> int | None:
    """The number that ``text`` is; none where it is no number of persons."""
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        return None
    return int(text) if int(text) <= MAX_HEADCOUNT else None

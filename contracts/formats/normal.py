"""A document as plain values with nothing left to guess: what services make their own objects from.

Every known field is there, items are objects, roles are slugs, unknown fields are left out.
"""

import re
import unicodedata
from typing import Any

from contracts.formats.models import Flow, GivenItem, HandOff, NeededItem, Part, Step, Teller

_ROLES: tuple[tuple[type[Part], str], ...] = ((Step, "actor"), (HandOff, "role"), (Teller, "role"), (Teller, "shift"))
_SLUG_LENGTH = 64


def role_slug(words: str) -> str:
    """The slug of a role or shift as a site words it: ``Front Desk`` and ``front-desk`` are one role."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG_LENGTH].rstrip("-")


def normalised(document: Flow) -> dict[str, Any]:
    """``document`` with every known field, in JSON-ready values."""
    return _object(document)


def _object(part: Part) -> dict[str, Any]:
    made = {name: _value(name, getattr(part, name)) for name in type(part).model_fields}
    for kind, name in _ROLES:
        if isinstance(part, kind) and made[name] is not None:
            made[name] = role_slug(made[name])
    return made


def _value(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_value(name, inner) for inner in value]
    if isinstance(value, str) and name == "needs":
        return _object(NeededItem(item=value))
    if isinstance(value, str) and name == "gives":
        return _object(GivenItem(item=value))
    return _object(value) if isinstance(value, Part) else value

"""One form and one hash for each content, however it was written.

The canonical form leaves out what is as if it were not said, writes an item that has only a name as its name, and
is serialised by RFC 8785 (JSON Canonicalization Scheme). Unknown fields count; the order of lists counts.
"""

import hashlib
import json
import math
from decimal import Decimal
from typing import Any

from contracts.formats.models import Flow, GivenItem, NeededItem, Part


def content_hash(document: Flow) -> str:
    """The hash of what ``document`` says: ``sha256:`` and 64 hexadecimal digits."""
    return f"sha256:{hashlib.sha256(canonical_bytes(document)).hexdigest()}"


def canonical_bytes(document: Flow) -> bytes:
    """The canonical form of ``document`` without the fields that are no content, in UTF-8."""
    form = canonical_form(document)
    return canonical_json({key: form[key] for key in form if key not in document.UNHASHED}).encode()


def canonical_form(part: Part) -> dict[str, Any]:
    """``part`` as plain values, defaults left out, unknown fields as they are."""
    form: dict[str, Any] = {}
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if field.is_required() or value != field.default:
            form[name] = _form(value)
    return form | (part.model_extra or {})


def _form(value: Any) -> Any:
    if isinstance(value, list):
        return [_form(inner) for inner in value]
    if isinstance(value, (NeededItem, GivenItem)):
        form = canonical_form(value)
        return form["item"] if len(form) == 1 else form
    return canonical_form(value) if isinstance(value, Part) else value


def canonical_json(value: Any) -> str:
    """``value``, made of what JSON has, as RFC 8785 writes it. Integers keep all their digits."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{_text(key)}:{canonical_json(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical_json, value)) + "]"
    if isinstance(value, float):
        return _number(value)
    return _text(value)


def _text(value: str | int | bool | None) -> str:
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    """``value`` as ECMAScript writes it (ECMA-262, Number::toString). Raises ``ValueError`` where it is not finite."""
    if value == 0:
        return "0"
    if not math.isfinite(value):
        raise ValueError("JSON has no number that is not finite")
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    written = "".join(map(str, digits))
    point = len(written) + int(exponent)
    if 0 < point <= 21:
        whole = written.ljust(point, "0")
        text = whole[:point] + (f".{whole[point:]}" if len(whole) > point else "")
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{written}"
    else:
        fraction = f".{written[1:]}" if len(written) > 1 else ""
        text = f"{written[0]}{fraction}e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return f"-{text}" if sign else text

"""What pydantic says of a document, in the words of the format."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from contracts.fields import ITEM_PATTERN, SLUG_PATTERN
from contracts.formats.models import BY_NAME, BY_PARTS, MEANS_PATTERN, ROLE_PATTERN, SYSTEM_PATTERN, WORDING_PATTERN
from contracts.formats.places import Complaint, Path, described

_PATTERNS = {
    SLUG_PATTERN: "a lower-case name such as oak-street",
    ITEM_PATTERN: "a dotted lower-case name such as coverage.plan",
    WORDING_PATTERN: "words on one line",
    ROLE_PATTERN: "the name of a role such as front-desk",
    SYSTEM_PATTERN: "ehr, paper, spreadsheet, phone, fax, person or other:<name>",
    MEANS_PATTERN: "ehr, voice, paper, none, or a system",
}

_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "list_type": "a list",
    "model_type": "an object",
    "dict_type": "an object",
    "model_attributes_type": "an object",
}

_WORDS = {
    "string_too_short": "at least {min_length} character",
    "string_too_long": "at most {max_length} characters",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
}


def complaints_of(error: ValidationError) -> Iterator[Complaint]:
    """One complaint for each thing that is wrong, in the order of the document."""
    for detail in error.errors(include_url=False):
        path = tuple(part for part in detail["loc"] if part not in (BY_NAME, BY_PARTS))
        yield Complaint(*_read(path, detail))


def _read(path: Path, detail: ErrorDetails) -> tuple[Path, str, str]:
    if detail["type"] == "missing":
        return path, "nothing", f"the field {path[-1]}"
    return path, described(detail["input"]), _expected(detail)


def _expected(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return _PATTERNS.get(context["pattern"], f"text like {context['pattern']}")
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "")
    if kind in _TYPES:
        return _TYPES[kind]
    return _WORDS.get(kind, detail["msg"]).format_map(_Shown(context))


class _Shown(dict[str, Any]):
    """The context of an error; numbers as people write them."""

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        return f"{value:g}" if isinstance(value, float) else str(value)

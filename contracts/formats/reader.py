"""Reads maps and standards, or refuses with every place that is wrong."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from contracts.formats.complaints import complaints_of
from contracts.formats.json_text import json_tokens, read_json
from contracts.formats.limits import Limits
from contracts.formats.marked import Token, lines_of, refused_at
from contracts.formats.models import Flow, MapDocument, StandardDocument
from contracts.formats.places import MAX_PLACES, Complaint, FormatRefused, described
from contracts.formats.rules import broken_rules, repeated_maps
from contracts.formats.values import unfit_values
from contracts.formats.yaml_text import read_yaml, yaml_tokens

F = TypeVar("F", MapDocument, StandardDocument)

JSON_TYPES = frozenset({"application/json", "text/json"})
YAML_TYPES = frozenset({"application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"})
DEFAULT_LIMITS = Limits()


def read_maps(
    content: bytes | str,
    *,
    content_type: str | None = None,
    filename: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[MapDocument]:
    """The maps in ``content``, which holds one or a list, in JSON or YAML.

    Without ``content_type`` and ``filename``, what begins like JSON is read as JSON. Raises :class:`FormatRefused`.
    """
    return _read(_Text(content, content_type, filename, limits), MapDocument)


def read_standards(
    content: bytes | str,
    *,
    content_type: str | None = None,
    filename: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[StandardDocument]:
    """The standards in ``content``, read like :func:`read_maps`. Raises :class:`FormatRefused`."""
    return _read(_Text(content, content_type, filename, limits), StandardDocument)


class _Text:
    """Input as text of a known kind, within its bounds."""

    def __init__(self, content: bytes | str, content_type: str | None, filename: str | None, limits: Limits) -> None:
        if len(content) > limits.size:
            raise refused_at(None, f"{len(content)} bytes or more", f"at most {limits.size} bytes")
        self.limits = limits
        self.text = _decoded(content)
        self.is_json = _is_json(self.text, content_type, filename)

    def plain(self) -> Any:
        """The plain value. Raises :class:`FormatRefused`."""
        return read_json(self.text, self.limits) if self.is_json else read_yaml(self.text, self.limits)

    def refusal(self, complaints: Iterable[Complaint]) -> FormatRefused:
        """The refusal that says ``complaints``, with their lines."""
        every = list(complaints)
        shown = every[:MAX_PLACES]
        tokens: Iterator[Token] = json_tokens(self.text) if self.is_json else yaml_tokens(self.text)
        lines = lines_of(tokens, [complaint.path for complaint in shown])
        return FormatRefused([complaint.at(lines) for complaint in shown], total=len(every))


def _decoded(content: bytes | str) -> str:
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused_at(line, f"the byte 0x{content[error.start]:02x}", "text in UTF-8") from None


def _is_json(text: str, content_type: str | None, filename: str | None) -> bool:
    media_type = (content_type or "").split(";", 1)[0].strip().lower()
    suffix = (filename or "").rsplit(".", 1)[-1].lower()
    if media_type in JSON_TYPES | YAML_TYPES:
        return media_type in JSON_TYPES
    if suffix in {"json", "yaml", "yml"}:
        return suffix == "json"
    return text.lstrip()[:1] in {"{", "["}


def _read(text: _Text, model: type[F]) -> list[F]:
    plain = text.plain()
    if unfit := unfit_values(plain, text.limits):
        raise text.refusal(unfit)
    is_list = isinstance(plain, list)
    entries = plain if is_list else [plain]
    if not entries or len(entries) > text.limits.documents:
        raise refused_at(1, described(plain), f"one document, or a list of 1 to {text.limits.documents}")
    documents: list[F] = []
    complaints: list[Complaint] = []
    for place, entry in enumerate(entries):
        found = _document(entry, model)
        if isinstance(found, list):
            complaints.extend(_within(place, complaint) if is_list else complaint for complaint in found)
        else:
            documents.append(found)
    if complaints := complaints or list(repeated_maps(documents)):
        raise text.refusal(complaints)
    return documents


def _within(place: int, complaint: Complaint) -> Complaint:
    return Complaint((place, *complaint.path), complaint.found, complaint.expected)


def _document(entry: Any, model: type[F]) -> F | list[Complaint]:
    expected = str(model.model_fields["format"].annotation.__args__[0])  # type: ignore[union-attr]
    if not isinstance(entry, dict):
        return [Complaint((), described(entry), f"an object with format: {expected}")]
    if entry.get("format") != expected:
        return [Complaint(("format",), described(entry.get("format")), expected)]
    try:
        document = model.model_validate(entry)
    except ValidationError as error:
        return list(complaints_of(error))
    return list(broken_rules(document)) or document


def given_back(document: Flow) -> dict[str, Any]:
    """``document`` as it was written, unknown fields included, in plain values; known nulls are left out."""
    return document.model_dump(exclude_unset=True)

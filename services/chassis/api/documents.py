"""Reads JSON and YAML strictly: what two readers could understand differently is refused.

Refused are duplicate members, NaN and infinities, NUL and lone surrogates (no database takes them), nesting beyond
64 levels, and in YAML aliases and tags as well.
"""

import json
import math
from collections.abc import Hashable
from typing import Any, NoReturn

import yaml

from chassis.api.failures import BodyUnreadable
from chassis.api.problems import Place

MAX_DEPTH = 64


def read_json(content: bytes) -> Any:
    """The value that ``content`` is in JSON. Raises :class:`BodyUnreadable`."""
    try:
        document = json.loads(content.decode("utf-8"), object_pairs_hook=_members, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise _unreadable("is not JSON as RFC 8259 has it, in UTF-8") from None
    check_values(document)
    return document


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _unreadable("has an object with the same member twice")
    return members


def _no_constant(_name: str) -> NoReturn:
    raise _unreadable("holds NaN or an infinity")


class _StrictLoader(yaml.SafeLoader):
    """The safe loader without aliases, which can make a small text huge, and without duplicate keys."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise _unreadable("uses an alias")
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        members = super().construct_mapping(node, deep=deep)
        if len(members) != len(node.value):
            raise _unreadable("has an object with the same member twice")
        return members


def read_yaml(content: bytes) -> Any:
    """The value that ``content`` is in YAML; dates stay text. Raises :class:`BodyUnreadable`."""
    try:
        document = yaml.load(content.decode("utf-8"), Loader=_StrictLoader)  # noqa: S506 - a safe loader, made stricter
    except (yaml.YAMLError, ValueError, RecursionError):
        raise _unreadable("is not YAML in UTF-8") from None
    check_values(document)
    return document


# YAML 1.1 reads 2026-01-01 as a date; the models say themselves what is a date.
_StrictLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def check_values(document: Any) -> None:
    """Raise :class:`BodyUnreadable` where ``document`` holds what cannot be stored or is nested too deep."""
    waiting: list[tuple[Any, int]] = [(document, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise _unreadable(f"is nested deeper than {MAX_DEPTH} levels")
        match value:
            case str():
                check_text(value)
            case float() if not math.isfinite(value):
                raise _unreadable("holds NaN or an infinity")
            case dict():
                waiting.extend((part, depth + 1) for member in value.items() for part in member)
            case list():
                waiting.extend((part, depth + 1) for part in value)
            case _:
                pass


def check_text(text: str) -> None:
    """Raise :class:`BodyUnreadable` where no database could store ``text``."""
    if "\x00" in text:
        raise _unreadable("holds the character NUL")
    if not text.isascii() and any(0xD800 <= ord(character) <= 0xDFFF for character in text):
        raise _unreadable("holds half of a surrogate pair")


def _unreadable(rule: str) -> BodyUnreadable:
    return BodyUnreadable(f"The body {rule}.", [Place("body", rule)])

"""Reading JSON: at the speed of the standard library, and once more with lines where something is wrong."""

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

from contracts.formats.limits import Limits
from contracts.formats.marked import Kind, Token, build, refused_at

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_LONGEST_INTEGER = 17
"""Digits that are turned into a number; longer ones are beyond what is exact anyway (and cost quadratic time)."""


class OversizedNumber(str):
    """A number with more digits than any reader keeps; refused with its place by the check of values."""

    __slots__ = ()


class _RepeatedKey(Exception):
    """An object has one key twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _RepeatedKey
    return made


def _integer(digits: str) -> int | OversizedNumber:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else OversizedNumber(digits)


def _no_constant(name: str) -> NoReturn:
    raise refused_at(None, name, "a number that JSON has")


def read_json(text: str, limits: Limits) -> Any:
    """The plain value of ``text``. Raises :class:`FormatRefused` for what is not JSON or has a key twice."""
    if text.count(",") + text.count("[") + text.count("{") > limits.values:
        # As many values as that might be more than memory should hold: count while reading.
        return build(json_tokens(text), limits)
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise refused_at(error.lineno, _around(text, error.pos), f"JSON ({error.msg.lower()})") from None
    except (_RepeatedKey, RecursionError):
        # The slow reading finds the place, and refuses there.
        return build(json_tokens(text), limits)


def _around(text: str, position: int) -> str:
    rest = text[position : position + 20].split("\n", 1)[0].strip()
    return f"“{rest}”" if rest else "the end of the line"


def json_tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, which is JSON up to where somebody stops reading. Raises :class:`FormatRefused`."""
    line, counted, is_key_next = 1, 0, False
    holders: list[Kind] = []
    for match in _TOKEN.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        found = match.group()
        if found in "{[":
            holders.append(Kind.OBJECT if found == "{" else Kind.LIST)
            is_key_next = found == "{"
            yield Token(holders[-1], None, line)
        elif found in "}]":
            if holders:
                holders.pop()
            is_key_next = False
            yield Token(Kind.END, None, line)
        elif found in ":,":
            is_key_next = found == "," and bool(holders) and holders[-1] is Kind.OBJECT
        else:
            yield Token(Kind.KEY if is_key_next else Kind.SCALAR, _scalar(found, line), line)


def _scalar(found: str, line: int) -> Any:
    try:
        return json.loads(found, parse_int=_integer)
    except json.JSONDecodeError:
        raise refused_at(line, f"“{found[:20]}”", "JSON") from None

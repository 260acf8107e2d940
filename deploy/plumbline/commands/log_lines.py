"""A line of a part's log as a person reads it: the time, how bad it is, what happened, then the rest as name=value."""

import json
from typing import Any

_SAID = ("timestamp", "level", "event")
_KNOWN_BY_THE_FILE = ("logger", "service", "role", "instance")
"""The same on every line of a part."""


def readable(line: str) -> str:
    """``line`` in words. What is no record of ours, such as a line of PostgreSQL, stays as it is."""
    record = _record(line)
    if record is None:
        return line
    clock = str(record["timestamp"])[11:19]
    level = str(record.get("level", "info"))
    mark = "" if level == "info" else f"{level.upper()} "
    kept = {name: value for name, value in record.items() if name not in (*_SAID, *_KNOWN_BY_THE_FILE)}
    figures = [f"{name}={_value(value)}" for name, value in kept.items() if value is not None]
    return " ".join([clock, f"{mark}{record['event']}", *figures])


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) and {"timestamp", "event"} <= record.keys() else None


def _value(value: object) -> str:
    if isinstance(value, list):
        return ">".join(str(part) for part in value)
    text = str(value)
    return f'"{text}"' if " " in text else text

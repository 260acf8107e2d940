"""Golden events: whole envelopes under ``contracts/examples/<event type>/<case>.json``, made by their owners."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chassis.unit_of_work import Fact
from contracts.envelope import Envelope, Stamp, seal
from contracts.event import EventData

FOLDER = Path(__file__).resolve().parents[2] / "contracts" / "examples"
TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
WHEN = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)


def golden_paths(event_type: str) -> list[Path]:
    """The examples of ``event_type``, by case."""
    return sorted((FOLDER / event_type).glob("*.json"))


def golden_envelopes(event_type: str) -> Iterator[Envelope]:
    """The examples of ``event_type``, read."""
    for path in golden_paths(event_type):
        yield Envelope.model_validate_json(path.read_bytes())


def example_of(fact: Fact, data: EventData, number: int) -> dict[str, Any]:
    """The envelope that ``fact`` would travel in, with a fixed id, time, actor and trace."""
    event_id = f"01930f5e-0000-7000-8000-{number:012d}"
    stamp = Stamp(event_id, WHEN, fact.aggregate_id, fact.aggregate_version, "staff-100", TRACEPARENT)
    envelope = seal(data.EVENT.name, data.model_dump(mode="json"), stamp)
    document: dict[str, Any] = envelope.model_dump(mode="json", exclude_none=True)
    return document


def write_missing(examples: dict[str, dict[str, Any]]) -> list[Path]:
    """Write the examples (by ``<event type>/<case>``) that are not there. What was ever committed is never changed."""
    written = []
    for name, document in examples.items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
            written.append(path)
    return written

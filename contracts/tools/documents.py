"""What is generated from the models alone: one mapping of paths under ``contracts/generated`` to their text."""

import json
from typing import Any

import yaml
from pydantic.json_schema import models_json_schema

from contracts.envelope import Envelope
from contracts.event import EventData, json_schema
from contracts.formats import FORMATS
from contracts.registry import event_types
from contracts.tools.asyncapi import asyncapi_document


def event_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of each event's data, by event type."""
    return {name: _titled(json_schema(model), name) for name, model in event_types().items()}


def _titled(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return {**schema, "$id": f"/schemas/events/{name}.json", "title": name}


def documents() -> dict[str, str]:
    """JSON Schemas, exchange formats and AsyncAPI, by their path under ``contracts/generated``."""
    made = {f"schemas/events/{name}.json": _json(schema) for name, schema in event_schemas().items()}
    made["schemas/envelope.json"] = _json(json_schema(Envelope))
    for name, model in FORMATS.items():
        made[f"formats/{name.replace('/', '-')}.json"] = _json(
            {**json_schema(model, mode="validation"), "$id": f"/formats/{name}", "title": name}
        )
    made["asyncapi.yaml"] = yaml.safe_dump(
        asyncapi_document(_components(list(event_types().values()))), sort_keys=False, allow_unicode=True, width=120
    )
    return made


def _components(models: list[type[EventData]]) -> dict[str, Any]:
    """Schemas of all events in one place; parts that events share appear once."""
    _, schema = models_json_schema(
        [(model, "serialization") for model in models], ref_template="#/components/schemas/{model}"
    )
    found: dict[str, Any] = schema.get("$defs", {})
    return found


def _json(document: dict[str, Any]) -> str:
    return json.dumps(document, indent=2, ensure_ascii=False, sort_keys=False) + "\n"

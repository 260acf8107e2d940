"""The AsyncAPI 3 document: who sends and who receives which event on which topic.

Source: AsyncAPI specification 3.0.0 (https://www.asyncapi.com/docs/reference/specification/v3.0.0).
"""

import inspect
from typing import Any

from contracts.envelope import CONTENT_TYPE, Envelope
from contracts.event import EventData, EventType
from contracts.registry import event_types
from contracts.topics import Topic, topics


def asyncapi_document(schemas: dict[str, Any]) -> dict[str, Any]:
    """The document; ``schemas`` are the components that its messages refer to."""
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Plumbline events",
            "version": "1.0.0",
            "description": "Facts of four services and derived signals. CloudEvents 1.0, structured JSON.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": CONTENT_TYPE,
        "channels": {name: _channel(topic) for name, topic in topics().items()},
        "operations": _operations(),
        "components": {
            "messages": {name: _message(model) for name, model in event_types().items()},
            "schemas": {**schemas, "Envelope": _envelope()},
            "messageTraits": {"cloudEvent": _trait()},
        },
    }


def _on(topic: Topic) -> list[EventType]:
    return [model.EVENT for model in event_types().values() if model.EVENT.topic == topic.name]


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"{topic.description} Key: {topic.key}. Ordering: {topic.ordering.value}.",
        "messages": {event.name: {"$ref": f"#/components/messages/{event.name}"} for event in _on(topic)},
        "bindings": {
            "kafka": {
                "topic": topic.name,
                "partitions": topic.partitions,
                "topicConfiguration": {
                    "cleanup.policy": [topic.cleanup],
                    "retention.ms": topic.retention_days * 86_400_000,
                },
                "bindingVersion": "0.5.0",
            }
        },
    }


def _operations() -> dict[str, Any]:
    operations: dict[str, Any] = {}
    for name, topic in topics().items():
        for action, services in (("send", topic.producers), ("receive", topic.consumers)):
            for service in services:
                operations[f"{service}.{action}.{name}"] = {
                    "action": action,
                    "channel": {"$ref": f"#/channels/{name}"},
                    "title": f"{service} {action}s on {name}",
                    "messages": [{"$ref": f"#/channels/{name}/messages/{event.name}"} for event in _on(topic)],
                }
    return operations


def _message(model: type[EventData]) -> dict[str, Any]:
    return {
        "name": model.EVENT.name,
        "title": model.EVENT.name,
        "summary": inspect.cleandoc(model.__doc__ or "").split("\n\n")[0].replace("\n", " "),
        "contentType": CONTENT_TYPE,
        "traits": [{"$ref": "#/components/messageTraits/cloudEvent"}],
        "payload": {
            "allOf": [
                {"$ref": "#/components/schemas/Envelope"},
                {
                    "type": "object",
                    "properties": {
                        "type": {"const": model.EVENT.name},
                        "data": {"$ref": f"#/components/schemas/{model.__name__}"},
                    },
                },
            ]
        },
    }


def _envelope() -> dict[str, Any]:
    return Envelope.model_json_schema(mode="serialization")


def _trait() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "headers": {
            "type": "object",
            "properties": {"content-type": text, "ce_type": text, "ce_id": text, "traceparent": text},
            "required": ["content-type", "ce_type", "ce_id"],
        }
    }

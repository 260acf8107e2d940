"""TypeScript types of what the services serve and send, made from their OpenAPI and the AsyncAPI document."""

import json
from typing import Any

from contracts.tools.node_packages import run

EVENTS = "events"
_UNION = "Event"


def typescript_documents(openapi: dict[str, dict[str, Any]], asyncapi: dict[str, Any]) -> dict[str, str]:
    """A module for each service in ``openapi``, and one for the events, by path under ``contracts/generated``.

    Raises ``NodeFailed``.
    """
    sources = {
        **{service: f"the OpenAPI document of {service}" for service in openapi},
        EVENTS: "the AsyncAPI document",
    }
    made: dict[str, str] = json.loads(run("types.ts", json.dumps({**openapi, EVENTS: events_as_openapi(asyncapi)})))
    return {
        f"typescript/{name}.ts": f'// Made from {source} by "make contracts". Do not edit.\n{made[name]}'
        for name, source in sources.items()
    }


def events_as_openapi(asyncapi: dict[str, Any]) -> dict[str, Any]:
    """The schemas of ``asyncapi``, each event whole by its type, and ``Event`` for any of them, as an OpenAPI document
    without paths: the maker of types reads OpenAPI only, and both keep their schemas in the same place."""
    schemas, messages = asyncapi["components"]["schemas"], asyncapi["components"]["messages"]
    union = {
        "description": "Any event; its type says which.",
        "oneOf": [{"$ref": f"#/components/schemas/{name}"} for name in messages],
    }
    events = {name: _whole(schemas["Envelope"], message) for name, message in messages.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": asyncapi["info"]["title"], "version": asyncapi["info"]["version"]},
        "paths": {},
        "components": {"schemas": {**schemas, **events, _UNION: union}},
    }


def _whole(envelope: dict[str, Any], message: dict[str, Any]) -> dict[str, Any]:
    """An event as one object. Joined with the envelope by ``allOf``, its data would have any field one asks for."""
    _, own = message["payload"]["allOf"]
    properties = {**envelope["properties"], **own["properties"]}
    return {**envelope, "title": message["title"], "description": message["summary"], "properties": properties}

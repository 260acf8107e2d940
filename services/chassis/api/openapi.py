"""What the OpenAPI document says beside the routes' own: problems, keys, tokens, and who may."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from chassis.api.commands import KEY_HEADER
from chassis.api.policies import Policy, declared_policies
from chassis.api.problems import MEDIA_TYPE, ProblemDocument

_PROBLEM = {
    "description": "A problem (RFC 9457).",
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemDocument"}}},
}


def document(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document of ``app``; the same for the same code."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, routes=app.routes, description=app.description)
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unused, None)
        schemas["ProblemDocument"] = ProblemDocument.model_json_schema(mode="serialization")
        made["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
        for method, path, policy in declared_policies(app):
            operation = made["paths"].get(path, {}).get(method.lower())
            if operation is not None:
                _complete(operation, method, policy if isinstance(policy, Policy) else None)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(operation: dict[str, Any], method: str, policy: Policy | None) -> None:
    responses = operation.setdefault("responses", {})
    if "422" in responses:
        responses["422"] = _PROBLEM
    responses["default"] = _PROBLEM
    if policy is not None:
        operation["security"] = [{"bearer": []}]
        operation["x-who"] = policy.who
        responses["401"] = responses["403"] = _PROBLEM
    for parameter in operation.get("parameters", []):
        if parameter["name"] in {KEY_HEADER, "If-Match"}:
            parameter["required"] = method == "POST" or parameter["name"] == "If-Match"
            parameter["schema"] = {"type": "string", "minLength": 1, "maxLength": 255}

"""Errors as ``application/problem+json`` (RFC 9457), each expected failure mapped to a status once.

A problem says what happened and what the reader can do. It never repeats what was sent: of a bad value it gives the
place, the rule and the kind of thing that was found there.
"""

import inspect
import json
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from chassis.telemetry import current_trace_id

MEDIA_TYPE = "application/problem+json"
TYPE_PREFIX = "urn:plumbline:problem:"
MAX_PLACES = 50


@dataclass(frozen=True)
class Place:
    """One thing that is wrong with what was sent."""

    place: str
    """Where: ``body.steps.3.actor``, ``query.limit``, ``header.If-Match``."""
    rule: str
    """Which rule it breaks, in words."""
    found: str = ""
    """What kind of thing is there; never the thing itself, unless it is an identifier or a figure of ours."""


@dataclass(frozen=True)
class Problem:
    """How a class of failures is answered."""

    status: int
    slug: str
    title: str
    headers: Mapping[str, str] = field(default_factory=dict)


Problems = Mapping[type[Exception], Problem]


class ProblemDocument(BaseModel):
    """The members of a problem, for the OpenAPI document."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    trace_id: str | None = None
    errors: list[dict[str, str]] = []


def find_problem(error: BaseException, problems: Problems) -> Problem | None:
    """The problem that ``error``'s class, or the nearest class it derives from, is mapped to."""
    for kind in type(error).__mro__:
        if kind in problems:
            return problems[kind]
    return None


def problem_response(request: Request, problem: Problem, detail: str, places: Sequence[Place] = ()) -> Response:
    """The answer that says ``problem``."""
    document: dict[str, Any] = {
        "type": f"{TYPE_PREFIX}{problem.slug}",
        "title": problem.title,
        "status": problem.status,
        "detail": detail,
        "instance": request.url.path,
        "trace_id": current_trace_id(),
    }
    if places:
        document["errors"] = [
            {"place": place.place, "rule": place.rule, "found": place.found} for place in places[:MAX_PLACES]
        ]
    body = json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode()
    return Response(body, problem.status, {"Cache-Control": "no-store", **problem.headers}, MEDIA_TYPE)


def places_of(error: BaseException) -> Sequence[Place]:
    """The places that ``error`` names in its ``places``: each a :class:`Place`, or a domain's own of the same parts."""
    named = getattr(error, "places", ())
    if not isinstance(named, Iterable):
        return ()
    parts = [tuple(str(getattr(place, name, "")) for name in ("place", "rule", "found")) for place in named]
    return [Place(place, rule, found) for place, rule, found in parts if place and rule]


def validation_places(errors: Iterable[Mapping[str, Any]]) -> list[Place]:
    """Pydantic's findings as places, without the values."""
    return [
        Place("body", "is not JSON")
        if finding["type"] == "json_invalid"
        else Place(".".join(str(part) for part in finding["loc"]), _rule(finding), kind_of(finding.get("input")))
        for finding in errors
    ]


def _rule(finding: Mapping[str, Any]) -> str:
    if finding["type"] not in {"value_error", "assertion_error"}:
        return str(finding["msg"])
    # The words of a validator may hold the value; only those that promise not to are told.
    error = finding.get("ctx", {}).get("error")
    return str(error) if isinstance(error, SafeToTell) else "is not allowed here"


class SafeToTell(ValueError):
    """Raised by a validator whose words hold nothing of what was sent, so that they may be told."""


def kind_of(value: object) -> str:
    """What kind of thing ``value`` is, in words that say nothing of it."""
    if value is None:
        return "nothing"
    for kind, words in _KINDS:
        if isinstance(value, kind):
            return words.format(len(value) if isinstance(value, Sized) else "")
    return "something else"


_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    ((int, float), "a number"),
    (str, "text of {} characters"),
    (bytes, "{} bytes"),
    (Mapping, "an object of {} members"),
    (Sequence, "a list of {}"),
)


def unmapped(module: ModuleType, problems: Problems) -> list[str]:
    """The exceptions that ``module`` defines and nobody mapped; those that others derive from may stay unmapped."""
    defined = [
        kind
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == module.__name__
    ]
    bases = {base for kind in defined for base in kind.__mro__[1:]}
    return sorted(
        kind.__name__
        for kind in defined
        if kind not in bases and not any(ancestor in problems for ancestor in kind.__mro__)
    )

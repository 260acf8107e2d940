"""The names that Prometheus sees, and which of them a process really tells."""

import ast
import re
from functools import cache
from pathlib import Path

from chassis.exposition import prometheus_name
from chassis.telemetry_names import METRICS, Metric

ROOT = Path(__file__).parents[2]
_SUFFIX = {"s": "_seconds"}
_PARTS = ("_bucket", "_sum", "_count")
_NAME = re.compile(r"\b(?:plumbline|messaging|http|probe|node)_[a-z_]+")
_LABEL_LIST = re.compile(r"\b(?:by|without|on|ignoring)\s*\([^)]*\)|\{[^}]*\}")
_SUMMARY_LABEL = re.compile(r"\$labels\.\w+")

OF_OTHERS = frozenset({"probe_ssl_earliest_cert_expiry", "node_filesystem_avail_bytes", "node_filesystem_size_bytes"})
"""What the exporters of others tell: blackbox and node."""
OF_THE_FRAMEWORK = frozenset(
    {*(f"http_server_request_duration_seconds{part}" for part in _PARTS), "http_server_active_requests"}
)
"""What FastAPI tells by OpenTelemetry's conventions."""


def exposed(metric: Metric) -> set[str]:
    """The names of ``metric`` in the exposition."""
    name = prometheus_name(metric.name) + _SUFFIX.get(metric.unit, "")
    if metric.kind == "histogram":
        return {f"{name}{part}" for part in _PARTS}
    return {f"{name}_total"} if metric.kind == "counter" else {name}


@cache
def recorded() -> frozenset[str]:
    """The metrics that some line of a service tells, by their names in the exposition."""
    told: set[str] = set()
    for path in (ROOT / "services").rglob("*.py"):
        if path.name != "telemetry_names.py":
            told |= _texts(path.read_text(encoding="utf-8"))
    return frozenset().union(*(exposed(metric) for name, metric in METRICS.items() if name in told))


def _texts(source: str) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"set", "add", "record", "_tell"}
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def used(expression: str) -> set[str]:
    """The metrics in a PromQL ``expression``; labels are left out."""
    return set(_NAME.findall(_LABEL_LIST.sub(" ", expression)))


def unknown(expression: str) -> set[str]:
    """Metrics in ``expression`` that nobody tells."""
    return used(expression) - recorded() - OF_OTHERS - OF_THE_FRAMEWORK

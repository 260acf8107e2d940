"""What goes through the collector is what our lists let through; errors are always kept."""

import gzip
import secrets
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.collector.tools import collector
from tests.support.eventually import eventually_here
from tests.support.metric_names import ROOT
from tests.support.ports import free_port

CONFIG = ROOT / "infra/otel-collector/config.yaml"
UNTIL_DECIDED_SECONDS = 40.0
FORBIDDEN = {
    "url.query": "name=Alvarez",
    "client.address": "10.1.2.3",
    "http.request.header.authorization": "Bearer abc",
    "exception.message": "no such patient: Alvarez",
}
ERROR, UNSET = 2, 0


class Sink:
    """Takes what the collector sends."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.resources: list[set[str]] = []
        sink = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                plain = gzip.decompress(body) if self.headers.get("content-encoding") == "gzip" else body
                sink.take(ExportTraceServiceRequest.FromString(plain))
                self.send_response(200)
                self.end_headers()

            def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the library's name
                """Say nothing: tests look at what came."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def take(self, request: ExportTraceServiceRequest) -> None:
        for resource in request.resource_spans:
            self.resources.append({attribute.key for attribute in resource.resource.attributes})
            self.spans.extend(span for scope in resource.scope_spans for span in scope.spans)

    def named(self, name: str) -> list[Span]:
        return [span for span in self.spans if span.name == name]


@pytest.fixture
def sink() -> Iterator[Sink]:
    made = Sink()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()
    thread.join()


@contextmanager
def _running(folder: Path, sink: Sink) -> Iterator[str]:
    """The collector with our configuration on a free port; its address."""
    settings = yaml.safe_load(CONFIG.read_text())
    port, health = free_port(), free_port()
    settings["receivers"]["otlp"]["protocols"]["http"]["endpoint"] = f"127.0.0.1:{port}"
    settings["extensions"]["health_check"]["endpoint"] = f"127.0.0.1:{health}"
    settings["service"]["telemetry"]["metrics"] = {"level": "none"}
    file = folder / "config.yaml"
    file.write_text(yaml.safe_dump(settings))
    environment = {"PLUMBLINE_TRACES_ENDPOINT": f"http://127.0.0.1:{sink.server.server_port}"}
    with (folder / "collector.log").open("wb") as log:
        process = subprocess.Popen([collector(), f"--config={file}"], env=environment, stderr=log)
    try:
        eventually_here(lambda: _answers(health), what=f"the collector answers, see {log.name}", within_seconds=20)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int) -> bool:
    try:
        return httpx.get(f"http://127.0.0.1:{port}/", trust_env=False).status_code == 200
    except httpx.TransportError:
        return False


def _send(url: str, name: str, *, status: int = UNSET, **attributes: str) -> None:
    now = time.time_ns()
    span = {
        "traceId": secrets.token_hex(16),
        "spanId": secrets.token_hex(8),
        "name": name,
        "kind": 2,
        "startTimeUnixNano": str(now - 1_000_000),
        "endTimeUnixNano": str(now),
        "status": {"code": status, "message": "words of an exception" if status else ""},
        "attributes": _written(attributes),
        "events": [{"timeUnixNano": str(now), "name": "exception", "attributes": _written(FORBIDDEN)}],
    }
    resource = {"attributes": _written({"service.name": "intake", "host.name": "server-of-somebody"})}
    body = {"resourceSpans": [{"resource": resource, "scopeSpans": [{"spans": [span]}]}]}
    httpx.post(f"{url}/v1/traces", json=body, trust_env=False).raise_for_status()


def _written(attributes: dict[str, str]) -> list[dict[str, Any]]:
    return [{"key": key, "value": {"stringValue": value}} for key, value in attributes.items()]


def test_the_configuration_is_one() -> None:
    done = subprocess.run([collector(), "validate", f"--config={CONFIG}"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.timeout(120)
def test_what_is_on_no_list_goes_no_further_and_errors_are_kept(tmp_path: Path, sink: Sink) -> None:
    with _running(tmp_path, sink) as url:
        allowed = {"http.route": "/v1/maps", "plumbline.event.type": "intake.map.recorded.v1"}
        _send(url, "GET /v1/maps?name=Alvarez", status=ERROR, **allowed, **FORBIDDEN)
        for number in range(60):
            _send(url, f"quiet {number}", **{"error.type": "mail to ann@clinic.example"})
        eventually_here(lambda: sink.named("GET /v1/maps"), what="the error", within_seconds=UNTIL_DECIDED_SECONDS)
        eventually_here(lambda: len(sink.spans) > 1, what="some of the rest", within_seconds=UNTIL_DECIDED_SECONDS)
    (kept,) = sink.named("GET /v1/maps")
    assert {attribute.key: attribute.value.string_value for attribute in kept.attributes} == allowed
    assert kept.status.message == ""
    assert [attribute.key for event in kept.events for attribute in event.attributes] == []
    assert sink.resources[0] == {"service.name"}
    assert b"Alvarez" not in b"".join(span.SerializeToString() for span in sink.spans)
    assert b"ann@clinic.example" not in b"".join(span.SerializeToString() for span in sink.spans)
    assert 0 < len(sink.spans) - 1 < 40, "about a fifth of the rest is kept"

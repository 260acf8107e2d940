"""The receiver as an ASGI app: OTLP/HTTP in, JSON about what came out."""

import contextlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import asdict
from pathlib import Path
from typing import Any

from google.protobuf.message import Message
from opentelemetry.proto.collector.logs.v1 import logs_service_pb2 as logs
from opentelemetry.proto.collector.metrics.v1 import metrics_service_pb2 as metrics
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as traces
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from plumbline.sink.bodies import PROTOBUF, BodyRefused, parse, read_body
from plumbline.sink.last_values import LastValues
from plumbline.sink.otlp import spans_of
from plumbline.sink.store import SpanStore

_MOST_LISTED = 200

Endpoint = Callable[[Request], Coroutine[Any, Any, Response]]


class Sink:
    """The endpoints over ``store`` and ``values``."""

    def __init__(self, store: SpanStore, values: LastValues) -> None:
        self._store = store
        self._values = values

    async def take_traces(self, request: Request) -> Response:
        """Keep spans."""
        export = traces.ExportTraceServiceRequest()
        parse(export, await read_body(request))
        self._store.add(list(spans_of(export)))
        return _accepted(traces.ExportTraceServiceResponse())

    async def take_metrics(self, request: Request) -> Response:
        """Keep the last values."""
        export = metrics.ExportMetricsServiceRequest()
        parse(export, await read_body(request))
        self._values.add_metrics(export)
        return _accepted(metrics.ExportMetricsServiceResponse())

    async def take_logs(self, request: Request) -> Response:
        """Count records."""
        export = logs.ExportLogsServiceRequest()
        parse(export, await read_body(request))
        self._values.add_logs(export)
        return _accepted(logs.ExportLogsServiceResponse())

    async def list_traces(self, request: Request) -> Response:
        """The newest traces; ``?prefix=`` of an id and ``?limit=``."""
        prefix, limit = request.query_params.get("prefix", ""), request.query_params.get("limit", "20")
        if not limit.isdecimal() or not set(prefix) <= set("0123456789abcdef"):
            return PlainTextResponse("prefix is lower-case hex, limit a number\n", 400)
        found = self._store.summaries(prefix, min(int(limit), _MOST_LISTED))
        return JSONResponse({"items": [asdict(summary) for summary in found]})

    async def show_trace(self, request: Request) -> Response:
        """One trace's spans, and which traces link to it."""
        trace_id = request.path_params["trace_id"]
        spans = self._store.trace(trace_id)
        if not spans:
            return PlainTextResponse("no such trace\n", 404)
        linking = self._store.traces_linking_to(trace_id)
        return JSONResponse({"spans": [asdict(span) for span in spans], "linked_from": linking})

    async def show_values(self, _: Request) -> Response:
        """The last values of metrics and the counts of logs."""
        spans, size = self._store.totals()
        values = self._values
        kept = {"spans": spans, "bytes": size}
        return JSONResponse({"traces": kept, "points": values.points, "metrics": values.metrics, "logs": values.logs})

    async def ready(self, _: Request) -> Response:
        """It runs."""
        return PlainTextResponse("ready\n")


def _accepted(answer: Message) -> Response:
    return Response(answer.SerializeToString(), media_type=PROTOBUF)


async def _refuse(_: Request, refusal: Exception) -> Response:
    return PlainTextResponse(f"{refusal}\n", refusal.status if isinstance(refusal, BodyRefused) else 500)


def sink_app(spans_file: Path) -> Starlette:
    """The receiver that keeps its traces in ``spans_file``."""
    sink = Sink(SpanStore(spans_file), LastValues())

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        sink._store.close()  # noqa: SLF001

    return Starlette(
        routes=[
            Route("/v1/traces", sink.take_traces, methods=["POST"]),
            Route("/v1/metrics", sink.take_metrics, methods=["POST"]),
            Route("/v1/logs", sink.take_logs, methods=["POST"]),
            Route("/traces", sink.list_traces),
            Route("/traces/{trace_id}", sink.show_trace),
            Route("/values", sink.show_values),
            Route("/readyz", sink.ready),
            Route("/livez", sink.ready),
        ],
        exception_handlers={BodyRefused: _refuse},
        lifespan=lifespan,
    )

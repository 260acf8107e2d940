"""Database spans, each under the service whose work it belongs to, and none outside of any work.

asyncpg is instrumented once for the whole process, while one process may hold several services, each with exporters
and a name of its own. So the tracer looks at the span that is running. A statement outside of any span, a relay's
poll for example, is not traced: it would be most of all spans and say nothing.
"""

import os
from collections.abc import Iterator
from typing import Any

from opentelemetry import trace
from opentelemetry.instrumentation.asyncpg import AsyncPGInstrumentor
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace import TracerProvider as SdkTracerProvider
from opentelemetry.trace import Span, Tracer, TracerProvider
from opentelemetry.util._decorator import _agnosticcontextmanager
from opentelemetry.util.types import Attributes

_providers: dict[int, SdkTracerProvider] = {}
"""By the identity of their resource, which all spans of a provider share: asked for at every statement."""
_NOT_TRACED = trace.NoOpTracer()


class AmbientTracer(Tracer):
    """Starts spans with the tracer of whatever span is running."""

    def __init__(self, name: str, version: str | None, schema_url: str | None) -> None:
        self._name = name
        self._version = version
        self._schema_url = schema_url
        self._tracers: dict[int, tuple[Resource, Tracer]] = {}
        """Each with its resource, which is kept so that no other can get its identity."""

    def _tracer(self) -> Tracer:
        span = trace.get_current_span()
        if not isinstance(span, ReadableSpan) or not span.is_recording():
            return _NOT_TRACED
        known = self._tracers.get(id(span.resource))
        if known is not None:
            return known[1]
        provider = _providers.get(id(span.resource))
        if provider is None:
            return _NOT_TRACED
        tracer = provider.get_tracer(self._name, self._version, self._schema_url)
        self._tracers[id(span.resource)] = (span.resource, tracer)
        return tracer

    def start_span(self, *args: Any, **kwargs: Any) -> Span:
        """As the running span's own tracer would."""
        return self._tracer().start_span(*args, **kwargs)

    @_agnosticcontextmanager
    def start_as_current_span(self, *args: Any, **kwargs: Any) -> Iterator[Span]:
        """As the running span's own tracer would."""
        with self._tracer().start_as_current_span(*args, **kwargs) as span:
            yield span


class AmbientTracerProvider(TracerProvider):
    """Gives :class:`AmbientTracer`."""

    def get_tracer(
        self,
        instrumenting_module_name: str,
        instrumenting_library_version: str | None = None,
        schema_url: str | None = None,
        attributes: Attributes = None,
    ) -> Tracer:
        """A tracer that follows the running span."""
        return AmbientTracer(instrumenting_module_name, instrumenting_library_version, schema_url)


def trace_database(provider: SdkTracerProvider) -> None:
    """Trace statements that run under a span of ``provider``. Values are never recorded."""
    _providers[id(provider.resource)] = provider
    instrumentor = AsyncPGInstrumentor(capture_parameters=False)  # type: ignore[no-untyped-call]
    if not instrumentor.is_instrumented_by_opentelemetry:
        # The library writes the stable attribute names (db.query.text …) only where it is asked to.
        os.environ.setdefault("OTEL_SEMCONV_STABILITY_OPT_IN", "database")
        instrumentor.instrument(tracer_provider=AmbientTracerProvider())


def forget_database(provider: SdkTracerProvider) -> None:
    """Trace no more statements under spans of ``provider``."""
    _providers.pop(id(provider.resource), None)

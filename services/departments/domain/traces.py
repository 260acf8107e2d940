"""The trace that an event belongs to (W3C Trace Context, ``traceparent``)."""


def trace_id_of(traceparent: str | None) -> str | None:
    """The 32 hexadecimal digits that name the trace; none where there is no trace."""
    parts = (traceparent or "").split("-")
    return parts[1] if len(parts) == 4 and len(parts[1]) == 32 else None

"""Serving an application as the whole of a process, with an end that reaches those who listen.

uvicorn waits for open requests when it is told to stop, and a live stream is a request that does not end. So the
streams hear of the end first: each says ``goodbye``, its reader connects again, elsewhere if there is an elsewhere.
"""

import asyncio
import contextlib
from collections.abc import Iterator
from types import FrameType

import uvicorn
from starlette.types import ASGIApp


class Closing:
    """Whether this process is about to stop. One for the process, because the signal is."""

    def __init__(self) -> None:
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()

    @contextlib.contextmanager
    def heard(self) -> Iterator[asyncio.Event]:
        """An event of the running loop that is set when closing begins."""
        waiting = (asyncio.get_running_loop(), asyncio.Event())
        self._waiting.add(waiting)
        try:
            yield waiting[1]
        finally:
            self._waiting.discard(waiting)

    def begin(self) -> None:
        """Tell all who wait. Safe in a signal handler and from any thread."""
        for loop, event in tuple(self._waiting):
            loop.call_soon_threadsafe(event.set)


CLOSING = Closing()


class StreamingServer(uvicorn.Server):
    """A server that ends its live streams when it is told to stop."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, streams first."""
        CLOSING.begin()
        super().handle_exit(sig, frame)


def serve(app: ASGIApp, *, host: str, port: int, stop_seconds: int = 10) -> None:
    """Serve until told to stop; then open requests have ``stop_seconds`` to end.

    All is closed by the application's own lifespan: uvicorn ends the process by the signal that it got.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=stop_seconds,
        # A sealed session and a proxy's own headers can be longer than the usual limit for one header line.
        h11_max_incomplete_event_size=65_536,
    )
    server = StreamingServer(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        raise SystemExit(3)

"""Waking whoever waits for new rows, without a commit having to wait for it.

A NOTIFY inside a transaction takes one lock for the whole cluster until the commit is on disk. So writers say after
their commit that there is something new, many of them at once, from a connection of their own; whoever listens also
looks by itself every quarter of a second, so that a lost message costs time and nothing else.
"""

import asyncio
import contextlib
from collections.abc import Callable

import asyncpg

from chassis.cancellation import heed_cancellation
from chassis.database import TRANSIENT_ERRORS, connect
from chassis.logs import logger

_log = logger("chassis")

ANNOUNCE_REST_SECONDS = 0.004
"""Between two announcements: at hundreds of commits a second one speaks for several. A single one never waits."""
PING_SECONDS = 5.0
RETRY_SECONDS = 1.0


class Announcer:
    """Sends one NOTIFY for all the commits since the last one. ``announce`` never blocks and never fails."""

    def __init__(self, url: str, channel: str, *, application: str) -> None:
        self._url = url
        self._channel = channel
        self._application = application
        self._pending = asyncio.Event()

    def announce(self) -> None:
        """Say that rows were committed."""
        self._pending.set()

    async def run(self) -> None:
        """Send until cancelled; a lost connection is opened again, and the polling of the listeners covers the gap."""
        while True:
            try:
                connection = await connect(self._url, application=self._application)
                try:
                    await self._send(connection)
                finally:
                    await close_quietly(connection)
            except TRANSIENT_ERRORS as error:
                _log.warning("announcer_reconnects", error_class=type(error).__name__)
                heed_cancellation()
                await asyncio.sleep(RETRY_SECONDS)

    async def _send(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while True:
            await self._pending.wait()
            self._pending.clear()
            await connection.execute("select pg_notify($1, '')", self._channel)
            await asyncio.sleep(ANNOUNCE_REST_SECONDS)


class Listener:
    """Wakes ``wake`` at each NOTIFY on ``channel``, on a dedicated connection that is pinged."""

    def __init__(self, url: str, channel: str, wake: Callable[[], None], *, application: str) -> None:
        self._url = url
        self._channel = channel
        self._wake = wake
        self._application = application

    async def run(self) -> None:
        """Listen until cancelled. Each new connection wakes once, for what was missed meanwhile."""
        while True:
            try:
                connection = await connect(self._url, application=self._application)
                try:
                    await self._listen(connection)
                finally:
                    await close_quietly(connection)
            except TRANSIENT_ERRORS as error:
                _log.warning("listener_reconnects", error_class=type(error).__name__)
            heed_cancellation()
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        ended = asyncio.Event()
        connection.add_termination_listener(lambda *_: ended.set())
        await connection.add_listener(self._channel, lambda *_: self._wake())
        self._wake()
        while not ended.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PING_SECONDS):
                    await ended.wait()
            if not ended.is_set():
                # A half-open connection answers nothing: without this it would stay silent for ever.
                await connection.execute("select 1", timeout=PING_SECONDS)


async def close_quietly(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Close ``connection``; where it is gone already, so be it."""
    with contextlib.suppress(*TRANSIENT_ERRORS):
        await connection.close(timeout=2)

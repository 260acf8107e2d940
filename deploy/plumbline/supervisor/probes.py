"""Asks a part over loopback HTTP whether it is ready or alive."""

import asyncio
from collections.abc import Callable

from plumbline.supervisor.part import Probe

_ANSWER_SECONDS = 2.0
_OK = b" 200 "


def http(port: int, path: str) -> Probe:
    """A probe that holds when 127.0.0.1 ``port`` answers ``GET path`` with 200."""

    async def ask() -> bool:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return _OK in await _status_line(port, path)
        except (OSError, TimeoutError):
            return False

    return ask


def answers(port: int, path: str) -> Probe:
    """A probe that holds when 127.0.0.1 ``port`` answers ``GET path`` at all."""

    async def ask() -> bool:
        try:
            async with asyncio.timeout(_ANSWER_SECONDS):
                return bool(await _status_line(port, path))
        except (OSError, TimeoutError):
            return False

    return ask


def quick(holds: Callable[[], bool]) -> Probe:
    """A probe of a check that takes no time worth waiting for."""

    async def ask() -> bool:
        return holds()

    return ask


async def _status_line(port: int, path: str) -> bytes:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        return await reader.readline()
    finally:
        writer.close()

"""A lean HTTP/1.1 client with kept connections: the load generator shares two cores with what it measures."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

_Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Refused(Exception):
    """The server answered with another status than 201."""


@dataclass
class Poster:
    """POSTs JSON to one path of 127.0.0.1 ``port``; opens a connection where all others are at work."""

    port: int
    path: str
    headers: Mapping[str, str] = field(default_factory=dict)
    _idle: list[_Streams] = field(default_factory=list)

    async def post(self, body: Mapping[str, Any], **headers: str) -> Any:
        """The answer's JSON. Raises ``Refused``, and ``OSError`` where the connection ends."""
        streams = self._kept() or await asyncio.open_connection("127.0.0.1", self.port)
        content = json.dumps(body).encode()
        streams[1].write(self._head(len(content), headers) + content)
        status, answer = await _answer(streams[0])
        self._idle.append(streams)
        if status != 201:
            raise Refused(f"{status} {answer[:300].decode()}")
        return json.loads(answer)

    def _kept(self) -> _Streams | None:
        """A connection that is still open: servers close those that were idle for some seconds."""
        while self._idle:
            streams = self._idle.pop()
            if not streams[0].at_eof():
                return streams
            streams[1].close()
        return None

    def _head(self, length: int, headers: Mapping[str, str]) -> bytes:
        told = {
            "host": f"127.0.0.1:{self.port}",
            "content-type": "application/json",
            "content-length": str(length),
            **self.headers,
            **headers,
        }
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
        return f"POST {self.path} HTTP/1.1\r\n{lines}\r\n".encode()

    async def aclose(self) -> None:
        """Close every connection."""
        for _, writer in self._idle:
            writer.close()
        self._idle.clear()


@asynccontextmanager
async def posting(port: int, path: str, headers: Mapping[str, str] | None = None) -> AsyncIterator[Poster]:
    """A poster, closed afterwards."""
    poster = Poster(port, path, headers or {})
    try:
        yield poster
    finally:
        await poster.aclose()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = await reader.readuntil(b"\r\n\r\n")
    status = int(head[9:12])
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return status, await reader.readexactly(int(value))
    raise ConnectionError("an answer without a length")

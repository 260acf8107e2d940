"""How new a Kafka broker is, from what it says it understands. A broker does not tell its version in so many words.

One request of the Kafka protocol (ApiVersions, version 0: https://kafka.apache.org/protocol), asked before anybody
signs in. 4.1 brought AlterShareGroupOffsets (key 91), 4.0 ShareGroupHeartbeat (key 76).
"""

import asyncio
import struct
from collections.abc import Mapping

API_VERSIONS = 18
OF_4_1 = 91
OF_4_0 = 76
_CORRELATION = 7
_CLIENT = b"plumbline-doctor"
_LARGEST = 1 << 20


class NoBroker(Exception):
    """What answers is not a Kafka broker that speaks in the clear."""


def version_of(keys: Mapping[int, tuple[int, int]]) -> str:
    """The newest version that a broker which understands ``keys`` can be told to have."""
    if OF_4_1 in keys:
        return "4.1 or newer"
    return "4.0" if OF_4_0 in keys else "older than 4.0"


async def api_keys(host: str, port: int, *, within_seconds: float = 5.0) -> dict[int, tuple[int, int]]:
    """The requests that the broker understands, with their oldest and newest versions.

    Raises:
        OSError, TimeoutError: nothing answers.
        NoBroker: what answers speaks something else.
    """
    async with asyncio.timeout(within_seconds):
        reader, writer = await asyncio.open_connection(host, port)
        try:
            writer.write(_request())
            await writer.drain()
            return _answer(await _read(reader))
        finally:
            writer.close()


def _request() -> bytes:
    header = struct.pack(">hhih", API_VERSIONS, 0, _CORRELATION, len(_CLIENT)) + _CLIENT
    return struct.pack(">i", len(header)) + header


async def _read(reader: asyncio.StreamReader) -> bytes:
    try:
        (length,) = struct.unpack(">i", await reader.readexactly(4))
        if not 0 < length <= _LARGEST:
            raise NoBroker("it does not speak Kafka's protocol")
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError:
        raise NoBroker("it closes the connection: it may want TLS") from None


def _answer(body: bytes) -> dict[int, tuple[int, int]]:
    try:
        correlation, error, count = struct.unpack_from(">ihi", body)
        if correlation != _CORRELATION or error:
            raise NoBroker(f"it answers with error {error}")
        entries = [struct.unpack_from(">hhh", body, 10 + 6 * at) for at in range(count)]
    except struct.error:
        raise NoBroker("it does not speak Kafka's protocol") from None
    return {key: (oldest, newest) for key, oldest, newest in entries}

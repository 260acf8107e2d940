"""Reads the body of an OTLP request: plain or gzip, never more than a bound of either."""

import zlib

from google.protobuf.message import DecodeError, Message
from starlette.requests import Request

LARGEST_BODY = 4 * 1024 * 1024
LARGEST_UNPACKED = 16 * 1024 * 1024
PROTOBUF = "application/x-protobuf"
_GZIP_WINDOW = zlib.MAX_WBITS | 16


class BodyRefused(Exception):
    """The body cannot be taken; ``status`` is the HTTP answer."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


async def read_body(request: Request) -> bytes:
    """The unpacked body of ``request``. Raises ``BodyRefused``."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != PROTOBUF:
        raise BodyRefused(415, f"send {PROTOBUF}")
    encoding = request.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip"}:
        raise BodyRefused(415, "send the body plain or as gzip")
    packed = bytearray()
    async for chunk in request.stream():
        packed += chunk
        if len(packed) > LARGEST_BODY:
            raise BodyRefused(413, f"the body is larger than {LARGEST_BODY} bytes")
    return unpack(bytes(packed)) if encoding == "gzip" else bytes(packed)


def unpack(packed: bytes, largest: int = LARGEST_UNPACKED) -> bytes:
    """``packed`` without its gzip. Raises ``BodyRefused``: it is not gzip, cut short, or larger than ``largest``."""
    unpacker = zlib.decompressobj(_GZIP_WINDOW)
    try:
        body = unpacker.decompress(packed, largest)
    except zlib.error as error:
        raise BodyRefused(400, "the body is not gzip") from error
    if unpacker.unconsumed_tail:
        raise BodyRefused(413, f"the body is larger than {largest} bytes when unpacked")
    if not unpacker.eof:
        raise BodyRefused(400, "the body is cut short")
    return body


def parse(message: Message, body: bytes) -> None:
    """Fill ``message`` from ``body``. Raises ``BodyRefused``."""
    try:
        message.ParseFromString(body)
    except DecodeError as error:
        raise BodyRefused(400, "the body is not what OTLP sends here") from error

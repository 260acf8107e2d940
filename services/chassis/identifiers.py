"""Identifiers, passed in so that a test can choose them."""

import secrets
import time
from typing import Protocol
from uuid import UUID


class Identifiers(Protocol):
    """Makes identifiers."""

    def new(self) -> str:
        """A new identifier, in text."""
        ...


class SystemIdentifiers:
    """UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then chance; they sort by time of making."""

    def new(self) -> str:
        """A new UUIDv7 in its canonical text form."""
        milliseconds = time.time_ns() // 1_000_000
        value = (milliseconds & (2**48 - 1)) << 80
        value |= 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
        return str(UUID(int=value))

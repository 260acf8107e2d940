"""How much of a document is read at most, so that no input can take the reader's memory or time."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Bounds of one reading. The defaults fit files on a disk; a service sets narrower ones.

    ``size`` counts bytes of UTF-8, ``values`` every scalar, list and object, ``documents`` maps or standards.
    """

    size: int = 64 * 1024 * 1024
    values: int = 4_000_000
    documents: int = 20_000
    depth: int = 32
    text: int = 20_000

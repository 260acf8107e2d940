"""What can be wrong with a request before any use case sees it."""

from collections.abc import Sequence

from chassis.api.problems import Place
from chassis.errors import FrameError


class RequestRefused(FrameError):
    """The base of what is wrong with a request as such."""

    def __init__(self, detail: str, places: Sequence[Place] = (), headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.places = places
        self.headers = headers or {}
        """Headers of the answer, beside those of the problem."""


class Unauthenticated(RequestRefused):
    """Nobody is known to be asking."""


class KeyMissing(RequestRefused):
    """A POST without an Idempotency-Key, or with one that cannot be used."""


class KeyUsedForAnother(RequestRefused):
    """The same key came with another request."""


class KeyStillInUse(RequestRefused):
    """The first request with this key is still at work."""


class PreconditionMissing(RequestRefused):
    """A change without If-Match."""


class VersionMalformed(RequestRefused):
    """If-Match is not one version."""


class BodyUnreadable(RequestRefused):
    """The body is not what it says it is, or holds what cannot be stored."""


class MediaTypeUnknown(RequestRefused):
    """The body is of a kind that this address does not take."""


class TooManyRequests(RequestRefused):
    """The asker sends more than their share."""


class TooManyStreams(RequestRefused):
    """The asker has as many live views open as one may."""

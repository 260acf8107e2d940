"""Failures that the frame itself expects. Each has a name, so that one place can map it to an answer."""


class FrameError(Exception):
    """The base of the frame's expected failures."""


class Refused(FrameError):
    """The base of what is refused to a caller with a reason that the caller may read."""


class Forbidden(Refused):
    """The asker may not do this. The text says who can."""


class StaleVersion(Refused):
    """Somebody else changed the thing since it was read; read it again and decide again."""


class NotFound(Refused):
    """There is no such thing, or the asker may not know of it."""


class ConfigurationRefused(FrameError):
    """A setting is missing or cannot be right; says which one and why."""


class LeaseLost(FrameError):
    """Another process took over what this one was doing; this one must stop at once."""


class ConsumerHalted(FrameError):
    """Too many events in a row could not be handled; the consumer stopped rather than park everything."""

"""Departments records no facts: what it says are signals, and those leave by the signals worker."""

from typing import NoReturn


def to_event(fact: object) -> NoReturn:
    """There is nothing to translate. Raises ``TypeError``."""
    raise TypeError(f"departments records no facts, so it has no {type(fact).__name__}")

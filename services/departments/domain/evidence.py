"""What a state rests on and what to do about it: the parts that every card and reason is made of.

Plain dictionaries with declared keys, because they are stored, hashed and sent exactly as they are.
"""

from collections.abc import Iterable
from typing import Any, TypedDict

from departments.domain.states import State

EVIDENCE_SHOWN = 5
"""How many events a reason names, newest first; their count is in its text."""


class Mark(TypedDict):
    """One event that happened: its id, type and time (ISO 8601, UTC)."""

    event_id: str
    event_type: str
    at: str


class Evidence(TypedDict):
    """A mark that a person can open."""

    event_id: str
    event_type: str
    at: str
    label: str
    href: str | None


class Act(TypedDict):
    """The next thing to do. ``minutes`` is none where nobody knows how long it takes."""

    label: str
    href: str
    minutes: int | None


class Reason(TypedDict):
    """Why something is in ``state``: one check, in plain words, with what it rests on."""

    code: str
    state: State
    text: str
    evidence: list[Evidence]
    act: Act | None


class Card(TypedDict):
    """One thing that a department should see. Everything here follows from the facts; ``changed_at`` too."""

    card_id: str
    kind: str
    department: str
    urgency: int
    title: str
    because: str
    act: Act | None
    changed_at: str
    evidence: list[Evidence]
    detail: dict[str, Any]
    trace_id: str | None


def evidence(mark: Mark, label: str, href: str | None = None) -> Evidence:
    """``mark`` with the words ``label`` and the place where it can be opened."""
    return {**mark, "label": label, "href": href}


def newest_first(marks: Iterable[Mark]) -> list[Mark]:
    """``marks`` without repetition, newest first; equal times by id, so that the order is always the same."""
    unique = {mark["event_id"]: mark for mark in marks}
    return sorted(unique.values(), key=lambda mark: (mark["at"], mark["event_id"]), reverse=True)


def newest(marks: Iterable[Mark]) -> Mark | None:
    """The newest of ``marks``."""
    return next(iter(newest_first(marks)), None)

"""The golden examples of what the signals worker says: fixed findings, sealed by its own code."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from departments.domain.documents import RoundDoc
from departments.domain.hot_spots import HotSpotRule, Sighting, Step, hot_spot
from departments.domain.stalled_rounds import StallRule, stall
from departments.domain.told_signals import Told, clear_hot_spot, clear_stall, tell_hot_spot, tell_stall
from departments.signals.publishing import parcel
from tests.support.departments_story import HASHES, PARTIES, Story

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
STEP = Step("oak-street", "check-in", "s2")
RULE = HotSpotRule()


def sightings(count: int, *, until: datetime = NOON, apart: timedelta = timedelta(minutes=5)) -> list[Sighting]:
    """``count`` incidents at :data:`STEP`, the newest at ``until``."""
    return [
        Sighting(
            f"incident-{number}",
            f"event-{number}",
            until - apart * (count - 1 - number),
            "high",
            ("patient-access", "professional-billing"),
            "Ask for the plan",
        )
        for number in range(count)
    ]


def waiting_round() -> RoundDoc:
    """A round that three parties have still to decide."""
    story = Story()
    seats = dict.fromkeys(PARTIES, "patient-access")
    story.round("round-1", "check-in", HASHES[0], seats)
    news = [story.decide("round-1", (party, seats[party]), HASHES[0]) for party in PARTIES[:2]]
    state: Any = None
    for told in story.lines[news[0].kind, "round-1"]:
        state = told.change.after(state, told.mark)
    return state  # type: ignore[no-any-return]


def findings() -> dict[str, Told]:
    """What is said, by event type and case."""
    seen = sightings(3)
    spot = hot_spot(STEP, seen, NOON, NOON - timedelta(days=30), RULE)
    raised = tell_hot_spot(spot, None, RULE) if spot else None
    late = stall(waiting_round(), NOON + timedelta(days=3), StallRule())
    if raised is None or late is None:
        raise AssertionError("the examples must say something")
    stalled = tell_stall(late, None)
    over = clear_hot_spot(STEP, seen, NOON + timedelta(hours=2), raised, RULE)
    decided = clear_stall("round-1", NOON + timedelta(days=4), stalled)
    told = {
        "departments.signal.raised.v1/plain": raised,
        "departments.signal.raised.v1/stalled-sign-off": stalled,
        "departments.signal.cleared.v1/plain": over,
        "departments.signal.cleared.v1/stalled-sign-off": decided,
    }
    return {name: each for name, each in told.items() if each is not None}


def examples() -> dict[str, dict[str, Any]]:
    """The whole envelopes, by event type and case."""
    return {name: json.loads(parcel(told).value) for name, told in findings().items()}

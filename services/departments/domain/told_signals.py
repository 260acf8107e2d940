"""What is said of a signal: raised or cleared, with a version that only grows and the same for the same findings.

A version is the time that the finding is of, in milliseconds, times a thousand, plus a figure of the finding. So a
finding that is worked out a second time, after a crash or by another worker, has the same version and the same event
id, and is known where it arrives. Where a late event gives a finding of an earlier time, the version goes one up.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from departments.domain.hot_spots import HotSpot, HotSpotRule, Sighting, Step, within
from departments.domain.instants import instant, iso
from departments.domain.stalled_rounds import Stall, signal_id_of

MOST = 999


@dataclass(frozen=True)
class Told:
    """The last thing said about a signal. ``document`` has the members of the event's data."""

    signal_id: str
    version: int
    is_raised: bool
    document: dict[str, Any]

    @property
    def as_of(self) -> datetime:
        """The time that it is of."""
        return instant(self.document["as_of"])


def version_of(as_of: datetime, figure: int) -> int:
    """The version of a finding of ``as_of``."""
    return int(as_of.timestamp() * 1000) * 1000 + min(max(figure, 0), MOST)


def tell_hot_spot(found: HotSpot, before: Told | None, rule: HotSpotRule) -> Told | None:
    """What to say of a hot spot; none where it has been said."""
    document = {
        "signal_id": found.step.signal_id,
        "kind": "hot-spot",
        "departments": list(found.departments),
        "evidence": list(found.evidence),
        "as_of": iso(found.as_of),
        "site": found.step.site,
        "workflow": found.step.workflow,
        "step": found.step.step,
        "step_name": found.step_name,
        "severity": found.severity,
        "count": float(found.count),
        "threshold": float(found.threshold),
        "window_minutes": rule.window / timedelta(minutes=1),
    }
    if before is not None and before.is_raised and not _is_more(found, before):
        return None
    return _told(version_of(found.as_of, min(found.count, MOST - 1)), document, before, is_raised=True)


def _is_more(found: HotSpot, before: Told) -> bool:
    """Whether there is news in ``found``. A window that only slides on, past its oldest incidents, is none."""
    return found.as_of > before.as_of or found.count > before.document["count"]


def clear_hot_spot(
    step: Step, sightings: list[Sighting], now: datetime, before: Told | None, rule: HotSpotRule
) -> Told | None:
    """What to say when the window of a raised hot spot has emptied; none while it has not, or nothing was raised.

    It is not cleared as soon as the count falls below the threshold: a signal that comes and goes is of no use.
    """
    if before is None or not before.is_raised or within(sightings, now, rule):
        return None
    newest = max((sighting.at for sighting in sightings), default=before.as_of)
    return _cleared(step.signal_id, "hot-spot", newest + rule.window, before)


def tell_stall(found: Stall, before: Told | None) -> Told | None:
    """What to say of a stalled round; none where the same parties were named already."""
    document = {
        "signal_id": found.signal_id,
        "kind": "stalled-sign-off",
        "departments": list(found.departments),
        "evidence": list(found.evidence),
        "as_of": iso(found.as_of),
        "workflow": found.workflow,
        "round_id": found.round_id,
        "waiting_for": list(found.waiting_for),
        "count": found.hours,
        "threshold": found.threshold,
    }
    if before is not None and before.is_raised and before.document["waiting_for"] == document["waiting_for"]:
        return None
    return _told(version_of(found.as_of, len(found.waiting_for)), document, before, is_raised=True)


def clear_stall(round_id: str, last_told_at: datetime, before: Told | None) -> Told | None:
    """What to say of a round that waits no more; none where nothing was raised."""
    if before is None or not before.is_raised:
        return None
    return _cleared(signal_id_of(round_id), "stalled-sign-off", max(last_told_at, before.as_of), before)


def _cleared(signal_id: str, kind: str, as_of: datetime, before: Told) -> Told:
    document = {
        "signal_id": signal_id,
        "kind": kind,
        "departments": before.document["departments"],
        "evidence": before.document["evidence"],
        "as_of": iso(as_of),
    }
    return _told(version_of(as_of, MOST), document, before, is_raised=False)


def _told(version: int, document: dict[str, Any], before: Told | None, *, is_raised: bool) -> Told:
    least = before.version + 1 if before is not None else 1
    return Told(document["signal_id"], max(version, least), is_raised, document)

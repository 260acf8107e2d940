"""What clients were told while things broke, held against what the views say in the end."""

import asyncio
import contextlib
import json
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import httpx

from plumbline.demo.visitor import DemoRefused
from tests.support.journey import CLINICAL, REPORTS, Journey

DEPARTMENT = "ambulatory-primary-care"
BREATH_SECONDS = 0.1
"""Between two reports of one writer: quicker than any person, slow enough to leave the machine to what is tested."""


@dataclass
class History:
    """``told``: incident ids that were acknowledged to a client. ``unknown``: commands whose outcome nobody told."""

    told: list[str] = field(default_factory=list)
    unknown: int = 0
    refused: list[str] = field(default_factory=list)


async def write_reports(journey: Journey, history: History, stop: asyncio.Event, name: str) -> None:
    """Report again and again until ``stop``, one after the other; note what was told."""
    await journey.routes_are_known()
    reporter, body = journey.by("tanya-brooks"), journey.report_body(severity="medium")
    number = 0
    while not stop.is_set():
        number += 1
        try:
            done = await reporter.tell(REPORTS, body, key=f"{name}/{number}")
            history.told.append(done["incident_id"])
            # As a person would, look at what became of it.
            await reporter.ask(f"/api/incident/v1/incidents/{done['incident_id']}")
        except DemoRefused as refused:
            if "no answer after" in str(refused):
                history.unknown += 1
            else:
                history.refused.append(str(refused))
        except httpx.TransportError:
            history.unknown += 1
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(BREATH_SECONDS):
                await stop.wait()


async def incidents_in_view(journey: Journey) -> Counter[str]:
    """How often each incident of this journey stands in the department's view."""
    cards: list[Any] = (await journey.view(DEPARTMENT, CLINICAL))["cards"]
    ours = [card for card in cards if card["kind"] == "incident" and journey.workflow in json.dumps(card)]
    return Counter(card["detail"]["incident_id"] for card in ours)


def contradictions(history: History, seen: Counter[str]) -> list[str]:
    """What cannot be: a fact that was accepted and is not in the view, one that is there twice, one from nowhere."""
    told = Counter(history.told)
    missing = [one for one in told if one not in seen]
    lost = [f"{len(missing)} of {len(told)} lost, the first {missing[0]}"] if missing else []
    twice = [f"twice in the view: {one}" for one, count in seen.items() if count > 1]
    given_twice = [f"given to two commands: {one}" for one, count in told.items() if count > 1]
    from_nowhere = [one for one in seen if one not in told]
    phantoms = [f"{len(from_nowhere)} from nowhere"] if len(from_nowhere) > history.unknown else []
    return [*lost, *twice, *given_twice, *phantoms, *history.refused]

"""Keeps the demo playing: small things happen at live sites, so that the boards move."""

import asyncio
import random
from datetime import UTC, datetime
from typing import Any

from plumbline.demo.cast import actor_of, reporter_at
from plumbline.demo.crowd import Crowd, crowd
from plumbline.demo.health_system import HealthSystem
from plumbline.demo.signing import signer_of
from plumbline.demo.visitor import Access, DemoRefused

_INCIDENTS = "/api/incident/v1/incidents"
_SAID = (
    "Labels come out at the wrong printer again.",
    "The plan is missing when the claim is built.",
    "The pool is full and nobody takes from it.",
    "I cannot open the form that has to be signed.",
)
SHORTEST_SECONDS, LONGEST_SECONDS = 1.5, 6.0


async def play(access: Access, system: HealthSystem) -> None:
    """Play until cancelled. A refusal (somebody was quicker) is part of the play."""
    chance = random.Random(f"{system.seed}/{datetime.now(UTC).isoformat()}")  # noqa: S311 - only a play
    acts = (_report, _report, _take_on, _resolve, _resolve, _sign)
    async with crowd(access) as people:
        while True:
            await asyncio.sleep(chance.uniform(SHORTEST_SECONDS, LONGEST_SECONDS))
            try:
                await chance.choice(acts)(people, system, chance)
            except DemoRefused as refused:
                print(f"refused: {str(refused)[:160]}", flush=True)


def _key(chance: random.Random) -> str:
    return f"live/{chance.getrandbits(96):x}"


async def _report(people: Crowd, system: HealthSystem, chance: random.Random) -> None:
    live = {site.slug for site in system.sites if site.is_live}
    document = chance.choice([made.document for made in system.maps if made.document["site"] in live])
    step = chance.choice(document["steps"])
    body = {
        "site": document["site"],
        "department": document["department"],
        "workflow": document["workflow"],
        "step": step["id"],
        "role": step["actor"],
        "severity": chance.choice(["safety", "high", "medium", "medium", "low"]),
        "what": chance.choice(_SAID),
    }
    reporter = people.person(reporter_at(document["site"], step["actor"]))
    await reporter.tell("/api/incident/v1/reports", body, key=_key(chance))


async def _take_on(people: Crowd, _system: HealthSystem, chance: random.Random) -> None:
    incident = await _some_incident(people, "open", chance)
    if incident is not None:
        body = {"department": incident["department"]}
        path = f"{_INCIDENTS}/{incident['incident_id']}/acknowledgements"
        await people.person(actor_of(incident["department"])).tell(path, body, key=_key(chance))


async def _resolve(people: Crowd, _system: HealthSystem, chance: random.Random) -> None:
    incident = await _some_incident(people, "acknowledged", chance)
    if incident is not None:
        body = {"department": incident["department"], "resolution": "Set right by the application analyst."}
        path = f"{_INCIDENTS}/{incident['incident_id']}/resolutions"
        await people.person(actor_of(incident["department"])).tell(path, body, key=_key(chance))


async def _sign(people: Crowd, _system: HealthSystem, chance: random.Random) -> None:
    rounds = (await people.person().ask("/api/alignment/v1/sign-off-rounds", state="open", limit=50))["items"]
    waiting = [(one, seat) for one in rounds for seat in one["seats"] if seat["state"] in ("awaiting", "voided")]
    # The last waiting seats are left to whoever looks at the demo.
    if len(waiting) > 8:
        opened, seat = chance.choice(waiting)
        body = {"party": seat["party"], "decision": "grant", "content_hash": opened["content_hash"]}
        path = f"/api/alignment/v1/sign-off-rounds/{opened['round_id']}/decisions"
        await people.person(signer_of(seat)).tell(path, body, key=_key(chance))


async def _some_incident(people: Crowd, state: str, chance: random.Random) -> Any:
    found = (await people.person().ask(_INCIDENTS, state=state, limit=50))["items"]
    return chance.choice(found) if found else None

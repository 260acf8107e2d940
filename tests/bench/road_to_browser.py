"""Accepted → a browser has the change: API, outbox, relay, Kafka, inbox, fold, server-sent event.

The command is a report of an incident, answered with 201 after its commit; the effect is the ``change`` event that
brings its card to the stream of one department. The floor: FastAPI inserts, commits and answers, then sends; a bare
consumer inserts, commits and notifies; FastAPI tells the stream the row's name.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx

from tests.bench.children import running, wait_until_ready
from tests.bench.contest import Entry, held_or_refused
from tests.bench.floor import make_floor
from tests.bench.http_wire import posting
from tests.bench.loaded import LOADED, PARTS, LoadedPlatform, Running
from tests.bench.pacing import GRACE_SECONDS, Pace, open_loop
from tests.bench.plan import Plan
from tests.bench.road import Measured, measured, points, ratio
from tests.support.eventually import NotInTime, eventually
from tests.support.ports import free_port

NAME = "road-to-browser"
RATES = (10.0, 50.0)
DEPARTMENT = "patient-access"
OURS, FLOOR = "plumbline", "floor"
FLOOR_TOPIC = "bench-floor"


@dataclass(frozen=True)
class Way:
    """Where to send commands and where to listen. ``named`` finds in an event's data what it brings."""

    port: int
    post_to: str
    stream: str
    bodies: Sequence[Mapping[str, Any]]
    named: Callable[[str], Iterable[str]]
    platform: Running | None = None
    """Asked for tokens, and waited for until it is at rest; none for the floor."""


def run(plan: Plan) -> dict[str, Any]:
    """Measure at each size. Raises ``NotQuiet``."""
    found: list[dict[str, Any]] = []
    disturbed = 0
    for size in plan.sizes:
        loaded = LoadedPlatform.of(plan, size)
        with loaded.running() as platform, ExitStack() as stack:
            ways = {OURS: _our_way(platform), FLOOR: _floor_way(plan, platform, stack)}
            more, again = plan.run(_contests(ways, plan))
            found += [{"sites": len(loaded.system.sites), **each} for each in more]
            disturbed += again
    return {"points": found, "parts": PARTS, "loaded": LOADED, "department": DEPARTMENT, "disturbed_rounds": disturbed}


def _our_way(platform: Running) -> Way:
    stream = f"/api/departments/v1/departments/{DEPARTMENT}"
    reports = platform.reports(DEPARTMENT)
    return Way(platform.port, "/api/incident/v1/reports", stream, reports, _incidents, platform)


def _incidents(data: str) -> Iterable[str]:
    for card in json.loads(data).get("cards", ()):
        kind, _, incident_id = card["card_id"].partition(":")
        if kind == "incident":
            yield incident_id


def _floor_way(plan: Plan, platform: Running, stack: ExitStack) -> Way:
    bootstrap, url = platform.around.kafka_bootstrap, platform.floor_url("app")
    asyncio.run(make_floor(platform.floor_url("owner"), bootstrap, FLOOR_TOPIC))
    port, log = free_port(), plan.folder / "bare-api.log"
    stamps = plan.folder / f"{platform.loaded.size}.stamps"
    stack.enter_context(running("tests.bench.bare_api", str(port), url, bootstrap, FLOOR_TOPIC, log=log))
    consuming = (url, bootstrap, FLOOR_TOPIC, str(stamps), "tell")
    stack.enter_context(running("tests.bench.floor_consumer", *consuming, log=log))
    wait_until_ready(port, log)
    return Way(port, "/sent", "/stream", platform.reports(DEPARTMENT), lambda data: [data])


async def _contests(ways: Mapping[str, Way], plan: Plan) -> tuple[list[dict[str, Any]], int]:
    found: list[dict[str, Any]] = []
    disturbed = 0
    for way in ways.values():
        await _measure(way, plan.pace(5.0, seconds=2.0))
    for rate in RATES:
        entries = [Entry(name, _measuring(way, plan.pace(rate))) for name, way in ways.items()]
        held, refused = await held_or_refused(entries, plan.rounds, plan.quiet, {"rate": rate})
        found += refused
        if held is None:
            continue
        times = ratio(held.results[OURS], held.results[FLOOR], "road_p50")
        machine = {"busy_share": held.busy_most, "foreign_share": held.foreign_most, "times_the_floor_p50": times}
        found += [{**each, **machine} for each in points(rate, held)]
        disturbed += held.disturbed
    return found, disturbed


def _measuring(way: Way, pace: Pace) -> Any:
    async def one() -> Measured:
        return await _measure(way, pace)

    return one


async def _measure(way: Way, pace: Pace) -> Measured:
    headers = await asyncio.to_thread(_prepared, way)
    stem = uuid4().hex
    names: dict[str, int] = {}
    async with _listening(way, headers) as heard, posting(way.port, way.post_to, headers) as poster:

        async def act(number: int) -> int:
            body = dict(way.bodies[number % len(way.bodies)])
            name = f"{stem}-{number}"
            if way.platform is None:
                body["step"] = name
            answer = await poster.post(body, idempotency_key=name)
            accepted = time.monotonic_ns()
            names[answer.get("incident_id", name)] = number
            return accepted

        salvo = await open_loop(act, pace)
        arrived = await _arrivals(way, heard, names)
    return measured(salvo, {number: arrived[name] for name, number in names.items() if name in arrived})


def _prepared(way: Way) -> dict[str, str]:
    """The headers to ask with, once nothing is left to do of what was sent before."""
    if way.platform is None:
        return {}
    way.platform.wait_at_rest()
    return {"authorization": f"Bearer {way.platform.token()}"}


async def _stream_of(way: Way, client: httpx.AsyncClient) -> str:
    """Where to listen: a department's stream goes on after the view that a page shows first."""
    if way.platform is None:
        return way.stream
    view = await client.get(f"{way.stream}/view")
    view.raise_for_status()
    return f"{way.stream}/stream?after={view.json()['cursor']}"


async def _arrivals(way: Way, heard: list[tuple[int, str]], names: Mapping[str, int]) -> dict[str, int]:
    """When each of ``names`` was first heard of; what is missing in the end is counted as an error."""
    arrived: dict[str, int] = {}

    async def all_came() -> bool:
        while heard:
            at, data = heard.pop(0)
            for name in way.named(data):
                arrived.setdefault(name, at)
        return names.keys() <= arrived.keys()

    try:
        await eventually(all_came, what="every change", within_seconds=GRACE_SECONDS)
    except NotInTime:
        Plan.say(f"   {len(names.keys() - arrived.keys())} changes were not heard of in time")
    return arrived


@asynccontextmanager
async def _listening(way: Way, headers: Mapping[str, str]) -> AsyncIterator[list[tuple[int, str]]]:
    """One browser's stream: when each ``change`` came, and its data, read afterwards."""
    heard: list[tuple[int, str]] = []
    begun = asyncio.Event()

    async def listen() -> None:
        async with (
            httpx.AsyncClient(
                base_url=f"http://127.0.0.1:{way.port}", headers=headers, timeout=None, trust_env=False
            ) as client,
            client.stream("GET", await _stream_of(way, client)) as answer,
        ):
            answer.raise_for_status()
            begun.set()
            event = ""
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    event = line[7:]
                elif line.startswith("data: ") and event == "change":
                    heard.append((time.monotonic_ns(), line[6:]))

    listening = asyncio.create_task(listen())
    waiting = asyncio.create_task(begun.wait())
    try:
        await asyncio.wait({listening, waiting}, return_when=asyncio.FIRST_COMPLETED)
        if listening.done():
            listening.result()
        yield heard
    finally:
        waiting.cancel()
        listening.cancel()
        await asyncio.gather(listening, waiting, return_exceptions=True)

"""Writes a second of real commands beside a bare FastAPI + asyncpg insert.

Each API is a process of its own with the same server settings, pool size and database server; no worker runs, so that
the APIs alone are compared. Throughput comes from closed loops of 1 to 32 callers, latency from an open loop.
"""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import asdict, dataclass
from itertools import count
from typing import Any
from uuid import uuid4

from tests.bench.children import running, wait_until_ready
from tests.bench.contest import Entry, Held, held_or_refused
from tests.bench.floor import make_floor
from tests.bench.http_wire import posting
from tests.bench.latencies import Spread
from tests.bench.loaded import LOADED, LoadedPlatform, Running
from tests.bench.pacing import Act, Pace, Throughput, closed_loop, open_loop
from tests.bench.plan import Plan
from tests.bench.road import Measured, measured, points
from tests.support.ports import free_port

NAME = "api-writes"
RATE = 100.0
AT_ONCE = (1, 4, 16)
QUICK_AT_ONCE = (1, 8)
AIM = 0.5
BARE = "bare FastAPI + asyncpg"
REPORT, REPORT_UNTRACED, WORKAROUND = "report an incident", "report, telemetry off", "record a workaround"
SERVERS = ("postgres", "issuer", "sink")


@dataclass(frozen=True)
class Api:
    """One API that runs, and what is posted to it."""

    port: int
    path: str
    bodies: Sequence[Mapping[str, Any]]
    is_ours: bool


def run(plan: Plan) -> dict[str, Any]:
    """Measure at each size. Raises ``NotQuiet``."""
    found: list[dict[str, Any]] = []
    aims: list[dict[str, Any]] = []
    disturbed = 0
    for size in plan.sizes:
        loaded = LoadedPlatform.of(plan, size)
        with loaded.running(*SERVERS) as platform, ExitStack() as stack:
            apis = _start(plan, platform, stack)
            sites = len(loaded.system.sites)
            more, again = plan.run(_contests(apis, platform.token(), plan))
            found += [{"sites": sites, **each} for each in more]
            aims += [aim for name in (REPORT, WORKAROUND) if (aim := _aim(sites, name, more))]
            disturbed += again
    return {"points": found, "aims": aims, "loaded": LOADED, "disturbed_rounds": disturbed}


def _start(plan: Plan, platform: Running, stack: ExitStack) -> dict[str, Api]:
    reports = platform.reports()
    traced = platform.around.for_service("api")
    untraced = {**traced, "PLUMBLINE_OTLP_ENDPOINT": ""}
    asking = {"PLUMBLINE_REQUESTS_PER_MINUTE": "1000000"}
    return {
        BARE: Api(_bare(plan, platform, stack), "/things", reports, is_ours=False),
        REPORT: Api(_ours(plan, stack, "incident", traced | asking), "/v1/reports", reports, is_ours=True),
        REPORT_UNTRACED: Api(_ours(plan, stack, "incident", untraced | asking), "/v1/reports", reports, is_ours=True),
        WORKAROUND: Api(
            _ours(plan, stack, "intake", traced | asking), "/v1/workarounds", _workarounds(reports), is_ours=True
        ),
    }


def _bare(plan: Plan, platform: Running, stack: ExitStack) -> int:
    plan.run(make_floor(platform.floor_url("owner")))
    port, log = free_port(), plan.folder / "bare-api.log"
    stack.enter_context(running("tests.bench.bare_api", str(port), platform.floor_url("app"), "", "", log=log))
    wait_until_ready(port, log)
    return port


def _ours(plan: Plan, stack: ExitStack, service: str, environment: Mapping[str, str]) -> int:
    port, log = free_port(), plan.folder / f"{service}-api.log"
    stack.enter_context(running(service, "api", "--port", str(port), log=log, environment=environment))
    wait_until_ready(port, log)
    return port


def _workarounds(reports: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    kind = {
        "kind": "out-of-system",
        "rationale": "memory-aid",
        "scope": "clinician",
        "narrative": "A sticky note on the monitor tells the order of the rooms.",
    }
    places = ("site", "department", "workflow", "step")
    return [{**{name: report[name] for name in places}, **kind} for report in reports]


async def _contests(apis: Mapping[str, Api], token: str, plan: Plan) -> tuple[list[dict[str, Any]], int]:
    found: list[dict[str, Any]] = []
    disturbed = 0
    async with AsyncExitStack() as stack:
        acts = {name: await stack.enter_async_context(_act(api, token)) for name, api in apis.items()}
        for act in acts.values():
            await closed_loop(act, 8, 1.0, 0.0)
        for at_once in AT_ONCE if plan.seconds > 2 else QUICK_AT_ONCE:
            entries = [Entry(name, _in_circles(act, at_once, plan)) for name, act in acts.items()]
            closed, refused = await held_or_refused(entries, plan.rounds, plan.quiet, {"at_once": at_once})
            found += refused
            if closed is not None:
                found += _throughputs(at_once, closed)
                disturbed += closed.disturbed
        paced = [Entry(name, _on_schedule(act, plan.pace(RATE))) for name, act in acts.items()]
        held, refused = await held_or_refused(paced, plan.rounds, plan.quiet, {"rate": RATE})
        found += refused
        if held is not None:
            found += [{**each, "foreign_share": held.foreign_most} for each in points(RATE, held)]
            disturbed += held.disturbed
    return found, disturbed


@asynccontextmanager
async def _act(api: Api, token: str) -> AsyncIterator[Act]:
    numbers, stem = count(), uuid4().hex
    headers = {"authorization": f"Bearer {token}"} if api.is_ours else {}
    async with posting(api.port, api.path, headers) as poster:

        async def act(_: int) -> int:
            number = next(numbers)
            key = {"idempotency_key": f"{stem}-{number}"} if api.is_ours else {}
            await poster.post(api.bodies[number * 7919 % len(api.bodies)], **key)
            return time.monotonic_ns()

        yield act


def _in_circles(act: Act, at_once: int, plan: Plan) -> Any:
    async def one() -> Throughput:
        return await closed_loop(act, at_once, max(1.0, plan.seconds / 2), plan.warm_up / 2)

    return one


def _on_schedule(act: Act, pace: Pace) -> Any:
    async def one() -> Measured:
        return measured(await open_loop(act, pace))

    return one


def _throughputs(at_once: int, held: Held[Throughput]) -> list[dict[str, Any]]:
    found = []
    for name, rounds in held.results.items():
        errors = sum(each.errors for each in rounds)
        bare = zip(rounds, held.results[BARE], strict=True)
        figures = {
            "per_second": asdict(Spread.of([each.per_second for each in rounds])),
            "share_of_bare": asdict(Spread.of([one.per_second / max(other.per_second, 0.1) for one, other in bare])),
        }
        refused = f"{errors} requests failed" if errors else None
        found.append(
            {
                "at_once": at_once,
                "contender": name,
                "errors": errors,
                "refused": refused,
                "foreign_share": held.foreign_most,
                "figures" if refused is None else "withheld": figures,
            }
        )
    return found


def _aim(sites: int, name: str, found: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """The best throughput of ``name`` as a share of the best of the bare one."""

    def best(contender: str) -> float:
        rates = [
            point["figures"]["per_second"]["median"]
            for point in found
            if point["contender"] == contender and "at_once" in point and not point["refused"]
        ]
        return max(rates, default=0.0)

    ours, bare = best(name), best(BARE)
    if not ours or not bare:
        return None
    return {
        "what": f"{name}, share of bare FastAPI + asyncpg, best throughputs, {sites} sites",
        "aim": AIM,
        "found": round(ours / bare, 3),
        "is_reached": ours / bare >= AIM,
        "per_second": ours,
        "bare_per_second": bare,
    }

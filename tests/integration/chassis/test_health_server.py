"""A worker answers health checks and Prometheus over a real socket."""

import asyncio
import socket

import httpx
import pytest

from chassis.health import CheckResult, Health, serve_health
from chassis.telemetry import Telemetry

HOST = "127.0.0.1"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_it_answers_what_a_probe_and_a_collector_ask(port: int) -> None:
    health, telemetry = Health(), Telemetry.off("test")
    state = {"ok": True}

    async def check() -> CheckResult:
        return CheckResult(state["ok"], {"lag": 1})

    health.add_readiness("consumer", check)
    telemetry.metrics.set("plumbline.outbox.waiting", 2)
    served = serve_health(port, health, telemetry, host=HOST)
    async with served, httpx.AsyncClient(base_url=f"http://{HOST}:{port}") as client:
        assert (await client.get("/livez")).json()["checks"]["event_loop"]["ok"]
        ready = await client.get("/readyz?x=1")
        assert (ready.status_code, ready.json()["checks"]["consumer"]) == (200, {"ok": True, "lag": 1})
        state["ok"] = False
        assert (await client.get("/readyz")).status_code == 503
        assert "plumbline_outbox_waiting 2.0" in (await client.get("/metrics")).text
        assert (await client.get("/other")).status_code == 404
        assert (await client.post("/livez")).status_code == 404


async def test_garbage_does_not_disturb_it(port: int) -> None:
    async with serve_health(port, Health(), Telemetry.off("test"), host=HOST):
        for garbage in (b"\r\n\r\n", b"x" * 10_000 + b"\r\n\r\n", b"GET"):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(garbage)
            writer.close()
            await writer.wait_closed()
        async with httpx.AsyncClient() as client:
            assert (await client.get(f"http://127.0.0.1:{port}/livez")).status_code == 200


async def test_port_0_answers_nowhere() -> None:
    async with serve_health(0, Health(), Telemetry.off("test"), host=HOST):
        pass

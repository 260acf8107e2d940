"""One server runs all of it by compose: people walk the road through the one door, and what is killed heals."""

import asyncio
from typing import Any

import httpx
import pytest
from playwright.async_api import expect

from tests.compose.people import HEAL_SECONDS, more, ready_road, writing
from tests.support.browser import DESK, chromium, signed_in
from tests.support.composed import Deployment
from tests.support.eventually import eventually_here
from tests.support.journey import CLINICAL

pytestmark = pytest.mark.timeout(600)

SOON_MS = 20_000
MEMORY_SHARE = 0.9
"""A container that uses more of its limit than this at rest has no room for a busy hour."""
KINDS = ("proxy", "gateway", "incident-api", "incident-worker", "departments-worker", "signals", "postgres", "kafka")


async def test_the_main_road_leads_through_the_door(running: Deployment, client: httpx.AsyncClient) -> None:
    journey = await ready_road(running, client)
    told = await journey.report()
    card = await journey.card("ambulatory-primary-care", CLINICAL, "incident")
    assert card["urgency"] == 3
    assert await journey.report() == told, "the same command was done twice"
    await journey.is_ready(expected=False)


async def test_somebody_signs_in_and_sees_a_report_arrive_on_an_open_board(
    running: Deployment, client: httpx.AsyncClient
) -> None:
    journey = await ready_road(running, client)
    async with chromium() as browser, signed_in(browser, running, CLINICAL, DESK) as maya:
        await expect(maya.page.get_by_role("heading", name="Ambulatory Primary Care")).to_be_visible()
        await expect(maya.page.get_by_text("Live", exact=True)).to_be_visible(timeout=SOON_MS)
        reported = maya.page.get_by_text(f"visit {journey.run[:8]} encounter")
        await expect(reported).to_have_count(0)
        await journey.report()
        # Nobody reloads the page: the stream comes through the proxy as it is said.
        await expect(reported).to_be_visible(timeout=SOON_MS)
        await maya.picture("compose-board")
        assert maya.misdeeds.foreign == []
        assert maya.misdeeds.errors == []


async def test_the_door_hands_on_no_cookie_and_needs_a_token(running: Deployment, client: httpx.AsyncClient) -> None:
    path = f"{running.url}/api/departments/v1/departments"
    for cookies in ({}, {"plumbline_session": "made-up"}):
        answer = await client.get(path, headers={"Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())})
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"] == "urn:plumbline:problem:not-signed-in"
    for closed in ("/metrics", "/api/intake/metrics", "/api/intake/%6Detrics", "/api/intake/readyz"):
        assert (await client.get(f"{running.url}{closed}")).status_code == 404


async def test_the_door_refuses_what_is_too_large_in_words(running: Deployment, client: httpx.AsyncClient) -> None:
    answer = await client.post(f"{running.url}/api/intake/v1/maps", content=b"x" * (18 * 1024 * 1024))
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:plumbline:problem:too-large"


def test_what_is_ours_runs_without_rights_and_writes_nowhere(running: Deployment) -> None:
    for container in running.containers():
        service = container["Config"]["Labels"]["com.docker.compose.service"]
        assert container["HostConfig"]["CapDrop"] == ["ALL"], service
        assert container["HostConfig"]["Memory"] > 0, service
        assert "no-new-privileges:true" in container["HostConfig"]["SecurityOpt"], service
        assert container["Config"]["User"] not in {"", "0", "root"}, service
        if service != "kafka":
            assert container["HostConfig"]["ReadonlyRootfs"], service
        for published in (container["NetworkSettings"]["Ports"] or {}).values():
            assert {one["HostIp"] for one in published or ()} <= {"127.0.0.1"}, service


def test_every_container_keeps_within_its_memory(running: Deployment, report: dict[str, Any]) -> None:
    used = running.memory()
    head, containers = f"/{running.project}-", running.containers()
    limits = {one["Name"].removeprefix(head): one["HostConfig"]["Memory"] / 1024**2 for one in containers}
    report["memory_mebibytes"] = {name: {"used": used[name], "limit": limits[name]} for name in sorted(used)}
    report["memory_mebibytes_in_all"] = round(sum(used.values()), 1)
    tight = {name: (used[name], limits[name]) for name in used if used[name] > limits[name] * MEMORY_SHARE}
    assert not tight
    assert not [one["Name"] for one in containers if one["State"]["OOMKilled"]]


def _all_healthy(running: Deployment) -> bool:
    return all(one["State"].get("Health", {}).get("Status") == "healthy" for one in running.containers())


async def test_what_is_killed_heals_and_nothing_accepted_is_lost(running: Deployment, report: dict[str, Any]) -> None:
    loop, healed = asyncio.get_running_loop(), {}
    async with writing(running) as history:
        await more(history, 5)
        for kind in KINDS:
            killed = await asyncio.to_thread(running.kill, kind)
            began = loop.time()
            await asyncio.to_thread(_until_back, running, kind, killed)
            healed[kind] = round(loop.time() - began, 1)
            await more(history, 3)
    report["heal_seconds"] = healed
    report["accepted_while_killing"] = len(history.told)


def _until_back(running: Deployment, kind: str, killed: str) -> None:
    def back() -> bool:
        states = [one["State"] for one in running.containers(kind) if one["Id"] == killed]
        return bool(states) and states[0].get("Health", {}).get("Status") == "healthy"

    eventually_here(back, what=f"{kind} is back and ready", within_seconds=HEAL_SECONDS)


async def test_scaled_out_the_views_stay_right_and_all_replicas_are_asked(
    running: Deployment, report: dict[str, Any]
) -> None:
    async with writing(running) as history:
        await more(history, 3)
        scales = ("--scale", "departments-worker=2", "--scale", "incident-api=3", "--no-recreate")
        report["up_seconds"]["scaled out"] = round(await asyncio.to_thread(running.up, *scales), 1)
        await more(history, 20)
        logs = await asyncio.to_thread(running.compose, "ps", "--format", "{{.Service}} {{.Health}}")
        assert logs.split("\n").count("incident-api healthy") == 3
        assert logs.split("\n").count("departments-worker healthy") == 2
    await asyncio.to_thread(running.up, "--no-recreate")


async def test_ended_and_begun_again_everything_is_there(
    running: Deployment, client: httpx.AsyncClient, report: dict[str, Any]
) -> None:
    journey = await ready_road(running, client)
    await journey.report()
    before = await journey.card("ambulatory-primary-care", CLINICAL, "incident")
    await asyncio.to_thread(running.down)
    assert await asyncio.to_thread(running.containers) == []
    report["up_seconds"]["again, with all its data"] = round(await asyncio.to_thread(running.up), 1)
    assert _all_healthy(running)
    assert await journey.card("ambulatory-primary-care", CLINICAL, "incident") == before

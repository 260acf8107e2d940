"""Prometheus of the profile obs reads every process of ours; no alert speaks of a deployment that is well."""

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.compose.conftest import needs_engine
from tests.compose.people import more, writing
from tests.support import prometheus_image
from tests.support.composed import FILE, Deployment
from tests.support.eventually import NotInTime, eventually

pytestmark = pytest.mark.timeout(300)

DASHBOARDS = FILE.parent / "infra/grafana/dashboards"
FILLED_IN = {"$__rate_interval": "1m", "$service": "incident", "$department": "patient-access"}
PROCESSES = 12
"""Five APIs, five workers, signals and the gateway."""
SOON_SECONDS = 90.0
TOLD_WHEN_IT_HAPPENS = (
    "plumbline_stream_pushed_total",
    "plumbline_stream_ended_total",
    "plumbline_stream_open",
    "plumbline_parking_keys",
    "plumbline_parking_events_total",
    "plumbline_process_loop_stall_seconds_bucket",
    "plumbline_access_refused_total",
    "plumbline_idempotency_replays_total",
    "plumbline_relay_failures_total",
    "plumbline_consumer_retries_total",
    'http_response_status_code=~"5.."',
)
"""What no process tells of until it happens for the first time: here nobody watches a board, and nothing fails."""


class Prometheus:
    """The questions that tests ask of it."""

    def __init__(self, port: int, client: httpx.AsyncClient) -> None:
        self._url, self._client = f"http://127.0.0.1:{port}/api/v1", client

    async def ask(self, path: str, **parameters: str) -> Any:
        """The data of an answer. Raises ``AssertionError`` with what it said where it refuses."""
        answer = await self._client.get(f"{self._url}/{path}", params=parameters)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def targets(self) -> list[dict[str, Any]]:
        """What it reads."""
        return list((await self.ask("targets"))["activeTargets"])


@pytest.fixture(scope="module")
def observed(running: Deployment) -> Iterator[Deployment]:
    """The deployment with Prometheus beside it."""
    needs_engine(prometheus_image.BASE)
    prometheus_image.made()
    running.up("--no-deps", "prometheus")
    yield running
    running.compose("rm", "--stop", "--force", "prometheus")


@pytest.fixture
def prometheus(observed: Deployment, client: httpx.AsyncClient) -> Prometheus:
    return Prometheus(int(observed.settings["PLUMBLINE_PROMETHEUS_PORT"]), client)


async def test_every_process_of_ours_is_read_under_its_name(prometheus: Prometheus) -> None:
    async def all_up() -> bool:
        targets = await prometheus.targets()
        return len(targets) == PROCESSES and all(one["health"] == "up" for one in targets)

    await eventually(all_up, what="every process is read", within_seconds=SOON_SECONDS)
    named = {(one["labels"]["service"], one["labels"]["role"]) for one in await prometheus.targets()}
    assert len(named) == PROCESSES
    assert ("departments", "signals") in named


async def test_every_alert_is_weighed_and_none_speaks(prometheus: Prometheus) -> None:
    async def rules() -> list[dict[str, Any]]:
        groups = (await prometheus.ask("rules"))["groups"]
        found = [rule for group in groups for rule in group["rules"]]
        return found if found and all(rule["health"] != "unknown" for rule in found) else []

    weighed = await eventually(rules, what="every alert is weighed", within_seconds=SOON_SECONDS)
    assert {rule["health"] for rule in weighed} == {"ok"}
    assert [rule["name"] for rule in weighed if rule.get("state") == "firing"] == []


async def test_every_chart_of_what_goes_on_gets_an_answer(observed: Deployment, prometheus: Prometheus) -> None:
    async def answered() -> bool:
        unanswered[:] = [query for query in asked if not (await prometheus.ask("query", query=query))["result"]]
        return not unanswered

    asked, unanswered = [query for query in _queries() if not _may_be_empty(query)], list[str]()
    assert len(asked) > len(_queries()) / 2
    # A process tells of requests and facts when it has had some since it started.
    async with writing(observed) as history:
        await more(history, 5)
        try:
            await eventually(answered, what="every chart is answered", within_seconds=SOON_SECONDS)
        except NotInTime:
            raise AssertionError(unanswered) from None


async def test_prometheus_takes_every_query_of_a_chart(prometheus: Prometheus) -> None:
    for query in _queries():
        assert (await prometheus.ask("query", query=query))["resultType"] == "vector", query


def _queries() -> list[str]:
    documents = [json.loads(path.read_text()) for path in sorted(DASHBOARDS.glob("*.json"))]
    targets = [target for made in documents for panel in made["panels"] for target in panel.get("targets", [])]
    return [_filled_in(target["expr"]) for target in targets]


def _filled_in(query: str) -> str:
    for name, value in FILLED_IN.items():
        query = query.replace(name, value)
    return query


def _may_be_empty(query: str) -> bool:
    return any(part in query for part in TOLD_WHEN_IT_HAPPENS)

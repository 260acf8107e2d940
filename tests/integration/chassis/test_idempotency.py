"""A command is done once however often it is asked, and its answer is kept with its effect or not at all.

Fault scenarios 1 to 3 as far as one database shows them: asked again after the reply was lost, at the same time, with
another body, after a refusal.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Annotated

import httpx
import pytest
from fastapi import APIRouter, Depends
from starlette.responses import Response

from chassis.api.bodies import RequestModel
from chassis.api.commands import Answer, CommandRequest, Commands, command_request
from chassis.api.idempotency import Claim, claim_key, delete_expired
from chassis.api.policies import Policy, requires
from chassis.api.problems import Problem
from chassis.clock import SystemClock
from chassis.housekeeping import drop_old_answers
from chassis.principals import Principal, service_principal
from chassis.unit_of_work import UnitOfWork
from tests.support.asking import asking, make_app, person
from tests.support.eventually import eventually
from tests.support.frame import Catalogued, Frame

PEOPLE = {"ann": person("ann"), "bob": person("bob")}
ANYBODY = Policy("do it")


class NotNow(Exception):
    """The domain says no."""


class Order(RequestModel):
    name: str
    refuse: bool = False


class Doing:
    """The work of a test's command: writes an effect and records a fact. ``before_end`` may hold it up."""

    def __init__(self) -> None:
        self.begun = 0
        self.before_end: Callable[[], Awaitable[None]] | None = None

    async def __call__(self, work: UnitOfWork, order: Order, version: int) -> Answer:
        self.begun += 1
        await work.connection.execute(
            "insert into effects (event_id, aggregate_id, aggregate_version, name) values ($1, $2, 1, $3)",
            f"{order.name}-{self.begun}",
            order.name,
            order.name,
        )
        work.record(Catalogued(order.name, version))
        if self.before_end is not None:
            await self.before_end()
        if order.refuse:
            raise NotNow("Not now.")
        body = {"made": order.name, "time": self.begun}
        return Answer(201, body, {"Location": f"/v1/orders/{order.name}", "ETag": '"1"'})


@pytest.fixture
def doing() -> Doing:
    return Doing()


@pytest.fixture
async def client(frame: Frame, doing: Doing) -> AsyncIterator[httpx.AsyncClient]:
    router = APIRouter(prefix="/v1")
    commands = Commands(frame.units)

    @router.post("/orders")
    async def order(
        body: Order,
        asked: Annotated[CommandRequest, Depends(command_request)],
        principal: Annotated[Principal, requires(ANYBODY)],
    ) -> Response:
        return await commands.run(asked, principal, lambda work: doing(work, body, 1))

    app = make_app(router, people=PEOPLE, problems={NotNow: Problem(409, "not-now", "Not now")})
    async with asking(app) as made:
        yield made


async def ask(client: httpx.AsyncClient, key: str, *, who: str = "ann", **body: object) -> httpx.Response:
    headers = {"Idempotency-Key": key, "Authorization": f"Bearer {who}"}
    return await client.post("/v1/orders", json={"name": "x", **body}, headers=headers)


async def outbox(frame: Frame) -> int:
    return int(await frame.value("select count(*) from outbox"))


async def kept(frame: Frame, subject: str = "ann") -> int:
    async with frame.units.begin(person(subject)) as work:
        return int(await work.connection.fetchval("select count(*) from idempotency_keys"))


async def test_asked_twice_it_is_done_once_and_answered_the_same(client: httpx.AsyncClient, frame: Frame) -> None:
    first = await ask(client, "k1")
    again = await ask(client, "k1")
    assert (first.status_code, "Idempotency-Replayed" in first.headers) == (201, False)
    assert again.headers["Idempotency-Replayed"] == "true"
    for same in ("Location", "ETag", "content-type"):
        assert again.headers[same] == first.headers[same]
    assert (again.status_code, again.content) == (201, first.content)
    assert await frame.effects() == [("x", 1)]
    assert await outbox(frame) == 1


async def test_members_in_another_order_are_the_same_command(client: httpx.AsyncClient, frame: Frame) -> None:
    headers = {"Idempotency-Key": "k1", "Content-Type": "application/json"}
    await client.post("/v1/orders", content=b'{"name": "x", "refuse": false}', headers=headers)
    again = await client.post("/v1/orders", content=b'{"refuse":false,"name":"x"}', headers=headers)
    assert again.headers["Idempotency-Replayed"] == "true"
    assert len(await frame.effects()) == 1


async def test_the_same_key_with_another_body_is_refused(client: httpx.AsyncClient, frame: Frame) -> None:
    await ask(client, "k1")
    other = await ask(client, "k1", name="y")
    assert (other.status_code, other.json()["type"]) == (422, "urn:plumbline:problem:idempotency-key-reused")
    assert await frame.effects() == [("x", 1)]


async def test_two_people_may_choose_the_same_key(client: httpx.AsyncClient, frame: Frame) -> None:
    await ask(client, "k1")
    other = await ask(client, "k1", who="bob")
    assert (other.status_code, "Idempotency-Replayed" in other.headers) == (201, False)
    assert len(await frame.effects()) == 2


async def test_a_refusal_leaves_nothing_and_the_next_try_may_succeed(
    client: httpx.AsyncClient, frame: Frame, doing: Doing
) -> None:
    refused = await ask(client, "k1", refuse=True)
    assert (refused.status_code, refused.json()["detail"]) == (409, "Not now.")
    assert (await frame.effects(), await outbox(frame), await kept(frame)) == ([], 0, 0)
    assert (await ask(client, "k1")).status_code == 201
    assert doing.begun == 2


async def test_a_crash_of_the_work_leaves_nothing(client: httpx.AsyncClient, frame: Frame, doing: Doing) -> None:
    async def crash() -> None:
        raise RuntimeError("power cut")

    doing.before_end = crash
    assert (await ask(client, "k1")).status_code == 500
    doing.before_end = None
    assert (await ask(client, "k1")).status_code == 201
    assert len(await frame.effects()) == 1


async def test_asked_ten_times_at_once_it_is_done_once(client: httpx.AsyncClient, frame: Frame, doing: Doing) -> None:
    answers = await asyncio.gather(*(ask(client, "k1") for _ in range(10)))
    assert {answer.status_code for answer in answers} == {201}
    assert {answer.content for answer in answers} == {answers[0].content}
    assert sum("Idempotency-Replayed" in answer.headers for answer in answers) == 9
    assert doing.begun == 1
    assert len(await frame.effects()) == 1


@asynccontextmanager
async def held_up(doing: Doing) -> AsyncIterator[asyncio.Event]:
    """The first command waits inside its transaction until the event is set."""
    go_on = asyncio.Event()

    async def wait() -> None:
        doing.before_end = None
        await go_on.wait()

    doing.before_end = wait
    yield go_on
    go_on.set()


async def _begun(doing: Doing, times: int) -> None:
    async def look() -> bool:
        return doing.begun >= times

    await eventually(look, what="the work began")


async def test_a_second_asker_waits_for_the_first_and_gets_its_answer(
    client: httpx.AsyncClient, frame: Frame, doing: Doing
) -> None:
    async with held_up(doing) as go_on:
        first = asyncio.create_task(ask(client, "k1"))
        await _begun(doing, 1)
        second = asyncio.create_task(ask(client, "k1"))
        await eventually(lambda: _waiters(frame), what="the second one waits for the first one's row")
        go_on.set()
        answers = await asyncio.gather(first, second)
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[1].headers["Idempotency-Replayed"] == "true"


async def test_a_second_asker_does_the_work_where_the_first_one_failed(
    client: httpx.AsyncClient, frame: Frame, doing: Doing
) -> None:
    async with held_up(doing) as go_on:
        first = asyncio.create_task(ask(client, "k1", refuse=True))
        await _begun(doing, 1)
        second = asyncio.create_task(ask(client, "k1"))
        await eventually(lambda: _waiters(frame), what="the second one waits for the first one's row")
        go_on.set()
        answers = await asyncio.gather(first, second)
    assert [answer.status_code for answer in answers] == [409, 201]
    assert "Idempotency-Replayed" not in answers[1].headers


async def _waiters(frame: Frame) -> bool:
    sql = (
        "select exists (select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database())"
    )
    return bool(await frame.value(sql))


async def test_who_waits_too_long_is_told_to_ask_again(
    client: httpx.AsyncClient, doing: Doing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.api.idempotency.PATIENCE_MS", 50)
    async with held_up(doing) as go_on:
        first = asyncio.create_task(ask(client, "k1"))
        await _begun(doing, 1)
        second = await ask(client, "k1")
        go_on.set()
        assert (await first).status_code == 201
    assert (second.status_code, second.headers["Retry-After"]) == (409, "1")
    assert second.json()["type"] == "urn:plumbline:problem:request-in-progress"


async def test_the_patience_of_the_claim_is_not_that_of_the_work(frame: Frame) -> None:
    async with frame.units.begin(person()) as work:
        before = await work.connection.fetchval("select current_setting('lock_timeout')")
        assert await claim_key(work.connection, Claim("ann", "k", "POST /x", b"f" * 32)) is None
        assert await work.connection.fetchval("select current_setting('lock_timeout')") == before


async def test_asked_again_after_the_reply_to_the_commit_was_lost(
    client: httpx.AsyncClient, frame: Frame, doing: Doing
) -> None:
    """The server committed, the client saw its connection break: the same key gives the answer that was kept."""
    await ask(client, "k1")
    await frame.pool.expire_connections()
    again = await ask(client, "k1")
    assert (again.status_code, again.headers["Idempotency-Replayed"], doing.begun) == (201, "true", 1)


async def test_nobody_sees_the_answers_of_others(client: httpx.AsyncClient, frame: Frame) -> None:
    await ask(client, "k1")
    assert await kept(frame, "ann") == 1
    assert await kept(frame, "bob") == 0
    assert await frame.value("select count(*) from idempotency_keys") == 0, "without a principal there are no rows"
    is_forced = "select relforcerowsecurity from pg_class where oid = 'idempotency_keys'::regclass"
    assert await frame.value(is_forced), "its owner is bound by it too"


async def test_nobody_can_keep_an_answer_under_another_name(frame: Frame) -> None:
    with pytest.raises(Exception, match="row-level security"):
        async with frame.units.begin(person("bob")) as work:
            await claim_key(work.connection, Claim("ann", "k", "POST /x", b"f" * 32))


async def test_old_answers_are_dropped_and_younger_ones_kept(client: httpx.AsyncClient, frame: Frame) -> None:
    await ask(client, "k1")
    await ask(client, "k2", who="bob")
    house_keeper = service_principal("frame")
    async with frame.units.begin(house_keeper) as work:
        assert await delete_expired(work.connection, datetime.now(UTC) - timedelta(days=7)) == 0
        assert await delete_expired(work.connection, datetime.now(UTC) + timedelta(minutes=1), at_most=1) == 1
        assert await delete_expired(work.connection, datetime.now(UTC) + timedelta(minutes=1)) == 1
    assert (await ask(client, "k1")).headers.get("Idempotency-Replayed") is None


class Later:
    """A clock that is eight days ahead."""

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(days=8)


async def test_a_worker_drops_what_is_older_than_seven_days(client: httpx.AsyncClient, frame: Frame) -> None:
    for number in range(5):
        await ask(client, f"k{number}")
    assert await drop_old_answers(frame.units, "frame", SystemClock()) == 0
    assert await drop_old_answers(frame.units, "frame", Later(), at_once=2) == 5
    assert await kept(frame) == 0
